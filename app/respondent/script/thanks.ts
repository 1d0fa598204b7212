import { armQuickExit } from './quick-exit.ts'

armQuickExit(() => undefined)

/** After sending: nothing of the answers stays in this tab, also where the browser ignores Clear-Site-Data (plain http). */
try {
  window.sessionStorage.clear()
} catch {
  // Storage is blocked, so nothing was kept.
}

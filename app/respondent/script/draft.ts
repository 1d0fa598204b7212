/** What is marked, kept in this tab only and only where the page allows it. Blocked storage must not stop anybody. */
export type Draft = { answers: Record<string, string>; part: number }

const KEY = `espejo:${location.pathname}`

function storage(): Storage | null {
  if (!keepsDraft()) return null
  try {
    return window.sessionStorage
  } catch {
    return null
  }
}

/**
 * How somebody comes to see the page. Who opened it finds nothing marked. It goes on where the same person reloaded it, or her
 * phone had put the tab aside. Before a tab that was reopened, restored or come back to may sit somebody else.
 */
export function arrival(): 'opened' | 'goes-on' | 'brought-back' {
  const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (load?.type === 'reload' || ('wasDiscarded' in document && document.wasDiscarded === true)) return 'goes-on'
  return load?.type === 'navigate' ? 'opened' : 'brought-back'
}

/** Whether what is marked may stay in this tab until it is sent. */
export function keepsDraft(): boolean {
  return document.body.dataset['keep'] === 'session'
}

/** What this person had marked before a reload; whatever else is kept in this tab is removed. */
export function readDraft(): Draft | null {
  if (arrival() !== 'goes-on') {
    wipeDraft()
    return null
  }
  try {
    const text = storage()?.getItem(KEY)
    return text ? (JSON.parse(text) as Draft) : null
  } catch {
    return null
  }
}

export function keepDraft(draft: Draft): void {
  try {
    storage()?.setItem(KEY, JSON.stringify(draft))
  } catch {
    // Full or blocked: the answers are still on the page.
  }
}

/** Removes what is kept; also where keeping is not allowed, in case it once was. */
export function wipeDraft(): void {
  try {
    window.sessionStorage.removeItem(KEY)
  } catch {
    // Nothing can be kept where nothing can be removed.
  }
}

/** After sending nothing at all stays in this tab, also where the browser ignores Clear-Site-Data (plain http). */
export function wipeTab(): void {
  try {
    window.sessionStorage.clear()
  } catch {
    // Storage is blocked, so nothing was kept.
  }
}

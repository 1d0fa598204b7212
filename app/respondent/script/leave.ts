import { armQuickExit } from './quick-exit.ts'

/** Pages of help: leaving is quick, and nothing else runs. */
armQuickExit(() => undefined)

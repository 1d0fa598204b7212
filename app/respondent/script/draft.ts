/** What is marked, kept in this tab only and only where the page allows it. Blocked storage must not stop anybody. */
export type Draft = { answers: Record<string, string>; part: number }

const KEY = `espejo:${location.pathname}`

function storage(): Storage | null {
  if (document.body.dataset['keep'] !== 'session') return null
  try {
    return window.sessionStorage
  } catch {
    return null
  }
}

/**
 * Whether the page goes on with what the same person was doing: she reloaded it, or her phone had put the tab aside.
 * Before a tab that was reopened, restored or come back to may sit somebody else.
 */
function goesOn(): boolean {
  const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return load?.type === 'reload' || ('wasDiscarded' in document && document.wasDiscarded === true)
}

/** What this person had marked before a reload; whatever else is kept in this tab is removed. */
export function readDraft(): Draft | null {
  if (!goesOn()) {
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

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

export function readDraft(): Draft | null {
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

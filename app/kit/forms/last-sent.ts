import { typedTexts } from './fields.ts'
import { NEVER_KEPT, TAKEN_UP_FIELD, typedIn, type Kept, type KeptReason } from './kept.ts'

/** The form that this page sent last, in the memory of the tab: where the line broke, it is still here. */
export type LastSent = {
  readonly kept: Kept
  /** Whose page it was, as the server names her to herself. */
  readonly account: string | null
  /** All that is sent again, under the same form id, so that it is done once. Files and passwords are not. */
  readonly entries: readonly (readonly [name: string, value: string])[]
}

let last: LastSent | null = null
const waiting = new Map<string, LastSent>()

/** Remembers what is being sent. @param path to which, and `page` from which. */
export function rememberSent(
  form: FormData,
  { path, page }: Pick<Kept, 'path' | 'page'>,
  account: string | null,
): void {
  const entries = typedTexts(form).filter(([name]) => !NEVER_KEPT.includes(name))
  last = { kept: { path, page, reason: 'failed', ...typedIn(form) }, account, entries }
  if (form.has(TAKEN_UP_FIELD)) waiting.delete(page)
}

export function lastSent(): LastSent | null {
  return last
}

/** An answer came that somebody sees: what was sent is no longer needed here. */
export function forgetSent(): void {
  last = null
}

/** Puts what was sent by for its form, when that is shown again in this tab to the same person. */
export function putBy({ kept, ...sent }: LastSent, reason: KeptReason): void {
  waiting.set(kept.page, { ...sent, kept: { ...kept, reason } })
}

/** What waits in this tab for the form of a page; null for anybody else. */
export function waitingFor(path: string, account: string | null): Kept | null {
  const found = waiting.get(path)
  return found && found.account === account ? found.kept : null
}

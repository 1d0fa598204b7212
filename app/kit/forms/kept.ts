import { hasFile, typedTexts } from './fields.ts'
import { FORM_ID_FIELD } from './form-id.ts'

/** Hidden field of a form that says, sealed, whose page it was; so that what she sent after her session is kept for her. */
export const OWNER_FIELD = 'de'

/** Hidden field of a form that shows what was kept of it: once it comes, nothing waits any more. */
export const TAKEN_UP_FIELD = 'retomado'

/** Fields that are never kept: passwords and codes. A test compares them with the fields of all forms. */
export const NEVER_KEPT: readonly string[] = ['clave', 'clave2', 'actual', 'codigo']

/** Why a sending did not arrive where it should: its session had ended, somebody was first, or something failed. */
export type KeptReason = 'session' | 'conflict' | 'failed'

/** What somebody typed into a form that was not saved. */
export type Kept = {
  /** Path to which it was sent. */
  readonly path: string
  /** Path of the page on which it stood: another one for a button of a list. */
  readonly page: string
  readonly reason: KeptReason
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Whether something of it was left out that must be given again. */
  readonly hadFile: boolean
  readonly hadSecret: boolean
}

/** What somebody typed, without where it was going and why it did not arrive. */
export type Typed = Omit<Kept, 'path' | 'page' | 'reason'>
const OWN_FIELDS: readonly string[] = [FORM_ID_FIELD, OWNER_FIELD, TAKEN_UP_FIELD]

/** What was typed into a form: no password, no code, no file, nothing that the form has of the server for itself. */
export function typedIn(form: FormData): Typed {
  return {
    fields: typedTexts(form).filter(([name]) => ![...NEVER_KEPT, ...OWN_FIELDS].includes(name)),
    hadFile: hasFile(form),
    hadSecret: NEVER_KEPT.some((name) => form.has(name)),
  }
}

/** An error page that knows what was typed: what it says, where the filled form is, and texts to copy. */
export type ToldError = { readonly says: string; readonly back: string | null; readonly texts: readonly string[] }

export function isToldError(value: unknown): value is ToldError {
  return typeof value === 'object' && value !== null && 'says' in value && 'texts' in value
}

/** What a page says for itself in its hidden fields, as an id: no word is so long without a blank. */
const NOT_WRITTEN = /^[\w:.=+/-]{20,}$/

/** What was written by hand, to be copied: no choices, no dates, no numbers, no ids. */
export function textsOf({ fields }: Pick<Kept, 'fields'>): string[] {
  return fields
    .map(([, value]) => value.trim())
    .filter((value) => (value.length >= 12 || /\s/.test(value)) && (!NOT_WRITTEN.test(value) || /^https?:/.test(value)))
}

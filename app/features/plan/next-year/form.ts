import { lineOf } from '#app/kit/forms/fields.ts'

/** Which result's proposals are brought: its campaign or its assessment. */
export type MoveForm = { readonly origin: string }

/** Reads what a button of the page says. */
export function readMoveForm(form: FormData): MoveForm {
  return { origin: lineOf(form, 'resultado') }
}

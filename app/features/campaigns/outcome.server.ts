import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'

/** That it was done, or what is wrong with the form that asked for it. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly problems: FieldProblems }
export type Refusal = Extract<Outcome, { ok: false }>

export const DONE: Outcome = { ok: true }

/** What is wrong with one field. */
export function refusal(field: string, message: string): Refusal {
  return { ok: false, problems: { [field]: message } }
}

/** @throws {AppError} `conflict` where nothing was done, for the state of the campaign did not allow it any more. */
export function doneOrConflict(done: boolean): Outcome {
  if (!done) throw new AppError('conflict')
  return DONE
}

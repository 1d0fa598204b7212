import { chosenOf, lineOf } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'

/** What somebody does on the page of her notices. */
export type NoticesChange =
  | { readonly kind: 'choose'; readonly wanted: readonly string[] }
  | { readonly kind: 'make-calendar' }
  | { readonly kind: 'end-calendar' }

/** @throws {AppError} `invalid-input` for another word. */
export function readNoticesChange(form: FormData): NoticesChange {
  const word = lineOf(form, 'accion')
  if (word === 'calendario') return { kind: 'make-calendar' }
  if (word === 'quitar') return { kind: 'end-calendar' }
  if (word !== 'elegir') throw new AppError('invalid-input')
  return { kind: 'choose', wanted: chosenOf(form, 'aviso') }
}

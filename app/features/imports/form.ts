import { asSent, fileOf, lineOf } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Sealed } from './seal-import.server.ts'

/** By the word in the form and in the name of the template. */
export const IMPORT_KINDS = ['entidades', 'cuentas'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** A sheet to be looked at; `file` is null where none was chosen. */
export type SheetUpload = { readonly intent: 'review'; readonly kind: ImportKind; readonly file: File | null }
/** What a report announced, as it comes back with the form that confirms it. */
export type SheetConfirmation = {
  readonly intent: 'confirm'
  readonly kind: ImportKind
  readonly announced: Sealed
}

/** Reads either form of the page of imports. @throws {AppError} `invalid-input` for one that it does not have. */
export function readImport(form: FormData): SheetUpload | SheetConfirmation {
  const kind = IMPORT_KINDS.find((each) => each === lineOf(form, 'tipo'))
  if (kind === undefined) throw new AppError('invalid-input')
  switch (lineOf(form, 'accion')) {
    case 'confirmar':
      return {
        intent: 'confirm',
        kind,
        announced: { announced: asSent(form, 'anunciado'), seal: asSent(form, 'sello') },
      }
    case 'revisar':
      return { intent: 'review', kind, file: fileOf(form, kind) }
    default:
      throw new AppError('invalid-input')
  }
}

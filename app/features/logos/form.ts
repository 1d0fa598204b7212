import { fileOf, lineOf } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'

/** What is asked of a logo. `seen` is the mark of what the page showed. */
export type LogoOrder = { readonly seen: string } & (
  | { readonly kind: 'put'; readonly file: File | null }
  | { readonly kind: 'remove' }
)

/** Reads either form of the page of a logo. @throws {AppError} `invalid-input` for one that it does not have. */
export function readLogoOrder(form: FormData): LogoOrder {
  const seen = lineOf(form, 'revision')
  switch (lineOf(form, 'accion')) {
    case 'poner':
      return { kind: 'put', file: fileOf(form, 'logotipo'), seen }
    case 'quitar':
      return { kind: 'remove', seen }
    default:
      throw new AppError('invalid-input')
  }
}

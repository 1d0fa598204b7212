import { asSent, lineOf } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'

/** A new password, typed twice, and the old one. */
export type PasswordChange = { readonly current: string; readonly password: string; readonly again: string }

/** What somebody does to her own account. */
export type AccountChange =
  | { readonly kind: 'end-session'; readonly sessionId: string }
  | { readonly kind: 'end-sessions' }
  | ({ readonly kind: 'password' } & PasswordChange)

/** @throws {AppError} `invalid-input` for another word. */
export function readAccountChange(form: FormData): AccountChange {
  const word = lineOf(form, 'accion')
  if (word === 'cerrar') return { kind: 'end-session', sessionId: lineOf(form, 'sesion') }
  if (word === 'cerrar-todas') return { kind: 'end-sessions' }
  if (word !== 'clave') throw new AppError('invalid-input')
  return {
    kind: 'password',
    current: asSent(form, 'actual'),
    password: asSent(form, 'clave'),
    again: asSent(form, 'clave2'),
  }
}

/** What somebody does to the link with a provider of identities; linking asks for her password. */
export type ProviderChange = { readonly kind: 'unlink' } | { readonly kind: 'link'; readonly password: string }

/** @throws {AppError} `invalid-input` for another word. */
export function readProviderChange(form: FormData): ProviderChange {
  const word = lineOf(form, 'accion')
  if (word === 'quitar') return { kind: 'unlink' }
  if (word !== 'vincular') throw new AppError('invalid-input')
  return { kind: 'link', password: asSent(form, 'clave') }
}

/** Id of the membership in which somebody goes on. */
export function readChosenRole(form: FormData): string {
  return lineOf(form, 'funcion')
}

/** That somebody deletes her account, and how she proves that it is hers. */
export type Deletion = { readonly isSure: boolean; readonly password: string; readonly code: string }

export function readDeletion(form: FormData): Deletion {
  return { isSure: lineOf(form, 'seguro') === 'si', password: asSent(form, 'clave'), code: lineOf(form, 'codigo') }
}

const STEPS = { empezar: 'begin', confirmar: 'confirm', codigos: 'renew-codes', quitar: 'remove' } as const

/** What somebody does to her second step. The code confirms a new one; everything else asks for the password. */
export type SecondFactorChange = {
  readonly kind: (typeof STEPS)[keyof typeof STEPS]
  readonly password: string
  readonly code: string
}

/** @throws {AppError} `invalid-input` for another word. */
export function readSecondFactorChange(form: FormData): SecondFactorChange {
  const word = lineOf(form, 'accion')
  if (!Object.hasOwn(STEPS, word)) throw new AppError('invalid-input')
  return {
    kind: STEPS[word as keyof typeof STEPS],
    password: asSent(form, 'clave'),
    code: lineOf(form, 'codigo'),
  }
}

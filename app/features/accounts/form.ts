import { asSent, chosenOf, lineOf, linesOf } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'

/** What was typed into the form of an invitation; the rules decide what it is worth. */
export type TypedInvitation = {
  readonly kind: string
  readonly name: string
  readonly email: string
  readonly resolution: string
  /** As a date field sends it; empty for no last day. */
  readonly endsOn: string
  /** Unit of a keeper. */
  readonly unit: string
  /** Whether the Ministry lends a keeper to the entity. */
  readonly isLentByMinistry: boolean
}

export function readInvitationForm(form: FormData): TypedInvitation {
  const text = (field: string) => lineOf(form, field)
  return {
    kind: text('funcion'),
    name: text('nombre'),
    email: text('correo'),
    resolution: text('resolucion'),
    endsOn: text('hasta'),
    unit: text('unidad'),
    isLentByMinistry: text('presta') === 'mimp',
  }
}

/** What is done with an invitation that nobody used. */
export type InvitationChange = { readonly kind: 'resend' | 'withdraw'; readonly invitationId: string }

const CHANGES: Readonly<Record<string, InvitationChange['kind']>> = { reenviar: 'resend', retirar: 'withdraw' }

/** @throws {AppError} `invalid-input` for another word. */
export function readInvitationChange(form: FormData): InvitationChange {
  const word = lineOf(form, 'accion')
  const kind = Object.hasOwn(CHANGES, word) ? CHANGES[word] : undefined
  if (!kind) throw new AppError('invalid-input')
  return { kind, invitationId: lineOf(form, 'invitacion') }
}

/** Id of an invitation that is sent anew, where nothing else may be done. @throws {AppError} `invalid-input`. */
export function readResending(form: FormData): string {
  const { kind, invitationId } = readInvitationChange(form)
  if (kind !== 'resend') throw new AppError('invalid-input')
  return invitationId
}

/** What a list of accounts is asked: that it is right, or something about an invitation. @throws {AppError} `invalid-input`. */
export function readListChange(form: FormData): InvitationChange | { readonly kind: 'confirm' } {
  return lineOf(form, 'accion') === 'confirmar' ? { kind: 'confirm' } : readInvitationChange(form)
}

/** That an account ends; `problem` where the person did not say that she is sure. */
export type Ending = { readonly kind: 'end'; readonly problem: string | null }

/** @throws {AppError} `invalid-input` for another word. */
export function readEnding(form: FormData): Ending {
  if (lineOf(form, 'accion') !== 'terminar') throw new AppError('invalid-input')
  return { kind: 'end', problem: lineOf(form, 'seguro') === 'si' ? null : 'Marque la casilla para confirmar' }
}

/** What whoever may vouch for a keeper says of her. */
export type TypedVouching =
  | { readonly kind: 'vouch'; readonly unit: string; readonly isSure: boolean }
  | { readonly kind: 'refuse'; readonly reason: string }

/** The last day of an account, and the act that ends its function. */
export type TypedLastDay = { readonly kind: 'last-day'; readonly endsOn: string; readonly act: string }

/** What is done with one account. */
export type AccountChange =
  | Ending
  | TypedLastDay
  | TypedVouching
  | { readonly kind: 'share'; readonly campaignIds: readonly string[] }

/** Reads which button of the page of an account was pressed, with its fields. @throws {AppError} `invalid-input`. */
export function readAccountChange(form: FormData): AccountChange {
  switch (lineOf(form, 'accion')) {
    case 'compartir':
      return { kind: 'share', campaignIds: chosenOf(form, 'resultado') }
    case 'avalar':
      return { kind: 'vouch', unit: lineOf(form, 'unidad'), isSure: lineOf(form, 'avala') === 'si' }
    case 'hasta':
      return { kind: 'last-day', endsOn: lineOf(form, 'hasta'), act: lineOf(form, 'acto') }
    case 'rechazar':
      return { kind: 'refuse', reason: linesOf(form, 'razon') }
    default:
      return readEnding(form)
  }
}

/** What is typed to lend a keeper to another entity. */
export type TypedLoan = TypedInvitation & { readonly entityId: string }

export function readLoanForm(form: FormData): TypedLoan {
  return { ...readInvitationForm(form), entityId: lineOf(form, 'entidad') }
}

/** What a person who accepts an invitation says of herself: her name, at most 120 letters, and a password twice. */
export type NewAccount = { readonly name: string; readonly password: string; readonly again: string }

export function readNewAccount(form: FormData): NewAccount {
  return {
    name: lineOf(form, 'nombre').slice(0, 120),
    password: asSent(form, 'clave'),
    again: asSent(form, 'clave2'),
  }
}

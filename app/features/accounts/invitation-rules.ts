import { GRANTS, isKeeper, type Invitable } from '#app/door/membership-rules.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { ADDRESS_FAULT_WORDS, readAddress } from '#app/kit/mail/mail-address.ts'
import { addMonths } from '#app/kit/program/clock.ts'
import type { TypedInvitation } from './form.ts'

/** A last day further away than this is no last day. */
const LONGEST_MONTHS = 24

/** What is wrong with a last day of access; null where nothing is. @param today ISO date. */
export function lastDayProblem(isRequired: boolean, endsOn: string, today: string): string | null {
  if (endsOn === '') return isRequired ? 'Escriba hasta qué día tendrá acceso' : null
  if (!/^\d{4}-\d{2}-\d{2}$/.test(endsOn) || Number.isNaN(Date.parse(endsOn))) return 'Escriba una fecha'
  if (endsOn <= today) return 'El último día debe ser posterior a hoy'
  return endsOn > addMonths(today, LONGEST_MONTHS) ? 'El último día puede ser dentro de dos años como máximo' : null
}

/** Whether it can be the name of a unit. */
export function isUnit(text: string): boolean {
  return text.length >= 3 && text.length <= 120
}

export const UNIT_PROBLEM = 'Escriba en qué unidad trabaja, de 3 a 120 letras'

/** An invitation that may go out. */
export type SoundInvitation = {
  readonly kind: Invitable
  readonly name: string
  readonly email: string
  readonly resolution: string
  /** ISO date of the last day of access. */
  readonly endsOn: string | null
  /** Of a keeper; empty for everybody else. */
  readonly unit: string
}
export type CheckedInvitation =
  | { readonly ok: true; readonly invitation: SoundInvitation }
  | { readonly ok: false; readonly problems: FieldProblems }

/** What decides which invitations a person may send. */
export type InvitationLimits = {
  /** What she may invite as. */
  readonly kinds: readonly Invitable[]
  /** Of which of them a resolution must be given. */
  readonly needsResolution: (kind: Invitable) => boolean
  /** ISO date. */
  readonly today: string
}

/** Checks what was typed of an invitation; problems by the field of the form. */
export function checkInvitation(
  { kind: typedKind, name, email, resolution, endsOn, unit }: TypedInvitation,
  { kinds, needsResolution, today }: InvitationLimits,
): CheckedInvitation {
  const kind = kinds.find((each) => each === typedKind)
  const problems: Record<string, string> = {}
  const keeps = kind !== undefined && isKeeper(GRANTS[kind].role)
  if (keeps && !isUnit(unit)) problems['unidad'] = UNIT_PROBLEM
  if (!kind) problems['funcion'] = 'Elija qué hará esta persona'
  if (name.length < 3 || name.length > 120) problems['nombre'] = 'Escriba el nombre y los apellidos'
  const address = readAddress(email)
  if (!address.ok) problems['correo'] = ADDRESS_FAULT_WORDS[address.fault]
  if (kind && needsResolution(kind) && resolution.length < 3)
    problems['resolucion'] =
      kind === 'delegate'
        ? 'Escriba el número de la resolución que delega'
        : 'Escriba el número de la resolución que nombra a esta persona'
  if (resolution.length > 120) problems['resolucion'] = 'Escriba solo el número de la resolución'
  const late = kind ? lastDayProblem(kind === 'reader' || kind === 'delegate', endsOn, today) : null
  if (late) problems['hasta'] = late
  if (!kind || !address.ok || Object.keys(problems).length > 0) return { ok: false, problems }
  return {
    ok: true,
    invitation: {
      kind,
      name,
      email: address.address,
      resolution,
      endsOn: endsOn === '' ? null : endsOn,
      unit: keeps ? unit : '',
    },
  }
}

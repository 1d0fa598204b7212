import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { addMonths } from '#app/kit/program/clock.ts'
import type { Invitable } from '#app/door/membership-rules.ts'

export type InvitationForm = {
  readonly kind: Invitable
  readonly name: string
  readonly email: string
  readonly resolution: string
  readonly endsOn: string | null
}
export type ReadInvitationForm =
  | { readonly ok: true; readonly form: InvitationForm }
  | { readonly ok: false; readonly problems: FieldProblems }

const EMAIL = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/
const LONGEST_EMAIL = 200

/** Whether it looks like an address that mail can reach. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text) && text.length <= LONGEST_EMAIL
}

/** A last day further away than this is no last day. */
const LONGEST_MONTHS = 24

/** What is wrong with a last day of access; empty where there is none. @param today ISO date. */
export function lastDayProblem(isRequired: boolean, endsOn: string, today: string): string | null {
  if (endsOn === '') return isRequired ? 'Escriba hasta qué día tendrá acceso' : null
  if (!/^\d{4}-\d{2}-\d{2}$/.test(endsOn) || Number.isNaN(Date.parse(endsOn))) return 'Escriba una fecha'
  if (endsOn <= today) return 'El último día debe ser posterior a hoy'
  return endsOn > addMonths(today, LONGEST_MONTHS) ? 'El último día puede ser dentro de dos años como máximo' : null
}

/**
 * Reads the form of an invitation.
 * @param may what this person may invite as. @param resolved of which of them a resolution must be given. @param today ISO date.
 */
export function readInvitationForm(
  form: FormData,
  may: readonly Invitable[],
  resolved: (kind: Invitable) => boolean,
  today: string,
): ReadInvitationForm {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const kind = may.find((each) => each === text('funcion'))
  const problems: Record<string, string> = {}
  if (!kind) problems['funcion'] = 'Elija qué hará esta persona'
  if (text('nombre').length < 3 || text('nombre').length > 120) problems['nombre'] = 'Escriba el nombre y los apellidos'
  if (!isEmail(text('correo'))) problems['correo'] = 'Escriba un correo, como nombre@entidad.gob.pe'
  if (kind && resolved(kind) && text('resolucion').length < 3)
    problems['resolucion'] =
      kind === 'delegate'
        ? 'Escriba el número de la resolución que delega'
        : 'Escriba el número de la resolución que nombra a esta persona'
  if (text('resolucion').length > 120) problems['resolucion'] = 'Escriba solo el número de la resolución'
  const endsOn = text('hasta')
  const late = kind ? lastDayProblem(kind === 'reader' || kind === 'delegate', endsOn, today) : null
  if (late) problems['hasta'] = late
  if (!kind || Object.keys(problems).length > 0) return { ok: false, problems }
  return {
    ok: true,
    form: {
      kind,
      name: text('nombre'),
      email: text('correo').toLowerCase(),
      resolution: text('resolucion'),
      endsOn: endsOn === '' ? null : endsOn,
    },
  }
}

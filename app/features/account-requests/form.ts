import { z } from 'zod'
import { REQUESTABLE_ROLES } from '#db/schema/accounts.ts'
import { lineOf, linesOf, readFields, type FieldProblems } from '#app/kit/forms/fields.ts'
import { ADDRESS_FAULT_WORDS, readAddress } from '#app/kit/mail/mail-address.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'

const text = (shortest: number, message: string) =>
  z.string().min(shortest, message).max(120, 'Escriba menos de 120 letras')

const fields = z.object({
  funcion: z.enum(REQUESTABLE_ROLES, 'Elija para qué pide la cuenta'),
  nombre: text(3, 'Escriba su nombre y apellidos'),
  correo: z.string().transform((typed, context) => {
    const read = readAddress(typed)
    if (read.ok) return read.address
    context.addIssue({ code: 'custom', message: ADDRESS_FAULT_WORDS[read.fault] })
    return z.NEVER
  }),
  cargo: text(3, 'Escriba su cargo en la entidad'),
  resolucion: text(3, 'Escriba el número de la resolución que le nombra'),
  fecha: z.iso.date('Escriba la fecha de la resolución'),
})

/** Who asks for an account, and by which resolution. */
export type Asking = {
  readonly name: string
  readonly email: string
  readonly position: string
  readonly role: (typeof REQUESTABLE_ROLES)[number]
  readonly resolution: string
  /** ISO date. */
  readonly resolutionDate: string
}

/** What was typed into the request of an account: which entity is meant is found out with the directory. */
export type TypedRequest = {
  readonly entity: { readonly typed: string; readonly chosenId: string }
  readonly asking:
    | { readonly ok: true; readonly input: Asking }
    | { readonly ok: false; readonly problems: FieldProblems }
}

/** Problems in the order of the fields of the schema. */
function inOrder(problems: FieldProblems): FieldProblems {
  return Object.fromEntries(
    Object.keys(fields.shape).flatMap((name) => {
      const problem = problems[name]
      return problem === undefined ? [] : [[name, problem] as const]
    }),
  )
}

export function readRequestForm(form: FormData): TypedRequest {
  const entity = {
    typed: lineOf(form, 'entidad').slice(0, 200),
    chosenId: lineOf(form, 'entidad-id'),
  }
  const read = readFields(fields, form)
  if (!read.ok) return { entity, asking: { ok: false, problems: inOrder(read.problems) } }
  const { nombre, correo, cargo, funcion, resolucion, fecha } = read.input
  const input = {
    name: nombre,
    email: correo,
    position: cargo,
    role: funcion,
    resolution: resolucion,
    resolutionDate: fecha,
  }
  return { entity, asking: { ok: true, input } }
}

const SHORTEST_REASON = 5
const LONGEST_REASON = 500

function reasonProblem(reason: string): string | null {
  if (reason.length < SHORTEST_REASON) return 'Escriba por qué se rechaza: la persona lo leerá'
  return reason.length > LONGEST_REASON ? `Escriba menos de ${LONGEST_REASON} letras` : null
}

/** What is decided about a request; `problem` where the reason is none that the person can be told. */
export type TypedDecision =
  | { readonly kind: 'grant'; readonly requestId: string }
  | {
      readonly kind: 'refuse'
      readonly requestId: string
      readonly reason: string
      readonly problem: string | null
    }

/** @throws {AppError} `invalid-input` for another word. */
export function readDecision(form: FormData): TypedDecision {
  const requestId = lineOf(form, 'solicitud')
  if (form.get('accion') === 'conceder') return { kind: 'grant', requestId }
  if (form.get('accion') !== 'rechazar') throw new AppError('invalid-input')
  const reason = linesOf(form, 'razon')
  return { kind: 'refuse', requestId, reason, problem: reasonProblem(reason) }
}

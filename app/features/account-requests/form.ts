import { z } from 'zod'
import { REQUESTABLE_ROLES } from '#db/schema/accounts.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { findEntity, type Findable } from './find-entity.ts'
import { isEmail } from '#app/features/accounts/form.ts'

/** One line as a person means it: no line ends or signs that cannot be seen. */
const line = z.string().transform((text) => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim())
const text = (shortest: number, message: string) =>
  line.pipe(z.string().min(shortest, message).max(120, 'Escriba menos de 120 letras'))

const fields = z.object({
  funcion: z.enum(REQUESTABLE_ROLES, 'Elija para qué pide la cuenta'),
  nombre: text(3, 'Escriba su nombre y apellidos'),
  correo: line
    .refine(isEmail, 'Escriba su correo, como nombre@entidad.gob.pe')
    .transform((email) => email.toLowerCase()),
  cargo: text(3, 'Escriba su cargo en la entidad'),
  resolucion: text(3, 'Escriba el número de la resolución que le nombra'),
  fecha: z.iso.date('Escriba la fecha de la resolución'),
})

export type RequestInput = {
  readonly entityId: string
  readonly name: string
  readonly email: string
  readonly position: string
  readonly role: (typeof REQUESTABLE_ROLES)[number]
  readonly resolution: string /** ISO date. */
  readonly resolutionDate: string
}
/** Candidates: entities that could be meant, for choosing one. */
export type ReadRequestForm<Entity> =
  | { readonly ok: true; readonly request: RequestInput }
  | { readonly ok: false; readonly problems: FieldProblems; readonly candidates: readonly Entity[] }

const NOT_FOUND = 'No hay una entidad con ese nombre. Escriba solo una parte, o las siglas, y elija de la lista'
const ENTITY_PROBLEMS = {
  none: NOT_FOUND,
  'too-many': 'Hay muchas entidades que se llaman así. Escriba más del nombre',
  several: 'Elija cuál de estas entidades es la suya',
} as const

/** Reads the request of an account. @param entities those of which one may be asked for. @param today ISO date. */
export function readRequestForm<Entity extends Findable>(
  form: FormData,
  entities: readonly Entity[],
  today: string,
): ReadRequestForm<Entity> {
  const given = (name: string) => String(form.get(name) ?? '')
  const read = fields.safeParse(Object.fromEntries(Object.keys(fields.shape).map((name) => [name, given(name)])))
  const typed = given('entidad').slice(0, 200)
  const found = findEntity(typed, given('entidad-id'), entities)
  const problems: Record<string, string> = {}
  if (found.kind !== 'one')
    problems['entidad'] = typed.trim() === '' ? 'Escriba el nombre de su entidad' : ENTITY_PROBLEMS[found.kind]
  for (const issue of read.error?.issues ?? []) problems[String(issue.path[0])] ??= issue.message
  if (read.success && read.data.fecha > today)
    problems['fecha'] = 'La fecha de la resolución no puede ser posterior a hoy'
  if (found.kind !== 'one' || !read.success || Object.keys(problems).length > 0)
    return { ok: false, problems, candidates: found.kind === 'several' ? found.candidates : [] }
  const { nombre, correo, cargo, funcion, resolucion, fecha } = read.data
  return {
    ok: true,
    request: {
      entityId: found.entity.id,
      name: nombre,
      email: correo,
      position: cargo,
      role: funcion,
      resolution: resolucion,
      resolutionDate: fecha,
    },
  }
}

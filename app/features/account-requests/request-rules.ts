import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { findEntity, type Findable } from './find-entity.ts'
import type { Asking, TypedRequest } from './form.ts'

/** A request that may be stored. */
export type SoundRequest = Asking & { readonly entityId: string }

/** Candidates: entities that could be meant, for choosing one. */
export type CheckedRequest<Entity> =
  | { readonly ok: true; readonly request: SoundRequest }
  | { readonly ok: false; readonly problems: FieldProblems; readonly candidates: readonly Entity[] }

const NOT_FOUND = 'No hay una entidad con ese nombre. Escriba solo una parte, o las siglas, y elija de la lista'
const ENTITY_PROBLEMS = {
  none: NOT_FOUND,
  'too-many': 'Hay muchas entidades que se llaman así. Escriba más del nombre',
  several: 'Elija cuál de estas entidades es la suya',
} as const

/** Checks the request of an account. @param entities those of which one may be asked for. @param today ISO date. */
export function checkRequest<Entity extends Findable>(
  { entity, asking }: TypedRequest,
  entities: readonly Entity[],
  today: string,
): CheckedRequest<Entity> {
  const found = findEntity(entity.typed, entity.chosenId, entities)
  const problems: Record<string, string> = {}
  if (found.kind !== 'one')
    problems['entidad'] = entity.typed.trim() === '' ? 'Escriba el nombre de su entidad' : ENTITY_PROBLEMS[found.kind]
  if (!asking.ok) Object.assign(problems, asking.problems)
  else if (asking.input.resolutionDate > today)
    problems['fecha'] = 'La fecha de la resolución no puede ser posterior a hoy'
  if (found.kind !== 'one' || !asking.ok || Object.keys(problems).length > 0)
    return { ok: false, problems, candidates: found.kind === 'several' ? found.candidates : [] }
  return { ok: true, request: { entityId: found.entity.id, ...asking.input } }
}

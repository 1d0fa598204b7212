import { findEntity, listEntities } from '#db/queries/directory.server.ts'
import { barredFrom } from '#db/queries/plan-judges.server.ts'
import { findFact, type FactStepTaken } from '#db/queries/yearly-record.server.ts'
import type { Note } from '#db/queries/audit.server.ts'
import type { StoredFact } from '#db/stored-fact.ts'
import type { FactEvent } from '#db/schema/yearly-record.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import { plainName } from '#surveys/text/written-text.ts'
import type { SaidFact } from '#surveys/yearly-record/fact.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { MINISTRY_NAME } from '#app/kit/words/names.ts'
import { OF_MINISTRY, type RecordPlace } from './record-address.ts'
import { isOpenOn, isRecordYear } from './record-rules.ts'
import { CLOSED, ENDED, MOVED } from './words.ts'

/** Whose record: an entity's, or the Ministry's own acts, which have no entity. */
export type RecordOwner = {
  readonly place: RecordPlace
  readonly entityId: string | null
  readonly name: string
  readonly level: GovernmentLevel | null
  readonly isActive: boolean
}

/**
 * The record that an address asks for.
 * @throws {AppError} `not-found` outside of what the actor sees, and for a year that has no record.
 */
export function loadOwner(actor: Actor, place: RecordPlace, now: Date): RecordOwner {
  if (!isRecordYear(place.year, limaDate(now))) throw new AppError('not-found')
  const id = place.whose === null ? (actor.entity?.id ?? null) : place.whose
  if (id === OF_MINISTRY && actor.scope.kind === 'country')
    return { place, entityId: null, name: MINISTRY_NAME, level: null, isActive: true }
  const entity = id === null ? null : findEntity(runtime().database, actor.scope, id)
  if (!entity) throw new AppError('not-found')
  const { name, governmentLevel: level, status } = entity
  return { place, entityId: entity.id, name, level, isActive: status === 'active' }
}

/** A fact of that record. @throws {AppError} `not-found` where it is of another. */
export function loadFact(actor: Actor, owner: RecordOwner, id: string): StoredFact {
  const fact = findFact(runtime().database, actor.scope, id)
  // What an entity has not told is its own.
  const isUntold = fact?.state === 'draft' && actor.scope.kind === 'country'
  if (!fact || isUntold || fact.entityId !== owner.entityId || fact.year !== owner.place.year)
    throw new AppError('not-found')
  return fact
}

/** Why the actor may not write into a record now; null where she may. */
export function barredWords(actor: Actor, { entityId, place, isActive }: RecordOwner, now: Date): string | null {
  if (actor.scope.kind === 'country') return null
  if (entityId === null || !can(actor.role, 'record:write'))
    return 'Quien coordina y quien colabora escriben en el registro.'
  if (!isActive) return ENDED
  return isOpenOn(place.year, limaDate(now)) ? null : CLOSED(place.year)
}

/** Whether the actor changes a fact: what her side recorded, of an entity only what was not told or was observed. */
export function mayChange(actor: Actor, { origin, state }: StoredFact): boolean {
  if (origin === 'ministry') return can(actor.role, 'record:review')
  return can(actor.role, 'record:write') && (state === 'draft' || state === 'observed')
}

/**
 * Whether the actor advises the entity of a fact, did while it was recorded, or in the twelve months before it was told:
 * then others judge it. It is the rule of the plan's reviews.
 */
export function isAdvised(handle: Handle, actor: Actor, { entityId, recordedOn, submittedOn }: StoredFact): boolean {
  if (entityId === null || actor.scope.kind !== 'country') return false
  const judged = { entityId, planCreatedOn: recordedOn, signedOn: submittedOn ?? recordedOn }
  return barredFrom(handle, judged, actor.userId).get() !== undefined
}

/** A step that was refused: `moved` where what the page showed is not so any more. */
export type Refused = { readonly ok: false; readonly moved: boolean; readonly problems: FieldProblems }

export function refused(problems: FieldProblems, moved = false): Refused {
  return { ok: false, moved, problems }
}

export const movedOn = (field: string): Refused => refused({ [field]: MOVED }, true)

/** What a step leaves: its line in the history of the fact, and its note in the log. */
export function traceOf(
  actor: Actor,
  fact: Pick<StoredFact, 'id' | 'entityId' | 'year' | 'kind'>,
  event: FactEvent,
  now: Date,
  text = '',
): readonly [FactStepTaken, Note] {
  const by = { userId: actor.userId, who: actor.name, at: now.toISOString() }
  const { id: objectId, entityId, year, kind } = fact
  const deed = { action: `record.fact-${event}`, objectKind: 'record-fact', objectId, entityId, detail: { year, kind } }
  return [{ event, text, by }, (transaction) => recordDeed(transaction, actor, deed, now)]
}

/** Entities that were typed by name, found in the directory. @returns a problem that names those that are not there. */
export async function withEntities(
  database: Handle,
  actor: Actor,
  said: SaidFact,
): Promise<{ readonly said: SaidFact } | { readonly problems: FieldProblems }> {
  const { content } = said
  if (content === null || !('entityIds' in content)) return { said }
  const byName = new Map(
    (await listEntities(database, actor.scope)).map(({ id, name }) => [plainName(name), id] as const),
  )
  const unknown = content.entityIds.filter((name) => !byName.has(plainName(name)))
  if (unknown.length > 0)
    return { problems: { entidades: `No están en el directorio: ${unknown.slice(0, 5).join('; ')}` } }
  const entityIds = [...new Set(content.entityIds.flatMap((name) => byName.get(plainName(name)) ?? []))]
  return { said: { kind: said.kind, content: { ...content, entityIds } } as SaidFact }
}

import {
  listAssistances,
  beginAssistance,
  endAssistance,
  countOpenAssessments,
} from '#db/queries/budget-assistance.server.ts'
import { findPlannedEntity } from '#db/queries/plans.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { changedBy, noteOf } from './keep-trace.server.ts'

/**
 * Notes on the ministry's page of an entity that the actor advises it, or no longer does. The period is kept, and does
 * not end while an assessment of the entity is open: nobody clears the way to review what she helped to write.
 * @throws {AppError} `not-found`; `conflict` while an assessment is open.
 */
export async function noteAssistance(
  actor: Actor,
  { entityId, advises }: { readonly entityId: string; readonly advises: boolean },
  clock: Clock = systemClock,
): Promise<void> {
  const { database } = runtime()
  if (!(await findPlannedEntity(database, actor.scope, entityId))) throw new AppError('not-found')
  const now = clock()
  const today = limaDate(now)
  const by = changedBy(actor, now)
  const note = (action: string) => noteOf(actor, { action, objectKind: 'entity', objectId: entityId, entityId }, now)
  if (advises) return beginAssistance(database, actor.userId, entityId, today, by, note('assistance.began'))
  if (!(await endAssistance(database, actor.userId, entityId, today, by, note('assistance.ended'))))
    throw new AppError('conflict')
}

/** The newest period in which the actor advised an entity, and whether it may end today; null where there is none. */
export async function assistanceOf(actor: Actor, entityId: string, clock: Clock = systemClock) {
  const { database } = runtime()
  const newest = (await listAssistances(database, actor.userId)).find((period) => period.entityId === entityId)
  if (!newest) return null
  const { since, endedOn } = newest
  return {
    since,
    endedOn,
    mayEnd:
      endedOn === null && (await countOpenAssessments(database, entityId, Number(limaDate(clock()).slice(0, 4)))) === 0,
  }
}

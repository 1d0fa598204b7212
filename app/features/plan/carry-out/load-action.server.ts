import { findPlanAction, findPlannedEntity, type PlanAction } from '#db/queries/plans.server.ts'
import {
  findAssignedAction,
  findPlanClosing,
  type DoneBy,
  type ShownAction,
  type Workers,
  type WorkRefusal,
  type WorkTrace,
} from '#db/queries/plan-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { CHANGED_MEANWHILE, closedWords, NOT_CARRIED_OUT } from './words.ts'

/** An action of a plan: of one's own entity, or of the one that a national role asks for. */
export type WorkAsked = { readonly year: number; readonly actionId: string; readonly entityId?: string | null }

/** Whose actions an actor works on: a contributor on those alone that she follows up. */
export function workersOf(actor: Actor): Workers {
  return { scope: actor.scope, assigneeId: actor.role === 'contributor' ? actor.userId : null }
}

export async function loadPlannedEntity(actor: Actor, asked: string | null | undefined) {
  const id = actor.entity?.id ?? asked
  const entity = id ? await findPlannedEntity(runtime().database, actor.scope, id) : null
  if (!entity) throw new AppError('not-found')
  return entity
}

/** An action as it is stored, with its entity and the closing of its plan. @throws {AppError} `not-found` outside of what she sees. */
export async function loadWork(actor: Actor, { year, actionId, entityId }: WorkAsked) {
  const { database } = runtime()
  const entity = await loadPlannedEntity(actor, entityId)
  const action =
    actor.role === 'contributor'
      ? await findAssignedAction(database, { scope: actor.scope, assigneeId: actor.userId }, year, actionId)
      : await findPlanAction(database, actor.scope, entity.id, year, actionId)
  if (!action) throw new AppError('not-found')
  return { entity, action, closedOn: await findPlanClosing(database, { entityId: entity.id, year }) }
}

/** Who does a step, and the notes of what it leaves. */
export function traceOf(actor: Actor, { entityId, year }: Pick<PlanAction, 'entityId' | 'year'>, now: Date): WorkTrace {
  const by: DoneBy = { userId: actor.userId, who: actor.name, at: now.toISOString() }
  return {
    by,
    noteOf: (event, id) => (transaction) =>
      recordDeed(
        transaction,
        actor,
        { action: `plan.action-${event}`, objectKind: 'plan-action', objectId: id, entityId, detail: { year } },
        now,
      ),
  }
}

/** A step that was refused: `moved` where what the page showed is not so any more. */
export type Refused = { readonly ok: false; readonly moved: boolean; readonly problems: FieldProblems }

/** What stands against a step, told beside a field. */
export async function refusedBecause(
  refusal: WorkRefusal,
  { entityId, year }: Pick<ShownAction, 'entityId' | 'year'>,
  field: string,
): Promise<Refused> {
  const words = {
    moved: CHANGED_MEANWHILE,
    'not-accepted': NOT_CARRIED_OUT,
    closed: closedWords(year, (await findPlanClosing(runtime().database, { entityId, year })) ?? ''),
  }
  return { ok: false, moved: true, problems: { [field]: words[refusal] } }
}

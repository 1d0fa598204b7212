import { findPlannedEntity } from '#db/queries/plans.server.ts'
import { listMovableResults, moveProposals, type MovableResult } from '#db/queries/plan-years.server.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { MoveForm } from './form.ts'

const THE_BUDGET = latestInstrument('public-budget').title

function shown({ campaignId, assessmentId, instrumentSlug, actions }: MovableResult) {
  return {
    origin: campaignId ?? assessmentId ?? '',
    title: instrumentSlug === null ? THE_BUDGET : latestInstrument(instrumentSlug).title,
    actions,
  }
}

async function movableIn(entityId: string, actor: Actor, year: number, today: string): Promise<MovableResult[]> {
  // Nothing is brought to a year that is over, or that has not begun.
  if (year !== Number(today.slice(0, 4))) return []
  return listMovableResults(runtime().database, actor.scope, { entityId, year })
}

/** Results whose proposals wait in the next year's plan, as they may be brought to that of a year. */
export async function viewMovable(actor: Actor, year: number, clock: Clock = systemClock) {
  const entity = actor.entity && (await findPlannedEntity(runtime().database, actor.scope, actor.entity.id))
  if (!entity) throw new AppError('not-found')
  const results = await movableIn(entity.id, actor, year, limaDate(clock()))
  return { year, entityName: entity.name, results: results.map(shown) }
}

export type Movable = Awaited<ReturnType<typeof viewMovable>>

/**
 * Brings what a result proposes from the next year's plan to this year's, each action with its event and its note.
 * @returns how many moved: none where they were brought or decided meanwhile, and to a year that is not this one.
 * @throws {AppError} `not-found` for whoever has no entity.
 */
export async function bringProposals(
  actor: Actor,
  { year, form }: { readonly year: number; readonly form: MoveForm },
  clock: Clock = systemClock,
): Promise<number> {
  const { entity, scope } = actor
  const now = clock()
  const today = limaDate(now)
  if (!entity) throw new AppError('not-found')
  const results = await movableIn(entity.id, actor, year, today)
  const asked = results.find(({ campaignId, assessmentId }) => (campaignId ?? assessmentId) === form.origin)
  if (!asked) return 0
  const origin =
    asked.campaignId === null ? { assessmentId: asked.assessmentId ?? '' } : { campaignId: asked.campaignId }
  const noteOf = (actionId: string) => {
    const deed = {
      action: 'plan.action-moved',
      objectKind: 'plan-action',
      objectId: actionId,
      entityId: entity.id,
      detail: { year },
    }
    return (transaction: Parameters<typeof recordDeed>[0]) => recordDeed(transaction, actor, deed, now)
  }
  const by = { userId: actor.userId, who: actor.name, at: now.toISOString() }
  return moveProposals(runtime().database, scope, { plan: { entityId: entity.id, year }, origin, today }, by, noteOf)
}

import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { planActions, planEvents, planEvidence, planFollowUps } from '#db/schema/index.ts'
import type { PlanEventKind } from '#db/schema/plan-actions.ts'
import type { PlanKey } from './plan-work.server.ts'

/*
 * What was told, proved and decided of the actions of a plan that was read within the scope, for a report of a day that
 * may be over: nothing of why they were proposed, and of a proof no name and no file.
 */

const ofPlan = ({ entityId, year }: PlanKey) => and(eq(planActions.entityId, entityId), eq(planActions.year, year))

/** What was told of the actions of a plan, the oldest first. */
export async function listPlanFollowUps(database: Database, plan: PlanKey) {
  const { actionId, cutOff, at, progress, indicatorNow, comment } = planFollowUps
  return database
    .select({ actionId, cutOff, at, progress, indicatorNow, comment })
    .from(planFollowUps)
    .innerJoin(planActions, eq(planActions.id, planFollowUps.actionId))
    .where(ofPlan(plan))
    .orderBy(asc(planFollowUps.id))
    .all()
}

export type PlanFollowUp = Awaited<ReturnType<typeof listPlanFollowUps>>[number]

/** Events that say whether an action was accepted, and those by which one that was told done came back. */
export const STATUS_EVENTS = [
  'added',
  'accepted',
  'rejected',
  'deferred',
  'reopened',
  'carried',
  'sent-back',
] as const satisfies readonly PlanEventKind[]

/** What was decided of the actions of a plan, and what was sent back, the oldest first. */
export async function listStatusEvents(database: Database, plan: PlanKey) {
  const { actionId, at, event } = planEvents
  return database
    .select({ actionId, at, event })
    .from(planEvents)
    .innerJoin(planActions, eq(planActions.id, planEvents.actionId))
    .where(and(ofPlan(plan), inArray(planEvents.event, [...STATUS_EVENTS])))
    .orderBy(asc(planEvents.id))
    .all()
}

export type StatusEvent = Awaited<ReturnType<typeof listStatusEvents>>[number]

/** What proves the actions of a plan, the oldest first; also what was taken off since. */
export async function listPlanProofs(database: Database, plan: PlanKey) {
  const { actionId, kind, reference, namesPeople, addedOn, removedOn } = planEvidence
  return database
    .select({ actionId: planActions.id, kind, reference, namesPeople, addedOn, removedOn })
    .from(planEvidence)
    .innerJoin(planActions, eq(planActions.id, actionId))
    .where(ofPlan(plan))
    .orderBy(asc(addedOn), asc(planEvidence.id))
    .all()
}

export type PlanProof = Awaited<ReturnType<typeof listPlanProofs>>[number]

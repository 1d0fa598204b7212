import { findPlanAction, findPlannedEntity, listPlanActions, type PlanAction } from '#db/queries/plans.server.ts'
import { findPlan, lockOf } from '#db/queries/plan-head.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { isNormId, marksOf, norm } from '#surveys/norms/norms.ts'
import { bindsSurely } from '#surveys/planning/duties.ts'
import type { ProposalReason } from '#surveys/planning/proposal.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { PlanReason } from '#app/kit/words/reason-words.ts'
import { chipOf } from './decide/action-chip.ts'
import type { PlanHeadFacts } from './plan-head.tsx'
import { planProgress } from './plan-progress.ts'
import { findReviewAddress } from './review/find-review-address.server.ts'
import { reasonTexts, withoutFindingTexts, type PlanTexts } from '#app/kit/words/reason-texts.ts'

/** Year of the plan that is worked on today, in Lima. */
export function currentPlanYear(clock: Clock = systemClock): number {
  return Number(limaDate(clock()).slice(0, 4))
}

/**
 * What happened to people is told by the results, never by the plan: its actions against it are preventive, and look the
 * same in the plan of every entity.
 */
function withoutFindings(reasons: readonly ProposalReason[]): PlanReason[] {
  const first = reasons.findIndex(({ kind }) => kind === 'prevalence')
  return reasons.flatMap((reason, index): PlanReason[] => {
    if (reason.kind !== 'prevalence') return [reason]
    return index === first ? [{ kind: 'preventive' }] : []
  })
}

/**
 * An action as it is read on a day. Its words and the norms that it cites are those of the day on which it was proposed;
 * of a norm that ended since, the reader is told so.
 * @param today ISO date in Lima time.
 */
export function shownAction(action: PlanAction, today: string) {
  const reasons = withoutFindings(action.reasons)
  const norms = action.norms
    .filter(isNormId)
    .map((id) => ({ label: norm(id).label, title: norm(id).title, marks: marksOf(id, today) }))
  const obliges = action.reasons.some(bindsSurely)
  return { ...action, reasons, norms, obliges, chip: chipOf({ obliges, reasons }) }
}

export type ShownAction = ReturnType<typeof shownAction>

/** Words of the instruments, in their versions, that gave reasons for these actions. */
export function textsFor(actions: readonly PlanAction[]): PlanTexts {
  const hashes = new Set(actions.flatMap(({ reasons }) => reasons.map(({ instrumentHash }) => instrumentHash)))
  return withoutFindingTexts(reasonTexts([...hashes].map(instrumentByHash)))
}

/** Which plan: of which year, and, where a national role asks, of which entity. */
export type PlanAsked = { readonly year: number; readonly entityId: string | null }

async function entityFor(actor: Actor, asked: string | null) {
  const id = actor.entity?.id ?? asked
  const entity = id ? await findPlannedEntity(runtime().database, actor.scope, id) : null
  if (!entity) throw new AppError('not-found')
  return entity
}

/** What the head of every page of a plan says. Of a plan without a row nothing was decided yet. */
export async function planHead(
  actor: Actor,
  { year, entity, actions }: { year: number; entity: { id: string; name: string }; actions: readonly PlanAction[] },
  today: string,
): Promise<PlanHeadFacts> {
  const plan = await findPlan(runtime().database, actor.scope, entity.id, year)
  return {
    place: { year, entityId: actor.entity ? null : entity.id },
    entityName: entity.name,
    approval: actor.role === 'reader' ? null : (plan?.approval ?? 'draft'),
    version: plan?.version ?? 0,
    lock: plan && lockOf(plan),
    progress: planProgress(actions, today),
    reviewAt: await findReviewAddress(actor, entity.id, year),
  }
}

/** Actions of a plan as they are stored, with its entity. @throws {AppError} `not-found` outside the scope. */
export async function loadPlan(actor: Actor, { year, entityId }: PlanAsked) {
  const entity = await entityFor(actor, entityId)
  const actions = await listPlanActions(runtime().database, actor.scope, entity.id, year)
  // To a reader a plan of which nothing was shared looks like one that does not exist.
  if (actor.role === 'reader' && actions.length === 0) throw new AppError('not-found')
  return { entity, actions }
}

/** The whole plan of a year with the words its reasons need. @throws {AppError} `not-found` outside the scope. */
export async function getPlan(actor: Actor, asked: PlanAsked, clock: Clock = systemClock) {
  const { year } = asked
  const { entity, actions } = await loadPlan(actor, asked)
  const today = limaDate(clock())
  const head = await planHead(actor, { year, entity, actions }, today)
  return { year, entity, head, actions: actions.map((action) => shownAction(action, today)), texts: textsFor(actions) }
}

export type Plan = Awaited<ReturnType<typeof getPlan>>

/** An action of the plan of the actor's entity. */
export type OwnActionAsked = { readonly year: number; readonly actionId: string }

/** An action as it is stored, with its entity. @throws {AppError} `not-found` outside the scope. */
export async function loadPlanAction(actor: Actor, { year, actionId }: OwnActionAsked) {
  const entity = await entityFor(actor, null)
  const action = await findPlanAction(runtime().database, actor.scope, entity.id, year, actionId)
  if (!action) throw new AppError('not-found')
  return { entity, action }
}

/** Whether the entity accepted anything for the year. */
export async function planHasAcceptedActions(actor: Actor, year: number): Promise<boolean> {
  if (!actor.entity) return false
  const actions = await listPlanActions(runtime().database, actor.scope, actor.entity.id, year)
  return actions.some(({ status }) => status === 'accepted')
}

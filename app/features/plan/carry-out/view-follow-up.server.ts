import { listFollowUps } from '#db/queries/plan-follow-ups.server.ts'
import { findRhythm } from '#db/queries/plan-rhythm.server.ts'
import { listProofs, type Proof } from '#db/queries/plan-proofs.server.ts'
import { listActionEvents, listAssignees } from '#db/queries/plan-work.server.ts'
import { findPlanAction, type PlanAction } from '#db/queries/plans.server.ts'
import type { PlanEventKind } from '#db/schema/plan-actions.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { sendsBack } from '../review/may-review.server.ts'
import { assigneeName } from './assignees.ts'
import { carriedPart } from './carried-actions.ts'
import { cutOffChoices, cutOffFor } from './cut-offs.ts'
import { isLate } from './follow-up-rules.ts'
import { loadWork, type WorkAsked } from './load-action.server.ts'
import { mayOpenProof } from './proof-rules.ts'

/** What belongs to carrying out; what was decided of an action, and why, is told where it is decided. */
const TOLD_EVENTS = ['assigned', 'evidence-added', 'evidence-removed', 'sent-back'] as const
type ToldEvent = (typeof TOLD_EVENTS)[number]
const isTold = (event: PlanEventKind): event is ToldEvent => (TOLD_EVENTS as readonly string[]).includes(event)

/** What was told of an action and what happened to it, the newest first. */
async function historyOf(action: PlanAction) {
  const { database } = runtime()
  const told = (await listFollowUps(database, action)).map(({ at, who, cutOff, progress, indicatorNow, comment }) => ({
    ...{ kind: 'told' as const, at, who, cutOff, progress, indicatorNow, comment },
  }))
  const events = (await listActionEvents(database, action)).flatMap(({ at, who, event, detail }) =>
    isTold(event) ? [{ kind: event, at, who, detail }] : [],
  )
  return [...told, ...events].sort((one, other) => other.at.localeCompare(one.at))
}

/** With what the action was sent back, while nobody told anything since. */
async function sentBackOf(action: PlanAction) {
  const events = await listActionEvents(runtime().database, action)
  const newest = events.findLast(({ event }) => event === 'sent-back' || event === 'followed-up')
  return newest?.event === 'sent-back' ? { reason: newest.detail, who: newest.who, at: newest.at } : null
}

export type HistoryEntry = Awaited<ReturnType<typeof historyOf>>[number]

function shownProof(proof: Proof, actor: Actor) {
  const { id, kind, shows, reference, documentDate, namesPeople, fileName, size, addedBy, addedOn } = proof
  return {
    ...{ id, kind, shows, reference, documentDate, namesPeople, fileName, size, addedBy, addedOn },
    fileDeletedOn: proof.fileDeletedOn,
    mayOpen: mayOpenProof(actor.role, proof),
  }
}

export type ShownProof = ReturnType<typeof shownProof>

/** The same action in the plan of the year before, where whoever reads may see it. */
async function carriedFrom(actor: Actor, { carriedFromId, year, entityId }: PlanAction): Promise<number | null> {
  if (carriedFromId === null || actor.role === 'contributor') return null
  const before = await findPlanAction(runtime().database, actor.scope, entityId, year - 1, carriedFromId)
  return before ? before.year : null
}

/** Facts of an action that everybody reads who carries it out: nothing of why, from where or to which score. */
async function factsOf(action: PlanAction) {
  const { id, entityId, year, title, responsible, inCharge, startsOn, dueOn, indicator, verification } = action
  const names = await listAssignees(runtime().database, { entityId, year })
  const found = names.find((each) => each.id === action.assigneeId)
  const assignee = found ? assigneeName(found) : null
  const { progress, indicatorNow, revision } = action
  return {
    ...{ id, title, responsible, inCharge, assignee, startsOn, dueOn, indicator, verification },
    ...{ progress, indicatorNow, revision },
  }
}

/** An action as it is followed up, with what was told of it. @throws {AppError} `not-found` outside of what the actor sees. */
export async function viewFollowUp(actor: Actor, asked: WorkAsked, clock: Clock = systemClock) {
  const { entity, action, closedOn } = await loadWork(actor, asked)
  const today = limaDate(clock())
  const history = await historyOf(action)
  const proofs = (await listProofs(runtime().database, action)).filter(({ removedOn }) => removedOn === null)
  const isOpen = closedOn === null && action.status === 'accepted'
  const rhythm = findRhythm(runtime().database, action)
  const { standing: whose } = await sendsBack(actor, action)
  return {
    ...{ year: asked.year, today, closedOn, history },
    entityId: actor.entity ? null : entity.id,
    action: await factsOf(action),
    part: carriedPart(action, today),
    isLate: isLate(action, today),
    isAccepted: action.status === 'accepted',
    proofs: proofs.map((proof) => shownProof(proof, actor)),
    sentBack: await sentBackOf(action),
    carriedFrom: { year: await carriedFrom(actor, action), id: action.carriedFromId },
    cutOff: cutOffFor(asked.year, today, rhythm).on,
    cutOffs: cutOffChoices(asked.year, today, rhythm).map(({ on }) => on),
    isOwn: actor.role === 'contributor',
    mayFollow: can(actor.role, 'plan:follow') && isOpen,
    maySendBack: whose === 'may' && isOpen && action.progress === 'done',
    /** Whether she judges what was told done; `assists`: she would for the Ministry, but for having advised the entity. */
    judging: whose,
  }
}

export type FollowUpView = Awaited<ReturnType<typeof viewFollowUp>>

import { listFollowUpFacts } from '#db/queries/plan-follow-ups.server.ts'
import { listHandedBackOf } from '#db/queries/plan-handovers.server.ts'
import { findRhythm } from '#db/queries/plan-rhythm.server.ts'
import { listProofCounts } from '#db/queries/plan-proofs.server.ts'
import { findPlanClosing, listAssignedActions, listAssignees, type PlanKey } from '#db/queries/plan-work.server.ts'
import { listPlanActions, type PlanAction } from '#db/queries/plans.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { planHead } from '../view-plan.server.ts'
import { asked, carriedPart, choicesOf, isFiltered, originOf, peopleOf } from './carried-actions.ts'
import type { CarriedAction, PlacedAction } from './carried-actions.ts'
import { assigneeName } from './assignees.ts'
import { countsFrom, cutOffFor, dueCutOff, isUntold } from './cut-offs.ts'
import { donePercent, maySayTheSame } from './follow-up-rules.ts'
import { loadPlannedEntity } from './load-action.server.ts'
import type { CarryOutSearch } from './carry-out-address.ts'

/** Actions of a table's page. */
export const ACTIONS_A_PAGE = 50

type Fact = Awaited<ReturnType<typeof listFollowUpFacts>>[number]

function byAction(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const found = new Map<string, Fact[]>()
  for (const fact of facts) found.set(fact.actionId, [...(found.get(fact.actionId) ?? []), fact])
  return found
}

/** What was told of the actions of a plan and what proves them, by action. */
async function workOf(plan: PlanKey) {
  const { database } = runtime()
  const [told, counts, assignees] = await Promise.all([
    listFollowUpFacts(database, plan),
    listProofCounts(database, plan),
    listAssignees(database, plan),
  ])
  return {
    told: byAction(told),
    proofs: new Map(counts.map(({ actionId, proofs }) => [actionId, proofs])),
    names: new Map(assignees.map((assignee) => [assignee.id, assigneeName(assignee)])),
  }
}

/** What is told early counts until its cut-off is asked for: then it is to be said how it is by then. */
const counts = ({ cutOff, at }: { readonly cutOff: string; readonly at: string }, today: string) =>
  today < countsFrom(cutOff) || limaDate(new Date(at)) >= countsFrom(cutOff)

function carried(action: PlanAction, work: Awaited<ReturnType<typeof workOf>>, today: string): CarriedAction {
  const { id, year, title, responsible, inCharge, startsOn, dueOn, progress, revision } = action
  const told = work.told.get(id) ?? []
  const last = told.at(-1)
  const part = carriedPart(action, today)
  return {
    ...{ id, year, title, responsible, inCharge, startsOn, dueOn, progress, revision },
    assignee: action.assigneeId === null ? null : (work.names.get(action.assigneeId) ?? null),
    part,
    proofs: work.proofs.get(id) ?? 0,
    toldFor: [...new Set(told.filter((each) => counts(each, today)).map(({ cutOff }) => cutOff))],
    told: last ? { cutOff: last.cutOff, on: limaDate(new Date(last.at)), who: last.who } : null,
    staysSame: maySayTheSame({ progress, dueOn, comment: last?.begins ?? '' }, today),
    why: part === 'overdue' || part === 'stopped' ? (last?.begins ?? '') : '',
  }
}

/** For which cut-off the page tells, and how much is not told yet. */
function cutOffOf(plan: PlanKey, actions: readonly CarriedAction[], today: string) {
  const { year } = plan
  const rhythm = findRhythm(runtime().database, plan)
  const { on } = cutOffFor(year, today, rhythm)
  const due = dueCutOff(year, today, rhythm)
  return { rhythm, on, isDue: due !== null, untold: actions.filter((action) => isUntold(action, on)).length }
}

/** The accepted actions of a plan as they are carried out. @throws {AppError} `not-found` outside the scope. */
export async function viewCarryOut(
  actor: Actor,
  { year, search }: { readonly year: number; readonly search: CarryOutSearch },
  clock: Clock = systemClock,
) {
  const { database } = runtime()
  const today = limaDate(clock())
  const entity = await loadPlannedEntity(actor, search.entityId)
  const all = await listPlanActions(database, actor.scope, entity.id, year)
  // To a reader a plan of which nothing was shared looks like one that does not exist.
  if (actor.role === 'reader' && all.length === 0) throw new AppError('not-found')
  const plan = { entityId: entity.id, year }
  const work = await workOf(plan)
  const placed: PlacedAction[] = all
    .filter(({ status }) => status === 'accepted')
    .map((action) => ({ ...carried(action, work, today), origin: originOf(action) }))
  const { filters, view, whole } = search
  const found = asked(placed, filters)
  const pages = Math.max(1, Math.ceil(found.length / ACTIONS_A_PAGE))
  const page = Math.min(search.page, pages)
  const isPaged = view === 'tabla' && !whole
  const head = await planHead(actor, { year, entity, actions: all }, today)
  const closedOn = await findPlanClosing(database, plan)
  return {
    ...{ year, head, today, closedOn, view, filters, whole },
    entityId: actor.entity ? null : entity.id,
    actions: isPaged ? found.slice((page - 1) * ACTIONS_A_PAGE, page * ACTIONS_A_PAGE) : found,
    counts: { accepted: placed.length, found: found.length, done: donePercent(head.progress) },
    place: { page, pages: isPaged ? pages : 1 },
    choices: {
      units: choicesOf(placed.map(({ responsible }) => responsible)),
      people: choicesOf(placed.flatMap(peopleOf)),
    },
    isFiltered: isFiltered(filters),
    cutOff: cutOffOf(plan, placed, today),
    mayFollow: can(actor.role, 'plan:follow') && closedOn === null,
    mayAssign: can(actor.role, 'plan:write') && closedOn === null,
  }
}

export type CarryOut = Awaited<ReturnType<typeof viewCarryOut>>

/** The actions that a contributor follows up in the plan of a year, and the years in which she has others. */
export async function viewOwnActions(actor: Actor, year: number, clock: Clock = systemClock) {
  const { database } = runtime()
  const today = limaDate(clock())
  const entity = await loadPlannedEntity(actor, null)
  const own = await listAssignedActions(database, { scope: actor.scope, assigneeId: actor.userId })
  const plan = { entityId: entity.id, year }
  const work = await workOf(plan)
  const actions = own.filter((action) => action.year === year).map((action) => carried(action, work, today))
  const closedOn = await findPlanClosing(database, plan)
  return {
    ...{ year, today, closedOn, entityName: entity.name, actions },
    otherYears: [...new Set(own.map((action) => action.year))].filter((other) => other !== year),
    cutOff: cutOffOf(plan, actions, today),
    mayFollow: closedOn === null,
  }
}

export type OwnActions = Awaited<ReturnType<typeof viewOwnActions>>

/** Actions of a plan to be given to an account, each as it stands. @throws {AppError} `not-found` outside the scope. */
export async function viewAssignable(actor: Actor, year: number, clock: Clock = systemClock) {
  const { database } = runtime()
  const today = limaDate(clock())
  const entity = await loadPlannedEntity(actor, null)
  const all = await listPlanActions(database, actor.scope, entity.id, year)
  const plan = { entityId: entity.id, year }
  const work = await workOf(plan)
  const actions = all.filter(({ status }) => status === 'accepted').map((action) => carried(action, work, today))
  const closedOn = await findPlanClosing(database, plan)
  return {
    ...{ year, closedOn },
    /** Ids of those that wait for somebody since a role ended. */
    handedBack: await listHandedBackOf(database, plan),
    actions: actions.map(({ id, title, responsible, inCharge, assignee, dueOn, revision }) => ({
      ...{ id, title, responsible, inCharge, assignee, dueOn, revision },
    })),
  }
}

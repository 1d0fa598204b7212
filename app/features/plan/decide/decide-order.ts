import type { PlanActionStatus } from '#db/schema/plan-actions.ts'
import { withinCapacity } from '#surveys/planning/capacity.ts'
import { bindsSurely } from '#surveys/planning/duties.ts'
import type { ProposalReason } from '#surveys/planning/proposal.ts'

/** What the order of the list needs to know of an action. */
export type OrderedAction = {
  readonly id: string
  readonly status: PlanActionStatus
  readonly reasons: readonly ProposalReason[]
}

export const DECIDE_GROUPS = ['duties', 'within', 'beyond', 'accepted', 'deferred', 'rejected'] as const
export type DecideGroup = (typeof DECIDE_GROUPS)[number]

type Grouped<Action> = Readonly<Record<DecideGroup, readonly Action[]>>

/**
 * Actions as they are listed: duties by deciding first; then of what is proposed what the entity can still carry this
 * year, the rest apart; then what was decided.
 * @param actions in the order of the plan.
 * @param staff people who work in the entity; null where no figure was confirmed.
 */
export function grouped<Action extends OrderedAction>(
  actions: readonly Action[],
  staff: number | null,
): Grouped<Action> {
  const { forThisYear, beyond } = withinCapacity(actions, staff)
  const of = (status: PlanActionStatus) => forThisYear.filter((action) => action.status === status)
  const obliges = ({ reasons }: Action) => reasons.some(bindsSurely)
  return {
    duties: of('proposed').filter(obliges),
    within: of('proposed').filter((action) => !obliges(action)),
    beyond,
    accepted: of('accepted'),
    deferred: of('deferred'),
    rejected: of('rejected'),
  }
}

/** Groups that one goes through card by card: what is by deciding is one row, of what was decided each state is. */
const WALKS: readonly (readonly DecideGroup[])[] = [
  ['duties', 'within', 'beyond'],
  ['accepted'],
  ['deferred'],
  ['rejected'],
]

/** Where a card stands: "3 de 40", and which are before and after it. */
export type Place = {
  readonly group: DecideGroup
  /** From 1. */
  readonly number: number
  readonly of: number
  readonly previous: string | null
  readonly next: string | null
}

/**
 * Where an action stands among those that one goes through with it; null where it is not in the plan.
 * @param opened whether what is beyond the capacity is listed; of an action of it, it is.
 */
export function placeOf(groups: Grouped<OrderedAction>, id: string, opened: boolean): Place | null {
  const group = DECIDE_GROUPS.find((each) => groups[each].some((action) => action.id === id))
  if (!group) return null
  const walk = (WALKS.find((each) => each.includes(group)) ?? []).filter(
    (each) => each !== 'beyond' || opened || group === 'beyond',
  )
  const ids = walk.flatMap((each) => groups[each].map((action) => action.id))
  const at = ids.indexOf(id)
  return { group, number: at + 1, of: ids.length, previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null }
}

/** What is decided first: a duty, or what can be carried; null where all of it is decided. */
export function firstUndecided(groups: Grouped<OrderedAction>): string | null {
  return groups.duties[0]?.id ?? groups.within[0]?.id ?? null
}

/**
 * What opens itself after an action was decided: what followed it in the list, else what was left before it. What is
 * beyond the capacity follows only where one was there already; null where nothing is left.
 * @param actions as they stand now, in the order of the plan.
 */
export function nextUndecided(actions: readonly OrderedAction[], decided: string, staff: number | null): string | null {
  const asItWas = actions.map((action) => (action.id === decided ? { ...action, status: 'proposed' as const } : action))
  const before = grouped(asItWas, staff)
  const ofBeyond = before.beyond.some(({ id }) => id === decided)
  const walk = [...before.duties, ...before.within, ...(ofBeyond ? before.beyond : [])].map(({ id }) => id)
  const at = walk.indexOf(decided)
  const following = walk[at + 1] ?? walk.find((id) => id !== decided) ?? null
  // What was rejected leaves room for one that was beyond it.
  return following ?? firstUndecided(grouped(actions, staff))
}

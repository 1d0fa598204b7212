import { isDuty } from './duties.ts'
import type { ProposalReason } from './proposal.ts'

/** Actions besides its duties that an entity of fewer people than `below` can carry in a year. */
const BANDS = [
  { below: 50, actions: 3 },
  { below: 100, actions: 5 },
  { below: 500, actions: 8 },
] as const
const OF_THE_LARGEST = 12

/**
 * Of an entity whose size nobody confirmed: nowhere it is taken for a small one, and twelve actions would bury most of
 * those that never told their size.
 */
const OF_UNKNOWN_SIZE = 5

/**
 * How many actions an entity can carry in a year besides its duties.
 * @param staff people who work there; null where no figure was confirmed.
 */
export function capacityOf(staff: number | null): number {
  if (staff === null) return OF_UNKNOWN_SIZE
  return BANDS.find(({ below }) => staff < below)?.actions ?? OF_THE_LARGEST
}

type Counted = {
  readonly reasons: readonly ProposalReason[]
  /** Status of a plan's action. */
  readonly status: 'proposed' | 'accepted' | 'rejected' | 'deferred'
}

/**
 * Splits the actions of a plan into what is for this year and what stands one click away. Duties are always for this
 * year, and so is whatever the entity decided: what it accepted uses its capacity up, what it rejected or deferred does
 * not. Of what is left to decide the first ones in the order of the plan fill the rest.
 * @param ordered all actions of a plan, as `inPlanOrder` gives them.
 */
export function withinCapacity<Action extends Counted>(
  ordered: readonly Action[],
  staff: number | null,
): { readonly forThisYear: Action[]; readonly beyond: Action[] } {
  const carried = ordered.filter((action) => action.status === 'accepted' && !isDuty(action.reasons)).length
  const free = Math.max(0, capacityOf(staff) - carried)
  const waiting = ordered.filter((action) => action.status === 'proposed' && !isDuty(action.reasons))
  const beyond = new Set(waiting.slice(free))
  return {
    forThisYear: ordered.filter((action) => !beyond.has(action)),
    beyond: ordered.filter((action) => beyond.has(action)),
  }
}

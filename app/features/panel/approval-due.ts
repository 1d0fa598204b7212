import type { PlanRow } from '#db/queries/plan-head.server.ts'
import type { Role } from '#db/schema/roles.ts'
import { can } from '#app/door/policies.ts'
import { isUnanswered } from '#app/features/plan/approval/approval-steps.ts'
import type { DueFact } from './due-facts.ts'

/** How many actions of a plan stand in a state, and when one last came to it. */
export type DecidedCount = {
  readonly year: number
  readonly status: string
  readonly actions: number
  /** ISO date; null while they are proposed. */
  readonly decidedOn: string | null
}

type Due = Pick<PlanRow, 'year' | 'approval' | 'version' | 'submittedOn' | 'returnedOn' | 'closedOn'>

/** A plan of which all is decided and something accepted, and that nobody handed in. */
function unsent({ year, version }: Due, counts: readonly DecidedCount[]): DueFact[] {
  const ofYear = counts.filter((count) => count.year === year && count.actions > 0)
  const isComplete =
    ofYear.some(({ status }) => status === 'accepted') && ofYear.every(({ status }) => status !== 'proposed')
  const days = ofYear.flatMap(({ decidedOn }) => decidedOn ?? []).sort()
  const isAmendment = version > 0
  return isComplete || isAmendment ? [{ kind: 'plan-unsent', since: days.at(-1) ?? null, year, isAmendment }] : []
}

function ofCoordination(plan: Due, counts: readonly DecidedCount[], today: string): DueFact[] {
  const { year, approval } = plan
  if (approval === 'returned') return [{ kind: 'plan-returned', since: plan.returnedOn, year }]
  if (approval === 'draft') return unsent(plan, counts)
  return isUnanswered(plan, today) ? [{ kind: 'plan-unanswered', since: plan.submittedOn, year }] : []
}

/**
 * What the approval of the plans asks of somebody in this role. What is over asks nothing; of older years than the last
 * one neither.
 * @param today ISO date in Lima time.
 */
export function approvalDue(
  plans: readonly Due[],
  counts: readonly DecidedCount[],
  role: Role,
  today: string,
): DueFact[] {
  const oldest = Number(today.slice(0, 4)) - 1
  return plans
    .filter(({ closedOn, year }) => closedOn === null && year >= oldest)
    .flatMap((plan): DueFact[] => {
      if (can(role, 'plan:sign'))
        return plan.approval === 'submitted' ? [{ kind: 'plan-to-sign', since: plan.submittedOn, year: plan.year }] : []
      return can(role, 'plan:write') ? ofCoordination(plan, counts, today) : []
    })
}

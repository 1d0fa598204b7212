import type { PlanAction } from '#db/queries/plans.server.ts'
import type { ProposalReason } from '#surveys/planning/proposal.ts'
import { actionAddress } from '#app/features/plan/tabs.ts'
import { askedFor } from './what-to-do-facts.ts'

/** An action of the plan that a result asked for, and where it is read. */
export type PlannedAction = {
  readonly title: string
  readonly status: PlanAction['status']
  readonly to: string
}

type Stored = Pick<PlanAction, 'id' | 'year' | 'campaignId' | 'dimension' | 'title' | 'status' | 'reasons'>

/** Places that a reason names: dimensions by their ids, questions by theirs. */
function placesOf(reason: ProposalReason): readonly string[] {
  switch (reason.kind) {
    case 'dimension':
    case 'gap':
    case 'pool-dimension':
      return [reason.trigger.dimension]
    case 'not-measured':
      return reason.dimensions
    case 'item':
    case 'unknown':
    case 'perceived-norm':
      return [reason.item]
    case 'warning':
      return [reason.trigger.item]
    default:
      return []
  }
}

/**
 * Actions of a plan that a release asked for, to be found by a dimension or a question of it: first those that name it
 * in a reason, then those of the dimension. A result of the end of a year may have led to two plans. What the entity decided not to do is among them, with its state.
 */
export function plannedActions(campaignId: string, plan: readonly Stored[], entityId: string | null) {
  const asked = askedFor({ campaignId }, plan)
  const shown = ({ id, year, title, status }: Stored): PlannedAction => ({
    title,
    status,
    to: `${actionAddress({ year, entityId }, id)}#ficha`,
  })
  const naming = (places: readonly string[]) =>
    asked.filter(({ reasons }) => reasons.some((reason) => placesOf(reason).some((place) => places.includes(place))))
  return {
    /** @param items of the dimension. */
    ofDimension(dimension: string, items: readonly string[]): PlannedAction[] {
      const own = asked.filter((action) => action.dimension === dimension)
      return [...new Set([...naming([dimension]), ...naming(items), ...own])].map(shown)
    },
    ofItem(item: string, dimension: string): PlannedAction[] {
      const own = asked.filter((action) => action.dimension === dimension)
      return [...new Set([...naming([item]), ...naming([dimension]), ...own])].map(shown)
    },
  }
}

export type PlannedActions = ReturnType<typeof plannedActions>

import type { PlanRow } from '#db/queries/plan-head.server.ts'
import type { DueFact } from './due-facts.ts'

/** How many actions of the plan of a year stand in a state, by the result that first asked for them. */
export type AskedCount = {
  readonly year: number
  readonly status: string
  readonly actions: number
  readonly campaignId: string | null
  /** ISO date on which the plan began. */
  readonly createdOn: string
}

type Released = { readonly campaignId: string; readonly releasedOn: string }
type Handed = Pick<PlanRow, 'year' | 'approval' | 'submittedOn'>

/** Day on which the plan of a year was handed in that now waits for the head or is signed; null where it is still decided. */
function handedInOn(plans: readonly Handed[], year: number): string | null {
  const plan = plans.find((each) => each.year === year)
  return plan?.approval === 'submitted' || plan?.approval === 'signed' ? plan.submittedOn : null
}

/**
 * Proposals that wait to be decided, in the plan of this year and, from October on, in that of the next one which fills
 * beside it. What was left out of a plan that was handed in waits no more; what a later result asks for does.
 * @param today ISO date in Lima time.
 */
export function undecidedDue(
  counts: readonly AskedCount[],
  days: readonly Released[],
  plans: readonly Handed[],
  today: string,
): DueFact[] {
  const thisYear = Number(today.slice(0, 4))
  const newest = Math.max(...counts.map(({ year }) => year))
  const asked = [...new Set([Math.min(newest, thisYear), newest])].filter((year) => year >= thisYear - 1)
  return asked.flatMap((year): DueFact[] => {
    const handedIn = handedInOn(plans, year)
    const wasLeftOut = ({ campaignId }: AskedCount) =>
      handedIn !== null && days.some((each) => each.campaignId === campaignId && each.releasedOn <= handedIn)
    const ofYear = counts.filter((each) => each.year === year && each.status === 'proposed' && !wasLeftOut(each))
    const actions = ofYear.reduce((sum, each) => sum + each.actions, 0)
    // A plan begins with the first result that asks for something; what came later waits since it came.
    const since = days.find(({ campaignId }) => ofYear.some((each) => each.campaignId === campaignId))?.releasedOn
    return actions > 0
      ? [{ kind: 'proposals-undecided', since: since ?? ofYear[0]?.createdOn ?? null, actions, year }]
      : []
  })
}

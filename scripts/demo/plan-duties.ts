import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { findNextPosition } from '#db/queries/plan-proposals.server.ts'
import type { PlanAction } from '#db/queries/plans.server.ts'
import { planActions, plans } from '#db/schema/index.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'

/** Whether a norm asks for it every year or in every case, so that having done it once is not the end of it. */
function isOwedAgain({ reasons }: PlanAction): boolean {
  return reasons.some((reason) => reason.kind === 'duty' && reason.legalTerm && reason.legalTerm.kind !== 'date')
}

/**
 * Results of the next year ask again for the duties of every year. Here all results were there before anything was
 * decided, and gave their reasons to the plan of before; so what they would have asked for is added now.
 * @param year of plans that were carried out.
 */
export function askAgainForDuties(database: Database, year: number): void {
  const next = year + 1
  const ended = and(
    eq(planActions.year, year),
    eq(planActions.status, 'accepted'),
    inArray(planActions.progress, ['done', 'stopped']),
  )
  inTransaction(database, (transaction) => {
    const planned = new Set(
      transaction
        .select({ entityId: plans.entityId })
        .from(plans)
        .where(eq(plans.year, next))
        .all()
        .map(({ entityId }) => entityId),
    )
    const owed = transaction.select().from(planActions).where(ended).orderBy(planActions.entityId, planActions.position)
    for (const action of owed.all().filter((each) => isOwedAgain(each) && planned.has(each.entityId))) {
      const { entityId, campaignId, assessmentId, templateId, dimension, title, rationale, reasons, sure } = action
      const { responsible, termMonths, effort, verification, indicator, norms } = action
      const position = findNextPosition(transaction, { entityId, year: next })
      transaction
        .insert(planActions)
        .values({
          ...{
            id: `${next}-${action.id}`,
            entityId,
            year: next,
            position,
            status: 'proposed',
            carriedFromId: action.id,
          },
          ...{ campaignId, assessmentId, templateId, dimension, title, rationale, reasons, sure },
          ...{ responsible, termMonths, effort, verification, indicator, norms },
        })
        .run()
    }
  })
}

import type { PlanAction } from '#db/queries/plans.server.ts'

/**
 * Day on which the entity decided about an action: it stays while the decision stays, and goes with it.
 * @param today ISO date in Lima time.
 */
export function decisionDay(
  before: Pick<PlanAction, 'status' | 'decidedOn'>,
  status: PlanAction['status'],
  today: string,
): string | null {
  if (status === 'proposed') return null
  return status === before.status && before.decidedOn !== null ? before.decidedOn : today
}

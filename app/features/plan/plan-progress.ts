import type { PlanActionStatus } from '#db/schema/plan-actions.ts'
import type { ProgressState } from '#db/schema/plan-words.ts'

/** What counts of an action for the bar of its plan. */
export type CountedAction = {
  readonly status: PlanActionStatus
  readonly progress: ProgressState
  /** ISO date. */
  readonly dueOn: string | null
}

export const PLAN_PARTS = ['to-decide', 'accepted', 'under-way', 'done', 'overdue', 'stopped'] as const
export type PlanPart = (typeof PLAN_PARTS)[number]

/** Whether its day has passed and it is neither done nor stopped. @param today ISO date in Lima time. */
export function isOverdue({ status, progress, dueOn }: CountedAction, today: string): boolean {
  return status === 'accepted' && dueOn !== null && dueOn < today && progress !== 'done' && progress !== 'stopped'
}

/**
 * The one part of its plan that an action is counted in; null for what will not be done this year: rejected, or a duty
 * that was deferred. An overdue action counts as overdue and as nothing else.
 * @param today ISO date in Lima time.
 */
export function partOf(action: CountedAction, today: string): PlanPart | null {
  if (action.status === 'proposed') return 'to-decide'
  if (action.status !== 'accepted') return null
  if (isOverdue(action, today)) return 'overdue'
  return action.progress === 'not-started' ? 'accepted' : action.progress
}

/** How many actions of a plan are in each part. @param today ISO date in Lima time. */
export function planProgress(actions: readonly CountedAction[], today: string): Record<PlanPart, number> {
  const counts = { 'to-decide': 0, accepted: 0, 'under-way': 0, done: 0, overdue: 0, stopped: 0 }
  for (const action of actions) {
    const part = partOf(action, today)
    if (part !== null) counts[part] += 1
  }
  return counts
}

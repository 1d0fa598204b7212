import type { ProgressState } from '#db/schema/plan-words.ts'
import { PLAN_PARTS, type PlanPart } from '../plan-progress.ts'

/** What is told of an action, with what stands beside it. */
export type Told = {
  readonly progress: ProgressState
  readonly comment: string
  /** How many proofs it has, with one that comes along. */
  readonly proofs: number
  /** ISO date. */
  readonly dueOn: string | null
}

/** What cannot be told without: a proof of what is done, why it stopped, why it is late. */
export type Lacking = 'proof' | 'why-stopped' | 'why-late'

/** Whether its last day has passed and it is not done: it needs a reason. @param today ISO date in Lima time. */
export function isLate({ progress, dueOn }: Pick<Told, 'progress' | 'dueOn'>, today: string): boolean {
  return progress !== 'done' && dueOn !== null && dueOn < today
}

/** What is lacking in what somebody tells; null for nothing. @param today ISO date in Lima time. */
export function lackingOf({ progress, comment, proofs, dueOn }: Told, today: string): Lacking | null {
  if (progress === 'done') return proofs === 0 ? 'proof' : null
  if (comment.trim() !== '') return null
  if (progress === 'stopped') return 'why-stopped'
  return isLate({ progress, dueOn }, today) ? 'why-late' : null
}

/**
 * Whether "sigue igual" says all there is to say: it is open, and where a reason is needed the last one still holds.
 * @param today ISO date in Lima time.
 */
export function maySayTheSame({ progress, comment, dueOn }: Omit<Told, 'proofs'>, today: string): boolean {
  return progress !== 'done' && lackingOf({ progress, comment, dueOn, proofs: 0 }, today) === null
}

/**
 * Percent of a plan that is done, downwards: it is 100 only where nothing is open, and what is not decided or stopped is
 * open. Null for a plan without actions.
 */
export function donePercent(progress: Readonly<Record<PlanPart, number>>): number | null {
  const total = PLAN_PARTS.reduce((sum, part) => sum + progress[part], 0)
  return total === 0 ? null : Math.floor((100 * progress.done) / total)
}

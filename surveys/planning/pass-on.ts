import { isUnfinished, type PlannedAction } from './add-to-plan.ts'
import { bindsSurely } from './duties.ts'
import { planYearOf } from './plan-year.ts'

type Left = Pick<PlannedAction, 'status' | 'progress' | 'reasons'>

/**
 * Whether a plan that closes passes an action on to the next year's: what was accepted and is not at its end; a duty that
 * was deferred, or that nobody decided, for it binds all the same; and what is undecided that a result asked for so late
 * that it was meant for the next year. What was done, stopped or rejected stays where it is.
 * @param year of the plan.
 */
export function passesOn(action: Left, year: number): boolean {
  if (action.status === 'deferred') return true
  if (action.status === 'proposed') {
    const askedLate = action.reasons.some(({ added }) => added !== undefined && planYearOf(added.on) > year)
    return askedLate || action.reasons.some(bindsSurely)
  }
  return isUnfinished(action)
}

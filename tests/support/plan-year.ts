import { planYearOf } from '#surveys/planning/plan-year.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'

/** How long ago the campaigns of the small country were closed. */
export const CLOSED_DAYS_AGO = 9

/** Of the plan to which those campaigns led: from October on that of the next year, by Lima's day, not the machine's. */
export const PLAN_YEAR = planYearOf(addDays(limaDate(new Date()), -CLOSED_DAYS_AGO))

/** Of their results: that in which they were closed. */
export const RESULT_YEAR = addDays(limaDate(new Date()), -CLOSED_DAYS_AGO).slice(0, 4)

/** How long ago the entity that has two applied the first of them. */
export const APPLIED_BEFORE_DAYS_AGO = 409

/** Of the result of that first one. */
export const YEAR_BEFORE = addDays(limaDate(new Date()), -APPLIED_BEFORE_DAYS_AGO).slice(0, 4)

const YEAR_OF_FIRST = planYearOf(addDays(limaDate(new Date()), -APPLIED_BEFORE_DAYS_AGO))

/**
 * Of the signed plans that the Ministry reads: those to which campaigns led are still being decided. In autumn the first
 * campaign led to the plan of two years before.
 */
export const REVIEWED_YEAR = Math.min(PLAN_YEAR - 2, YEAR_OF_FIRST - 1)

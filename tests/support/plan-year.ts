import { addDays, limaDate } from '#app/kit/program/clock.ts'

/** How long ago the campaigns of the small country were closed. */
export const CLOSED_DAYS_AGO = 9

/** Of the plan to which those campaigns led: in the first days of January the year before, and Lima's year, not the machine's. */
export const PLAN_YEAR = Number(addDays(limaDate(new Date()), -CLOSED_DAYS_AGO).slice(0, 4))

/** How long ago the entity that has two applied the first of them. */
export const APPLIED_BEFORE_DAYS_AGO = 409

/** Of the result of that first one. */
export const YEAR_BEFORE = addDays(limaDate(new Date()), -APPLIED_BEFORE_DAYS_AGO).slice(0, 4)

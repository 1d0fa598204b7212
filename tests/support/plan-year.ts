import { addDays, limaDate } from '#app/kit/program/clock.ts'

/** How long ago the campaigns of the small country were closed. */
export const CLOSED_DAYS_AGO = 9

/** Of the plan to which those campaigns led: in the first days of January the year before, and Lima's year, not the machine's. */
export const PLAN_YEAR = Number(addDays(limaDate(new Date()), -CLOSED_DAYS_AGO).slice(0, 4))

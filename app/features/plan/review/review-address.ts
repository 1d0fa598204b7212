import { z } from 'zod'
import { YEAR } from '#app/door/year-param.ts'

/** A signed version of a plan, as the Ministry names it. */
export type ReviewPlace = { readonly entityId: string; readonly year: number; readonly version: number }

/** Where the Ministry reads plans and budgets. */
export const QUEUE_ADDRESS = '/nacional/revisiones'

/** Address of the Ministry's page of a signed version. */
export function planReviewAddress({ entityId, year, version }: ReviewPlace): string {
  return `${QUEUE_ADDRESS}/planes/${encodeURIComponent(entityId)}/${year}/${version}`
}

/** Address at which an entity reads and answers what the Ministry said of its plan. */
export function ownReviewAddress(year: number): string {
  return `/panel/plan/${year}/revision`
}

const VERSION = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number)

/** Fields of the Ministry's address. */
export const REVIEW_PARAMS = { entityId: z.string(), year: YEAR, version: VERSION }

import { z } from 'zod'
import { YEAR } from '#app/door/year-param.ts'

const VERSION = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number)

/** Fields of the Ministry's address. */
export const REVIEW_PARAMS = { entityId: z.string(), year: YEAR, version: VERSION }

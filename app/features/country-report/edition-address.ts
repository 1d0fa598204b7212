import { z } from 'zod'
import { YEAR } from '#app/door/year-param.ts'

/** Which edition of which year an address asks for. */
export const EDITION_ADDRESS = {
  params: { year: YEAR },
  search: {
    version: z
      .string()
      .regex(/^[1-9]\d{0,3}$/)
      .transform(Number)
      .optional(),
  },
}

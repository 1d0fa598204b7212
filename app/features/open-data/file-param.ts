import { z } from 'zod'
import { YEAR } from '#app/door/year-param.ts'

/** Which table of which year an address asks for, and which of its editions. */
export const FILE_ADDRESS = {
  params: { dataset: z.string(), year: YEAR },
  search: {
    version: z
      .string()
      .regex(/^[1-9]\d{0,3}$/)
      .transform(Number)
      .optional(),
  },
}

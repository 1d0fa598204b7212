import { z } from 'zod'
import { YEAR } from '#app/door/year-param.ts'

const VERSION = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number)

/** Address of a signed version of a plan; whoever sees the whole country names the entity. */
export const VERSION_ADDRESS = {
  params: { year: YEAR, version: VERSION },
  search: { entidad: z.string().optional() },
}

import { z } from 'zod'

/** A year of this century as a part of an address. */
export const YEAR = z
  .string()
  .regex(/^20\d\d$/)
  .transform(Number)

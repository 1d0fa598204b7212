import { z } from 'zod'
import { readHalf } from '#surveys/complaints/half-years.ts'

/** A half year in an address, as "2026-1". */
export const HALF = z.string().transform((text, context) => {
  const half = readHalf(text)
  if (half) return half
  context.addIssue({ code: 'custom', message: 'not a half year' })
  return z.NEVER
})

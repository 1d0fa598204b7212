import { z } from 'zod'
import { oneLine } from '#surveys/text/written-text.ts'

const LONGEST_SEARCH = 100

/** What somebody searches for, from the field of an address; empty for nothing. */
export const searchedText = z
  .string()
  .default('')
  .transform((text) => oneLine(text).slice(0, LONGEST_SEARCH))

/** Number of a page of a list, from the field of an address; the first where it is none. */
export const pageNumber = z
  .string()
  .optional()
  .transform((text) => Math.max(1, Math.trunc(Number(text)) || 1))

import { z } from 'zod'

/** A year, or a day where a year has two results. */
const WHEN = /^\d{4}(-\d{2}-\d{2})?$/

/** What an address says of what is put side by side; a word that is none counts as left out. */
export const COMPARE_SEARCH = {
  /** The application before: `2025`. */
  comparar: z.string().regex(WHEN).optional().catch(undefined),
  /** Two classes of a question about the person, of which a release holds figures. */
  segmento: z.string().optional(),
  una: z.string().optional(),
  otra: z.string().optional(),
}

export type CompareAsked = { readonly [Word in keyof typeof COMPARE_SEARCH]?: string | undefined }

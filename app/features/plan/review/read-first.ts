import type { ReadFirst } from '#db/schema/plan-words.ts'

/** Of the plans in which no rule finds anything, one of so many is of the sample. */
export const SAMPLE_OF = 5

/**
 * Which plans are read first: every one in which a rule finds something, and of the others those of a sample. The digest
 * of the signed version decides about the sample, so that nobody chooses it, and everybody can draw it again.
 * @param digest SHA-256 (hex) of the version.
 */
export function readFirst(notes: number, digest: string): ReadFirst {
  if (notes > 0) return 'notes'
  return Number.parseInt(digest.slice(0, 8), 16) % SAMPLE_OF === 0 ? 'sample' : 'later'
}

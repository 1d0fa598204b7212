import type { ReviewState } from '#db/schema/plan-words.ts'

/** Why a plan is to be read before others: a rule found something, or it is of the sample. */
export type ReadFirst = 'notes' | 'sample' | 'later'

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

/** What the rule decides about; the newest version of a plan replaces those before it. */
export type Ranked = {
  readonly state: ReviewState
  readonly first: ReadFirst
  readonly openedOn: string
}

const RANK: Readonly<Record<ReadFirst, number>> = { notes: 0, sample: 0, later: 1 }

/** Longest waiting first; a stable order where two wait as long: first what is read first. */
export function inQueueOrder<Row extends Ranked>(rows: readonly Row[]): Row[] {
  return [...rows].sort(
    (one, other) => one.openedOn.localeCompare(other.openedOn) || RANK[one.first] - RANK[other.first],
  )
}

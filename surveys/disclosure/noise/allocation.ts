import type { Epsilon } from './discrete-laplace.ts'

/** Participants from which something is said of what happened to people. */
export const SHOWN_FROM = 20
/** Participants from which groups of families are said, and each family alone. */
export const GROUPS_FROM = 100
export const FAMILIES_FROM = 300
/** Women and men, each, from which they are told apart. */
export const SEX_FROM = 100
/** Noisy count that a figure of a pool is a share of, at least. */
export const POOL_BASE_FROM = 200

/** Whether something happened. Women, men and the rest have no person in common, so that each is drawn with all of it. */
export const ANY: Epsilon = { numerator: 1, denominator: 1 }
export const WITNESSED: Epsilon = { numerator: 1, denominator: 2 }

/**
 * ε of each of several counts that one person can be in all of: 0.75 together, by whole numbers. Two groups of families
 * 0.375 each; five families, and five questions of a pool, 0.15 each.
 */
export function shared(counts: number): Epsilon {
  return { numerator: 3, denominator: 4 * counts }
}

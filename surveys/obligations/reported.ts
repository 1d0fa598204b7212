import type { Obligation } from './obligations.ts'

/**
 * What an entity told of a thing. Zero (`reported` with 0), nothing from whom owes it, nothing from whom may leave it, and
 * nothing because nobody could owe it are four different things in every table, sum and file.
 */
export type Reported<T> =
  | { readonly kind: 'reported'; readonly value: T }
  | { readonly kind: 'not-reported' }
  | { readonly kind: 'facultative-not-reported' }
  | { readonly kind: 'outside' }

/**
 * What an entity told, given what it owes. What was told counts as told whatever was owed.
 * @param value What it told; `null` where it told nothing. Zero and an empty list are told.
 */
export function reportedOf<T>(value: T | null, obligation: Obligation): Reported<T> {
  if (value !== null) return { kind: 'reported', value }
  if (obligation === 'obliged') return { kind: 'not-reported' }
  return { kind: obligation === 'facultative' ? 'facultative-not-reported' : 'outside' }
}

/** The same of another value: what was not told stays as it is. */
export function mapReported<T, U>(reported: Reported<T>, change: (value: T) => U): Reported<U> {
  return reported.kind === 'reported' ? { kind: 'reported', value: change(reported.value) } : reported
}

/** How complete what a group of entities told is; each denominator is by obligation. All are counts of entities. */
export type Completeness = {
  readonly obliged: number
  readonly obligedReported: number
  readonly facultative: number
  readonly facultativeReported: number
  /** Entities that owed nothing that day, and those of them that told something nevertheless. */
  readonly outside: number
  readonly outsideReported: number
}

/** "83 de 137 entidades obligadas informaron": who told something, counted by what each owes. */
export function completenessOf(
  rows: readonly { readonly obligation: Obligation; readonly reported: Reported<unknown> }[],
): Completeness {
  const counts = {
    obliged: 0,
    obligedReported: 0,
    facultative: 0,
    facultativeReported: 0,
    outside: 0,
    outsideReported: 0,
  }
  for (const { obligation, reported } of rows) {
    counts[obligation] += 1
    if (reported.kind === 'reported') counts[`${obligation}Reported`] += 1
  }
  return counts
}

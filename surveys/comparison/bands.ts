/** First quartile, median and third quartile. */
export type Quartiles = readonly [first: number, median: number, third: number]

/** Entities that bands need: two in each. */
export const BANDS_FROM = 8

/**
 * Quantile at p (0-1) of the values, interpolated at place p (n + 1) of their order, as the NIST/SEMATECH e-Handbook of
 * Statistical Methods, 7.2.6.2, does (type 6 of Hyndman & Fan 1996); ends where the place lies outside.
 * @param sorted ascending, at least one.
 */
export function quantile(sorted: readonly number[], p: number): number {
  const place = p * (sorted.length + 1)
  const below = Math.min(sorted.length, Math.max(1, Math.floor(place)))
  const above = Math.min(sorted.length, below + 1)
  const [low = 0, high = low] = [sorted[below - 1], sorted[above - 1]]
  return low + Math.min(1, Math.max(0, place - below)) * (high - low)
}

/** Quartiles of the values, in any order. @returns null where there are none. */
export function quartilesOf(values: readonly number[]): Quartiles | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((one, other) => one - other)
  return [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)]
}

/** 1 is the lowest quarter. */
export type BandNumber = 1 | 2 | 3 | 4

/** In which quarter of a group an entity lies, or between which. */
export type Band =
  | { readonly kind: 'in'; readonly band: BandNumber }
  | { readonly kind: 'between'; readonly from: BandNumber; readonly to: BandNumber }

/** A score at a cut belongs to the band above it: so all who have the same score are in the same band. */
function bandAt(value: number, cuts: Quartiles): BandNumber {
  return (1 + cuts.filter((cut) => value >= cut).length) as BandNumber
}

/**
 * The band of an entity by its interval: one whose interval reaches over a cut is between bands, for chance could have put
 * it in either. Equal scores with equal intervals always have the same band.
 * @returns null where the cuts are all one: nobody is told from anybody.
 */
export function bandOf(interval: { readonly low: number; readonly high: number }, cuts: Quartiles): Band | null {
  if (cuts[0] === cuts[2]) return null
  const [from, to] = [bandAt(interval.low, cuts), bandAt(interval.high, cuts)]
  return from === to ? { kind: 'in', band: from } : { kind: 'between', from, to }
}

import type { Figure, Release } from './release.ts'

type Scored = Extract<Figure, { kind: 'scored' }>
export type RankedDimension = { readonly id: string; readonly figure: Scored }

/** Dimensions at one end. `alone`: the first of them is apart from all others; else it is only among those that are named. */
export type Extreme = { readonly dimensions: readonly RankedDimension[]; readonly alone: boolean }

export type Extremes = {
  /** The outermost first; null where nothing is apart from that end. */
  readonly highest: Extreme | null
  readonly lowest: Extreme | null
}

/** Whether two intervals share no point: then their difference excludes zero however the two scores go together. */
function areApart(one: Scored, other: Scored): boolean {
  return one.low > other.high || other.low > one.high
}

/**
 * Which dimensions may be called the highest and the lowest. All are answered by the same people, and a release does
 * not hold how the answers go together: the width of the difference is therefore at most the sum of both margins, and
 * two dimensions are apart when their intervals do not meet. Whatever meets both ends is named at neither.
 */
export function separableExtremes(dimensions: Release['dimensions']): Extremes {
  const scored = dimensions
    .flatMap(({ id, figure }) => (figure.kind === 'scored' ? [{ id, figure }] : []))
    .sort((one, other) => other.figure.value - one.figure.value)
  const [top, bottom] = [scored[0], scored[scored.length - 1]]
  if (!top || !bottom) return { highest: null, lowest: null }
  const meeting = (end: RankedDimension) => scored.filter(({ figure }) => !areApart(figure, end.figure))
  const [atTop, atBottom] = [meeting(top), meeting(bottom)]
  const extreme = (mine: readonly RankedDimension[], others: readonly RankedDimension[]): Extreme | null => {
    const own = mine.filter((each) => !others.includes(each))
    return mine.length === scored.length || own.length === 0 ? null : { dimensions: own, alone: mine.length === 1 }
  }
  const lowest = extreme(atBottom, atTop)
  return {
    highest: extreme(atTop, atBottom),
    lowest: lowest && { ...lowest, dimensions: [...lowest.dimensions].reverse() },
  }
}

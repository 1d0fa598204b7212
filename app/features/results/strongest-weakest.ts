import type { Figure, Release } from '#surveys/disclosure/release.ts'

type Scored = Extract<Figure, { kind: 'scored' }>
export type RankedDimension = { readonly id: string; readonly figure: Scored }

/**
 * Highest and lowest scored dimension of a release, or null where their intervals overlap: then no
 * dimension is clearly above another. (Non-overlap of intervals is stricter than a test of the difference.)
 */
export function clearExtremes(
  release: Release,
): { readonly highest: RankedDimension; readonly lowest: RankedDimension } | null {
  const scored = release.dimensions
    .flatMap(({ id, figure }) => (figure.kind === 'scored' ? [{ id, figure }] : []))
    .sort((one, other) => other.figure.value - one.figure.value)
  const highest = scored[0]
  const lowest = scored[scored.length - 1]
  if (!highest || !lowest || scored.length < 2) return null
  return highest.figure.low > lowest.figure.high ? { highest, lowest } : null
}

export type RankedItem = { readonly id: string; readonly mean: number }

/** Items that are shown, from lowest to highest mean. */
export function rankedItems(release: Release): RankedItem[] {
  return release.items
    .flatMap(({ id, distribution }) => (distribution.kind === 'shown' ? [{ id, mean: distribution.mean.value }] : []))
    .sort((one, other) => one.mean - other.mean)
}

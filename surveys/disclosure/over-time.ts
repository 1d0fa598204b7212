import type { Comparability } from '#surveys/model/crosswalk.ts'
import { tQuantile } from '#surveys/scoring/margin.ts'
import type { Figure, Release } from './release.ts'
import { roundTo, stepOf } from './rounding.ts'
import { SMALLEST_CLAIM } from './smallest-claim.ts'

/** Later minus earlier, in points. */
export type Change =
  | {
      readonly kind: 'estimated'
      readonly difference: number
      readonly low: number
      readonly high: number
      /** The interval excludes zero and the change is at least 5 points. */
      readonly claimed: boolean
    }
  /** The two versions do not ask the same here. */
  | { readonly kind: 'not-comparable' }
  /** The two applications asked different parts of the entity: who was asked changed, not only what they say. */
  | { readonly kind: 'other-scope' }
  /** One of the figures is hidden or only bounded. */
  | { readonly kind: 'not-shown' }

export type ChangeOverTime = {
  readonly overall: Change
  readonly dimensions: readonly { readonly id: string; readonly change: Change }[]
  /**
   * The dimension that was lowest before: what is chosen because it is low tends to rise by itself (regression to
   * the mean), so its change stands beside the average change of the others. Null where fewer than two others are known.
   */
  readonly formerlyLowest: { readonly id: string; readonly change: number; readonly others: number } | null
}

const NOT_SHOWN: Change = { kind: 'not-shown' }
const NOT_COMPARABLE: Change = { kind: 'not-comparable' }
const OTHER_SCOPE: Change = { kind: 'other-scope' }

/**
 * One figure of two applications. Margins are those of 95 % as released; in a family of m comparisons they are widened to 1 − 0.05/m (Bonferroni).
 * The variances are added as if the two years were different people: staff who answered both times make the true
 * interval narrower, so the claim is on the safe side.
 */
export function changeOf(before: Figure, after: Figure, family: number): Change {
  if (before.kind === 'suppressed' || after.kind === 'suppressed' || before.margin === null || after.margin === null)
    return NOT_SHOWN
  const n = Math.min(before.count.n, after.count.n)
  const step = stepOf(n)
  const widened = tQuantile(1 - 0.025 / family, n - 1) / tQuantile(0.975, n - 1)
  const half = Math.max(step, Math.hypot(before.margin, after.margin) * widened)
  const difference = roundTo(step, after.value - before.value)
  const [low, high] = [roundTo(step, difference - half), roundTo(step, difference + half)]
  return {
    kind: 'estimated',
    difference,
    low,
    high,
    claimed: (low > 0 || high < 0) && Math.abs(difference) >= SMALLEST_CLAIM,
  }
}

function formerlyLowest(earlier: Release, changes: ChangeOverTime['dimensions']): ChangeOverTime['formerlyLowest'] {
  const known = changes.flatMap(({ id, change }) =>
    change.kind === 'estimated' ? [{ id, difference: change.difference }] : [],
  )
  const values = new Map(
    earlier.dimensions.flatMap(({ id, figure }) => (figure.kind === 'scored' ? [[id, figure.value] as const] : [])),
  )
  const [lowest, ...others] = [...known].sort((one, other) => (values.get(one.id) ?? 0) - (values.get(other.id) ?? 0))
  if (!lowest || others.length < 2) return null
  const average = others.reduce((sum, { difference }) => sum + difference, 0) / others.length
  return { id: lowest.id, change: lowest.difference, others: roundTo(0.1, average) }
}

/**
 * What changed between two releases of one entity and instrument. Reads released figures only, so it tells nothing
 * that the two releases did not.
 * @param comparable what the two versions have in common (`surveys/model/crosswalk.ts`).
 * @param sameScope whether both asked the same parts of the entity.
 */
export function changeOverTime(
  earlier: Release,
  later: Release,
  comparable: Comparability,
  sameScope = true,
): ChangeOverTime {
  if (!sameScope)
    return {
      overall: OTHER_SCOPE,
      dimensions: later.dimensions.map(({ id }) => ({ id, change: OTHER_SCOPE })),
      formerlyLowest: null,
    }
  const before = new Map(earlier.dimensions.map(({ id, figure }) => [id, figure]))
  const family = later.dimensions.filter(({ id }) => comparable.dimensions[id] === true && before.has(id)).length
  const dimensions = later.dimensions.map(({ id, figure }) => {
    const then = before.get(id)
    return { id, change: then && comparable.dimensions[id] === true ? changeOf(then, figure, family) : NOT_COMPARABLE }
  })
  const overall = comparable.overall ? changeOf(earlier.overall, later.overall, 1) : NOT_COMPARABLE
  return { overall, dimensions, formerlyLowest: formerlyLowest(earlier, dimensions) }
}

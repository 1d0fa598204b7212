import type { Comparability } from '#surveys/model/crosswalk.ts'
import type { Figure, Release } from '#surveys/disclosure/release.ts'
import { roundTo, roundUp, stepOf } from '#surveys/disclosure/rounding.ts'
import { SMALLEST_CLAIM } from '#surveys/disclosure/smallest-claim.ts'
import { byEvidence, differenceWithError, holm, type MeanDifference } from '#surveys/scoring/gap.ts'
import { tQuantile } from '#surveys/scoring/margin.ts'

/** Other dimensions that must be known in both years for their average change to stand for what would have changed anyway. */
export const FEWEST_OTHERS = 3

/** Why nothing is said of what an action did. */
export type NoEffect =
  /** The two versions do not ask the same in the dimension. */
  | 'not-comparable'
  /** The score of one of the years is hidden or only bounded. */
  | 'not-shown'
  /** One of the results does not stand for the staff. */
  | 'few-answered'
  /** Too few other dimensions to compare with. */
  | 'few-others'

/**
 * Change of the dimension that an action was to move, minus the average change of the other dimensions of the same
 * instrument. It describes; it proves no cause.
 */
export type Effect =
  | {
      readonly kind: 'estimated'
      /** Points more (or fewer) than the others; its interval at the level of Holm's order. */
      readonly difference: number
      readonly low: number
      readonly high: number
      /** What one may say of it: the interval excludes zero in Holm's order, and it is at least 5 points. */
      readonly claimed: boolean
      /** Change of the dimension itself, and average change of the others, in points. */
      readonly own: number
      readonly others: number
    }
  | { readonly kind: 'none'; readonly why: NoEffect }

/** Two results of an entity by one instrument, and the dimensions that finished actions were to move in between. */
export type BeforeAndAfter = {
  readonly earlier: Release
  readonly later: Release
  readonly comparable: Comparability
  /** Dimensions named beforehand, each once. */
  readonly dimensions: readonly string[]
}

type Scored = Extract<Figure, { kind: 'scored' }>
type Moved = { readonly change: number; readonly margin: number; readonly n: number }
type Measured = { readonly test: MeanDifference; readonly step: number; readonly own: number; readonly others: number }

function isExact(figure: Figure | undefined): figure is Scored & { margin: number } {
  return figure?.kind === 'scored' && figure.margin !== null
}

function figureOf({ dimensions }: Release, id: string): Figure | undefined {
  return dimensions.find((dimension) => dimension.id === id)?.figure
}

/** Change of a dimension with its 95 % margin, as if different people had answered: on the safe side where they are the same. */
function movedBetween({ earlier, later }: BeforeAndAfter, id: string): Moved | null {
  const [before, after] = [figureOf(earlier, id), figureOf(later, id)]
  if (!isExact(before) || !isExact(after)) return null
  return {
    change: after.value - before.value,
    margin: Math.hypot(before.margin, after.margin),
    n: Math.min(before.count.n, after.count.n),
  }
}

function standsForTheStaff({ representativeness }: Release): boolean {
  return representativeness.kind === 'representative'
}

/**
 * How far the dimension moved beyond the others. The margin is its own plus the mean of the others': dimensions are
 * answered by the same people and their covariances are not released, so the margins are added as if they moved as one.
 */
function measured(pair: BeforeAndAfter, id: string): Measured | NoEffect {
  if (pair.comparable.dimensions[id] !== true) return 'not-comparable'
  const own = movedBetween(pair, id)
  if (!own) return 'not-shown'
  if (!standsForTheStaff(pair.earlier) || !standsForTheStaff(pair.later)) return 'few-answered'
  const others = pair.later.dimensions.flatMap(({ id: other }) =>
    other === id || pair.comparable.dimensions[other] !== true ? [] : (movedBetween(pair, other) ?? []),
  )
  if (others.length < FEWEST_OTHERS) return 'few-others'
  const mean = (of: (moved: Moved) => number) => others.reduce((sum, each) => sum + of(each), 0) / others.length
  const n = Math.min(own.n, ...others.map((each) => each.n))
  const step = stepOf(n)
  const half = Math.max(step, own.margin + mean(({ margin }) => margin))
  const average = mean(({ change }) => change)
  const difference = own.change - average
  return {
    test: differenceWithError(difference, half / tQuantile(0.975, n - 1), n - 1),
    step,
    own: roundTo(step, own.change),
    others: roundTo(step, average),
  }
}

/**
 * What finished actions moved, each by the dimension named beforehand, against the average change of the others (what is
 * chosen because it is low rises by itself: Galton's regression to the mean). All dimensions of all instruments are one
 * family for Holm's correction (Holm 1979); several actions on one dimension are one question.
 * @returns effects in the order of `pairs` and of their dimensions.
 */
export function effectsOf(pairs: readonly BeforeAndAfter[]): Effect[][] {
  const found = pairs.map((pair) => pair.dimensions.map((id) => measured(pair, id)))
  const family = found.flat().filter((each) => typeof each !== 'string')
  const shown = calledInOrder(family)
  let place = 0
  return found.map((each) =>
    each.map((one): Effect => {
      if (typeof one === 'string') return { kind: 'none', why: one }
      const effect = shown[place]
      place += 1
      return effect ?? { kind: 'none', why: 'not-shown' }
    }),
  )
}

/** Rounded outward, and called by what is shown and nothing else, until the first interval with zero in it. */
function calledInOrder(family: readonly Measured[]): Effect[] {
  const tests = family.map(({ test }) => test)
  const tested = holm(tests)
  const effects: Effect[] = []
  let stillCalling = true
  for (const index of byEvidence(tests)) {
    const [gap, about] = [tested[index], family[index]]
    if (!gap || !about) continue
    const { step, own, others } = about
    const difference = roundTo(step, gap.difference)
    const half = Math.max(step, roundUp(step, (gap.high - gap.low) / 2))
    const [low, high] = [roundTo(step, difference - half), roundTo(step, difference + half)]
    if (low <= 0 && high >= 0) stillCalling = false
    const claimed = stillCalling && Math.abs(difference) >= SMALLEST_CLAIM
    effects[index] = { kind: 'estimated', difference, low, high, claimed, own, others }
  }
  return effects
}

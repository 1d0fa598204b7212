import {
  byEvidence,
  differenceWithError,
  holm,
  meanDifference,
  SMALLEST_GAP,
  type MeanDifference,
  type TestedGap,
} from '#surveys/scoring/gap.ts'
import { populationCorrection } from '#surveys/scoring/margin.ts'
import { PLANNED_DEVIATION } from '#surveys/scoring/representative.ts'
import type { FigureMoments, Moments, Population } from '#surveys/scoring/report.ts'
import { mayBeTold } from './cell.ts'
import type { ShownTotal, ShownTotals } from './cuts.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { BY_LINK, PROTECTS_ANOTHER, smallestSquares, TOO_FEW } from './figure.ts'
import type { Figure, Gap, ReleaseCut, Suppressed } from './release.ts'
import { EXTREME, roundTo, roundUp, stepOf } from './rounding.ts'
import { differenceStaysOpen, isExact } from './subtraction.ts'

export type GapInput = {
  readonly women: FigureMoments | undefined
  readonly men: FigureMoments | undefined
  readonly total: FigureMoments
  readonly shownTotals: ShownTotals
  readonly dimensionIds: readonly string[]
  readonly population: Population | null
  /** What the cut by sex shows: a difference stands beside its levels, or alone. */
  readonly levels: ReleaseCut['cells']
  readonly k: number
  /** Answers that each side needs; k where left out. */
  readonly fewest?: number
}

function isExtreme({ mean }: Moments): boolean {
  return mean <= EXTREME || mean >= 100 - EXTREME
}

type Pair<T> = { readonly women: T; readonly men: T }
type Place = {
  readonly moments: Pair<Moments>
  readonly total: Moments
  readonly shownTotal: ShownTotal | undefined
  readonly levelsShown: boolean
}
type Compared = { readonly step: number; readonly test: MeanDifference }

/** With deviations so small that they would tell of each person, the smallest ones that are said. */
function withSayableSpread(moments: Moments, defences: Defences): Moments {
  if (!defences['margin-leaves-open']) return moments
  return {
    ...moments,
    sumOfSquaredDeviations: Math.max(moments.sumOfSquaredDeviations, smallestSquares(moments.n)),
  }
}

/** Number of answers as the interval of a lonely difference may know it: 10, 20, 50, 100, 200, 500 … and below the true one. */
export function roughCount(n: number): number {
  const power = 10 ** Math.floor(Math.log10(n))
  return [5, 2, 1].map((digit) => digit * power).find((rough) => rough <= n) ?? 1
}

/**
 * A difference without its levels. The spread of the two groups stays out of its interval: with the margin of the total
 * it would give the spread of the few outside, and with it how far they are from the others. Deviations are taken as
 * 25 points, as when a sample is planned, and numbers of answers roughly, so that the interval counts nobody.
 */
function lonelyDifference({ women, men }: Pair<Moments>, population: Population): MeanDifference {
  const counts = { women: roughCount(women.n), men: roughCount(men.n) }
  const part = (sex: 'women' | 'men') => populationCorrection(counts[sex], population[sex]) / counts[sex]
  const error = PLANNED_DEVIATION * Math.sqrt(part('women') + part('men'))
  return differenceWithError(women.mean - men.mean, error, counts.women + counts.men - 2)
}

/** A level within 5 points of an end is only bounded; with the other level the difference would give it away. */
function compare(
  { moments: { women, men }, total, shownTotal, levelsShown }: Place,
  population: Population,
  { fewest, tooFew }: { readonly fewest: number; readonly tooFew: Suppressed },
  defences: Defences,
): Compared | Suppressed {
  if (defences['k-answers'] && (women.n < fewest || men.n < fewest)) return tooFew
  if (defences['gap-beside-bound'] && (isExtreme(women) || isExtreme(men))) return PROTECTS_ANOTHER
  const step = stepOf(Math.min(women.n, men.n))
  if (levelsShown || !defences['lonely-gap-from-plan']) {
    const test = meanDifference(
      { moments: withSayableSpread(women, defences), population: population.women },
      { moments: withSayableSpread(men, defences), population: population.men },
    )
    return test ? { step, test } : TOO_FEW
  }
  const test = lonelyDifference({ women, men }, population)
  if (!defences['spread-stays-open'] || !shownTotal || !isExact(shownTotal.figure)) return { step, test }
  const whole = {
    figure: shownTotal.figure,
    n: total.n,
    population: population.women + population.men,
    step: shownTotal.step,
  }
  return differenceStaysOpen(whole, roundTo(step, test.difference), step, [women.n, men.n])
    ? { step, test }
    : PROTECTS_ANOTHER
}

type Estimated = Extract<Gap, { kind: 'estimated' }>

/** Rounded outward: what the shown interval leaves out, the exact one leaves out too. */
function shownGap({ difference, low, high }: TestedGap, { step }: Compared): Omit<Estimated, 'called'> {
  const value = roundTo(step, difference)
  const half = Math.max(step, roundUp(step, (high - low) / 2))
  return { kind: 'estimated', difference: value, low: roundTo(step, value - half), high: roundTo(step, value + half) }
}

/**
 * Calls a *brecha* by what is shown and nothing else, in Holm's order: were it called by the exact numbers, a call
 * beside a shown interval with zero in it would tell the spread more finely than the interval.
 */
function called(compared: readonly Compared[]): Estimated[] {
  const tests = compared.map(({ test }) => test)
  const tested = holm(tests)
  const gaps: Estimated[] = []
  let stillCalling = true
  for (const index of byEvidence(tests)) {
    const [gap, about] = [tested[index], compared[index]]
    if (!gap || !about) continue
    const shown = shownGap(gap, about)
    if (shown.low <= 0 && shown.high >= 0) stillCalling = false
    gaps[index] = { ...shown, called: stillCalling && Math.abs(shown.difference) >= SMALLEST_GAP }
  }
  return gaps
}

function isCompared(result: Compared | Suppressed): result is Compared {
  return 'test' in result
}

const isShown = (figure: Figure | undefined) => figure?.kind === 'scored'

/** Women minus men: the dimensions are one family for Holm's correction, the overall stands alone. */
export function releasedGaps(input: GapInput, defences: Defences = ALL_DEFENCES): Record<string, Gap> {
  const { women, men, total, shownTotals, dimensionIds, population, levels, k, fewest = k } = input
  const ids = ['overall', ...dimensionIds]
  const tooFew = fewest > k ? BY_LINK : TOO_FEW
  const told = (group: FigureMoments | undefined, people: number | undefined) =>
    mayBeTold({ answers: group?.participants ?? 0, population: people ?? null }, { k, fewest }, defences)
  if (!women || !men || !population || !told(women, population.women) || !told(men, population.men))
    return Object.fromEntries(ids.map((id) => [id, tooFew]))
  const at = (id: string): Compared | Suppressed => {
    const of = (moments: FigureMoments) => (id === 'overall' ? moments.overall : moments.dimensions[id])
    const [ofWomen, ofMen, ofAll] = [of(women), of(men), of(total)]
    if (!ofWomen || !ofMen || !ofAll) return TOO_FEW
    const place: Place = {
      moments: { women: ofWomen, men: ofMen },
      total: ofAll,
      shownTotal: id === 'overall' ? shownTotals.overall : shownTotals.dimensions[id],
      levelsShown:
        levels !== 'none' && levels.every((cell) => isShown(id === 'overall' ? cell.overall : cell.dimensions[id])),
    }
    return compare(place, population, { fewest, tooFew }, defences)
  }
  const family = (some: readonly string[]): [string, Gap][] => {
    const results = some.map((id) => ({ id, result: at(id) }))
    const compared = results.flatMap(({ id, result }) => (isCompared(result) ? [{ id, result }] : []))
    const gaps = called(compared.map(({ result }) => result))
    const byId = new Map(compared.map(({ id }, index) => [id, gaps[index]]))
    return results.map(({ id, result }) => [id, byId.get(id) ?? (isCompared(result) ? TOO_FEW : result)])
  }
  const ofDimensions = family(dimensionIds)
  const complete = !defences['gap-beside-bound'] || ofDimensions.every(([, gap]) => gap.kind === 'estimated')
  // The overall difference is the mean of the others: beside a hidden one it would give it away.
  const ofOverall = family(['overall']).map(([id, gap]): [string, Gap] => [
    id,
    complete || gap.kind === 'suppressed' ? gap : PROTECTS_ANOTHER,
  ])
  return Object.fromEntries([...ofOverall, ...ofDimensions])
}

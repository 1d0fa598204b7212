import { populationCorrection, tQuantile } from '#surveys/scoring/margin.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import type { Gap, Release } from '#surveys/disclosure/release.ts'
import { K } from './entities.ts'
import { OPEN_POINTS, type Interval } from './interval.ts'
import { apart, furthest, meanIn, openOf, squaresOf, stepAt, type Counts, type Place } from './joint-reading.ts'

type Estimated = Extract<Gap, { kind: 'estimated' }>

/** Squared deviations within women and men together, from the interval of their difference: of one figure, at 95 %. */
function squaresOfGap(gap: Estimated, id: string, counts: Counts, release: Release, defences: Defences): Interval {
  const { population } = release
  // In Holm's family every interval has another level; of the overall she knows it.
  if (defences['lonely-gap-from-plan'] || !population || id !== 'overall')
    return { low: 0, high: Number.POSITIVE_INFINITY }
  const step = stepAt(Math.min(counts.women, counts.men), false)
  const half = gap.high - gap.difference
  const t = {
    least: tQuantile(0.975, counts.women + counts.men - 2),
    most: tQuantile(0.975, Math.min(counts.women, counts.men) - 1),
  }
  const per = (n: number, people: number) => populationCorrection(n, people) / (n * (n - 1))
  const [one, other] = [per(counts.women, population.women), per(counts.men, population.men)]
  if (one === 0 || other === 0) return { low: 0, high: Number.POSITIVE_INFINITY }
  const floor = 900 * (counts.women / (counts.women - 1) + counts.men / (counts.men - 1))
  return {
    low: Math.max(0, (Math.max(0, half - step) / t.most) ** 2 / Math.max(one, other) - floor),
    high: (half / t.least) ** 2 / Math.min(one, other),
  }
}

type Reading = { readonly few: ReadonlySet<number>; readonly open: number }

/** Means that so many people outside may have, from the total alone or with the difference beside it. */
function fewWith(
  release: Release,
  place: Place,
  counts: Counts,
  gap: { readonly difference: Interval; readonly squares: Interval } | null,
): Reading {
  const { population } = release
  const { n, women, men } = counts
  const [both, rest] = [women + men, n - women - men]
  const step = stepAt(n, place.coarse)
  const total = meanIn(place.total, step)
  const squares = squaresOf(place.total, n, population && population.women + population.men, step)
  const zero = { low: 0, high: 0 }
  const distances = gap
    ? { low: apart(gap.difference, zero), high: Math.max(-gap.difference.low, gap.difference.high) }
    : { low: 0, high: 100 }
  const between = {
    low: ((women * men) / both) * distances.low ** 2,
    high: ((women * men) / both) * distances.high ** 2,
  }
  const ofGap = gap?.squares ?? { low: 0, high: Number.POSITIVE_INFINITY }
  const few = new Set<number>()
  for (let mean = 0; mean <= 100; mean += 1) {
    const point = { low: mean, high: mean }
    const difference = gap?.difference ?? { low: -90, high: 90 }
    const ofMen = {
      low: (n * total.low - rest * mean - women * difference.high) / both,
      high: (n * total.high - rest * mean - women * difference.low) / both,
    }
    // No level beside a difference lies within five points of an end.
    if (ofMen.high < 5 || ofMen.low > 95 || ofMen.high + difference.high < 5 || ofMen.low + difference.low > 95)
      continue
    const share = (rest * n) / both
    const own = rest === 1 ? 0 : rest * mean * (100 - mean)
    const low = ofGap.low + between.low + share * apart(point, total) ** 2
    const high = ofGap.high + between.high + own + share * furthest(point, total) ** 2
    if (low <= squares.high && high >= squares.low) few.add(mean)
  }
  return { few, open: openOf(squares.high - between.low, Math.min(women, men)) }
}

/** With nobody outside, the total and the difference give both levels: one near an end says what nearly each answered. */
function nearAnEnd({ id, total, coarse }: Place, { n, women, men }: Counts, difference: Interval): string[] {
  const mean = meanIn(total, stepAt(n, coarse))
  const ofMen = { low: mean.low - (women * difference.high) / n, high: mean.high - (women * difference.low) / n }
  const ofWomen = { low: mean.low + (men * difference.low) / n, high: mean.high + (men * difference.high) / n }
  return [ofWomen, ofMen].flatMap(({ low, high }) =>
    high < 5 || low > 95 ? [`${id}: one sex is between ${low.toFixed(1)} and ${high.toFixed(1)}`] : [],
  )
}

/**
 * Only the difference shown: with the total it must not give the mean of the few outside, nor anybody's score. She may
 * know how many women and men answered, for in a small place everybody knows who does not say. What the total alone
 * tells of any so many people, to a tenth, is no news.
 */
export function withGapAlone(
  release: Release,
  place: Place,
  gap: Estimated,
  truth: Counts,
  defences: Defences,
): string[] {
  const rest = truth.n - truth.women - truth.men
  const half = stepAt(Math.min(truth.women, truth.men), false) / 2
  const difference = { low: gap.difference - half, high: gap.difference + half }
  const beside = fewWith(release, place, truth, {
    difference,
    squares: squaresOfGap(gap, place.id, truth, release, defences),
  })
  const alone = fewWith(release, place, truth, null)
  const size = beside.few.size
  return [
    ...(rest > 0 && rest < K && size < OPEN_POINTS && size < 0.9 * alone.few.size - 2
      ? [`${place.id}: beside a difference, ${size} points are left to the ${rest} outside`]
      : []),
    ...(rest === 0 && !defences['gap-beside-bound'] ? nearAnEnd(place, truth, difference) : []),
    ...(beside.open < OPEN_POINTS - 1e-6
      ? [`${place.id}: beside a difference, everybody within ${(beside.open / 2).toFixed(0)} points of the others`]
      : []),
  ]
}

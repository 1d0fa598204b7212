import { populationCorrection, tQuantile } from '#surveys/scoring/margin.ts'
import { LARGEST_RATE_DIFFERENCE } from '#surveys/scoring/representative.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import type { CutCell, Figure, Gap, Release } from '#surveys/disclosure/release.ts'
import { Findings, type Attack } from './attack.ts'
import { K } from './entities.ts'
import { FIGURE_READINGS } from './figures.ts'
import { isExact, isScored, OPEN_POINTS, possibleCounts, width, within, type Interval, type Scored } from './interval.ts'
import { readScored, scoredEntity } from './scored-entities.ts'

/**
 * Somebody who reads a whole release at once: means and their margins, numbers of answers, the difference between
 * women and men, the verdict on representativeness, and the rules. A margin gives the squared deviations behind it, so
 * she subtracts spreads as well as means.
 */

/** Everything shown of one figure. */
type Place = {
  readonly id: string
  readonly total: Scored
  readonly counts: readonly number[]
  readonly coarse: boolean
  readonly women: Figure | undefined
  readonly men: Figure | undefined
  readonly gap: Gap | undefined
  /** Everybody who took part is in it, so that the verdict speaks of its numbers. */
  readonly complete: boolean
}

function placesOf(release: Release): Place[] {
  const { participation, overall, dimensions, gaps } = release
  if (participation.kind !== 'shown') return []
  const cells = release.cuts.flatMap(({ segment, cells: each }) => (segment === 'sex' && each !== 'none' ? each : []))
  const cell = (value: string) => cells.find((each) => each.value === value)
  const coarse = dimensions.some(({ figure }) => isScored(figure) && figure.bound !== 'exact')
  const of = (id: string, of: CutCell | undefined) => (id === 'overall' ? of?.overall : of?.dimensions[id])
  return [{ id: 'overall', figure: overall }, ...dimensions].flatMap(({ id, figure }): Place[] => {
    if (!isScored(figure)) return []
    const least = figure.count.n
    const counts =
      figure.count.kind === 'exact'
        ? [least]
        : Array.from({ length: participation.n - least }, (_, more) => least + more)
    return [
      {
        id,
        total: figure,
        counts,
        coarse: id === 'overall' && coarse,
        women: of(id, cell('mujer')),
        men: of(id, cell('hombre')),
        gap: gaps[id],
        complete: figure.count.kind === 'exact' && least === participation.n,
      },
    ]
  })
}

const stepAt = (n: number, coarse: boolean) => (coarse || n < 30 ? 1 : 0.1)
const roundedUp = (step: number, value: number) => Math.ceil(value / step - 1e-9) * step

/** Squared deviations behind a margin. Below the smallest one that is said she knows only that they are fewer. */
function squaresOf(figure: Scored, n: number, population: number | null, step: number): Interval {
  const correction = populationCorrection(n, population)
  if (figure.margin === null || correction === 0) return { low: 0, high: 2500 * n }
  const squares = (margin: number) => ((n - 1) * n * (margin / tQuantile(0.975, n - 1)) ** 2) / correction
  const smallest = tQuantile(0.975, n - 1) * (30 / (n - 1)) * Math.sqrt(correction)
  const isSmallest = figure.margin <= Math.max(step, roundedUp(step, smallest)) + 1e-9
  const low = isSmallest && figure.margin >= smallest - 1e-9 ? 0 : squares(Math.max(0, figure.margin - step / 2))
  return { low, high: squares(figure.margin + step / 2) }
}

function meanIn(figure: Scored, step: number): Interval {
  return figure.bound === 'exact'
    ? { low: figure.value - step / 2, high: figure.value + step / 2 }
    : { low: figure.low, high: figure.high }
}

const apart = (one: Interval, other: Interval) => Math.max(0, one.low - other.high, other.low - one.high)
const furthest = (one: Interval, other: Interval) => Math.max(one.high - other.low, other.high - one.low)
const NOTHING: Interval = { low: 1, high: 0 }
const join = (one: Interval, other: Interval): Interval =>
  width(one) < 0 ? other : { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }

type Counts = { readonly n: number; readonly women: number; readonly men: number }

/** Whether numbers of women and men fit the verdict, which compares their rates. */
function fitsVerdict({ representativeness, population }: Release, { women, men }: Counts): boolean {
  if (!population || representativeness.kind === 'suppressed') return true
  const told = representativeness.kind === 'representative' ? [] : representativeness.reasons
  if (told.includes('sexes-not-known')) return true
  const differ =
    100 * Math.abs(women * population.men - men * population.women) >
    LARGEST_RATE_DIFFERENCE * population.women * population.men
  return differ === told.includes('sexes-differ')
}

/** Whole numbers of answers that a place with shown levels may have. */
function shownCounts(release: Release, place: Place, women: Scored, men: Scored): Counts[] {
  return place.counts.flatMap((n) =>
    possibleCounts(women.count).flatMap((ofWomen) =>
      possibleCounts(men.count)
        .map((ofMen) => ({ n, women: ofWomen, men: ofMen }))
        .filter((counts) => ofWomen >= K && counts.men >= K && ofWomen + counts.men <= n)
        .filter((counts) => !place.complete || fitsVerdict(release, counts)),
    ),
  )
}

/** What is left possible of the people outside the shown groups, in whole points, and of each person. */
type Left = {
  /** Means, in points, that the one to nine outside may have. */
  readonly few: ReadonlySet<number>
  /** Mean of ten or more outside. */
  readonly many: Interval
  /** The widest that a person's score stays open, of each part. */
  readonly open: { women: number; men: number; rest: number }
  readonly women: Interval
  readonly men: Interval
}

const openOf = (squares: number, n: number) => Math.min(100, 2 * Math.sqrt((Math.max(0, squares) * (n - 1)) / n))

type Known = { readonly total: Interval; readonly women: Interval; readonly men: Interval }

/**
 * With these numbers of people: which means the rest may have. Everybody's squared deviations are those within the
 * parts and those between them, so a mean is left only where the sum can be what the total's margin says.
 */
function leftWith(
  { n, women, men }: Counts,
  means: Known,
  squares: Known,
  outsideMean: Interval,
): { readonly few: number[]; readonly within: number } {
  const rest = n - women - men
  const apartOf = women * apart(means.women, means.total) ** 2 + men * apart(means.men, means.total) ** 2
  const most = women * furthest(means.women, means.total) ** 2 + men * furthest(means.men, means.total) ** 2
  const few: number[] = []
  for (let mean = Math.ceil(outsideMean.low); rest > 0 && mean <= outsideMean.high; mean += 1) {
    const point = { low: mean, high: mean }
    const low = squares.women.low + squares.men.low + apartOf + rest * apart(point, means.total) ** 2
    const own = rest === 1 ? 0 : rest * mean * (100 - mean)
    const high = squares.women.high + squares.men.high + most + own + rest * furthest(point, means.total) ** 2
    if (low <= squares.total.high && high >= squares.total.low) few.push(mean)
  }
  return { few, within: squares.total.high - apartOf - rest * apart(outsideMean, means.total) ** 2 }
}

/** Levels shown: what subtracting them leaves. */
function withLevels(release: Release, place: Place, women: Scored, men: Scored, defences: Defences): string[] {
  const { population } = release
  let left: Left = {
    few: new Set(),
    many: NOTHING,
    open: { women: 0, men: 0, rest: 0 },
    women: NOTHING,
    men: NOTHING,
  }
  const few = new Set<number>()
  let everFew = false
  let sizes = new Set<number>()
  for (const counts of shownCounts(release, place, women, men)) {
    const rest = counts.n - counts.women - counts.men
    // She knows the rule too: levels stand only where nobody is outside, or ten.
    if (defences['levels-need-nobody-outside'] && rest > 0 && rest < K) continue
    const steps = {
      total: stepAt(counts.n, place.coarse),
      women: stepAt(counts.women, place.coarse),
      men: stepAt(counts.men, place.coarse),
    }
    const means: Known = {
      total: meanIn(place.total, steps.total),
      women: meanIn(women, steps.women),
      men: meanIn(men, steps.men),
    }
    const squares: Known = {
      total: squaresOf(place.total, counts.n, population && population.women + population.men, steps.total),
      women: squaresOf(women, counts.women, population?.women ?? null, steps.women),
      men: squaresOf(men, counts.men, population?.men ?? null, steps.men),
    }
    const sum = (one: 'low' | 'high', other: 'low' | 'high') =>
      counts.n * means.total[one] - counts.women * means.women[other] - counts.men * means.men[other]
    const outside =
      rest === 0
        ? { low: 0, high: 0 }
        : within({ low: 0, high: 100 }, { low: sum('low', 'high') / rest, high: sum('high', 'low') / rest })
    if (rest === 0 ? sum('low', 'high') > 1e-6 || sum('high', 'low') < -1e-6 : width(outside) < 0) continue
    sizes = sizes.add(rest)
    const found = leftWith(counts, means, squares, outside)
    if (rest > 0 && rest < K) {
      everFew = true
      for (const mean of found.few) few.add(mean)
    }
    const own = (part: 'women' | 'men', other: 'women' | 'men') =>
      openOf(Math.min(squares[part].high, found.within - squares[other].low), counts[part])
    left = {
      few,
      many: rest >= K ? join(left.many, outside) : left.many,
      open: {
        women: Math.max(left.open.women, own('women', 'men')),
        men: Math.max(left.open.men, own('men', 'women')),
        rest: Math.max(
          left.open.rest,
          rest < K ? 0 : openOf(found.within - squares.women.low - squares.men.low, rest),
        ),
      },
      women: join(left.women, levelFrom(counts, means, outside, rest, 'women')),
      men: join(left.men, levelFrom(counts, means, outside, rest, 'men')),
    }
  }
  const certainlyFew = everFew && [...sizes].every((rest) => rest > 0 && rest < K)
  const certainlyMany = sizes.size > 0 && [...sizes].every((rest) => rest >= K)
  return [
    ...(everFew && left.few.size < OPEN_POINTS ? [`${place.id}: ${left.few.size} points are left to the few outside`] : []),
    ...(certainlyFew && sizes.size === 1 ? [`${place.id}: exactly ${[...sizes][0]} people are outside`] : []),
    ...(sizes.size > 0 ? closedPeople(place, left, certainlyMany) : []),
    ...pinnedBounds(place, [women, left.women], [men, left.men]),
    ...(certainlyMany && (left.many.high < 4.9 || left.many.low > 95.1)
      ? [`${place.id}: everybody outside is near an end`]
      : []),
  ]
}

function closedPeople({ id }: Place, { open }: Left, certainlyMany: boolean): string[] {
  return (['women', 'men', 'rest'] as const).flatMap((part) =>
    open[part] < OPEN_POINTS - 1e-6 && (part !== 'rest' || certainlyMany)
      ? [`${id}: each of the ${part} within ${(open[part] / 2).toFixed(0)} points of their mean`]
      : [],
  )
}

/** The mean of one sex, from the total, the other sex and the rest. */
function levelFrom(counts: Counts, means: Known, outside: Interval, rest: number, part: 'women' | 'men'): Interval {
  const other = part === 'women' ? 'men' : 'women'
  const low = counts.n * means.total.low - counts[other] * means[other].high - rest * outside.high
  const high = counts.n * means.total.high - counts[other] * means[other].low - rest * outside.low
  return within(means[part], { low: low / counts[part], high: high / counts[part] })
}

/** A level that is only bounded must stay open over its whole bound. */
function pinnedBounds({ id }: Place, ...levels: readonly [Scored, Interval][]): string[] {
  return levels.flatMap(([figure, found]) =>
    figure.bound !== 'exact' && width(found) >= 0 && (found.low > figure.low + 0.01 || found.high < figure.high - 0.01)
      ? [`${id}: a bounded level lies between ${found.low.toFixed(1)} and ${found.high.toFixed(1)}`]
      : [],
  )
}

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
    if (ofMen.high < 5 || ofMen.low > 95 || ofMen.high + difference.high < 5 || ofMen.low + difference.low > 95) continue
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
function withGapAlone(release: Release, place: Place, gap: Estimated, truth: Counts, defences: Defences): string[] {
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

/** A margin of 0 in a group: everybody of it answered. */
function everybodyAnswered(release: Release): string[] {
  return release.cuts.flatMap(({ cells }) =>
    (cells === 'none' ? [] : cells).flatMap(({ value, overall, dimensions }) =>
      [overall, ...Object.values(dimensions)].some((figure) => isExact(figure) && figure.margin === 0)
        ? [`every ${value} answered`]
        : [],
    ),
  )
}

/** All that a release gives away once everything in it is read together. */
export function readJointly(release: Release, truth: Counts, defences: Defences): string[] {
  const learned = placesOf(release).flatMap((place) => {
    if (isScored(place.women) && isScored(place.men))
      return withLevels(release, place, place.women, place.men, defences)
    return place.gap?.kind === 'estimated' && isExact(place.total)
      ? withGapAlone(release, place, place.gap, truth, defences)
      : []
  })
  return [...learned, ...FIGURE_READINGS.levelFromGap(release), ...everybodyAnswered(release)]
}

function readEverything(size: number, defences: Defences) {
  const findings = new Findings()
  for (let number = 0; number < size; number += 1) {
    const entity = scoredEntity(number)
    const count = (sex: string) => entity.people.filter(({ segments }) => segments['sex'] === sex).length
    const truth = { n: entity.people.length, women: count('mujer'), men: count('hombre') }
    findings.add(readJointly(readScored(entity, defences), truth, defences))
  }
  return findings.finish()
}

export const JOINT_ATTACK: Attack = {
  id: 'everything-together',
  title: 'Leer todo junto (promedios, márgenes, diferencias, participación) para saber de quienes quedan fuera de los grupos',
  against: [
    'levels-of-one-kind',
    'spread-stays-open',
    'lonely-gap-from-plan',
    'group-never-complete',
    'gap-beside-bound',
  ],
  run: readEverything,
}

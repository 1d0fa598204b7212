import type { Defences } from '#surveys/disclosure/defences.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { K } from './entities.ts'
import { OPEN_POINTS, possibleCounts, width, within, type Interval, type Scored } from './interval.ts'
import {
  apart,
  fitsVerdict,
  furthest,
  join,
  meanIn,
  NOTHING,
  openOf,
  squaresOf,
  stepAt,
  type Counts,
  type Place,
} from './joint-reading.ts'

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
export function withLevels(release: Release, place: Place, women: Scored, men: Scored, defences: Defences): string[] {
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
        rest: Math.max(left.open.rest, rest < K ? 0 : openOf(found.within - squares.women.low - squares.men.low, rest)),
      },
      women: join(left.women, levelFrom(counts, means, outside, rest, 'women')),
      men: join(left.men, levelFrom(counts, means, outside, rest, 'men')),
    }
  }
  const certainlyFew = everFew && [...sizes].every((rest) => rest > 0 && rest < K)
  const certainlyMany = sizes.size > 0 && [...sizes].every((rest) => rest >= K)
  return [
    ...(everFew && left.few.size < OPEN_POINTS
      ? [`${place.id}: ${left.few.size} points are left to the few outside`]
      : []),
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

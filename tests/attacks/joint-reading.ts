import { LARGEST_RATE_DIFFERENCE } from '#surveys/scoring/representative.ts'
import { populationCorrection, tQuantile } from '#surveys/scoring/margin.ts'
import type { CutCell, Figure, Gap, Release } from '#surveys/disclosure/release.ts'
import { isScored, width, type Interval, type Scored } from './interval.ts'

/** Everything shown of one figure. */
export type Place = {
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

export function placesOf(release: Release): Place[] {
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

export const stepAt = (n: number, coarse: boolean) => (coarse || n < 30 ? 1 : 0.1)
const roundedUp = (step: number, value: number) => Math.ceil(value / step - 1e-9) * step

/** Squared deviations behind a margin. Below the smallest one that is said she knows only that they are fewer. */
export function squaresOf(figure: Scored, n: number, population: number | null, step: number): Interval {
  const correction = populationCorrection(n, population)
  if (figure.margin === null || correction === 0) return { low: 0, high: 2500 * n }
  const squares = (margin: number) => ((n - 1) * n * (margin / tQuantile(0.975, n - 1)) ** 2) / correction
  const smallest = tQuantile(0.975, n - 1) * (30 / (n - 1)) * Math.sqrt(correction)
  const isSmallest = figure.margin <= Math.max(step, roundedUp(step, smallest)) + 1e-9
  const low = isSmallest && figure.margin >= smallest - 1e-9 ? 0 : squares(Math.max(0, figure.margin - step / 2))
  return { low, high: squares(figure.margin + step / 2) }
}

export function meanIn(figure: Scored, step: number): Interval {
  return figure.bound === 'exact'
    ? { low: figure.value - step / 2, high: figure.value + step / 2 }
    : { low: figure.low, high: figure.high }
}

export const apart = (one: Interval, other: Interval) => Math.max(0, one.low - other.high, other.low - one.high)
export const furthest = (one: Interval, other: Interval) => Math.max(one.high - other.low, other.high - one.low)
export const NOTHING: Interval = { low: 1, high: 0 }
export const join = (one: Interval, other: Interval): Interval =>
  width(one) < 0 ? other : { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }

export type Counts = { readonly n: number; readonly women: number; readonly men: number }

/** Points over which a score stays open, of n people with so many squared deviations together. */
export const openOf = (squares: number, n: number) => Math.min(100, 2 * Math.sqrt((Math.max(0, squares) * (n - 1)) / n))

/** Whether numbers of women and men fit the verdict, which compares their rates. */
export function fitsVerdict({ representativeness, population }: Release, { women, men }: Counts): boolean {
  if (!population || representativeness.kind === 'suppressed') return true
  const told = representativeness.kind === 'representative' ? [] : representativeness.reasons
  if (told.includes('sexes-not-known')) return true
  const differ =
    100 * Math.abs(women * population.men - men * population.women) >
    LARGEST_RATE_DIFFERENCE * population.women * population.men
  return differ === told.includes('sexes-differ')
}

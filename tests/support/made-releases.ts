import fc from 'fast-check'
import type { Figure, Gap, ItemDistribution, NoisyShare, Release } from '#surveys/disclosure/release.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { intervalSpansCut, maturityLevel } from '#surveys/scoring/levels.ts'

/** Score of a dimension with half the width of its interval; null = suppressed. */
export type MadeFigure = readonly [value: number, margin: number] | null

/** What a release is to say. What is not named is well: 90 ± 2, and no question is shown. */
export type Wanted = {
  readonly dimensions?: Readonly<Record<string, MadeFigure>>
  /** Mean of questions that are shown. */
  readonly items?: Readonly<Record<string, number>>
  /** Percent of *no sé*, where it is a finding. */
  readonly unknown?: Readonly<Record<string, number>>
  /** Differences that are called. */
  readonly gaps?: Readonly<Record<string, number>>
  /** Noisy shares of what happened: `any` or a family. */
  readonly found?: Readonly<Record<string, number>>
  readonly population?: { readonly women: number; readonly men: number }
}

const HIDDEN = { kind: 'suppressed', reason: 'too-few-answers' } as const

function figureOf({ scoring: { levels } }: Instrument, made: MadeFigure): Figure {
  if (made === null) return HIDDEN
  const [value, margin] = made
  const low = Math.max(0, value - margin)
  const high = Math.min(100, value + margin)
  return {
    kind: 'scored',
    value,
    bound: 'exact',
    margin,
    low,
    high,
    count: { kind: 'exact', n: 60 },
    level: maturityLevel(value, levels),
    spansCut: intervalSpansCut(low, high, levels),
  }
}

function distributionOf(mean: number | undefined, unknown: number | undefined): ItemDistribution {
  if (mean === undefined && unknown === undefined) return HIDDEN
  return {
    kind: 'shown',
    count: { kind: 'exact', n: 60 },
    mean: { value: mean ?? 90, precision: 'exact' },
    detail: 'choices',
    classes: [],
    leftOut: unknown === undefined ? HIDDEN : { kind: 'shown', unknown, rest: 0 },
    unknownIsFinding: unknown !== undefined,
  }
}

const gapOf = (difference: number): Gap => ({
  kind: 'estimated',
  difference,
  low: difference - 3,
  high: difference + 3,
  called: true,
})

function shareOf(percent: number): NoisyShare {
  return { percent, low: Math.max(0, percent - 5), high: Math.min(100, percent + 5) }
}

/** A release that says what is wanted. It went through no gate: for what reads releases, never for what makes them. */
export function madeRelease(instrument: Instrument, wanted: Wanted): Release {
  const { slug, version, hash, k } = instrument
  const { dimensions = {}, items = {}, unknown = {}, gaps = {}, found = {} } = wanted
  const { any = 0, ...families } = found
  const content = {
    format: 1,
    instrument: { slug, version, hash },
    k,
    population: wanted.population ?? { women: 60, men: 60 },
    participation: { kind: 'shown', n: 60, percentOfPopulation: 50 },
    representativeness: { kind: 'representative' },
    overall: HIDDEN,
    dimensions: instrument.scoring.dimensions.map(({ id }) => ({
      id,
      figure: figureOf(instrument, id in dimensions ? (dimensions[id] ?? null) : [90, 2]),
    })),
    items: instrument.scoring.dimensions.flatMap((dimension) =>
      dimension.items.map(({ id }) => ({ id, distribution: distributionOf(items[id], unknown[id]) })),
    ),
    ...(instrument.scoring.prevalence
      ? {
          prevalence: {
            kind: 'noisy',
            n: 60,
            anyCount: any,
            any: shareOf(any),
            witnessed: shareOf(0),
            families: Object.entries(families).map(([id, percent]) => ({ id, share: shareOf(percent) })),
            sexes: 'none',
          },
        }
      : {}),
    cuts: [],
    gaps: Object.fromEntries(Object.entries(gaps).map(([id, difference]) => [id, gapOf(difference)])),
  }
  return content as unknown as Release
}

const figures = fc.option(fc.tuple(fc.integer({ min: 5, max: 95 }), fc.integer({ min: 0, max: 12 })), {
  nil: null,
  freq: 6,
})

/** What a random release of an instrument says: every dimension anything or nothing, some questions, some differences. */
export function wantedOf({ scoring }: Instrument): fc.Arbitrary<Wanted> {
  const ids = scoring.dimensions.map(({ id }) => id)
  const items = scoring.dimensions.flatMap((dimension) => dimension.items.map(({ id }) => id))
  const some = <T>(of: readonly string[], value: fc.Arbitrary<T>) =>
    fc.dictionary(fc.constantFrom(...of), value, { maxKeys: 8 }).map((each) => ({ ...each }))
  return fc.record({
    dimensions: fc.record(Object.fromEntries(ids.map((id) => [id, figures]))),
    items: some(items, fc.integer({ min: 0, max: 100 })),
    unknown: some(items, fc.integer({ min: 31, max: 80 })),
    gaps: some(ids, fc.oneof(fc.integer({ min: 5, max: 40 }), fc.integer({ min: -40, max: -5 }))),
    found: scoring.prevalence
      ? some(['any', ...scoring.prevalence.families.map(({ id }) => id)], fc.integer({ min: 0, max: 100 }))
      : fc.constant({}),
  })
}

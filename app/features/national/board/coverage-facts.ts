import type { CoverageCount, RegionState, YearCount } from '#db/queries/coverage.server.ts'
import { GOVERNMENT_LEVELS, type GovernmentLevel } from '#db/schema/entities.ts'
import { REGIONS } from '#db/schema/regions.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'

/** How many of a group have a result. `of` 0: there is no such entity. */
export type Share = { readonly entities: number; readonly of: number }

export type CoverageRow = {
  readonly instrument: InstrumentSlug
  readonly country: Share
  readonly levels: readonly (Share & { readonly level: GovernmentLevel })[]
}

type LevelSize = { readonly level: GovernmentLevel; readonly entities: number }

/** Who has a result of each instrument, out of the entities in force of each level. Numbers of entities, of no score. */
export function coverageRows(
  instruments: readonly InstrumentSlug[],
  counts: readonly CoverageCount[],
  sizes: readonly LevelSize[],
): CoverageRow[] {
  const sizeOf = (level: GovernmentLevel) => sizes.find((size) => size.level === level)?.entities ?? 0
  return instruments.map((instrument) => {
    const levels = GOVERNMENT_LEVELS.map((level) => ({
      level,
      of: sizeOf(level),
      entities: counts.find((count) => count.instrument === instrument && count.level === level)?.entities ?? 0,
    }))
    const sum = (part: (share: Share) => number) => levels.reduce((total, share) => total + part(share), 0)
    return { instrument, levels, country: { entities: sum(({ entities }) => entities), of: sum(({ of }) => of) } }
  })
}

export type TrendRow = {
  readonly instrument: InstrumentSlug
  readonly years: readonly { readonly year: number; readonly entities: number }[]
}

/** Years that the trend shows at most. */
export const TREND_YEARS = 6

/**
 * Entities with a result by year, from the first year of any instrument or the sixth before the last one. A year in which
 * nobody applied anything between two others is a zero.
 */
export function trendRows(
  instruments: readonly InstrumentSlug[],
  counts: readonly YearCount[],
  thisYear: number,
): TrendRow[] {
  const last = Math.max(thisYear, ...counts.map(({ year }) => year))
  const first = Math.max(Math.min(thisYear, ...counts.map(({ year }) => year)), last - TREND_YEARS + 1)
  const years = Array.from({ length: last - first + 1 }, (_, place) => first + place)
  return instruments.map((instrument) => ({
    instrument,
    years: years.map((year) => ({
      year,
      entities: counts.find((count) => count.instrument === instrument && count.year === year)?.entities ?? 0,
    })),
  }))
}

/** `some`: of several regional governments of one region not all. */
export type TileState = 'applied' | 'some' | 'applying' | 'none'

export type RegionTile = {
  readonly region: string
  /** Regional governments of the directory; 0 where it has none. */
  readonly entities: number
  readonly states: readonly { readonly instrument: InstrumentSlug; readonly state: TileState }[]
}

function stateOf(found: RegionState | undefined, entities: number): TileState {
  if (!found) return 'none'
  if (found.applied > 0) return found.applied >= entities ? 'applied' : 'some'
  return found.applying > 0 ? 'applying' : 'none'
}

/**
 * The regional governments by coverage and state, never by score: one tile for each region of Peru, and after them those
 * that a directory has besides, as the invented ones of the demonstration.
 */
export function regionTiles(
  instruments: readonly InstrumentSlug[],
  states: readonly RegionState[],
  sizes: readonly { readonly region: string; readonly entities: number }[],
): RegionTile[] {
  const known: readonly string[] = REGIONS
  const besides = sizes.map(({ region }) => region).filter((region) => !known.includes(region))
  return [...known, ...besides.sort()].map((region) => {
    const entities = sizes.find((size) => size.region === region)?.entities ?? 0
    const found = (instrument: InstrumentSlug) =>
      states.find((state) => state.region === region && state.instrument === instrument)
    return {
      region,
      entities,
      states: instruments.map((instrument) => ({ instrument, state: stateOf(found(instrument), entities) })),
    }
  })
}

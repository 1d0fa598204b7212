import type { Release } from '#surveys/disclosure/release.ts'
import { instrumentByHash, latestInstrument } from '#surveys/instruments/index.ts'
import { INSTRUMENT_SLUGS, type InstrumentSlug } from '#surveys/model/instrument.ts'
import type { Figure } from '#surveys/disclosure/release.ts'

/** Years that the map of an entity shows at most, the newest last. */
export const MAP_YEARS = 3

export type ScoredCampaign = {
  readonly instrumentSlug: InstrumentSlug
  readonly instrumentHash: string
  /** ISO date of the close. */
  readonly closedOn: string | null
  readonly scores: Pick<Release, 'overall' | 'dimensions'> | undefined
}

export type EntityMapRow = {
  readonly id: string
  readonly title: string
  /** Of each year of the map; null where that version has no such dimension. */
  readonly figures: readonly (Figure | null)[]
}

export type EntityMap = {
  readonly instrument: InstrumentSlug
  readonly title: string
  readonly cuts: readonly number[]
  readonly years: readonly number[]
  readonly rows: readonly EntityMapRow[]
}

/**
 * Dimensions × years of one entity, an instrument each, of what was released. Where people are asked what happened to
 * them there is none: no score heads it (`listedResult`).
 */
export function entityMaps(campaigns: readonly ScoredCampaign[]): EntityMap[] {
  return INSTRUMENT_SLUGS.flatMap((slug): EntityMap[] => {
    const instrument = latestInstrument(slug)
    if (instrument.scoring.prevalence) return []
    const released = campaigns
      .flatMap(({ instrumentSlug, instrumentHash, closedOn, scores }) =>
        instrumentSlug === slug && scores && closedOn
          ? [{ closedOn, scores, of: instrumentByHash(instrumentHash) }]
          : [],
      )
      .sort((one, other) => (one.closedOn < other.closedOn ? -1 : 1))
      .slice(-MAP_YEARS)
    const last = released.at(-1)
    if (!last) return []
    const rows = [{ id: null, title: 'Resultado general' }, ...last.of.scoring.dimensions]
    return [
      {
        instrument: slug,
        title: last.of.title,
        cuts: last.of.scoring.levels,
        years: released.map(({ closedOn }) => Number(closedOn.slice(0, 4))),
        rows: rows.map(({ id, title }) => ({
          id: id ?? 'overall',
          title,
          figures: released.map(({ scores }) =>
            id === null ? scores.overall : (scores.dimensions.find((each) => each.id === id)?.figure ?? null),
          ),
        })),
      },
    ]
  })
}

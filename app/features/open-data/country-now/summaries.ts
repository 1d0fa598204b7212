import type { CountryReport } from '#surveys/country-report/frozen-report.ts'
import type { Completeness } from '#surveys/country-report/country-year.ts'
import { GOVERNMENT_LEVELS, type GovernmentLevel } from '#surveys/model/entity-kind.ts'
import { INSTRUMENT_SLUGS, type InstrumentSlug, type MaturityLevelId } from '#surveys/model/instrument.ts'
import { BAND_CODES, INSTRUMENT_CODES, LEVEL_CODES } from '#surveys/open-data/codes.ts'
import { DATASETS } from '#surveys/open-data/datasets.ts'
import { placeOf, type Table } from '#surveys/open-data/dataset.ts'

/** How many of a group have a result. */
export type Share = { readonly entities: number; readonly of: number }

export type CoverageSummary = {
  readonly entities: number
  /** Entities with a result of any instrument. */
  readonly withAny: number
  readonly instruments: readonly (Share & { readonly instrument: InstrumentSlug })[]
  /** Of each level, with a result of any instrument. */
  readonly levels: readonly (Share & { readonly level: GovernmentLevel })[]
}

const at = (dataset: 'cobertura' | 'bandas', name: string) => placeOf(DATASETS[dataset], name)
const COVERED = 'con-resultado'

/** The published rows of coverage, counted. */
export function coverageSummary(rows: Table['rows']): CoverageSummary {
  const [code, level, instrument, state] = ['codigo', 'nivel_de_gobierno', 'herramienta', 'estado'].map((name) =>
    at('cobertura', name),
  ) as [number, number, number, number]
  const shareOf = (own: Table['rows']): Share => ({
    entities: new Set(own.filter((row) => row[state] === COVERED).map((row) => row[code])).size,
    of: new Set(own.map((row) => row[code])).size,
  })
  const all = shareOf(rows)
  return {
    entities: all.of,
    withAny: all.entities,
    instruments: INSTRUMENT_SLUGS.map((slug) => ({
      instrument: slug,
      ...shareOf(rows.filter((row) => row[instrument] === INSTRUMENT_CODES[slug])),
    })),
    levels: GOVERNMENT_LEVELS.map((each) => ({
      level: each,
      ...shareOf(rows.filter((row) => row[level] === LEVEL_CODES[each])),
    })).filter(({ of }) => of > 0),
  }
}

export type CountryBand = { readonly instrument: InstrumentSlug; readonly level: MaturityLevelId | null }

const LEVEL_OF_CODE = new Map<unknown, MaturityLevelId>(
  (Object.keys(BAND_CODES) as MaturityLevelId[]).map((id) => [BAND_CODES[id], id]),
)

/** In which level the whole country is, by instrument; null where it is not shown. Of what nobody applied nothing is said. */
export function countryBands(rows: Table['rows']): CountryBand[] {
  const [instrument, kind, measure, level, why] = ['herramienta', 'grupo_por', 'tema', 'nivel', 'por_que_vacio'].map(
    (name) => at('bandas', name),
  ) as [number, number, number, number, number]
  const ofCountry = rows.filter((row) => row[kind] === 'pais' && row[measure] === 'Resultado general')
  return INSTRUMENT_SLUGS.flatMap((slug) =>
    ofCountry
      .filter((row) => row[instrument] === INSTRUMENT_CODES[slug] && row[why] !== 'nadie-aplico')
      .map((row) => ({ instrument: slug, level: LEVEL_OF_CODE.get(row[level]) ?? null })),
  )
}

/** What a published report says that everybody asks first; null where nobody knows it. */
export type ReportSummary = {
  readonly year: number
  readonly source: CountryReport['source']
  readonly mechanisms: number | null
  readonly mechanismLevels: readonly { readonly level: GovernmentLevel; readonly value: number | null }[]
  readonly told: Completeness | null
  readonly plans: number | null
  readonly tools: number | null
  readonly observations: number
}

export function reportSummary({ year, source, figures, observations }: CountryReport): ReportSummary {
  const figure = (id: string) => figures.find((each) => each.id === id)
  const valueOf = (id: string) => figure(id)?.value ?? null
  return {
    ...{ year, source, mechanisms: valueOf('mechanisms'), plans: valueOf('plans'), tools: valueOf('tools') },
    mechanismLevels: GOVERNMENT_LEVELS.map((level) => ({ level, value: valueOf(`mechanisms-${level}`) })),
    told: figure('mechanisms')?.completeness ?? null,
    observations: observations.length,
  }
}

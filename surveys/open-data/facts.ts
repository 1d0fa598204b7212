import type { CountryReport } from '#surveys/country-report/frozen-report.ts'
import type { Knowledge } from '#surveys/disclosure/pool/gate.ts'
import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import type { Instrument, InstrumentSlug, MaturityLevelId } from '#surveys/model/instrument.ts'
import { tellsLevels } from '#surveys/disclosure/promised-page.ts'
import type { Basis } from './edition.ts'

/** An entity as it was on the last day of the year. */
export type OpenEntity = {
  readonly id: string
  readonly name: string
  readonly level: GovernmentLevel
  readonly region: string | null
  /** People who work in it by the newest figure confirmed by then; null where there is none. */
  readonly staff: number | null
}

/** The exact figure of everybody of one release of the year, as it was released. */
export type OpenFigure = {
  readonly entityId: string
  readonly instrument: InstrumentSlug
  readonly measure: string
  readonly value: number
  readonly n: number
}

/** A public page of an entity about a result of the year. */
export type OwnPage = {
  readonly entityId: string
  readonly instrument: InstrumentSlug
  readonly path: string
  /** ISO date. */
  readonly publishedOn: string
  /** What it shows of each measure; null where it shows no levels. */
  readonly levels:
    | readonly {
        readonly measure: string
        readonly level: { readonly id: MaturityLevelId; readonly spansCut: boolean } | null
      }[]
    | null
  /** Whether it tells the scores too. */
  readonly tellsScores: boolean
}

/** All that an edition is made of: releases and the published report, read once. */
export type OpenFacts = {
  readonly year: number
  /** ISO date on which it was read. */
  readonly readOn: string
  readonly entities: readonly OpenEntity[]
  readonly applied: readonly { readonly entityId: string; readonly instrument: InstrumentSlug }[]
  readonly figures: readonly OpenFigure[]
  readonly pages: readonly OwnPage[]
  /** Ids of entities that presented their November report of the year. */
  readonly presented: ReadonlySet<string>
  readonly report: { readonly version: number; readonly digest: string; readonly content: CountryReport } | null
  /** Newest version of every instrument. */
  readonly instruments: readonly Instrument[]
  /** Answers that a set of entities of whom nothing is known needs. */
  readonly k: number
  /** Of every edition of the year that was ever published, those that were taken back too. */
  readonly earlier: readonly Basis[]
}

/** Where what staff say of named entities is never laid side by side: attitudes, and what happened to people. */
export function isNeverCompared(instrument: Instrument): boolean {
  return instrument.nature === 'staff' && !tellsLevels(instrument)
}

/** What anybody knows of the figures of entities, from the pages that they published themselves. */
export function publicKnowledge(pages: readonly OwnPage[]): (figure: Omit<OpenFigure, 'value' | 'n'>) => Knowledge {
  const known = new Map<string, Knowledge>()
  for (const { entityId, instrument, levels, tellsScores } of pages)
    for (const { measure, level } of levels ?? [])
      if (level !== null) known.set(`${instrument} ${measure} ${entityId}`, tellsScores ? 'exact' : 'partly')
  return ({ instrument, measure, entityId }) => known.get(`${instrument} ${measure} ${entityId}`) ?? 'nothing'
}

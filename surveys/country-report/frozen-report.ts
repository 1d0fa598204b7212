import { sha256 } from '#surveys/model/canonical-json.ts'
import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import type { CountedBy } from './counted-by.ts'
import type { CountedMoney } from './counted-money.ts'
import type { Completeness, CountryYear, Practice } from './country-year.ts'
import type { FigureId, ReportPart } from './figures.ts'
import type { Severity } from './findings.ts'
import type { Unit } from './quantity.ts'

/** The introduction and each part: what an analyst may write in her own words. */
export type BlockId = ReportPart | 'introduction'

export type ReportFigure = {
  readonly id: FigureId
  readonly part: ReportPart
  readonly title: string
  readonly definition: string
  readonly unit: Unit
  /** Null: nobody knows it. */
  readonly value: number | null
  readonly completeness: Completeness | null
}

/** A block as it is read: paragraphs apart by an empty line, with the figures in their places. */
export type ReportBlock = { readonly id: BlockId; readonly title: string; readonly text: string }

export type ReportObservation = {
  readonly code: string
  readonly key: string
  readonly severity: Severity
  readonly words: string
  /** Why it stands so, as who published it says; null where nobody said it. */
  readonly explanation: string | null
}

export type ReportChange = {
  readonly title: string
  readonly unit: Unit
  readonly then: number | null
  readonly now: number | null
}

/** A country report as it is published: page, DOCX, PDF and XLSX are drawn of this and of nothing else. */
export type CountryReport = {
  readonly format: 1
  readonly title: string
  readonly year: number
  /** ISO dates: the last day that is counted, and until when it could be told. */
  readonly cutOff: string
  readonly toldBy: string
  readonly source: CountryYear['source']
  /** Words of the law on the day of the cut-off. */
  readonly policy: string
  readonly mechanismNorm: string
  readonly blocks: readonly ReportBlock[]
  readonly figures: readonly ReportFigure[]
  readonly named: Readonly<Record<GovernmentLevel, readonly string[]>>
  readonly practices: readonly Practice[]
  /** Left out where nothing says which entities a figure counts: of 2019, and of the first editions. */
  readonly counted?: CountedBy
  /** Left out where MEF's figures were not brought in, and of the first editions. */
  readonly money?: CountedMoney
  readonly observations: readonly ReportObservation[]
  /** Against the report of the year before; null where there is none to compare with. */
  readonly comparison: {
    readonly year: number
    readonly source: CountryYear['source']
    readonly changes: readonly ReportChange[]
  } | null
}

/** Who signs a report, and in which office. */
export type ReportSignature = { readonly userId: string; readonly name: string; readonly position: string }

/** A report as it was published, with what its digest is of. */
export type Edition = {
  readonly year: number
  /** From 1; a revision is one more. */
  readonly version: number
  readonly content: CountryReport
  /** ISO date in Lima time. */
  readonly publishedOn: string
  readonly signature: ReportSignature
  /** Why it replaces the edition before; empty in the first. */
  readonly reason: string
}

/** SHA-256 (hex) of an edition: what it says, who signed it, when, and why it replaces another. */
export function editionDigest({ year, version, content, publishedOn, signature, reason }: Edition): string {
  return sha256({ year, version, content, publishedOn, signature, reason })
}

/** Name by which the audit log knows the report of a year. */
export function reportName({ year }: Pick<Edition, 'year'>): string {
  return String(year)
}

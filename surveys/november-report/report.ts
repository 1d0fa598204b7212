import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import type { Obligation } from '#surveys/obligations/obligations.ts'
import type { Reported } from '#surveys/obligations/reported.ts'
import type { ObjectiveId } from './objectives.ts'

/** A figure of a report; what was not told is never a zero. */
export type ReportFigure = {
  readonly id: string
  readonly label: string
  readonly definition: string
  readonly unit: string
  readonly source: string
  /** ISO date up to which it counts. */
  readonly cutOff: string
  readonly told: Reported<number>
}

export type ReportTable = {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type ReportSection = {
  readonly id: 'mechanism' | ObjectiveId
  readonly title: string
  /** What must be known of the title or the section; empty where nothing. */
  readonly note: string
  /** Composed of data: nobody edits them. */
  readonly paragraphs: readonly string[]
  readonly figures: readonly ReportFigure[]
  readonly tables: readonly ReportTable[]
  /** What the entity wrote itself, by paragraphs. */
  readonly written: readonly string[]
}

/** A report as it is shown, signed and frozen. Dates are ISO. */
export type NovemberReport = {
  readonly format: 1
  readonly year: number
  readonly cutOff: string
  readonly readOn: string
  readonly entity: {
    readonly id: string
    readonly name: string
    readonly level: GovernmentLevel
    readonly invented: boolean
  }
  readonly obligation: Obligation
  readonly opening: readonly string[]
  readonly sections: readonly ReportSection[]
  /** Of what is asked, how much was told. */
  readonly completeness: { readonly told: number; readonly asked: number; readonly untold: readonly string[] }
}

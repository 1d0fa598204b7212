import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import type { Obligation } from '#surveys/obligations/obligations.ts'
import type { ObjectiveId } from './objectives.ts'

/**
 * What an entity recorded of a thing. `none`: it recorded that there was none; `unreported`: it recorded nothing, which
 * is no zero.
 */
export type Recorded<Value> =
  | { readonly state: 'reported'; readonly value: Value }
  | { readonly state: 'none' }
  | { readonly state: 'unreported' }

export type MechanismFacts = {
  /** Act that created it. */
  readonly act: string
  /** ISO dates: of the act, and of the end of the members' term where it has one. */
  readonly createdOn: string
  readonly membersUntil: string | null
  readonly members: number | null
}

/** Somebody who came twice is one person and two attendances: the two are never one number. */
export type TrainedPeople = { readonly trainings: number; readonly women: number; readonly men: number }

export type TrainingFacts = {
  readonly trainings: number
  readonly hours: number
  /** Of the trainings that count each person once, and of those that count each time that somebody came. */
  readonly persons: TrainedPeople
  readonly attendances: TrainedPeople
}

/** The Ministry of Economy's figures of the entity, as they stood at the cut-off. */
export type BudgetFacts = {
  readonly programmes: number
  /** Whole soles: modified budget and what was executed of it; of the whole of the entity where it is known. */
  readonly pim: number
  readonly executed: number
  readonly wholePim: number | null
  /** Where they were taken, and the ISO date of them. */
  readonly source: string
  readonly sourcedOn: string
  /** The entity does not agree with them, and what the Ministry replied; null where it does or said nothing. */
  readonly objection: 'waiting' | 'kept' | 'to-correct' | null
}

/** What was recorded of a year up to its cut-off. */
export type RecordFacts = {
  readonly mechanism: Recorded<MechanismFacts>
  /** Name and act of the Oficial para la Igualdad. */
  readonly officer: Recorded<{ readonly act: string }>
  readonly documents: Recorded<readonly { readonly type: string; readonly count: number }[]>
  readonly trainings: Recorded<TrainingFacts>
  readonly norms: Recorded<readonly { readonly topic: string; readonly norm: string }[]>
  readonly communications: Recorded<number>
  readonly practices: Recorded<readonly { readonly title: string; readonly text: string }[]>
}

const UNREPORTED = { state: 'unreported' } as const

/** Of whom nothing was recorded. */
export const NOTHING_RECORDED: RecordFacts = {
  mechanism: UNREPORTED,
  officer: UNREPORTED,
  documents: UNREPORTED,
  trainings: UNREPORTED,
  norms: UNREPORTED,
  communications: UNREPORTED,
  practices: UNREPORTED,
}

/** The plan of the year as it was at the cut-off. */
export type PlanFacts = {
  /** ISO dates; null where it did not happen by the cut-off. */
  readonly submittedOn: string | null
  readonly signedOn: string | null
  readonly accepted: number
  readonly done: number
  /** Of them those with a document that proves it. */
  readonly proven: number
}

/** A plan of the year that was made outside, as its document tells it. */
export type OutsidePlan = {
  readonly title: string
  /** ISO dates; null where it has not come so far. */
  readonly submittedOn: string
  readonly approved: { readonly document: string; readonly on: string } | null
  readonly implementedOn: string | null
}

/** An instrument that was applied. */
export type ToolFacts = {
  readonly title: string
  /** Document by which it is told, of one applied outside; null of one applied here. */
  readonly document: string | null
  /** ISO date: of the close, or of the signature. */
  readonly on: string
  /** What its release says of the whole, in a sentence of its own page; null where no score of it travels. */
  readonly says: string | null
}

/** What one writes oneself for an objective. */
export type ObjectiveText = {
  readonly text: string
  /** The entity gives no service of this objective: said, and not left out. */
  readonly noService: boolean
  readonly services: readonly { readonly name: string; readonly done: string }[]
}

export type ReportTexts = Readonly<Partial<Record<ObjectiveId, ObjectiveText>>>

/** Everything of which a report is composed. */
export type ReportFacts = {
  readonly year: number
  readonly entity: {
    readonly id: string
    /** As it was called in that year. */
    readonly name: string
    readonly level: GovernmentLevel
    readonly invented: boolean
  }
  readonly obligation: Obligation
  /** ISO date on which the data were read; what came after the cut-off is never among them. */
  readonly readOn: string
  readonly record: RecordFacts
  /** Null where the year has no plan here. */
  readonly plan: PlanFacts | null
  /** Null where none was told. */
  readonly outsidePlan: OutsidePlan | null
  /** Null where no figures of this entity up to the cut-off are here; nobody owes them either. */
  readonly budget: BudgetFacts | null
  readonly tools: readonly ToolFacts[]
  readonly texts: ReportTexts
}

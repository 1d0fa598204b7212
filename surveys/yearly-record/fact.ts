import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { ActType, CountedAs, DocumentType, FactKind, NormTopic, TrainingType } from './kinds.ts'

/** ISO date in Lima time. */
type IsoDate = string

/** Whom a training reached. `counts` says whether the numbers are persons or attendances. */
export type Trained = {
  readonly name: string
  readonly type: TrainingType
  /** Hours of the whole action, each counted once; 0.5 and more. */
  readonly hours: number
  /** Whole numbers, 0 and more. */
  readonly women: number
  readonly men: number
  readonly counts: CountedAs
}

/** What is recorded of each kind. */
export type FactContents = {
  /** The act that created the mechanism, or the one that changed it last (D.S. 005-2017-MIMP, article 5). */
  readonly 'mechanism-act': {
    readonly actType: ActType
    readonly number: string
    /** Day after which it no longer stands; null where the act sets none. */
    readonly expiresOn: IsoDate | null
  }
  /** Who forms the mechanism: offices, and how many women and men. Nobody is named. */
  readonly 'mechanism-members': {
    readonly presidedBy: string
    readonly secretariat: string
    /** Other offices that belong to it. */
    readonly units: readonly string[]
    readonly women: number
    readonly men: number
    readonly expiresOn: IsoDate | null
  }
  /** *Oficial para la Igualdad*. The name is that of a public office and may be left empty. */
  readonly 'equality-officer': {
    readonly name: string
    readonly position: string
    readonly unit: string
    readonly document: string
    readonly expiresOn: IsoDate | null
  }
  /** Plan of activities of the year. The fact's own date is the day on which it was submitted to the head. */
  readonly 'activity-plan': {
    readonly title: string
    /** Signed, or approved by an act with number and date; null while it is neither. */
    readonly approved: { readonly document: string; readonly on: IsoDate } | null
    /** At least one action done with evidence; null while there is none. */
    readonly implemented: { readonly action: string; readonly on: IsoDate } | null
  }
  /** An instrument applied outside Espejo, declared by its document. Those inside are derived and never recorded. */
  readonly 'instrument-applied': { readonly instrument: InstrumentSlug; readonly document: string }
  readonly 'internal-document': {
    readonly type: DocumentType
    readonly title: string
    /** Act that approved the change. */
    readonly document: string
    /** Which criterion was included, in a line. */
    readonly criterion: string
  }
  readonly training: Trained
  readonly norm: { readonly topic: NormTopic; readonly number: string; readonly title: string }
  readonly communication: { readonly name: string; readonly channel: string }
  readonly 'good-practice': { readonly title: string; readonly text: string }
  /** The instruments were presented in other entities; ids of the directory. */
  readonly 'tools-presented': {
    readonly entityIds: readonly string[]
    readonly instruments: readonly InstrumentSlug[]
    readonly about: string
  }
  readonly 'training-given': Trained
  /** Technical help to entities; ids of the directory. */
  readonly 'assistance-given': { readonly entityIds: readonly string[]; readonly about: string }
}

/**
 * `draft`: not told yet. `submitted`: told. `observed`: the Ministry doubts it until the entity answers. `validated`: the
 * Ministry read it and found it so.
 */
export const FACT_STATES = ['draft', 'submitted', 'observed', 'validated'] as const
export type FactState = (typeof FACT_STATES)[number]

/** `espejo`: derived from what was done here. `ministry`: an analyst recorded what came by oficio, or her own act. */
export const FACT_ORIGINS = ['entity', 'ministry', 'espejo'] as const
export type FactOrigin = (typeof FACT_ORIGINS)[number]

/** A paper by which something came to the Ministry. */
export type OfficialLetter = { readonly number: string; readonly on: IsoDate }

/** What every fact has, whatever it is of. */
export type FactHead = {
  readonly id: string
  /** Null: an act of the Ministry. */
  readonly entityId: string | null
  /** Year of the record. */
  readonly year: number
  /** Day on which it happened; of a standing fact, since when it stands; of nothing, the day that it is said for. */
  readonly on: IsoDate
  readonly origin: FactOrigin
  /** Null unless it came by one. */
  readonly letter: OfficialLetter | null
  readonly state: FactState
  /** Day on which it was first told; null while it is a draft. */
  readonly submittedOn: IsoDate | null
}

/** A fact of a kind. `content` null: "nothing this year", which is a zero that was said. */
export type FactOf<Kind extends FactKind> = {
  [Each in Kind]: FactHead & { readonly kind: Each; readonly content: FactContents[Each] | null }
}[Kind]
export type RecordFact = FactOf<FactKind>

/** Kind and content together, as a form or a sheet gives them. */
export type SaidFact = {
  [Kind in FactKind]: { readonly kind: Kind; readonly content: FactContents[Kind] | null }
}[FactKind]

/** Last day on which a standing fact holds; null where it sets none. */
export function expiryOf({ content }: RecordFact): IsoDate | null {
  return content !== null && 'expiresOn' in content ? content.expiresOn : null
}

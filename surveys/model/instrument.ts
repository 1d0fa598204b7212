import type { NormId, Reading } from '#surveys/norms/norm.ts'
import type { EntityRange, GovernmentLevel } from './entity-kind.ts'
import type { LegalTerm } from './legal-term.ts'
import type { Office } from './offices.ts'
import type { PrevalenceSpec } from './prevalence-spec.ts'
import type { LocalizedText, SurveyJson } from './survey-json.ts'

export const INSTRUMENT_SLUGS = [
  'organizational-culture',
  'public-budget',
  'gender-stereotypes',
  'sexual-harassment',
] as const
export type InstrumentSlug = (typeof INSTRUMENT_SLUGS)[number]

/** Which published text a campaign was answered with; a response is scored by exactly this. */
export type InstrumentRef = {
  readonly slug: InstrumentSlug
  readonly version: number
  /** SHA-256 (hex) over `survey.json` and the data of `scoring.ts` but for how findings are read and published: what decides an answer and a score. */
  readonly hash: string
}

/** Points 0..1 of a choice, or `null` = left out of the score (no sé, prefiero no responder). */
export type Points = number | null

export type ScoredItem = {
  readonly id: string
  readonly weight: number
  /**
   * `reverse`: agreeing is unfavourable; the table below already holds the reversed points. `choice`: one picks among
   * several things, and there is nothing to agree with.
   */
  readonly keyed: 'favourable' | 'reverse' | 'choice'
  /** Every choice that is not in `notApplicable`, with its points. */
  readonly points: Readonly<Record<string, Points>>
  /** Choices after which the item counts as not visible. */
  readonly notApplicable: readonly string[]
  /** Choices that mean *no sé*; shown apart from other choices without points. */
  readonly unknown: readonly string[]
}

export type ScoredDimension = {
  readonly id: string
  readonly title: string
  /** One sentence: what a high score means, in plain Spanish. */
  readonly meaning: string
  readonly weight: number
  readonly items: readonly ScoredItem[]
}

/**
 * What a person thinks that her colleagues think. Reported beside her own opinion, never part of a score: it
 * describes others, and describes them as less egalitarian than they say they are (Barigozzi & Montinari 2025).
 */
export type PerceivedNormItem = {
  readonly id: string
  readonly kind: 'perceived-norm'
  /** Scored item that asks for the person's own opinion on the same matter. */
  readonly about: string
  readonly keyed: 'favourable' | 'reverse'
  readonly points: Readonly<Record<string, Points>>
  readonly unknown: readonly string[]
}

/** What the survey asks besides scored items. */
export type UnscoredItem = { readonly id: string; readonly kind: 'segment' | 'prevalence' } | PerceivedNormItem

export type MaturityLevelId = 'initial' | 'in-process' | 'advanced' | 'consolidated'
/** Lowest score (0-100, inclusive) of each level after the first. */
export type LevelCuts = readonly [inProcess: number, advanced: number, consolidated: number]

export type ScoringSpec = {
  /** Share 0-1 of visible items (of a dimension) or of dimensions (of the instrument) that must have points. */
  readonly minimumAnsweredShare: number
  readonly levels: LevelCuts
  readonly dimensions: readonly ScoredDimension[]
  readonly unscored: readonly UnscoredItem[]
  readonly prevalence?: PrevalenceSpec
}

/** A closed union on purpose: the plan prints it as the reason of an action. */
export type Trigger =
  | { readonly kind: 'dimension-below'; readonly dimension: string; readonly score: number }
  /** Any of the items has a mean (0-100) below `score`. */
  | { readonly kind: 'item-below'; readonly items: readonly string[]; readonly score: number }
  /** *No sé* in any of the items is above `share` (0-1) of those whom the item concerns. */
  | { readonly kind: 'unknown-above'; readonly items: readonly string[]; readonly share: number }
  /** A *brecha* between women and men is called in the dimension. */
  | { readonly kind: 'gap'; readonly dimension: string }
  /** Own opinion is egalitarian more often than people think of their colleagues, by at least `points` percent. */
  | { readonly kind: 'perceived-norm'; readonly items: readonly string[]; readonly points: number }
  /** A sign that asks for action at once, whatever the dimension's mean: the item has a mean (0-100) below `score`. */
  | { readonly kind: 'warning'; readonly item: string; readonly score: number }
  /**
   * What may happen to people: `any`, a family of behaviours or a class of a chain question. It always fires, so that no
   * plan tells whether something was found.
   */
  | { readonly kind: 'prevalence'; readonly finding: string }
  /** Obliged by a norm whatever the score. */
  | { readonly kind: 'duty'; readonly binds: DutyScope }

/**
 * Facts that make a duty bind and that are not asked here: whether somebody complained is no business of a survey.
 * Such a duty is told with its condition.
 */
export type DutyFact = 'when-a-complaint-comes' | 'if-complaints-in-the-half-year'

/** Whom a norm obliges. A duty is never told to an entity outside it. */
export type DutyScope = {
  readonly levels: 'all' | readonly GovernmentLevel[]
  /** From this many people on. */
  readonly minimumStaff?: number
  readonly only?: DutyFact
}

export type Effort = 'low' | 'medium' | 'high'

export type ActionTemplate = {
  readonly id: string
  /** Dimension under which the plan lists it. */
  readonly dimension: string
  /** Begins with a verb in the infinitive. */
  readonly title: string
  /** One or two sentences: the cause it works on and why it works. */
  readonly rationale: string
  /** Proposed when any of these holds. */
  readonly triggers: readonly Trigger[]
  /** Who is in charge; each entity reads the names that these offices have there. */
  readonly responsible: readonly Office[]
  readonly termMonths: number
  readonly effort: Effort
  /** Documents or records that prove it was done. */
  readonly verification: string
  readonly indicator: string
  readonly norms: readonly NormId[]
  /** Of the norms cited, the place that stands behind the action: «artículo 18». */
  readonly articles?: Readonly<Partial<Record<NormId, string>>>
  /** Of a duty, where its norm sets one. */
  readonly legalTerm?: LegalTerm
  /** Actions of the same instrument that must stand before this one can be done: a plan lists them first. */
  readonly after?: readonly string[]
  /** Entity that is known to have done something like it, with its source. */
  readonly example?: string
  /** Levels whose entities can do it at all; all where it is not given. */
  readonly levels?: readonly GovernmentLevel[]
  /** What some entities read in place of the above; the first that is for an entity is its own. */
  readonly variants?: readonly ActionVariant[]
}

/** The same action as it can be done in other entities: by whom they have, with what they have. */
export type ActionVariant = { readonly for: EntityRange } & Partial<
  Pick<
    ActionTemplate,
    | 'title'
    | 'rationale'
    | 'responsible'
    | 'termMonths'
    | 'effort'
    | 'verification'
    | 'indicator'
    | 'norms'
    | 'articles'
  >
>

/** An action that several instruments propose: each lists it under a dimension of its own, for its own reasons. */
export type SharedAction = Omit<ActionTemplate, 'dimension' | 'triggers'>

export type WorkedExample = {
  readonly title: string
  readonly answers: Readonly<Record<string, string>>
  /** Expected scores 0-100, calculated by hand; `null` = insufficient. Dimensions left out are insufficient. */
  readonly expected: {
    readonly overall: number | null
    readonly dimensions: Readonly<Record<string, number>>
  }
}

/** A segment question and when it may be asked. Segments are never scored. */
export type Segment = {
  readonly id: string
  readonly title: string
  /** Smallest population (staff in the scope) of an entity that may ask it. */
  readonly minimumPopulation: number
}

/** A published work that questions lean on, with its name in full. `read`: how far it was read at best. */
export type Work = { readonly short: string; readonly title: string; readonly read: Reading }

/** One of the places that the topic of a question comes from, with a mark of its own; `own` = the idea is ours. */
export type SourcePart =
  | { readonly kind: 'work'; readonly work: Work; readonly about: string; readonly read: Reading }
  | { readonly kind: 'own'; readonly about: string }

/** What a version changed; `publishedOn` of the version is its date. */
export type Change = { readonly version: number; readonly says: string }

/** Level 0-3 of a rubric. */
export type RubricLevel = 0 | 1 | 2 | 3

/** Whom an item of an institutional instrument concerns; the others may answer *no aplica*. */
export const APPLICABILITIES = [
  'all',
  'national-and-regional',
  'regional-and-local',
  'with-investments',
  'with-budget-programme',
] as const
export type Applicability = (typeof APPLICABILITIES)[number]

/** What an item of an institutional instrument asks for besides a level: which documents prove which level. */
export type RubricItem = {
  readonly appliesTo: Applicability
  readonly documents: Readonly<Record<1 | 2 | 3, readonly string[]>>
}
export type Rubric = Readonly<Record<string, RubricItem>>

/** What became of an item in a new version. Answers to `same` and `reworded-comparable` items may be compared over time. */
export const ITEM_RELATIONS = ['same', 'reworded-comparable', 'changed', 'dropped', 'new'] as const
export type ItemRelation = (typeof ITEM_RELATIONS)[number]

/** How a version relates to the one before; an item that is not named is the same to the letter. */
export type Crosswalk = {
  readonly from: number
  readonly items: Readonly<Record<string, { readonly relation: Exclude<ItemRelation, 'same'>; readonly why: string }>>
}

/** How an instrument speaks of itself and must be handled; nothing of it decides an answer or a score. */
export type Presentation = {
  /** Who answers, one sentence. */
  readonly addressees: string
  /** What it is for, as a respondent reads it; empty where staff do not answer it. */
  readonly tellsRespondent: string
  /** Beginning of "… 62 de 100 puntos". */
  readonly scoreSubject: string
  /** What a high score means. */
  readonly highScore: string
  /** What the scores describe. A climate of opinion is never compared between entities. */
  readonly describes: 'institution' | 'attitudes'
  /** Help lines stand below the questionnaire. */
  readonly showsHelp: boolean
  /** May be answered on paper. */
  readonly onPaper: boolean
  /** Counts as the yearly evaluation of the law, for which a certificate is issued. */
  readonly isYearlyEvaluation: boolean
}

export type InstrumentDefinition = {
  readonly slug: InstrumentSlug
  readonly version: number
  readonly title: string
  /** Neutral title for the tab, the link and the poster. */
  readonly publicTitle: string
  readonly purpose: string
  readonly nature: 'staff' | 'institutional'
  readonly presentation: Presentation
  /** ISO date from which the version may not change; `null` while it is being prepared. */
  readonly publishedOn: string | null
  /** Minutes that answering takes, as said to the respondent. */
  readonly minutes: number
  /** Smallest k (answers with points in a figure) a campaign may be opened with. */
  readonly k: number
  readonly norms: readonly NormId[]
  /** Sex first; a campaign of a large entity may add one of the others. */
  readonly segments: readonly Segment[]
  /** Sources of every question that is not a segment, by its id; at least one each. */
  readonly sources: Readonly<Record<string, readonly SourcePart[]>>
  /** What each question asks in easy Spanish, by its id; wording and score do not hang on it. All of them, or none. */
  readonly explanations?: Readonly<Record<string, string>>
  /** Of every scored item of an institutional instrument; staff instruments have none. */
  readonly rubric?: Rubric
  /** What it does not measure and must not be used for, each one plain Spanish sentence. */
  readonly limits: readonly string[]
  /** Newest first. */
  readonly changelog: readonly Change[]
  /** Of every version after the first. */
  readonly crosswalk?: Crosswalk
  readonly survey: SurveyJson
  readonly scoring: ScoringSpec
  readonly actions: readonly ActionTemplate[]
  /** Findings of the prevalence part that propose nothing on purpose, each with the reason in one Spanish sentence. */
  readonly findingsWithoutAction?: Readonly<Record<string, string>>
  readonly examples: readonly WorkedExample[]
}

/** An instrument whose cross references were checked; made only by `defineInstrument`. */
export type Instrument = InstrumentDefinition & {
  readonly hash: string
  readonly [checked]: true
}
declare const checked: unique symbol

export type { LocalizedText }

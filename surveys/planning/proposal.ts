import type { EntityKind } from '#surveys/model/entity-kind.ts'
import type { ActionTemplate, DutyFact, InstrumentRef, RubricLevel, Trigger } from '#surveys/model/instrument.ts'
import type { LegalTerm } from '#surveys/model/legal-term.ts'
import type { NormId } from '#surveys/norms/norm.ts'
import type { Figure } from '#surveys/disclosure/release.ts'

/** A *brecha* between women and men, in points: women minus men. */
export type CalledGap = { readonly difference: number; readonly low: number; readonly high: number }

/** What an action is proposed for: the trigger that fired and the released numbers it fired on. */
export type ProposalCause =
  | {
      readonly kind: 'dimension'
      readonly trigger: Extract<Trigger, { kind: 'dimension-below' }>
      readonly figure: Extract<Figure, { kind: 'scored' }>
      /** 1 = lowest score of the release, which is an order to work in and no claim. */
      readonly rank: number
      /** Its interval sets it apart from the highest ones: only then may it be called one of the lowest. Not known of older plans. */
      readonly amongLowest?: boolean
      /** Questions that pulled it down, lowest first; none where no question is shown, or every one is above its mean. */
      readonly items?: readonly { readonly id: string; readonly mean: number }[]
      /** Only where it is called. */
      readonly gap?: CalledGap
    }
  | {
      readonly kind: 'item'
      readonly trigger: Extract<Trigger, { kind: 'item-below' }>
      readonly item: string
      readonly mean: number
    }
  | {
      readonly kind: 'unknown'
      readonly trigger: Extract<Trigger, { kind: 'unknown-above' }>
      readonly item: string
      readonly percent: number
    }
  | {
      readonly kind: 'gap'
      readonly trigger: Extract<Trigger, { kind: 'gap' }>
      readonly difference: number
      readonly low: number
      readonly high: number
    }
  | {
      readonly kind: 'perceived-norm'
      readonly trigger: Extract<Trigger, { kind: 'perceived-norm' }>
      readonly item: string
      /** Percent who answer egalitarian themselves, and who think that others are. */
      readonly own: number
      readonly perceived: number
    }
  | {
      readonly kind: 'warning'
      readonly trigger: Extract<Trigger, { kind: 'warning' }>
      readonly mean: number
    }
  | {
      readonly kind: 'prevalence'
      /** What may happen to people. A plan never holds what was found of it: the action is preventive, of every entity. */
      readonly trigger: Extract<Trigger, { kind: 'prevalence' }>
      /** 0 = gravest group of findings of the instrument; null = not among those that come first. */
      readonly gravity: number | null
    }
  | {
      /** Score 0-100 of a dimension of an institutional instrument, as declared or verified; it has no interval. */
      readonly kind: 'rated-dimension'
      readonly trigger: Extract<Trigger, { kind: 'dimension-below' }>
      readonly score: number
      readonly rank: number
    }
  | {
      readonly kind: 'rated-item'
      readonly trigger: Extract<Trigger, { kind: 'item-below' }>
      readonly item: string
      readonly level: RubricLevel
    }
  | DutyCause
  | {
      /** Dimensions of which the result says nothing: a need is never made up for them. */
      readonly kind: 'not-measured'
      readonly dimensions: readonly string[]
    }
  | {
      /** Mean of the answers of several entities, for one whose own are too few: of them, not of its staff. */
      readonly kind: 'pool-dimension'
      readonly trigger: Extract<Trigger, { kind: 'dimension-below' }>
      readonly value: number
      readonly bound: 'exact' | 'at-most' | 'at-least'
      readonly entities: number
      /** Like "2026-T3". */
      readonly quarter: string
    }
  | {
      /** The action is written for entities of this kind: its words are those of the day, whatever the entity becomes. */
      readonly kind: 'fitted'
      readonly entity: EntityKind
    }

/** What must be so for a duty to bind, where that is not known. */
export type DutyCondition = { readonly kind: DutyFact } | { readonly kind: 'staff'; readonly minimum: number }

/** Without a condition it surely binds the entity. */
export type DutyCause = {
  readonly kind: 'duty'
  readonly trigger: Extract<Trigger, { kind: 'duty' }>
  readonly onlyIf?: readonly DutyCondition[]
  /** What obliges, with its place, as it was in force on the day; not known of older plans. */
  readonly norms?: readonly { readonly id: NormId; readonly label: string; readonly place: string | null }[]
  readonly legalTerm?: LegalTerm
}

/**
 * Why an action is proposed, with the instrument whose dimensions, items and findings its cause names: versions use
 * the same ids for other words, and a plan holds reasons of several.
 */
export type ProposalReason = ProposalCause & {
  readonly instrumentHash: InstrumentRef['hash']
  /** Of a later result of the year that asked for an action which was in the plan already: which, and when. */
  readonly added?: ProposalOrigin & { /** ISO date. */ readonly on: string }
}

/** Where proposals come from: a release or an institutional assessment. */
export type ProposalOrigin = { readonly campaignId: string } | { readonly assessmentId: string }

export type ProposedAction = {
  readonly instrument: InstrumentRef
  readonly action: ActionTemplate
  /** The strongest reason first; never empty. */
  readonly reasons: readonly ProposalReason[]
  /** Whether the interval of the first reason's figure leaves no doubt that it is below its cut. */
  readonly sure: boolean
}

/** An action in the words of one entity and with the norms of one day: what a plan stores. */
export type FittedAction = Pick<
  ActionTemplate,
  'id' | 'dimension' | 'title' | 'rationale' | 'termMonths' | 'effort' | 'verification' | 'indicator' | 'norms'
> & { readonly responsibleUnit: string }

export type FittedProposal = Omit<ProposedAction, 'action'> & { readonly action: FittedAction }

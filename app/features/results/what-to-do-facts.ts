import { reasonWords } from '#app/kit/words/reason-words.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { citation, isVerified } from '#surveys/norms/norms.ts'
import { isUrgent } from '#surveys/planning/plan-order.ts'
import { proposeActions } from '#surveys/planning/propose-actions.ts'
import type { ProposedAction } from '#surveys/planning/proposal.ts'
import { citingInForce } from '#surveys/planning/citing-in-force.ts'
import { reasonTexts, type PlanTexts } from '#app/kit/words/reason-texts.ts'

/** Days within which staff hear the result where the instrument has no action that says so. */
const REPORT_BACK_DAYS = 60
const DAYS_OF_A_MONTH = 30

function reportBackDays({ scoring, actions }: Instrument): number {
  const action = actions.find(({ id }) => id === scoring.prevalence?.reading?.reportBack)
  return action ? action.termMonths * DAYS_OF_A_MONTH : REPORT_BACK_DAYS
}

function described({ action, reasons }: ProposedAction, texts: PlanTexts) {
  const [first] = reasons
  const { articles = {} } = action
  return {
    id: action.id,
    title: action.title,
    why: first ? reasonWords(first, texts) : '',
    rationale: action.rationale,
    norms: action.norms.map((norm) => ({
      label: citation(norm),
      place: articles[norm] ?? null,
      verified: isVerified(norm),
    })),
  }
}

/**
 * What a result asks of the entity: what cannot wait, in the order of the plan, then what the law obliges whatever the
 * result and is not among that.
 * @param releasedOn ISO date: norms of another day are not cited.
 */
export function whatToDo(instrument: Instrument, release: Release, releasedOn: string) {
  const texts = reasonTexts([instrument])
  const proposed = proposeActions(instrument, release).map((proposal) => citingInForce(proposal, releasedOn))
  const urgent = proposed.filter(({ reasons }) => isUrgent(reasons))
  const duties = proposed.filter(
    (proposal) => !urgent.includes(proposal) && proposal.reasons.some(({ kind }) => kind === 'duty'),
  )
  return {
    urgent: urgent.map((proposal) => described(proposal, texts)),
    duties: duties.map((proposal) => described(proposal, texts)),
    reportBackDays: reportBackDays(instrument),
  }
}

export type WhatToDo = ReturnType<typeof whatToDo>

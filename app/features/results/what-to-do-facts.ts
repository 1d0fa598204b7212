import { reasonTexts, type PlanTexts } from '#app/kit/words/reason-texts.ts'
import { reasonWords } from '#app/kit/words/reason-words.ts'
import type { PlanAction } from '#db/queries/plans.server.ts'
import { currentActionId } from '#surveys/instruments/shared-actions.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { citation, isNormId, marksOf } from '#surveys/norms/norms.ts'
import { inPlanOrder, isUrgent, urgentReason } from '#surveys/planning/plan-order.ts'
import { bindsSurely } from '#surveys/planning/duties.ts'

/** Urgent actions that stand first: more at once are none. */
export const FIRST_ACTIONS = 3

/** Days within which staff hear the result where the instrument has no action that says so. */
const REPORT_BACK_DAYS = 60
const DAYS_OF_A_MONTH = 30

function reportBackDays({ scoring, actions }: Instrument): number {
  const action = actions.find(({ id }) => id === scoring.prevalence?.reading?.reportBack)
  return action ? action.termMonths * DAYS_OF_A_MONTH : REPORT_BACK_DAYS
}

/** What a plan stores of an action that a release proposed. */
type StoredAction = Pick<
  PlanAction,
  'campaignId' | 'templateId' | 'title' | 'rationale' | 'reasons' | 'norms' | 'position' | 'termMonths'
>

/**
 * Actions of a plan that a release asked for, with the reasons that it gave for them. What an earlier result of the year
 * had already put there stands here too.
 */
export function askedFor<Action extends Pick<PlanAction, 'campaignId' | 'reasons'>>(
  { campaignId }: Released,
  plan: readonly Action[],
): Action[] {
  return plan.flatMap((action) => {
    const reasons = action.reasons.filter(({ added }) =>
      added === undefined ? action.campaignId === campaignId : 'campaignId' in added && added.campaignId === campaignId,
    )
    return reasons.length > 0 ? [{ ...action, reasons }] : []
  })
}

/** The place in a norm that an action names is not stored; it comes from the template while there is one of this id. */
function described({ templateId, title, rationale, reasons, norms, termMonths }: StoredAction, asked: Asked) {
  const why = urgentReason(reasons) ?? reasons[0]
  const { articles = {} } = asked.instrument.actions.find(({ id }) => id === currentActionId(templateId ?? '')) ?? {}
  return {
    id: templateId ?? '',
    title,
    why: why ? reasonWords(why, asked.texts) : '',
    rationale,
    termMonths,
    norms: norms.filter(isNormId).map((norm) => ({
      label: citation(norm),
      place: articles[norm] ?? null,
      marks: marksOf(norm, asked.today),
    })),
  }
}

/** @property today ISO date: of a norm that ended since, the reader is told so. */
type Asked = { readonly instrument: Instrument; readonly texts: PlanTexts; readonly today: string }
type Released = { readonly campaignId: string }

const isDuty = ({ reasons }: Pick<StoredAction, 'reasons'>) => reasons.some(({ kind }) => kind === 'duty')

/**
 * What a result asks of the entity: at most three actions that cannot wait, the one with the shortest term first (of the
 * same term in the order of the plan), then what the law obliges whatever the result; `moreUrgent` counts what is neither
 * and stands in the plan.
 * @param plan of the entity and the year of the release, as it is stored: the actions of the instrument may have grown since.
 * @param today ISO date in Lima time.
 */
export function whatToDo(instrument: Instrument, released: Released, plan: readonly StoredAction[], today: string) {
  const asked = { instrument, texts: reasonTexts([instrument]), today }
  const inOrder = inPlanOrder(askedFor(released, plan))
  const pressing = inOrder
    .filter(({ reasons }) => isUrgent(reasons))
    .sort((one, other) => one.termMonths - other.termMonths)
  const urgent = pressing.slice(0, FIRST_ACTIONS)
  const duties = inOrder.filter((action) => !urgent.includes(action) && action.reasons.some(bindsSurely))
  const conditional = inOrder.filter((action) => !urgent.includes(action) && !duties.includes(action) && isDuty(action))
  return {
    urgent: urgent.map((action) => described(action, asked)),
    duties: duties.map((action) => described(action, asked)),
    /** What a norm obliges only in some cases, of which nothing is known here; each with its condition. */
    conditional: conditional.map((action) => ({
      ...described(action, asked),
      why: action.reasons
        .filter(({ kind }) => kind === 'duty')
        .map((reason) => reasonWords(reason, asked.texts))
        .join(' '),
    })),
    moreUrgent: pressing.slice(FIRST_ACTIONS).filter((action) => !isDuty(action)).length,
    reportBackDays: reportBackDays(instrument),
  }
}

export type WhatToDo = ReturnType<typeof whatToDo>

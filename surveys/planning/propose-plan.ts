import { additionsTo, type Addition, type AskedByResult, type PlanMemory, type PlannedAction } from './add-to-plan.ts'
import { inPlanOrder } from './plan-order.ts'
import type { FittedAction, ProposalOrigin, ProposalReason } from './proposal.ts'

/** An action as a plan proposes it, with all that asks for it. */
export type ProposedForPlan = {
  readonly templateId: string
  readonly action: FittedAction
  /** Never empty; first those of the result that asked first. */
  readonly reasons: readonly ProposalReason[]
  readonly status: PlannedAction['status']
  /** The same action in an earlier plan, which left it undone or rejected it. */
  readonly carriedFromId: string | null
  readonly effort: FittedAction['effort']
  /** From 1, in the order in which results asked. */
  readonly position: number
}

export type ProposedPlan = {
  /** In the order of a plan. */
  readonly actions: readonly ProposedForPlan[]
  /** What is not proposed because the last plan did it. */
  readonly done: readonly PlannedAction[]
}

/** An action in the making: as the plan will hold it, and as the next result finds it there. */
type Made = { readonly shown: ProposedForPlan; readonly planned: PlannedAction }

function originOf(origin: ProposalOrigin): Pick<PlannedAction, 'campaignId' | 'assessmentId'> {
  return { campaignId: null, assessmentId: null, ...origin }
}

type Inserting = Extract<Addition, { kind: 'insert' | 'insert-rejected' }>
type Place = { readonly year: number; readonly position: number; readonly origin: ProposalOrigin }

/** The row that an addition puts into a plan, but for its id. */
export function rowOf(addition: Inserting, { year, origin }: Omit<Place, 'position'>): Omit<PlannedAction, 'id'> {
  const { proposal } = addition
  const open = { progress: 'not-started', year, templateId: proposal.action.id } as const
  if (addition.kind === 'insert')
    return {
      ...open,
      ...originOf(origin),
      reasons: proposal.reasons,
      status: 'proposed',
      decisionReason: null,
      decidedOn: null,
    }
  const { campaignId, assessmentId, decisionReason, decidedOn } = addition.carriedFrom
  const { reasons } = addition
  return { ...open, campaignId, assessmentId, reasons, status: 'rejected', decisionReason, decidedOn }
}

function inserted(addition: Inserting, place: Place): Made {
  const { action } = addition.proposal
  const row = rowOf(addition, place)
  const { reasons, status } = row
  const carriedFromId = addition.carriedFrom?.id ?? null
  const { effort, id } = action
  return {
    shown: { templateId: id, action, reasons, status, carriedFromId, effort, position: place.position },
    planned: { ...row, id },
  }
}

function withReasons(made: Made, more: readonly ProposalReason[], status: PlannedAction['status']): Made {
  const reasons = [...made.planned.reasons, ...more]
  return { shown: { ...made.shown, reasons, status }, planned: { ...made.planned, reasons, status } }
}

/**
 * The plan that results of a year ask for together: each action once, with the reasons of all, in the order of a plan. It
 * is what a plan holds to which the same results were added one after another; in which order they came changes neither
 * its actions nor their order.
 * @param history what earlier plans did, left undone and rejected; of the plan itself nothing is known yet.
 */
export function proposePlan(history: Omit<PlanMemory, 'plan'>, results: readonly AskedByResult[]): ProposedPlan {
  const made = new Map<string, Made>()
  const done = new Map<string, PlannedAction>()
  for (const result of results) {
    const plan = [...made.values()].map(({ planned }) => planned)
    for (const addition of additionsTo({ ...history, plan }, result)) {
      if (addition.kind === 'left-out') done.set(addition.done.id, addition.done)
      else if (addition.kind === 'reasons' || addition.kind === 'reopen') {
        const { id, status } = addition.action
        const known = made.get(id)
        if (known) made.set(id, withReasons(known, addition.reasons, addition.kind === 'reopen' ? 'proposed' : status))
      } else {
        const place = { year: history.year, position: made.size + 1, origin: result.origin }
        made.set(addition.proposal.action.id, inserted(addition, place))
      }
    }
  }
  return { actions: inPlanOrder([...made.values()].map(({ shown }) => shown)), done: [...done.values()] }
}

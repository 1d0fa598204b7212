import { currentActionId } from '#surveys/instruments/shared-actions.ts'
import { bindsSurely } from './duties.ts'
import { fellFurther } from './fallen-further.ts'
import type { FittedProposal, ProposalOrigin, ProposalReason } from './proposal.ts'

/** What is known of an action that stands in a plan. */
export type PlannedAction = {
  readonly id: string
  readonly year: number
  /** Null where the entity added it. */
  readonly templateId: string | null
  readonly campaignId: string | null
  readonly assessmentId: string | null
  readonly reasons: readonly ProposalReason[]
  readonly status: 'proposed' | 'accepted' | 'rejected' | 'deferred'
  readonly progress: 'not-started' | 'under-way' | 'done' | 'stopped'
  readonly decisionReason: string | null
  /** ISO date. */
  readonly decidedOn: string | null
}

/** The plan that a result adds to, and what the entity has planned before. */
export type PlanMemory = {
  /** Year of the plan. */
  readonly year: number
  readonly plan: readonly PlannedAction[]
  /** Actions of the plans of earlier years. */
  readonly earlier: readonly PlannedAction[]
  /** Year of the plan that is being carried out: the one before, where a result leads to the next year's. */
  readonly carriedOut: number
}

/** What a result asks for, in the words of the entity. @property on ISO date. */
export type AskedByResult = {
  readonly origin: ProposalOrigin
  readonly on: string
  readonly proposals: readonly FittedProposal[]
}

/** What a proposal does to a plan. */
export type Addition =
  | { readonly kind: 'insert'; readonly proposal: FittedProposal; readonly carriedFrom: PlannedAction | null }
  /** It was rejected before, and nothing has got worse since: it stands there as it was decided, with all its reasons. */
  | {
      readonly kind: 'insert-rejected'
      readonly proposal: FittedProposal
      readonly reasons: readonly ProposalReason[]
      readonly carriedFrom: PlannedAction
    }
  | { readonly kind: 'reasons'; readonly action: PlannedAction; readonly reasons: readonly ProposalReason[] }
  /** It was rejected in this plan, and things have got worse since. */
  | { readonly kind: 'reopen'; readonly action: PlannedAction; readonly reasons: readonly ProposalReason[] }
  /** The last plan did it, and no norm asks for it again. */
  | { readonly kind: 'left-out'; readonly proposal: FittedProposal; readonly done: PlannedAction }

const idOf = ({ templateId }: PlannedAction) => (templateId === null ? null : currentActionId(templateId))

/** Whether an action was accepted and is not at its end. */
export function isUnfinished({ status, progress }: Pick<PlannedAction, 'status' | 'progress'>): boolean {
  return status === 'accepted' && progress !== 'done' && progress !== 'stopped'
}

const isDone = ({ status, progress }: PlannedAction) => status === 'accepted' && progress === 'done'

/** What a norm asks for every year is owed again, however well it was done. */
function isOwedAgain(reasons: readonly ProposalReason[]): boolean {
  return reasons.some(({ kind, ...reason }) => {
    if (kind !== 'duty' || !('legalTerm' in reason)) return false
    return reason.legalTerm !== undefined && reason.legalTerm.kind !== 'date'
  })
}

function comesFrom(
  made: Partial<Record<'campaignId' | 'assessmentId', string | null>>,
  origin: ProposalOrigin,
): boolean {
  return 'campaignId' in origin ? made.campaignId === origin.campaignId : made.assessmentId === origin.assessmentId
}

/** Whether a result has already told why it asks for an action. */
function hasTold(action: PlannedAction, origin: ProposalOrigin): boolean {
  return [action, ...action.reasons.flatMap(({ added }) => added ?? [])].some((made) => comesFrom(made, origin))
}

/**
 * Reasons that a result gives for an action which is in a plan already, marked as its own. Its words and what was decided
 * about it stay; a duty that stands there is not said twice. What a result told once it does not tell again; a pool
 * speaks later for one that could not.
 */
export function newReasons(
  action: PlannedAction,
  more: readonly ProposalReason[],
  asked: AskedByResult,
): ProposalReason[] {
  const told = hasTold(action, asked.origin)
  const kinds = new Set(action.reasons.map(({ kind }) => kind))
  const news = more.filter(
    ({ kind }) =>
      !(kind === 'duty' && kinds.has('duty')) && (!told || (kind === 'pool-dimension' && !kinds.has('pool-dimension'))),
  )
  return marked(news, asked)
}

/** What asked for an action when it was rejected: what came later, and changed nothing, is no measure of a fall. */
function atRejection({ reasons, decidedOn }: PlannedAction): ProposalReason[] {
  return reasons.filter(({ added }) => added === undefined || decidedOn === null || added.on <= decidedOn)
}

function marked(reasons: readonly ProposalReason[], { origin, on }: AskedByResult): ProposalReason[] {
  return reasons.flatMap((reason) => (reason.kind === 'fitted' ? [] : [{ ...reason, added: { ...origin, on } }]))
}

function addedTo(action: PlannedAction, { reasons }: FittedProposal, asked: AskedByResult): Addition[] {
  if (action.status === 'rejected' && fellFurther(atRejection(action), reasons))
    return [{ kind: 'reopen', action, reasons: marked(reasons, asked) }]
  const news = newReasons(action, reasons, asked)
  return news.length > 0 ? [{ kind: 'reasons', action, reasons: news }] : []
}

function fromEarlier(
  proposal: FittedProposal,
  before: PlannedAction,
  { year, carriedOut }: PlanMemory,
  asked: AskedByResult,
): Addition[] {
  const { reasons } = proposal
  // What is under way, or still to be decided, in the plan that is carried out: it gets the reason, and is not asked twice.
  const waits = before.year === carriedOut && (isUnfinished(before) || before.status === 'proposed')
  if (waits) return addedTo(before, proposal, asked)
  const once = isDone(before) && before.year === year - 1 && !isOwedAgain(reasons)
  if (once) return [{ kind: 'left-out', proposal, done: before }]
  const stays = before.status === 'rejected' && !reasons.some(bindsSurely) && !fellFurther(atRejection(before), reasons)
  if (!stays) return [{ kind: 'insert', proposal, carriedFrom: before }]
  const all = [...before.reasons, ...marked(reasons, asked)]
  return [{ kind: 'insert-rejected', proposal, reasons: all, carriedFrom: before }]
}

/**
 * What the proposals of a result do to a plan, one after another. An action stands once: what the plan has gets the
 * reasons of this result too. What the last plan did is not proposed as new, what it left undone comes back with its
 * history, and what was rejected stays rejected until things get worse.
 */
export function additionsTo(memory: PlanMemory, asked: AskedByResult): Addition[] {
  const here = new Map(memory.plan.map((action) => [idOf(action), action]))
  const earlier = new Map(
    [...memory.earlier].sort((one, other) => one.year - other.year).map((action) => [idOf(action), action]),
  )
  return asked.proposals.flatMap((proposal): Addition[] => {
    const planned = here.get(proposal.action.id)
    if (planned) return addedTo(planned, proposal, asked)
    const before = earlier.get(proposal.action.id)
    if (before) return fromEarlier(proposal, before, memory, asked)
    return [{ kind: 'insert', proposal, carriedFrom: null }]
  })
}

import type { Role } from '#db/schema/roles.ts'
import type { PlanApproval } from '#db/schema/plans.ts'
import { addDays, daysBetween } from '#app/kit/program/clock.ts'
import { can } from '#app/door/policies.ts'

/** What somebody can do with a plan as a whole. `register`: an act on paper, or a signed file. */
export const APPROVAL_DEEDS = ['submit', 'take-back', 'return', 'sign', 'register', 'amend', 'drop'] as const
export type ApprovalDeed = (typeof APPROVAL_DEEDS)[number]

/** How far the approval of a plan is. */
export type ApprovalState = {
  readonly approval: PlanApproval
  /** How many versions were signed; with one or more, `draft` and `returned` are of an amendment. */
  readonly version: number
  readonly closedOn: string | null
}

/** Why a deed is not possible. `role`: it is somebody else's; `state`: not now; `closed`: the plan's year is over. */
export type DeedRefusal = 'role' | 'state' | 'closed'

type Rule = {
  readonly policy: 'plan:write' | 'plan:sign'
  readonly from: readonly PlanApproval[]
  readonly ofAmendment?: true
}

const RULES: Readonly<Record<ApprovalDeed, Rule>> = {
  submit: { policy: 'plan:write', from: ['draft', 'returned'] },
  'take-back': { policy: 'plan:write', from: ['submitted'] },
  return: { policy: 'plan:sign', from: ['submitted'] },
  sign: { policy: 'plan:sign', from: ['submitted'] },
  register: { policy: 'plan:write', from: ['submitted'] },
  amend: { policy: 'plan:write', from: ['signed'] },
  drop: { policy: 'plan:write', from: ['draft', 'returned'], ofAmendment: true },
}

/** What stands against a deed of somebody in this role; null where she may do it. */
export function deedRefusal(deed: ApprovalDeed, state: ApprovalState, role: Role): DeedRefusal | null {
  const { policy, from, ofAmendment } = RULES[deed]
  if (!can(role, policy)) return 'role'
  if (state.closedOn !== null) return 'closed'
  if (!from.includes(state.approval) || (ofAmendment === true && state.version === 0)) return 'state'
  return null
}

/** What somebody in this role may do with the plan now. */
export function possibleDeeds(state: ApprovalState, role: Role): ApprovalDeed[] {
  return APPROVAL_DEEDS.filter((deed) => deedRefusal(deed, state, role) === null)
}

/** Days that the head has to answer; afterwards the page says that the plan goes on without her signature. */
export const ANSWER_DAYS = 30
/** Working days in which the Ministry may comment on a signed plan. */
export const REVIEW_WORKING_DAYS = 15

type Waiting = { readonly approval: PlanApproval; readonly submittedOn: string | null }

/** Days since it was handed in, while it waits for a signature; null otherwise. @param today ISO date in Lima time. */
export function daysWaiting({ approval, submittedOn }: Waiting, today: string): number | null {
  return approval === 'submitted' && submittedOn !== null ? Math.max(0, daysBetween(submittedOn, today)) : null
}

/** Whether the head let her days pass without an answer. @param today ISO date in Lima time. */
export function isUnanswered(plan: Waiting, today: string): boolean {
  return (daysWaiting(plan, today) ?? 0) >= ANSWER_DAYS
}

/** Last day on which an answer is awaited. @param submittedOn ISO date. */
export function answerBy(submittedOn: string): string {
  return addDays(submittedOn, ANSWER_DAYS)
}

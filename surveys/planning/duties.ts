import type { DutyCondition } from './proposal.ts'

type AnyReason = { readonly kind: string; readonly onlyIf?: readonly DutyCondition[] }

/** Whether a norm surely obliges the entity to it: such an action may wait with a reason, and is never rejected. */
export function bindsSurely(reason: AnyReason): boolean {
  return reason.kind === 'duty' && (reason.onlyIf ?? []).length === 0
}

/** Whether a norm obliges the entity to the action, surely or in a case of which nothing is known here. */
export function isDuty(reasons: readonly AnyReason[]): boolean {
  return reasons.some(({ kind }) => kind === 'duty')
}

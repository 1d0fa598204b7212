import type { ProposalReason } from './proposal.ts'

type AnyReason = ProposalReason | { readonly kind: 'preventive' }

/**
 * Whether an action goes before every score, however good: what works against the gravest that may happen to people, and
 * signs of danger. Nothing of it hangs on what was found, so that no plan tells.
 */
export function comesFirst(reasons: readonly AnyReason[]): boolean {
  return reasons.some(
    (reason) => reason.kind === 'warning' || (reason.kind === 'prevalence' && reason.gravity !== null),
  )
}

/** Why it cannot wait: a sign of danger. What was found to have happened makes nothing in a plan more pressing. */
export function urgentReason<Reason extends AnyReason>(reasons: readonly Reason[]): Reason | null {
  return reasons.find(({ kind }) => kind === 'warning') ?? null
}

export function isUrgent(reasons: readonly AnyReason[]): boolean {
  return urgentReason(reasons) !== null
}

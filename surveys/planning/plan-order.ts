import type { ProposalReason } from './proposal.ts'

/**
 * Whether an action goes before every score, however good: what works against the gravest that may happen to people, and
 * signs of danger. Nothing of it hangs on what was found, so that no plan tells. The strongest reason stands first.
 */
export function comesFirst([first]: readonly ProposalReason[]): boolean {
  return first?.kind === 'warning' || (first?.kind === 'prevalence' && first.gravity !== null)
}

type AnyReason = ProposalReason | { readonly kind: 'preventive' }

/** Why it cannot wait, as the same reader can see: a sign of danger, or a published share that is surely not nobody. */
export function urgentReason<Reason extends AnyReason>(reasons: readonly Reason[]): Reason | null {
  return (
    reasons.find(
      (reason) => reason.kind === 'warning' || (reason.kind === 'prevalence' && (reason.published?.share.low ?? 0) > 0),
    ) ?? null
  )
}

export function isUrgent(reasons: readonly AnyReason[]): boolean {
  return urgentReason(reasons) !== null
}

/** The gravest that may happen to people before signs of danger; then everything that can wait. */
function urgency([first]: readonly ProposalReason[]): number {
  if (first?.kind === 'prevalence' && first.gravity !== null) return first.gravity
  return first?.kind === 'warning' ? 1000 : 2000
}

/**
 * Order of a plan to which several results added: what comes first, whichever result it comes from, the rest in the order
 * in which it was added.
 */
export function inPlanOrder<Action extends { readonly reasons: readonly ProposalReason[]; readonly position: number }>(
  actions: readonly Action[],
): Action[] {
  return [...actions].sort(
    (one, other) => urgency(one.reasons) - urgency(other.reasons) || one.position - other.position,
  )
}

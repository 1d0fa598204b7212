import type { ProposalReason } from './proposal.ts'

type Reasons = readonly Pick<ProposalReason, 'kind'>[]

/** What happened to people and signs of danger go before every score, however good. The strongest reason stands first. */
export function isUrgent([first]: Reasons): boolean {
  return first?.kind === 'prevalence' || first?.kind === 'warning'
}

/** What happened to people before signs of danger, the gravest first; then everything that can wait. */
function urgency([first]: readonly ProposalReason[]): number {
  if (first?.kind === 'prevalence') return first.gravity
  return first?.kind === 'warning' ? 1000 : 2000
}

/**
 * Order of a plan to which several results added: what is urgent first, whichever result it comes from, the rest in
 * the order in which it was added.
 */
export function inPlanOrder<Action extends { readonly reasons: readonly ProposalReason[]; readonly position: number }>(
  actions: readonly Action[],
): Action[] {
  return [...actions].sort(
    (one, other) => urgency(one.reasons) - urgency(other.reasons) || one.position - other.position,
  )
}

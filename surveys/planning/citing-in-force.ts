import { inForceOn } from '#surveys/norms/norms.ts'
import type { ProposedAction } from './proposal.ts'

/** The proposal with the norms that are in force on its day: a plan may cite no others. @param today ISO date. */
export function citingInForce(proposal: ProposedAction, today: string): ProposedAction {
  const norms = proposal.action.norms.filter((id) => inForceOn(id, today))
  return { ...proposal, action: { ...proposal.action, norms } }
}

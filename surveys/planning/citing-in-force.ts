import { inForceOn } from './norms.ts'
import type { ProposedAction } from '#surveys/planning/proposal.ts'

/** The proposal with the norms that are in force on its day: a plan may cite no others. @param today ISO date. */
export function citingInForce(proposal: ProposedAction, today: string): ProposedAction {
  const norms = proposal.action.norms.filter((id) => inForceOn(id, today))
  return { ...proposal, action: { ...proposal.action, norms } }
}

import type { PlanReason } from '#app/kit/words/reason-words.ts'

/** For what kind of reason an action stands in the plan; one of each. Nothing of it tells what happened to people. */
export const CHIPS = ['duty', 'urgent', 'duty-at-times', 'preventive', 'result', 'added'] as const
export type Chip = (typeof CHIPS)[number]

/**
 * A duty before a sign of danger; what is for every entity says so, whatever was found.
 * @param reasons as they may be read: what is told of findings is that the action is preventive.
 */
export function chipOf({ obliges, reasons }: { obliges: boolean; reasons: readonly PlanReason[] }): Chip {
  const kinds = new Set(reasons.map(({ kind }) => kind))
  if (obliges) return 'duty'
  if (kinds.has('warning')) return 'urgent'
  if (kinds.has('duty')) return 'duty-at-times'
  if (reasons[0]?.kind === 'preventive') return 'preventive'
  return reasons.length === 0 ? 'added' : 'result'
}

import { SMALLEST_CLAIM } from '#surveys/disclosure/smallest-claim.ts'
import type { Verdict } from '#surveys/disclosure/verdict.ts'
import type { Effect } from './effect.ts'

/** What an effect lets one say; the same four states as every difference. */
export function effectVerdict(effect: Extract<Effect, { kind: 'estimated' }>): Verdict {
  if (effect.low <= 0 && effect.high >= 0) return 'chance'
  if (effect.claimed) return 'called'
  return Math.abs(effect.difference) < SMALLEST_CLAIM ? 'small' : 'stopped'
}

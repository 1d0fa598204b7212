import type { Change } from './over-time.ts'
import type { Gap } from './release.ts'
import { SMALLEST_CLAIM } from './smallest-claim.ts'

/**
 * What a released difference lets one say. `called`: it has a sense and a name. `small`: its interval excludes zero, and
 * it is under 5 points. `stopped`: it excludes zero and reaches 5 points, and Holm's order had stopped before it.
 * `chance`: its interval includes zero, which does not mean that both are equal.
 */
export type Verdict = 'called' | 'small' | 'stopped' | 'chance'

type Interval = { readonly low: number; readonly high: number }

function includesZero({ low, high }: Interval): boolean {
  return low <= 0 && high >= 0
}

/** Of a difference between women and men: read from what is released, so that no page can say more than it. */
export function gapVerdict(gap: Extract<Gap, { kind: 'estimated' }>): Verdict {
  if (includesZero(gap)) return 'chance'
  if (gap.called) return 'called'
  return Math.abs(gap.difference) < SMALLEST_CLAIM ? 'small' : 'stopped'
}

/** Of a change between two applications; Bonferroni's intervals stop nobody. */
export function changeVerdict(change: Extract<Change, { kind: 'estimated' }>): Exclude<Verdict, 'stopped'> {
  if (includesZero(change)) return 'chance'
  return change.claimed ? 'called' : 'small'
}

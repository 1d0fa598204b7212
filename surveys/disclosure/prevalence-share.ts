import type { Occurrence } from '#surveys/scoring/prevalence.ts'
import { wilsonInterval } from '#surveys/scoring/wilson.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import type { PrevalenceShare, ShareInterval } from './release.ts'
import { wholePercent } from './rounding.ts'

/** Fewer people than this are never told apart from nobody. */
export const SMALLEST = 5

/** Whether neither those to whom it happened nor the others are fewer than five. */
export const isOpen = ({ answered, happened }: Occurrence) => happened >= SMALLEST && answered - happened >= SMALLEST

/** Wilson's interval in whole percents, rounded outward; null where everybody answered. */
export function shareInterval(happened: number, answered: number, population: number | null): ShareInterval | null {
  const interval = wilsonInterval(happened, answered, population)
  return interval && { low: Math.floor(100 * interval.low), high: Math.ceil(100 * interval.high) }
}

/**
 * @param said number of answers that the page names: the interval is worked out from it, since a narrower one would
 *   tell how many people left the part out.
 */
export function shareOf(
  { answered, happened }: Occurrence,
  said: number,
  population: number | null,
  defences: Defences = ALL_DEFENCES,
): PrevalenceShare {
  const few = defences['happened-from-five']
  if (few && happened < SMALLEST) return { kind: 'fewer-than-five' }
  if (few && answered - happened < SMALLEST) return { kind: 'all-but-fewer-than-five' }
  return {
    kind: 'share',
    percent: wholePercent(happened, answered),
    interval: shareInterval((happened * said) / answered, said, population),
  }
}

/** A difference of percents from which what people think and what they think of others is called far apart. */
export const WIDE_DISTANCE = 15

/** Own opinion minus what is thought of others, in points of percent, with its interval. */
export type NormDifference = {
  readonly own: number
  readonly perceived: number
  readonly difference: number
  readonly low: number
  readonly high: number
}

/**
 * What may be said of a perceived norm. `more-equal`: the staff is more for equality than it believes its colleagues to
 * be; `less-equal`: the other way round; both only from 15 points on and where the interval excludes zero.
 */
export function normVerdict({
  difference,
  low,
  high,
}: NormDifference): 'more-equal' | 'less-equal' | 'small' | 'chance' {
  if (low <= 0 && high >= 0) return 'chance'
  if (Math.abs(difference) < WIDE_DISTANCE) return 'small'
  return difference > 0 ? 'more-equal' : 'less-equal'
}

import { RunningMoments } from '#surveys/scoring/moments.ts'
import type { Moments } from '#surveys/scoring/report.ts'

/** Moments of these scores. */
export function momentsOf(values: readonly number[]): Moments {
  const running = new RunningMoments()
  for (const value of values) running.add(value)
  return running.finish()
}

/** Moments with a given mean and sample standard deviation. */
export function momentsWith(n: number, mean: number, deviation: number): Moments {
  return { n, mean, sumOfSquaredDeviations: deviation ** 2 * (n - 1) }
}

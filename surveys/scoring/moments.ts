import type { Moments } from './report.ts'

export const NO_MOMENTS: Moments = { n: 0, mean: 0, sumOfSquaredDeviations: 0 }

/** Mean and squared deviations of a stream of numbers (Welford 1962): no large sums are subtracted from each other. */
export class RunningMoments {
  private n = 0
  private mean = 0
  private squared = 0

  add(value: number): void {
    this.n += 1
    const before = value - this.mean
    this.mean += before / this.n
    this.squared += before * (value - this.mean)
  }

  finish(): Moments {
    return { n: this.n, mean: this.mean, sumOfSquaredDeviations: this.squared }
  }
}

/** Sample variance (divisor n − 1); null below two values. */
export function sampleVariance({ n, sumOfSquaredDeviations }: Moments): number | null {
  return n < 2 ? null : sumOfSquaredDeviations / (n - 1)
}

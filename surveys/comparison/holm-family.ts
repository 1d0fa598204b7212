/** Chance of calling anything at all in a family where nothing differs. */
const ALPHA = 0.05

/** What Holm's order says of one member of a family. */
export type HolmStep = {
  /** The p (0-1) below which this member may be called, α / (m − i + 1) at rank i of m. */
  readonly alpha: number
  readonly called: boolean
}

/**
 * Holm's step-down (Holm 1979) over a family that was stated beforehand: the member of rank i by p is called at
 * α / (m − i + 1), and after the first that is not, none is.
 * @param family how many comparisons were stated, those included of which nothing could be computed: they count as the least sure.
 */
export function holmSteps(p: readonly number[], family: number = p.length): HolmStep[] {
  const ranked = p.map((_each, index) => index).sort((one, other) => (p[one] ?? 1) - (p[other] ?? 1) || one - other)
  const steps: HolmStep[] = []
  let stillCalling = true
  ranked.forEach((index, rank) => {
    const alpha = ALPHA / (Math.max(family, p.length) - rank)
    stillCalling &&= (p[index] ?? 1) < alpha
    steps[index] = { alpha, called: stillCalling }
  })
  return steps
}

/**
 * Student's t by numbers alone: the density summed up by Simpson's rule, and the quantile by halving. Slow, and made apart
 * from what the product uses, so that the one can be held against the other.
 */
function logGamma(x: number): number {
  // Lanczos, g = 7 (Numerical Recipes in C, 6.1, with the coefficients of Godfrey).
  const coefficients = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ]
  const shifted = x - 1
  const sum = coefficients.reduce((so, each, at) => (at === 0 ? each : so + each / (shifted + at)), 0)
  const t = shifted + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** P(|T| > t) with `df` degrees of freedom. */
export function twoSidedP(t: number, df: number): number {
  const scale = Math.exp(logGamma((df + 1) / 2) - logGamma(df / 2)) / Math.sqrt(df * Math.PI)
  const density = (x: number) => scale * (1 + (x * x) / df) ** (-(df + 1) / 2)
  const steps = 4000
  const step = Math.abs(t) / steps
  let sum = density(0) + density(Math.abs(t))
  for (let at = 1; at < steps; at += 1) sum += (at % 2 ? 4 : 2) * density(at * step)
  return 1 - (2 * step * sum) / 3
}

/** The t with P(|T| > t) = p. */
export function twoSidedQuantile(p: number, df: number): number {
  let [low, high] = [0, 200]
  for (let turn = 0; turn < 60; turn += 1) {
    const middle = (low + high) / 2
    if (twoSidedP(middle, df) > p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

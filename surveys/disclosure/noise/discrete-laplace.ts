/** A rational above 0: how far one person may move the chance of what is published, as e^ε. */
export type Epsilon = { readonly numerator: number; readonly denominator: number }

/** Draws noise of the given ε: an integer, P(Z = z) ∝ e^(−ε|z|). What it draws stands nowhere but in the sum. */
export type NoiseSource = (epsilon: Epsilon) => number

/** A uniform integer from 0 to n − 1, n ≥ 1. */
export type RandomBelow = (n: number) => number

/** True with probability e^(−a/b), 0 ≤ a ≤ b: the first failure of draws of a/b, a/2b, a/3b… has an odd place. */
function bernoulliExp(a: number, b: number, randomBelow: RandomBelow): boolean {
  let place = 1
  while (randomBelow(b * place) < a) place += 1
  return place % 2 === 1
}

/**
 * One draw of the two-sided geometric distribution, P(Z = z) ∝ e^(−ε|z|), exactly: by integers alone, for a logarithm
 * of a floating number leaves gaps by which the count could be told (Mironov 2012).
 * Source: Canonne, Kamath & Steinke 2020, *The Discrete Gaussian for Differential Privacy*, algorithms 1 and 2.
 * @param epsilon whole numerator and denominator above 0, at most 1000 each.
 */
export function sampleDiscreteLaplace({ numerator, denominator }: Epsilon, randomBelow: RandomBelow): number {
  for (;;) {
    const remainder = randomBelow(denominator)
    if (!bernoulliExp(remainder, denominator, randomBelow)) continue
    let whole = 0
    while (bernoulliExp(1, 1, randomBelow)) whole += 1
    const size = Math.floor((remainder + denominator * whole) / numerator)
    const negative = randomBelow(2) === 1
    // Zero would otherwise be drawn twice: as 0 and as −0.
    if (negative && size === 0) continue
    return negative ? -size : size
  }
}

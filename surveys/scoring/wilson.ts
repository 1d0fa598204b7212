/** Half-width multiplier of a 95 % interval of a share. */
export const WILSON_Z = 1.959963984540054

/**
 * 95 % interval of a share (0-1) after Wilson (1927). With a known population the effective number of answers is
 * n(N − 1)/(N − n) (finite population correction); with n > N there is no correction.
 * @param population people whom the share could concern; null where not known.
 * @returns null where everybody answered: the share is then no estimate.
 * @throws {RangeError} unless 0 ≤ count ≤ n and n > 0.
 */
export function wilsonInterval(
  count: number,
  n: number,
  population: number | null,
): { readonly low: number; readonly high: number } | null {
  if (!(n > 0 && count >= 0 && count <= n)) throw new RangeError(`No share of ${count} in ${n}`)
  if (population === n) return null
  const effective = population !== null && population > n ? (n * (population - 1)) / (population - n) : n
  const share = count / n
  const square = WILSON_Z ** 2 / effective
  const centre = (share + square / 2) / (1 + square)
  const half = (WILSON_Z * Math.sqrt((share * (1 - share)) / effective + square / (4 * effective))) / (1 + square)
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

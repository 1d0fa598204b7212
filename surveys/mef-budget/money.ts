/**
 * Money in whole céntimos (a hundredth of a sol), so that sums are exact: the budget of the whole State is some 2.5e13 of
 * them, and whole numbers are exact up to 9e15.
 */
export type Centimos = number

/** More than the State has ever spent; whatever is above is a slip of the hand. In céntimos: ten million million soles. */
export const MOST_CENTIMOS = 1_000_000_000_000_000

/**
 * Reads an amount in soles as it stands in a sheet or a paper: "34857232", "34,857,232.50", "34 857 232", "S/ 1,000".
 * Point for decimals, at most two; comma or blank between thousands, and only there.
 * @returns whole céntimos, or null where it is no amount, is negative or too large.
 */
export function readSoles(text: string): Centimos | null {
  const plain = text.replace(/^S\/\.?\s*/i, '').trim()
  if (!/^(\d+|\d{1,3}([, ]\d{3})+)(\.\d{1,2})?$/.test(plain)) return null
  const [soles = '', part = ''] = plain.replace(/[, ]/g, '').split('.')
  const centimos = Number(soles) * 100 + Number(part.padEnd(2, '0'))
  return Number.isSafeInteger(centimos) && centimos <= MOST_CENTIMOS ? centimos : null
}

/** Exact sum. @throws {RangeError} where it would not be exact any more. */
export function sumCentimos(amounts: readonly Centimos[]): Centimos {
  const sum = amounts.reduce((total, amount) => total + amount, 0)
  if (!amounts.every(Number.isSafeInteger) || !Number.isSafeInteger(sum)) throw new RangeError('Not whole céntimos')
  return sum
}

/** "34857232.50": in soles, as a sheet reads it. */
export function plainSoles(centimos: Centimos): string {
  return `${Math.trunc(centimos / 100)}.${String(centimos % 100).padStart(2, '0')}`
}

import { formatNumber, formatPercent } from '#app/kit/format.ts'
import type { Quantity, Said, Unit } from '#surveys/country-report/quantity.ts'

/** Said where a number is not known: it is no zero. */
export const NO_DATUM = 'sin dato'

const WRITTEN: Readonly<Record<Unit, (value: number) => string>> = {
  count: formatNumber,
  people: formatNumber,
  percent: formatPercent,
  soles: (value) => `S/ ${formatNumber(value)}`,
  'million-soles': (value) => `S/ ${formatNumber(value)} millones`,
}

/** A number of the report in full: "34,857,232", "95.2%", "S/ 32,275.8 millones". */
export function quantityWords({ value, unit }: Quantity): string {
  return value === null ? NO_DATUM : WRITTEN[unit](value)
}

/** A sentence with its numbers. */
export function saidWords(words: Said): string {
  return words.map((part) => (typeof part === 'string' ? part : quantityWords(part))).join('')
}

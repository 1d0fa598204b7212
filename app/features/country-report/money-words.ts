import { formatCount, formatDate, formatNumber, formatPercent } from '#app/kit/format.ts'
import type { MoneySource } from '#surveys/country-report/counted-money.ts'
import type { MoneyTable, PliegoTable } from './counted-money.ts'

/** "95.2%"; null where there is nothing to take it of. */
export function percentWords(percent: number | null): string | null {
  return percent === null ? null : formatPercent(percent)
}

/** "Consulta Amigable, al 30 de junio de 2025; cargada el 1 de julio de 2025". */
export function sourceWords({ name, on, importedOn }: MoneySource): string {
  return `${name}, al ${formatDate(on)}; cargada el ${formatDate(importedOn)}`
}

const whom = (count: number, isRegional: boolean) =>
  isRegional
    ? formatCount(count, 'gobierno regional', 'gobiernos regionales')
    : formatCount(count, 'entidad', 'entidades')

/** Whom MEF told of, who has none of these programmes, and of whom it told nothing: the last is no zero. */
export function coverageWords(table: MoneyTable): string {
  const { told, without, untold } = table
  const isRegional = table.kind === 'pliegos' && table.isRegional
  const none =
    without === 0
      ? ''
      : ` ${formatCount(without, 'no tiene', 'no tienen')} programas de igualdad, según el MEF: ${without === 1 ? 'cuenta' : 'cuentan'} como cero.`
  const gap =
    untold === 0
      ? ''
      : ` De ${whom(untold, isRegional)} más no hay cifras: ${untold === 1 ? 'no cuenta' : 'no cuentan'} como cero.`
  return `El MEF informó de ${whom(told, isRegional)}.${none}${gap}`
}

/** Most names that are said of whole budgets that are missing. */
const NAMED = 5

/** First names of a list, and how many more there are. */
export function someNames(names: readonly string[]): string {
  if (names.length <= NAMED) return names.join('; ')
  return `${names.slice(0, NAMED).join('; ')} y ${formatNumber(names.length - NAMED)} más`
}

/** Why there is no sum of whole budgets; null where there is one. */
export function unknownTotalWords({ totalUnknown }: PliegoTable): string | null {
  if (totalUnknown.length === 0) return null
  return `Falta el PIM total de ${someNames(totalUnknown)}. Sin ese dato no se da la suma: la de los demás sería menor que la verdadera.`
}

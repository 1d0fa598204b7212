import type { ComparedFamily, PairFinding, WhyNotComparable } from '#surveys/comparison/compare-pairs.ts'
import type { Reversal } from '#surveys/comparison/unanswered.ts'
import { formatCount, formatDifference, formatNumber } from '#app/kit/format.ts'

const NOT_COMPARABLE: Readonly<Record<WhyNotComparable, string>> = {
  'other-version': 'no es comparable: respondieron versiones que no preguntan lo mismo',
  'other-scope': 'no es comparable: no se preguntó al mismo tipo de personal',
  hidden: 'no es comparable: uno de los dos datos no se muestra',
  bounded: 'no es comparable: de uno de los dos solo se dice un límite',
  'not-asked': 'no es comparable: uno de los dos no tiene este dato',
}

const UNSURE = {
  chance: 'no se puede afirmar: la diferencia puede deberse al azar',
  small: 'no se puede afirmar: es menor de 5 puntos',
  stopped: 'no se puede afirmar entre tantas comparaciones a la vez',
} as const

/** What may be said of a pair, for a table. */
export function verdictWords({ verdict }: Pick<PairFinding, 'verdict'>): string {
  if (verdict.kind === 'not-comparable') return NOT_COMPARABLE[verdict.why]
  if (verdict.kind === 'unsure') return UNSURE[verdict.why]
  return 'hay diferencia'
}

/** "+11.8 (entre +5.2 y +18.4)"; empty where nothing is computed. */
export function differenceWords({ verdict }: Pick<PairFinding, 'verdict'>): string {
  if (verdict.kind === 'not-comparable') return ''
  const { difference, low, high } = verdict
  return `${formatDifference(difference)} (entre ${formatDifference(low)} y ${formatDifference(high)})`
}

/** What those who did not answer could do to a difference that is called. */
export function reversalWords(reversal: Reversal | null): string {
  if (!reversal) return 'No se sabe cuántas personas callaron, así que no se puede decir cuánto podrían cambiarla.'
  if (reversal.kind === 'never') return 'Ni en el peor caso la borrarían quienes no respondieron.'
  return `La borrarían quienes no respondieron si, en promedio, se apartaran ${formatCount(reversal.points, 'punto', 'puntos')} de quienes sí lo hicieron, en cada lado en contra de la diferencia.`
}

type Names = (id: string) => string

/** One sentence for a difference that is called; empty for every other finding. */
export function findingSentence({ one, other, verdict }: PairFinding, title: string, nameOf: Names): string {
  if (verdict.kind !== 'different') return ''
  const [above, below] = verdict.difference > 0 ? [one, other] : [other, one]
  const [low, high] = verdict.difference > 0 ? [verdict.low, verdict.high] : [-verdict.high, -verdict.low]
  const points = formatNumber(Math.abs(verdict.difference))
  return `${title}: ${nameOf(above)} está ${points} puntos por encima de ${nameOf(below)} (entre ${formatNumber(low)} y ${formatNumber(high)}).`
}

/** What the whole comparison comes to, in one sentence. */
export function familySentence({ family, findings }: ComparedFamily): string {
  const count = (kind: PairFinding['verdict']['kind']) => findings.filter(({ verdict }) => verdict.kind === kind).length
  const [different, not] = [count('different'), count('not-comparable')]
  const stated = formatCount(family, 'comparación fijada', 'comparaciones fijadas')
  const said =
    different === 0
      ? 'en ninguna se puede afirmar una diferencia'
      : `en ${formatNumber(different)} se puede afirmar una diferencia`
  const left = not === 0 ? '' : `; ${formatNumber(not)} no ${not === 1 ? 'es comparable' : 'son comparables'}`
  return `De ${stated} de antemano, ${said}${left}. Que no se pueda afirmar no quiere decir que sean iguales.`
}

import { formatDifference, formatInColumn, formatNumber, type Decimals } from '#app/kit/format.ts'
import { columnDecimals } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import { normVerdict, type NormDifference } from '#surveys/disclosure/norm-verdict.ts'
import type { Change } from '#surveys/disclosure/over-time.ts'
import type { Gap } from '#surveys/disclosure/release.ts'
import { SMALLEST_CLAIM } from '#surveys/disclosure/smallest-claim.ts'
import { changeVerdict, gapVerdict, type Verdict } from '#surveys/disclosure/verdict.ts'

type Interval = { readonly difference: number; readonly low: number; readonly high: number }

/** Outside a column the numbers of one sentence are rounded alike. */
function alike({ difference, low, high }: Interval): Decimals {
  return columnDecimals([], [{ value: difference, low, high }])
}

/** "entre −11.2 y −2.8". */
function between(interval: Interval, decimals: Decimals = alike(interval)): string {
  return `entre ${formatDifference(interval.low, decimals)} y ${formatDifference(interval.high, decimals)}`
}

function size(interval: Interval, decimals: Decimals = alike(interval)): string {
  return `${formatInColumn(Math.abs(interval.difference), decimals)} puntos`
}

/** "−7.0 puntos (entre −11.2 y −2.8)": a difference with its sign, all three numbers with the same decimals. */
export function differenceWords(interval: Interval): string {
  return `${formatDifference(interval.difference, alike(interval))} puntos (${between(interval)})`
}

/** What may be said of the difference between women and men; a *brecha* only where it was called. `decimals` of its column. */
export function gapWords(gap: Gap, k: number, decimals?: Decimals): string {
  if (gap.kind === 'suppressed') return suppressionWords(gap.reason, k)
  const women = `las mujeres dieron ${size(gap, decimals)} ${gap.difference < 0 ? 'menos' : 'más'} que los hombres`
  switch (gapVerdict(gap)) {
    case 'called':
      return `Brecha: ${women} (${between(gap, decimals)}).`
    case 'small':
      return `Diferencia pequeña: ${women} (${between(gap, decimals)}). Por debajo de ${SMALLEST_CLAIM} no se llama brecha.`
    case 'stopped':
      return `No se afirma: ${women} (${between(gap, decimals)}), pero al mirar varias dimensiones a la vez otra ya no se distinguía del azar, y desde ahí no se afirma ninguna (Holm).`
    case 'chance':
      return `No se distingue del azar (${between(gap, decimals)} puntos). No significa igualdad.`
  }
}

/** What may be said of a change between two applications. */
export function changeWords(change: Change, decimals?: Decimals): string {
  if (change.kind === 'not-comparable') return 'No se compara: las dos versiones no preguntan lo mismo.'
  if (change.kind === 'other-scope') return 'No se compara: las dos aplicaciones no alcanzaron al mismo personal.'
  if (change.kind === 'not-shown') return 'No se compara: uno de los puntajes no se muestra o es solo un límite.'
  const way = change.difference > 0 ? 'subió' : 'bajó'
  switch (changeVerdict(change)) {
    case 'called':
      return `Cambio: ${way} ${size(change, decimals)} (${between(change, decimals)}).`
    case 'small':
      return `Cambio pequeño: ${way} ${size(change, decimals)} (${between(change, decimals)}). Por debajo de ${SMALLEST_CLAIM} no se le da un sentido.`
    case 'chance':
      return `No se distingue del azar (${between(change, decimals)} puntos). No significa que siga igual.`
  }
}

/** What may be said of own opinion beside what is thought of others. */
export function normWords(found: NormDifference): string {
  const points = `${size(found)} (${between(found)})`
  switch (normVerdict(found)) {
    case 'more-equal':
      return `El personal opina más a favor de la igualdad de lo que cree de sus colegas: ${points}.`
    case 'less-equal':
      return `El personal cree a sus colegas más a favor de la igualdad de lo que opina: ${points}.`
    case 'small':
      return `Distancia pequeña: ${points}.`
    case 'chance':
      return `No se distingue del azar (${between(found)} puntos). No significa que coincidan.`
  }
}

/** One compared place, by its title, with what may be said of it; null where nothing is compared. */
export type Compared = { readonly title: string; readonly verdict: Verdict | null }

type Head = {
  readonly called: string
  readonly small: string
  readonly none: string
  readonly rest: string
}

const GAP_HEAD: Head = {
  called: 'Brecha entre mujeres y hombres',
  small: `Diferencia pequeña, menor de ${SMALLEST_CLAIM} puntos`,
  none: 'En ningún caso la diferencia entre mujeres y hombres se distingue del azar. No significa igualdad.',
  rest: 'En lo demás, la diferencia no se distingue del azar: no significa igualdad.',
}
const changeHead = (since: string): Head => ({
  called: `Cambio desde ${since}`,
  small: `Cambio pequeño, menor de ${SMALLEST_CLAIM} puntos`,
  none: `En ningún caso el cambio desde ${since} se distingue del azar. No significa que todo siga igual.`,
  rest: 'En lo demás, el cambio no se distingue del azar: no significa que siga igual.',
})

function headWords(head: Head, compared: readonly Compared[]): string {
  const known = compared.filter(({ verdict }) => verdict !== null)
  if (known.length === 0) return 'No hay nada que se pueda comparar.'
  const titles = (asked: Verdict) => known.flatMap(({ title, verdict }) => (verdict === asked ? [title] : []))
  const said = (words: string, found: readonly string[]) => (found.length > 0 ? [`${words}: ${found.join('; ')}.`] : [])
  if (titles('chance').length === known.length) return head.none
  return [
    ...said(head.called, titles('called')),
    ...said(head.small, titles('small')),
    ...said('No se afirma, por mirar varias dimensiones a la vez', titles('stopped')),
    ...(titles('chance').length > 0 ? [head.rest] : []),
  ].join(' ')
}

/** Head of a table of differences between women and men: the same states as its rows. */
export function gapsWords(compared: readonly Compared[]): string {
  return headWords(GAP_HEAD, compared)
}

/**
 * Head of a table of changes: the same states as its rows.
 * @param since with which application it is compared, where that is not the one before.
 */
export function changesWords(compared: readonly Compared[], since = 'la aplicación anterior'): string {
  return headWords(changeHead(since), compared)
}

/** Head of the perceived norms, of those that can be compared. */
export function normsWords(found: readonly NormDifference[]): string {
  if (found.length === 0) return 'Ninguna de estas preguntas se puede comparar.'
  const count = (asked: ReturnType<typeof normVerdict>) => found.filter((each) => normVerdict(each) === asked).length
  const [more, less] = [count('more-equal'), count('less-equal')]
  const of = (n: number) => `En ${formatNumber(n)} de ${formatNumber(found.length)} preguntas`
  if (more + less === 0)
    return 'En ninguna pregunta se puede afirmar una distancia amplia entre lo que el personal opina y lo que cree de sus colegas.'
  return [
    ...(more > 0 ? [`${of(more)} el personal opina más a favor de la igualdad de lo que cree de sus colegas.`] : []),
    ...(less > 0 ? [`${of(less)} el personal cree a sus colegas más a favor de la igualdad de lo que opina.`] : []),
  ].join(' ')
}

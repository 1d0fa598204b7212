import { formatDifference, formatInColumn, formatNumber, withinSentence, type Decimals } from '#app/kit/format.ts'
import { figureValue } from '#app/kit/words/figure-words.ts'
import { LEVEL_NAMES, suppressionWords } from '#app/kit/words/names.ts'
import type { Change } from '#surveys/disclosure/over-time.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import { SMALLEST_CLAIM } from '#surveys/disclosure/smallest-claim.ts'
import { changeVerdict, type Verdict } from '#surveys/disclosure/verdict.ts'

/** A *brecha* that was called, women minus men in points; `title` null: of the overall. */
export type CalledGap = { readonly title: string | null; readonly difference: number }

function calledGapWords({ title, difference }: CalledGap, decimals: Decimals): string {
  const size = formatInColumn(Math.abs(difference), decimals)
  const place = title === null ? 'En el resultado general' : `En «${title}»`
  return `${place}, las mujeres dieron ${size} puntos ${difference < 0 ? 'menos' : 'más'} que los hombres.`
}

/** Head of a summary: the score, and the widest *brecha* where one was called; nothing is said of those that were not. */
export function summaryWords(said: {
  readonly figure: Figure
  readonly k: number
  readonly decimals: Decimals
  readonly widest: CalledGap | null
}): string {
  const { figure, k, decimals, widest } = said
  const gap = widest ? ` ${calledGapWords(widest, decimals)}` : ''
  if (figure.kind === 'suppressed') return `${suppressionWords(figure.reason, k)}${gap}`
  const level = widest ? '' : `, nivel ${LEVEL_NAMES[figure.level]}`
  return `${figureValue(figure, decimals)} de 100${level}.${gap}`
}

/** How many *brechas* were called, of how many places where a difference is shown. */
export function gapCountWords({ called, compared }: { readonly called: number; readonly compared: number }): string {
  if (compared === 0) return 'No se comparan mujeres y hombres'
  return `${formatNumber(called)} de ${formatNumber(compared)}`
}

/** A dimension at one end, as far as it is apart from the others. */
export function dimensionEndWords(end: {
  readonly title: string
  readonly value: number
  readonly decimals: Decimals
  readonly side: 'highest' | 'lowest'
  readonly alone: boolean
}): string {
  const place = {
    highest: end.alone ? 'la dimensión más alta' : 'entre las más altas',
    lowest: end.alone ? 'la dimensión más baja' : 'entre las más bajas',
  }[end.side]
  return `${end.title}: ${formatInColumn(end.value, end.decimals)} de 100, ${place}`
}

const VERDICT_NAMES = {
  called: 'Brecha',
  small: `Diferencia pequeña, menor de ${SMALLEST_CLAIM} puntos`,
  stopped: 'No se afirma',
  chance: 'No se distingue del azar',
} satisfies Record<Verdict, string>

/** What a difference between women and men lets one say, in two or three words. */
export function verdictName(verdict: Verdict): string {
  return VERDICT_NAMES[verdict]
}

/** "−17.0" where something is said of it, "(−4.0)" where nothing is. */
export function markedDifference(difference: number, verdict: Verdict, decimals: Decimals): string {
  const number = formatDifference(difference, decimals)
  return verdict === 'stopped' || verdict === 'chance' ? `(${number})` : number
}

/** What the marks of a map of scores mean. */
export function mapMarksWords(shown: { readonly changes: boolean; readonly gaps: boolean }): readonly string[] {
  return [
    ...(shown.gaps
      ? [
          `Con recuadro: ${withinSentence(VERDICT_NAMES.called)}. Sin recuadro: ${withinSentence(VERDICT_NAMES.small)}. Entre paréntesis: no se distingue del azar o no se afirma; no significa igualdad.`,
        ]
      : []),
    ...(shown.changes ? [`▲▼: cambio de ${SMALLEST_CLAIM} puntos o más desde la aplicación anterior.`] : []),
  ]
}

/** "subió 6.0 puntos" of a change that was called; empty of any other. */
export function calledChangeWords(change: Change, decimals: Decimals): string {
  if (change.kind !== 'estimated' || changeVerdict(change) !== 'called') return ''
  const way = change.difference > 0 ? 'subió' : 'bajó'
  return `${way} ${formatInColumn(Math.abs(change.difference), decimals)} puntos`
}

import type { AnswerCount, Figure, Gap, Release, Share } from '#surveys/disclosure/release.ts'
import { formatDifference, formatNumber, formatPercent } from '#app/kit/format.ts'
import { LEVEL_NAMES, suppressionWords } from './names.ts'

type Scored = Extract<Figure, { kind: 'scored' }>

/** "62", "≤ 5", "≥ 95". */
export function figureValue(figure: Scored): string {
  const value = formatNumber(figure.value)
  if (figure.bound === 'at-most') return `≤ ${value}`
  return figure.bound === 'at-least' ? `≥ ${value}` : value
}

/** "entre 58 y 66", "sin variación", or nothing where no interval is given. */
export function figureRange(figure: Scored): string {
  if (figure.bound !== 'exact') return ''
  if (figure.margin === 0) return 'sin margen: respondió todo el personal'
  return `entre ${formatNumber(figure.low)} y ${formatNumber(figure.high)}`
}

/** "62 de 100 puntos (entre 58 y 66), nivel avanzado", or why it is not shown. */
export function figureSentence(figure: Figure, k: number): string {
  if (figure.kind === 'suppressed') return suppressionWords(figure.reason, k)
  const range = figureRange(figure)
  return `${figureValue(figure)} de 100 puntos${range ? ` (${range})` : ''}, ${levelWords(figure)}`
}

/** Name of the level; it says when the interval spans a cut. */
export function levelWords(figure: Scored): string {
  const level = `nivel ${LEVEL_NAMES[figure.level]}`
  return figure.spansCut ? `${level} (el margen cruza el límite con otro nivel)` : level
}

/** "12%", "8% o menos", "92% o más", "entre 28% y 50%". */
export function shareWords(share: Share): string {
  switch (share.kind) {
    case 'percent':
      return formatPercent(share.percent)
    case 'at-most':
      return `${formatPercent(share.percent)} o menos`
    case 'at-least':
      return `${formatPercent(share.percent)} o más`
    case 'between':
      return `entre ${formatPercent(share.low)} y ${formatPercent(share.high)}`
  }
}

/** Lowest and highest percent that a share leaves open. */
export function shareBounds(share: Share): { readonly low: number; readonly high: number } {
  switch (share.kind) {
    case 'percent':
      return { low: share.percent, high: share.percent }
    case 'at-most':
      return { low: 0, high: share.percent }
    case 'at-least':
      return { low: share.percent, high: 100 }
    case 'between':
      return { low: share.low, high: share.high }
  }
}

/** Sum of several shares in words, with the bounds that its parts leave. */
export function sumWords(shares: readonly Share[]): string {
  const low = Math.min(
    100,
    shares.reduce((sum, share) => sum + shareBounds(share).low, 0),
  )
  const high = Math.min(
    100,
    shares.reduce((sum, share) => sum + shareBounds(share).high, 0),
  )
  return low === high ? formatPercent(low) : `entre ${formatPercent(low)} y ${formatPercent(high)}`
}

/** The honest sentence on a difference between women and men; a *brecha* only where it was called. */
export function gapSentence(gap: Gap, k: number): string {
  if (gap.kind === 'suppressed') return suppressionWords(gap.reason, k)
  const interval = `entre ${formatDifference(gap.low)} y ${formatDifference(gap.high)}`
  if (!gap.called) return `No se puede afirmar una diferencia entre mujeres y hombres (${interval} puntos).`
  const points = formatNumber(Math.abs(gap.difference))
  const order = gap.difference < 0 ? 'menos' : 'más'
  return `Brecha: las mujeres dieron ${points} puntos ${order} que los hombres (${interval}).`
}

/** Why a difference stands without the two levels; never how many people are outside. */
export function differenceAloneWords(k: number): string {
  return `Hay menos de ${k} personas fuera de estos grupos, o se podría deducir un dato: se muestra solo la diferencia, con un intervalo más ancho.`
}

/** Whether only the difference between women and men is shown of a dimension, or of the overall (`overall`). */
export function isDifferenceAlone({ cuts, gaps }: Pick<Release, 'cuts' | 'gaps'>, id: string): boolean {
  if (gaps[id]?.kind !== 'estimated') return false
  const cells = cuts.find(({ segment }) => segment === 'sex')?.cells ?? 'none'
  const figures = (cells === 'none' ? [] : cells).map((cell) => (id === 'overall' ? cell.overall : cell.dimensions[id]))
  return !figures.some((figure) => figure?.kind === 'scored')
}

/** "214", "45 o más". */
export function countWords(count: AnswerCount): string {
  return count.kind === 'exact' ? formatNumber(count.n) : `${formatNumber(count.n)} o más`
}

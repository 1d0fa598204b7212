import type { AnswerCount, Figure, Release, Share } from '#surveys/disclosure/release.ts'
import { formatInColumn, formatNumber, formatPercent, type Decimals } from '#app/kit/format.ts'
import { LEVEL_NAMES, suppressionWords } from './names.ts'

type Scored = Extract<Figure, { kind: 'scored' }>

/** "62", "≤ 5", "≥ 95"; in a column with the decimals of the column, alone as its interval beside it. */
export function figureValue(figure: Scored, decimals: Decimals = columnDecimals([figure])): string {
  if (figure.bound === 'at-most') return `≤ ${formatNumber(figure.value)}`
  if (figure.bound === 'at-least') return `≥ ${formatNumber(figure.value)}`
  return formatInColumn(figure.value, decimals)
}

/** "entre 58 y 66", "sin margen" where there are as many answers as people, or nothing where no interval is given. */
export function figureRange(figure: Scored, decimals: Decimals = columnDecimals([figure])): string {
  if (figure.bound !== 'exact') return ''
  if (figure.margin === 0) return 'sin margen: tantas respuestas como personas'
  return `entre ${formatInColumn(figure.low, decimals)} y ${formatInColumn(figure.high, decimals)}`
}

/** "62 de 100 puntos (entre 58 y 66), nivel avanzado", or why it is not shown. */
export function figureSentence(figure: Figure, k: number, decimals?: Decimals): string {
  if (figure.kind === 'suppressed') return suppressionWords(figure.reason, k)
  const range = figureRange(figure, decimals)
  return `${figureValue(figure, decimals)} de 100 puntos${range ? ` (${range})` : ''}, ${levelWords(figure)}`
}

type Rounded = { readonly value: number; readonly low: number; readonly high: number }
const isWhole = ({ value, low, high }: Rounded) => [value, low, high].every(Number.isInteger)

/**
 * Decimals of a column: one only where every number in it was released with one. Numbers under 30 answers, and those
 * beside a bounded one, are whole; a column takes the coarser.
 */
export function columnDecimals(
  figures: readonly (Figure | undefined)[],
  differences: readonly Rounded[] = [],
): Decimals {
  const exact = figures.flatMap((figure) => (figure?.kind === 'scored' && figure.bound === 'exact' ? [figure] : []))
  return [...exact, ...differences].some(isWhole) ? 0 : 1
}

/** Decimals of the overall and the dimensions of a release, wherever they stand. */
export function releaseDecimals({ overall, dimensions }: Pick<Release, 'overall' | 'dimensions'>): Decimals {
  return columnDecimals([overall, ...dimensions.map(({ figure }) => figure)])
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

/** Why a difference stands without the two levels; never how many people are outside. */
export function differenceAloneWords(k: number): string {
  return `Hay menos de ${k} respuestas fuera de estos grupos, o se podría deducir un dato: se muestra solo la diferencia, con un intervalo más ancho.`
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

import type { AnswerCount, Figure } from '#surveys/disclosure/release.ts'
import { DECIMAL_FROM } from '#surveys/disclosure/rounding.ts'

/** What is known of a number. */
export type Interval = { readonly low: number; readonly high: number }

/** A mean of one to k − 1 people, or a person's score, must stay open over this many points. */
export const OPEN_POINTS = 60
export const EPSILON = 1e-9

export const width = ({ low, high }: Interval) => high - low
export const within = (one: Interval, other: Interval): Interval => ({
  low: Math.max(one.low, other.low),
  high: Math.min(one.high, other.high),
})
export const SCORE: Interval = { low: 0, high: 100 }

export type Scored = Extract<Figure, { kind: 'scored' }>
export const isScored = (figure: Figure | undefined): figure is Scored => figure?.kind === 'scored'
export const isExact = (figure: Figure | undefined): figure is Scored => isScored(figure) && figure.bound === 'exact'

/** Step to which a figure was rounded, as anybody knows who knows the rules. */
export function stepOfFigure(figure: Scored, coarse = false): number {
  return coarse ||
    figure.count.n < DECIMAL_FROM ||
    (figure.count.kind === 'at-least' && figure.count.n + 4 < DECIMAL_FROM)
    ? 1
    : 0.1
}

/** The mean behind a figure. A coarse one was rounded to whole points whatever its number of answers. */
export function meanOf(figure: Scored, coarse = false): Interval {
  if (figure.bound !== 'exact') return { low: figure.low, high: figure.high }
  const half = stepOfFigure(figure, coarse) / 2
  return { low: figure.value - half, high: figure.value + half }
}

/** Numbers of answers that a figure may have. */
export function possibleCounts(count: AnswerCount, most = 4): number[] {
  return count.kind === 'exact' ? [count.n] : Array.from({ length: most + 1 }, (_, more) => count.n + more)
}

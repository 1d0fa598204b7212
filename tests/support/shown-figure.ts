import type { Figure } from '#surveys/disclosure/release.ts'

type Scored = Extract<Figure, { kind: 'scored' }>

/** A released figure with an interval, as a release writes one. */
export function shownFigure(value: number, margin: number, n: number, more: Partial<Scored> = {}): Scored {
  const clean = (number: number) => Math.round(number * 10) / 10
  return {
    kind: 'scored',
    value,
    bound: 'exact',
    margin,
    low: clean(Math.max(0, value - margin)),
    high: clean(Math.min(100, value + margin)),
    count: { kind: 'exact', n },
    level: 'advanced',
    spansCut: false,
    ...more,
  }
}

export const HIDDEN: Figure = { kind: 'suppressed', reason: 'too-few-answers' }
export const BOUNDED: Figure = shownFigure(5, 0, 40, {
  bound: 'at-most',
  margin: null,
  low: 0,
  high: 5,
  level: 'initial',
})

/** From this many answers a mean has one decimal; below it is a whole number. */
export const DECIMAL_FROM = 30
/** From this many answers items and cuts are shown. */
export const DETAIL_FROM = 20
/** The same where anybody with a link could answer, more than once: few people must not carry a group. */
export const DETAIL_BY_LINK_FROM = 100
/** A mean this near to 0 or 100 is only said to be within it: nearly everybody answered alike. */
export const EXTREME = 5

/** Step to which a mean over n answers is rounded, in points. */
export function stepOf(n: number): number {
  return n < DECIMAL_FROM ? 1 : 0.1
}

/** Rounds to a step of 5, 1 or 0.1 without leaving binary crumbs (0.30000000000000004). */
export function roundTo(step: number, value: number): number {
  return step < 1 ? Math.round(value * 10) / 10 : Math.round(value / step) * step
}

/** Rounds up to a step of 1 or 0.1. */
export function roundUp(step: number, value: number): number {
  return step < 1 ? Math.ceil(value * 10) / 10 : Math.ceil(value / step) * step
}

export function wholePercent(part: number, whole: number): number {
  return Math.round((100 * part) / whole)
}

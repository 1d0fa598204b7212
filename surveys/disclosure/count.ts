import { ALL_DEFENCES, type Defences } from './defences.ts'
import type { AnswerCount } from './release.ts'

/**
 * How many answers a figure may be said to have, out of the participants. With one to k − 1 people missing the
 * number reads the same for all of them: subtracted from the participants it would count a small group.
 */
export function shownCount(n: number, participants: number, k: number, defences: Defences = ALL_DEFENCES): AnswerCount {
  const missing = participants - n
  if (missing === 0 || missing >= k || !defences['counts-at-least']) return { kind: 'exact', n }
  return { kind: 'at-least', n: Math.max(k, participants - (k - 1)) }
}

/** The number of answers of a cut, rounded down to 5: exact numbers would give the hidden cell by subtraction. */
export function roundedDown(n: number, defences: Defences = ALL_DEFENCES): AnswerCount {
  if (!defences['cut-counts-rounded']) return { kind: 'exact', n }
  return { kind: 'at-least', n: Math.floor(n / 5) * 5 }
}

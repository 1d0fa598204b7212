import { ALL_DEFENCES, type Defences } from './defences.ts'

/** Answers of a group, and the people who could have given them; null where nobody counted those. */
export type Group = { readonly answers: number; readonly population: number | null }

/**
 * Whether a group of a cut may be spoken of at all. Its answers alone do not protect anybody: whoever sends nine of her
 * own as a man reads the only man there is. So k people must stand behind it, counted, and no more answers than they are.
 * @param fewest answers that it needs.
 */
export function mayBeTold(
  { answers, population }: Group,
  { k, fewest }: { readonly k: number; readonly fewest: number },
  defences: Defences = ALL_DEFENCES,
): boolean {
  if (answers < (defences['k-answers'] ? fewest : 1)) return false
  if (defences['cell-population-at-least-k'] && (population === null || population < k)) return false
  return !defences['cell-within-population'] || population === null || answers <= population
}

import { BANDS_FROM, quartilesOf, type Quartiles } from '#surveys/comparison/bands.ts'
import { asPooled, giantOf, POOL_FROM, type Pooled } from './gate.ts'
import type { GroupMember, NoGroup } from './group-means.ts'

export type GroupQuartiles = { readonly entities: number; readonly cuts: Quartiles }

/** Step to which quartiles are rounded: the middle of an odd number of entities would otherwise be the score of one. */
const STEP = 5

/**
 * Quartiles of the released figures of a group, to the nearest 5 points. Only exact figures enter, as in `groupMeans`.
 * Under eight entities, or with one above half of the answers, nothing is said.
 */
export function groupQuartiles(members: readonly GroupMember[]): Pooled<GroupQuartiles> | NoGroup {
  const known = members.flatMap(({ figure }) =>
    figure.kind === 'scored' && figure.bound === 'exact' ? [{ value: figure.value, answers: figure.count.n }] : [],
  )
  const cuts = quartilesOf(known.map(({ value }) => value))
  if (!cuts || known.length < Math.max(POOL_FROM, BANDS_FROM)) return { kind: 'few-entities' }
  if (giantOf(known, ({ answers }) => answers)) return { kind: 'one-outweighs' }
  const [first, median, third] = cuts.map((cut) => Math.round(cut / STEP) * STEP)
  if (first === undefined || median === undefined || third === undefined) return { kind: 'few-entities' }
  return asPooled({ entities: known.length, cuts: [first, median, third] as const })
}

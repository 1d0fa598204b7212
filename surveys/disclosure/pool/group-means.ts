import { intervalOf, knownMean, weightedSum, type KnownMean } from '#surveys/comparison/known-mean.ts'
import type { Figure } from '../release.ts'
import { asPooled, giantOf, POOL_FROM, type Pooled } from './gate.ts'

/** An entity of a group with its own released figure. */
export type GroupMember = {
  readonly entity: string
  readonly figure: Figure
  /** People in the scope that was asked; null where not known. */
  readonly population: number | null
}

/** A mean over several entities, with the interval of chance in each; whole points. */
export type MeanOfGroup = {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly mean: KnownMean
}

export type GroupMeans = {
  readonly entities: number
  /** Each entity counts the same: how entities are. */
  readonly plain: MeanOfGroup
  /** Each counts by its staff: how people are; null where the staff of one is not known. */
  readonly byPeople: MeanOfGroup | null
}

/** Why nothing is said of a group. */
export type NoGroup = { readonly kind: 'few-entities' | 'one-outweighs' }

type Known = { readonly mean: KnownMean; readonly population: number | null; readonly answers: number }

function meanOver(members: readonly Known[], weightOf: (member: Known) => number): MeanOfGroup {
  const all = members.reduce((sum, member) => sum + weightOf(member), 0)
  const mean = weightedSum(members.map((member) => ({ mean: member.mean, weight: weightOf(member) / all })))
  return { value: Math.round(mean.value), ...intervalOf(mean, 1), mean }
}

/**
 * Means of the entities of a group, from their own released figures. Only an entity whose number was released enters: who
 * subtracts all that she knows of the others is left with what she knows already, and a hidden or bounded one moves
 * nothing. Under five entities, or with one above half of the answers or of the staff, nothing is said.
 */
export function groupMeans(members: readonly GroupMember[]): Pooled<GroupMeans> | NoGroup {
  const known = members.flatMap(({ figure, population }): Known[] => {
    const mean = knownMean(figure)
    return mean && figure.kind === 'scored' ? [{ mean, population, answers: figure.count.n }] : []
  })
  if (known.length < POOL_FROM) return { kind: 'few-entities' }
  if (giantOf(known, ({ answers }) => answers)) return { kind: 'one-outweighs' }
  const counted = known.every(({ population }) => population !== null)
  const people = ({ population }: Known) => population ?? 0
  return asPooled({
    entities: known.length,
    plain: meanOver(known, () => 1),
    byPeople: counted && !giantOf(known, people) ? meanOver(known, people) : null,
  })
}

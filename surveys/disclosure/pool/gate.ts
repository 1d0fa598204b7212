/** Entities that a figure over several needs, and that a set of hidden ones needs. */
export const POOL_FROM = 5

/**
 * A figure over several entities that passed the gate of this folder. Pages of the country take nothing else, and
 * nothing outside the gate makes one (`tests/architecture/pooled.test.ts`).
 */
export type Pooled<T> = T & { readonly [pooled]: true }
declare const pooled: unique symbol

/** Says that the rules of this file were kept. Only the gate calls it. */
export function asPooled<T extends object>(content: T): Pooled<T> {
  return content as Pooled<T>
}

/** Whoever of a set has more than half of its weight, or null. */
export function giantOf<T>(members: readonly T[], weight: (member: T) => number): T | null {
  const [heaviest] = [...members].sort((one, other) => weight(other) - weight(one))
  const all = members.reduce((sum, member) => sum + weight(member), 0)
  return heaviest && 2 * weight(heaviest) > all ? heaviest : null
}

/** What a reader knows of an entity's own figure: the number, something of it, or nothing. */
export type Knowledge = 'exact' | 'partly' | 'nothing'

/** One figure over several entities, as a reader may take it apart. */
export type PooledItem<T> = {
  readonly knowledge: (member: T) => Knowledge
  /** Answers of a member that enter the figure; more than one where it has several bases. */
  readonly weights: readonly ((member: T) => number)[]
}

function maySubtract<T>(left: readonly T[], weights: PooledItem<T>['weights'], k: number): boolean {
  if (left.length === 0) return true
  return weights.every((weight) => {
    const answering = left.filter((member) => weight(member) > 0)
    const answers = answering.reduce((sum, member) => sum + weight(member), 0)
    return answering.length >= POOL_FROM && answers >= k && giantOf(answering, weight) === null
  })
}

/**
 * The sets of members that a reader is left with once she subtracts from a figure what she knows of the others: first
 * those whose own number she does not have, then those of whom she has nothing at all. Each must be nobody, or five
 * entities with k answers and none above half. Returned are the members of the sets that are not.
 */
function exposedBy<T>({ knowledge, weights }: PooledItem<T>, members: readonly T[], k: number): readonly T[] {
  const sets = [
    members.filter((member) => knowledge(member) !== 'exact'),
    members.filter((member) => knowledge(member) === 'nothing'),
  ]
  return sets.filter((set) => !maySubtract(set, weights, k)).flat()
}

export type StandingRules<T> = {
  /** Answers that a set which is left needs. */
  readonly k: number
  readonly weight: (member: T) => number
  /** Both always, but in a test that takes a defence away. */
  readonly hidesExposed: boolean
  readonly withoutGiant: boolean
}

/**
 * Who of these members may stand in figures together: nobody whom the others' own figures would expose, in any of the
 * items, and nobody who outweighs the rest. Who is exposed is taken out, which may expose others, until nobody is.
 */
export function mayStandTogether<T>(
  members: readonly T[],
  items: readonly PooledItem<T>[],
  rules: StandingRules<T>,
): readonly T[] {
  const bases = [rules.weight, ...items.flatMap(({ weights }) => weights)]
  const heavy = rules.withoutGiant ? bases.map((base) => giantOf(members, base)).find((each) => each !== null) : null
  const exposed = rules.hidesExposed ? items.flatMap((item) => exposedBy(item, members, rules.k)) : []
  // Whoever outweighs the others goes first: without it the others may be no set any more.
  const out = new Set(heavy ? [heavy] : exposed)
  if (out.size === 0) return members
  return mayStandTogether(
    members.filter((member) => !out.has(member)),
    items,
    rules,
  )
}

import { POOL_FROM } from './gate.ts'

/** A group of which something is shown. Groups of one kind share no entity. */
export type NamedSet = { readonly kind: string; readonly group: string; readonly entities: readonly string[] }

export type Weighing = {
  /** Answers that a set which is left needs. */
  readonly k: number
  /** Answers of an entity; 0 where they are not known any more, as of an earlier edition. */
  readonly answers: (entity: string) => number
}

/** Two sets that say more together than each: subtracted, they leave `left`. */
export type Complement<T extends NamedSet = NamedSet> = {
  /** Who is hidden so that nothing is left: the smaller one. */
  readonly hide: T
  readonly beside: readonly NamedSet[]
  readonly left: readonly string[]
}

/** A set of places of entities, a bit each: thousands of entities are subtracted in a few words. */
type Bits = Uint32Array

type Sized<T> = { readonly set: T; readonly bits: Bits }

/** The entities of all sets by place, with what is known of their answers. */
type Places = { readonly names: readonly string[]; readonly weights: readonly number[]; readonly k: number }

const WORD = 32

function combine(one: Bits, other: Bits, how: (a: number, b: number) => number): Bits {
  return one.map((word, at) => how(word, other[at] ?? 0))
}
const minus = (one: Bits, other: Bits) => combine(one, other, (a, b) => a & ~b)
const union = (sets: readonly Bits[], none: Bits) =>
  sets.reduce((sum, bits) => combine(sum, bits, (a, b) => a | b), none)
const isEmpty = (bits: Bits) => bits.every((word) => word === 0)
const isWithin = (inner: Bits, outer: Bits) => inner.every((word, at) => (word & ~(outer[at] ?? 0)) === 0)
const touches = (one: Bits, other: Bits) => one.some((word, at) => (word & (other[at] ?? 0)) !== 0)

/** Places that are in a set, ascending. */
function placesIn(bits: Bits): number[] {
  const found: number[] = []
  bits.forEach((word, at) => {
    for (let rest = word; rest !== 0; ) {
      const bit = 31 - Math.clz32(rest & -rest)
      found.push(at * WORD + bit)
      rest &= rest - 1
    }
  })
  return found
}

/** Whether nobody is narrowed by what a subtraction leaves: it leaves nobody, or five entities of which none outweighs the others. */
function mayBeLeft(left: Bits, { weights, k }: Places): boolean {
  if (isEmpty(left)) return true
  const own = placesIn(left).map((place) => weights[place] ?? 0)
  if (own.length < POOL_FROM) return false
  // Of entities that went since nobody knows how much they weigh: their number has to do.
  if (own.includes(0)) return true
  const all = own.reduce((sum, weight) => sum + weight, 0)
  return all >= k && 2 * Math.max(...own) <= all
}

/** The smaller of a few groups; of equal ones the last by name, so that the same are hidden each time. */
function smallest<T extends NamedSet>(sets: readonly T[]): T | undefined {
  const name = ({ kind, group }: T) => `${kind}/${group}`
  return [...sets].sort(
    (one, other) => one.entities.length - other.entities.length || (name(one) < name(other) ? 1 : -1),
  )[0]
}

/** What two sets leave, before anybody asks for the names. */
type Found<T> = { readonly hide: T; readonly beside: readonly NamedSet[]; readonly left: Bits }

/** Groups of one kind that lie within a group, taken from it; and those that cover it, less the group itself. */
function againstKind<T extends NamedSet>(whole: Sized<T>, kind: readonly Sized<T>[], places: Places): Found<T>[] {
  const none = new Uint32Array(whole.bits.length)
  const bitsOf = (sets: readonly Sized<T>[]) => sets.map(({ bits }) => bits)
  const inside = kind.filter(({ bits }) => isWithin(bits, whole.bits))
  const rest = minus(whole.bits, union(bitsOf(inside), none))
  const first = smallest(inside.map(({ set }) => set))
  const touching = kind.filter(({ bits }) => touches(bits, whole.bits))
  const covered = union(bitsOf(touching), none)
  const isCovered = isWithin(whole.bits, covered)
  const over = isCovered ? minus(covered, whole.bits) : none
  const found: Found<T>[] = []
  if (first && !mayBeLeft(rest, places)) found.push({ hide: first, beside: [whole.set], left: rest })
  if (isCovered && !mayBeLeft(over, places))
    found.push({ hide: whole.set, beside: touching.map(({ set }) => set), left: over })
  return found
}

/** One group within another, of whatever kinds. */
function nested<T extends NamedSet>(one: Sized<T>, other: Sized<NamedSet>, places: Places): Found<T>[] {
  const isInside = isWithin(one.bits, other.bits)
  if (!isInside && !isWithin(other.bits, one.bits)) return []
  const left = isInside ? minus(other.bits, one.bits) : minus(one.bits, other.bits)
  return mayBeLeft(left, places) ? [] : [{ hide: one.set, beside: [other.set], left }]
}

/** A group as it was shown before with almost the same entities: the change of its band would tell of the few that changed. */
function sinceBefore<T extends NamedSet>(now: Sized<T>, before: Sized<NamedSet>, places: Places): Found<T>[] {
  const isSame = before.set.kind === now.set.kind && before.set.group === now.set.group
  if (!isSame) return nested(now, before, places)
  const changed = combine(now.bits, before.bits, (a, b) => a ^ b)
  return mayBeLeft(changed, places) ? [] : [{ hide: now.set, beside: [before.set], left: changed }]
}

function placesOf(sets: readonly NamedSet[], { k, answers }: Weighing) {
  const names = [...new Set(sets.flatMap(({ entities }) => entities))]
  const at = new Map(names.map((name, place) => [name, place]))
  const places: Places = { names, weights: names.map(answers), k }
  const sized = <T extends NamedSet>(set: T): Sized<T> => {
    const bits = new Uint32Array(Math.ceil(names.length / WORD))
    for (const entity of set.entities) {
      const place = at.get(entity) ?? 0
      bits[Math.floor(place / WORD)] = (bits[Math.floor(place / WORD)] ?? 0) | (1 << (place % WORD))
    }
    return { set, bits }
  }
  return { places, sized }
}

function found<T extends NamedSet>(
  now: readonly Sized<T>[],
  before: readonly Sized<NamedSet>[],
  places: Places,
): Found<T>[] {
  const kinds = [...new Set(now.map(({ set }) => set.kind))]
  return now.flatMap((one, at) => [
    ...kinds
      .filter((kind) => kind !== one.set.kind)
      .flatMap((kind) =>
        againstKind(
          one,
          now.filter(({ set }) => set.kind === kind),
          places,
        ),
      ),
    ...now
      .slice(at + 1)
      .flatMap((other) =>
        other.set.entities.length < one.set.entities.length ? nested(other, one, places) : nested(one, other, places),
      ),
    ...before.flatMap((old) => sinceBefore(one, old, places)),
  ])
}

/**
 * Which shown groups, subtracted from each other or from what was shown before, leave fewer than five entities, or five of
 * which one outweighs the others. Compared are: a group within another; a group with all groups of another kind that lie
 * in it; a group with all that cover it; each group with every one of an earlier edition. Pure.
 */
export function complementsOf<T extends NamedSet>(
  shown: readonly T[],
  earlier: readonly NamedSet[],
  by: Weighing,
): Complement<T>[] {
  const { places, sized } = placesOf([...shown, ...earlier], by)
  const all = found(
    shown.map((set) => sized(set)),
    earlier.map((set) => sized(set)),
    places,
  )
  return all.map(({ left, ...rest }) => ({ ...rest, left: placesIn(left).flatMap((at) => places.names[at] ?? []) }))
}

/** The groups that may be shown together: of those that say more together the smaller one goes, until none does. */
export function hidingComplements<T extends NamedSet>(
  shown: readonly T[],
  earlier: readonly NamedSet[],
  by: Weighing,
): ReadonlySet<T> {
  const { places, sized } = placesOf([...shown, ...earlier], by)
  const before = earlier.map((set) => sized(set))
  let kept = shown.map((set) => sized(set))
  for (;;) {
    const hidden = smallest(found(kept, before, places).map(({ hide }) => hide))
    if (!hidden) return new Set(kept.map(({ set }) => set))
    kept = kept.filter(({ set }) => set !== hidden)
  }
}

import { giantOf, POOL_FROM } from './gate.ts'

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

type Sized<T> = { readonly set: T; readonly has: ReadonlySet<string> }

const sized = <T extends NamedSet>(set: T): Sized<T> => ({ set, has: new Set(set.entities) })
const without = (entities: readonly string[], others: ReadonlySet<string>) =>
  entities.filter((entity) => !others.has(entity))

/** Whether nobody is narrowed by what a subtraction leaves: it leaves nobody, or five entities of which none outweighs the others. */
function mayBeLeft(left: readonly string[], { k, answers }: Weighing): boolean {
  if (left.length === 0) return true
  const known = left.filter((entity) => answers(entity) > 0)
  if (left.length < POOL_FROM) return false
  if (known.length < left.length) return true
  return left.reduce((sum, entity) => sum + answers(entity), 0) >= k && giantOf(left, answers) === null
}

/** The smaller of a few groups; of equal ones the last by name, so that the same are hidden each time. */
function smallest<T extends NamedSet>(sets: readonly T[]): T | undefined {
  const name = ({ kind, group }: T) => `${kind}/${group}`
  return [...sets].sort(
    (one, other) => one.entities.length - other.entities.length || (name(one) < name(other) ? 1 : -1),
  )[0]
}

function unionOf(sets: readonly Sized<NamedSet>[]): Set<string> {
  return new Set(sets.flatMap(({ set }) => set.entities))
}

/** Groups of one kind that lie within a group, taken from it; and those that cover it, less the group itself. */
function againstKind<T extends NamedSet>(whole: Sized<T>, kind: readonly Sized<T>[], by: Weighing): Complement<T>[] {
  const inside = kind.filter(({ set }) => set.entities.every((entity) => whole.has.has(entity)))
  const rest = without(whole.set.entities, unionOf(inside))
  const first = smallest(inside.map(({ set }) => set))
  const touching = kind.filter(({ set }) => set.entities.some((entity) => whole.has.has(entity)))
  const covered = unionOf(touching)
  const isCovered = whole.set.entities.every((entity) => covered.has(entity))
  const over = isCovered ? without([...covered], whole.has) : []
  const found: Complement<T>[] = []
  if (first && !mayBeLeft(rest, by)) found.push({ hide: first, beside: [whole.set], left: rest })
  if (touching.length > 0 && isCovered && !mayBeLeft(over, by))
    found.push({ hide: whole.set, beside: touching.map(({ set }) => set), left: over })
  return found
}

/** One group within another, of whatever kinds. */
function nested<T extends NamedSet>(one: Sized<T>, other: Sized<NamedSet>, by: Weighing): Complement<T>[] {
  const [left, back] = [without(one.set.entities, other.has), without(other.set.entities, one.has)]
  if (left.length > 0 && back.length > 0) return []
  const rest = left.length > 0 ? left : back
  return mayBeLeft(rest, by) ? [] : [{ hide: one.set, beside: [other.set], left: rest }]
}

/** A group as it was shown before with almost the same entities: the change of its band would tell of the few that changed. */
function sinceBefore<T extends NamedSet>(now: Sized<T>, before: Sized<NamedSet>, by: Weighing): Complement<T>[] {
  const isSame = before.set.kind === now.set.kind && before.set.group === now.set.group
  if (!isSame) return nested(now, before, by)
  const changed = [...without(now.set.entities, before.has), ...without(before.set.entities, now.has)]
  return mayBeLeft(changed, by) ? [] : [{ hide: now.set, beside: [before.set], left: changed }]
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
  const now = shown.map(sized)
  const before = earlier.map(sized)
  const kinds = [...new Set(shown.map(({ kind }) => kind))]
  return now.flatMap((one, at) => [
    ...kinds
      .filter((kind) => kind !== one.set.kind)
      .flatMap((kind) =>
        againstKind(
          one,
          now.filter(({ set }) => set.kind === kind),
          by,
        ),
      ),
    ...now
      .slice(at + 1)
      .flatMap((other) =>
        other.set.entities.length < one.set.entities.length ? nested(other, one, by) : nested(one, other, by),
      ),
    ...before.flatMap((old) => sinceBefore(one, old, by)),
  ])
}

/** The groups that may be shown together: of those that say more together the smaller one goes, until none does. */
export function hidingComplements<T extends NamedSet>(
  shown: readonly T[],
  earlier: readonly NamedSet[],
  by: Weighing,
): ReadonlySet<T> {
  const hidden = smallest(complementsOf(shown, earlier, by).map(({ hide }) => hide))
  if (!hidden) return new Set(shown)
  return hidingComplements(
    shown.filter((set) => set !== hidden),
    earlier,
    by,
  )
}

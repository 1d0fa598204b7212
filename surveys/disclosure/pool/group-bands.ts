import type { LevelCuts, MaturityLevelId } from '#surveys/model/instrument.ts'
import { asPooled, mayStandTogether, type Knowledge, type Pooled } from './gate.ts'
import { hidingComplements, type NamedSet } from './complements.ts'
import { pooledMean } from './level-mean.ts'

/** How entities are put into groups for everybody to read; `country` is all of them. */
export const BAND_KINDS = ['country', 'level', 'region', 'size'] as const
export type BandKind = (typeof BAND_KINDS)[number]

/** An entity with its own released figure of one measure, exact and of everybody. */
export type BandMember = {
  readonly entity: string
  readonly value: number
  readonly n: number
  /** What anybody at all knows of this figure, because the entity published it itself. */
  readonly known: Knowledge
  /** Its group of each kind; null where it has none. */
  readonly groups: Readonly<Record<BandKind, string | null>>
}

/** In which band the mean of a group falls. No number goes with it. */
export type GroupBand = { readonly level: MaturityLevelId }

export type BandCell = {
  readonly kind: BandKind
  readonly group: string
  /** Entities that enter; of a hidden group too, for whoever looks for what may be subtracted. */
  readonly entities: readonly string[]
  readonly band: Pooled<GroupBand> | null
}

export type BandsAsked = {
  readonly cuts: LevelCuts
  readonly kinds: readonly BandKind[]
  /** Answers that a set of entities needs of whom nothing is known. */
  readonly k: number
  /** Groups whose band of this measure was published before: whatever was taken back since, somebody has it. */
  readonly earlier: readonly NamedSet[]
}

/**
 * The band of one group. Nobody is taken out of it silently, for a group has a name: where one may not stand in it, or
 * where those that published their own figure leave fewer than five others, nothing is said.
 */
function groupBand(members: readonly BandMember[], cuts: LevelCuts, k: number): Pooled<GroupBand> | null {
  const mean = pooledMean(members, cuts)
  if (!mean) return null
  const item = { knowledge: ({ known }: BandMember) => known, weights: [({ n }: BandMember) => n] }
  const rules = { k, weight: ({ n }: BandMember) => n, hidesExposed: true, withoutGiant: true }
  if (mayStandTogether(members, [item], rules).length < members.length) return null
  return asPooled({ level: mean.level })
}

function groupsOf(members: readonly BandMember[], kind: BandKind): Map<string, BandMember[]> {
  const groups = new Map<string, BandMember[]>()
  for (const member of members) {
    const group = member.groups[kind]
    if (group === null) continue
    const own = groups.get(group) ?? []
    groups.set(group, own)
    own.push(member)
  }
  return groups
}

/**
 * Bands of one measure for every group that has an entity with a figure. A group is hidden by its own rules, and besides
 * where it lies so near to another, or to one that was published before, that the difference is a few entities.
 */
export function groupBands(members: readonly BandMember[], { cuts, kinds, k, earlier }: BandsAsked): BandCell[] {
  const cells = kinds.flatMap((kind) =>
    [...groupsOf(members, kind)].map(([group, inside]) => ({
      ...{ kind, group, entities: inside.map(({ entity }) => entity) },
      band: groupBand(inside, cuts, k),
    })),
  )
  const answers = new Map(members.map(({ entity, n }) => [entity, n]))
  const named = cells.filter(({ band }) => band !== null)
  const kept = hidingComplements(named, earlier, { k, answers: (entity) => answers.get(entity) ?? 0 })
  return cells.map((cell) => (kept.has(cell) ? cell : { ...cell, band: null }))
}

import { quantile } from '#surveys/comparison/bands.ts'
import type { SizeBand } from '#surveys/model/entity-kind.ts'
import { ALL_DEFENCES, type Defences } from '../defences.ts'
import { roundTo } from '../rounding.ts'
import { asPooled, giantOf, POOL_FROM, type Pooled } from './gate.ts'

/** Entities of one group that may tell each other what they read of it. */
export const COLLUDING = 3
/** Others that the median needs, and those that the quartiles need: then more than may collude lie beyond each cut. */
export const MEDIAN_FROM = 2 * COLLUDING + 1
export const QUARTILES_FROM = 4 * (COLLUDING + 1) - 1
/** Step of a cut, and of the number of others. */
const STEP = 5

/** The newest result of an entity: its overall as it was released, exact. */
export type GroupResult = {
  readonly entity: string
  /** Campaign or assessment. */
  readonly result: string
  /** 0-100. */
  readonly value: number
  /** Answers behind it; 1 where no staff answered. */
  readonly answers: number
  /** By the staff of its scope; null where sizes are not told apart. */
  readonly size: SizeBand | null
  /** It stands in a group already. */
  readonly isGrouped: boolean
}

export type GroupedResult = Pick<GroupResult, 'entity' | 'result' | 'value' | 'answers'>

/** Results that are shown to their entities as one group. */
export type ScoreLot = { readonly size: SizeBand | null; readonly members: readonly GroupedResult[] }

/** What an entity reads of the others of its group. */
export type GroupCuts = {
  /** Others, at least: steps of five, as their exact number would tell whose figure is hidden. */
  readonly othersFrom: number
  /** To the nearest 5 points. */
  readonly median: number
  readonly quartiles: readonly [first: number, third: number] | null
}

/** How many others each cut needs. */
function othersFor(defences: Defences) {
  return defences['group-cuts-inside']
    ? { median: MEDIAN_FROM, quartiles: QUARTILES_FROM }
    : { median: POOL_FROM, quartiles: POOL_FROM }
}

/** Without whoever would have more than half of the answers as one of those that another member reads. */
function withoutGiants<Member extends GroupedResult>(members: readonly Member[]): readonly Member[] {
  const [heaviest, next] = [...members].sort((one, other) => other.answers - one.answers)
  if (!heaviest || !next) return members
  const reads = [heaviest, next].map((reader) => members.filter((member) => member !== reader))
  return reads.some((others) => giantOf(others, ({ answers }) => answers))
    ? withoutGiants(members.filter((member) => member !== heaviest))
    : members
}

/** Groups of one size of entity where each size has enough for quartiles; otherwise all as one. */
function bySize(members: readonly GroupResult[]): ScoreLot[] {
  const sizes = [...new Set(members.map(({ size }) => size))].sort()
  const parts = sizes.map((size) => ({ size, members: withoutGiants(members.filter((each) => each.size === size)) }))
  const isSplit = sizes.length > 1 && parts.every((part) => part.members.length > QUARTILES_FROM)
  return isSplit ? parts : [{ size: null, members }]
}

/**
 * The results that become a group together, of one instrument, series, level of government and reach. A result enters one
 * group, once: two groups share no score that could be subtracted. They wait until there are enough for quartiles; where
 * their kind had no group for a year, until there are enough for a median. Who outweighs the others waits on.
 * @param candidates at most one of each entity.
 * @returns nothing where they wait.
 */
export function makeScoreLots(
  candidates: readonly GroupResult[],
  { hadNoneForAYear }: { readonly hadNoneForAYear: boolean },
  defences: Defences = ALL_DEFENCES,
): ScoreLot[] {
  const waiting = defences['group-by-lot'] ? candidates.filter(({ isGrouped }) => !isGrouped) : candidates
  const members = withoutGiants(waiting)
  const { median, quartiles } = othersFor(defences)
  return members.length > (hadNoneForAYear ? median : quartiles) ? bySize(members) : []
}

/**
 * Median and quartiles of a group without one entity. A cut is shown only where more others than may collude lie beyond
 * it on each side. Of any three entities that lay side by side what they read without themselves, each sees at most two
 * others of them beyond a cut: so somebody else lies there too, whose score could be anything, and as nothing tells which
 * of the others that is, it could be that of any of them (docs/decisions/134).
 * @param entity who reads; one that is in the group is left out of it.
 * @returns null where there are too few others even for the median.
 */
export function cutsBeside(
  members: readonly GroupedResult[],
  entity: string,
  defences: Defences = ALL_DEFENCES,
): Pooled<GroupCuts> | null {
  const sorted = members.flatMap((each) => (each.entity === entity ? [] : [each.value])).sort((a, b) => a - b)
  const needed = othersFor(defences)
  if (sorted.length < needed.median) return null
  const cut = (share: number) => {
    const value = quantile(sorted, share)
    return defences['group-in-steps'] ? roundTo(STEP, value) : value
  }
  return asPooled({
    othersFrom: Math.max(needed.median, Math.floor(sorted.length / STEP) * STEP),
    median: cut(0.5),
    quartiles: sorted.length < needed.quartiles ? null : ([cut(0.25), cut(0.75)] as const),
  })
}

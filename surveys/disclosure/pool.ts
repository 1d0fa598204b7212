import type { Instrument, MaturityLevelId } from '#surveys/model/instrument.ts'
import { sha256 } from '#surveys/model/canonical-json.ts'
import { maturityLevel } from '#surveys/scoring/levels.ts'
import type { FigureMoments, Moments } from '#surveys/scoring/report.ts'
import { roundedDown } from './count.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import type { AnswerCount, Figure, Release } from './release.ts'
import { EXTREME, roundTo } from './rounding.ts'

/** Entities that a figure over several needs, and that a set of hidden ones needs. */
export const POOL_FROM = 5

/** A campaign that closed in the quarter: what was released of it, and what its rows come to. */
export type PoolMember = {
  readonly entity: string
  readonly quarter: string
  readonly release: Release
  readonly moments: FigureMoments
}

/** Mean of the answers of several entities, in whole points; within 5 points of an end it is only bounded. */
export type PoolFigure = {
  readonly value: number
  readonly bound: 'exact' | 'at-most' | 'at-least'
  readonly level: MaturityLevelId
}

export type PoolContent =
  | {
      readonly kind: 'shown'
      readonly instrument: Release['instrument']
      readonly quarter: string
      readonly entities: number
      readonly count: AnswerCount
      readonly overall: PoolFigure
      readonly dimensions: readonly { readonly id: string; readonly figure: PoolFigure }[]
    }
  /** Nothing is said of the quarter: too few entities, or one that outweighs the others. */
  | { readonly kind: 'suppressed'; readonly instrument: Release['instrument']; readonly quarter: string }

/** A figure over several entities that went through the gate; made only by `makePool`. */
export type PoolRelease = PoolContent & { readonly [pooled]: true }
declare const pooled: unique symbol

const answersOf = (members: readonly PoolMember[]) =>
  members.reduce((sum, { moments }) => sum + moments.participants, 0)
const isExact = (figure: Figure | undefined) => figure?.kind === 'scored' && figure.bound === 'exact'

/** The heaviest member, if it has more than half of all answers. */
function giantOf(
  members: readonly PoolMember[],
  weight = ({ moments }: PoolMember) => moments.participants,
): PoolMember | null {
  const [heaviest] = [...members].sort((one, other) => weight(other) - weight(one))
  return heaviest && 2 * weight(heaviest) > members.reduce((sum, member) => sum + weight(member), 0) ? heaviest : null
}

const figureAt = ({ release }: PoolMember, id: string | null): Figure | undefined =>
  id === null ? release.overall : release.dimensions.find((each) => each.id === id)?.figure
const momentsOf = ({ moments }: PoolMember, id: string | null): Moments | undefined =>
  id === null ? moments.overall : moments.dimensions[id]
const countOf = (members: readonly PoolMember[], id: string | null) =>
  members.reduce((sum, member) => sum + (momentsOf(member, id)?.n ?? 0), 0)

/**
 * Whether entities with hidden or bounded figures may enter together. Whatever was released exactly can be subtracted,
 * figure by figure: what remains of each must be nobody, or five entities with k answers and none above half.
 */
function mayEnter(hidden: readonly PoolMember[], ids: readonly (string | null)[], k: number): boolean {
  return ids.every((id) => {
    const left = hidden.filter((member) => !isExact(figureAt(member, id)))
    return (
      left.length === 0 ||
      (left.length >= POOL_FROM &&
        countOf(left, id) >= k &&
        giantOf(left, (member) => momentsOf(member, id)?.n ?? 0) === null)
    )
  })
}

/**
 * Who is in the pool. Entities all of whose figures were released exactly enter each by itself. The others could be
 * read from the difference to what was released, so they enter as one set of at least five or not at all. Whoever has
 * more than half of the answers stays out.
 */
function chosen(
  members: readonly PoolMember[],
  ids: readonly (string | null)[],
  k: number,
  defences: Defences,
): readonly PoolMember[] {
  const isOpen = ({ release }: PoolMember) =>
    isExact(release.overall) && release.dimensions.every(({ figure }) => isExact(figure))
  const open = members.filter(isOpen)
  const hidden = members.filter((member) => !isOpen(member))
  const all = !defences['pool-hides-small'] || mayEnter(hidden, ids, k) ? [...open, ...hidden] : open
  const giant = defences['pool-without-giant'] ? giantOf(all) : null
  return giant
    ? chosen(
        members.filter((member) => member !== giant),
        ids,
        k,
        defences,
      )
    : all
}

function figureOf(instrument: Instrument, members: readonly PoolMember[], id: string | null): PoolFigure {
  const mean =
    members.reduce((sum, member) => sum + (momentsOf(member, id)?.mean ?? 0) * (momentsOf(member, id)?.n ?? 0), 0) /
    countOf(members, id)
  const { levels } = instrument.scoring
  if (mean <= EXTREME) return { value: EXTREME, bound: 'at-most', level: maturityLevel(0, levels) }
  if (mean >= 100 - EXTREME) return { value: 100 - EXTREME, bound: 'at-least', level: maturityLevel(100, levels) }
  const value = roundTo(1, mean)
  return { value, bound: 'exact', level: maturityLevel(value, levels) }
}

/**
 * What may be said of all entities that closed a campaign of this version in a quarter. Nothing is said of a part of
 * them: no sum stands beside its complement. Each campaign enters one quarter, so that two quarters share nothing that
 * could be subtracted.
 * @param members at most one of each entity.
 * @param k answers that a set of hidden entities needs.
 * @param defences all, but in a test that takes one away.
 */
export function makePool(
  instrument: Instrument,
  members: readonly PoolMember[],
  quarter: string,
  k: number,
  defences: Defences = ALL_DEFENCES,
): PoolRelease {
  const { slug, version, hash } = instrument
  const about = { instrument: { slug, version, hash }, quarter }
  const dimensionIds = instrument.scoring.dimensions.map(({ id }) => id)
  const due = members.filter(
    (member) =>
      (defences['pool-by-quarter'] ? member.quarter === quarter : member.quarter <= quarter) &&
      member.moments.participants > 0,
  )
  const entering = chosen(due, [null, ...dimensionIds], k, defences)
  const enough = entering.length >= (defences['pool-of-five'] ? POOL_FROM : 1)
  const content: PoolContent = enough
    ? {
        kind: 'shown',
        ...about,
        entities: entering.length,
        count: roundedDown(answersOf(entering)),
        overall: figureOf(instrument, entering, null),
        dimensions: dimensionIds.map((id) => ({ id, figure: figureOf(instrument, entering, id) })),
      }
    : { kind: 'suppressed', ...about }
  return content as PoolRelease
}

/** SHA-256 (hex) of a pool, over JSON with sorted keys. */
export function poolDigest(pool: PoolRelease): string {
  return sha256(pool)
}

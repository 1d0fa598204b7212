import type { Instrument, MaturityLevelId } from '#surveys/model/instrument.ts'
import { sha256 } from '#surveys/model/canonical-json.ts'
import { maturityLevel } from '#surveys/scoring/levels.ts'
import type { FigureMoments, Moments } from '#surveys/scoring/report.ts'
import { roundedDown } from './count.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { asPooled, mayStandTogether, POOL_FROM, type Knowledge, type Pooled, type PooledItem } from './pool/gate.ts'
import type { AnswerCount, Figure, Release } from './release.ts'
import { EXTREME, roundTo } from './rounding.ts'

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

/** The figures of a quarter after the gate. */
export type PoolRelease = Pooled<PoolContent>

const answersOf = (members: readonly PoolMember[]) =>
  members.reduce((sum, { moments }) => sum + moments.participants, 0)

/** Of a bounded figure something is known, but not the number. */
function knowledgeOf(figure: Figure | undefined): Knowledge {
  if (figure?.kind !== 'scored') return 'nothing'
  return figure.bound === 'exact' ? 'exact' : 'partly'
}

const figureAt = ({ release }: PoolMember, id: string | null): Figure | undefined =>
  id === null ? release.overall : release.dimensions.find((each) => each.id === id)?.figure
const momentsOf = ({ moments }: PoolMember, id: string | null): Moments | undefined =>
  id === null ? moments.overall : moments.dimensions[id]
const countOf = (members: readonly PoolMember[], id: string | null) =>
  members.reduce((sum, member) => sum + (momentsOf(member, id)?.n ?? 0), 0)

/** What a reader may subtract: the overall and each dimension, as they were released of each member. */
function itemsOf(ids: readonly (string | null)[]): PooledItem<PoolMember>[] {
  return ids.map((id) => ({
    knowledge: (member) => knowledgeOf(figureAt(member, id)),
    weights: [(member) => momentsOf(member, id)?.n ?? 0],
  }))
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
  const entering = mayStandTogether(due, itemsOf([null, ...dimensionIds]), {
    k,
    weight: ({ moments }) => moments.participants,
    hidesExposed: defences['pool-hides-small'],
    withoutGiant: defences['pool-without-giant'],
  })
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
  return asPooled(content)
}

/** SHA-256 (hex) of a pool, over JSON with sorted keys. */
export function poolDigest(pool: PoolRelease): string {
  return sha256(pool)
}

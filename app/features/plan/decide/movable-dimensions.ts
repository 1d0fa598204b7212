import type { ReleaseRecord } from '#db/queries/releases.server.ts'
import type { PlanAction } from '#db/queries/plans.server.ts'
import type { Baseline } from '#db/schema/plan-actions.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { baselineOf } from '#surveys/planning/baseline.ts'
import { levelRank, maturityLevel } from '#surveys/scoring/levels.ts'
import type { ProposalReason } from '#surveys/planning/proposal.ts'
import { dimensionKey, type LowestDimension } from '../check-before-signing.ts'

/** A dimension that an action may be meant to move, with where it stands. */
export type MovableDimension = {
  /** What a form sends: campaign and dimension. */
  readonly value: string
  readonly title: string
  readonly instrument: string
  /** ISO date of the release. */
  readonly releasedOn: string
  readonly baseline: Baseline
}

type Released = Pick<ReleaseRecord, 'campaignId' | 'releasedOn' | 'release'>

export const movableValue = ({ campaignId, dimension }: Pick<Baseline, 'campaignId' | 'dimension'>) =>
  `${campaignId} ${dimension}`

/** Dimensions with a score of the releases of a plan. A bounded score is a start too; it has no interval. */
export function movableDimensions(releases: readonly Released[]): MovableDimension[] {
  return releases.flatMap(({ campaignId, releasedOn, release }) => {
    const { scoring, title: instrument, hash: instrumentHash } = instrumentByHash(release.instrument.hash)
    const titles = new Map(scoring.dimensions.map(({ id, title }) => [id, title]))
    return release.dimensions.flatMap(({ id, figure }) => {
      if (figure.kind !== 'scored') return []
      const { value, low, high, bound } = figure
      const baseline: Baseline = {
        campaignId,
        instrumentHash,
        dimension: id,
        value,
        ...(bound === 'exact' ? { low, high } : {}),
      }
      return [{ value: movableValue(baseline), title: titles.get(id) ?? id, instrument, releasedOn, baseline }]
    })
  })
}

/** What an action is meant to move by the reasons that it was proposed for; null where that is no dimension. */
export function meantDimension(
  action: Pick<PlanAction, 'campaignId' | 'reasons'>,
  movable: readonly MovableDimension[],
): MovableDimension | null {
  const from = baselineOf(action)
  return (from && movable.find(({ value }) => value === movableValue(from))) ?? null
}

const isLowest = (score: number, instrumentHash: string) =>
  levelRank(maturityLevel(score, instrumentByHash(instrumentHash).scoring.levels)) === 0

function rated(reason: ProposalReason): LowestDimension[] {
  if (reason.kind !== 'rated-dimension' || !isLowest(reason.score, reason.instrumentHash)) return []
  const { scoring, title: instrument } = instrumentByHash(reason.instrumentHash)
  const { dimension } = reason.trigger
  const title = scoring.dimensions.find(({ id }) => id === dimension)?.title ?? dimension
  return [{ key: dimensionKey(reason.instrumentHash, dimension), title, instrument }]
}

/** Dimensions of a plan's releases, and of its budget where that gave reasons, whose score is in the lowest level. */
export function lowestDimensions(
  movable: readonly MovableDimension[],
  actions: readonly Pick<PlanAction, 'reasons'>[],
): LowestDimension[] {
  const released = movable
    .filter(({ baseline }) => isLowest(baseline.value, baseline.instrumentHash))
    .map(({ baseline, title, instrument }) => ({
      key: dimensionKey(baseline.instrumentHash, baseline.dimension),
      title,
      instrument,
    }))
  const all = [...released, ...actions.flatMap(({ reasons }) => reasons.flatMap(rated))]
  return [...new Map(all.map((each) => [each.key, each])).values()]
}

/** Instrument of the template of an action: of its first reason. */
function ownDimension({ dimension, reasons }: Pick<PlanAction, 'dimension' | 'reasons'>): string[] {
  const [first] = reasons
  return dimension === null || !first ? [] : [dimensionKey(first.instrumentHash, dimension)]
}

function namedBy(reason: ProposalReason): string[] {
  return reason.kind === 'dimension' || reason.kind === 'rated-dimension' || reason.kind === 'gap'
    ? [dimensionKey(reason.instrumentHash, reason.trigger.dimension)]
    : []
}

/** Dimensions that an action works against: its own, those that its reasons name, and the one that it is to move. */
export function dimensionsAgainst(action: Pick<PlanAction, 'dimension' | 'reasons' | 'baseline'>): string[] {
  const { baseline } = action
  return [
    ...ownDimension(action),
    ...action.reasons.flatMap(namedBy),
    ...(baseline ? [dimensionKey(baseline.instrumentHash, baseline.dimension)] : []),
  ]
}

import type { ProposalReason } from './proposal.ts'

/** The released score of a dimension from which an action starts. */
export type ReleasedBaseline = {
  readonly campaignId: string
  readonly instrumentHash: string
  readonly dimension: string
  /** Score 0-100 as it was released, with the ends of its interval. */
  readonly value: number
  readonly low: number
  readonly high: number
}

type Started = { readonly campaignId: string | null; readonly reasons: readonly ProposalReason[] }

/**
 * Where the dimension stood that an action should move: of those for which a release asked for it, the one that is most
 * surely low, then the lowest. Null where no dimension asked for it (a duty, a single question, prevention), and for the
 * public budget, which has no interval to be compared with.
 * @param action with the reasons that its reader may see; to others its baseline is not told either.
 */
export function baselineOf({ campaignId, reasons }: Started): ReleasedBaseline | null {
  const candidates = reasons.flatMap((reason) => {
    if (reason.kind !== 'dimension') return []
    const origin = reason.added ? ('campaignId' in reason.added ? reason.added.campaignId : null) : campaignId
    if (origin === null) return []
    const { figure, trigger, instrumentHash } = reason
    const { value, low, high } = figure
    return [
      {
        sure: high < trigger.score,
        from: { campaignId: origin, instrumentHash, dimension: trigger.dimension, value, low, high },
      },
    ]
  })
  candidates.sort((one, other) => Number(other.sure) - Number(one.sure) || one.from.value - other.from.value)
  return candidates[0]?.from ?? null
}

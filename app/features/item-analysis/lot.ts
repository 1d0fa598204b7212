import type { CountableCampaign } from '#db/queries/item-totals.server.ts'

const FEWEST_CAMPAIGNS = 5
const FEWEST_ENTITIES = 5
const FEWEST_RESPONSES = 200
/** Below this many answers a campaign stays out: alone in a lot it could be told by subtraction. */
const FEWEST_OF_ONE = 10

/** "2026-T4" of an ISO date. */
export function quarterOf(isoDate: string): string {
  return `${isoDate.slice(0, 4)}-T${Math.ceil(Number(isoDate.slice(5, 7)) / 3)}`
}

/**
 * The campaigns that may enter the national totals together: at least 5 campaigns of 5 entities with 200 answers,
 * none of the entities with more than half of them (docs/decisions/013). The largest wait while they
 * outweigh the rest.
 * @returns null where they do not make a lot yet.
 */
export function nextLot(candidates: readonly CountableCampaign[]): readonly CountableCampaign[] | null {
  let lot = candidates.filter(({ responses }) => responses >= FEWEST_OF_ONE)
  const weights = () => {
    const byEntity = new Map<string, number>()
    for (const { entityId, responses } of lot) byEntity.set(entityId, (byEntity.get(entityId) ?? 0) + responses)
    return [...byEntity].sort(([, one], [, other]) => other - one)
  }
  const total = () => lot.reduce((sum, { responses }) => sum + responses, 0)
  for (let [largest] = weights(); largest && 2 * largest[1] > total(); [largest] = weights()) {
    const [heavy] = largest
    lot = lot.filter(({ entityId }) => entityId !== heavy)
  }
  const enough = lot.length >= FEWEST_CAMPAIGNS && weights().length >= FEWEST_ENTITIES && total() >= FEWEST_RESPONSES
  return enough ? lot : null
}

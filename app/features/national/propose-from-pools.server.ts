import type { Database } from '#db/client.server.ts'
import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import { insertProposals } from '#db/queries/plan-proposals.server.ts'
import { hasPoolReasons, listTooSmallToMeasure, type TooSmall } from '#db/queries/pool-proposals.server.ts'
import { listFrozenPools } from '#db/queries/pools.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { PoolRelease } from '#surveys/disclosure/pool.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { proposeFromPool } from '#surveys/planning/pool-proposals.ts'
import { programScope } from '#app/door/actor.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'

/** A result of longer ago waits for no pool any more: its plan is over. */
const WAITS_DAYS = 366

/** The newest frozen pool of an instrument of which something is said, or null. */
function newestShown(pools: Awaited<ReturnType<typeof listFrozenPools>>, slug: string): PoolRelease | null {
  return (
    pools.find(({ instrumentSlug, content }) => instrumentSlug === slug && content.kind === 'shown')?.content ?? null
  )
}

function propose(database: Database, closed: TooSmall, pool: PoolRelease, now: Date): boolean {
  const today = limaDate(now)
  const { campaignId, entityId, release } = closed
  const entity = findEntityKind(database, entityId, today)
  const proposals = proposeFromPool(instrumentByHash(pool.instrument.hash), release, pool, entity, today)
  if (proposals.length === 0) return false
  return inTransaction(
    database,
    (transaction) => {
      if (hasPoolReasons(transaction, entityId, campaignId)) return false
      insertProposals(transaction, { origin: { campaignId }, entityId, today, proposals })
      const deed = { action: 'plan.proposed-from-pool', objectKind: 'campaign', objectId: campaignId, entityId }
      recordDeed(transaction, PROGRAM, deed, now)
      return true
    },
    'immediate',
  )
}

/**
 * Adds to the plans of entities that have fewer people than any figure needs what the newest frozen pool of their
 * instrument asks for, once for each result: as soon as there is such a pool. Safe to call at any time.
 * @returns campaigns for which something was proposed now.
 */
export async function proposeFromPools(database: Database, now: Date): Promise<string[]> {
  const waiting = await listTooSmallToMeasure(database, programScope(), addDays(limaDate(now), -WAITS_DAYS))
  if (waiting.length === 0) return []
  const pools = await listFrozenPools(database, programScope())
  return waiting.flatMap((closed) => {
    const pool = newestShown(pools, closed.instrumentSlug)
    return pool && propose(database, closed, pool, now) ? [closed.campaignId] : []
  })
}

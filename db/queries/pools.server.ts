import { and, asc, desc, eq, gte, isNull, lte } from 'drizzle-orm'
import type { PoolRelease } from '#surveys/disclosure/pool.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { Database } from '#db/client.server.ts'
import { campaigns, destructionActs, poolReleases, releases } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

/** A campaign whose release was frozen in the asked days. */
export type ClosedCampaign = {
  readonly campaignId: string
  readonly entityId: string
  readonly instrumentHash: string
  readonly release: Release
}

/**
 * Campaigns of an instrument that were released from one ISO date to another, both included, and whose answers were not
 * destroyed since: without them a campaign would count as one of nobody. Needs the country's scope.
 */
export async function listReleasedCampaigns(
  database: Database,
  scope: Scope,
  slug: InstrumentSlug,
  from: string,
  to: string,
): Promise<ClosedCampaign[]> {
  if (scope.kind !== 'country') return []
  return database
    .select({
      campaignId: releases.campaignId,
      entityId: releases.entityId,
      instrumentHash: campaigns.instrumentHash,
      release: releases.content,
    })
    .from(releases)
    .innerJoin(campaigns, eq(campaigns.id, releases.campaignId))
    .leftJoin(destructionActs, eq(destructionActs.campaignId, releases.campaignId))
    .where(
      and(
        eq(releases.instrumentSlug, slug),
        gte(releases.releasedOn, from),
        lte(releases.releasedOn, to),
        isNull(destructionActs.campaignId),
      ),
    )
    .orderBy(asc(releases.campaignId))
    .all()
}

/** Answers of a closed campaign, without what happened to people; one by one. */
export function* listMainAnswers(
  database: Database,
  { campaignId }: Pick<ClosedCampaign, 'campaignId'>,
): Generator<Record<string, string>> {
  const rows = database.$client
    .prepare<[string], { answers: string }>(
      "SELECT answers FROM responses WHERE campaign_id = ? AND part = 'main' ORDER BY id",
    )
    .iterate(campaignId)
  for (const { answers } of rows) yield JSON.parse(answers) as Record<string, string>
}

/** The frozen pool of a quarter, without what it says; null while there is none. */
export async function findPool(
  database: Database,
  slug: InstrumentSlug,
  quarter: string,
): Promise<Pick<typeof poolReleases.$inferSelect, 'quarter'> | null> {
  return (
    database
      .select({ quarter: poolReleases.quarter })
      .from(poolReleases)
      .where(and(eq(poolReleases.instrumentSlug, slug), eq(poolReleases.quarter, quarter)))
      .get() ?? null
  )
}

export type NewPool = {
  readonly instrumentSlug: InstrumentSlug
  readonly quarter: string
  readonly computedOn: string
  readonly content: PoolRelease
  readonly digest: string
}

/** Freezes the pool of a quarter; a second one of the same quarter is not taken. @returns whether it was. */
export async function freezePool(database: Database, pool: NewPool, note: Note): Promise<boolean> {
  return inTransaction(
    database,
    (transaction) => {
      if (transaction.insert(poolReleases).values(pool).onConflictDoNothing().run().changes === 0) return false
      note(transaction)
      return true
    },
    'immediate',
  )
}

/** Frozen pools, newest quarter first. Needs the country's scope. */
export async function listFrozenPools(database: Database, scope: Scope) {
  if (scope.kind !== 'country') return []
  return database.select().from(poolReleases).orderBy(desc(poolReleases.quarter)).all()
}

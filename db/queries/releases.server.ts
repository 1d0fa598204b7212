import { and, asc, desc, eq, lt, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { campaigns, entities, entityHistory, releases, sharedReleases } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'

/** Name that the entity had on the last day of the campaign: what its first later rename took away. */
const nameThen = sql<string>`coalesce((select ${entityHistory.before} from ${entityHistory} where ${entityHistory.entityId} = ${entities.id} and ${entityHistory.change} = 'renamed' and ${entityHistory.effectiveOn} > ${campaigns.closesOn} order by ${entityHistory.effectiveOn}, ${entityHistory.id} limit 1), ${entities.name})`

const columns = {
  campaignId: releases.campaignId,
  releasedOn: releases.releasedOn,
  digest: releases.digest,
  release: releases.content,
  opensOn: campaigns.opensOn,
  closesOn: campaigns.closesOn,
  closedOn: campaigns.closedOn,
  closingReason: campaigns.closingReason,
  scope: campaigns.scope,
  populationSource: campaigns.populationSource,
  populationDate: campaigns.populationDate,
  entityId: entities.id,
  entityName: entities.name,
  nameThen,
  governmentLevel: entities.governmentLevel,
  region: entities.region,
  invented: entities.invented,
} as const

/** Releases of the scope; of those, for a reader, the ones that were shared with her. */
function within(scope: Scope): SQL | undefined {
  if (scope.kind === 'country') return undefined
  const own = eq(releases.entityId, scope.entityId)
  if (scope.sharedWith === undefined) return own
  return and(
    own,
    sql`exists (select 1 from ${sharedReleases} where ${sharedReleases.campaignId} = ${releases.campaignId} and ${sharedReleases.membershipId} = ${scope.sharedWith})`,
  )
}

function select(database: Database) {
  return database
    .select(columns)
    .from(releases)
    .innerJoin(campaigns, eq(campaigns.id, releases.campaignId))
    .innerJoin(entities, eq(entities.id, releases.entityId))
}

/** A release with the campaign and the entity it belongs to. */
export type ReleaseRecord = Awaited<ReturnType<typeof listReleases>>[number]

/** Releases that the scope may see, newest first. */
export async function listReleases(database: Database, scope: Scope) {
  return select(database).where(within(scope)).orderBy(desc(releases.releasedOn)).all()
}

/** One release, or null where there is none in the scope. */
export async function findRelease(database: Database, scope: Scope, campaignId: string): Promise<ReleaseRecord | null> {
  return (
    select(database)
      .where(and(within(scope), eq(releases.campaignId, campaignId)))
      .get() ?? null
  )
}

/** Releases of the same entity and instrument before this one, oldest first. */
export async function listEarlierReleases(
  database: Database,
  scope: Scope,
  record: ReleaseRecord,
): Promise<ReleaseRecord[]> {
  const same = and(
    eq(releases.entityId, record.entityId),
    eq(releases.instrumentSlug, record.release.instrument.slug),
    lt(releases.releasedOn, record.releasedOn),
  )
  return select(database)
    .where(and(within(scope), same))
    .orderBy(asc(releases.releasedOn))
    .all()
}

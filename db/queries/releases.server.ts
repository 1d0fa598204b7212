import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import type { Figure, Release } from '#surveys/disclosure/release.ts'
import type { Database } from '#db/client.server.ts'
import { campaigns, entities, entityHistory, releases } from '#db/schema/index.ts'
import { withinShared, type Scope } from '#db/scope.ts'

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
  return select(database)
    .where(withinShared(scope, releases.entityId, releases.campaignId))
    .orderBy(desc(releases.releasedOn))
    .all()
}

/** What a card says of a release; the questions and the groups, most of its length, stay in the file. */
export type ReleaseFacts = Pick<Release, 'k' | 'overall' | 'participation' | 'population' | 'gaps'> & {
  readonly campaignId: string
  readonly releasedOn: string
  readonly instrumentHash: string
}

const ON_A_CARD = sql<
  [string, Release['k'], Figure, Release['participation'], Release['population'], Release['gaps']]
>`json_extract(${releases.content}, '$.instrument.hash', '$.k', '$.overall', '$.participation', '$.population', '$.gaps')`.mapWith(
  JSON.parse,
)

/** What cards say of the releases that the scope may see, the oldest first. */
export async function listReleaseFacts(database: Database, scope: Scope): Promise<ReleaseFacts[]> {
  return database
    .select({ campaignId: releases.campaignId, releasedOn: releases.releasedOn, facts: ON_A_CARD })
    .from(releases)
    .where(withinShared(scope, releases.entityId, releases.campaignId))
    .orderBy(asc(releases.releasedOn))
    .all()
    .map(({ facts: [instrumentHash, k, overall, participation, population, gaps], ...release }) => ({
      ...release,
      ...{ instrumentHash, k, overall, participation, population, gaps },
    }))
}

/** One release, or null where there is none in the scope. */
export async function findRelease(database: Database, scope: Scope, campaignId: string): Promise<ReleaseRecord | null> {
  return (
    select(database)
      .where(and(withinShared(scope, releases.entityId, releases.campaignId), eq(releases.campaignId, campaignId)))
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
    .where(and(withinShared(scope, releases.entityId, releases.campaignId), same))
    .orderBy(asc(releases.releasedOn))
    .all()
}

/**
 * First release of the same entity and instrument whose campaign opened after a day, or null.
 * @param after ISO date.
 */
export async function findReleaseAfter(
  database: Database,
  scope: Scope,
  record: ReleaseRecord,
  after: string,
): Promise<ReleaseRecord | null> {
  const later = and(
    eq(releases.entityId, record.entityId),
    eq(releases.instrumentSlug, record.release.instrument.slug),
    gt(campaigns.opensOn, after),
  )
  return (
    select(database)
      .where(and(withinShared(scope, releases.entityId, releases.campaignId), later))
      .orderBy(asc(releases.releasedOn))
      .get() ?? null
  )
}

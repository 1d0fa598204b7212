import { and, asc, eq, gte, notExists, sql, type SQLWrapper } from 'drizzle-orm'
import type { Release } from '#surveys/disclosure/release.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { Database } from '#db/client.server.ts'
import { campaigns, planActions, releases } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'

/** The result of an entity that has fewer people than any figure needs, and for which no pool has spoken yet. */
export type TooSmall = {
  readonly campaignId: string
  readonly entityId: string
  readonly instrumentSlug: InstrumentSlug
  readonly release: Release
}

/** An action has a reason that a pool gave in the place of the release of the campaign. */
const saysFor = (campaignId: SQLWrapper | string) =>
  sql`EXISTS (SELECT 1 FROM json_each(${planActions.reasons}) WHERE json_extract("value", '$.kind') = 'pool-dimension' AND coalesce(json_extract("value", '$.added.campaignId'), ${planActions.campaignId}) = ${campaignId})`

/** Results of entities too small to be measured, from an ISO date on. Needs the country's scope. */
export async function listTooSmallToMeasure(database: Database, scope: Scope, from: string): Promise<TooSmall[]> {
  if (scope.kind !== 'country') return []
  return database
    .select({
      campaignId: releases.campaignId,
      entityId: releases.entityId,
      instrumentSlug: releases.instrumentSlug,
      release: releases.content,
    })
    .from(releases)
    .innerJoin(campaigns, eq(campaigns.id, releases.campaignId))
    .where(
      and(
        gte(releases.releasedOn, from),
        sql`${campaigns.populationWomen} + ${campaigns.populationMen} < ${campaigns.k}`,
        notExists(
          database
            .select({ id: planActions.id })
            .from(planActions)
            .where(and(eq(planActions.entityId, releases.entityId), saysFor(releases.campaignId))),
        ),
      ),
    )
    .orderBy(asc(releases.campaignId))
    .all()
}

/** Whether a pool has spoken already in the place of a campaign's own release. */
export function hasPoolReasons(handle: Handle, entityId: string, campaignId: string): boolean {
  return (
    handle
      .select({ id: planActions.id })
      .from(planActions)
      .where(and(eq(planActions.entityId, entityId), saysFor(campaignId)))
      .get() !== undefined
  )
}

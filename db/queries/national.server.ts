import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { campaigns, planActions } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'

/** A campaign that is announced and not ended. Said as in the partial index of campaigns that run, so that it is used. */
export const IS_RUNNING = sql`${campaigns.status} IN ('draft','scheduled','open','closing','population-review') AND ${campaigns.status} <> 'draft'`

const STATES = {
  id: campaigns.id,
  entityId: campaigns.entityId,
  instrumentSlug: campaigns.instrumentSlug,
  instrumentHash: campaigns.instrumentHash,
  status: campaigns.status,
  opensOn: campaigns.opensOn,
  closesOn: campaigns.closesOn,
  closedOn: campaigns.closedOn,
  selfExtended: campaigns.selfExtended,
  k: campaigns.k,
  annulmentReason: campaigns.annulmentReason,
} as const

/** Which entities of the scope have a campaign in which state. */
export async function listCampaignStates(database: Database, scope: Scope) {
  return database.select(STATES).from(campaigns).where(within(scope, campaigns.entityId)).all()
}

/** The same of campaigns that are announced and not ended: of years of campaigns, few. */
export async function listRunningStates(database: Database, scope: Scope): Promise<CampaignState[]> {
  return database
    .select(STATES)
    .from(campaigns)
    .where(and(within(scope, campaigns.entityId), IS_RUNNING))
    .all()
}

export type CampaignState = Awaited<ReturnType<typeof listCampaignStates>>[number]

/** Entities of the scope and years with a plan in which something was accepted. */
export async function listAcceptedPlans(
  database: Database,
  scope: Scope,
): Promise<{ entityId: string; year: number }[]> {
  return database
    .selectDistinct({ entityId: planActions.entityId, year: planActions.year })
    .from(planActions)
    .where(and(within(scope, planActions.entityId), eq(planActions.status, 'accepted')))
    .all()
}

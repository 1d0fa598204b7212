import { and, count, eq, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { certificates, planActions, plans } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'

export type Certificate = typeof certificates.$inferSelect

function within(scope: Scope): SQL | undefined {
  return scope.kind === 'entity' ? eq(certificates.entityId, scope.entityId) : undefined
}

export async function certificateOfCampaign(database: Database, scope: Scope, campaignId: string): Promise<Certificate | null> {
  return database.select().from(certificates).where(and(within(scope), eq(certificates.campaignId, campaignId))).get() ?? null
}

/** By its code alone: whoever holds the paper may check it. */
export async function certificateByCode(database: Database, code: string): Promise<Certificate | null> {
  return database.select().from(certificates).where(eq(certificates.code, code)).get() ?? null
}

/** Freezes a certificate. @returns false when the campaign already has one. */
export async function insertCertificate(database: Database, certificate: Certificate): Promise<boolean> {
  return database.insert(certificates).values(certificate).onConflictDoNothing().run().changes === 1
}

/** Accepted actions that a campaign's release proposed, and when the plan that holds them was begun; null without any. */
export async function registeredActions(database: Database, campaignId: string): Promise<{ year: number; planDate: string; actions: number } | null> {
  const found = database
    .select({ year: planActions.year, planDate: plans.createdOn, actions: count() })
    .from(planActions)
    .innerJoin(plans, and(eq(plans.entityId, planActions.entityId), eq(plans.year, planActions.year)))
    .where(and(eq(planActions.campaignId, campaignId), eq(planActions.status, 'accepted')))
    .groupBy(planActions.year)
    .get()
  return found ?? null
}

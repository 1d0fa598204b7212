import { and, count, eq, isNotNull, max } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { certificates, planActions } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import type { LoadedCampaign } from './campaigns.server.ts'

export type Certificate = typeof certificates.$inferSelect

/** The certificate of a campaign of the scope, or null. */
export async function findCertificate(
  database: Database,
  scope: Scope,
  campaignId: string,
): Promise<Certificate | null> {
  return (
    database
      .select()
      .from(certificates)
      .where(and(within(scope, certificates.entityId), eq(certificates.campaignId, campaignId)))
      .get() ?? null
  )
}

/** By its code alone: whoever holds the paper may check it. */
export async function findCertificateByCode(database: Database, code: string): Promise<Certificate | null> {
  return database.select().from(certificates).where(eq(certificates.code, code)).get() ?? null
}

/** Freezes a certificate. @returns false when the campaign already has one. */
export async function insertCertificate(database: Database, certificate: Certificate, note: Note): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    if (transaction.insert(certificates).values(certificate).onConflictDoNothing().run().changes === 0) return false
    note(transaction)
    return true
  })
}

/** Accepted actions that a campaign's release proposed, and the latest day on which one was accepted; null without any. */
export async function findRegisteredActions(
  database: Database,
  campaign: LoadedCampaign,
): Promise<{ year: number; planDate: string; actions: number } | null> {
  const accepted = and(
    eq(planActions.campaignId, campaign.id),
    eq(planActions.status, 'accepted'),
    isNotNull(planActions.decidedOn),
  )
  const found = database
    .select({ year: planActions.year, planDate: max(planActions.decidedOn), actions: count() })
    .from(planActions)
    .where(accepted)
    .groupBy(planActions.year)
    .get()
  return found?.planDate ? { ...found, planDate: found.planDate } : null
}

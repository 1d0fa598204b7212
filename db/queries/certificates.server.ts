import { and, asc, eq, isNotNull, or, sql, type Placeholder, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { certificates, planActions } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction, preparedOnce } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import type { LoadedCampaign } from './campaigns.server.ts'
import type { PlanAction } from './plans.server.ts'

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

/** Whether a release asked for an action of a plan: it put it there, or gave reasons of its own for what was there. */
function askedBy(campaignId: string | Placeholder): SQL | undefined {
  const added = sql`EXISTS (SELECT 1 FROM json_each(${planActions.reasons}) WHERE json_extract("value", '$.added.campaignId') = ${campaignId})`
  return or(eq(planActions.campaignId, campaignId), added)
}

const accepted = preparedOnce((database) =>
  database
    .select({ id: planActions.id, year: planActions.year, decidedOn: planActions.decidedOn })
    .from(planActions)
    .where(
      and(
        eq(planActions.entityId, sql.placeholder('entity')),
        askedBy(sql.placeholder('campaign')),
        eq(planActions.status, 'accepted'),
        isNotNull(planActions.decidedOn),
      ),
    )
    .orderBy(asc(planActions.year), asc(planActions.position))
    .prepare(),
)

/** Accepted actions that a campaign's release asked for, and the latest day on which one was accepted; null without any. */
export async function findRegisteredActions(
  database: Database,
  campaign: LoadedCampaign,
): Promise<{ year: number; planDate: string; actionIds: string[] } | null> {
  const actions = accepted(database).all({ entity: campaign.entityId, campaign: campaign.id })
  const [first] = actions
  if (!first) return null
  const ofYear = actions.filter(({ year }) => year === first.year)
  const planDate = ofYear.map(({ decidedOn }) => decidedOn ?? '').reduce((one, other) => (one > other ? one : other))
  return { year: first.year, planDate, actionIds: ofYear.map(({ id }) => id) }
}

/** How an action is today by its newest copy: what a plan left undone goes on in the plan of the next year. */
function lastCopyOf(database: Database, id: string): Pick<PlanAction, 'status' | 'progress'> | null {
  const columns = { id: planActions.id, status: planActions.status, progress: planActions.progress }
  const first = database.select(columns).from(planActions).where(eq(planActions.id, id)).get() ?? null
  const next = database.select(columns).from(planActions).where(eq(planActions.carriedFromId, id)).get()
  return next && first?.status === 'accepted' && first.progress !== 'done' ? lastCopyOf(database, next.id) : first
}

/** How far each of the actions is today that a certificate rests on; none where an old one does not name them. */
export async function listCertifiedActions(
  database: Database,
  { content }: Certificate,
): Promise<Pick<PlanAction, 'status' | 'progress'>[]> {
  return (content.actionIds ?? []).flatMap((id) => lastCopyOf(database, id) ?? [])
}

import { and, desc, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { emptyLog } from '#db/empty-log.server.ts'
import { campaigns, campaignWays, entities, releases, responses, slipBatches } from '#db/schema/index.ts'
import type { Note } from './audit.server.ts'
import { deleteAdmissions } from './admissions.server.ts'
import { insertPromise, type NewPromise } from './commitments.server.ts'
import { deleteSheets } from './typed-sheets.server.ts'
import { waitingOf } from '#db/waiting-file.server.ts'
import { deleteFrozenRelease } from './frozen-releases.server.ts'
import { deleteRewrite } from './row-rewrites.server.ts'
import { preparedWithin } from '#db/prepared-within.server.ts'
import type { AdmissionWay } from '#db/schema/campaigns.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'

export type Campaign = typeof campaigns.$inferSelect
export type NewCampaign = typeof campaigns.$inferInsert
/** What a query needs of a campaign that was loaded within the scope of whoever asks. */
export type LoadedCampaign = Pick<Campaign, 'id' | 'entityId'>
/** A way of admitting people and how many it is meant for. */
export type CampaignWay = { readonly way: AdmissionWay; readonly people: number }

const campaignsWithin = preparedWithin((database, mine) =>
  database.select().from(campaigns).where(mine(campaigns.entityId)).orderBy(desc(campaigns.opensOn)).prepare(),
)

/** Campaigns of the scope, newest first. */
export async function listCampaigns(database: Database, scope: Scope): Promise<Campaign[]> {
  const { statement, values } = campaignsWithin(database, scope)
  return statement.all(values)
}

/** One campaign with its entity's name, or null where it is not in the scope. */
export async function findCampaign(
  database: Database,
  scope: Scope,
  id: string,
): Promise<(Campaign & { entityName: string; invented: boolean }) | null> {
  const found = database
    .select({ campaign: campaigns, entityName: entities.name, invented: entities.invented })
    .from(campaigns)
    .innerJoin(entities, eq(entities.id, campaigns.entityId))
    .where(and(within(scope, campaigns.entityId), eq(campaigns.id, id)))
    .get()
  return found ? { ...found.campaign, entityName: found.entityName, invented: found.invented } : null
}

/** The entity itself, what was merged into it, and where it was split off with what had been merged there: the same people. */
function lineage(entityId: string): SQL | undefined {
  const origin = sql`(SELECT ${entities.splitFromId} FROM ${entities} WHERE ${entities.id} = ${entityId})`
  const absorbed = sql`(SELECT ${entities.id} FROM ${entities} WHERE ${entities.mergedIntoId} = ${entityId} OR ${entities.mergedIntoId} = ${origin})`
  return or(
    eq(releases.entityId, entityId),
    sql`${releases.entityId} = ${origin}`,
    sql`${releases.entityId} IN ${absorbed}`,
  )
}

/** Day of the newest release of an instrument in the scope, or of an entity that one comes from; null without any. */
export async function findLastReleaseDay(
  database: Database,
  scope: Scope,
  slug: InstrumentSlug,
): Promise<string | null> {
  const mine = scope.kind === 'entity' ? lineage(scope.entityId) : undefined
  const newest = database
    .select({ releasedOn: releases.releasedOn })
    .from(releases)
    .where(and(mine, eq(releases.instrumentSlug, slug)))
    .orderBy(desc(releases.releasedOn))
    .get()
  return newest?.releasedOn ?? null
}

/** Stores a new campaign with its ways of admitting. @param promise of a public page, where its notice is fixed already. */
export async function insertCampaign(
  database: Database,
  campaign: NewCampaign,
  ways: readonly CampaignWay[],
  note: Note,
  promise: NewPromise | null = null,
): Promise<void> {
  inTransaction(database, (transaction) => {
    transaction.insert(campaigns).values(campaign).run()
    for (const way of ways)
      transaction
        .insert(campaignWays)
        .values({ campaignId: campaign.id, ...way })
        .run()
    if (promise) insertPromise(transaction, campaign.id, promise)
    note(transaction)
  })
}

/** Ways in which a campaign admits people; empty for a draft. */
export async function listWays(database: Database, campaign: LoadedCampaign): Promise<CampaignWay[]> {
  return database
    .select({ way: campaignWays.way, people: campaignWays.people })
    .from(campaignWays)
    .where(eq(campaignWays.campaignId, campaign.id))
    .all()
}

/** What fixes a draft. */
type Fixing = {
  readonly ways: readonly CampaignWay[]
  readonly change: Partial<NewCampaign>
  /** What its notice says of a public page. */
  readonly promise: NewPromise
}

/** Fixes a draft with its ways of admitting and what its notice promises. @returns whether there was one. */
export async function scheduleCampaign(
  database: Database,
  scope: Scope,
  id: string,
  { ways, change, promise }: Fixing,
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    const draft = and(within(scope, campaigns.entityId), eq(campaigns.id, id), eq(campaigns.status, 'draft'))
    if (!transaction.select({ id: campaigns.id }).from(campaigns).where(draft).get()) return false
    transaction.delete(campaignWays).where(eq(campaignWays.campaignId, id)).run()
    for (const way of ways)
      transaction
        .insert(campaignWays)
        .values({ campaignId: id, ...way })
        .run()
    insertPromise(transaction, id, promise)
    transaction.update(campaigns).set(change).where(draft).run()
    note(transaction)
    return true
  })
}

/** Campaigns of the scope that wait for their first day, admit, or whose close was begun; oldest first. */
export async function listRunningCampaigns(database: Database, scope: Scope): Promise<Campaign[]> {
  const running = inArray(campaigns.status, ['scheduled', 'open', 'closing'])
  return database
    .select()
    .from(campaigns)
    .where(and(within(scope, campaigns.entityId), running))
    .orderBy(campaigns.opensOn, campaigns.id)
    .all()
}

/** Changes a campaign that is in the scope and in one of these states. @returns whether there was one. */
export async function updateCampaign(
  database: Database,
  scope: Scope,
  id: string,
  states: readonly Campaign['status'][],
  change: Partial<NewCampaign>,
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    const mine = and(within(scope, campaigns.entityId), eq(campaigns.id, id), inArray(campaigns.status, [...states]))
    if (transaction.update(campaigns).set(change).where(mine).run().changes === 0) return false
    note(transaction)
    return true
  })
}

/**
 * Keeps the rounded participation of an open campaign until the next day. It is the program's own count, so there is
 * no note of it.
 */
export async function updateParticipation(
  database: Database,
  campaign: LoadedCampaign,
  participation: Pick<Campaign, 'shownParticipation' | 'shownOn'>,
): Promise<void> {
  database
    .update(campaigns)
    .set(participation)
    .where(and(eq(campaigns.id, campaign.id), eq(campaigns.status, 'open')))
    .run()
}

/** Ends a campaign that nobody has answered, with its codes, links and addresses. @returns whether there was one. */
export async function cancelCampaign(database: Database, scope: Scope, id: string, note: Note): Promise<boolean> {
  const done = inTransaction(database, (transaction) => {
    const mine = and(
      within(scope, campaigns.entityId),
      eq(campaigns.id, id),
      inArray(campaigns.status, ['draft', 'scheduled']),
    )
    if (transaction.update(campaigns).set({ status: 'cancelled' }).where(mine).run().changes === 0) return false
    deleteAdmissions(transaction, id)
    note(transaction)
    return true
  })
  if (done) waitingOf(database).deleteCampaign(id)
  emptyLog(database)
  return done
}

/** Destroys the answers of a campaign unseen, with its codes, links, addresses and form ids, and marks it annulled. */
export async function annulCampaign(
  database: Database,
  scope: Scope,
  id: string,
  reason: string,
  today: string,
  note: Note,
): Promise<boolean> {
  const done = inTransaction(database, (transaction) => {
    const mine = and(
      within(scope, campaigns.entityId),
      eq(campaigns.id, id),
      inArray(campaigns.status, ['open', 'closing', 'population-review']),
    )
    const changed = transaction
      .update(campaigns)
      .set({ status: 'annulled', annulmentReason: reason, shownOn: today, shownParticipation: 0 })
      .where(mine)
      .run().changes
    if (changed === 0) return false
    transaction.delete(responses).where(eq(responses.campaignId, id)).run()
    transaction.update(slipBatches).set({ shownSpent: 0 }).where(eq(slipBatches.campaignId, id)).run()
    deleteSheets(transaction, id)
    deleteFrozenRelease(transaction, id)
    deleteRewrite(transaction, id)
    deleteAdmissions(transaction, id)
    note(transaction)
    return true
  })
  if (done) waitingOf(database).deleteCampaign(id)
  emptyLog(database)
  return done
}

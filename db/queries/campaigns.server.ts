import { and, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { truncateLog, type Database } from '#db/client.server.ts'
import { accessCodes, campaigns, campaignWays, entities, releases, responses, slipBatches } from '#db/schema/index.ts'
import { forgetAdmissions } from './closing.server.ts'
import { forgetWaiting } from './response-buffer.server.ts'
import type { AdmissionWay } from '#db/schema/campaigns.ts'
import type { Scope } from '#db/scope.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'

export type Campaign = typeof campaigns.$inferSelect
export type NewCampaign = typeof campaigns.$inferInsert
/** A way of admitting people and how many it is meant for. */
export type CampaignWay = { readonly way: AdmissionWay; readonly people: number }

function within(scope: Scope): SQL | undefined {
  return scope.kind === 'entity' ? eq(campaigns.entityId, scope.entityId) : undefined
}

/** Campaigns of the scope, newest first. */
export async function campaignsWithin(database: Database, scope: Scope): Promise<Campaign[]> {
  return database.select().from(campaigns).where(within(scope)).orderBy(desc(campaigns.opensOn)).all()
}

/** One campaign with its entity's name, or null where it is not in the scope. */
export async function campaignWithin(database: Database, scope: Scope, id: string): Promise<(Campaign & { entityName: string; invented: boolean }) | null> {
  const found = database
    .select({ campaign: campaigns, entityName: entities.name, invented: entities.invented })
    .from(campaigns)
    .innerJoin(entities, eq(entities.id, campaigns.entityId))
    .where(and(within(scope), eq(campaigns.id, id)))
    .get()
  return found ? { ...found.campaign, entityName: found.entityName, invented: found.invented } : null
}

/** Day of the newest release of an instrument in the scope, or null. */
export async function lastReleaseDay(database: Database, scope: Scope, slug: InstrumentSlug): Promise<string | null> {
  const mine = scope.kind === 'entity' ? eq(releases.entityId, scope.entityId) : undefined
  const newest = database
    .select({ releasedOn: releases.releasedOn })
    .from(releases)
    .where(and(mine, eq(releases.instrumentSlug, slug)))
    .orderBy(desc(releases.releasedOn))
    .get()
  return newest?.releasedOn ?? null
}

export async function insertCampaign(database: Database, campaign: NewCampaign, ways: readonly CampaignWay[] = []): Promise<void> {
  database.transaction((transaction) => {
    transaction.insert(campaigns).values(campaign).run()
    for (const way of ways) transaction.insert(campaignWays).values({ campaignId: campaign.id, ...way }).run()
  })
}

/** Ways in which a campaign admits people; empty for a draft. */
export async function waysOf(database: Database, campaignId: string): Promise<CampaignWay[]> {
  return database.select({ way: campaignWays.way, people: campaignWays.people }).from(campaignWays).where(eq(campaignWays.campaignId, campaignId)).all()
}

/** Fixes a draft with its ways of admitting. @returns whether there was one. */
export async function scheduleCampaign(database: Database, scope: Scope, id: string, ways: readonly CampaignWay[], change: Partial<NewCampaign>): Promise<boolean> {
  return database.transaction((transaction) => {
    const draft = and(within(scope), eq(campaigns.id, id), eq(campaigns.status, 'draft'))
    if (!transaction.select({ id: campaigns.id }).from(campaigns).where(draft).get()) return false
    transaction.delete(campaignWays).where(eq(campaignWays.campaignId, id)).run()
    for (const way of ways) transaction.insert(campaignWays).values({ campaignId: id, ...way }).run()
    return transaction.update(campaigns).set(change).where(draft).run().changes === 1
  })
}

/** Changes a campaign that is in the scope and in one of these states. @returns whether there was one. */
export async function changeCampaign(
  database: Database,
  scope: Scope,
  id: string,
  states: readonly Campaign['status'][],
  change: Partial<NewCampaign>,
): Promise<boolean> {
  return database.update(campaigns).set(change).where(and(within(scope), eq(campaigns.id, id), inArray(campaigns.status, [...states]))).run().changes === 1
}

/** A batch of slips of a site, with the keyed hashes of its codes. */
export type SlipBatch = { readonly id: string; readonly site: string; readonly printedOn: string; readonly macs: readonly Buffer[] }

/** Stores a batch of new one-time codes and counts them, in one transaction. */
export async function addSlipBatch(database: Database, scope: Scope, id: string, { macs, ...batch }: SlipBatch): Promise<boolean> {
  return database.transaction((transaction) => {
    const campaign = transaction.select().from(campaigns).where(and(within(scope), eq(campaigns.id, id), inArray(campaigns.status, ['scheduled', 'open']))).get()
    if (!campaign) return false
    transaction.update(campaigns).set({ codesPrinted: campaign.codesPrinted + macs.length }).where(eq(campaigns.id, id)).run()
    transaction.insert(slipBatches).values({ ...batch, campaignId: id, slips: macs.length }).run()
    for (const mac of macs) transaction.insert(accessCodes).values({ mac, campaignId: id, batchId: batch.id }).run()
    return true
  })
}

/** Destroys the answers of a campaign unseen, with its codes and form ids, and marks it annulled. */
export async function annulCampaign(database: Database, scope: Scope, id: string, reason: string, today: string): Promise<boolean> {
  const done = database.transaction((transaction) => {
    const mine = and(within(scope), eq(campaigns.id, id), inArray(campaigns.status, ['open', 'closing', 'population-review']))
    const changed = transaction.update(campaigns).set({ status: 'annulled', annulmentReason: reason, shownOn: today, shownParticipation: 0 }).where(mine).run().changes
    if (changed === 0) return false
    transaction.delete(responses).where(eq(responses.campaignId, id)).run()
    forgetWaiting(transaction, id)
    forgetAdmissions(transaction, id)
    return true
  })
  truncateLog(database)
  return done
}

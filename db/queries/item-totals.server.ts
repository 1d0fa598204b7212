import { and, asc, count, countDistinct, eq, isNull } from 'drizzle-orm'
import type { Pooled } from '#surveys/disclosure/pool/gate.ts'
import { totalsWith, type ItemLot, type LotCandidate } from '#surveys/disclosure/pool/item-lot.ts'
import type { Database } from '#db/client.server.ts'
import { campaigns, destructionActs, itemLotCampaigns, itemLots, itemTotals, releases } from '#db/schema/index.ts'
import type { Watched } from '#db/remembered.server.ts'
import type { Scope } from '#db/scope.ts'
import { inTransaction, type Handle } from '#db/unit-of-work.server.ts'
import { countStored } from './admission.server.ts'
import type { Note } from './audit.server.ts'

/**
 * When campaigns that may be counted change: one closes, its answers are destroyed, which leaves an act, or a lot takes it.
 * Of one that closed nobody answers any more, so answers, which are written all day, are not watched.
 */
export const COUNTABLE_TABLES = [
  [campaigns.status],
  releases,
  destructionActs,
  itemLots,
  itemLotCampaigns,
] as const satisfies readonly Watched[]

/**
 * Closed campaigns of a version whose rows were not counted yet, the oldest first. Each close asks for them, in the thread
 * that serves: others are served between their counts. Needs the country's scope.
 */
export async function listCountableCampaigns(
  database: Database,
  scope: Scope,
  instrumentHash: string,
): Promise<LotCandidate[]> {
  if (scope.kind !== 'country') return []
  const uncounted = database
    .select({ campaign: campaigns.id, entity: campaigns.entityId, release: releases.content })
    .from(campaigns)
    .innerJoin(releases, eq(releases.campaignId, campaigns.id))
    .leftJoin(destructionActs, eq(destructionActs.campaignId, campaigns.id))
    .leftJoin(itemLotCampaigns, eq(itemLotCampaigns.campaignId, campaigns.id))
    .where(
      and(
        eq(campaigns.instrumentHash, instrumentHash),
        eq(campaigns.status, 'closed'),
        isNull(destructionActs.campaignId),
        isNull(itemLotCampaigns.campaignId),
      ),
    )
    .orderBy(asc(releases.releasedOn), asc(campaigns.id))
    .all()
  const candidates: LotCandidate[] = []
  for (const candidate of uncounted)
    candidates.push({ ...candidate, responses: await countStored(database, candidate.campaign) })
  return candidates.filter((candidate) => candidate.responses > 0)
}

/**
 * Ids of the campaigns that `listCountableCampaigns` would read, in an order of their own, without reading releases or
 * answers. Needs the country's scope.
 */
export async function listUncountedIds(database: Database, scope: Scope, instrumentHash: string): Promise<string[]> {
  if (scope.kind !== 'country') return []
  return database
    .select({ id: campaigns.id })
    .from(campaigns)
    .innerJoin(releases, eq(releases.campaignId, campaigns.id))
    .leftJoin(destructionActs, eq(destructionActs.campaignId, campaigns.id))
    .leftJoin(itemLotCampaigns, eq(itemLotCampaigns.campaignId, campaigns.id))
    .where(
      and(
        eq(campaigns.instrumentHash, instrumentHash),
        eq(campaigns.status, 'closed'),
        isNull(destructionActs.campaignId),
        isNull(itemLotCampaigns.campaignId),
      ),
    )
    .orderBy(asc(campaigns.id))
    .all()
    .map(({ id }) => id)
}

/** The lot that was counted in a quarter, or null. */
export async function findLotOfQuarter(
  database: Handle,
  instrumentHash: string,
  quarter: string,
): Promise<Pick<typeof itemLots.$inferSelect, 'id'> | null> {
  return (
    database
      .select({ id: itemLots.id })
      .from(itemLots)
      .where(and(eq(itemLots.instrumentHash, instrumentHash), eq(itemLots.quarter, quarter)))
      .get() ?? null
  )
}

/** What has been counted of a version over the country, or null. */
export async function findNationalTotals(database: Handle, instrumentHash: string) {
  return database.select().from(itemTotals).where(eq(itemTotals.instrumentHash, instrumentHash)).get() ?? null
}

type NewLot = {
  readonly id: string
  readonly instrumentHash: string
  readonly countedOn: string
  readonly quarter: string
  readonly lot: Pooled<ItemLot>
}

/**
 * Adds the sums of a lot to the national totals, all or nothing.
 * @returns whether it was added; a second lot of the quarter is not.
 */
export async function addItemLot(database: Database, { lot, ...row }: NewLot, note: Note): Promise<boolean> {
  return inTransaction(
    database,
    (transaction) => {
      if (transaction.insert(itemLots).values(row).onConflictDoNothing().run().changes === 0) return false
      transaction
        .insert(itemLotCampaigns)
        .values(lot.campaigns.map((campaignId) => ({ campaignId, lotId: row.id })))
        .run()
      const known = transaction.select().from(itemTotals).where(eq(itemTotals.instrumentHash, row.instrumentHash)).get()
      const totals = totalsWith(known?.totals ?? null, lot)
      const counted = transaction
        .select({ campaigns: count(), entities: countDistinct(campaigns.entityId) })
        .from(itemLotCampaigns)
        .innerJoin(campaigns, eq(campaigns.id, itemLotCampaigns.campaignId))
        .where(eq(campaigns.instrumentHash, row.instrumentHash))
        .get()
      const values = { totals, campaigns: counted?.campaigns ?? 0, entities: counted?.entities ?? 0 }
      transaction
        .insert(itemTotals)
        .values({ instrumentHash: row.instrumentHash, ...values })
        .onConflictDoUpdate({ target: itemTotals.instrumentHash, set: values })
        .run()
      note(transaction)
      return true
    },
    'immediate',
  )
}

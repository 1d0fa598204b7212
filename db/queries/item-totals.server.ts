import { and, count, countDistinct, eq, isNull } from 'drizzle-orm'
import { addTotals, type ItemTotals } from '#surveys/scoring/item-totals.ts'
import type { Database } from '#db/client.server.ts'
import { campaigns, itemLotCampaigns, itemLots, itemTotals, responses } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'
import { inTransaction, type Handle, type Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

/** A closed campaign that is not in the national totals yet, with the number of its responses. */
export type CountableCampaign = { readonly id: string; readonly entityId: string; readonly responses: number }

/** Closed campaigns of a version whose rows were not counted yet. Needs the country's scope. */
export async function listCountableCampaigns(
  database: Database,
  scope: Scope,
  instrumentHash: string,
): Promise<CountableCampaign[]> {
  if (scope.kind !== 'country') return []
  return database
    .select({ id: campaigns.id, entityId: campaigns.entityId, responses: count() })
    .from(campaigns)
    .innerJoin(responses, and(eq(responses.campaignId, campaigns.id), eq(responses.part, 'main')))
    .leftJoin(itemLotCampaigns, eq(itemLotCampaigns.campaignId, campaigns.id))
    .where(
      and(
        eq(campaigns.instrumentHash, instrumentHash),
        eq(campaigns.status, 'closed'),
        isNull(itemLotCampaigns.campaignId),
      ),
    )
    .groupBy(campaigns.id)
    .all()
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

type Lot = {
  readonly id: string
  readonly instrumentHash: string
  readonly countedOn: string
  readonly quarter: string
  readonly campaignIds: readonly string[]
}

/** Answers of the campaigns; those of one campaign at a time are in memory. */
function* answersOf(transaction: Transaction, campaignIds: readonly string[]): Generator<Record<string, string>> {
  for (const id of campaignIds) {
    const rows = transaction
      .select({ answers: responses.answers })
      .from(responses)
      .where(and(eq(responses.campaignId, id), eq(responses.part, 'main')))
      .all()
    for (const { answers } of rows) yield answers
  }
}

/** Complete cases that a lot adds at least: fewer would be read off the next total. */
const FEWEST_CASES = 10

/**
 * Adds the sums of a lot to the national totals, all or nothing.
 * @param sum makes totals of the answers, one by one.
 * @returns whether it was added; a second lot of the quarter is not, nor one with fewer than ten complete cases.
 */
export async function addItemLot(
  database: Database,
  lot: Lot,
  sum: (answers: Iterable<Record<string, string>>) => ItemTotals,
  note: Note,
): Promise<boolean> {
  const { campaignIds, ...row } = lot
  return inTransaction(
    database,
    (transaction) => {
      const added = sum(answersOf(transaction, campaignIds))
      if (added.cases < FEWEST_CASES) return false
      if (transaction.insert(itemLots).values(row).onConflictDoNothing().run().changes === 0) return false
      transaction
        .insert(itemLotCampaigns)
        .values(campaignIds.map((campaignId) => ({ campaignId, lotId: lot.id })))
        .run()
      const known = transaction.select().from(itemTotals).where(eq(itemTotals.instrumentHash, lot.instrumentHash)).get()
      const totals = known ? addTotals(known.totals, added) : added
      const counted = transaction
        .select({ campaigns: count(), entities: countDistinct(campaigns.entityId) })
        .from(itemLotCampaigns)
        .innerJoin(campaigns, eq(campaigns.id, itemLotCampaigns.campaignId))
        .where(eq(campaigns.instrumentHash, lot.instrumentHash))
        .get()
      const values = { totals, campaigns: counted?.campaigns ?? 0, entities: counted?.entities ?? 0 }
      transaction
        .insert(itemTotals)
        .values({ instrumentHash: lot.instrumentHash, ...values })
        .onConflictDoUpdate({ target: itemTotals.instrumentHash, set: values })
        .run()
      note(transaction)
      return true
    },
    'immediate',
  )
}

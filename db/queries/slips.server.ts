import { and, asc, count, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { accessCodes, campaigns, slipBatches } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import type { LoadedCampaign } from './campaigns.server.ts'

/** Slips of one site, with the keyed hashes of their codes. */
export type NewSlipBatch = {
  readonly id: string
  readonly site: string
  readonly printedOn: string
  readonly macs: readonly Buffer[]
}
export type SlipBatch = typeof slipBatches.$inferSelect

/** Stores batches of new one-time codes and counts them, in one transaction. @returns whether the campaign still admits. */
export async function insertSlipBatches(
  database: Database,
  scope: Scope,
  campaignId: string,
  batches: readonly NewSlipBatch[],
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    const admitting = and(
      within(scope, campaigns.entityId),
      eq(campaigns.id, campaignId),
      inArray(campaigns.status, ['scheduled', 'open']),
    )
    const slips = batches.reduce((sum, { macs }) => sum + macs.length, 0)
    if (
      transaction
        .update(campaigns)
        .set({ codesPrinted: sql`codes_printed + ${slips}` })
        .where(admitting)
        .run().changes === 0
    )
      return false
    for (const { macs, ...batch } of batches)
      transaction
        .insert(slipBatches)
        .values({ ...batch, campaignId, slips: macs.length })
        .run()
    const codes = batches.flatMap(({ id, macs }) => macs.map((mac) => ({ mac, campaignId, batchId: id })))
    // In the order of the hashes: the cells of a page keep the order of insertion, which is that of the printed sheet.
    for (const code of codes.sort((one, other) => Buffer.compare(one.mac, other.mac)))
      transaction.insert(accessCodes).values(code).run()
    note(transaction)
    return true
  })
}

/** Batches of a campaign, by site. */
export async function listSlipBatches(database: Database, campaign: LoadedCampaign): Promise<SlipBatch[]> {
  return database
    .select()
    .from(slipBatches)
    .where(eq(slipBatches.campaignId, campaign.id))
    .orderBy(asc(slipBatches.site), asc(slipBatches.id))
    .all()
}

/**
 * Counts anew what was spent of the batches of open campaigns that are large enough, where the last count is old.
 * @param since batches counted on this day (ISO date) or before are counted again.
 * @param shown what is kept of a count: rounded, so that the exact one stands nowhere.
 */
export async function updateSpentCounts(
  database: Database,
  scope: Scope,
  {
    atLeast,
    since,
    today,
    shown,
  }: {
    readonly atLeast: number
    readonly since: string
    readonly today: string
    readonly shown: (spent: number) => number
  },
): Promise<void> {
  inTransaction(database, (transaction) => {
    const old = or(isNull(slipBatches.shownOn), lte(slipBatches.shownOn, since))
    const due = transaction
      .select({ id: slipBatches.id })
      .from(slipBatches)
      .innerJoin(campaigns, eq(campaigns.id, slipBatches.campaignId))
      .where(and(within(scope, campaigns.entityId), eq(campaigns.status, 'open'), gte(slipBatches.slips, atLeast), old))
      .all()
    for (const { id } of due) {
      const spent =
        transaction
          .select({ spent: count() })
          .from(accessCodes)
          .where(and(eq(accessCodes.batchId, id), eq(accessCodes.spent, true)))
          .get()?.spent ?? 0
      transaction
        .update(slipBatches)
        .set({ shownSpent: shown(spent), shownOn: today })
        .where(eq(slipBatches.id, id))
        .run()
    }
  })
}

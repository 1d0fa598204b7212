import { and, asc, count, eq, gt, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { emptyLog } from '#db/empty-log.server.ts'
import { accessCodes, campaigns, slipBatches, slipDestructions } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction, preparedOnce, type Transaction } from '#db/unit-of-work.server.ts'
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

function insertBatch(transaction: Transaction, campaignId: string, { macs, ...batch }: NewSlipBatch): void {
  transaction
    .insert(slipBatches)
    .values({ ...batch, campaignId, slips: macs.length })
    .run()
}

const prepared = preparedOnce((database) =>
  database
    .insert(accessCodes)
    .values({
      mac: sql.placeholder('mac'),
      campaignId: sql.placeholder('campaignId'),
      batchId: sql.placeholder('batchId'),
    })
    .prepare(),
)

/** In the order of the hashes: the cells of a page keep the order of insertion, which is that of the printed sheet. */
function insertCodes(transaction: Transaction, campaignId: string, batches: readonly NewSlipBatch[]): void {
  const codes = batches.flatMap(({ id, macs }) => macs.map((mac) => ({ mac, campaignId, batchId: id })))
  const insertCode = prepared(transaction)
  for (const code of codes.sort((one, other) => Buffer.compare(one.mac, other.mac))) insertCode.run(code)
}

/**
 * Stores batches of new one-time codes and counts them, in one transaction.
 * @param campaign as it was seen: where codes were given out since, nothing is stored, so that a form that is sent twice
 * prints once.
 * @returns whether it still admits, and was as it was seen.
 */
export async function insertSlipBatches(
  database: Database,
  scope: Scope,
  campaign: Pick<typeof campaigns.$inferSelect, 'id' | 'codesPrinted'>,
  batches: readonly NewSlipBatch[],
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    const admitting = and(
      within(scope, campaigns.entityId),
      eq(campaigns.id, campaign.id),
      eq(campaigns.codesPrinted, campaign.codesPrinted),
      inArray(campaigns.status, ['scheduled', 'open']),
    )
    const slips = batches.reduce((sum, { macs }) => sum + macs.length, 0)
    const codesPrinted = campaign.codesPrinted + slips
    if (transaction.update(campaigns).set({ codesPrinted }).where(admitting).run().changes === 0) return false
    for (const batch of batches) insertBatch(transaction, campaign.id, batch)
    insertCodes(transaction, campaign.id, batches)
    note(transaction)
    return true
  })
}

/**
 * Puts new slips in the place of a batch that was lost, in one transaction: the old codes are gone before the new ones
 * are there. Only before the first day, for later somebody may have answered with one of them.
 * @param today ISO date. @returns whether there was such a batch, of a campaign that has not opened.
 */
export async function replaceSlipBatch(
  database: Database,
  scope: Scope,
  lost: Pick<SlipBatch, 'id' | 'campaignId'>,
  batch: NewSlipBatch,
  today: string,
  note: Note,
): Promise<boolean> {
  const done = inTransaction(database, (transaction) => {
    const mine = and(
      within(scope, campaigns.entityId),
      eq(campaigns.id, lost.campaignId),
      eq(campaigns.status, 'scheduled'),
      gt(campaigns.opensOn, today),
    )
    const same = and(eq(slipBatches.id, lost.id), eq(slipBatches.campaignId, lost.campaignId))
    const found = transaction.select({ slips: slipBatches.slips }).from(slipBatches).where(same).get()
    if (found?.slips !== batch.macs.length) return false
    if (!transaction.select({ id: campaigns.id }).from(campaigns).where(mine).get()) return false
    transaction.delete(accessCodes).where(eq(accessCodes.batchId, lost.id)).run()
    transaction.delete(slipBatches).where(same).run()
    insertBatch(transaction, lost.campaignId, batch)
    insertCodes(transaction, lost.campaignId, [batch])
    note(transaction)
    return true
  })
  if (done) emptyLog(database)
  return done
}

/**
 * Stores the code of one more slip of a batch of which not all slips have a code yet, as the demonstration hands them out.
 * @returns whether there was one left, of an open campaign.
 */
export async function insertStockCode(database: Database, batchId: string, mac: Buffer): Promise<boolean> {
  return inTransaction(
    database,
    (transaction) => {
      const batch = transaction
        .select({ slips: slipBatches.slips, campaignId: slipBatches.campaignId })
        .from(slipBatches)
        .innerJoin(campaigns, eq(campaigns.id, slipBatches.campaignId))
        .where(and(eq(slipBatches.id, batchId), eq(campaigns.status, 'open')))
        .get()
      const drawn = transaction
        .select({ codes: count() })
        .from(accessCodes)
        .where(eq(accessCodes.batchId, batchId))
        .get()
      if (!batch || (drawn?.codes ?? 0) >= batch.slips) return false
      transaction.insert(accessCodes).values({ mac, campaignId: batch.campaignId, batchId }).run()
      return true
    },
    'immediate',
  )
}

export type SlipDestruction = typeof slipDestructions.$inferSelect

/** The act by which the slips that were left of a campaign were destroyed, or null. */
export async function findSlipDestruction(database: Database, { id }: LoadedCampaign): Promise<SlipDestruction | null> {
  return database.select().from(slipDestructions).where(eq(slipDestructions.campaignId, id)).get() ?? null
}

/** Signs that act, once. @returns whether it was not signed yet, and the campaign is in the scope. */
export async function insertSlipDestruction(
  database: Database,
  scope: Scope,
  act: SlipDestruction,
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    const mine = and(within(scope, campaigns.entityId), eq(campaigns.id, act.campaignId))
    if (!transaction.select({ id: campaigns.id }).from(campaigns).where(mine).get()) return false
    if (transaction.insert(slipDestructions).values(act).onConflictDoNothing().run().changes === 0) return false
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

import { randomBytes } from 'node:crypto'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { keysFolderOf } from '#db/campaign-keys.server.ts'
import type { Database } from '#db/client.server.ts'
import { campaigns, paperBatches, typedSheets } from '#db/schema/index.ts'
import { SealError } from '#db/sealing.server.ts'
import { openSheet, sealSheet, type Answers } from '#db/sheet-seal.server.ts'
import { inTransaction, preparedOnce, type Transaction } from '#db/unit-of-work.server.ts'
import { insertResponses, type ResponseRow } from './responses.server.ts'

/** A sheet as it was typed: its place in the pile, whether typed first or again, and what stands on it, segments too. */
export type TypedSheet = { readonly sheet: number; readonly entry: 1 | 2; readonly answers: Answers }

const prepared = preparedOnce(({ $client }) => ({
  campaigns: $client.prepare<[], { id: string; k: number }>(
    'SELECT id, k FROM campaigns WHERE id IN (SELECT campaign_id FROM typed_sheets)',
  ),
}))

const keysOf = preparedOnce(({ $client }) => keysFolderOf($client))

function readSheets(handle: Database | Transaction, which: ReturnType<typeof eq>): TypedSheet[] {
  const keys = keysOf(handle)
  return handle
    .select()
    .from(typedSheets)
    .where(which)
    .orderBy(asc(typedSheets.batchId), asc(typedSheets.sheet), asc(typedSheets.entry))
    .all()
    .map(({ sealed, ...place }) => ({
      sheet: place.sheet,
      entry: place.entry,
      answers: openSheet(keys, place, sealed),
    }))
}

/** Typed sheets of a batch that still wait, in the order of the pile. */
export async function listTypedSheets(database: Database, batchId: string): Promise<TypedSheet[]> {
  return readSheets(database, eq(typedSheets.batchId, batchId))
}

/** Keeps one typed sheet; typing it again under the same number replaces it. */
export async function insertTypedSheet(
  database: Database,
  batch: { readonly id: string; readonly campaignId: string },
  { answers, ...number }: TypedSheet,
): Promise<void> {
  const place = { campaignId: batch.campaignId, batchId: batch.id, ...number }
  const sealed = sealSheet(keysOf(database), place, answers)
  database
    .insert(typedSheets)
    .values({ ...place, sealed })
    .onConflictDoUpdate({
      target: [typedSheets.campaignId, typedSheets.batchId, typedSheets.sheet, typedSheets.entry],
      set: { sealed },
    })
    .run()
}

/** What may be stored of a campaign: sheets of finished batches, or at the close everything. */
function readySheets(transaction: Transaction, campaignId: string, which: 'ready' | 'all') {
  const mine = eq(typedSheets.campaignId, campaignId)
  if (which === 'all') return mine
  const finished = transaction
    .select({ id: paperBatches.id })
    .from(paperBatches)
    .where(and(eq(paperBatches.campaignId, campaignId), eq(paperBatches.status, 'finished')))
  return and(mine, inArray(typedSheets.batchId, finished)) ?? mine
}

/** The row that a sheet becomes: its segments stand among its answers until then. */
function responseOf({ answers }: TypedSheet, extraSegment: string | null): ResponseRow {
  const { sex = null, ...rest } = answers
  return {
    id: randomBytes(16),
    sex,
    extraSegment: extraSegment ? (rest[extraSegment] ?? null) : null,
    part: 'main',
    answers: Object.fromEntries(Object.entries(rest).filter(([name]) => name !== extraSegment)),
  }
}

/**
 * Rows that sheets become, in the order of fresh random ids. A sheet on which only segments were marked, or nothing, is
 * no response: on a phone that cannot be sent either.
 */
function responsesOf(handle: Database | Transaction, campaignId: string, which: ReturnType<typeof eq>): ResponseRow[] {
  const campaign = handle
    .select({ extraSegment: campaigns.extraSegment })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId))
    .get()
  return readSheets(handle, and(which, eq(typedSheets.entry, 1)) ?? which)
    .map((sheet) => responseOf(sheet, campaign?.extraSegment ?? null))
    .filter(({ answers }) => Object.keys(answers).length > 0)
    .sort((one, other) => Buffer.compare(one.id, other.id))
}

/**
 * Moves typed sheets of a campaign into the responses, in the order of fresh random ids: neither the order of typing
 * nor the pile can be told from the rows. They move only when `atLeast` of them wait. Blank sheets are no response:
 * they neither make up the number nor are stored. Runs inside the caller's transaction.
 * @param which `ready`: sheets of finished batches. `all`: at the close.
 * @returns whether anything moved; the caller then empties the write-ahead log.
 */
export function moveSheets(
  transaction: Transaction,
  campaignId: string,
  which: 'ready' | 'all',
  atLeast: number,
): boolean {
  const ready = readySheets(transaction, campaignId, which)
  const rows = responsesOf(transaction, campaignId, ready)
  if (rows.length < atLeast) return false
  insertResponses(transaction, campaignId, rows)
  transaction.delete(typedSheets).where(ready).run()
  return true
}

/** Where the key of a campaign is lost its sheets are nothing, so that the other campaigns go on; its close tells. */
function unlessLost<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof SealError) return otherwise
    throw error
  }
}

/** Moves sheets of finished batches of every campaign of which at least k wait. @returns whether any moved. */
export function moveReadySheets(database: Database): boolean {
  const move = (id: string, k: number) =>
    inTransaction(database, (transaction) => moveSheets(transaction, id, 'ready', k), 'immediate')
  return prepared(database)
    .campaigns.all()
    .map(({ id, k }) => unlessLost(() => move(id, k), false))
    .includes(true)
}

/** People of a campaign whose typed sheets wait. */
export async function countSheets(database: Database, campaignId: string): Promise<number> {
  return unlessLost(() => responsesOf(database, campaignId, eq(typedSheets.campaignId, campaignId)).length, 0)
}

/** Deletes typed sheets of a campaign; runs inside the caller's transaction. */
export function deleteSheets(transaction: Transaction, campaignId: string): void {
  transaction.delete(typedSheets).where(eq(typedSheets.campaignId, campaignId)).run()
}

import { randomBytes } from 'node:crypto'
import { and, asc, count, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { campaigns, paperBatches, responseBuffer } from '#db/schema/index.ts'
import { inTransaction, preparedOnce, type Transaction } from '#db/unit-of-work.server.ts'
import { insertResponses, type ResponseRow } from './responses.server.ts'

const prepared = preparedOnce(({ $client }) => ({
  campaigns: $client.prepare<[], { id: string; k: number }>(
    'SELECT id, k FROM campaigns WHERE id IN (SELECT campaign_id FROM response_buffer)',
  ),
}))

function finishedBatches(transaction: Transaction, campaignId: string) {
  return transaction
    .select({ id: paperBatches.id })
    .from(paperBatches)
    .where(and(eq(paperBatches.campaignId, campaignId), eq(paperBatches.status, 'finished')))
}

/**
 * What may be stored of a campaign: sheets of finished batches, or at the close everything. Sent answers wait in a file
 * of their own; those that waited here before there was one move with the others.
 */
function readyRows(transaction: Transaction, campaignId: string, which: 'ready' | 'all') {
  const mine = eq(responseBuffer.campaignId, campaignId)
  if (which === 'all') return mine
  return and(
    mine,
    or(isNull(responseBuffer.batchId), inArray(responseBuffer.batchId, finishedBatches(transaction, campaignId))),
  )
}

/** Segments of a typed sheet stand among its answers; those of a sent form were taken out before. */
function withSegmentsApart(row: ResponseRow, extraSegment: string | null): ResponseRow {
  const { sex = row.sex, ...rest } = row.answers
  const extra = extraSegment ? (rest[extraSegment] ?? row.extraSegment) : null
  return {
    ...row,
    sex,
    extraSegment: extra,
    answers: Object.fromEntries(Object.entries(rest).filter(([name]) => name !== extraSegment)),
  }
}

/** A sheet on which only segments were marked, or nothing, is no response: on a phone that cannot be sent either. */
function hasAnswers({ answers }: ResponseRow): boolean {
  return Object.keys(answers).length > 0
}

function storePart(transaction: Transaction, campaignId: string, rows: readonly ResponseRow[]): void {
  const shuffled = rows
    .map((row) => ({ ...row, id: randomBytes(16) }))
    .sort((one, other) => Buffer.compare(one.id, other.id))
  insertResponses(transaction, campaignId, shuffled)
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
  const campaign = transaction
    .select({ extraSegment: campaigns.extraSegment })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId))
    .get()
  const ready = readyRows(transaction, campaignId, which)
  let moved = false
  for (const part of ['main', 'experience'] as const) {
    const ofPart = and(ready, eq(responseBuffer.part, part))
    const typedOnce = or(isNull(responseBuffer.entry), eq(responseBuffer.entry, 1))
    const rows = transaction
      .select()
      .from(responseBuffer)
      .where(and(ofPart, typedOnce))
      .orderBy(asc(responseBuffer.id))
      .all()
    const filled = rows.map((row) => withSegmentsApart(row, campaign?.extraSegment ?? null)).filter(hasAnswers)
    if (filled.length < atLeast) continue
    storePart(transaction, campaignId, filled)
    transaction.delete(responseBuffer).where(ofPart).run()
    moved = true
  }
  return moved
}

/** Moves sheets of finished batches of every campaign of which at least k wait. @returns whether any moved. */
export function moveReadySheets(database: Database): boolean {
  return prepared(database)
    .campaigns.all()
    .map(({ id, k }) => inTransaction(database, (transaction) => moveSheets(transaction, id, 'ready', k), 'immediate'))
    .includes(true)
}

/** People of a campaign whose typed sheets wait. */
export async function countSheets(database: Database, campaignId: string): Promise<number> {
  const people = and(eq(responseBuffer.campaignId, campaignId), eq(responseBuffer.part, 'main'))
  const sent =
    database
      .select({ waiting: count() })
      .from(responseBuffer)
      .where(and(people, isNull(responseBuffer.entry)))
      .get()?.waiting ?? 0
  const typed = database
    .select({ row: responseBuffer, extraSegment: campaigns.extraSegment })
    .from(responseBuffer)
    .innerJoin(campaigns, eq(campaigns.id, responseBuffer.campaignId))
    .where(and(people, eq(responseBuffer.entry, 1)))
    .all()
  return sent + typed.filter(({ row, extraSegment }) => hasAnswers(withSegmentsApart(row, extraSegment))).length
}

/** Deletes typed sheets of a campaign; runs inside the caller's transaction. */
export function deleteSheets(transaction: Transaction, campaignId: string): void {
  transaction.delete(responseBuffer).where(eq(responseBuffer.campaignId, campaignId)).run()
}

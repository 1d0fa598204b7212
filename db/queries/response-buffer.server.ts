import { randomBytes } from 'node:crypto'
import { and, asc, count, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import type { ResponsePart } from '#db/schema/campaigns.ts'
import { campaigns, paperBatches, responseBuffer } from '#db/schema/index.ts'
import { preparedOnce, type Transaction } from '#db/unit-of-work.server.ts'
import { insertResponses, type ResponseRow } from './responses.server.ts'

/** Answers of a campaign that are stored together at least: fewer could be told apart by what was stored before. */
export const SMALLEST_LOT = 10

const prepared = preparedOnce(({ $client }) => ({
  waiting: $client.prepare<[string, ResponsePart], { count: number }>(
    'SELECT count(*) AS count FROM response_buffer WHERE campaign_id = ? AND part = ?',
  ),
}))

function finishedBatches(transaction: Transaction, campaignId: string) {
  return transaction
    .select({ id: paperBatches.id })
    .from(paperBatches)
    .where(and(eq(paperBatches.campaignId, campaignId), eq(paperBatches.status, 'finished')))
}

/** What may be stored of a campaign: sent answers and sheets of finished batches, or at the close everything. */
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

function storePart(
  transaction: Transaction,
  campaignId: string,
  rows: readonly ResponseRow[],
  defences: Defences,
): void {
  const shuffled = rows
    .map((row) => ({ ...row, id: defences['fresh-ids'] ? randomBytes(16) : row.id }))
    .sort((one, other) => Buffer.compare(one.id, other.id))
  insertResponses(transaction, campaignId, shuffled)
}

/**
 * Moves what waits of a campaign into the responses, in the order of fresh random ids: neither the order of arrival
 * nor the pile nor which experience belongs to whom can be told from the rows. Each part of the answers moves only
 * when `atLeast` of it wait. Blank sheets are no response: they neither make up the number nor are stored. Runs inside the caller's transaction.
 * @param which `ready`: sent answers and sheets of finished batches. `all`: at the close.
 * @returns whether anything moved; the caller then empties the write-ahead log.
 */
export function moveWaiting(
  transaction: Transaction,
  campaignId: string,
  which: 'ready' | 'all',
  atLeast: number,
  defences: Defences = ALL_DEFENCES,
): boolean {
  const campaign = transaction
    .select({ extraSegment: campaigns.extraSegment })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId))
    .get()
  const ready = readyRows(transaction, campaignId, which)
  let moved = false
  for (const part of ['main', 'experience'] as const) {
    // Every sending asks; most find too few, also with those that may not move yet.
    if ((prepared(transaction).waiting.get(campaignId, part)?.count ?? 0) < atLeast) continue
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
    storePart(transaction, campaignId, filled, defences)
    transaction.delete(responseBuffer).where(ofPart).run()
    moved = true
  }
  return moved
}

/** People of a campaign whose answers wait. */
export async function countWaiting(database: Database, campaignId: string): Promise<number> {
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

/** Deletes what waits of a campaign; runs inside the caller's transaction. */
export function deleteWaiting(transaction: Transaction, campaignId: string): void {
  transaction.delete(responseBuffer).where(eq(responseBuffer.campaignId, campaignId)).run()
}

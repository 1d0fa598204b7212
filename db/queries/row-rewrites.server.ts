import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import type { Database } from '#db/client.server.ts'
import { rowRewrites } from '#db/schema/index.ts'
import { inTransaction, preparedOnce, type Transaction } from '#db/unit-of-work.server.ts'
import { insertResponseTexts, type ResponseText } from './responses.server.ts'

/** Sexes that may stay beside main answers; beside what happened to people none does: the release is the last that reads it. */
export type KeptSexes = ReadonlySet<string>

/** Rows that are written anew in one transaction at first, in some 20 ms. */
export const ROWS_OF_LOT = 1000
/** The first id of all. */
const FIRST = Buffer.alloc(16)
const [ID_BITS, HALF] = [128n, 64n]

/** How far a rewriting has come, asked and told with each lot. `keptSexes` as JSON. */
type Rewriting = { readonly keptSexes: string; readonly upTo: Buffer; readonly status: string }

const prepared = preparedOnce(({ $client }) => ({
  lot: $client.prepare<[string, Buffer, number], ResponseText>(
    `SELECT id, answers, sex, extra_segment AS extraSegment, part FROM responses
     WHERE campaign_id = ? AND id >= ? ORDER BY id LIMIT ?`,
  ),
  deleteRows: $client.prepare<[string, Buffer, Buffer]>(
    'DELETE FROM responses WHERE campaign_id = ? AND id BETWEEN ? AND ?',
  ),
  rewriteOf: $client.prepare<[string], Rewriting>(
    `SELECT kept_sexes AS keptSexes, up_to AS upTo, status FROM row_rewrites
     JOIN campaigns ON campaigns.id = row_rewrites.campaign_id WHERE row_rewrites.campaign_id = ?`,
  ),
  setUpTo: $client.prepare<[Buffer, string]>('UPDATE row_rewrites SET up_to = ? WHERE campaign_id = ?'),
  eraseSegments: $client.prepare<[string | null, string, Buffer]>(
    'UPDATE responses SET sex = ?, extra_segment = NULL WHERE campaign_id = ? AND id = ?',
  ),
}))

/** Says that the rows of a campaign are to be written anew; runs in the transaction that freezes its release. */
export function insertRewrite(transaction: Transaction, campaignId: string, keptSexes: KeptSexes): void {
  transaction
    .insert(rowRewrites)
    .values({ campaignId, keptSexes: [...keptSexes], upTo: FIRST })
    .run()
}

/** Forgets a rewriting, done or not; runs inside the caller's transaction. */
export function deleteRewrite(transaction: Transaction, campaignId: string): void {
  transaction.delete(rowRewrites).where(eq(rowRewrites.campaignId, campaignId)).run()
}

const numberOf = (bytes: Buffer, at = 0) => (bytes.readBigUInt64BE(at) << HALF) | bytes.readBigUInt64BE(at + 8)

/** So many random ids from `from` to before `until` (null: to the last of all), in their order. */
function randomIds(count: number, from: Buffer, until: Buffer | null): Buffer[] {
  const first = numberOf(from)
  const width = (until ? numberOf(until) : 1n << ID_BITS) - first
  const bytes = randomBytes(16 * count)
  return Array.from({ length: count }, (_, place) => {
    const number = first + ((numberOf(bytes, 16 * place) * width) >> ID_BITS)
    const id = bytes.subarray(16 * place, 16 * (place + 1))
    id.writeBigUInt64BE(number >> HALF)
    id.writeBigUInt64BE(BigInt.asUintN(64, number), 8)
    return id
  })
}

/** The rows of a lot as they are to stand, in the order of their cells. */
function renewed(
  rows: readonly ResponseText[],
  keptSexes: readonly string[],
  range: { readonly from: Buffer; readonly until: Buffer | null },
  defences: Defences,
): readonly ResponseText[] {
  const staying = (row: ResponseText) =>
    row.part === 'main' && row.sex !== null && keptSexes.includes(row.sex) ? row.sex : null
  const isFresh = defences['fresh-ids'] && defences['rewritten-in-key-order']
  const ids = isFresh ? randomIds(rows.length, range.from, range.until) : rows.map(({ id }) => id)
  const toStand = rows.map((row, place) => ({
    id: ids[place] ?? row.id,
    answers: row.answers,
    sex: defences['segments-erased'] ? staying(row) : row.sex,
    extraSegment: defences['segments-erased'] ? null : row.extraSegment,
    part: row.part,
  }))
  return isFresh ? toStand.sort((one, other) => Buffer.compare(one.id, other.id)) : toStand
}

/**
 * Rows that arrived together share pages of the file, and within a page their cells lie in order of arrival (measured);
 * writing them anew destroys that order.
 */
function writeLot(
  transaction: Transaction,
  campaignId: string,
  rows: readonly ResponseText[],
  toStand: readonly ResponseText[],
  defences: Defences,
): void {
  const { deleteRows, eraseSegments } = prepared(transaction)
  if (defences['rewritten-in-key-order']) {
    const [first, last] = [rows[0], rows.at(-1)]
    if (first && last) deleteRows.run(campaignId, first.id, last.id)
    insertResponseTexts(transaction, campaignId, toStand)
  } else if (defences['segments-erased']) {
    for (const { id, sex } of toStand) eraseSegments.run(sex, campaignId, id)
  }
}

/** @returns whether rows are left. @throws where the campaign is not closing any more. */
function takeLot(transaction: Transaction, campaignId: string, defences: Defences, most: number): boolean {
  const { rewriteOf, lot, setUpTo } = prepared(transaction)
  const rewrite = rewriteOf.get(campaignId)
  if (!rewrite) return false
  if (rewrite.status !== 'closing') throw new Error('The campaign is not closing any more')
  const from = rewrite.upTo
  const keptSexes = JSON.parse(rewrite.keptSexes) as string[]
  const found = lot.all(campaignId, from, most + 1)
  const rows = found.slice(0, most)
  // New ids lie between the old ones of the lot and those of the next, so that what is done is told by one id.
  const until = found[most]?.id ?? null
  writeLot(transaction, campaignId, rows, renewed(rows, keptSexes, { from, until }, defences), defences)
  if (until === null) deleteRewrite(transaction, campaignId)
  else setUpTo.run(until, campaignId)
  return until !== null
}

/**
 * Writes the next rows of a campaign anew under fresh ids, without the segments that may not stay, in one transaction;
 * does nothing where all of them stand as they are to stand.
 * @param most rows of this lot.
 * @returns whether rows are left for the next lot.
 * @throws where the campaign is not closing any more.
 */
export function updateNextRows(
  database: Database,
  campaignId: string,
  defences: Defences = ALL_DEFENCES,
  most: number = ROWS_OF_LOT,
): boolean {
  return inTransaction(database, (transaction) => takeLot(transaction, campaignId, defences, most), 'immediate')
}

import type { ResponsePart } from '#db/schema/campaigns.ts'
import type { Database } from '#db/client.server.ts'
import { preparedOnce, type Transaction } from '#db/unit-of-work.server.ts'

/** An answer as it is stored: nothing else of the person, and no time. */
export type ResponseRow = {
  readonly id: Buffer
  readonly answers: Readonly<Record<string, string>>
  readonly sex: string | null
  readonly extraSegment: string | null
  readonly part: ResponsePart
}

/** The same with its answers as they are written in the file: a row that is only moved need not be read. */
export type ResponseText = Omit<ResponseRow, 'answers'> & { readonly answers: string }

const prepared = preparedOnce(({ $client }) => ({
  insert: $client.prepare<[string, Buffer, string, string | null, string | null, ResponsePart]>(
    'INSERT INTO responses (campaign_id, id, answers, sex, extra_segment, part) VALUES (?, ?, ?, ?, ?, ?)',
  ),
  inKeyOrder: $client.prepare<[string, Buffer, number], ResponseText>(
    `SELECT id, answers, sex, extra_segment AS extraSegment, part FROM responses
     WHERE campaign_id = ? AND id > ? ORDER BY id LIMIT ?`,
  ),
  count: $client.prepare<[string], { count: number }>('SELECT count(*) AS count FROM responses WHERE campaign_id = ?'),
  stand: $client.prepare<[], number>('PRAGMA data_version').pluck(),
  upTo: $client.prepare<[string, number], { count: number }>(
    'SELECT count(*) AS count FROM (SELECT 1 FROM responses WHERE campaign_id = ? LIMIT ?)',
  ),
}))

/** Writes answers of a campaign in the order given, which is that of their cells in the file: whoever calls has shuffled them. */
export function insertResponseTexts(transaction: Transaction, campaignId: string, rows: readonly ResponseText[]): void {
  const { insert } = prepared(transaction)
  for (const { id, answers, sex, extraSegment, part } of rows)
    insert.run(campaignId, id, answers, sex, extraSegment, part)
}

/** The same of answers that were not written yet. */
export function insertResponses(transaction: Transaction, campaignId: string, rows: readonly ResponseRow[]): void {
  const texts = rows.map((row) => ({ ...row, answers: JSON.stringify(row.answers) }))
  insertResponseTexts(transaction, campaignId, texts)
}

/** Rows that are read at once: one after another costs more, and of more of them the memory. */
const READ_AT_ONCE = 200
/** Comes before every id. */
const BEFORE_ALL = Buffer.alloc(0)

/** Every answer of a campaign in key order, one after another. */
export function* listResponseTexts(transaction: Transaction, campaignId: string): Generator<ResponseText> {
  const { inKeyOrder } = prepared(transaction)
  let from: Buffer = BEFORE_ALL
  for (let isEnd = false; !isEnd; ) {
    const rows = inKeyOrder.all(campaignId, from, READ_AT_ONCE)
    yield* rows
    isEnd = rows.length < READ_AT_ONCE
    from = rows.at(-1)?.id ?? from
  }
}

/** Rows of a campaign. Exact, hence never shown. */
export function countResponseRows(transaction: Transaction, campaignId: string): number {
  return prepared(transaction).count.get(campaignId)?.count ?? 0
}

/** A number that is another after every commit of somebody else. */
export function findStand(transaction: Transaction): number {
  return prepared(transaction).stand.get() ?? 0
}

/** Rows of a campaign, counted no further than `most`. Exact, hence never shown. */
export function countResponsesUpTo(database: Database, campaignId: string, most: number): number {
  return prepared(database).upTo.get(campaignId, most)?.count ?? 0
}

import type { ResponsePart } from '#db/schema/campaigns.ts'
import { preparedOnce, type Transaction } from '#db/unit-of-work.server.ts'

/** An answer as it is stored: nothing else of the person, and no time. */
export type StoredResponse = {
  readonly answers: Readonly<Record<string, string>>
  readonly sex: string | null
  readonly extraSegment: string | null
  readonly part: ResponsePart
}
export type ResponseRow = StoredResponse & { readonly id: Buffer }

type Columns = Omit<ResponseRow, 'answers'> & { readonly answers: string }

const prepared = preparedOnce(({ $client }) => ({
  insert: $client.prepare<[string, Buffer, string, string | null, string | null, ResponsePart]>(
    'INSERT INTO responses (campaign_id, id, answers, sex, extra_segment, part) VALUES (?, ?, ?, ?, ?, ?)',
  ),
  inKeyOrder: $client.prepare<[string], Columns>(
    'SELECT id, answers, sex, extra_segment AS extraSegment, part FROM responses WHERE campaign_id = ? ORDER BY id',
  ),
}))

/** Writes answers of a campaign in the order given, which is that of their cells in the file: whoever calls has shuffled them. */
export function insertResponses(transaction: Transaction, campaignId: string, rows: readonly ResponseRow[]): void {
  const { insert } = prepared(transaction)
  for (const { id, answers, sex, extraSegment, part } of rows)
    insert.run(campaignId, id, JSON.stringify(answers), sex, extraSegment, part)
}

/** Every answer of a campaign in key order, one after another: all of them at once need not fit in memory. */
export function* listResponses(transaction: Transaction, campaignId: string): Generator<ResponseRow> {
  for (const row of prepared(transaction).inKeyOrder.iterate(campaignId))
    yield { ...row, answers: JSON.parse(row.answers) as Record<string, string> }
}

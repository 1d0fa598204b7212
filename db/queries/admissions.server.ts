import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { accessCodes, invitedAddresses, mails, swapLinks } from '#db/schema/index.ts'
import { inTransaction, preparedOnce, type Transaction } from '#db/unit-of-work.server.ts'

/** What is deleted in one transaction at first, in some 20 ms. */
export const ADMISSIONS_OF_LOT = 2000
/** Tables that say who may answer, each with its key. */
const KEYS = { mails: 'id', access_codes: 'mac', swap_links: 'mac', invited_addresses: 'address' } as const

const prepared = preparedOnce(({ $client }) => ({
  deletions: Object.entries(KEYS).map(([table, key]) =>
    $client.prepare<[string, string, number]>(
      `DELETE FROM ${table} WHERE campaign_id = ? AND ${key} IN (SELECT ${key} FROM ${table} WHERE campaign_id = ? LIMIT ?)`,
    ),
  ),
  codes: $client.prepare<[string, number], { count: number }>(
    'SELECT count(*) AS count FROM (SELECT 1 FROM access_codes WHERE campaign_id = ? LIMIT ?)',
  ),
}))

/** Deletes codes, links, addresses and mails of a campaign; runs inside the caller's transaction. */
export function deleteAdmissions(transaction: Transaction, campaignId: string): void {
  for (const table of [mails, accessCodes, swapLinks, invitedAddresses])
    transaction.delete(table).where(eq(table.campaignId, campaignId)).run()
}

/** Deletes so many of the same in a transaction of its own. @returns whether any may be left. */
export function deleteNextAdmissions(
  database: Database,
  campaignId: string,
  most: number = ADMISSIONS_OF_LOT,
): boolean {
  return inTransaction(
    database,
    (transaction) =>
      prepared(transaction).deletions.some((deletion) => deletion.run(campaignId, campaignId, most).changes > 0),
    'immediate',
  )
}

/** Codes of a campaign, spent or not, counted no further than `most`. */
export function countCodesUpTo(database: Database, campaignId: string, most: number): number {
  return prepared(database).codes.get(campaignId, most)?.count ?? 0
}

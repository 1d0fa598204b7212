import type Sqlite from 'better-sqlite3'
import { inFileTransaction } from './unit-of-work.server.ts'
import { MAC_BYTES, piecesOf, RECEIPT_BYTES } from './waiting-content.ts'

/** Receipts of forms that were sent, so that one that is sent again is known: keyed hashes of a form and of its content. */
export class Receipts {
  private readonly statements

  constructor(private readonly client: Sqlite.Database) {
    this.statements = {
      find: client.prepare<[string, Buffer], { contentMac: Buffer }>(
        'SELECT content_mac AS contentMac FROM form_receipts WHERE campaign_id = ? AND form_mac = ?',
      ),
      insert: client.prepare<[string, Buffer, Buffer]>('INSERT OR IGNORE INTO form_receipts VALUES (?, ?, ?)'),
      delete: client.prepare<[string]>('DELETE FROM form_receipts WHERE campaign_id = ?'),
      // From one campaign to the next: DISTINCT would walk over every receipt of each.
      campaigns: client.prepare<[], { id: string }>(`
        WITH RECURSIVE found (id) AS (
          SELECT min(campaign_id) FROM form_receipts UNION ALL
          SELECT (SELECT min(campaign_id) FROM form_receipts WHERE campaign_id > id) FROM found WHERE id IS NOT NULL
        ) SELECT id FROM found WHERE id IS NOT NULL`),
    } as const
  }

  /** The hash of the content of a form, or null where it was not sent. */
  find(campaignId: string, formMac: Buffer): Buffer | null {
    return this.statements.find.get(campaignId, formMac)?.contentMac ?? null
  }

  /** Writes many in one commit, in the order given. @param receipts each of `RECEIPT_BYTES`, one after the other. */
  insert(campaignId: string, receipts: Buffer): void {
    inFileTransaction(this.client, () => {
      for (const receipt of piecesOf(receipts, RECEIPT_BYTES))
        this.statements.insert.run(campaignId, receipt.subarray(0, MAC_BYTES), receipt.subarray(MAC_BYTES))
    })
  }

  delete(campaignId: string): void {
    inFileTransaction(this.client, () => this.statements.delete.run(campaignId))
  }

  listCampaigns(): string[] {
    return this.statements.campaigns.all().map(({ id }) => id)
  }

  close(): void {
    this.client.close()
  }
}

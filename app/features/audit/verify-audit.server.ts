import { listAuditRowsAfter, auditDigest, FIRST_DIGEST } from '#db/queries/audit.server.ts'
import type { Database } from '#db/client.server.ts'

export type AuditVerdict = {
  readonly rows: number
  /** First and last place in the chain; rows before the first were deleted when their time was over. */
  readonly first: number | null
  readonly last: number | null
  /** SHA-256 (hex) of the last row, as the daily mail told it on its day. */
  readonly lastDigest: string
  /** Place of the first row that does not follow from the one before, or null. */
  readonly broken: number | null
}

const PAGE = 1000

/** Recomputes the chain of the audit log from its oldest row. */
export async function verifyAudit(database: Database): Promise<AuditVerdict> {
  let verdict: AuditVerdict = { rows: 0, first: null, last: null, lastDigest: FIRST_DIGEST, broken: null }
  for (;;) {
    const rows = await listAuditRowsAfter(database, verdict.last ?? 0, PAGE)
    for (const row of rows) {
      // Where old rows were deleted, the oldest one left is believed about the one before it.
      const isFirst = verdict.last === null
      const follows = isFirst
        ? row.sequence > 1 || row.previous === FIRST_DIGEST
        : row.sequence === (verdict.last ?? 0) + 1 && row.previous === verdict.lastDigest
      if (!follows || auditDigest(row) !== row.digest) return { ...verdict, broken: row.sequence }
      verdict = {
        rows: verdict.rows + 1,
        first: verdict.first ?? row.sequence,
        last: row.sequence,
        lastDigest: row.digest,
        broken: null,
      }
    }
    if (rows.length < PAGE) return verdict
  }
}

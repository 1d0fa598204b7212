import { setImmediate } from 'node:timers/promises'
import { auditDigest, findAuditRow, FIRST_DIGEST, listAuditRowsAfter, type AuditRow } from '#db/queries/audit.server.ts'
import { hasGone, listDigestsOf } from '#db/queries/frozen-objects.server.ts'
import { hasFigureAsTold } from '#db/queries/told-figures.server.ts'
import type { Database } from '#db/client.server.ts'
import { AUDIT_YEARS } from '#app/kit/program/retention-terms.ts'
import type { Anchor } from './audit-anchor.ts'
import type { AuditFault } from './audit-fault.ts'

const PAGE = 500
const DAY_MS = 24 * 60 * 60 * 1000
/**
 * A log has a row a day (its own anchor). Where more is missing between what an act deleted for its age and the first row
 * left, younger rows went too; a server may have stood still for a month.
 */
const LONGEST_SILENCE_MS = 31 * DAY_MS

export type Chain = {
  readonly rows: number
  /** First and last place in the chain. */
  readonly first: Pick<AuditRow, 'sequence' | 'at' | 'previous'> | null
  readonly last: number | null
  /** SHA-256 (hex) of the last row. */
  readonly lastDigest: string
  /** Place of the first row that does not follow from the one before, or null. */
  readonly broken: number | null
  /** Instant (ISO) before which rows were deleted for their age, and which was the last of them. */
  readonly deletion: Deletion | null
}

const UNWALKED: Chain = { rows: 0, first: null, last: null, lastDigest: FIRST_DIGEST, broken: null, deletion: null }

type Deletion = { readonly before: string; readonly lastSequence: number; readonly lastDigest: string }

/** What an act of deletion by age says; null where it cannot be one. */
function deletionOf({ at, role, objectId: before, detail }: AuditRow, now: Date): Deletion | null {
  const { lastSequence, lastDigest } = detail
  const limit = new Date(at)
  limit.setUTCFullYear(limit.getUTCFullYear() - AUDIT_YEARS)
  const isDue = before <= limit.toISOString() && at <= now.toISOString() && !Number.isNaN(Date.parse(before))
  if (role !== 'program' || !isDue || typeof lastSequence !== 'number' || typeof lastDigest !== 'string') return null
  return { before, lastSequence, lastDigest }
}

/** Deeds that carry the digest of what they are about. */
const FREEZING = new Set([
  ...[
    'campaign.closed',
    'certificate.issued',
    'assessment.signed',
    'pool.frozen',
    'experience-pool.frozen',
    'score-group.frozen',
    'plan.signed',
  ],
])

function lacksObject(database: Database, row: AuditRow): boolean {
  const { digest } = row.detail
  if (!FREEZING.has(row.action) || typeof digest !== 'string') return false
  return !listDigestsOf(database, row).includes(digest) && !hasGone(database, row)
}

/** Whether a chain may begin where it does. */
function beginsWell({ first, deletion }: Chain): boolean {
  if (first === null) return true
  if (first.sequence === 1) return first.previous === FIRST_DIGEST && deletion === null
  return deletion?.lastSequence === first.sequence - 1 && deletion.lastDigest === first.previous
}

/** Rows that an act deleted were older than its instant, and what followed them was not, by at most a month. */
function deletedByAge({ first, deletion }: Chain): boolean {
  if (first === null || deletion === null) return true
  return first.at >= deletion.before && Date.parse(first.at) - Date.parse(deletion.before) <= LONGEST_SILENCE_MS
}

/**
 * Walks the chain page by page, and hands each fault to `report`. Where a row does not follow, what comes after it is
 * walked all the same, as if it did.
 * @param from what was walked before; without it the chain is walked from its beginning.
 */
export async function walkChain(
  database: Database,
  now: Date,
  report: (fault: AuditFault) => void,
  from: Chain = UNWALKED,
): Promise<Chain> {
  let chain = from
  let deletedAt: number | null = null
  for (;;) {
    const page = await listAuditRowsAfter(database, chain.last ?? Number.MIN_SAFE_INTEGER, PAGE)
    for (const row of page) {
      const follows = chain.last === null || (row.sequence === chain.last + 1 && row.previous === chain.lastDigest)
      const isSound = follows && auditDigest(row) === row.digest
      if (!isSound) report({ what: 'broken-chain', sequence: row.sequence })
      if (row.action === 'audit.expired') {
        const deletion = deletionOf(row, now)
        if (deletion) [deletedAt, chain] = [row.sequence, { ...chain, deletion }]
        else report({ what: 'impossible-deletion', sequence: row.sequence })
      }
      if (lacksObject(database, row))
        report({ what: 'deed-without-object', sequence: row.sequence, action: row.action, object: row.objectId })
      if (row.objectKind === 'staff-figure' && !hasFigureAsTold(database, row))
        report({ what: 'figure-other-than-deed', sequence: row.sequence, object: row.objectId })
      chain = {
        ...chain,
        rows: chain.rows + 1,
        first: chain.first ?? row,
        last: row.sequence,
        lastDigest: row.digest,
        broken: chain.broken ?? (isSound ? null : row.sequence),
      }
    }
    if (page.length < PAGE) break
    // Somebody may be waiting for a page meanwhile.
    await setImmediate()
  }
  if (!beginsWell(chain)) report({ what: 'missing-beginning', sequence: chain.first?.sequence ?? 0 })
  if (!deletedByAge(chain) && deletedAt !== null) report({ what: 'impossible-deletion', sequence: deletedAt })
  return chain
}

/** Compares a chain with what was told of it outside: the only way to notice that its end was cut off or made anew. */
export function compareWithAnchor(
  database: Database,
  { first, last, deletion }: Chain,
  { sequence, digest, day }: Anchor,
  report: (fault: AuditFault) => void,
): void {
  if (last === null || sequence > last) return report({ what: 'shorter-than-anchor', sequence })
  if (first !== null && sequence < first.sequence) {
    // Deleted for its age: then the mail that tells of it is as old.
    if (day !== null && deletion !== null && day > deletion.before.slice(0, 10))
      report({ what: 'shorter-than-anchor', sequence })
    return
  }
  if (findAuditRow(database, sequence)?.digest !== digest) report({ what: 'other-than-anchor', sequence })
}

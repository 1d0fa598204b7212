import { and, asc, desc, eq, gt, gte, lt, lte, max, sql } from 'drizzle-orm'
import { sha256 } from '#surveys/model/canonical-json.ts'
import type { Database } from '#db/client.server.ts'
import { auditLog } from '#db/schema/index.ts'
import { preparedWithin } from '#db/prepared-within.server.ts'
import { within, type Scope } from '#db/scope.ts'
import { prepared } from '#db/prepared-insert.server.ts'
import { inTransaction, preparedOnce, type Handle, type Transaction } from '#db/unit-of-work.server.ts'

export type AuditRow = typeof auditLog.$inferSelect
/** What somebody did. Never a respondent, an answer, a code or the address of a respondent. */
export type AuditEntry = Omit<AuditRow, 'sequence' | 'previous' | 'digest'>

/** Digest before the first row. */
export const FIRST_DIGEST = '0'.repeat(64)

type Store = Database | Transaction

/** What a change writes of itself in its own transaction: the note of it in the audit log. */
export type Note = (transaction: Store) => void
/** For rows that nobody's deed made: tests and the invented country. */
export const NO_NOTE: Note = () => undefined

/** SHA-256 (hex) that a row must carry. */
export function auditDigest({ digest: _own, ...row }: AuditRow): string {
  return sha256(row)
}

const lastPlace = preparedOnce((database) =>
  database
    .select({ sequence: auditLog.sequence, digest: auditLog.digest })
    .from(auditLog)
    .orderBy(desc(auditLog.sequence))
    .limit(1)
    .prepare(),
)

/** Appends a row to the chain; runs inside the transaction of the change that it tells. */
export function insertAuditEntry(database: Store, entry: AuditEntry): void {
  const last = lastPlace(database).get()
  const row = { ...entry, sequence: (last?.sequence ?? 0) + 1, previous: last?.digest ?? FIRST_DIGEST, digest: '' }
  prepared(database).insert(auditLog, { ...row, digest: auditDigest(row) })
}

/** Newest rows of the scope, at most `limit`. @param before place in the chain that all of them stand before; null for the newest. */
export async function listAuditRows(
  database: Database,
  scope: Scope,
  limit: number,
  before: number | null = null,
): Promise<AuditRow[]> {
  const mine = and(within(scope, auditLog.entityId), before === null ? undefined : lt(auditLog.sequence, before))
  return database.select().from(auditLog).where(mine).orderBy(desc(auditLog.sequence)).limit(limit).all()
}

/** Rows after a place in the chain, oldest first, at most `limit`; for checking the whole of it. */
export async function listAuditRowsAfter(database: Database, after: number, limit: number): Promise<AuditRow[]> {
  return database
    .select()
    .from(auditLog)
    .where(gt(auditLog.sequence, after))
    .orderBy(asc(auditLog.sequence))
    .limit(limit)
    .all()
}

const lastSequence = preparedOnce((database) =>
  database
    .select({ sequence: max(auditLog.sequence) })
    .from(auditLog)
    .prepare(),
)

/** Place of the last noted deed in the log; 0 where there is none. */
export async function findLastDeedPlace(database: Database): Promise<number> {
  return lastSequence(database).get()?.sequence ?? 0
}

/** The plus keeps SQLite from walking the whole index by kind to find each once: what came after a place is a few rows. */
const kindsWithin = preparedWithin((database, mine) =>
  database
    .selectDistinct({ kind: sql<string>`+${auditLog.objectKind}` })
    .from(auditLog)
    .where(and(mine(auditLog.entityId), gt(auditLog.sequence, sql.placeholder('place'))))
    .prepare(),
)

/** On what kinds of objects deeds of the scope were noted after a place in the log. */
export async function listDeedKindsAfter(database: Database, scope: Scope, place: number): Promise<string[]> {
  const { statement, values } = kindsWithin(database, scope)
  return statement.all({ ...values, place }).map(({ kind }) => kind)
}

/** Such a deed that was noted since an instant (ISO), or null. */
export async function findDeedSince(
  database: Handle,
  action: string,
  since: string,
): Promise<Pick<AuditRow, 'sequence'> | null> {
  return (
    database
      .select({ sequence: auditLog.sequence })
      .from(auditLog)
      .where(and(eq(auditLog.action, action), gte(auditLog.at, since)))
      .get() ?? null
  )
}

/**
 * Deletes the beginning of the chain up to the first row that is not older than an instant (ISO), so that what stays has
 * no gap; a trigger refuses what is younger than five years.
 * @param noteOf notes how many went and which was the last of them; a day on which nothing is due leaves no note.
 * @returns how many.
 */
export async function deleteAuditBefore(
  database: Database,
  before: string,
  noteOf: (rows: number, last: Pick<AuditRow, 'sequence' | 'digest'>) => Note,
): Promise<number> {
  return inTransaction(database, (transaction) => {
    const place = { sequence: auditLog.sequence, digest: auditLog.digest }
    const kept = transaction
      .select(place)
      .from(auditLog)
      .where(gte(auditLog.at, before))
      .orderBy(asc(auditLog.sequence))
      .get()
    const due = kept ? lt(auditLog.sequence, kept.sequence) : undefined
    const last = transaction.select(place).from(auditLog).where(due).orderBy(desc(auditLog.sequence)).get()
    if (!last) return 0
    // Noted before, so that the note follows in the chain from the last row also where none stays.
    noteOf(last.sequence - firstPlace(transaction) + 1, last)(transaction)
    return transaction.delete(auditLog).where(lte(auditLog.sequence, last.sequence)).run().changes
  })
}

function firstPlace(transaction: Handle): number {
  const first = transaction.select({ sequence: auditLog.sequence }).from(auditLog).orderBy(asc(auditLog.sequence)).get()
  return first?.sequence ?? 1
}

/** Place of the last row of the chain; 0 while there is none. */
export function findLastAuditPlace(database: Handle): number {
  const last = database.select({ sequence: auditLog.sequence }).from(auditLog).orderBy(desc(auditLog.sequence)).get()
  return last?.sequence ?? 0
}

/** The row at a place of the chain, or null. */
export function findAuditRow(database: Handle, sequence: number): AuditRow | null {
  return database.select().from(auditLog).where(eq(auditLog.sequence, sequence)).get() ?? null
}

/** Instant (ISO) at which something was last done to an object, or null. */
export function findLastDeedAt(database: Pick<Database, 'select'>, action: string, objectId: string): string | null {
  const mine = and(eq(auditLog.action, action), eq(auditLog.objectId, objectId))
  return (
    database.select({ at: auditLog.at }).from(auditLog).where(mine).orderBy(desc(auditLog.sequence)).get()?.at ?? null
  )
}

/** A deed with exactly this detail that was already noted about an object, or null. */
export function findDeed(
  database: Pick<Database, 'select'>,
  action: string,
  objectKind: string,
  objectId: string,
  detail: AuditRow['detail'],
): Pick<AuditRow, 'sequence'> | null {
  const same = and(eq(auditLog.objectKind, objectKind), eq(auditLog.objectId, objectId), eq(auditLog.action, action))
  const wanted = sha256(detail)
  const found = database
    .select({ sequence: auditLog.sequence, detail: auditLog.detail })
    .from(auditLog)
    .where(same)
    .all()
    .find((row) => sha256(row.detail) === wanted)
  return found ? { sequence: found.sequence } : null
}

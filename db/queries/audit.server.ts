import { and, asc, desc, eq, gt, gte, lt } from 'drizzle-orm'
import { sha256 } from '#surveys/model/canonical-json.ts'
import type { Database } from '#db/client.server.ts'
import { auditLog } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'

export type AuditRow = typeof auditLog.$inferSelect
/** What somebody did. Never a respondent, an answer, a code or the address of a respondent. */
export type AuditEntry = Omit<AuditRow, 'sequence' | 'previous' | 'digest'>

/** Digest before the first row. */
export const FIRST_DIGEST = '0'.repeat(64)

type Store = Pick<Database, 'select' | 'insert'>

/** What a change writes of itself in its own transaction: the note of it in the audit log. */
export type Note = (transaction: Store) => void
/** For rows that nobody's deed made: tests and the invented country. */
export const NO_NOTE: Note = () => undefined

/** SHA-256 (hex) that a row must carry. */
export function auditDigest({ digest: _own, ...row }: AuditRow): string {
  return sha256(row)
}

/** Appends a row to the chain; runs inside the transaction of the change that it tells. */
export function appendAudit(database: Store, entry: AuditEntry): void {
  const last = database
    .select({ sequence: auditLog.sequence, digest: auditLog.digest })
    .from(auditLog)
    .orderBy(desc(auditLog.sequence))
    .get()
  const row = { ...entry, sequence: (last?.sequence ?? 0) + 1, previous: last?.digest ?? FIRST_DIGEST, digest: '' }
  database
    .insert(auditLog)
    .values({ ...row, digest: auditDigest(row) })
    .run()
}

/** Newest rows of the scope, at most `limit`. @param before place in the chain that all of them stand before; null for the newest. */
export async function auditRows(
  database: Database,
  scope: Scope,
  limit: number,
  before: number | null = null,
): Promise<AuditRow[]> {
  const mine = and(within(scope, auditLog.entityId), before === null ? undefined : lt(auditLog.sequence, before))
  return database.select().from(auditLog).where(mine).orderBy(desc(auditLog.sequence)).limit(limit).all()
}

/** Rows after a place in the chain, oldest first, at most `limit`; for checking the whole of it. */
export async function auditChain(database: Database, after: number, limit: number): Promise<AuditRow[]> {
  return database
    .select()
    .from(auditLog)
    .where(gt(auditLog.sequence, after))
    .orderBy(asc(auditLog.sequence))
    .limit(limit)
    .all()
}

/** Whether such a deed was noted since an instant (ISO). */
export async function hasDeedSince(database: Database, action: string, since: string): Promise<boolean> {
  return (
    database
      .select({ sequence: auditLog.sequence })
      .from(auditLog)
      .where(and(eq(auditLog.action, action), gte(auditLog.at, since)))
      .get() !== undefined
  )
}

/** Deletes what is older than an instant (ISO); a trigger refuses what is younger than five years. @returns how many. */
export async function deleteAuditBefore(database: Database, before: string): Promise<number> {
  return database.delete(auditLog).where(lt(auditLog.at, before)).run().changes
}

/** Instant (ISO) at which something was last done to an object, or null. */
export function lastDeedAt(database: Pick<Database, 'select'>, action: string, objectId: string): string | null {
  const mine = and(eq(auditLog.action, action), eq(auditLog.objectId, objectId))
  return (
    database.select({ at: auditLog.at }).from(auditLog).where(mine).orderBy(desc(auditLog.sequence)).get()?.at ?? null
  )
}

/** Whether a deed with exactly this detail was already noted about an object. */
export function hasDeed(
  database: Pick<Database, 'select'>,
  action: string,
  objectKind: string,
  objectId: string,
  detail: AuditRow['detail'],
): boolean {
  const same = and(eq(auditLog.objectKind, objectKind), eq(auditLog.objectId, objectId), eq(auditLog.action, action))
  const wanted = sha256(detail)
  return database
    .select({ detail: auditLog.detail })
    .from(auditLog)
    .where(same)
    .all()
    .some((row) => sha256(row.detail) === wanted)
}

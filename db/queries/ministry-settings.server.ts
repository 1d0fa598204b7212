import { desc, eq } from 'drizzle-orm'
import { auditLog, ministrySettings } from '#db/schema/index.ts'
import { preparedOnce, type Handle, type Transaction } from '#db/unit-of-work.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Note } from './audit.server.ts'

export type StoredSettings = typeof ministrySettings.$inferSelect

const newest = preparedOnce((database) =>
  database.select().from(ministrySettings).orderBy(desc(ministrySettings.version)).limit(1).prepare(),
)

/** What the Ministry says of itself now; null where it never said anything. It is as public as its name. */
export function findMinistrySettings(database: Database | Transaction): StoredSettings | null {
  return newest(database).get() ?? null
}

/** Adds a version, which is in force from then on. */
export function insertMinistrySettings(transaction: Transaction, settings: StoredSettings, note: Note): void {
  transaction.insert(ministrySettings).values(settings).run()
  note(transaction)
}

/** The newest changes of the settings, with who made them: that stands in their deeds and nowhere else. */
export function listSettingsChanges(handle: Handle, limit: number) {
  return handle
    .select({ at: auditLog.at, actorName: auditLog.actorName, detail: auditLog.detail })
    .from(auditLog)
    .where(eq(auditLog.action, 'ministry.settings'))
    .orderBy(desc(auditLog.sequence))
    .limit(limit)
    .all()
}

import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Who did what on which object, in order; append-only and chained by hashes. Never a respondent, never an answer.
 * A row may be deleted only when it is older than its retention (trigger in the migration).
 */
export const auditLog = sqliteTable(
  'audit_log',
  {
    /** Without a gap, from 1. */
    sequence: integer('sequence').primaryKey(),
    /** ISO instant. */
    at: text('at').notNull(),
    /** Id of the account, or null where the program itself acts. */
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    role: text('role').notNull(),
    entityId: text('entity_id'),
    /** What was done, as `noun.verb`: `campaign.opened`. */
    action: text('action').notNull(),
    objectKind: text('object_kind').notNull(),
    objectId: text('object_id').notNull(),
    detail: text('detail', { mode: 'json' })
      .$type<Readonly<Record<string, string | number | boolean | null>>>()
      .notNull(),
    /** Digest of the row before; 64 zeros for the first. */
    previous: text('previous').notNull(),
    /** SHA-256 (hex) over `previous` and the other columns as JSON with sorted keys. */
    digest: text('digest').notNull(),
  },
  (table) => [
    index('audit_object').on(table.objectKind, table.objectId),
    index('audit_entity').on(table.entityId),
    check('digests_are_sha256', sql`length(${table.previous}) = 64 AND length(${table.digest}) = 64`),
  ],
)

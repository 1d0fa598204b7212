import { sql } from 'drizzle-orm'
import { blob, check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { campaigns } from './campaigns.ts'
import { paperBatches } from './paper.ts'

/**
 * Typed sheets while they may still be compared and corrected, and until at least k of their campaign can be stored
 * together. What a sheet says is sealed to the key of its campaign, blank or full to the same length. WITHOUT ROWID in
 * the migration.
 */
export const typedSheets = sqliteTable(
  'typed_sheets',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    batchId: text('batch_id')
      .notNull()
      .references(() => paperBatches.id),
    /** Its place in the pile. */
    sheet: integer('sheet').notNull(),
    /** 1 = as typed first, 2 = typed again to compare. */
    entry: integer('entry').$type<1 | 2>().notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.campaignId, table.batchId, table.sheet, table.entry] }),
    check('known_entry', sql`${table.entry} IN (1, 2)`),
  ],
)

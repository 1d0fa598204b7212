import { sql } from 'drizzle-orm'
import { blob, check, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { campaigns, RESPONSE_PARTS } from './campaigns.ts'
import { paperBatches } from './paper.ts'
import { oneOf } from './one-of.ts'

/**
 * Typed sheets that wait while they may still be compared and corrected, and until at least k of their campaign can be
 * stored together, in another order and under other ids. WITHOUT ROWID in the migration.
 */
export const responseBuffer = sqliteTable(
  'response_buffer',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    /** Random; the row that it becomes gets another. */
    id: blob('id', { mode: 'buffer' }).notNull(),
    answers: text('answers', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    sex: text('sex'),
    extraSegment: text('extra_segment'),
    part: text('part', { enum: RESPONSE_PARTS }).notNull().default('main'),
    /** Of a typed sheet: its batch, its place in the pile, and 1 = as typed first, 2 = typed again to compare. */
    batchId: text('batch_id').references(() => paperBatches.id),
    sheet: integer('sheet'),
    entry: integer('entry').$type<1 | 2>(),
  },
  (table) => [
    primaryKey({ columns: [table.campaignId, table.id] }),
    uniqueIndex('typed_sheet').on(table.batchId, table.sheet, table.entry),
    check('random_id', sql`length(${table.id}) = 16`),
    check('known_part', oneOf(table.part, RESPONSE_PARTS)),
    check(
      'sheet_or_none',
      sql`(${table.batchId} IS NULL AND ${table.sheet} IS NULL AND ${table.entry} IS NULL)
        OR (${table.batchId} IS NOT NULL AND ${table.sheet} IS NOT NULL AND ${table.entry} IN (1, 2))`,
    ),
  ],
)

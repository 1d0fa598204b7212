import { sql } from 'drizzle-orm'
import { blob, check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { entities } from './entities.ts'

/**
 * What Recursos Humanos told of complaints of harassment in a half year, for SERVIR. What it says is sealed under a key
 * that is outside the database: no copy of the file, no backup and no query on it tells whether there was a complaint.
 * A correction is one revision more, so that totals of a day stay as they were.
 */
export const complaintReports = sqliteTable(
  'complaint_reports',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    year: integer('year').notNull(),
    /** 1: January to June; 2: July to December. */
    half: integer('half').notNull(),
    /** From 1 on; the newest counts. */
    revision: integer('revision').notNull(),
    /** All of one length, whatever they say. */
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
    /** ISO date in Lima time. */
    savedOn: text('saved_on').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entityId, table.year, table.half, table.revision] }),
    check('known_half', sql`${table.half} IN (1, 2)`),
    check(
      'told_once_it_is_over',
      sql`${table.savedOn} > CASE ${table.half} WHEN 1 THEN ${table.year} || '-06-30' ELSE ${table.year} || '-12-31' END`,
    ),
  ],
)

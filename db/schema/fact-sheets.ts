import type { FactSheet } from '#surveys/facts/protect-sheet.ts'
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { sql } from 'drizzle-orm'
import { entities } from './entities.ts'

/**
 * Totals of the staff of an entity in a year, one sheet a year. It is written over when it is put right: two versions
 * side by side would give back what one merges. A trigger holds that no number of people in it is 1 to 4.
 */
export const factSheets = sqliteTable(
  'fact_sheets',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    year: integer('year').notNull(),
    /** ISO date of the count of people; what happened is of the whole year until then. */
    countedOn: text('counted_on').notNull(),
    content: text('content', { mode: 'json' }).$type<FactSheet>().notNull(),
    /** One more with every saving: whoever typed over an older one is told. */
    revision: integer('revision').notNull(),
    /** ISO date in Lima time. */
    savedOn: text('saved_on').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entityId, table.year] }),
    check('facts_are_counted_in_their_year', sql`substr(${table.countedOn}, 1, 4) = CAST(${table.year} AS TEXT)`),
  ],
)

import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { DATASET_IDS, type Table } from '#surveys/open-data/dataset.ts'
import type { EditionHead, EditionSignature } from '#surveys/open-data/edition.ts'

export const EDITION_KINDS = ['published', 'withdrawn'] as const

/**
 * The public log of the open data of each year: what was published, corrected and taken back, in order. A publication
 * corrects the one before; a withdrawal takes back all that was published of its year until then.
 */
export const openDataActs = sqliteTable(
  'open_data_acts',
  {
    year: integer('year').notNull(),
    version: integer('version').notNull(),
    kind: text('kind', { enum: EDITION_KINDS }).notNull(),
    /** ISO date in Lima time. */
    on: text('acted_on').notNull(),
    signature: text('signature', { mode: 'json' }).$type<EditionSignature>().notNull(),
    /** Why it corrects what was there, or takes it back; empty in the first. */
    reason: text('reason').notNull(),
    /** What a publication says besides its tables; null in a withdrawal. */
    head: text('head', { mode: 'json' }).$type<EditionHead>(),
    digest: text('digest').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.year, table.version] }),
    check('an_act_on_open_data_says_why', sql`(${table.version} = 1) = (${table.reason} = '')`),
    check('a_publication_says_what', sql`(${table.kind} = 'published') = (${table.head} IS NOT NULL)`),
  ],
)

/** The tables of each publication, apart from each other: a file is read without the others. */
export const openDataTables = sqliteTable(
  'open_data_tables',
  {
    year: integer('year').notNull(),
    version: integer('version').notNull(),
    dataset: text('dataset', { enum: DATASET_IDS }).notNull(),
    rows: text('rows', { mode: 'json' }).$type<Table['rows']>().notNull(),
    rowCount: integer('row_count').notNull(),
    digest: text('digest').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.year, table.version, table.dataset] }),
    foreignKey({ columns: [table.year, table.version], foreignColumns: [openDataActs.year, openDataActs.version] }),
  ],
)

import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const GOVERNMENT_LEVELS = [
  'ministry',
  'national-entity',
  'autonomous-body',
  'regional-government',
  'local-government',
] as const
export type GovernmentLevel = (typeof GOVERNMENT_LEVELS)[number]

export const entities = sqliteTable('entities', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  governmentLevel: text('government_level', { enum: GOVERNMENT_LEVELS }).notNull(),
  region: text('region'),
  /** Document and year from which the directory knows of the entity's mechanism. */
  source: text('source').notNull(),
  sourceYear: integer('source_year').notNull(),
  /** Entity of the demonstration country, not of Peru. */
  invented: integer('invented', { mode: 'boolean' }).notNull().default(false),
})

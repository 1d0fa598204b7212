import { sql } from 'drizzle-orm'
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { BlockId, CountryReport, ReportSignature } from '#surveys/country-report/frozen-report.ts'

/**
 * What analysts wrote of the country report of a year before it is published: texts in place of the proposed ones, and why
 * each finding stands. Its figures are read anew each time.
 */
export const countryReportDrafts = sqliteTable('country_report_drafts', {
  year: integer('year').primaryKey(),
  texts: text('texts', { mode: 'json' }).$type<Partial<Record<BlockId, string>>>().notNull(),
  /** By key of the finding. */
  explanations: text('explanations', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  /** One more with every saving: whoever typed over an older one is told. */
  revision: integer('revision').notNull(),
  /** ISO date in Lima time. */
  savedOn: text('saved_on').notNull(),
  savedBy: text('saved_by').notNull(),
})

/** Editions of the country report of a year, frozen each; the newest is in force and the earlier ones stay readable. */
export const countryReports = sqliteTable(
  'country_reports',
  {
    year: integer('year').notNull(),
    version: integer('version').notNull(),
    content: text('content', { mode: 'json' }).$type<CountryReport>().notNull(),
    digest: text('digest').notNull(),
    /** ISO date in Lima time. */
    publishedOn: text('published_on').notNull(),
    signature: text('signature', { mode: 'json' }).$type<ReportSignature>().notNull(),
    /** Why it replaces the edition before; empty in the first. */
    reason: text('reason').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.year, table.version] }),
    check('a_revision_says_why', sql`(${table.version} = 1) = (${table.reason} = '')`),
  ],
)

import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { INSTRUMENT_SLUGS, type MaturityLevelId } from '#surveys/model/instrument.ts'
import type { AnswerCount, Figure, SuppressionReason } from '#surveys/disclosure/release.ts'
import { releases } from './campaigns.ts'
import { entities } from './entities.ts'

type Scored = Extract<Figure, { kind: 'scored' }>

/**
 * The scores of every release one by one, as the release says them, for the pages that read many entities. Nothing of
 * what happened to people and nothing of the questions. It repeats `releases` and is never changed: what is in it can be
 * made again from there (docs/decisions/121). WITHOUT ROWID in the migration.
 */
export const releasedFigures = sqliteTable(
  'released_figures',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => releases.campaignId),
    /** `overall`, or a dimension of the instrument. */
    measure: text('measure').notNull(),
    /** Segment of a cut and its cell; both empty where the figure is of everybody. */
    cut: text('cut').notNull(),
    cell: text('cell').notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    instrumentSlug: text('instrument_slug', { enum: INSTRUMENT_SLUGS }).notNull(),
    instrumentVersion: integer('instrument_version').notNull(),
    /** Oldest version with which this measure may be compared: of one series are exactly those that may. */
    series: integer('series').notNull(),
    /** Of the release, and its ISO date. */
    year: integer('year').notNull(),
    releasedOn: text('released_on').notNull(),
    kind: text('kind', { enum: ['scored', 'suppressed'] }).notNull(),
    /** Why it is suppressed; null where it is scored. What follows is null where it is suppressed. */
    reason: text('reason').$type<SuppressionReason>(),
    /** 0-100, rounded, with half the width and the ends of its interval; no margin beside a bound. */
    value: real('value'),
    bound: text('bound').$type<Scored['bound']>(),
    margin: real('margin'),
    low: real('low'),
    high: real('high'),
    countKind: text('count_kind').$type<AnswerCount['kind']>(),
    n: integer('n'),
    level: text('level').$type<MaturityLevelId>(),
    spansCut: integer('spans_cut', { mode: 'boolean' }),
  },
  (table) => [
    primaryKey({ columns: [table.campaignId, table.measure, table.cut, table.cell] }),
    index('figure_of_everybody')
      .on(table.instrumentSlug, table.measure, table.year, table.entityId)
      .where(sql`${table.cut} = ''`),
    check('known_figure', sql`${table.kind} IN ('scored','suppressed')`),
    check(
      'a_figure_is_scored_or_says_why_not',
      sql`(${table.kind} = 'suppressed') = (${table.reason} IS NOT NULL)
        AND (${table.kind} = 'scored') = (${table.value} IS NOT NULL)`,
    ),
    check('a_cell_is_of_a_cut', sql`(${table.cut} = '') = (${table.cell} = '')`),
  ],
)

/**
 * The newest release of each entity and instrument, with its overall, written with it: the country shows one each, and
 * counts and sorts thousands of them without reading further. WITHOUT ROWID in the migration: those of one instrument
 * lie together.
 */
export const newestReleases = sqliteTable(
  'newest_releases',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    instrumentSlug: text('instrument_slug', { enum: INSTRUMENT_SLUGS }).notNull(),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => releases.campaignId),
    /** ISO date. */
    releasedOn: text('released_on').notNull(),
    /** Overall of everybody, 0-100, and its level, as `released_figures` has them; null where it is suppressed. */
    value: real('value'),
    level: text('level').$type<MaturityLevelId>(),
  },
  (table) => [primaryKey({ columns: [table.instrumentSlug, table.entityId] })],
)

/**
 * How a name is searched and put in order (surveys/text): both follow from the name alone, so a row is never wrong, and
 * names that entities had before stay.
 */
export const nameKeys = sqliteTable('name_keys', {
  name: text('name').primaryKey(),
  plainName: text('plain_name').notNull(),
  nameOrder: text('name_order').notNull(),
})

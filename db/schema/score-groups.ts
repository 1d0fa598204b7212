import { sql } from 'drizzle-orm'
import { check, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { GOVERNMENT_LEVELS, SIZE_BANDS } from '#surveys/model/entity-kind.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { entities } from './entities.ts'
import { oneOf } from './one-of.ts'

/**
 * Results that are shown to their entities as one group, each without its own (docs/decisions/134). Frozen with its
 * members; no result stands in two.
 */
export const scoreGroups = sqliteTable(
  'score_groups',
  {
    id: text('id').primaryKey(),
    instrumentSlug: text('instrument_slug', { enum: INSTRUMENT_SLUGS }).notNull(),
    /** Oldest version with which the overall may be compared. */
    series: integer('series').notNull(),
    governmentLevel: text('government_level', { enum: GOVERNMENT_LEVELS }).notNull(),
    /** Who was asked (`reachOf`); empty where no staff answered. */
    reach: text('reach').notNull(),
    /** Empty where entities of all sizes stand in it. */
    size: text('size', { enum: ['', ...SIZE_BANDS] }).notNull(),
    /** "2026-T3": results that were published until its last day. */
    quarter: text('quarter').notNull(),
    /** ISO date. */
    computedOn: text('computed_on').notNull(),
    /** SHA-256 (hex) over the group and its members (`scoreGroupDigest`). */
    digest: text('digest').notNull(),
  },
  (table) => [
    uniqueIndex('one_group_of_a_kind_and_quarter').on(
      table.instrumentSlug,
      table.governmentLevel,
      table.reach,
      table.series,
      table.size,
      table.quarter,
    ),
    check('known_group_level', oneOf(table.governmentLevel, GOVERNMENT_LEVELS)),
    check('known_group_size', oneOf(table.size, ['', ...SIZE_BANDS])),
  ],
)

/** A result in its group; its key is the result, so that it stands in one only. */
export const scoreGroupMembers = sqliteTable(
  'score_group_members',
  {
    /** Campaign, or assessment. */
    resultId: text('result_id').primaryKey(),
    groupId: text('group_id')
      .notNull()
      .references(() => scoreGroups.id),
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    /** Overall, 0-100, as it was released or verified. */
    value: real('value').notNull(),
    /** Answers behind it; 1 where no staff answered. */
    answered: integer('answered').notNull(),
  },
  (table) => [
    uniqueIndex('one_result_of_an_entity_in_a_group').on(table.groupId, table.entityId),
    index('group_member_entity').on(table.entityId),
    check('a_grouped_score', sql`${table.value} BETWEEN 0 AND 100 AND ${table.answered} >= 1`),
  ],
)

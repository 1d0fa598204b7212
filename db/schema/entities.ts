import { sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { SECTORS } from '#surveys/model/entity-identity.ts'
import { GOVERNMENT_LEVELS, type GovernmentLevel } from '#surveys/model/entity-kind.ts'
import { oneOf } from './one-of.ts'

export { GOVERNMENT_LEVELS, type GovernmentLevel }

export const ENTITY_STATUSES = ['active', 'merged', 'split', 'closed'] as const
export type EntityStatus = (typeof ENTITY_STATUSES)[number]

export const entities = sqliteTable(
  'entities',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    governmentLevel: text('government_level', { enum: GOVERNMENT_LEVELS }).notNull(),
    region: text('region'),
    /** Tax number of the legal person, eleven digits; null where it is not known. */
    ruc: text('ruc'),
    /** INEI's geographic code of its seat, six digits; null where it is not known. */
    ubigeo: text('ubigeo'),
    /** Of the executive alone; null where it is not known, and where there is none (`hasSector`). */
    sector: text('sector', { enum: SECTORS }),
    /** Document and year from which the directory knows of the entity's mechanism. */
    source: text('source').notNull(),
    sourceYear: integer('source_year').notNull(),
    /** Entity of the demonstration country, not of Peru. */
    invented: integer('invented', { mode: 'boolean' }).notNull().default(false),
    status: text('status', { enum: ENTITY_STATUSES }).notNull().default('active'),
    /** Ministry or government that it is attached to. */
    parentId: text('parent_id').references((): AnySQLiteColumn => entities.id),
    /** Entity into which it was merged. */
    mergedIntoId: text('merged_into_id').references((): AnySQLiteColumn => entities.id),
    /** Entity from which it was split off. */
    splitFromId: text('split_from_id').references((): AnySQLiteColumn => entities.id),
    /** Where a member of staff asks about her data, as the privacy notice says it; empty: the ministry's alone. */
    privacyAddress: text('privacy_address').notNull().default(''),
    privacyContact: text('privacy_contact').notNull().default(''),
    dataOfficer: text('data_officer').notNull().default(''),
  },
  (table) => [
    uniqueIndex('one_active_entity_of_a_name').on(sql`lower(${table.name})`).where(sql`${table.status} = 'active'`),
    uniqueIndex('one_active_entity_of_a_ruc').on(table.ruc).where(sql`${table.status} = 'active'`),
    index('entity_merged_into').on(table.mergedIntoId),
    index('entity_parent').on(table.parentId),
    check('known_entity_status', oneOf(table.status, ENTITY_STATUSES)),
  ],
)

export const ENTITY_CHANGES = [
  'added',
  'renamed',
  'level',
  'region',
  'ruc',
  'ubigeo',
  'sector',
  'parent',
  'merged',
  'absorbed',
  'split',
  'closed',
  'reopened',
  'privacy',
  'logo',
] as const
export type EntityChange = (typeof ENTITY_CHANGES)[number]

/** What became of an entity, in order: old names stay readable beside the campaigns of their time. */
export const entityHistory = sqliteTable(
  'entity_history',
  {
    id: integer('id').primaryKey(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    change: text('change', { enum: ENTITY_CHANGES }).notNull(),
    before: text('before').notNull().default(''),
    after: text('after').notNull().default(''),
    /** Norm or document that says so. */
    document: text('document').notNull().default(''),
    /** ISO date from which it counts. */
    effectiveOn: text('effective_on').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (table) => [index('entity_history_entity').on(table.entityId)],
)

/** How many people work in an entity, each figure with its source and day. */
export const entityStaff = sqliteTable(
  'entity_staff',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    /** ISO date of the figure. */
    countedOn: text('counted_on').notNull(),
    women: integer('women').notNull(),
    men: integer('men').notNull(),
    source: text('source').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entityId, table.countedOn] }),
    check('staff_is_counted', sql`${table.women} >= 0 AND ${table.men} >= 0 AND ${table.women} + ${table.men} > 0`),
  ],
)

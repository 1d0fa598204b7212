import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { campaigns, type CampaignScope } from './campaigns.ts'
import { entities } from './entities.ts'
import { oneOf } from './one-of.ts'

/** Documents by which an entity shows how many people work in it. */
export const STAFF_DOCUMENTS = ['payroll', 'staffing-table', 'report', 'resolution', 'other'] as const
export type StaffDocument = (typeof STAFF_DOCUMENTS)[number]

/** What may become of a figure that was proposed. `replaced`: its entity proposed another before it was looked at. */
export const FIGURE_VERDICTS = ['confirmed', 'refused', 'replaced'] as const
export type FigureVerdict = (typeof FIGURE_VERDICTS)[number]

/**
 * How many women and men work in a scope of an entity on a day, as the entity proposes it with its document. A row is
 * never changed: the Ministry's decision stands beside it, and what counts is the newest confirmed one of each scope.
 */
export const staffFigures = sqliteTable(
  'staff_figures',
  {
    id: text('id').primaryKey(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    /** In one spelling for each scope of an entity, so that equal text is the same scope. */
    scope: text('scope', { mode: 'json' }).$type<CampaignScope>().notNull(),
    women: integer('women').notNull(),
    men: integer('men').notNull(),
    /** ISO date of the count. */
    countedOn: text('counted_on').notNull(),
    source: text('source').notNull(),
    documentKind: text('document_kind', { enum: STAFF_DOCUMENTS }).notNull(),
    documentNumber: text('document_number').notNull(),
    /** ISO date. */
    documentDate: text('document_date').notNull(),
    /** Where it can be looked at: office, file, system. */
    documentPlace: text('document_place').notNull(),
    /** Address of it with https, or empty. */
    documentLink: text('document_link').notNull().default(''),
    /** Why there are fewer people than the last confirmed figure says, or empty. */
    explanation: text('explanation').notNull().default(''),
    /** Campaign with more answers than people that this figure is for; null for a figure of the scope in general. */
    campaignId: text('campaign_id').references((): AnySQLiteColumn => campaigns.id),
    proposedBy: text('proposed_by').notNull(),
    /** ISO date in Lima time. */
    proposedOn: text('proposed_on').notNull(),
  },
  (table) => [
    index('staff_figure_entity').on(table.entityId, table.countedOn),
    check('known_staff_document', oneOf(table.documentKind, STAFF_DOCUMENTS)),
    check(
      'a_figure_counts_somebody',
      sql`${table.women} >= 0 AND ${table.men} >= 0 AND ${table.women} + ${table.men} > 0`,
    ),
    check('a_figure_is_not_of_the_future', sql`${table.countedOn} <= ${table.proposedOn}`),
    check(
      'a_figure_has_its_document',
      sql`length(trim(${table.source})) > 0 AND length(trim(${table.documentNumber})) > 0
        AND length(trim(${table.documentPlace})) > 0`,
    ),
  ],
)

/** What became of a proposed figure, once: a trigger holds it. */
export const staffFigureDecisions = sqliteTable(
  'staff_figure_decisions',
  {
    /** In the order of the decisions. */
    sequence: integer('sequence').primaryKey(),
    figureId: text('figure_id')
      .notNull()
      .references(() => staffFigures.id),
    verdict: text('verdict', { enum: FIGURE_VERDICTS }).notNull(),
    reason: text('reason').notNull().default(''),
    decidedBy: text('decided_by').notNull(),
    /** ISO date in Lima time. */
    decidedOn: text('decided_on').notNull(),
  },
  (table) => [
    index('figure_decision_figure').on(table.figureId),
    check('known_figure_verdict', oneOf(table.verdict, FIGURE_VERDICTS)),
    check('refused_figure_has_a_reason', sql`${table.verdict} <> 'refused' OR length(trim(${table.reason})) > 0`),
  ],
)

/** The one figure that a campaign with more answers than people was reviewed with: a second one would be a second try. */
export const populationReviews = sqliteTable('population_reviews', {
  campaignId: text('campaign_id')
    .primaryKey()
    .references(() => campaigns.id),
  figureId: text('figure_id')
    .notNull()
    .unique()
    .references(() => staffFigures.id),
  decidedBy: text('decided_by').notNull(),
  /** ISO date in Lima time. */
  decidedOn: text('decided_on').notNull(),
})

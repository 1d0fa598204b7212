import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { MEF_REPLIES, MEF_VERDICTS } from '#surveys/mef-budget/answers.ts'
import { entities } from './entities.ts'
import { oneOf } from './one-of.ts'

/** What the Ministry of Economy tells of the budget of an entity (pliego) in a year; one row also where it has no programme. */
export const mefPliegos = sqliteTable(
  'mef_pliegos',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    year: integer('year').notNull(),
    /** The whole budget of the entity as modified, in céntimos; null where it was not told. */
    totalPim: integer('total_pim'),
    /** Where the figures come from, and the ISO date of them. */
    source: text('source').notNull(),
    sourcedOn: text('sourced_on').notNull(),
    /** Rises with every sheet that changes a figure; what was said of an earlier one no longer counts. */
    revision: integer('revision').notNull().default(1),
    /** Account and ISO date in Lima time of the sheet that changed it last. */
    importedBy: text('imported_by').notNull(),
    importedOn: text('imported_on').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entityId, table.year] }),
    index('mef_pliego_year').on(table.year),
    check('a_whole_budget_is_no_debt', sql`${table.totalPim} IS NULL OR ${table.totalPim} >= 0`),
    check('mef_figures_have_a_source', sql`length(trim(${table.source})) > 0`),
  ],
)

/** A budget programme for equality in an entity and year. Money in céntimos. */
export const mefFigures = sqliteTable(
  'mef_figures',
  {
    entityId: text('entity_id').notNull(),
    year: integer('year').notNull(),
    /** MEF's code, four digits, and its name as the sheet has it. */
    programme: text('programme').notNull(),
    programmeName: text('programme_name').notNull(),
    pim: integer('pim').notNull(),
    executed: integer('executed').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entityId, table.year, table.programme] }),
    foreignKey({ columns: [table.entityId, table.year], foreignColumns: [mefPliegos.entityId, mefPliegos.year] }),
    check('a_programme_has_a_code', sql`length(${table.programme}) = 4 AND ${table.programme} NOT GLOB '*[^0-9]*'`),
    check('programme_money_is_no_debt', sql`${table.pim} >= 0 AND ${table.executed} >= 0`),
  ],
)

/** What an entity said of its figures, and what the Ministry replied to an objection; kept. */
export const mefAnswers = sqliteTable(
  'mef_answers',
  {
    /** Random. */
    id: text('id').primaryKey(),
    entityId: text('entity_id').notNull(),
    year: integer('year').notNull(),
    /** Revision of the figures that were on the page. */
    revision: integer('revision').notNull(),
    verdict: text('verdict', { enum: MEF_VERDICTS }).notNull(),
    /** Code of the programme that an objection is about; null: the whole. */
    programme: text('programme'),
    reason: text('reason').notNull().default(''),
    /** Account and name of who answered, as they were; ISO instant. */
    answeredBy: text('answered_by').notNull(),
    answeredByName: text('answered_by_name').notNull(),
    answeredAt: text('answered_at').notNull(),
    reply: text('reply', { enum: MEF_REPLIES }),
    replyText: text('reply_text').notNull().default(''),
    repliedBy: text('replied_by'),
    repliedAt: text('replied_at'),
  },
  (table) => [
    foreignKey({ columns: [table.entityId, table.year], foreignColumns: [mefPliegos.entityId, mefPliegos.year] }),
    index('mef_answer_pliego').on(table.entityId, table.year),
    uniqueIndex('one_objection_waits')
      .on(table.entityId, table.year, table.revision)
      .where(sql`${table.verdict} = 'objected' AND ${table.reply} IS NULL`),
    check('known_mef_verdict', oneOf(table.verdict, MEF_VERDICTS)),
    check('known_mef_reply', sql`${table.reply} IS NULL OR ${oneOf(table.reply, MEF_REPLIES)}`),
    check('an_objection_says_why', sql`${table.verdict} <> 'objected' OR length(trim(${table.reason})) > 0`),
    check(
      'only_an_objection_is_replied_to_in_words',
      sql`(${table.reply} IS NULL AND ${table.repliedBy} IS NULL AND ${table.repliedAt} IS NULL)
        OR (${table.verdict} = 'objected' AND ${table.reply} IS NOT NULL AND ${table.repliedBy} IS NOT NULL
          AND ${table.repliedAt} IS NOT NULL AND length(trim(${table.replyText})) > 0)`,
    ),
  ],
)

import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { user } from './accounts.ts'
import { oneOf } from './one-of.ts'
import type { QualityNote } from '#surveys/planning/quality-notes.ts'
import { READ_FIRST, REVIEW_STATES } from './plan-words.ts'
import { planVersions } from './plans.ts'

/** The Ministry's reading of a signed version, beside its execution and never before it. */
export const planReviews = sqliteTable(
  'plan_reviews',
  {
    entityId: text('entity_id').notNull(),
    year: integer('year').notNull(),
    version: integer('version').notNull(),
    state: text('state', { enum: REVIEW_STATES }).notNull(),
    /** ISO dates in Lima time: 15 working days after the signature. */
    openedOn: text('opened_on').notNull(),
    dueOn: text('due_on').notNull(),
    endedOn: text('ended_on'),
    analystId: text('analyst_id').references(() => user.id),
    revision: integer('revision').notNull().default(1),
    /**
     * What the rules found in the version when it was signed, and whether it is read before others. Null together: of
     * versions that were signed before this was kept, until a job reads them.
     */
    notes: text('notes', { mode: 'json' }).$type<readonly QualityNote[]>(),
    readFirst: text('read_first', { enum: READ_FIRST }),
  },
  (table) => [
    primaryKey({ columns: [table.entityId, table.year, table.version] }),
    foreignKey({
      columns: [table.entityId, table.year, table.version],
      foreignColumns: [planVersions.entityId, planVersions.year, planVersions.version],
    }),
    index('plan_review_due').on(table.state, table.dueOn),
    index('plan_review_queue').on(table.state, table.openedOn),
    check('known_review_state', oneOf(table.state, REVIEW_STATES)),
    check('known_read_first', oneOf(table.readFirst, READ_FIRST)),
    check('notes_are_kept_with_their_rank', sql`(${table.notes} IS NULL) = (${table.readFirst} IS NULL)`),
  ],
)

/** A comment of the Ministry on a version or one of its actions, and the entity's answer. */
export const planComments = sqliteTable(
  'plan_comments',
  {
    id: text('id').primaryKey(),
    entityId: text('entity_id').notNull(),
    year: integer('year').notNull(),
    version: integer('version').notNull(),
    /** Null: on the plan as a whole. */
    actionId: text('action_id'),
    /** Rule that found it; null where somebody wrote it. */
    rule: text('rule'),
    text: text('text').notNull(),
    /** Account and name of the analyst, as they were. */
    userId: text('user_id').notNull(),
    who: text('who').notNull(),
    /** ISO instants. */
    at: text('at').notNull(),
    reply: text('reply').notNull().default(''),
    repliedBy: text('replied_by'),
    repliedAt: text('replied_at'),
  },
  (table) => [
    foreignKey({
      columns: [table.entityId, table.year, table.version],
      foreignColumns: [planReviews.entityId, planReviews.year, planReviews.version],
    }),
    index('plan_comment_plan').on(table.entityId, table.year, table.version),
    check('a_comment_says_something', sql`length(trim(${table.text})) > 0`),
    check('a_reply_has_its_author', sql`(length(trim(${table.reply})) > 0) = (${table.repliedAt} IS NOT NULL)`),
  ],
)

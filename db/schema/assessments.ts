import { foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { EVIDENCE_CLASSES, type RubricScores } from '#surveys/scoring/rubric.ts'
import { user } from './accounts.ts'
import { entities } from './entities.ts'

export const ASSESSMENT_STATUSES = ['in-progress', 'submitted', 'returned', 'reviewed'] as const
export type AssessmentStatus = (typeof ASSESSMENT_STATUSES)[number]

/** Who answers for the assessment by name. */
export type Signature = { readonly userId: string; readonly name: string; readonly position: string; readonly document: string }

/** One institutional instrument answered by an entity's team in one year. Not anonymous. */
export const assessments = sqliteTable(
  'assessments',
  {
    id: text('id').primaryKey(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    instrumentSlug: text('instrument_slug', { enum: INSTRUMENT_SLUGS }).notNull(),
    instrumentVersion: integer('instrument_version').notNull(),
    instrumentHash: text('instrument_hash').notNull(),
    year: integer('year').notNull(),
    status: text('status', { enum: ASSESSMENT_STATUSES }).notNull(),
    /** ISO dates in Lima time; the last time that each happened. */
    startedOn: text('started_on').notNull(),
    submittedOn: text('submitted_on'),
    returnedOn: text('returned_on'),
    reviewedOn: text('reviewed_on'),
    signature: text('signature', { mode: 'json' }).$type<Signature>(),
    /** Scores of the newest submission, and after the review. */
    submittedScores: text('submitted_scores', { mode: 'json' }).$type<RubricScores>(),
    reviewedScores: text('reviewed_scores', { mode: 'json' }).$type<RubricScores>(),
  },
  (table) => [uniqueIndex('one_assessment_a_year').on(table.entityId, table.instrumentSlug, table.year)],
)

export const ITEM_LEVELS = ['0', '1', '2', '3', 'na'] as const
export type ItemLevel = (typeof ITEM_LEVELS)[number]
export const REVIEWS = ['pending', 'accepted', 'returned'] as const

export const assessmentItems = sqliteTable(
  'assessment_items',
  {
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    itemId: text('item_id').notNull(),
    level: text('level', { enum: ITEM_LEVELS }),
    /** Why it does not apply. */
    reason: text('reason').notNull().default(''),
    /** For the team and for the review. */
    note: text('note').notNull().default(''),
    /** Rises with every change of level, reason or note; a save of an older revision is told so. */
    revision: integer('revision').notNull().default(1),
    changedBy: text('changed_by').notNull(),
    /** ISO instant. */
    changedAt: text('changed_at').notNull(),
    review: text('review', { enum: REVIEWS }).notNull().default('pending'),
    verifiedLevel: text('verified_level', { enum: ITEM_LEVELS }),
    reviewComment: text('review_comment').notNull().default(''),
    reviewerId: text('reviewer_id').references(() => user.id),
    /** What the entity answers to a comment. */
    reply: text('reply').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.assessmentId, table.itemId] })],
)

export const EVIDENCE_KINDS = ['file', 'link', 'document'] as const

export const evidence = sqliteTable(
  'evidence',
  {
    /** Random; also the name of the stored file. */
    id: text('id').primaryKey(),
    assessmentId: text('assessment_id').notNull(),
    itemId: text('item_id').notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    class: text('class', { enum: EVIDENCE_CLASSES }).notNull(),
    kind: text('kind', { enum: EVIDENCE_KINDS }).notNull(),
    /** What it shows, in one line. */
    shows: text('shows').notNull(),
    page: text('page').notNull().default(''),
    /** Address of a link, or number of a document. */
    reference: text('reference'),
    fileName: text('file_name'),
    mediaType: text('media_type'),
    /** Bytes. */
    size: integer('size'),
    /** Integrity of the stored bytes, nothing else. */
    sha256: text('sha256'),
    addedBy: text('added_by').notNull(),
    addedOn: text('added_on').notNull(),
    removedOn: text('removed_on'),
  },
  (table) => [
    foreignKey({ columns: [table.assessmentId, table.itemId], foreignColumns: [assessmentItems.assessmentId, assessmentItems.itemId] }),
    index('evidence_item').on(table.assessmentId, table.itemId),
  ],
)

export const HISTORY_EVENTS = ['started', 'level', 'evidence-added', 'evidence-removed', 'imported', 'submitted', 'accepted', 'returned', 'replied', 'sent-back', 'reviewed'] as const
export type HistoryEvent = (typeof HISTORY_EVENTS)[number]

/** What happened, in order; append-only. */
export const assessmentHistory = sqliteTable(
  'assessment_history',
  {
    id: integer('id').primaryKey(),
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    itemId: text('item_id'),
    at: text('at').notNull(),
    who: text('who').notNull(),
    event: text('event', { enum: HISTORY_EVENTS }).notNull(),
    detail: text('detail').notNull().default(''),
  },
  (table) => [index('history_assessment').on(table.assessmentId, table.itemId)],
)

import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { EVIDENCE_CLASSES, type RubricScores } from '#surveys/scoring/rubric.ts'
import { user } from './accounts.ts'
import { entities } from './entities.ts'
import { oneOf } from './one-of.ts'

export const ASSESSMENT_STATUSES = ['in-progress', 'submitted', 'returned', 'reviewed'] as const
export type AssessmentStatus = (typeof ASSESSMENT_STATUSES)[number]

/** Who answers for the assessment by name, and for what: `digest` of levels and documents as she read them. */
export type Signature = {
  readonly userId: string
  readonly name: string
  readonly position: string
  readonly document: string
  readonly digest?: string
}

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
  (table) => [
    uniqueIndex('one_assessment_a_year').on(table.entityId, table.instrumentSlug, table.year),
    check('known_status', oneOf(table.status, ASSESSMENT_STATUSES)),
    check(
      'submitted_is_signed',
      sql`${table.status} = 'in-progress' OR (${table.signature} IS NOT NULL
        AND ${table.submittedOn} IS NOT NULL AND ${table.submittedScores} IS NOT NULL)`,
    ),
    check('reviewed_has_scores', sql`(${table.status} = 'reviewed') = (${table.reviewedScores} IS NOT NULL)`),
  ],
)

/** One row for each time that an assessment was handed in; frozen. */
export const assessmentSubmissions = sqliteTable(
  'assessment_submissions',
  {
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    /** From 1 on. */
    round: integer('round').notNull(),
    submittedOn: text('submitted_on').notNull(),
    signature: text('signature', { mode: 'json' }).$type<Signature>().notNull(),
    scores: text('scores', { mode: 'json' }).$type<RubricScores>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.assessmentId, table.round] }),
    check('rounds_are_counted', sql`${table.round} >= 1`),
  ],
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
    /** Rises with every decision of the review and with every submission that reopens it. */
    reviewRevision: integer('review_revision').notNull().default(0),
    /** What the entity answers to the comment that stands; empty again with the next decision. */
    reply: text('reply').notNull().default(''),
    replyRevision: integer('reply_revision').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.assessmentId, table.itemId] }),
    check('known_level', sql`${table.level} IS NULL OR ${oneOf(table.level, ITEM_LEVELS)}`),
    check('not_applicable_with_reason', sql`${table.level} IS NOT 'na' OR length(trim(${table.reason})) > 0`),
    check('known_review', oneOf(table.review, REVIEWS)),
    check('returned_with_comment', sql`${table.review} <> 'returned' OR length(trim(${table.reviewComment})) > 0`),
    check('accepted_has_level', sql`(${table.review} = 'accepted') = (${table.verifiedLevel} IS NOT NULL)`),
    check(
      'verified_up_to_declared',
      sql`${table.verifiedLevel} IS NULL OR ${table.verifiedLevel} = ${table.level}
        OR (${table.verifiedLevel} IN ('0','1','2','3') AND (${table.level} = 'na'
        AND ${table.verifiedLevel} = '0' OR ${table.level} <> 'na'
        AND ${table.verifiedLevel} < ${table.level}))`,
    ),
  ],
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
    /** Which document of the item's rubric it is; decides the class. */
    documentType: text('document_type').notNull().default(''),
    /** Number of a file or a link; that of a document is its `reference`. */
    documentNumber: text('document_number').notNull().default(''),
    /** Unit that issued it. */
    issuedBy: text('issued_by').notNull().default(''),
    /** ISO date that it bears; null only in rows older than the question. */
    documentDate: text('document_date'),
    /** Fiscal year whose use it proves; asked where it proves use. */
    fiscalYear: integer('fiscal_year'),
    /** What it shows, in one line. */
    shows: text('shows').notNull(),
    /** Page or section where the proof lies. */
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
    foreignKey({
      columns: [table.assessmentId, table.itemId],
      foreignColumns: [assessmentItems.assessmentId, assessmentItems.itemId],
    }),
    index('evidence_item').on(table.assessmentId, table.itemId),
    check('known_class', oneOf(table.class, EVIDENCE_CLASSES)),
    check(
      'file_or_reference',
      sql`(${table.kind} = 'file' AND ${table.fileName} IS NOT NULL AND ${table.mediaType} IS NOT NULL
        AND ${table.size} BETWEEN 1 AND 10485760 AND length(${table.sha256}) = 64)
        OR (${table.kind} IN ('link','document') AND length(trim(coalesce(${table.reference}, ''))) > 0)`,
    ),
  ],
)

export const HISTORY_EVENTS = [
  'started',
  'level',
  'evidence-added',
  'evidence-removed',
  'imported',
  'submitted',
  'zero-accepted',
  'outside-accepted',
  'accepted',
  'returned',
  'replied',
  'sent-back',
  'reviewed',
  'assistance-began',
  'assistance-ended',
] as const
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
    /** What the item holds from then on: level, reason and note of a save; the accepted level. Null where it is no matter. */
    level: text('level', { enum: ITEM_LEVELS }),
    reason: text('reason'),
    note: text('note'),
    detail: text('detail').notNull().default(''),
  },
  (table) => [index('history_assessment').on(table.assessmentId, table.itemId)],
)

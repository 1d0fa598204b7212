import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { EVIDENCE_KINDS } from './assessments.ts'
import { oneOf } from './one-of.ts'
import { planActions } from './plan-actions.ts'
import { PROGRESS_STATES } from './plan-words.ts'
import { plans } from './plans.ts'

/** What was told of an action that is carried out; append-only, the newest one counts. */
export const planFollowUps = sqliteTable(
  'plan_follow_ups',
  {
    id: integer('id').primaryKey(),
    actionId: text('action_id')
      .notNull()
      .references(() => planActions.id),
    /** ISO date of the cut-off that it is told for: 30 June and 31 October, or another end of a quarter. */
    cutOff: text('cut_off').notNull(),
    /** ISO instant. */
    at: text('at').notNull(),
    userId: text('user_id').notNull(),
    who: text('who').notNull(),
    progress: text('progress', { enum: PROGRESS_STATES }).notNull(),
    /** What the indicator says now. */
    indicatorNow: text('indicator_now').notNull().default(''),
    /** Why it stopped or is late; else what was done. */
    comment: text('comment').notNull().default(''),
  },
  (table) => [
    index('plan_follow_up_action').on(table.actionId),
    check('known_told_progress', oneOf(table.progress, PROGRESS_STATES)),
    check('stopped_says_why', sql`${table.progress} <> 'stopped' OR length(trim(${table.comment})) > 0`),
  ],
)

/** What proves that an action is carried out, or the signed paper of the plan itself. Taken off, never rewritten. */
export const planEvidence = sqliteTable(
  'plan_evidence',
  {
    /** Random; also the name of the stored file. */
    id: text('id').primaryKey(),
    entityId: text('entity_id').notNull(),
    year: integer('year').notNull(),
    /** Null: the paper by which the plan was signed. */
    actionId: text('action_id').references(() => planActions.id),
    kind: text('kind', { enum: EVIDENCE_KINDS }).notNull(),
    /** What it shows, in one line. */
    shows: text('shows').notNull(),
    /** Address of a link, or number of a document. */
    reference: text('reference'),
    /** ISO date that it bears, or null. */
    documentDate: text('document_date'),
    /** Names people, as a list of who came does: fewer may open it, and it is deleted with its term. */
    namesPeople: integer('names_people', { mode: 'boolean' }).notNull().default(false),
    fileName: text('file_name'),
    mediaType: text('media_type'),
    /** Bytes. */
    size: integer('size'),
    /** Integrity of the stored bytes, nothing else. */
    sha256: text('sha256'),
    addedBy: text('added_by').notNull(),
    /** ISO dates in Lima time. */
    addedOn: text('added_on').notNull(),
    removedOn: text('removed_on'),
    /** When its file was deleted by its term; the row stays. */
    fileDeletedOn: text('file_deleted_on'),
  },
  (table) => [
    foreignKey({ columns: [table.entityId, table.year], foreignColumns: [plans.entityId, plans.year] }),
    index('plan_evidence_action').on(table.actionId),
    index('plan_evidence_plan').on(table.entityId, table.year),
    check('known_proof', oneOf(table.kind, EVIDENCE_KINDS)),
    check(
      'a_proof_is_a_file_or_a_reference',
      sql`(${table.kind} = 'file' AND ${table.fileName} IS NOT NULL AND ${table.mediaType} IS NOT NULL
        AND ${table.size} BETWEEN 1 AND 10485760 AND length(${table.sha256}) = 64)
        OR (${table.kind} IN ('link','document') AND length(trim(coalesce(${table.reference}, ''))) > 0)`,
    ),
  ],
)

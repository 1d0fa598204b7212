import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { FACT_STATES, type FactContents } from '#surveys/yearly-record/fact.ts'
import {
  ENTITY_KINDS,
  FACT_KINDS,
  MINISTRY_KINDS,
  STANDING_KINDS,
  type FactKind,
} from '#surveys/yearly-record/kinds.ts'
import { EVIDENCE_KINDS } from './assessments.ts'
import { entities } from './entities.ts'
import { oneOf } from './one-of.ts'

/** Who recorded a fact. What is derived from Espejo is never stored. */
export const STORED_ORIGINS = ['entity', 'ministry'] as const
export type StoredOrigin = (typeof STORED_ORIGINS)[number]

/** What is recorded of a year, one row a fact; a row without content says that there was nothing of its kind. */
export const recordFacts = sqliteTable(
  'record_facts',
  {
    /** Random. */
    id: text('id').primaryKey(),
    /** Null: an act of the Ministry. */
    entityId: text('entity_id').references(() => entities.id),
    year: integer('year').notNull(),
    kind: text('kind', { enum: FACT_KINDS }).notNull(),
    /** ISO date on which it happened; of what stands, since when; of nothing, the day that it is said for. */
    occurredOn: text('occurred_on').notNull(),
    /** Typed by the kind. Null: nothing this year. */
    content: text('content', { mode: 'json' }).$type<FactContents[FactKind]>(),
    origin: text('origin', { enum: STORED_ORIGINS }).notNull(),
    /** Number and ISO date of the paper by which it came; together or not at all. */
    letterNumber: text('letter_number'),
    letterOn: text('letter_on'),
    state: text('state', { enum: FACT_STATES }).notNull(),
    /** One more with every change: whoever saves an older one is told. */
    revision: integer('revision').notNull().default(1),
    /** ISO dates in Lima time. Of the first telling: an answer to the Ministry leaves it. */
    recordedOn: text('recorded_on').notNull(),
    submittedOn: text('submitted_on'),
    reviewedOn: text('reviewed_on'),
    /** The fact of the year before that this one was begun from. */
    copiedFromId: text('copied_from_id').references((): AnySQLiteColumn => recordFacts.id),
  },
  (table) => [
    index('record_fact_entity').on(table.entityId, table.year),
    index('record_fact_year').on(table.year, table.state),
    uniqueIndex('nothing_is_said_once').on(table.entityId, table.year, table.kind).where(sql`${table.content} IS NULL`),
    check('known_fact', oneOf(table.kind, FACT_KINDS)),
    check('known_fact_origin', oneOf(table.origin, STORED_ORIGINS)),
    check('known_fact_state', oneOf(table.state, FACT_STATES)),
    check(
      'a_fact_is_of_who_may_say_it',
      sql`(${table.entityId} IS NOT NULL AND ${oneOf(table.kind, ENTITY_KINDS)})
        OR (${table.entityId} IS NULL AND ${oneOf(table.kind, MINISTRY_KINDS)} AND ${table.origin} = 'ministry')`,
    ),
    check(
      'a_fact_happens_in_its_year',
      sql`substr(${table.occurredOn}, 1, 4) = CAST(${table.year} AS TEXT)
        OR (${oneOf(table.kind, STANDING_KINDS)} AND substr(${table.occurredOn}, 1, 4) < CAST(${table.year} AS TEXT))`,
    ),
    check('a_letter_has_number_and_day', sql`(${table.letterNumber} IS NULL) = (${table.letterOn} IS NULL)`),
    check(
      'the_ministry_records_for_an_entity_by_letter',
      sql`${table.origin} = 'entity' OR ${table.entityId} IS NULL OR ${table.letterNumber} IS NOT NULL`,
    ),
    check('a_told_fact_has_a_day', sql`(${table.state} = 'draft') = (${table.submittedOn} IS NULL)`),
    check('a_read_fact_has_a_day', sql`${table.state} IN ('draft','submitted') OR ${table.reviewedOn} IS NOT NULL`),
  ],
)

export const FACT_EVENTS = [
  'recorded',
  'changed',
  'submitted',
  'taken-back',
  'observed',
  'answered',
  'validated',
  'evidence-added',
  'evidence-removed',
] as const
export type FactEvent = (typeof FACT_EVENTS)[number]

/** What became of each fact, in order, with what the Ministry asked and the entity answered; append-only. */
export const recordSteps = sqliteTable(
  'record_steps',
  {
    id: integer('id').primaryKey(),
    factId: text('fact_id')
      .notNull()
      .references(() => recordFacts.id),
    /** ISO instant. */
    at: text('at').notNull(),
    /** Account and name of who did it, as they were. */
    userId: text('user_id').notNull(),
    who: text('who').notNull(),
    event: text('event', { enum: FACT_EVENTS }).notNull(),
    /** What is asked, or answered. */
    text: text('text').notNull().default(''),
  },
  (table) => [
    index('record_step_fact').on(table.factId),
    check('known_fact_event', oneOf(table.event, FACT_EVENTS)),
    check(
      'asked_and_answered_in_words',
      sql`${table.event} NOT IN ('observed','answered') OR length(trim(${table.text})) > 0`,
    ),
  ],
)

/** What proves a fact, in the store of the evidence. Taken off, never rewritten; it goes with a draft that is deleted. */
export const recordEvidence = sqliteTable(
  'record_evidence',
  {
    /** Random; also the name of the stored file. */
    id: text('id').primaryKey(),
    factId: text('fact_id')
      .notNull()
      .references(() => recordFacts.id),
    kind: text('kind', { enum: EVIDENCE_KINDS }).notNull(),
    /** What it shows, in one line. */
    shows: text('shows').notNull(),
    /** Address of a link, or number of a document. */
    reference: text('reference'),
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
    index('record_evidence_fact').on(table.factId),
    check('known_fact_proof', oneOf(table.kind, EVIDENCE_KINDS)),
    check(
      'a_fact_proof_is_a_file_or_a_reference',
      sql`(${table.kind} = 'file' AND ${table.fileName} IS NOT NULL AND ${table.mediaType} IS NOT NULL
        AND ${table.size} BETWEEN 1 AND 10485760 AND length(${table.sha256}) = 64)
        OR (${table.kind} IN ('link','document') AND length(trim(coalesce(${table.reference}, ''))) > 0)`,
    ),
  ],
)

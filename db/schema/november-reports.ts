import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { ReportTexts } from '#surveys/november-report/facts.ts'
import type { NovemberReport } from '#surveys/november-report/report.ts'
import { entities } from './entities.ts'
import { NOVEMBER_STATES, NOVEMBER_STEPS } from './november-words.ts'
import { oneOf } from './one-of.ts'
import type { FileSignature } from './plans.ts'

/** What an entity writes for the report of a year, and how far it is; one row a year. */
export const novemberDrafts = sqliteTable(
  'november_drafts',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    year: integer('year').notNull(),
    /** What the coordination writes for each objective; the figures are never here. */
    texts: text('texts', { mode: 'json' }).$type<ReportTexts>().notNull(),
    /** Of the letter by which it goes to the Ministry; empty until it is typed. The date is an ISO date. */
    letterNumber: text('letter_number').notNull().default(''),
    letterDate: text('letter_date').notNull().default(''),
    state: text('state', { enum: NOVEMBER_STATES }).notNull().default('draft'),
    /** ISO date in Lima time on which it last went to the head. */
    sentOn: text('sent_on'),
    /** What the head asks for; empty where nothing was returned. */
    returnReason: text('return_reason').notNull().default(''),
    /** How many versions were presented. */
    version: integer('version').notNull().default(0),
    /** Why what was presented is corrected; null while it is not. */
    correctionReason: text('correction_reason'),
    /** Rises with every change; whoever comes from an older one is told so. */
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.entityId, table.year] }),
    check('known_november_state', oneOf(table.state, NOVEMBER_STATES)),
    check('a_report_with_the_head_has_its_day', sql`${table.state} <> 'with-head' OR ${table.sentOn} IS NOT NULL`),
    check('a_returned_report_says_why', sql`${table.state} <> 'returned' OR length(trim(${table.returnReason})) > 0`),
    check('a_presented_report_has_a_version', sql`${table.state} <> 'presented' OR ${table.version} > 0`),
    check(
      'a_correction_says_why',
      sql`(${table.version} > 0 AND ${table.state} <> 'presented') = (${table.correctionReason} IS NOT NULL)`,
    ),
  ],
)

/** A signed file as it was uploaded. */
export type StoredFile = {
  /** Name of the stored file among the entity's documents. */
  readonly fileId: string
  readonly sha256: string
  readonly fileName: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
}

/** By what a report was signed, if it was. `resolution`: by which somebody acts for the head, or empty. */
export type ReportSignature =
  | {
      readonly kind: 'account'
      readonly name: string
      readonly position: string
      readonly resolution: string
      readonly userId: string
      readonly document: string
    }
  | {
      /** `scan`: signed by hand, nobody checked the hand; `signed-file`: the signatures inside it were read. */
      readonly kind: 'scan' | 'signed-file'
      readonly name: string
      readonly position: string
      readonly resolution: string
      readonly registeredBy: string
      readonly file: StoredFile
      readonly signatures: readonly FileSignature[]
    }
  /** Presented without a signature, which every page and document of it says. */
  | { readonly kind: 'unsigned'; readonly presentedBy: string }

/** What a version holds: the report, and the letter by which it went. */
export type PresentedContent = {
  readonly report: NovemberReport
  readonly letter: { readonly number: string /** ISO date. */; readonly date: string }
  /** What was written for it, so that a correction begins with it. */
  readonly texts: ReportTexts
}

/** A report as it was presented; the first version, or a correction. Frozen with its digest. */
export const novemberReports = sqliteTable(
  'november_reports',
  {
    entityId: text('entity_id').notNull(),
    year: integer('year').notNull(),
    /** From 1 on. */
    version: integer('version').notNull(),
    /** Year (Lima) in which it was received and its place among those of that year: IN-2026-00012. */
    receivedYear: integer('received_year').notNull(),
    receivedPlace: integer('received_place').notNull(),
    /** ISO instant. */
    receivedAt: text('received_at').notNull(),
    /** Why the version before was corrected; empty for the first. */
    correctionReason: text('correction_reason').notNull().default(''),
    content: text('content', { mode: 'json' }).$type<PresentedContent>().notNull(),
    signature: text('signature', { mode: 'json' }).$type<ReportSignature>().notNull(),
    /** SHA-256 (hex) of everything above. */
    digest: text('digest').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entityId, table.year, table.version] }),
    foreignKey({
      columns: [table.entityId, table.year],
      foreignColumns: [novemberDrafts.entityId, novemberDrafts.year],
    }),
    uniqueIndex('one_reception_number').on(table.receivedYear, table.receivedPlace),
    index('november_report_queue').on(table.year, table.receivedAt),
    check('reports_are_counted', sql`${table.version} >= 1 AND ${table.receivedPlace} >= 1`),
    check('a_corrected_report_says_why', sql`(${table.version} = 1) = (length(trim(${table.correctionReason})) = 0)`),
    check('a_report_has_a_digest', sql`length(${table.digest}) = 64`),
  ],
)

/** What became of a report, in order; the Ministry's answers too. Append-only. */
export const novemberSteps = sqliteTable(
  'november_steps',
  {
    id: integer('id').primaryKey(),
    entityId: text('entity_id').notNull(),
    year: integer('year').notNull(),
    /** Version that it is about; 0 while none was presented. */
    version: integer('version').notNull(),
    /** ISO instant. */
    at: text('at').notNull(),
    /** Account and name of who did it, as they were. */
    userId: text('user_id').notNull(),
    who: text('who').notNull(),
    step: text('step', { enum: NOVEMBER_STEPS }).notNull(),
    /** Reason of a return or a correction, or what the Ministry observes. */
    detail: text('detail').notNull().default(''),
  },
  (table) => [
    foreignKey({
      columns: [table.entityId, table.year],
      foreignColumns: [novemberDrafts.entityId, novemberDrafts.year],
    }),
    index('november_step_report').on(table.entityId, table.year, table.version),
    check('known_november_step', oneOf(table.step, NOVEMBER_STEPS)),
    check(
      'an_observation_says_what',
      sql`${table.step} NOT IN ('observed','returned','correction-started') OR length(trim(${table.detail})) > 0`,
    ),
  ],
)

/** Whether what is presented here must go to the Ministry's desk too; append-only, the newest row counts. */
export const intakeRules = sqliteTable(
  'intake_rules',
  {
    id: integer('id').primaryKey(),
    /** Whether the letter still has to be handed in at the desk. */
    alsoAtDesk: integer('also_at_desk', { mode: 'boolean' }).notNull(),
    /** Document by which the Ministry says so. */
    document: text('document').notNull(),
    /** ISO instant. */
    at: text('at').notNull(),
    userId: text('user_id').notNull(),
    who: text('who').notNull(),
  },
  (table) => [check('an_intake_rule_has_its_document', sql`length(trim(${table.document})) > 0`)],
)

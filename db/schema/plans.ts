import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { entities } from './entities.ts'
import type { Baseline } from './plan-actions.ts'
import { oneOf } from './one-of.ts'

/**
 * How far the approval of a plan is; what is carried out does not wait for it. `draft` of a signed plan: an amendment is
 * being written.
 */
export const PLAN_APPROVALS = ['draft', 'submitted', 'returned', 'signed'] as const
export type PlanApproval = (typeof PLAN_APPROVALS)[number]

/** One plan per entity and year: the yearly plan of activities of the mechanism (D.S. 005-2017-MIMP, article 6). */
export const plans = sqliteTable(
  'plans',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    year: integer('year').notNull(),
    createdOn: text('created_on').notNull(),
    approval: text('approval', { enum: PLAN_APPROVALS }).notNull().default('draft'),
    /** How many versions were signed: 0 = none yet, 2 = the plan and one amendment. */
    version: integer('version').notNull().default(0),
    /** ISO dates in Lima time on which each last happened. */
    submittedOn: text('submitted_on'),
    returnedOn: text('returned_on'),
    signedOn: text('signed_on'),
    /** What the head asks for; empty where nothing was returned. */
    returnReason: text('return_reason').notNull().default(''),
    /** Why a signed plan is being changed; null while nothing is. */
    amendmentReason: text('amendment_reason'),
    /** ISO date on which what was left undone passed on to the next year; nothing is followed up afterwards. */
    closedOn: text('closed_on'),
    /** Whether it is told each quarter how far its actions are, beside the two cut-offs that are asked of all. */
    quarterly: integer('quarterly', { mode: 'boolean' }).notNull().default(false),
    /** Rises with every step of the approval; a step from an older revision is told so. */
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.entityId, table.year] }),
    check('known_approval', oneOf(table.approval, PLAN_APPROVALS)),
    check(
      'submitted_on_a_day',
      sql`${table.approval} NOT IN ('submitted','returned') OR ${table.submittedOn} IS NOT NULL`,
    ),
    check('returned_says_why', sql`${table.approval} <> 'returned' OR length(trim(${table.returnReason})) > 0`),
    check(
      'amended_with_a_reason',
      sql`(${table.version} > 0 AND ${table.approval} <> 'signed') = (${table.amendmentReason} IS NOT NULL)`,
    ),
    check('signed_has_a_version', sql`${table.approval} <> 'signed' OR ${table.version} > 0`),
  ],
)

/** What reading the signatures inside an uploaded PDF told. `unknown`: it could not be checked here. */
export type FileSignature = {
  readonly signer: string
  /** ISO instant that the signature bears, or null. */
  readonly signedAt: string | null
  /** Whether the file still is what was signed. */
  readonly intact: 'yes' | 'no' | 'unknown'
}

/** By what a plan was signed, and what that is worth. `resolution`: by which somebody acts for the head, or empty. */
export type PlanSignature = { readonly name: string; readonly position: string; readonly resolution: string } & (
  | { readonly kind: 'account'; readonly userId: string; readonly document: string }
  | {
      /** A paper with signature and stamp by hand, registered by the coordination: nobody checked the hand. */
      readonly kind: 'scan'
      readonly act: PlanAct
      readonly evidenceId: string
      /** SHA-256 (hex) of the stored file. */
      readonly sha256: string
      readonly registeredBy: string
    }
  | {
      readonly kind: 'signed-file'
      readonly act: PlanAct
      readonly evidenceId: string
      readonly sha256: string
      readonly registeredBy: string
      readonly signatures: readonly FileSignature[]
    }
)

/** The act that approves the plan, as the paper names it. */
export type PlanAct = { readonly number: string /** ISO date. */; readonly date: string }

/** What a version of a plan holds of an action, as it was signed. */
export type SignedAction = {
  readonly id: string
  readonly title: string
  readonly rationale: string
  readonly status: 'accepted' | 'rejected' | 'deferred'
  /** ISO date of the decision. */
  readonly decidedOn: string | null
  readonly decisionReason: string | null
  readonly responsible: string
  readonly inCharge: string
  readonly startsOn: string | null
  readonly dueOn: string | null
  readonly termMonths: number
  readonly verification: string
  readonly indicator: string
  /** Released score that it starts from; of a dimension alone, never of what happened to people. */
  readonly baseline: Baseline | null
  readonly target: number | null
  readonly movesDimension: string | null
  readonly soles: number | null
  readonly poiActivity: string
  readonly poiYear: number | null
  readonly pei: string
  readonly norms: readonly string[]
}

/** A plan as it was signed; the first version, or an amendment. Frozen with its digest. */
export const planVersions = sqliteTable(
  'plan_versions',
  {
    entityId: text('entity_id').notNull(),
    year: integer('year').notNull(),
    /** From 1 on. */
    version: integer('version').notNull(),
    /** ISO date in Lima time. */
    signedOn: text('signed_on').notNull(),
    /** Why the version before was changed; empty for the first. */
    amendmentReason: text('amendment_reason').notNull().default(''),
    content: text('content', { mode: 'json' }).$type<readonly SignedAction[]>().notNull(),
    signature: text('signature', { mode: 'json' }).$type<PlanSignature>().notNull(),
    /** SHA-256 (hex) of everything above. */
    digest: text('digest').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entityId, table.year, table.version] }),
    foreignKey({ columns: [table.entityId, table.year], foreignColumns: [plans.entityId, plans.year] }),
    check('versions_are_counted', sql`${table.version} >= 1`),
    check('an_amendment_says_why', sql`(${table.version} = 1) = (length(trim(${table.amendmentReason})) = 0)`),
    check('a_version_has_a_digest', sql`length(${table.digest}) = 64`),
  ],
)

export const PLAN_STEPS = [
  'submitted',
  'taken-back',
  'returned',
  'signed',
  'amendment-started',
  'amendment-dropped',
  'closed',
] as const
export type PlanStep = (typeof PLAN_STEPS)[number]

/** What became of a plan as a whole, in order; append-only. */
export const planSteps = sqliteTable(
  'plan_steps',
  {
    id: integer('id').primaryKey(),
    entityId: text('entity_id').notNull(),
    year: integer('year').notNull(),
    /** ISO instant. */
    at: text('at').notNull(),
    /** Account and name of who did it, as they were; the program has no account. */
    userId: text('user_id'),
    who: text('who').notNull(),
    step: text('step', { enum: PLAN_STEPS }).notNull(),
    /** Reason of a return or an amendment. */
    detail: text('detail').notNull().default(''),
  },
  (table) => [
    foreignKey({ columns: [table.entityId, table.year], foreignColumns: [plans.entityId, plans.year] }),
    index('plan_step_plan').on(table.entityId, table.year),
    check('known_plan_step', oneOf(table.step, PLAN_STEPS)),
  ],
)

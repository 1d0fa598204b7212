import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, foreignKey, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ProposalReason } from '#surveys/planning/proposal.ts'
import type { Effort } from '#surveys/model/instrument.ts'
import { user } from './accounts.ts'
import { assessments } from './assessments.ts'
import { campaigns } from './campaigns.ts'
import { oneOf } from './one-of.ts'
import { plans } from './plans.ts'
import { PROGRESS_STATES } from './plan-words.ts'

/** What was decided of an action. `deferred`: a duty that waits, with its reason; a duty is never rejected. */
export const PLAN_ACTION_STATUSES = ['proposed', 'accepted', 'rejected', 'deferred'] as const
export type PlanActionStatus = (typeof PLAN_ACTION_STATUSES)[number]

/** The released score that an action starts from. */
export type Baseline = {
  readonly campaignId: string
  readonly instrumentHash: string
  readonly dimension: string
  /** Score 0-100 as it was released, with its interval where it has one. */
  readonly value: number
  readonly low?: number
  readonly high?: number
}

export const planActions = sqliteTable(
  'plan_actions',
  {
    id: text('id').primaryKey(),
    entityId: text('entity_id').notNull(),
    year: integer('year').notNull(),
    /** Order in which the plan lists it, from 1. */
    position: integer('position').notNull(),
    /** Release that proposed it and template in its instrument; null when the entity added it. */
    campaignId: text('campaign_id').references(() => campaigns.id),
    /** Budget assessment that proposed it, where it was not a release. */
    assessmentId: text('assessment_id').references(() => assessments.id),
    templateId: text('template_id'),
    dimension: text('dimension'),
    title: text('title').notNull(),
    rationale: text('rationale').notNull(),
    /** Why it was proposed, with the released figures of that moment. */
    reasons: text('reasons', { mode: 'json' }).$type<readonly ProposalReason[]>().notNull(),
    sure: integer('sure', { mode: 'boolean' }).notNull().default(false),
    status: text('status', { enum: PLAN_ACTION_STATUSES }).notNull(),
    /** ISO date on which it was accepted, rejected or deferred; null while it is proposed. */
    decidedOn: text('decided_on'),
    /** Office that answers for it. */
    responsible: text('responsible').notNull(),
    termMonths: integer('term_months').notNull(),
    effort: text('effort').$type<Effort>().notNull(),
    verification: text('verification').notNull(),
    indicator: text('indicator').notNull(),
    norms: text('norms', { mode: 'json' }).$type<readonly string[]>().notNull(),
    /** Why it was rejected or deferred. */
    decisionReason: text('decision_reason'),
    /** Rises with every change; a save of an older revision is told so. */
    revision: integer('revision').notNull().default(1),
    /** Post or name of who is in charge; empty until it is said. */
    inCharge: text('in_charge').notNull().default(''),
    /** Account that follows it up, where somebody has one. */
    assigneeId: text('assignee_id').references(() => user.id),
    /** ISO dates. */
    startsOn: text('starts_on'),
    dueOn: text('due_on'),
    /** Where its dimension stood in the release; null where none is expected to move. */
    baseline: text('baseline', { mode: 'json' }).$type<Baseline>(),
    /** Score 0-100 that the dimension of the baseline is to reach. */
    target: integer('target'),
    /** Whole soles; 0 = no cost of its own; null = not said. */
    soles: integer('soles'),
    poiActivity: text('poi_activity').notNull().default(''),
    /** Year of the POI that carries its money. */
    poiYear: integer('poi_year'),
    pei: text('pei').notNull().default(''),
    /** How far it is, by its newest follow-up. */
    progress: text('progress', { enum: PROGRESS_STATES }).notNull().default('not-started'),
    /** ISO date on which the progress last changed; null where nobody said anything. */
    progressOn: text('progress_on'),
    /** What the indicator says by the newest follow-up. */
    indicatorNow: text('indicator_now').notNull().default(''),
    /** The same action in the plan of the year before, which left it undone. */
    carriedFromId: text('carried_from_id').references((): AnySQLiteColumn => planActions.id),
  },
  (table) => [
    foreignKey({ columns: [table.entityId, table.year], foreignColumns: [plans.entityId, plans.year] }),
    index('plan_action_plan').on(table.entityId, table.year, table.position),
    index('plan_action_assignee').on(table.assigneeId),
    index('plan_action_accepted').on(table.entityId, table.year).where(sql`${table.status} = 'accepted'`),
    check('known_action_status', oneOf(table.status, PLAN_ACTION_STATUSES)),
    check('known_progress', oneOf(table.progress, PROGRESS_STATES)),
    check(
      'ends_after_it_starts',
      sql`${table.startsOn} IS NULL OR ${table.dueOn} IS NULL OR ${table.startsOn} <= ${table.dueOn}`,
    ),
    check('a_cost_is_no_debt', sql`${table.soles} IS NULL OR ${table.soles} >= 0`),
    check(
      'a_target_is_a_score',
      sql`${table.target} IS NULL OR (${table.target} BETWEEN 0 AND 100 AND ${table.baseline} IS NOT NULL)`,
    ),
  ],
)

export const PLAN_EVENTS = [
  'added',
  'accepted',
  'rejected',
  'deferred',
  'changed',
  'reopened',
  'moved',
  'carried',
  'assigned',
  'followed-up',
  'evidence-added',
  'evidence-removed',
  'sent-back',
] as const
export type PlanEventKind = (typeof PLAN_EVENTS)[number]

/** What happened to each action of a plan, in order; append-only. */
export const planEvents = sqliteTable(
  'plan_events',
  {
    id: integer('id').primaryKey(),
    actionId: text('action_id')
      .notNull()
      .references(() => planActions.id),
    /** ISO instant. */
    at: text('at').notNull(),
    /** Account and name of who did it, as they were: a deleted account leaves its name. */
    userId: text('user_id').notNull(),
    who: text('who').notNull(),
    event: text('event', { enum: PLAN_EVENTS }).notNull(),
    /** Why it was rejected, deferred or sent back; of a change, the columns that differ. */
    detail: text('detail').notNull().default(''),
  },
  (table) => [
    index('plan_event_action').on(table.actionId),
    check('known_plan_event', oneOf(table.event, PLAN_EVENTS)),
    check(
      'decided_against_with_a_reason',
      sql`${table.event} NOT IN ('rejected','deferred','sent-back') OR length(trim(${table.detail})) > 0`,
    ),
  ],
)

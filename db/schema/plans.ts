import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ProposalReason } from '#surveys/planning/proposal.ts'
import type { Effort } from '#surveys/model/instrument.ts'
import { entities } from './entities.ts'
import { assessments } from './assessments.ts'
import { campaigns } from './campaigns.ts'
import { oneOf } from './one-of.ts'

/** One plan per entity and year: the yearly plan of activities of the mechanism. */
export const plans = sqliteTable(
  'plans',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => entities.id),
    year: integer('year').notNull(),
    createdOn: text('created_on').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entityId, table.year] })],
)

export const PLAN_ACTION_STATUSES = ['proposed', 'accepted', 'rejected'] as const
export type PlanActionStatus = (typeof PLAN_ACTION_STATUSES)[number]

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
    /** ISO date on which it was accepted or rejected; null while it is proposed. */
    decidedOn: text('decided_on'),
    responsible: text('responsible').notNull(),
    termMonths: integer('term_months').notNull(),
    effort: text('effort').$type<Effort>().notNull(),
    verification: text('verification').notNull(),
    indicator: text('indicator').notNull(),
    norms: text('norms', { mode: 'json' }).$type<readonly string[]>().notNull(),
    rejectionReason: text('rejection_reason'),
    /** Rises with every change; a save of an older revision is told so. */
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    foreignKey({ columns: [table.entityId, table.year], foreignColumns: [plans.entityId, plans.year] }),
    index('plan_action_plan').on(table.entityId, table.year, table.position),
  ],
)

export const PLAN_EVENTS = ['added', 'accepted', 'rejected', 'changed', 'reopened'] as const
export type PlanEventKind = (typeof PLAN_EVENTS)[number]

/** What the entity decided about the actions of its plan, in order; append-only. */
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
    /** Why it was rejected; of a change, the columns that differ. */
    detail: text('detail').notNull().default(''),
  },
  (table) => [
    index('plan_event_action').on(table.actionId),
    check('known_plan_event', oneOf(table.event, PLAN_EVENTS)),
    check('rejected_with_a_reason', sql`${table.event} <> 'rejected' OR length(trim(${table.detail})) > 0`),
  ],
)

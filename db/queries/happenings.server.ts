import { and, asc, between, count, eq, gte, inArray, isNotNull, isNull, not, notInArray, or, sql } from 'drizzle-orm'
import {
  assessmentItems,
  assessments,
  campaigns,
  campaignWays,
  entities,
  paperBatches,
  planActions,
  planComments,
  planReviews,
  plans,
  planSteps,
  releases,
  sharedReleases,
  slipBatches,
  slipDestructions,
} from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'

/*
 * What happened lately in entities that are there, or happens soon, for whoever is told of it: states and days, nothing
 * of answers, of how many came, or of what a release says.
 */

const active = eq(entities.status, 'active')
/** In a query of columns alone a name inside a subquery would mean its own `id`. */
const THIS_CAMPAIGN = sql.raw('"campaigns"."id"')

const byKeptCodes = sql<number>`EXISTS (SELECT 1 FROM ${campaignWays} WHERE ${campaignWays.campaignId} = ${THIS_CAMPAIGN} AND ${campaignWays.way} IN ('slips','email-swap'))`
const onPaper = sql<number>`EXISTS (SELECT 1 FROM ${paperBatches} WHERE ${paperBatches.campaignId} = ${THIS_CAMPAIGN})`
const printed = sql<number>`EXISTS (SELECT 1 FROM ${slipBatches} WHERE ${slipBatches.campaignId} = ${THIS_CAMPAIGN}) OR ${onPaper}`
const destroyed = sql<number>`EXISTS (SELECT 1 FROM ${slipDestructions} WHERE ${slipDestructions.campaignId} = ${THIS_CAMPAIGN})`

/** Campaigns that were fixed and began, end or were released on a day (ISO date) or later. */
export function listCampaignsSince(database: Handle, scope: Scope, since: string) {
  return database
    .select({
      id: campaigns.id,
      entityId: campaigns.entityId,
      entityName: entities.name,
      instrumentHash: campaigns.instrumentHash,
      status: campaigns.status,
      opensOn: campaigns.opensOn,
      closesOn: campaigns.closesOn,
      closedOn: campaigns.closedOn,
      selfExtended: campaigns.selfExtended,
      releasedOn: releases.releasedOn,
      byKeptCodes: byKeptCodes.mapWith(Boolean),
      onPaper: onPaper.mapWith(Boolean),
      printed: printed.mapWith(Boolean),
      destroyed: destroyed.mapWith(Boolean),
    })
    .from(campaigns)
    .innerJoin(entities, eq(entities.id, campaigns.entityId))
    .leftJoin(releases, eq(releases.campaignId, campaigns.id))
    .where(
      and(
        within(scope, campaigns.entityId),
        active,
        not(eq(campaigns.status, 'draft')),
        or(gte(campaigns.closesOn, since), gte(campaigns.closedOn, since), gte(releases.releasedOn, since)),
      ),
    )
    .orderBy(asc(campaigns.opensOn), asc(campaigns.id))
    .all()
}

export type HappeningCampaign = ReturnType<typeof listCampaignsSince>[number]

/** Membership ids of readers to whom each of these campaigns' releases was shared. */
export function listSharings(database: Handle, campaignIds: readonly string[]) {
  return database.select().from(sharedReleases).where(inArray(sharedReleases.campaignId, campaignIds)).all()
}

/** Steps of plans from an instant (ISO) on which still say where the plan is. */
export function listPlanStepsSince(database: Handle, scope: Scope, since: string) {
  const { id, entityId, year, step, userId } = planSteps
  return database
    .select({ id, entityId, entityName: entities.name, year, step, userId })
    .from(planSteps)
    .innerJoin(plans, and(eq(plans.entityId, planSteps.entityId), eq(plans.year, planSteps.year)))
    .innerJoin(entities, eq(entities.id, planSteps.entityId))
    .where(
      and(
        within(scope, planSteps.entityId),
        active,
        gte(planSteps.at, since),
        sql`${plans.approval} = ${planSteps.step}`,
      ),
    )
    .orderBy(asc(planSteps.id))
    .all()
}

/**
 * Instants (ISO) and days on which the Ministry said something about plans: each comment, and the end of a reading that
 * did not lapse.
 */
export function listPlanWordsSince(database: Handle, scope: Scope, since: string, sinceDay: string) {
  const comments = database
    .select({
      entityId: planComments.entityId,
      entityName: entities.name,
      year: planComments.year,
      version: planComments.version,
      at: planComments.at,
    })
    .from(planComments)
    .innerJoin(entities, eq(entities.id, planComments.entityId))
    .where(and(within(scope, planComments.entityId), active, gte(planComments.at, since)))
    .all()
    .map((row) => ({ ...row, kind: 'comment' as const }))
  const ends = database
    .select({
      entityId: planReviews.entityId,
      entityName: entities.name,
      year: planReviews.year,
      version: planReviews.version,
      at: sql<string>`${planReviews.endedOn}`,
    })
    .from(planReviews)
    .innerJoin(entities, eq(entities.id, planReviews.entityId))
    .where(
      and(
        within(scope, planReviews.entityId),
        active,
        gte(planReviews.endedOn, sinceDay),
        notInArray(planReviews.state, ['waiting', 'lapsed', 'superseded']),
      ),
    )
    .all()
    .map((row) => ({ ...row, kind: 'end' as const }))
  return [...comments, ...ends]
}

/** Budget assessments that were returned or whose review ended on a day (ISO date) or later, with how many items wait. */
export function listReviewedSince(database: Handle, scope: Scope, since: string) {
  const returned = database
    .select({ items: count() })
    .from(assessmentItems)
    .where(and(eq(assessmentItems.assessmentId, assessments.id), eq(assessmentItems.review, 'returned')))
  return database
    .select({
      id: assessments.id,
      entityId: assessments.entityId,
      entityName: entities.name,
      year: assessments.year,
      status: assessments.status,
      returnedOn: assessments.returnedOn,
      reviewedOn: assessments.reviewedOn,
      items: sql<number>`(${returned})`.mapWith(Number),
    })
    .from(assessments)
    .innerJoin(entities, eq(entities.id, assessments.entityId))
    .where(
      and(
        within(scope, assessments.entityId),
        active,
        or(
          and(eq(assessments.status, 'returned'), gte(assessments.returnedOn, since)),
          and(eq(assessments.status, 'reviewed'), gte(assessments.reviewedOn, since)),
        ),
      ),
    )
    .orderBy(asc(assessments.id))
    .all()
}

/** Accepted actions of plans that are not closed which are not done and fall due between two days (ISO dates), both counted. */
export function listActionsDue(database: Handle, scope: Scope, from: string, until: string) {
  const { id, entityId, year, title, assigneeId } = planActions
  return database
    .select({
      ...{ id, entityId, entityName: entities.name, year, title, assigneeId },
      dueOn: sql<string>`${planActions.dueOn}`,
    })
    .from(planActions)
    .innerJoin(plans, and(eq(plans.entityId, planActions.entityId), eq(plans.year, planActions.year)))
    .innerJoin(entities, eq(entities.id, planActions.entityId))
    .where(
      and(
        ...[within(scope, planActions.entityId), active, isNull(plans.closedOn), isNotNull(planActions.dueOn)],
        eq(planActions.status, 'accepted'),
        inArray(planActions.progress, ['not-started', 'under-way']),
        between(planActions.dueOn, from, until),
      ),
    )
    .orderBy(asc(planActions.dueOn), asc(planActions.position), asc(planActions.id))
    .all()
}

/** Years of the scope's plans that are not closed, from one on. */
export function listOpenPlanYears(database: Handle, scope: Scope, fromYear: number): number[] {
  return database
    .selectDistinct({ year: plans.year })
    .from(plans)
    .where(and(within(scope, plans.entityId), isNull(plans.closedOn), gte(plans.year, fromYear)))
    .orderBy(asc(plans.year))
    .all()
    .map(({ year }) => year)
}

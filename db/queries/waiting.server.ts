import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  max,
  min,
  not,
  or,
  sql,
} from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import {
  accountConfirmations,
  accountRequests,
  assessments,
  campaigns,
  campaignWays,
  certificates,
  entities,
  invitedAddresses,
  mails,
  memberships,
  paperBatches,
  planActions,
  plans,
  releases,
  slipBatches,
  slipDestructions,
} from '#db/schema/index.ts'
import { preparedWithin } from '#db/prepared-within.server.ts'
import { WAITS } from './budget-queue.server.ts'
import type { Scope } from '#db/scope.ts'
import { preparedOnce } from '#db/unit-of-work.server.ts'

/*
 * What waits for somebody, counted for a number beside a link on every page: by keys and indexes, without the content of
 * a release or a text.
 */

/** In the columns of a query of one table names stand alone, and inside a subquery its own `id` would be meant. */
const THIS_CAMPAIGN = sql.raw('"campaigns"."id"')

const hasWay = (way: (typeof campaignWays.$inferSelect)['way']) =>
  sql<number>`EXISTS (SELECT 1 FROM ${campaignWays} WHERE ${campaignWays.campaignId} = ${THIS_CAMPAIGN} AND ${campaignWays.way} = ${way})`.mapWith(
    Boolean,
  )

const keptWithin = preparedWithin((database, mine) =>
  database
    .select({
      id: campaigns.id,
      instrumentHash: campaigns.instrumentHash,
      status: campaigns.status,
      opensOn: campaigns.opensOn,
      closesOn: campaigns.closesOn,
      closedOn: campaigns.closedOn,
      bySlips: hasWay('slips'),
      byMail: hasWay('email-swap'),
      slips:
        sql<number>`(SELECT coalesce(sum(${slipBatches.slips}), 0) FROM ${slipBatches} WHERE ${slipBatches.campaignId} = ${THIS_CAMPAIGN})`.mapWith(
          Number,
        ),
      forms:
        sql<number>`(SELECT coalesce(sum(${paperBatches.formsPrinted}), 0) FROM ${paperBatches} WHERE ${paperBatches.campaignId} = ${THIS_CAMPAIGN})`.mapWith(
          Number,
        ),
      addresses:
        sql<number>`EXISTS (SELECT 1 FROM ${invitedAddresses} WHERE ${invitedAddresses.campaignId} = ${THIS_CAMPAIGN})`.mapWith(
          Boolean,
        ),
      isSigned:
        sql<number>`EXISTS (SELECT 1 FROM ${slipDestructions} WHERE ${slipDestructions.campaignId} = ${THIS_CAMPAIGN})`.mapWith(
          Boolean,
        ),
    })
    .from(campaigns)
    .where(
      and(
        mine(campaigns.entityId),
        not(eq(campaigns.status, 'draft')),
        or(inArray(campaigns.status, ['scheduled', 'open']), gte(campaigns.closesOn, sql.placeholder('endedFrom'))),
      ),
    )
    .orderBy(asc(campaigns.opensOn), asc(campaigns.id))
    .prepare(),
)

/**
 * Campaigns of the scope whose codes are kept, with how much was printed or entered: those that wait for their first day
 * or admit, and those that ended from a day (ISO date) on. Nothing of what was used is among it.
 */
export async function listKeptCampaigns(database: Database, scope: Scope, endedFrom: string) {
  const { statement, values } = keptWithin(database, scope)
  return statement.all({ ...values, endedFrom })
}

export type KeptCampaign = Awaited<ReturnType<typeof listKeptCampaigns>>[number]

const releaseDaysWithin = preparedWithin((database, mine) =>
  database
    .select({
      campaignId: releases.campaignId,
      instrumentSlug: releases.instrumentSlug,
      releasedOn: releases.releasedOn,
      opensOn: campaigns.opensOn,
      closesOn: campaigns.closesOn,
      closedOn: campaigns.closedOn,
      instrumentHash: campaigns.instrumentHash,
      entityId: releases.entityId,
      isCertified:
        sql<number>`EXISTS (SELECT 1 FROM ${certificates} WHERE ${certificates.campaignId} = ${releases.campaignId})`.mapWith(
          Boolean,
        ),
    })
    .from(releases)
    .innerJoin(campaigns, eq(campaigns.id, releases.campaignId))
    .where(mine(releases.entityId))
    .orderBy(desc(releases.releasedOn), asc(releases.campaignId))
    .prepare(),
)

/** Days of the scope's releases, the newest first, and whether each has its certificate; without what they say. */
export async function listReleaseDays(database: Database, scope: Scope) {
  const { statement, values } = releaseDaysWithin(database, scope)
  return statement.all(values)
}

const actionCountsWithin = preparedWithin((database, mine) =>
  database
    .select({
      year: planActions.year,
      campaignId: planActions.campaignId,
      status: planActions.status,
      createdOn: plans.createdOn,
      actions: count(),
      /** ISO date of the newest decision; null while they are proposed. */
      decidedOn: max(planActions.decidedOn),
    })
    .from(planActions)
    .innerJoin(plans, and(eq(plans.entityId, planActions.entityId), eq(plans.year, planActions.year)))
    .where(mine(planActions.entityId))
    .groupBy(planActions.year, planActions.campaignId, planActions.status, plans.createdOn)
    .prepare(),
)

/** How many actions of the scope's plans stand in each state, by the result that first asked for them. */
export async function listActionCounts(database: Database, scope: Scope) {
  const { statement, values } = actionCountsWithin(database, scope)
  return statement.all(values)
}

export type ActionCount = Awaited<ReturnType<typeof listActionCounts>>[number]

/** Results besides the first one that gave reasons for an action: ids of campaigns and assessments. */
const askedLater =
  sql<string>`(SELECT json_group_array(coalesce(json_extract("value", '$.added.campaignId'), json_extract("value", '$.added.assessmentId'))) FROM json_each(${planActions.reasons}) WHERE json_extract("value", '$.added') IS NOT NULL)`.mapWith(
    (text: string) => JSON.parse(text) as (string | null)[],
  )

const askedWithin = preparedWithin((database, mine) =>
  database
    .select({
      year: planActions.year,
      status: planActions.status,
      campaignId: planActions.campaignId,
      assessmentId: planActions.assessmentId,
      askedLater,
    })
    .from(planActions)
    .where(mine(planActions.entityId))
    .prepare(),
)

/** Actions of the scope's plans in their state, each with every result that asks for it. */
export async function listAskedActions(database: Database, scope: Scope) {
  const { statement, values } = askedWithin(database, scope)
  return statement.all(values).map(({ year, status, campaignId, assessmentId, askedLater: later }) => ({
    year,
    status,
    askedBy: [campaignId, assessmentId, ...later].filter((id) => id !== null),
  }))
}

export type AskedAction = Awaited<ReturnType<typeof listAskedActions>>[number]

const toReviewWithin = preparedWithin((database, mine) =>
  database
    .select({
      entityId: assessments.entityId,
      startedOn: assessments.startedOn,
      submittedOn: assessments.submittedOn,
    })
    .from(assessments)
    .where(and(mine(assessments.entityId), WAITS, eq(assessments.status, 'submitted')))
    .orderBy(asc(assessments.submittedOn))
    .prepare(),
)

/** Assessments of the scope that were handed in and wait to be reviewed, the longest waiting first. */
export async function listAssessmentsToReview(database: Database, scope: Scope) {
  const { statement, values } = toReviewWithin(database, scope)
  return statement.all(values)
}

const pendingRequests = preparedOnce((database) =>
  database
    .select({ requests: count(), oldest: min(accountRequests.requestedAt) })
    .from(accountRequests)
    .where(eq(accountRequests.status, 'pending'))
    .prepare(),
)

/** How many requests for an account wait, and the instant (ISO) of the oldest. Needs the country's scope. */
export async function findOldestRequest(database: Database, scope: Scope) {
  if (scope.kind !== 'country') return null
  const found = pendingRequests(database).get()
  return found?.oldest ? { requests: found.requests, oldest: found.oldest } : null
}

/** Tries after which a mail that has not gone out is told of: the first ones take about twenty minutes. */
const TOLD_FROM_TRIES = 3

const failedMails = preparedOnce((database) =>
  database
    .select({ kind: mails.kind, fault: mails.fault, mails: count(), oldest: min(mails.queuedAt) })
    .from(mails)
    .where(
      and(
        isNull(mails.sentAt),
        isNull(mails.campaignId),
        or(isNull(mails.nextTryAt), and(isNotNull(mails.fault), gte(mails.tries, TOLD_FROM_TRIES))),
      ),
    )
    .groupBy(mails.kind, mails.fault)
    .orderBy(asc(mails.kind), asc(mails.fault))
    .prepare(),
)

/**
 * Mails to accounts that do not go out, be they tried again or given up, by kind and fault, with the instant (ISO) of the
 * oldest. Those that invite staff to answer are not among them. Needs the country's scope.
 */
export async function listFailedMails(database: Database, scope: Scope) {
  if (scope.kind !== 'country') return []
  return failedMails(database).all()
}

const uncoordinatedWithin = preparedWithin((database, mine) => {
  const today = sql.placeholder('today')
  const going = and(
    eq(memberships.entityId, entities.id),
    isNull(memberships.endedAt),
    or(isNull(memberships.endsOn), gte(memberships.endsOn, today)),
  )
  const coordinates = database
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(going, eq(memberships.role, 'coordinator'), lte(memberships.startsOn, today)))
  const basis = sql`coalesce(
    (SELECT max(${accountConfirmations.confirmedOn}) FROM ${accountConfirmations} WHERE ${accountConfirmations.entityId} = ${entities.id}),
    (SELECT min(${memberships.startsOn}) FROM ${memberships} WHERE ${going}))`
  const rests = sql`${basis} < ${sql.placeholder('confirmedFrom')}`
  return database
    .select({ entities: count() })
    .from(entities)
    .where(and(mine(entities.id), eq(entities.status, 'active'), or(not(exists(coordinates)), rests)))
    .prepare()
})

/**
 * Active entities that nobody coordinates on a day, or whose coordination rests until its head confirms the list.
 * @param today, confirmedFrom ISO dates; a list whose year counts from before the second has lapsed.
 */
export async function countEntitiesWithoutCoordinator(
  database: Database,
  scope: Scope,
  days: { readonly today: string; readonly confirmedFrom: string },
): Promise<number> {
  const { statement, values } = uncoordinatedWithin(database, scope)
  return statement.get({ ...values, ...days })?.entities ?? 0
}

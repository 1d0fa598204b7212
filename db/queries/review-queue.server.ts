import { and, asc, count, eq, inArray, isNull, lt, min, notExists, or, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { entities, planReviews, plans, planVersions, user } from '#db/schema/index.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import { OPEN_REVIEWS, type ReviewState } from '#db/schema/plan-words.ts'
import { preparedWithin } from '#db/prepared-within.server.ts'
import { within, type Scope } from '#db/scope.ts'
import { barredFrom } from './plan-judges.server.ts'
import { REVIEW_COLUMNS, samePlan, sameVersion } from './plan-reviews.server.ts'

/** Which reviews a list is of. Every filter is one of the statement: a page reads its own rows and no others. */
export type QueueAsked = {
  readonly states: readonly ReviewState[]
  /** Whose; null: nobody's yet; absent: anybody's. */
  readonly analystId?: string | null
  readonly level?: GovernmentLevel
  /** Only what is read before others; what no rule has read yet counts as such. */
  readonly onlyFirst: boolean
}

/** The plan of the row that a statement looks at. */
const SHOWN_PLAN = {
  entityId: planReviews.entityId,
  planCreatedOn: plans.createdOn,
  signedOn: planVersions.signedOn,
} as const

/** What waits for its turn behind what is read first. */
const isLater = sql`${planReviews.readFirst} IS 'later'`

function asked(scope: Scope, { states, analystId, level, onlyFirst }: QueueAsked): SQL | undefined {
  return and(
    within(scope, planReviews.entityId),
    inArray(planReviews.state, [...states]),
    analystId === undefined
      ? undefined
      : analystId === null
        ? isNull(planReviews.analystId)
        : eq(planReviews.analystId, analystId),
    level === undefined ? undefined : eq(entities.governmentLevel, level),
    onlyFirst ? sql`NOT ${isLater}` : undefined,
  )
}

/** How many reviews a list has. */
export async function countQueuedReviews(database: Database, scope: Scope, which: QueueAsked): Promise<number> {
  const found = database
    .select({ reviews: count() })
    .from(planReviews)
    .innerJoin(entities, eq(entities.id, planReviews.entityId))
    .where(asked(scope, which))
    .get()
  return found?.reviews ?? 0
}

/** One page of a list: longest waiting first, and where two wait as long, first what is read first. */
export async function listQueuedReviews(
  database: Database,
  scope: Scope,
  which: QueueAsked,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  return database
    .select({
      ...REVIEW_COLUMNS,
      notes: sql<number>`coalesce(json_array_length(${planReviews.notes}), 0)`,
    })
    .from(planReviews)
    .innerJoin(plans, samePlan)
    .innerJoin(planVersions, sameVersion)
    .innerJoin(entities, eq(entities.id, planReviews.entityId))
    .leftJoin(user, eq(user.id, planReviews.analystId))
    .where(asked(scope, which))
    .orderBy(
      asc(planReviews.openedOn),
      asc(isLater),
      asc(entities.name),
      asc(planReviews.year),
      asc(planReviews.version),
    )
    .limit(limit)
    .offset(offset)
    .all()
}

/**
 * What each analyst has at hand, and what nobody has: whoever has most first, nobody last.
 * @param nearBefore ISO date: a review that waits is near its end where it is due before.
 */
export async function listReviewWorkload(database: Database, scope: Scope, nearBefore: string) {
  const isWaiting = eq(planReviews.state, 'waiting')
  return database
    .select({
      analystId: planReviews.analystId,
      name: user.name,
      waiting: sql<number>`sum(${isWaiting})`,
      commented: sql<number>`sum(${planReviews.state} = 'commented')`,
      near: sql<number>`sum(${and(isWaiting, lt(planReviews.dueOn, nearBefore))})`,
    })
    .from(planReviews)
    .leftJoin(user, eq(user.id, planReviews.analystId))
    .where(and(within(scope, planReviews.entityId), inArray(planReviews.state, [...OPEN_REVIEWS])))
    .groupBy(planReviews.analystId)
    .orderBy(sql`${planReviews.analystId} IS NULL`, sql`count(*) DESC`, asc(user.name))
    .all()
}

const nearWithin = preparedWithin((database, mine) =>
  database
    .select({ by: min(planReviews.dueOn), plans: count() })
    .from(planReviews)
    .innerJoin(plans, samePlan)
    .innerJoin(planVersions, sameVersion)
    .where(
      and(
        mine(planReviews.entityId),
        eq(planReviews.state, 'waiting'),
        lt(planReviews.dueOn, sql.placeholder('nearBefore')),
        or(isNull(planReviews.analystId), eq(planReviews.analystId, sql.placeholder('userId'))),
        notExists(barredFrom(database, SHOWN_PLAN, sql.placeholder('userId'))),
      ),
    )
    .prepare(),
)

/**
 * Reviews of which nobody said anything, due before a day (ISO date): those that an analyst has, and those that nobody has
 * and that she may take. @returns the first of their days, and how many; null for none.
 */
export async function findNearReviews(
  database: Database,
  scope: Scope,
  userId: string,
  nearBefore: string,
): Promise<{ by: string; plans: number } | null> {
  const { statement, values } = nearWithin(database, scope)
  const found = statement.get({ ...values, userId, nearBefore })
  return found?.by ? { by: found.by, plans: found.plans } : null
}

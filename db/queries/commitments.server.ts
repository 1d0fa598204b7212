import { and, asc, eq, gte, isNull, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { campaigns, commitments, planActions, plans, planVersions, releases } from '#db/schema/index.ts'
import { within, withinShared, type Scope } from '#db/scope.ts'
import { inTransaction, preparedOnce, type Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

/** What the notice of a campaign promises, made with the campaign. */
export type NewPromise = Pick<typeof commitments.$inferInsert, 'publicId' | 'promisedOn'>

/** Keeps what a campaign's notice promises; runs in the transaction that fixes the notice. */
export function insertPromise(
  transaction: Transaction,
  campaignId: string,
  { publicId, promisedOn }: NewPromise,
): void {
  transaction.insert(commitments).values({ campaignId, publicId, promisedOn }).run()
}

/** Where the result is: not made, made and hidden, or shown. Its numbers stay in the file. */
const RESULT = sql<'shown' | 'suppressed' | null>`json_extract(${releases.content}, '$.participation.kind')`

const columns = {
  campaignId: commitments.campaignId,
  publicId: commitments.publicId,
  promisedOn: commitments.promisedOn,
  publishedOn: commitments.publishedOn,
  publishedBy: commitments.publishedBy,
  additions: commitments.additions,
  entityId: campaigns.entityId,
  status: campaigns.status,
  closesOn: campaigns.closesOn,
  closedOn: campaigns.closedOn,
  instrumentHash: campaigns.instrumentHash,
  result: RESULT,
} as const

function select(database: Database) {
  return database
    .select(columns)
    .from(commitments)
    .innerJoin(campaigns, eq(campaigns.id, commitments.campaignId))
    .leftJoin(releases, eq(releases.campaignId, commitments.campaignId))
}

/** A promised page, with how far its campaign is. */
export type Commitment = NonNullable<Awaited<ReturnType<typeof findCommitment>>>

const byPublicId = preparedOnce((database) =>
  select(database)
    .where(eq(commitments.publicId, sql.placeholder('publicId')))
    .prepare(),
)

/** The promised page of a public address, whoever asks; null where no address is like it. */
export async function findCommitmentAt(database: Database, publicId: string): Promise<Commitment | null> {
  return byPublicId(database).get({ publicId }) ?? null
}

/** The promised page of a campaign in the scope, or null. */
export async function findCommitment(database: Database, scope: Scope, campaignId: string) {
  const mine = withinShared(scope, campaigns.entityId, commitments.campaignId)
  return (
    select(database)
      .where(and(mine, eq(commitments.campaignId, campaignId)))
      .get() ?? null
  )
}

/**
 * Promised pages of the scope that are not public yet though their result is shown, the oldest first.
 * @param until ISO date: only those whose last day of answering was by then, for a result is long and is opened to be seen.
 */
export async function listUnpublished(database: Database, scope: Scope, until: string): Promise<Commitment[]> {
  const ended = sql`min(${campaigns.closesOn}, coalesce(${campaigns.closedOn}, ${campaigns.closesOn})) <= ${until}`
  const shown = sql`CASE WHEN ${ended} THEN ${RESULT} = 'shown' ELSE 0 END`
  return select(database)
    .where(and(within(scope, campaigns.entityId), isNull(commitments.publishedOn), shown))
    .orderBy(asc(commitments.promisedOn), asc(commitments.campaignId))
    .all()
}

/** How a page comes to be public, or what is added to it. */
export type Publishing = {
  /** ISO date in Lima time. */
  readonly publishedOn: string
  /** Name of the head; null where its day came. */
  readonly publishedBy: string | null
  readonly additions: readonly string[]
}

/**
 * Publishes a page that is not public, by its day or by the head.
 * @returns false, and nothing is written, where it was public already.
 */
export async function updateAsPublished(
  database: Database,
  { campaignId }: Pick<Commitment, 'campaignId'>,
  { additions, ...published }: Publishing,
  note: Note,
): Promise<boolean> {
  return inTransaction(
    database,
    (transaction) => {
      const waiting = and(eq(commitments.campaignId, campaignId), isNull(commitments.publishedOn))
      const set = { ...published, additions: additions.length > 0 ? additions : null }
      if (transaction.update(commitments).set(set).where(waiting).run().changes === 0) return false
      note(transaction)
      return true
    },
    'immediate',
  )
}

/**
 * Adds whole parts to a page that is public.
 * @param seen additions that it had when somebody decided to add.
 * @returns false, and nothing is written, where it has others by now.
 */
export async function updateAdditions(
  database: Database,
  { campaignId, additions: seen }: Pick<Commitment, 'campaignId' | 'additions'>,
  additions: readonly string[],
  note: Note,
): Promise<boolean> {
  return inTransaction(
    database,
    (transaction) => {
      const same = and(
        eq(commitments.campaignId, campaignId),
        sql`${commitments.publishedOn} IS NOT NULL`,
        sql`coalesce(${commitments.additions}, '[]') = ${JSON.stringify(seen ?? [])}`,
      )
      if (transaction.update(commitments).set({ additions }).where(same).run().changes === 0) return false
      note(transaction)
      return true
    },
    'immediate',
  )
}

/** Plans of an entity from a year on, each with its signed versions (the oldest first) and how far its actions are. */
export async function listPlansWithVersions(database: Database, entityId: string, from: number) {
  const [ofPlans, ofVersions, ofActions] = [plans, planVersions, planActions].map((table) =>
    and(eq(table.entityId, entityId), gte(table.year, from)),
  )
  const versions = database
    .select({ year: planVersions.year, content: planVersions.content })
    .from(planVersions)
    .where(ofVersions)
    .orderBy(asc(planVersions.year), asc(planVersions.version))
    .all()
  const { id, year, progress, carriedFromId, campaignId, reasons } = planActions
  const actions = database
    .select({ id, year, progress, carriedFromId, campaignId, reasons })
    .from(planActions)
    .where(ofActions)
    .all()
  return database
    .select({ year: plans.year })
    .from(plans)
    .where(ofPlans)
    .orderBy(asc(plans.year))
    .all()
    .map((plan) => ({
      year: plan.year,
      versions: versions.filter((version) => version.year === plan.year).map(({ content }) => content),
      actions: actions.filter((action) => action.year === plan.year),
    }))
}

export type PlanWithVersions = Awaited<ReturnType<typeof listPlansWithVersions>>[number]

import { and, asc, desc, eq, gte, inArray, isNull, lte } from 'drizzle-orm'
import type { ExperiencePool } from '#surveys/disclosure/experience-pool.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { Database } from '#db/client.server.ts'
import { emptyLog } from '#db/empty-log.server.ts'
import { campaigns, destructionActs, experiencePools, releases, responses } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'
import { inTransaction, preparedOnce } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import type { ClosedCampaign } from './pools.server.ts'

/** First and last day (ISO dates) of a year. */
const daysOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` })

/** Campaigns of an instrument that were released in a year and whose rows are still there. Needs the country's scope. */
export async function listCampaignsWithRows(
  database: Database,
  scope: Scope,
  slug: InstrumentSlug,
  year: number,
): Promise<ClosedCampaign[]> {
  if (scope.kind !== 'country') return []
  const { from, to } = daysOf(year)
  return database
    .select({
      campaignId: releases.campaignId,
      entityId: releases.entityId,
      instrumentHash: campaigns.instrumentHash,
      release: releases.content,
    })
    .from(releases)
    .innerJoin(campaigns, eq(campaigns.id, releases.campaignId))
    .leftJoin(destructionActs, eq(destructionActs.campaignId, releases.campaignId))
    .where(
      and(
        eq(releases.instrumentSlug, slug),
        gte(releases.releasedOn, from),
        lte(releases.releasedOn, to),
        isNull(destructionActs.campaignId),
      ),
    )
    .orderBy(asc(releases.campaignId))
    .all()
}

const prepared = preparedOnce(({ $client }) => ({
  experience: $client.prepare<[string], { answers: string }>(
    "SELECT answers FROM responses WHERE campaign_id = ? AND part = 'experience' ORDER BY id",
  ),
}))

/** What people of a closed campaign told of the last year, one by one. */
export function* listExperienceAnswers(
  database: Database,
  { campaignId }: Pick<ClosedCampaign, 'campaignId'>,
): Generator<Record<string, string>> {
  for (const { answers } of prepared(database).experience.iterate(campaignId))
    yield JSON.parse(answers) as Record<string, string>
}

/** The frozen pool of a year, without what it says; null while there is none. */
export async function findExperiencePool(
  database: Database,
  slug: InstrumentSlug,
  year: number,
): Promise<Pick<typeof experiencePools.$inferSelect, 'year'> | null> {
  return (
    database
      .select({ year: experiencePools.year })
      .from(experiencePools)
      .where(and(eq(experiencePools.instrumentSlug, slug), eq(experiencePools.year, year)))
      .get() ?? null
  )
}

export type NewExperiencePool = {
  readonly instrumentSlug: InstrumentSlug
  readonly year: number
  readonly computedOn: string
  readonly content: ExperiencePool
  readonly digest: string
}

/**
 * Freezes the pool of a year and destroys the experience rows of all campaigns of the instrument that were released until
 * then, in one transaction; then the log is emptied, at once or as soon as nobody reads it any more. A second pool of the same year is not taken.
 * @returns whether it was.
 */
export async function freezeExperiencePool(database: Database, pool: NewExperiencePool, note: Note): Promise<boolean> {
  const frozen = inTransaction(
    database,
    (transaction) => {
      if (transaction.insert(experiencePools).values(pool).onConflictDoNothing().run().changes === 0) return false
      const released = transaction
        .select({ id: releases.campaignId })
        .from(releases)
        .where(and(eq(releases.instrumentSlug, pool.instrumentSlug), lte(releases.releasedOn, daysOf(pool.year).to)))
      transaction
        .delete(responses)
        .where(and(eq(responses.part, 'experience'), inArray(responses.campaignId, released)))
        .run()
      note(transaction)
      return true
    },
    'immediate',
  )
  if (frozen) emptyLog(database)
  return frozen
}

/** Frozen pools of what happened to people, newest year first. Needs the country's scope. */
export async function listExperiencePools(database: Database, scope: Scope) {
  if (scope.kind !== 'country') return []
  return database.select().from(experiencePools).orderBy(desc(experiencePools.year)).all()
}

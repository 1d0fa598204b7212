import { and, desc, eq, inArray, lte } from 'drizzle-orm'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import type { ExperiencePool } from '#surveys/disclosure/experience-pool.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import { keysFolderOf, listKeys, ownerOf } from '#db/campaign-keys.server.ts'
import type { Database } from '#db/client.server.ts'
import { emptyLog } from '#db/empty-log.server.ts'
import { experiencePools, releases, responses } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'
import { inTransaction, preparedOnce } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import type { ClosedCampaign } from './pools.server.ts'

/** Last day (ISO date) of a year. */
const endOf = (year: number) => `${year}-12-31`

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
        .where(and(eq(releases.instrumentSlug, pool.instrumentSlug), lte(releases.releasedOn, endOf(pool.year))))
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

/**
 * Frozen pools of what happened to people, newest year first. One waits while a backup from before it can still be
 * restored, that is, until the key of every answer that went into it is destroyed: then what somebody has seen was drawn
 * once, whatever is restored (docs/decisions/083). Needs the country's scope.
 * @param defences all, but in a test that takes one away.
 */
export async function listExperiencePools(database: Database, scope: Scope, defences: Defences = ALL_DEFENCES) {
  if (scope.kind !== 'country') return []
  const frozen = database.select().from(experiencePools).orderBy(desc(experiencePools.year)).all()
  if (!defences['pool-waits-for-keys']) return frozen
  const keys = listKeys(keysFolderOf(database.$client)).map(ownerOf)
  const restorable = keys.flatMap((owner) => (owner?.part === 'experience' ? [owner.campaignId] : []))
  if (restorable.length === 0) return frozen
  const held = database
    .select({ slug: releases.instrumentSlug, releasedOn: releases.releasedOn })
    .from(releases)
    .where(inArray(releases.campaignId, restorable))
    .all()
  return frozen.filter(
    ({ instrumentSlug, year }) =>
      !held.some(({ slug, releasedOn }) => slug === instrumentSlug && releasedOn <= endOf(year)),
  )
}

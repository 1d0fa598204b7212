import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { listUnpublished, updateAsPublished } from '#db/queries/commitments.server.ts'
import { campaigns } from '#db/schema/index.ts'
import { countryScope } from '#db/scope.ts'
import { publicationDay } from '#app/features/commitments/page-state.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { seedOf } from './random.ts'

/** A page that its head published before its day, with everything that its result has to add. @param publishedOn ISO date. */
export async function publishByHead(database: Database, campaignId: string, publishedOn: string): Promise<void> {
  const slug = database
    .select({ slug: campaigns.instrumentSlug })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId))
    .get()?.slug
  const additions = slug === 'organizational-culture' ? ['scores', 'gaps', 'due-dates'] : ['due-dates']
  const publishedBy = 'La persona titular (inventada)'
  await updateAsPublished(database, { campaignId }, { publishedOn, publishedBy, additions }, NO_NOTE)
}

/** Of three pages one was published by its head some weeks ago; the others wait for their day, or their day has come. */
export async function seedPublicPages(database: Database, today: string): Promise<void> {
  for (const page of await listUnpublished(database, countryScope(), today)) {
    const day = publicationDay(page)
    if (seedOf(page.campaignId) % 3 === 0) await publishByHead(database, page.campaignId, addDays(today, -10))
    else if (day <= today)
      await updateAsPublished(database, page, { publishedOn: day, publishedBy: null, additions: [] }, NO_NOTE)
  }
}

import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { insertResponses } from '#db/queries/responses.server.ts'
import { campaigns } from '#db/schema/index.ts'
import { sexBesideExperience } from '#db/sex-beside-experience.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'

export type BulkResponse = {
  readonly answers: Readonly<Record<string, string>>
  readonly sex: string | null
  readonly extraSegment: string | null
  readonly experience?: Readonly<Record<string, string>> | null
}

/**
 * Stores many responses of a campaign at once, each under a fresh random id, as they would lie there if each had been
 * sent: beside what happened to a person her sex stands only where the population is large enough.
 */
export function seedResponses(database: Database, campaignId: string, people: readonly BulkResponse[]): void {
  const campaign = database
    .select({ women: campaigns.populationWomen, men: campaigns.populationMen })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId))
    .get()
  if (!campaign) throw new Error(`There is no campaign ${campaignId}`)
  const rows = people.flatMap(({ answers, sex, extraSegment, experience }) => [
    { id: randomBytes(16), answers, sex, extraSegment, part: 'main' as const },
    ...(experience
      ? [
          {
            ...{ id: randomBytes(16), answers: experience, part: 'experience' as const },
            ...{ sex: sexBesideExperience(sex, campaign), extraSegment: null },
          },
        ]
      : []),
  ])
  inTransaction(database, (transaction) => insertResponses(transaction, campaignId, rows))
}

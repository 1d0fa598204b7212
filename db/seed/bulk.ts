import { randomBytes } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import { insertResponses } from '#db/queries/responses.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'

export type BulkResponse = {
  readonly answers: Readonly<Record<string, string>>
  readonly sex: string | null
  readonly extraSegment: string | null
  readonly experience?: Readonly<Record<string, string>> | null
}

/** Stores many responses of a campaign at once, each under a fresh random id. */
export function seedResponses(database: Database, campaignId: string, people: readonly BulkResponse[]): void {
  const rows = people.flatMap(({ answers, sex, extraSegment, experience }) => [
    { id: randomBytes(16), answers, sex, extraSegment, part: 'main' as const },
    ...(experience
      ? [{ id: randomBytes(16), answers: experience, sex, extraSegment: null, part: 'experience' as const }]
      : []),
  ])
  inTransaction(database, (transaction) => insertResponses(transaction, campaignId, rows))
}

import { randomBytes } from 'node:crypto'
import type { Database } from '#db/client.server.ts'

export type BulkResponse = {
  readonly answers: Readonly<Record<string, string>>
  readonly sex: string | null
  readonly extraSegment: string | null
  readonly experience?: Readonly<Record<string, string>> | null
}

/** Stores many responses of a campaign at once, each under a fresh random id. */
export function insertResponses(database: Database, campaignId: string, rows: readonly BulkResponse[]): void {
  const insert = database.$client.prepare(
    'INSERT INTO responses (campaign_id, id, answers, sex, extra_segment, part) VALUES (?, ?, ?, ?, ?, ?)',
  )
  database.$client.transaction(() => {
    for (const { answers, sex, extraSegment, experience } of rows) {
      insert.run(campaignId, randomBytes(16), JSON.stringify(answers), sex, extraSegment, 'main')
      if (experience) insert.run(campaignId, randomBytes(16), JSON.stringify(experience), sex, null, 'experience')
    }
  })()
}

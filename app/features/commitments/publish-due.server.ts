import { listUnpublished, updateAsPublished, type Commitment } from '#db/queries/commitments.server.ts'
import type { Database } from '#db/client.server.ts'
import { programScope } from '#app/door/actor.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { PROGRAM, recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'
import { SOONEST_DAYS } from '#surveys/disclosure/promised-page.ts'
import { isDueToPublish } from './page-state.ts'

/** A deed about a public page, as the audit log notes it; its address is public, and no part of it. */
export function pageDeed(
  action: string,
  { campaignId, entityId }: Commitment,
  detail: NonNullable<Deed['detail']> = {},
) {
  return { action, objectKind: 'commitment', objectId: campaignId, entityId, detail }
}

/**
 * Publishes the minimum of every page whose day has come, also of days on which the program stood still. Where the close
 * is not done it waits for it. Running it again publishes nothing more.
 */
export async function publishDuePages(database: Database, now: Date): Promise<void> {
  const today = limaDate(now)
  for (const page of await listUnpublished(database, programScope(), addDays(today, -SOONEST_DAYS))) {
    if (!isDueToPublish(page, today)) continue
    const published = { publishedOn: today, publishedBy: null, additions: [] }
    await updateAsPublished(database, page, published, (transaction) =>
      recordDeed(transaction, PROGRAM, pageDeed('commitment.published-by-day', page), now),
    )
  }
}

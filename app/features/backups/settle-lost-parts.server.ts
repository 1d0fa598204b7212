import type { Database } from '#db/client.server.ts'
import type { LostPart } from '#db/queries/restore.server.ts'
import { destroyRows, listKeptRows, type KeptRows } from '#db/queries/retention.server.ts'
import { programScope } from '#app/door/actor.ts'
import { freezeUnreadableYear } from '#app/features/national/freeze-experience-pools.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'

const yearOf = (day: string) => Number(day.slice(0, 4))

async function destroyRest(database: Database, kept: KeptRows, now: Date): Promise<void> {
  const { campaignId, entityId, closedOn } = kept
  const deed = {
    ...{ action: 'responses.destroyed', objectKind: 'campaign', objectId: campaignId, entityId },
    detail: { closedOn, unreadable: true },
  }
  await destroyRows(database, kept, limaDate(now), (transaction) => recordDeed(transaction, PROGRAM, deed, now))
}

/**
 * Leaves a database without answers that nobody can read any more as if they had been destroyed: the release stands, and
 * an act takes their place, so that no figure over several entities counts the campaign as one of nobody.
 *
 * What happened to people is asked for one figure a year. Of a year that is over it may have been drawn and seen, though
 * this database does not know: nothing is said of that year, and what could still be read of it goes too. Of the running
 * year it was not: its campaigns go on without the one that was lost.
 */
export async function settleLostParts(database: Database, lost: readonly LostPart[], now: Date): Promise<void> {
  const today = limaDate(now)
  const kept = new Map(
    (await listKeptRows(database, programScope(), today)).map((campaign) => [campaign.campaignId, campaign]),
  )
  const gone = new Set<KeptRows>()
  for (const { campaignId, part } of lost) {
    const campaign = kept.get(campaignId)
    if (!campaign) continue
    const year = yearOf(campaign.releasedOn)
    if (part === 'experience' && year < yearOf(today))
      await freezeUnreadableYear(database, campaign.instrumentSlug, year, now)
    else gone.add(campaign)
  }
  for (const campaign of gone) await destroyRest(database, campaign, now)
}

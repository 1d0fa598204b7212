import { listReleases } from '#db/queries/releases.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { participationSentence } from '#app/kit/words/claims/claims.ts'
import { groupByYear } from './by-year.ts'
import { viewCampaigns } from './view-campaign.server.ts'

/** Every campaign of the entity by the year of its first day, newest year first, with what is known of its participation. */
export async function campaignsByYear(actor: Actor, clock: Clock = systemClock) {
  const released = new Map(
    (await listReleases(runtime().database, actor.scope)).map(({ campaignId, release }) => [campaignId, release]),
  )
  const campaigns = (await viewCampaigns(actor, clock)).map((campaign) => {
    const release = released.get(campaign.id)
    return { ...campaign, released: release ? participationSentence(release) : null }
  })
  return groupByYear(campaigns)
}

export type CampaignsByYear = Awaited<ReturnType<typeof campaignsByYear>>

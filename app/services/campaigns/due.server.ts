import type { Database } from '#db/client.server.ts'
import { countResponses } from '#db/queries/admission.server.ts'
import { campaignsWithin, changeCampaign, type Campaign } from '#db/queries/campaigns.server.ts'
import type { Scope } from '#db/scope.ts'
import { closeCampaign } from './close.server.ts'
import { dueChange } from './due.ts'

const RUNNING: ReadonlySet<Campaign['status']> = new Set(['scheduled', 'open', 'closing'])

async function settle(database: Database, scope: Scope, campaign: Campaign, today: string): Promise<void> {
  if (!RUNNING.has(campaign.status) || today < campaign.opensOn) return
  const answers = await countResponses(database, campaign.id)
  const due = dueChange(campaign, answers, today)
  if (due.kind === 'open') await changeCampaign(database, scope, campaign.id, ['scheduled'], { status: 'open' })
  if (due.kind === 'close') {
    if (campaign.status === 'scheduled') await changeCampaign(database, scope, campaign.id, ['scheduled'], { status: 'open' })
    // From here on nobody is admitted, also when the release takes long or the program stops meanwhile.
    await changeCampaign(database, scope, campaign.id, ['open'], { status: 'closing' })
    return void (await closeCampaign(database, campaign.id, today, null))
  }
  if (due.kind === 'self-extend') await changeCampaign(database, scope, campaign.id, ['scheduled', 'open'], { closesOn: due.closesOn, selfExtended: true })
  // Once a day: two looks at one day's number would tell when somebody answered.
  if (campaign.shownOn !== today) await changeCampaign(database, scope, campaign.id, ['open'], { shownParticipation: answers, shownOn: today })
}

/** Does what the calendar asks of the campaigns of a scope, and counts participation anew once a day. */
export async function settleDueCampaigns(database: Database, scope: Scope, today: string): Promise<void> {
  for (const campaign of await campaignsWithin(database, scope)) await settle(database, scope, campaign, today)
}

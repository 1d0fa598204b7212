import type { Database } from '#db/client.server.ts'
import { countResponses } from '#db/queries/admission.server.ts'
import { afterDue, dueChange, type DueCampaign } from './due.ts'

/**
 * A campaign as it is today, for whoever is shown its state. Only the schedule writes what the calendar asks, and it
 * comes by within a minute: until then a page says what it will find.
 * @param today ISO date in Lima time.
 */
export async function asOfToday<C extends DueCampaign & { readonly id: string }>(
  database: Database,
  campaign: C,
  today: string,
): Promise<C> {
  // Answers matter only once the last day is over, and counting them costs.
  const isOver = (campaign.status === 'open' || campaign.status === 'scheduled') && today > campaign.closesOn
  const answers = isOver ? await countResponses(database, campaign.id) : 0
  return afterDue(campaign, dueChange(campaign, answers, today))
}

/** The same for many. */
export async function allAsOfToday<C extends DueCampaign & { readonly id: string }>(
  database: Database,
  campaigns: readonly C[],
  today: string,
): Promise<C[]> {
  return Promise.all(campaigns.map((campaign) => asOfToday(database, campaign, today)))
}

import type { Database } from '#db/client.server.ts'
import { countAnsweredUpTo } from '#db/queries/admission.server.ts'
import { afterDue, dueChange, type DueCampaign, type DueChange } from './due.ts'

type Known = DueCampaign & { readonly id: string }

/**
 * What the calendar asks of a campaign that is stored. Answers matter only once the last day is over, and then only
 * whether k people gave one: the schedule asks it of every running campaign each minute, and a page of each visitor.
 * @param today ISO date in Lima time.
 */
export async function dueToday(database: Database, campaign: Known, today: string): Promise<DueChange> {
  const isOver = (campaign.status === 'open' || campaign.status === 'scheduled') && today > campaign.closesOn
  const answers = isOver ? await countAnsweredUpTo(database, campaign.id, campaign.k) : 0
  return dueChange(campaign, answers, today)
}

/**
 * A campaign as it is today, for whoever is shown its state. Only the schedule writes what the calendar asks, and it
 * comes by within a minute: until then a page says what it will find.
 * @param today ISO date in Lima time.
 */
export async function asOfToday<C extends Known>(database: Database, campaign: C, today: string): Promise<C> {
  return afterDue(campaign, await dueToday(database, campaign, today))
}

/** The same for many. */
export async function allAsOfToday<C extends Known>(
  database: Database,
  campaigns: readonly C[],
  today: string,
): Promise<C[]> {
  return Promise.all(campaigns.map((campaign) => asOfToday(database, campaign, today)))
}

import type { Campaign } from '#db/queries/campaigns.server.ts'
import type { CampaignOrder } from './form.ts'

/** An order with the campaign that it is for, and the instant at which it came. */
export type CampaignTask<Kind extends CampaignOrder['kind']> = {
  readonly campaign: Campaign
  readonly order: Extract<CampaignOrder, { kind: Kind }>
  readonly now: Date
}

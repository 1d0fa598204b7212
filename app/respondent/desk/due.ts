import type { CampaignStatus } from '#db/schema/campaigns.ts'
import { addDays } from '#app/kit/program/clock.ts'

const SELF_EXTENSION_DAYS = 10

export type DueCampaign = {
  readonly status: CampaignStatus
  /** ISO dates in Lima time; the last day counts whole. */
  readonly opensOn: string
  readonly closesOn: string
  readonly selfExtended: boolean
  readonly k: number
}

export type DueChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'open' }
  | { readonly kind: 'self-extend'; readonly closesOn: string }
  | { readonly kind: 'close' }

/**
 * What the calendar asks of a campaign: to open on its first day and, once its last day is over, to close; with fewer
 * than k answers it prolongs itself once by ten days instead. A close that was begun is ended.
 * @param answers how many people answered, counted up to k at least.
 * @param today ISO date in Lima time.
 */
export function dueChange(campaign: DueCampaign, answers: number, today: string): DueChange {
  if (campaign.status === 'closing') return { kind: 'close' }
  if (campaign.status !== 'open' && campaign.status !== 'scheduled') return { kind: 'none' }
  if (today <= campaign.closesOn)
    return { kind: campaign.status === 'scheduled' && today >= campaign.opensOn ? 'open' : 'none' }
  const prolonged = addDays(campaign.closesOn, SELF_EXTENSION_DAYS)
  if (answers < campaign.k && !campaign.selfExtended && today <= prolonged)
    return { kind: 'self-extend', closesOn: prolonged }
  return { kind: 'close' }
}

/**
 * A campaign as the calendar has it, also where the schedule has not yet done what is due: one whose last day is over
 * admits nobody and is closing, even while it is stored as open.
 */
export function afterDue<C extends DueCampaign>(campaign: C, due: DueChange): C {
  if (due.kind === 'none') return campaign
  if (due.kind === 'close') return { ...campaign, status: 'closing' }
  if (due.kind === 'open') return { ...campaign, status: 'open' }
  return { ...campaign, status: 'open', closesOn: due.closesOn, selfExtended: true }
}

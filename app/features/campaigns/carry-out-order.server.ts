import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { annul } from './annul-campaign.server.ts'
import { cancel } from './cancel-campaign.server.ts'
import { closeEarly } from './close-early.server.ts'
import { extendTerm } from './extend-term.server.ts'
import type { CampaignOrder } from './form.ts'
import { loadCampaign } from './load-campaign.server.ts'
import { openCampaign } from './open-campaign.server.ts'
import type { Outcome } from './outcome.server.ts'
import { replaceLink } from './replace-link.server.ts'

/**
 * Carries out what the coordinator asks of a campaign; each deed is noted in its own transaction.
 * @param order null where the form asked for nothing that there is.
 * @throws {AppError} `not-found` outside the scope, `invalid-input` without an order, `conflict` when the campaign's
 * state does not allow it any more.
 */
export async function carryOutOrder(
  actor: Actor,
  { campaignId, order }: { readonly campaignId: string; readonly order: CampaignOrder | null },
  clock: Clock = systemClock,
): Promise<Outcome> {
  const campaign = await loadCampaign(actor, campaignId, clock)
  const now = clock()
  switch (order?.kind) {
    case 'open':
      return openCampaign(actor, { campaign, order, now })
    case 'extend':
      return extendTerm(actor, { campaign, order, now })
    case 'close-early':
      return closeEarly(actor, { campaign, order, now })
    case 'cancel':
      return cancel(actor, { campaign, order, now })
    case 'annul':
      return annul(actor, { campaign, order, now })
    case 'replace-link':
      return replaceLink(actor, { campaign, order, now })
    default:
      throw new AppError('invalid-input')
  }
}

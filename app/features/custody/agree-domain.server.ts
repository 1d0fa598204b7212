import { listAgreedDomains, insertAgreedDomain } from '#db/queries/swaps.server.ts'
import { listWays } from '#db/queries/campaigns.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { readDomain } from '#app/kit/mail/mail-address.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { loadCampaign, noteOf } from '#app/features/campaigns/load-campaign.server.ts'
import { doneOrConflict, refusal, type Outcome } from '#app/features/campaigns/outcome.server.ts'
import { allowedDomains } from './own-domains.server.ts'

async function load(actor: Actor, campaignId: string, clock: Clock) {
  // A delegate acts for the head, and this she decides herself.
  if (actor.isDelegate) throw new AppError('not-found')
  const campaign = await loadCampaign(actor, campaignId, clock)
  const byMail = (await listWays(runtime().database, campaign)).some(({ way }) => way === 'email-swap')
  if (!byMail || !['scheduled', 'open'].includes(campaign.status)) throw new AppError('not-found')
  return campaign
}

/** Domains to which a campaign may send links. @throws {AppError} `not-found` where it does not admit by mail. */
export async function viewDomains(actor: Actor, campaignId: string, clock: Clock = systemClock) {
  const campaign = await load(actor, campaignId, clock)
  const agreed = await listAgreedDomains(runtime().database, campaign)
  const allowed = await allowedDomains(actor, campaign, limaDate(clock()))
  const { title } = instrumentByHash(campaign.instrumentHash)
  return { campaignId, title, agreed, own: [...allowed].filter((domain) => !agreed.includes(domain)).sort() }
}

export type DomainsView = Awaited<ReturnType<typeof viewDomains>>

/** The head agrees that a campaign sends links to one more domain. @throws {AppError} `not-found`, `conflict`. */
export async function agreeDomain(
  actor: Actor,
  asked: { readonly campaignId: string; readonly domain: string; readonly confirmed: boolean },
  clock: Clock = systemClock,
): Promise<Outcome> {
  const campaign = await load(actor, asked.campaignId, clock)
  const { confirmed } = asked
  const domain = readDomain(asked.domain)
  if (domain === null)
    return refusal('dominio', 'Escriba solo lo que va después de la arroba, por ejemplo entidad.gob.pe')
  const now = clock()
  if ((await allowedDomains(actor, campaign, limaDate(now))).has(domain))
    return refusal('dominio', 'Ese dominio ya está aceptado')
  if (!confirmed) return refusal('confirmo', 'Marque que el personal de la entidad tiene su buzón en ese dominio')
  const agreed = { campaignId: campaign.id, domain, agreedOn: limaDate(now) }
  const note = noteOf(actor, campaign, 'campaign.domain-agreed', now, { domain })
  return doneOrConflict(await insertAgreedDomain(runtime().database, actor.scope, agreed, note))
}

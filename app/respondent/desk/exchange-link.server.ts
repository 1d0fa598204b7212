import type { AdmitsFrom, RespondentCampaign } from '#app/respondent/contract.ts'
import type { Database } from '#db/client.server.ts'
import { exchangeSwapLink } from '#db/queries/swaps.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { codeMac, printedCode, swapMac } from './access-code.ts'
import { admitsFrom, findInvitation } from './admission.server.ts'
import { hourBegins, newSwapCode, nextHour } from './swap-code.ts'

export type Offered =
  | { readonly kind: 'offered'; readonly campaign: RespondentCampaign; readonly hour: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'closed' | 'too-late'; readonly campaign: RespondentCampaign }
export type Exchanged =
  | {
      readonly kind: 'exchanged'
      readonly campaign: RespondentCampaign
      readonly code: string
      readonly from: AdmitsFrom
    }
  | Exclude<Offered, { kind: 'offered' }>

/**
 * What a link from a mail offers; looking uses nothing up. Used, unknown and withdrawn links look alike. In the last
 * hour of the term a code would come too late, so none is offered.
 */
export async function lookAtLink(database: Database, key: string, token: string, now: Date): Promise<Offered> {
  const found = await findInvitation(database, key, token, now)
  if (found.kind === 'unknown' || found.kind === 'withdrawn') return { kind: 'unknown' }
  const { campaign } = found
  const hour = nextHour(campaign.opensOn, now)
  if (found.kind === 'closed') return { kind: 'closed', campaign }
  return limaDate(hourBegins(campaign.opensOn, hour)) > campaign.closesOn
    ? { kind: 'too-late', campaign }
    : { kind: 'offered', campaign, hour }
}

/** Exchanges a link for a code, once; which code belongs to which link is known to whoever reads this answer and to nobody else. */
export async function exchangeLink(database: Database, key: string, token: string, now: Date): Promise<Exchanged> {
  const offered = await lookAtLink(database, key, token, now)
  if (offered.kind !== 'offered') return offered
  const { campaign, hour } = offered
  const code = newSwapCode(hour)
  const done = await exchangeSwapLink(database, swapMac(key, token), codeMac(key, code))
  return done
    ? { kind: 'exchanged', campaign, code: printedCode(code), from: admitsFrom(campaign.opensOn, hour) }
    : { kind: 'unknown' }
}

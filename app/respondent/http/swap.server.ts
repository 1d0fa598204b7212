import { statePage, swapCodePage, swapOfferPage } from '#app/respondent/pages/pages.server.tsx'
import type { AdmitsFrom, RespondentCampaign } from '#app/respondent/contract.ts'
import type { Database } from '#db/client.server.ts'
import { exchangeSwapLink } from '#db/queries/swaps.server.ts'
import { limaDate, systemClock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { codeMac, printedCode, swapMac } from '../desk/access-code.ts'
import { admitsFrom, findInvitation } from '../desk/admission.server.ts'
import { respondentResponse } from './response.server.ts'
import { hourBegins, newSwapCode, nextHour } from '../desk/swap-code.ts'

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
export async function lookAtSwapLink(database: Database, key: string, token: string, now: Date): Promise<Offered> {
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
export async function exchange(database: Database, key: string, token: string, now: Date): Promise<Exchanged> {
  const offered = await lookAtSwapLink(database, key, token, now)
  if (offered.kind !== 'offered') return offered
  const { campaign, hour } = offered
  const code = newSwapCode(hour)
  const done = await exchangeSwapLink(database, swapMac(key, token), codeMac(key, code))
  return done
    ? { kind: 'exchanged', campaign, code: printedCode(code), from: admitsFrom(campaign.opensOn, hour) }
    : { kind: 'unknown' }
}

function notOffered(request: Request, outcome: Exclude<Offered, { kind: 'offered' }>): Response {
  if (outcome.kind === 'unknown') return respondentResponse(request, statePage('unknown-link', null), 404)
  return respondentResponse(request, statePage(outcome.kind, outcome.campaign), request.method === 'POST' ? 410 : 200)
}

/** The page of a link from a mail. */
export async function openSwapLink(request: Request, token: string): Promise<Response> {
  const { database, environment } = runtime()
  const offered = await lookAtSwapLink(database, environment.ESPEJO_CODE_KEY, token, systemClock())
  return offered.kind === 'offered'
    ? respondentResponse(request, swapOfferPage(offered.campaign))
    : notOffered(request, offered)
}

/** The answer to its button. */
export async function spendSwapLink(request: Request, token: string): Promise<Response> {
  const { database, environment } = runtime()
  const exchanged = await exchange(database, environment.ESPEJO_CODE_KEY, token, systemClock())
  if (exchanged.kind !== 'exchanged') return notOffered(request, exchanged)
  return respondentResponse(request, swapCodePage(exchanged.campaign, exchanged.code, exchanged.from))
}

import { statePage, swapCodePage, swapOfferPage } from '#app/respondent/pages/pages.server.tsx'
import { readSwapToken } from '#app/kit/codes/typed-code.ts'
import { newFormId } from '#app/kit/forms/new-form-id.server.ts'
import { systemClock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { exchangeLink, lookAtLink, type Offered } from '../desk/exchange-link.server.ts'
import { respondentResponse } from './framework.ts'

function notOffered(request: Request, outcome: Exclude<Offered, { kind: 'offered' }>): Response {
  if (outcome.kind === 'unknown') return respondentResponse(request, statePage('unknown-link', null), 404)
  return respondentResponse(request, statePage(outcome.kind, outcome.campaign), request.method === 'POST' ? 410 : 200)
}

/** The page of a link from a mail. @param typed its token, as the address carries it. */
export async function openSwapLink(request: Request, typed: string): Promise<Response> {
  const { database, environment } = runtime()
  const offered = await lookAtLink(database, environment.ESPEJO_CODE_KEY, readSwapToken(typed), systemClock())
  return offered.kind === 'offered'
    ? respondentResponse(request, swapOfferPage(offered.campaign, newFormId()))
    : notOffered(request, offered)
}

/** The answer to its button. */
export async function spendSwapLink(request: Request, typed: string): Promise<Response> {
  const { database, environment } = runtime()
  const exchanged = await exchangeLink(database, environment.ESPEJO_CODE_KEY, readSwapToken(typed), systemClock())
  if (exchanged.kind !== 'exchanged') return notOffered(request, exchanged)
  return respondentResponse(request, swapCodePage(exchanged.campaign, exchanged.code, exchanged.from))
}

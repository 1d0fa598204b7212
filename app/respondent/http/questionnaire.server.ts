import {
  badFormPage,
  questionnairePage,
  refusedPage,
  statePage,
  thanksPage,
} from '#app/respondent/pages/pages.server.tsx'
import { decodeForm } from '#surveys/answers/form-data.ts'
import { OWN_ANSWER_HEADER } from '#app/kit/program/own-answer.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { languageIn } from '../contract.ts'
import { createRespondentDesk, type Opened, type RespondentDesk } from '../desk/desk.server.ts'
import { drawDemoSlip, handsOutSlips, openDemoSlips } from './demo-slip.server.ts'
import { readForm } from './read-form.ts'
import { respondentResponse } from './response.server.ts'

/** A form of 60 items has under 3 KB; more than this is no form of ours. */
const LIMITS = { bytes: 64 * 1024, fields: 500 } as const
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;|$)/i

const holder = globalThis as { espejoDesk?: RespondentDesk }

function desk(): RespondentDesk {
  holder.espejoDesk ??= createRespondentDesk(runtime().database, runtime().environment.ESPEJO_CODE_KEY)
  return holder.espejoDesk
}

const STATE_STATUS: Record<Extract<Opened, { kind: 'state' }>['state'], number> = {
  'unknown-code': 404,
  'unknown-link': 404,
  'not-taken': 404,
  'too-many-attempts': 429,
  'not-yet-open': 200,
  'not-yet-this-hour': 200,
  'too-late': 200,
  closed: 200,
  withdrawn: 200,
}

function stateResponse(
  request: Request,
  { state, campaign, from }: Extract<Opened, { kind: 'state' }>,
  sending: boolean,
): Response {
  const status = STATE_STATUS[state]
  return respondentResponse(request, statePage(state, campaign, from), sending && status === 200 ? 410 : status)
}

/** The page of a code: the questionnaire, or why there is none. */
export async function openQuestionnaire(request: Request, code: string, address: string): Promise<Response> {
  if (handsOutSlips(code)) return openDemoSlips(request)
  const opened = await desk().open(code, address)
  if (opened.kind === 'state') return stateResponse(request, opened, false)
  return respondentResponse(request, questionnairePage(opened.campaign, opened.formId, languageIn(request.url)))
}

/** Reads at most `limit` bytes; null when there are more. */
async function readBody(request: Request, limit: number): Promise<Uint8Array | null> {
  const announced = request.headers.get('content-length')
  if (announced !== null) return Number(announced) > limit ? null : new Uint8Array(await request.arrayBuffer())
  const chunks: Uint8Array[] = []
  let length = 0
  if (!request.body) return new Uint8Array()
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength
    if (length > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Stores a sent form; every refusal is a 4xx with a page that says what to do. */
export async function sendQuestionnaire(request: Request, code: string, address: string): Promise<Response> {
  if (handsOutSlips(code)) return drawDemoSlip(request)
  if (!FORM_TYPE.test(request.headers.get('content-type') ?? '')) return respondentResponse(request, badFormPage(), 415)
  const body = await readBody(request, LIMITS.bytes)
  if (!body) return respondentResponse(request, badFormPage(), 413)
  const decoded = decodeForm(body, LIMITS)
  if (!decoded.ok) return respondentResponse(request, badFormPage(), decoded.reason === 'too-large' ? 413 : 400)
  const form = readForm(decoded.fields)
  const sent = await desk().send(code, address, form)
  switch (sent.kind) {
    case 'bad-form':
      return respondentResponse(request, badFormPage(), 400)
    case 'state':
      return stateResponse(request, sent, true)
    case 'refused':
      return respondentResponse(
        request,
        refusedPage(sent.campaign, form.formId, decoded.fields, sent.problems, languageIn(request.url)),
        422,
      )
    case 'thanks':
      return respondentResponse(request, thanksPage(sent.campaign, sent.thanks), 200, {
        'Clear-Site-Data': '"cache", "storage"',
        [OWN_ANSWER_HEADER]: 'gracias',
      })
  }
}

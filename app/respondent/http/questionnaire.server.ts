import {
  badFormPage,
  questionnairePage,
  refusedPage,
  statePage,
  thanksPage,
} from '#app/respondent/pages/pages.server.tsx'
import { notStoredPage } from '#app/respondent/pages/fault-pages.tsx'
import { decodeForm } from '#surveys/answers/form-data.ts'
import { noteFault } from '#app/kit/program/note-fault.server.ts'
import { OWN_ANSWER_HEADER } from '#app/kit/program/own-answer.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { createRespondentDesk, type Opened, type RespondentDesk } from '../desk/desk.server.ts'
import { pageAnswer, type Answer, type AskedHeader } from './answer.ts'
import { drawDemoSlip, handsOutSlips, openDemoSlips } from './demo-slip.server.ts'
import { readForm } from './read-form.ts'

/** A form of 60 items has under 3 KB; more than this is no form of ours. */
export const FORM_LIMITS = { bytes: 64 * 1024, fields: 500 } as const
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

function stateAnswer(
  header: AskedHeader,
  { state, campaign, from }: Extract<Opened, { kind: 'state' }>,
  sending: boolean,
): Answer {
  const status = STATE_STATUS[state]
  return pageAnswer(header, statePage(state, campaign, from), sending && status === 200 ? 410 : status)
}

/** What a request for a questionnaire names. */
export type AskedForm = {
  readonly code: string
  /** Of the client, for limits in memory. */
  readonly address: string
  /** Tag of the language in which it is read; null for Spanish. */
  readonly language: string | null
}

/** The page of a code: the questionnaire, or why there is none. */
export async function openQuestionnaire(header: AskedHeader, { code, address, language }: AskedForm): Promise<Answer> {
  if (handsOutSlips(code)) return openDemoSlips(header)
  const opened = await desk().open(code, address)
  if (opened.kind === 'state') return stateAnswer(header, opened, false)
  return pageAnswer(header, questionnairePage(opened.campaign, opened.formId, language))
}

async function storeForm(
  header: AskedHeader,
  { code, address, language }: AskedForm,
  fields: ReadonlyMap<string, string>,
): Promise<Answer> {
  const form = readForm(fields)
  const sent = await desk().send(code, address, form)
  switch (sent.kind) {
    case 'bad-form':
      return pageAnswer(header, badFormPage(), 400)
    case 'state':
      return stateAnswer(header, sent, true)
    case 'refused':
      return pageAnswer(header, refusedPage(sent.campaign, form.formId, fields, sent.problems, language), 422)
    case 'thanks':
      return pageAnswer(header, thanksPage(sent.campaign, sent.thanks), 200, {
        'Clear-Site-Data': '"cache", "storage"',
        [OWN_ANSWER_HEADER]: 'gracias',
      })
  }
}

/** What was sent could not be stored now: the page holds all of it, and one button sends it again as the same form. */
function notStored(header: AskedHeader, fields: ReadonlyMap<string, string>): Answer {
  return pageAnswer(header, notStoredPage(fields), 503, { 'Retry-After': '60' })
}

/**
 * Stores a sent form; every refusal is a 4xx with a page that says what to do, and where the disk is full or the file
 * locked the page of the 503 keeps what was marked.
 * @param body null where it was too large to be read.
 */
export async function sendQuestionnaire(header: AskedHeader, to: AskedForm, body: Buffer | null): Promise<Answer> {
  if (handsOutSlips(to.code)) return drawDemoSlip(header)
  if (!FORM_TYPE.test(header('content-type') ?? '')) return pageAnswer(header, badFormPage(), 415)
  if (!body) return pageAnswer(header, badFormPage(), 413)
  const decoded = decodeForm(body, FORM_LIMITS)
  if (!decoded.ok) return pageAnswer(header, badFormPage(), decoded.reason === 'too-large' ? 413 : 400)
  try {
    return await storeForm(header, to, decoded.fields)
  } catch (fault) {
    noteFault(fault)
    return notStored(header, decoded.fields)
  }
}

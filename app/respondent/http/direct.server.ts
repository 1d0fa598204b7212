import type { IncomingMessage, ServerResponse } from 'node:http'
import { faultPage } from '#app/respondent/pages/fault-pages.tsx'
import { helpPage } from '#app/respondent/pages/help-page.tsx'
import { noteFault } from '#app/kit/program/note-fault.server.ts'
import { LANGUAGE_FIELD } from '../contract.ts'
import type { DirectAddress, DirectTarget } from './addresses.ts'
import { pageAnswer, textAnswer, type Answer, type AskedHeader } from './answer.ts'
import { enterCode, openCodeEntry } from './code-entry.server.ts'
import { FORM_LIMITS, openQuestionnaire, sendQuestionnaire, type AskedForm } from './questionnaire.server.ts'
import { readBody } from './read-body.ts'

/** One of the addresses before the framework: who asks, what for, and how to read what she sends. */
type Asked = {
  readonly header: AskedHeader
  readonly code: string
  readonly client: string
  /** What follows the question mark. */
  readonly search: URLSearchParams
  readonly body: () => Promise<Buffer | null>
}
type Doing = (asked: Asked) => Answer | Promise<Answer>
type Doings = { readonly GET: Doing; readonly POST?: Doing }

const formOf = ({ code, client, search }: Asked): AskedForm => ({
  code,
  address: client,
  language: search.get(LANGUAGE_FIELD),
})

const ANSWERS: Readonly<Record<DirectAddress, Doings>> = {
  '/r': {
    GET: ({ header, search }) => openCodeEntry(header, search.has('borrar')),
    POST: async ({ header, body }) => enterCode(header, await body()),
  },
  '/r/:code': {
    GET: (asked) => openQuestionnaire(asked.header, formOf(asked)),
    POST: async (asked) => sendQuestionnaire(asked.header, formOf(asked), await asked.body()),
  },
  '/ayuda': { GET: ({ header }) => pageAnswer(header, helpPage()) },
  // Says that the server answers; a watcher asks it.
  '/salud': { GET: () => textAnswer(200, 'ok') },
}

function askedOf(request: IncomingMessage, { code }: DirectTarget, client: string): Asked {
  const header: AskedHeader = (name) => request.headers[name] ?? null
  const [, search = ''] = (request.url ?? '').split('?', 2)
  return {
    header,
    code,
    client,
    search: new URLSearchParams(search),
    body: () => readBody(request, FORM_LIMITS.bytes),
  }
}

async function answerTo(request: IncomingMessage, target: DirectTarget, client: string): Promise<Answer> {
  const { GET, POST } = ANSWERS[target.address]
  const doing = request.method === 'POST' ? POST : GET
  if (!doing) return textAnswer(405, 'Esta dirección no admite ese tipo de pedido.', { Allow: 'GET, HEAD' })
  const asked = askedOf(request, target, client)
  try {
    return await doing(asked)
  } catch (fault) {
    // Whoever went away in the middle of sending asks for no answer.
    if (!request.destroyed) noteFault(fault)
    return pageAnswer(asked.header, faultPage(), 503, { 'Retry-After': '60' })
  }
}

/** Writes an answer whole. One that came before all of a body was read ends the connection, so that the rest is not waited for. */
function write(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  if (!request.complete) response.setHeader('Connection', 'close')
  response.writeHead(status, { ...headers, 'Content-Length': body.length }).end(body)
}

/**
 * Answers an address of `DIRECT_ADDRESSES`, once the server has looked at what may be asked at all. Never throws.
 * @param client address of who asks, for limits in memory.
 */
export async function answerDirectly(
  request: IncomingMessage,
  response: ServerResponse,
  target: DirectTarget,
  client: string,
): Promise<void> {
  const answer = await answerTo(request, target, client)
  if (!response.destroyed) write(request, response, answer)
}

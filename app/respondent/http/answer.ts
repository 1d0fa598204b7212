import { gunzipSync } from 'node:zlib'
import { OWN_ANSWER_HEADER } from '#app/kit/program/own-answer.ts'

/** Headers of a request that these pages read, by their small names; null where it has none. */
export type AskedHeader = (name: 'accept-encoding' | 'content-length' | 'content-type') => string | null

/** An answer, whole, before it is written to a socket or handed to the framework. */
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  [OWN_ANSWER_HEADER]: 'pagina',
} as const

const acceptsGzip = (header: AskedHeader) => /\bgzip\b/i.test(header('accept-encoding') ?? '')

/** An answer of the pages for staff: never cached, without a cookie. @param page text, or the bytes of a gzip body. */
export function pageAnswer(
  header: AskedHeader,
  page: string | Buffer,
  status = 200,
  more: Readonly<Record<string, string>> = {},
): Answer {
  if (typeof page === 'string') return { status, headers: { ...HEADERS, ...more }, body: Buffer.from(page) }
  const headers = { Vary: 'Accept-Encoding', ...HEADERS, ...more }
  if (!acceptsGzip(header)) return { status, headers, body: gunzipSync(page) }
  return { status, headers: { ...headers, 'Content-Encoding': 'gzip' }, body: page }
}

/** Leads on to another address of ours by GET. */
export function leadTo(address: string): Answer {
  return { status: 303, headers: { Location: address, 'Cache-Control': 'no-store' }, body: Buffer.alloc(0) }
}

/** One sentence, where no page of ours leads. */
export function textAnswer(status: number, text: string, more: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...more },
    body: Buffer.from(text),
  }
}

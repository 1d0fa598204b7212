import { gunzipSync } from 'node:zlib'
import { OWN_ANSWER_HEADER } from '#app/kit/program/own-answer.ts'

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  [OWN_ANSWER_HEADER]: 'pagina',
} as const

function acceptsGzip(request: Request): boolean {
  return /\bgzip\b/i.test(request.headers.get('accept-encoding') ?? '')
}

/** An answer of the pages for staff: never cached, without a cookie. A body of bytes is gzip. */
export function respondentResponse(
  request: Request,
  body: string | Buffer,
  status = 200,
  more: Readonly<Record<string, string>> = {},
): Response {
  if (typeof body === 'string') return new Response(body, { status, headers: { ...HEADERS, ...more } })
  const encoding = { Vary: 'Accept-Encoding', ...HEADERS, ...more }
  if (!acceptsGzip(request)) return new Response(gunzipSync(body).toString('utf8'), { status, headers: encoding })
  return new Response(new Uint8Array(body), {
    status,
    headers: { ...encoding, 'Content-Encoding': 'gzip', 'Content-Length': String(body.length) },
  })
}

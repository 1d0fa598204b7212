import type { IncomingMessage, ServerResponse } from 'node:http'

/** Looks at a request before anybody answers it. @returns whether it was refused, and answered so. */
export type Check = (request: IncomingMessage, response: ServerResponse) => boolean

/** An address that is only a path, of ordinary letters and without dots: every reader of addresses reads it alike. */
const PLAIN = /^(?:\/[\w-]*){1,8}$/
const LONGEST_PLAIN = 200

/** Whether an address is one that needs no reading: most are. */
export function isPlain({ url = '' }: IncomingMessage): boolean {
  return url.length <= LONGEST_PLAIN && PLAIN.test(url)
}

/** An address without what follows it. */
export function pathOf({ url = '/' }: IncomingMessage): string {
  const end = url.search(/[?#]/)
  return end < 0 ? url : url.slice(0, end)
}

/** What follows the question mark of an address. */
export function searchOf({ url = '/' }: IncomingMessage): URLSearchParams {
  const from = url.indexOf('?')
  return new URLSearchParams(from < 0 ? '' : url.slice(from + 1))
}

/** Answers with one sentence; what the request still brings is not waited for. @returns true, for a check to give back. */
export function refuse(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): true {
  const body = Buffer.from(text)
  response
    .writeHead(status, {
      'Cache-Control': 'no-store',
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Length': body.length,
      ...headers,
    })
    .end(body)
  return true
}

import { pageAnswer, type Answer, type AskedHeader } from './answer.ts'

/** The headers of a request as the framework gives it. */
export function headersOf(request: Request): AskedHeader {
  return (name) => request.headers.get(name)
}

/** An answer as the framework takes it. */
export function frameworkResponse({ status, headers, body }: Answer): Response {
  return new Response(new Uint8Array(body), { status, headers: { ...headers, 'Content-Length': String(body.length) } })
}

/** A page for staff at an address that the framework answers. */
export function respondentResponse(request: Request, page: string | Buffer, status = 200): Response {
  return frameworkResponse(pageAnswer(headersOf(request), page, status))
}

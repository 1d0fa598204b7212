import { runtime } from '#app/kit/program/runtime.server.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'

/** Set by our server from the socket or a configured proxy, after it has removed what the client sent under this name. */
export const CLIENT_ADDRESS_HEADER = 'x-espejo-client-address'

/** Whoever asks, signed in or not, as better-auth and the limits in memory know her. Nothing of it is stored by us. */
export type Visitor = {
  /** Her cookies, the origin and the browser that she names, and her address; nothing else of the request. */
  readonly headers: Headers
  /** Origin by which the request reached us, or the configured one; links in pages and mails start with it. */
  readonly origin: string
  /** From the socket or a configured proxy; only for limiting guesses in memory. */
  readonly address: string
}

const KNOWN = ['cookie', 'origin', 'user-agent', CLIENT_ADDRESS_HEADER]

/** The origin by which this request reached us, or the configured one. */
export function ownOrigin(
  { url }: Pick<Request, 'url'>,
  { ESPEJO_ORIGIN }: Pick<Environment, 'ESPEJO_ORIGIN'>,
): string {
  return new URL(ESPEJO_ORIGIN ?? url).origin
}

export function visitorOf(request: Request): Visitor {
  const known = KNOWN.flatMap((name): [string, string][] => {
    const value = request.headers.get(name)
    return value ? [[name, value]] : []
  })
  const headers = new Headers(known)
  const origin = ownOrigin(request, runtime().environment)
  return { headers, origin, address: headers.get(CLIENT_ADDRESS_HEADER) ?? '' }
}

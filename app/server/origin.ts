import type { IncomingMessage } from 'node:http'
import { pathOf, refuse, type Check } from './refuse.ts'

/** Answers of staff need no session, so their form may also come without its own origin (a strict browser sends `null`). */
const SENDING = /^\/r(\/|$)/
/** better-auth compares the origin itself wherever a cookie comes with a request. */
const ACCOUNTS = /^\/api\/auth(\/|$)/

function isOwn(origin: string | undefined, own: string, path: string): boolean {
  if (origin === own) return true
  if (origin === undefined) return SENDING.test(path) || ACCOUNTS.test(path)
  return origin === 'null' && SENDING.test(path)
}

const isEncrypted = ({ socket }: IncomingMessage) => 'encrypted' in socket

/**
 * Refuses a form that another site sends with a visitor's cookie. The own origin is the address by which the request
 * came, or the configured one; Remix compares with the forwarded host, which therefore says the same.
 */
export function refuseForeignOrigin(configured: string | undefined): Check {
  const configuredUrl = configured ? new URL(configured) : null
  return (request, response) => {
    const { headers, method = '' } = request
    const own = configuredUrl?.origin ?? `${isEncrypted(request) ? 'https' : 'http'}://${headers.host ?? ''}`
    delete headers['x-forwarded-host']
    if (configuredUrl) headers['x-forwarded-host'] = configuredUrl.host
    if (!['GET', 'HEAD'].includes(method) && !isOwn(headers.origin, own, pathOf(request)))
      return refuse(response, 403, 'Este envío vino de otro sitio. No se hizo ningún cambio.')
    // What may come with another origin was decided here; the framework would fail on it.
    if (headers.origin !== own) delete headers.origin
    return false
  }
}

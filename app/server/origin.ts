import type { NextFunction, Request, Response } from 'express'

/** Answers of staff need no session, so their form may also come without its own origin (a strict browser sends `null`). */
const SENDING = /^\/r(\/|$)/
/** better-auth compares the origin itself wherever a cookie comes with a request. */
const ACCOUNTS = /^\/api\/auth(\/|$)/

function isOwn(origin: string | undefined, own: string, path: string): boolean {
  if (origin === own) return true
  if (origin === undefined) return SENDING.test(path) || ACCOUNTS.test(path)
  return origin === 'null' && SENDING.test(path)
}

/**
 * Refuses a form that another site sends with a visitor's cookie. The own origin is the address by which the request
 * came, or the configured one; Remix compares with the forwarded host, which therefore says the same.
 */
export function refuseForeignOrigin(configured: string | undefined) {
  const configuredUrl = configured ? new URL(configured) : null
  return (request: Request, response: Response, next: NextFunction): void => {
    const own = configuredUrl?.origin ?? `${request.protocol}://${request.get('host') ?? ''}`
    delete request.headers['x-forwarded-host']
    if (configuredUrl) request.headers['x-forwarded-host'] = configuredUrl.host
    if (['GET', 'HEAD'].includes(request.method) || isOwn(request.get('origin'), own, request.path)) {
      // What may come with another origin was decided here; the framework would fail on it.
      if (request.get('origin') !== own) delete request.headers.origin
      return next()
    }
    response
      .status(403)
      .type('text/plain; charset=utf-8')
      .send('Este envío vino de otro sitio. No se hizo ningún cambio.')
  }
}

import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'

/** Address of the page without script nonce: nothing inline may run there. */
const RESPONDENT_PATH = /^\/r(\/|$)/

/** A document in a frame of our own page: the browser's viewer draws it with styles and an object of its own, and nothing runs. */
const FRAMED_DOCUMENT = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"

/** Address of a document as a page shows it beside a decision. */
const isFramed = ({ path, query }: Request): boolean => path.startsWith('/evidencias/') && query['ver'] === 'si'

function contentSecurityPolicy(nonce: string | null, development: boolean): string {
  const scripts = nonce ? `'self' 'nonce-${nonce}'` : "'self'"
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    // Vite serves styles as <style> while developing; a built page has none.
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Headers of every answer; leaves the script nonce of this answer in `response.locals.nonce`. */
export function securityHeaders(options: { development: boolean; https: boolean }) {
  return (request: Request, response: Response, next: NextFunction) => {
    const nonce = RESPONDENT_PATH.test(request.path) ? null : randomBytes(16).toString('base64')
    response.locals['nonce'] = nonce
    const policy = isFramed(request) ? FRAMED_DOCUMENT : contentSecurityPolicy(nonce, options.development)
    response.setHeader('Content-Security-Policy', policy)
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Referrer-Policy', 'same-origin')
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), browsing-topics=()')
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    if (options.https) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    next()
  }
}

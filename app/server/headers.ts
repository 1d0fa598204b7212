import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { respondentAssets } from '#app/respondent/pages/assets.server.ts'
import { pathOf, searchOf } from './refuse.ts'

/** Address of the page without script nonce: nothing inline may run there. */
const RESPONDENT_PATH = /^\/r(\/|$)/

/** A document in a frame of our own page: the browser's viewer draws it with styles and an object of its own, and nothing runs. */
const FRAMED_DOCUMENT = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"

/** Address of a document as a page shows it beside a decision. */
const isFramed = (request: IncomingMessage): boolean =>
  pathOf(request).startsWith('/evidencias/') && searchOf(request).get('ver') === 'si'

function contentSecurityPolicy(nonce: string | null, development: boolean): string {
  const scripts = nonce ? `'self' 'nonce-${nonce}'` : "'self'"
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    // Built, one style stands in a page: that of the pages for staff. While developing, Vite serves others so.
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' ${respondentAssets().styleSource}`,
    "img-src 'self' data:",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const nonces = new WeakMap<ServerResponse, string>()

/** The nonce of the scripts of an answer; null where none may stand in its page. */
export function nonceOf(response: ServerResponse): string | null {
  return nonces.get(response) ?? null
}

function policyFor(request: IncomingMessage, response: ServerResponse, development: boolean): string {
  if (isFramed(request)) return FRAMED_DOCUMENT
  const nonce = randomBytes(16).toString('base64')
  nonces.set(response, nonce)
  return contentSecurityPolicy(nonce, development)
}

/** Sets the headers of every answer. */
export function securityHeaders({ development, https }: { development: boolean; https: boolean }) {
  const withoutNonce = contentSecurityPolicy(null, development)
  return (request: IncomingMessage, response: ServerResponse): void => {
    const policy = RESPONDENT_PATH.test(pathOf(request)) ? withoutNonce : policyFor(request, response, development)
    response.setHeader('Content-Security-Policy', policy)
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Referrer-Policy', 'same-origin')
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), browsing-topics=()')
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    if (https) response.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  }
}

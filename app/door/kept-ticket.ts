import { createHash } from 'node:crypto'
import type { KeptTicket } from './kept-sendings.ts'
import type { Visitor } from './visitor.ts'

/** One for each page, so that a second tab does not take the first one's away. */
function cookieName(kind: string, path: string): string {
  return `${kind}-${createHash('sha256').update(path).digest('base64url').slice(0, 10)}`
}

/** The header that gives a browser, and nobody else, what finds and opens a thing that is kept for a page. */
export function ticketCookie(
  kind: string,
  path: string,
  { id, key }: KeptTicket,
  { lifeMs, origin }: { readonly lifeMs: number; readonly origin: string },
): string {
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${lifeMs / 1000}`]
  if (origin.startsWith('https:')) attributes.push('Secure')
  return [`${cookieName(kind, path)}=${id}.${key}`, ...attributes].join('; ')
}

/** What the browser brings for a page; null where it brings nothing that we gave. */
export function ticketIn({ headers }: Visitor, kind: string, path: string): KeptTicket | null {
  const pattern = new RegExp(`(?:^|;\\s*)${cookieName(kind, path)}=([\\w-]{22})\\.([\\w-]{43})(?:;|$)`)
  const [, id, key] = pattern.exec(headers.get('cookie') ?? '') ?? []
  return id !== undefined && key !== undefined ? { id, key } : null
}

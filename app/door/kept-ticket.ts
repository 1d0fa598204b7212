import { createHash } from 'node:crypto'
import type { KeptTicket } from './kept-sendings.ts'
import type { Visitor } from './visitor.ts'

/** One for each page, so that a second tab does not take the first one's away. */
function cookieName(kind: string, path: string): string {
  return `${kind}-${createHash('sha256').update(path).digest('base64url').slice(0, 10)}`
}

function cookieWith(name: string, value: string, lifeMs: number, origin: string): string {
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${lifeMs / 1000}`]
  if (origin.startsWith('https:')) attributes.push('Secure')
  return [`${name}=${value}`, ...attributes].join('; ')
}

type Terms = { readonly lifeMs: number; readonly origin: string }

/** The header that gives a browser, and nobody else, what finds and opens a thing that is kept for a page. */
export function ticketCookie(kind: string, path: string, { id, key }: KeptTicket, { lifeMs, origin }: Terms): string {
  return cookieWith(cookieName(kind, path), `${id}.${key}`, lifeMs, origin)
}

/** What the browser brings for a page; null where it brings nothing that we gave. */
export function ticketIn({ headers }: Visitor, kind: string, path: string): KeptTicket | null {
  const pattern = new RegExp(`(?:^|;\\s*)${cookieName(kind, path)}=([\\w-]{22})\\.([\\w-]{43})(?:;|$)`)
  const [, id, key] = pattern.exec(headers.get('cookie') ?? '') ?? []
  return id !== undefined && key !== undefined ? { id, key } : null
}

/** Of several things that are kept for one page, each has a cookie of its own, which has its id in its name. */
export type NamedTicket = KeptTicket & { readonly name: string }

export function namedTicketCookie(kind: string, path: string, { id, key }: KeptTicket, terms: Terms): string {
  return cookieWith(`${cookieName(kind, path)}-${id}`, key, terms.lifeMs, terms.origin)
}

/** Takes such a cookie away. */
export function endedTicket({ name }: NamedTicket, origin: string): string {
  return cookieWith(name, '', 0, origin)
}

/** All of a kind that the browser brings, or those for one page. */
export function namedTicketsIn({ headers }: Visitor, kind: string, path?: string): NamedTicket[] {
  const begins = path === undefined ? `${kind}-` : `${cookieName(kind, path)}-`
  return (headers.get('cookie') ?? '').split(/;\s*/).flatMap((each) => {
    const [, name = '', id = '', key = ''] = /^(\S+-([\w-]{22}))=([\w-]{43})$/.exec(each) ?? []
    return name.startsWith(begins) ? [{ name, id, key }] : []
  })
}

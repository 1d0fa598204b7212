import { redirect } from '@remix-run/node'
import { createKeptSendings, type KeptSendings } from './kept-sendings.ts'
import { endedTicket, namedTicketCookie, namedTicketsIn, type NamedTicket } from './kept-ticket.ts'
import type { Visitor } from './visitor.ts'

const COOKIE = 'espejo.recien'
/** The longest is the report on a sheet of 2,500 rows, some 2 MB. */
const LIMITS = { bytes: 32 * 1024 ** 2, bytesOfOne: 6 * 1024 ** 2, lifeMs: 60 * 60_000 }
/** Cookies of one browser: more would make its requests longer than a server in front of this one takes. */
const MOST = 12
/** Field of the address that says which of the things that were shown here is meant. */
const FIELD = 'ver'

// The development server loads this module anew after each change.
const holder = globalThis as { espejoShownOnce?: KeptSendings }
const shownOnce = (): KeptSendings => (holder.espejoShownOnce ??= createKeptSendings(LIMITS))

type Place = {
  readonly visitor: Visitor
  /** An actor or an account: nobody else is shown it. */
  readonly owner: { readonly userId: string }
  readonly path: string
}

/** What a page showed: where it stands, since when (milliseconds), and the thing itself. */
export type Shown = { readonly search: string; readonly since: number; readonly thing: unknown }

/** Cookies of this browser whose thing is gone, and the oldest where there would be too many. */
function tooMany(visitor: Visitor): NamedTicket[] {
  const all = namedTicketsIn(visitor, COOKIE).map((ticket) => ({ ticket, until: shownOnce().until(ticket.id) }))
  const alive = all.filter(({ until }) => until !== null).sort((a, b) => Number(b.until) - Number(a.until))
  return [...all.filter(({ until }) => until === null), ...alive.slice(MOST - 1)].map(({ ticket }) => ticket)
}

/**
 * Leads to the page itself, which shows once what came of a form and no file has, as printed codes or a link. It is kept
 * for an hour: who went back or loaded the page anew sees it again, in the same browser and account, and each thing
 * under an address of its own. In memory alone, sealed under a key that the browser alone has.
 * @param search what the address of the page had beside.
 */
export function showOnce({ visitor, owner: { userId }, path }: Place, thing: unknown, search = ''): Response {
  const ticket = shownOnce().keep(userId, JSON.stringify({ userId, path, thing }))
  const asked = new URLSearchParams(search)
  asked.set(FIELD, ticket.id)
  const headers = new Headers()
  for (const old of tooMany(visitor)) headers.append('Set-Cookie', endedTicket(old, visitor.origin))
  const cookie = namedTicketCookie(COOKIE, path, ticket, { lifeMs: LIMITS.lifeMs, origin: visitor.origin })
  headers.append('Set-Cookie', cookie)
  return redirect(`${path}?${asked.toString()}`, { status: 303, headers })
}

function openedAt({ owner, path }: Place, ticket: NamedTicket): Shown | null {
  const [text, until] = [shownOnce().find(ticket), shownOnce().until(ticket.id)]
  if (text === null || until === null) return null
  const found = JSON.parse(text) as { userId: string; path: string; thing: unknown }
  if (found.userId !== owner.userId || found.path !== path) return null
  return { search: `?${FIELD}=${ticket.id}`, since: until - LIMITS.lifeMs, thing: found.thing }
}

/** All that this person was shown at a place within the hour, in this browser, the newest first. */
export function listShown(place: Place): Shown[] {
  return namedTicketsIn(place.visitor, COOKIE, place.path)
    .flatMap((ticket) => openedAt(place, ticket) ?? [])
    .sort((a, b) => b.since - a.since)
}

/** The one that an address means; null for everybody else, whatever the browser brings. */
export function findShown(place: Place, asked: URLSearchParams): unknown {
  const id = asked.get(FIELD)
  const ticket = namedTicketsIn(place.visitor, COOKIE, place.path).find((each) => each.id === id)
  return (ticket && openedAt(place, ticket)?.thing) ?? null
}

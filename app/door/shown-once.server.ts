import type { Actor } from './actor.ts'
import { createKeptSendings, type KeptSendings } from './kept-sendings.ts'
import { ticketCookie, ticketIn } from './kept-ticket.ts'
import type { Visitor } from './visitor.ts'

const COOKIE = 'espejo.recien'
const LIMITS = { bytes: 8 * 1024 ** 2, bytesOfOne: 512 * 1024, lifeMs: 60 * 60_000 }

// The development server loads this module anew after each change.
const holder = globalThis as { espejoShownOnce?: KeptSendings }
const shownOnce = (): KeptSendings => (holder.espejoShownOnce ??= createKeptSendings(LIMITS))

type Place = { readonly visitor: Visitor; readonly actor: Actor; readonly path: string }

/**
 * Keeps what a page shows once and no file has, as printed codes, for an hour: who went back or loaded the page anew
 * sees it again, in the same browser and account. In memory alone, sealed under a key that the browser alone has.
 * @returns the header `Set-Cookie` for the answer that shows it.
 */
export function keepShown({ visitor, actor, path }: Place, shown: unknown): string {
  const ticket = shownOnce().keep(actor.userId, JSON.stringify({ userId: actor.userId, path, shown }))
  return ticketCookie(COOKIE, path, ticket, { lifeMs: LIMITS.lifeMs, origin: visitor.origin })
}

/** What was shown at this place within the hour; null for everybody else, whatever the browser brings. */
export function findShown({ visitor, actor, path }: Place): unknown {
  const ticket = ticketIn(visitor, COOKIE, path)
  const text = ticket && shownOnce().find(ticket)
  if (!text) return null
  const found = JSON.parse(text) as { userId: string; path: string; shown: unknown }
  return found.userId === actor.userId && found.path === path ? found.shown : null
}

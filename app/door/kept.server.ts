import { createHmac } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { lineOf } from '#app/kit/forms/fields.ts'
import { formIdOf } from '#app/kit/forms/form-id.ts'
import {
  OWNER_FIELD,
  TAKEN_UP_FIELD,
  textsOf,
  typedIn,
  type Kept,
  type KeptReason,
  type ToldError,
  type Typed,
} from '#app/kit/forms/kept.ts'
import { OWN_ANSWER_HEADER } from '#app/kit/program/own-answer.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { createKeptSendings, KEPT_LIMITS, opened, sealed, type KeptSendings } from './kept-sendings.ts'
import { formPage, pathOfPage } from './form-page.ts'
import { ticketCookie, ticketIn } from './kept-ticket.ts'
import type { Visitor } from './visitor.ts'

// The development server loads this module anew after each change.
const holder = globalThis as { espejoKept?: KeptSendings }
const kept = (): KeptSendings => (holder.espejoKept ??= createKeptSendings())

/** A form takes no more than this, see `LARGEST_FORM`; of what came with files the texts count. */
const LONGEST = 64 * 1024
const COOKIE = 'espejo.guardado'

const ownerKey = (): Buffer =>
  createHmac('sha256', runtime().environment.ESPEJO_SESSION_SECRET).update('owner of a form').digest()

/** Of a form id, what all forms of a rendering share. */
const pageOf = (formId: string): string => formId.slice(0, 22)

/** Whose page it is, for the forms of one rendering: only we can read it, and it says nothing beside another form id. */
export function ownerMark(userId: string, formId: string): string {
  return sealed(ownerKey(), userId, pageOf(formId)).toString('base64url')
}

/** Name by which the scripts of a page tell one person in this browser from the next; it means nothing elsewhere. */
export function accountMark(userId: string): string {
  return createHmac('sha256', ownerKey()).update(userId).digest('base64url').slice(0, 16)
}

/** Account for which the page of this form was made; null for a form of a visitor, or a mark that we did not make. */
function ownerOf(form: FormData): string | null {
  const id = formIdOf(form)
  return id && opened(ownerKey(), Buffer.from(lineOf(form, OWNER_FIELD), 'base64url'), pageOf(id))
}

const pathOf = (request: Request): string => new URL(request.url).pathname.replace(/\.data$/, '')

function keepFor(
  userId: string,
  request: Request,
  reason: KeptReason,
  typed: Typed,
  { origin }: Visitor,
): string | null {
  const page = pathOfPage(formPage(request, origin))
  const text = JSON.stringify({ userId, kept: { path: pathOf(request), page, reason, ...typed } satisfies Kept })
  if (Buffer.byteLength(text) > LONGEST) return null
  return ticketCookie(COOKIE, page, kept().keep(userId, text), { lifeMs: KEPT_LIMITS.lifeMs, origin })
}

/** What this person typed for this page and could not save; null for everybody else, whatever the browser brings. */
export function findKept(visitor: Visitor, request: Request, userId: string): Kept | null {
  const path = pathOf(request)
  const ticket = ticketIn(visitor, COOKIE, path)
  const text = ticket && kept().find(ticket)
  if (!text) return null
  const found = JSON.parse(text) as { userId: string; kept: Kept }
  return found.userId === userId && found.kept.page === path ? found.kept : null
}

/**
 * The form that showed what was kept came: from now on the page itself has it. Other forms of the page change nothing,
 * but that a button of it was not done is said until one is pressed.
 */
export function dropKept(visitor: Visitor, request: Request, form: FormData): void {
  const ticket = ticketIn(visitor, COOKIE, pathOfPage(formPage(request, visitor.origin)))
  const text = ticket && kept().find(ticket)
  if (!ticket || !text) return
  const { path, page } = (JSON.parse(text) as { kept: Kept }).kept
  if (form.has(TAKEN_UP_FIELD) || page !== path) kept().drop(ticket.id)
}

/**
 * Leads to the sign-in page after a form came without a session. What was typed is kept for whoever the page was made
 * for, and waits in its form once she is back.
 */
export function sessionEnded(signIn: string, request: Request, form: FormData | null, visitor: Visitor): Response {
  // A script is told as a script; a page would be taken for an answer.
  if (request.headers.get('accept') === 'application/json')
    return new Response(null, { status: 401, headers: { [OWN_ANSWER_HEADER]: 'sesion', 'Cache-Control': 'no-store' } })
  const owner = form && ownerOf(form)
  const cookie = form && owner ? keepFor(owner, request, 'session', typedIn(form), visitor) : null
  const isHere = pathOfPage(formPage(request, visitor.origin)) === pathOf(request)
  const notice = `&aviso=${cookie && isHere ? 'guardado' : 'terminada'}`
  return redirect(`${signIn}${notice}`, cookie ? { headers: { 'Set-Cookie': cookie } } : {})
}

/** Faults and refusals after which the same page can be tried again; of one that is not found there is none. */
const TRY_AGAIN: readonly number[] = [409, 413, 422, 429, 500, 503]

/** The answer to a form that was not done, with what was typed: on the error page itself, and in the form once she goes back. */
export function toldWithTyped(
  { status, statusText, headers }: Response,
  says: string,
  { request, form, visitor, userId }: { request: Request; form: FormData; visitor: Visitor; userId: string | null },
): Response {
  const reason = status === 409 ? 'conflict' : 'failed'
  // Of a form that was too large what stood before its file was read.
  const typed = status === 413 ? { ...typedIn(form), hadFile: true } : typedIn(form)
  const cookie = userId !== null && TRY_AGAIN.includes(status) ? keepFor(userId, request, reason, typed, visitor) : null
  const back = formPage(request, visitor.origin)
  const told: ToldError = { says, back: cookie ? back : null, texts: textsOf(typed) }
  const all = new Headers(headers)
  all.set('Content-Type', 'application/json; charset=utf-8')
  all.delete('Content-Length')
  if (cookie) all.append('Set-Cookie', cookie)
  return new Response(JSON.stringify(told), { status, statusText, headers: all })
}

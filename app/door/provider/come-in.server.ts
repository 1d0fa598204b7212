import { randomUUID } from 'node:crypto'
import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { findPasswordHash } from '#db/queries/account-data.server.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import {
  deleteProviderLinks,
  findLinkedPerson,
  findProviderLink,
  insertProviderLink,
  type LinkedPerson,
} from '#db/queries/provider-links.server.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import { providerLinkedMail } from '#app/kit/mail/account-mail-words.ts'
import { queuesMail, sendSoon } from '#app/kit/mail/mail-queue.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { systemClock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { askedAgain } from '../attempts.ts'
import { auth, cookiesOf } from '../auth.server.ts'
import type { Account } from '../current-account.server.ts'
import { recordAccountDeed } from '../record-account-deed.server.ts'
import { homeOf, knownFrom } from '../sign-in.server.ts'
import type { Visitor } from '../visitor.ts'
import {
  beginAt,
  identityAt,
  providerOf,
  type Identity,
  type Provider,
  type ProviderAnswer,
  type ProviderFault,
} from './provider.server.ts'
import { sealedCookie } from './sealed-cookie.ts'

const MINUTE_MS = 60_000

/** Why somebody who came back is not in, or not linked. */
export type ComeBackProblem = ProviderFault | 'not-linked' | 'other-address' | 'taken'

const challenge = { state: z.string(), nonce: z.string(), verifier: z.string() }
const visits = sealedCookie({
  name: 'espejo.provider',
  path: '/ingresar/proveedor',
  lifeMs: 10 * MINUTE_MS,
  // Of whoever links: her session, so that nobody else's browser ends what she began.
  schema: z.object({ ...challenge, back: z.string().nullable(), sessionId: z.string().nullable() }),
})
/** Who somebody is at the provider, until she confirms that it is to be linked. `.data` addresses lie beside a page, so it is given to all of the account. */
const identities = sealedCookie({
  name: 'espejo.identity',
  path: '/cuenta',
  lifeMs: 5 * MINUTE_MS,
  schema: z.object({ issuer: z.string(), subject: z.string(), email: z.string(), sessionId: z.string() }),
})

function sealing() {
  const { ESPEJO_SESSION_SECRET: secret, ESPEJO_ORIGIN: origin } = runtime().environment
  return { secret, isHttps: origin?.startsWith('https:') ?? false, now: systemClock().getTime() }
}

const cookiesFrom = ({ headers }: Visitor) => headers.get('cookie')

/** @throws {AppError} `not-found` where no provider is configured. */
function provider(): Provider {
  const found = providerOf()
  if (!found) throw new AppError('not-found')
  return found
}

const problemAddress = (path: string, problem: ComeBackProblem) => `${path}?proveedor=${problem}`

async function sentAway(page: string, visit: { back: string | null; sessionId: string | null }): Promise<Response> {
  const begun = await beginAt(provider())
  if (!begun) return redirect(problemAddress(page, 'unreachable'))
  return redirect(begun.address, {
    headers: [visits.given({ ...begun.challenge, ...visit }, sealing()), ['Cache-Control', 'no-store']],
  })
}

/**
 * Leads to the provider's page, to sign in. Nothing is written but a cookie of this browser.
 * @param back page of ours to come back to. @throws {AppError} `not-found` where no provider is configured.
 */
export async function goToProvider(back: string | null): Promise<Response> {
  return sentAway('/ingresar', { back, sessionId: null })
}

/** The same for somebody who is signed in and wants to link her account. */
export async function goAndLink({ sessionId }: Account): Promise<Response> {
  return sentAway('/cuenta/proveedor', { back: null, sessionId })
}

/** States that somebody came back with; each is good once, whatever the provider says of its codes. */
const used = new Map<string, number>()
const MOST_USED = 10_000

function useOnce(state: string, now: number): boolean {
  if (used.has(state)) return false
  used.set(state, now)
  const [oldest] = used.keys()
  if (used.size > MOST_USED && oldest !== undefined) used.delete(oldest)
  return true
}

async function establish(visitor: Visitor, person: LinkedPerson, back: string | null): Promise<Response> {
  const { headers, response } = await auth().api.signInByProvider({
    body: { userId: person.userId },
    headers: visitor.headers,
    returnHeaders: true,
  })
  recordAccountDeed(runtime().database, person, 'account.provider-sign-in', systemClock())
  const cookies = [...cookiesOf({ headers }), visits.taken(sealing())]
  if (response.owesCode)
    return redirect(`/ingresar/codigo${back ? `?volver=${encodeURIComponent(back)}` : ''}`, { headers: cookies })
  return redirect(back ?? (await homeOf(person.userId)), { headers: [...cookies, ...knownFrom(visitor, person.email)] })
}

/** An identity opens the one account that it was linked to, while the provider still vouches for that account's mailbox. */
function personOf(identity: Identity): LinkedPerson | 'not-linked' | 'other-address' {
  const person = findLinkedPerson(runtime().database, identity)
  if (!person) return 'not-linked'
  return person.email.toLowerCase() === identity.email ? person : 'other-address'
}

function identified(identity: Identity, account: Account): Response {
  const { database } = runtime()
  const of = findLinkedPerson(database, identity)
  const isTaken = of !== null && of.userId !== account.userId
  const problem = account.email.toLowerCase() !== identity.email ? 'other-address' : isTaken ? 'taken' : null
  const headers = [visits.taken(sealing())]
  if (problem) return redirect(problemAddress('/cuenta/proveedor', problem), { headers })
  headers.push(identities.given({ ...identity, sessionId: account.sessionId }, sealing()))
  return redirect('/cuenta/proveedor', { headers })
}

/**
 * Somebody comes back from the provider. To sign in, this makes a session: the one GET that does, since the provider
 * sends people back by a link. It is only done for the browser that was sent there, once, within ten minutes. To link, it
 * changes nothing: she is asked once more, by a form.
 * @param said what the provider says in the address. @param account whoever is signed in here.
 */
export async function comeBack(visitor: Visitor, said: ProviderAnswer, account: Account | null): Promise<Response> {
  const by = provider()
  const where = sealing()
  const visit = visits.read(cookiesFrom(visitor), where)
  const page = visit?.sessionId ? '/cuenta/proveedor' : '/ingresar'
  const refused = (problem: ComeBackProblem) =>
    redirect(problemAddress(page, problem), { headers: [visits.taken(where)] })
  const isOwn = visit !== null && said.state === visit.state
  if (!visit || !isOwn || !useOnce(visit.state, where.now)) return refused('invalid')
  if (visit.sessionId && visit.sessionId !== account?.sessionId) return refused('invalid')
  const identity = await identityAt(by, visit, said)
  if (typeof identity === 'string') return refused(identity)
  if (visit.sessionId && account) return identified(identity, account)
  const person = personOf(identity)
  return typeof person === 'string' ? refused(person) : establish(visitor, person, visit.back)
}

/** What the page of the link shows; null where no provider is configured. */
export function viewProviderLink(visitor: Visitor, account: Account) {
  const by = providerOf()
  if (!by) return null
  const identity = identities.read(cookiesFrom(visitor), sealing())
  const link = findProviderLink(runtime().database, account.userId, by.issuer)
  return {
    name: by.name,
    since: link?.since.toISOString() ?? null,
    /** Mailbox of the identity that waits to be linked. */
    waits: !link && identity?.sessionId === account.sessionId ? identity.email : null,
  }
}

export type ProviderLinkView = NonNullable<ReturnType<typeof viewProviderLink>>

async function isOwnPassword({ userId }: Account, typed: string): Promise<boolean> {
  const { password } = await auth().$context
  const hash = findPasswordHash(runtime().database, userId)
  return hash !== null && (await password.verify({ hash, password: typed }))
}

function link(transaction: Transaction, account: Account, { issuer, subject }: Identity, by: Provider): boolean {
  const now = systemClock()
  const row = { id: randomUUID(), userId: account.userId, issuer, subject }
  const isLinked = insertProviderLink(transaction, row, now, (noted) =>
    recordAccountDeed(noted, account, 'account.provider-linked', now),
  )
  if (isLinked && queuesMail(runtime().environment))
    insertMail(
      transaction,
      {
        kind: 'provider-linked',
        recipient: account.email,
        ...providerLinkedMail({ name: account.name, providerName: by.name }),
      },
      now.toISOString(),
    )
  return isLinked
}

export type LinkProblem = 'wrong-password' | 'too-many-attempts' | 'start-again'

/** Links the account to the identity that waits, of whoever gives her password once more. */
export async function linkProvider(
  visitor: Visitor,
  account: Account,
  password: string,
): Promise<{ readonly cookies: [string, string][] } | { readonly problem: LinkProblem }> {
  const by = provider()
  const identity = identities.read(cookiesFrom(visitor), sealing())
  if (identity?.sessionId !== account.sessionId || identity.issuer !== by.issuer) return { problem: 'start-again' }
  if (askedAgain.waitMs(account.sessionId) > 0) return { problem: 'too-many-attempts' }
  askedAgain.begin(account.sessionId)
  if (!(await isOwnPassword(account, password))) return { problem: 'wrong-password' }
  askedAgain.forget(account.sessionId)
  const isLinked = inTransaction(runtime().database, (transaction) => link(transaction, account, identity, by))
  if (!isLinked) return { problem: 'start-again' }
  sendSoon()
  return { cookies: [identities.taken(sealing())] }
}

/** Takes the link away. @returns whether there was one. */
export function unlinkProvider(account: Pick<Account, 'userId' | 'name'>): boolean {
  return inTransaction(runtime().database, (transaction) =>
    deleteProviderLinks(transaction, account.userId, (noted) =>
      recordAccountDeed(noted, account, 'account.provider-unlinked', systemClock()),
    ),
  )
}

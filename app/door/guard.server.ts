import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { readUpload } from '#app/kit/forms/read-upload.server.ts'
import { AppError, statusOf } from '#app/kit/program/app-error.server.ts'
import { noteFault } from '#app/kit/program/note-fault.server.ts'
import { redirectDone } from '#app/kit/shell/done.server.ts'
import type { Done } from '#app/kit/shell/done.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { untilFree, WriteHeldElsewhere } from '#db/later.server.ts'
import { refusalOf } from '#db/rules/refusal.server.ts'
import { actorOf, type Actor } from './actor.ts'
import { NO_FIELDS, searchValues, typed, type Fields, type None, type Typed } from './address-fields.server.ts'
import { askedAccount, type AskedAccount } from './asked-account.server.ts'
import type { Account } from './current-account.server.ts'
import { formPage } from './form-page.ts'
import { dropKept, sessionEnded, toldWithTyped } from './kept.server.ts'
import { once, readSent, sendingKey, type ReadForm } from './once.server.ts'
import { documentAnswer, sayingOf } from './error-answer.server.ts'
import { ownSearch } from './own-search.ts'
import { can, type Policy } from './policies.ts'
import { findShown, showOnce } from './shown-once.server.ts'
import { visitorOf, type Visitor } from './visitor.ts'

type Arguments = LoaderFunctionArgs | ActionFunctionArgs

/** Reads no cookie unless the page asks who visits. */
type OpenPolicy = 'public'
/** Pages of the person herself, in no role. `account:set-up` is where somebody is led who must set up the second step. */
type AccountPolicy = 'account' | 'account:set-up'
type AnyPolicy = Policy | OpenPolicy | AccountPolicy

/** Who asks, as the policy of the address lets a handler know it. */
type Who<P extends AnyPolicy> = P extends OpenPolicy
  ? { readonly signedIn: () => Promise<Actor | null>; readonly account: () => Promise<Account | null> }
  : P extends AccountPolicy
    ? { readonly account: Account }
    : { readonly actor: Actor }

/** What an address holds: parts of its path, and fields behind the question mark (the first of each name). */
type Address<P extends Fields, S extends Fields> = {
  readonly params?: P
  readonly search?: S
  /** Why the handler reads what was sent by itself, and tells repetitions by itself; every other form goes through `once`. */
  readonly readsItself?: string
  /** Why what was typed here never stays on the server where it could not be saved. */
  readonly neverKept?: string
}

/** What a deed sets beside, as the cookies of a session that began or ended with it. */
type DeedHeaders = { readonly headers?: readonly (readonly [name: string, value: string])[] }

/** An actor or an account. */
type Owner = { readonly userId: string }

type Asked<P extends Fields, S extends Fields> = {
  readonly params: Typed<P>
  readonly search: Typed<S>
  /** Path of the page itself, for a form that leads back to it. */
  readonly path: string
  readonly visitor: Visitor
  /** Leads to a page that says what was done, in one sentence that names it. */
  readonly done: (to: string, text: string, more?: Pick<Done, 'at' | 'undo'> & DeedHeaders) => Response
  /** Leads to the page itself, which shows once what came of a form: a link, a report, what is to be confirmed. */
  readonly show: (owner: Owner, thing: unknown) => Response
  /** What this page shows once, as `show` gave it; null where there is nothing to show. */
  readonly shown: (owner: Owner) => unknown
  /** @throws {AppError} `invalid-input` for a body that is no form. */
  readonly form: () => Promise<FormData>
  /** A form that may hold files. @throws {AppError} `invalid-input`, `too-large`. */
  readonly upload: () => Promise<FormData>
  /** For what speaks HTTP itself and has no use case: the questionnaire, better-auth. */
  readonly request: Request
}

type Handler<W extends AnyPolicy, P extends Fields, S extends Fields, T> = (args: Who<W> & Asked<P, S>) => T

/** Who sent a form comes back to the page on which it stood. */
function signInAddress(request: Request): string {
  const url = new URL(request.url)
  const asked = `${url.pathname.replace(/\.data$/, '')}${url.search}`
  const back = request.method === 'POST' ? formPage(request, visitorOf(request).origin) : asked
  return `/ingresar?volver=${encodeURIComponent(back)}`
}

/** @throws a redirect to where the person must go first: to sign in, to set up the second step. */
async function requireAccount(request: Request, asked: AskedAccount, policy: AccountPolicy): Promise<Account> {
  const account = await asked()
  if (!account) throw redirect(signInAddress(request))
  if (account.mustSetUp && policy !== 'account:set-up') throw redirect('/cuenta/segundo-paso')
  return account
}

async function requireActor(request: Request, asked: AskedAccount, policy: Policy): Promise<Actor> {
  const actor = actorOf(await requireAccount(request, asked, 'account'))
  if (!actor) throw redirect('/cuenta/funciones')
  if (!can(actor.role, policy)) throw new AppError('not-found')
  return actor
}

async function admitted(request: Request, account: AskedAccount, policy: AnyPolicy) {
  if (policy === 'public') {
    const signedIn = async () => {
      const found = await account()
      return found && actorOf(found)
    }
    return { account, signedIn }
  }
  if (policy === 'account' || policy === 'account:set-up')
    return { account: await requireAccount(request, account, policy) }
  return { actor: await requireActor(request, account, policy) }
}

/** A form that was read before its handler asked for it. */
function formRead(sent: ReadForm): Promise<FormData> {
  return 'form' in sent ? Promise.resolve(sent.form) : Promise.reject(sent.problem as Error)
}

/** A body that is no form is bad input of whoever sent it, wherever a handler reads it. */
function formOf(request: Request, sent: ReadForm | null): () => Promise<FormData> {
  if (sent) return () => formRead(sent)
  const read = request.formData.bind(request)
  return () =>
    read().catch(() => {
      throw new AppError('invalid-input')
    })
}

/** A browser that asks for a page says so; the framework's script, which stays where the person was, does not. */
function doneFor(request: Request, { origin }: Visitor): Asked<None, None>['done'] {
  const anchored = /\btext\/html\b/.test(request.headers.get('accept') ?? '')
  return (to, text, { headers, ...more } = {}) => redirectDone(to, { text, ...more }, { origin, anchored, headers })
}

/** For pages that show once what came of their form. */
function showsOnce(url: URL, visitor: Visitor): Pick<Asked<None, None>, 'show' | 'shown'> {
  const asked = ownSearch(url)
  const place = (owner: Owner) => ({ visitor, owner, path: url.pathname.replace(/\.data$/, '') })
  return {
    show: (owner, thing) => showOnce(place(owner), thing, asked.toString()),
    shown: (owner) => findShown(place(owner), asked),
  }
}

/** What every handler gets. Reading the address comes after the door, so that a stranger learns nothing of it. */
function asked(
  { request, params }: Arguments,
  address: Address<Fields, Fields>,
  visitor: Visitor,
  sent: ReadForm | null,
) {
  const url = new URL(request.url)
  return {
    params: typed(address.params ?? NO_FIELDS, params),
    search: typed(address.search ?? NO_FIELDS, searchValues(url)),
    path: url.pathname,
    visitor,
    done: doneFor(request, visitor),
    ...showsOnce(url, visitor),
    form: formOf(request, sent),
    upload: () => (sent ? formRead(sent) : readUpload(request)),
    request,
  }
}

/**
 * What is thrown to the framework: the answer that a person gets, or a fault as it is. A rule of the database that she
 * can meet is a conflict with what others did since; any other stays a fault, which the log names by its rule.
 */
function thrownFor(error: unknown): unknown {
  const refusal = refusalOf(error)
  const told = refusal?.rule.met === 'person' ? new AppError('conflict', refusal.rule.name) : (refusal ?? error)
  if (!(told instanceof AppError)) return told
  return (
    documentAnswer(told) ??
    new Response(sayingOf(told.rule, told.code), { status: statusOf(told), statusText: told.code })
  )
}

type Admission = Awaited<ReturnType<typeof admitted>>
type Let = { readonly in: Admission } | { readonly out: unknown }

/** Let in, or why not. What she sent before is looked at either way. */
async function letIn(request: Request, account: AskedAccount, policy: AnyPolicy): Promise<Let> {
  try {
    return { in: await admitted(request, account, policy) }
  } catch (out) {
    return { out }
  }
}

type Turn = { readonly hasWaited: boolean; readonly fault?: unknown }

/** Waits with a form, once it is read, until nobody else writes. A wait that was too long is told to its sender, with what she typed. */
async function turnToWrite(request: Request): Promise<Turn> {
  if (request.method !== 'POST') return { hasWaited: false }
  try {
    return { hasWaited: await untilFree(runtime().database) }
  } catch (fault) {
    if (!(fault instanceof WriteHeldElsewhere)) return { hasWaited: true, fault }
    // Told to whoever sent it as a wait; to whoever keeps the server as a fault.
    noteFault(fault)
    return { hasWaited: true, fault: new AppError('write-held') }
  }
}

/** A form that came, and what is needed to keep what was typed into it. */
type Sending = {
  readonly request: Request
  readonly form: FormData
  readonly visitor: Visitor
  readonly userId: string | null
}

/** What is thrown to somebody who sent a form: the error page has what she typed. A fault is noted here, for it becomes an answer. */
function thrownToSender(error: unknown, sending: Sending | null): unknown {
  const told = thrownFor(error)
  if (sending === null) return told
  if (told === error || !(told instanceof Response)) return faultTold(told, sending)
  const rule = refusalOf(error)?.rule.name ?? (error instanceof AppError ? error.rule : null)
  return toldWithTyped(told, sayingOf(rule, told.statusText), sending)
}

function faultTold(fault: unknown, sending: Sending): unknown {
  if (fault instanceof Response) return fault
  noteFault(fault)
  return toldWithTyped(new Response(null, { status: 500, statusText: 'fault' }), 'fault', sending)
}

async function answered(
  args: Arguments,
  policy: AnyPolicy,
  address: Address<Fields, Fields>,
  handler: (given: object) => unknown,
): Promise<unknown> {
  const { request } = args
  const visitor = visitorOf(request)
  const asking = askedAccount(args, visitor)
  const first = await letIn(request, asking, policy)
  const sent = address.readsItself === undefined ? await readSent(request, 'in' in first) : null
  const turn: Turn = 'in' in first ? await turnToWrite(request) : { hasWaited: false }
  // What held the right to write may have ended her session or taken her role.
  const account = turn.hasWaited ? askedAccount(args, visitor) : asking
  const admission = turn.hasWaited ? await letIn(request, account, policy) : first
  const form = sent && 'form' in sent ? sent.form : null
  const isOpen = policy === 'public'
  const who = isOpen || request.method !== 'POST' ? null : await account()
  const read = form ?? (sent && 'before' in sent ? sent.before : null)
  const mayKeep = address.neverKept === undefined ? read : null
  const isStranger = !isOpen && request.method === 'POST' && who === null
  const admit = (): Admission => {
    if ('in' in admission) return admission.in
    throw isStranger ? sessionEnded(signInAddress(request), request, mayKeep, visitor) : admission.out
  }
  const sending = mayKeep && { request, form: mayKeep, visitor, userId: who?.userId ?? null }
  const run = async () => {
    const admitted = admit()
    if (sending) dropKept(visitor, request, sending.form)
    try {
      if (turn.fault) throw turn.fault
      return await handler({ ...admitted, ...asked(args, address, visitor, sent) })
    } catch (error) {
      throw thrownToSender(error, sending)
    }
  }
  const key = form ? await sendingKey({ request, visitor, isOpen }, form, who) : null
  if (key === null) return run()
  const { thrown, value } = await once(key, () => void admit(), run)
  if (thrown) throw value
  return value
}

/**
 * The only way to write a loader or an action. The policy is the first argument and has no default; the address says
 * which parts of it the handler gets, each with the schema that types it. A form that was sent twice is handled once,
 * and both sendings get the same answer (`once`).
 * @throws a redirect to the sign-in page without a session; 404 where the role may not (it looks like
 * a thing that does not exist).
 */
export function guarded<W extends AnyPolicy, T, P extends Fields = None, S extends Fields = None>(
  policy: W,
  address: Address<P, S>,
  handler: Handler<W, P, S, T>,
) {
  return async (args: Arguments): Promise<Awaited<T>> => {
    try {
      // The types of the parameters hold which handler gets what; inside there is one object for all.
      return (await answered(args, policy, address, handler as unknown as (given: object) => T)) as Awaited<T>
    } catch (error) {
      throw thrownFor(error)
    }
  }
}

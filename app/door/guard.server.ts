import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { readUpload } from '#app/kit/forms/read-upload.server.ts'
import { AppError, statusOf } from '#app/kit/program/app-error.server.ts'
import { BUSY } from '#app/kit/words/error-words.ts'
import { refusalOf } from '#db/rules/refusal.server.ts'
import { actorOf, type Actor } from './actor.ts'
import { currentAccount, type Account } from './current-account.server.ts'
import { can, type Policy } from './policies.ts'
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

type Fields = Readonly<Record<string, z.ZodType>>
type Typed<F extends Fields> = { readonly [Name in keyof F]: z.infer<F[Name]> }
// eslint wants no empty object type; a record of nothing is what an address without fields has.
type None = Record<never, z.ZodType>

/** What an address holds: parts of its path, and fields behind the question mark (the first of each name). */
type Address<P extends Fields, S extends Fields> = { readonly params?: P; readonly search?: S }

type Asked<P extends Fields, S extends Fields> = {
  readonly params: Typed<P>
  readonly search: Typed<S>
  /** Path of the page itself, for a form that leads back to it. */
  readonly path: string
  readonly visitor: Visitor
  /** @throws {AppError} `invalid-input` for a body that is no form. */
  readonly form: () => Promise<FormData>
  /** A form that may hold files. @throws {AppError} `invalid-input`, `too-large`. */
  readonly upload: () => Promise<FormData>
  /** For what speaks HTTP itself and has no use case: the questionnaire, better-auth. */
  readonly request: Request
}

type Handler<W extends AnyPolicy, P extends Fields, S extends Fields, T> = (args: Who<W> & Asked<P, S>) => T

function signInAddress(request: Request): string {
  const url = new URL(request.url)
  const back = `${url.pathname.replace(/\.data$/, '')}${url.search}`
  return `/ingresar?volver=${encodeURIComponent(back)}`
}

/** @throws a redirect to where the person must go first: to sign in, to set up the second step. */
async function requireAccount(request: Request, visitor: Visitor, policy: AccountPolicy): Promise<Account> {
  const account = await currentAccount(visitor)
  if (!account) throw redirect(signInAddress(request))
  if (account.mustSetUp && policy !== 'account:set-up') throw redirect('/cuenta/segundo-paso')
  return account
}

async function requireActor(request: Request, visitor: Visitor, policy: Policy): Promise<Actor> {
  const actor = actorOf(await requireAccount(request, visitor, 'account'))
  if (!actor) throw redirect('/cuenta/funciones')
  if (!can(actor.role, policy)) throw new AppError('not-found')
  return actor
}

async function admitted(request: Request, visitor: Visitor, policy: AnyPolicy) {
  if (policy === 'public') {
    let asked: Promise<Account | null> | undefined
    const account = () => (asked ??= currentAccount(visitor))
    const signedIn = async () => {
      const found = await account()
      return found && actorOf(found)
    }
    return { account, signedIn }
  }
  if (policy === 'account' || policy === 'account:set-up')
    return { account: await requireAccount(request, visitor, policy) }
  return { actor: await requireActor(request, visitor, policy) }
}

/** An address whose parts are none that we know looks like one that does not exist. */
function typed(fields: Fields, values: Readonly<Record<string, string | undefined>>): unknown {
  const read = z.object(fields).safeParse(values)
  if (!read.success) throw new AppError('not-found')
  return read.data
}

function searchValues(url: URL): Record<string, string> {
  return Object.fromEntries([...url.searchParams].reverse())
}

/** A body that is no form is bad input of whoever sent it, wherever a handler reads it. */
function formOf(request: Request): () => Promise<FormData> {
  const read = request.formData.bind(request)
  return () =>
    read().catch(() => {
      throw new AppError('invalid-input')
    })
}

/** What every handler gets. Reading the address comes after the door, so that a stranger learns nothing of it. */
function asked({ request, params }: Arguments, address: Address<Fields, Fields>, visitor: Visitor) {
  const url = new URL(request.url)
  return {
    params: typed(address.params ?? {}, params),
    search: typed(address.search ?? {}, searchValues(url)),
    path: url.pathname,
    visitor,
    form: formOf(request),
    upload: () => readUpload(request),
    request,
  }
}

/** A document has no page around it that would say more: whoever asked for it reads this. */
function busyAnswer(told: AppError): Response {
  return new Response(`${BUSY.title}. ${BUSY.text}`, {
    status: statusOf(told),
    statusText: told.code,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', 'Retry-After': '60' },
  })
}

/**
 * What is thrown to the framework: the answer that a person gets, or a fault as it is. A rule of the database that she
 * can meet is a conflict with what others did since; any other stays a fault, which the log names by its rule.
 */
function thrownFor(error: unknown): unknown {
  const refusal = refusalOf(error)
  const told = refusal?.rule.met === 'person' ? new AppError('conflict', refusal.rule.name) : (refusal ?? error)
  if (!(told instanceof AppError)) return told
  if (told.code === 'busy') return busyAnswer(told)
  return new Response(told.rule ?? told.code, { status: statusOf(told), statusText: told.code })
}

/**
 * The only way to write a loader or an action. The policy is the first argument and has no default; the address says
 * which parts of it the handler gets, each with the schema that types it.
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
      const visitor = visitorOf(args.request)
      const who = await admitted(args.request, visitor, policy)
      // The types of the parameters hold which handler gets what; inside there is one object for all.
      return await handler({ ...who, ...asked(args, address, visitor) } as unknown as Who<W> & Asked<P, S>)
    } catch (error) {
      throw thrownFor(error)
    }
  }
}

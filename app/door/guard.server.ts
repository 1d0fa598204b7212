import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import type { Role } from '#db/schema/accounts.ts'
import { countryScope, entityScope, type Scope } from '#db/scope.ts'
import { AppError, statusOf } from '#app/kit/program/app-error.server.ts'
import { currentAccount, type Account } from './current-account.server.ts'
import { can, type Policy } from './policies.ts'

/** Somebody who signed in, in one role. Made by the guard alone; services ask for one. */
export type Actor = {
  readonly userId: string
  readonly name: string
  readonly role: Role
  /** The entity the role is for; null for national roles. */
  readonly entity: { readonly id: string; readonly name: string } | null
  /** Signs the budget assessment of the entity. */
  readonly headsPlanning: boolean
  /** Acts for the head by a resolution. */
  readonly isDelegate: boolean
  /** The membership by which she acts; null in tests and commands, which have none. */
  readonly membershipId: string | null
  /** Day until which the head must confirm the entity's list of accounts. */
  readonly confirmBy: string | null
  readonly scope: Scope
  readonly [acting]: true
}
declare const acting: unique symbol

type Arguments = LoaderFunctionArgs | ActionFunctionArgs
type Asked = { readonly request: Request; readonly params: Arguments['params']; readonly context: Arguments['context'] }
type Guarded = Asked & { readonly actor: Actor }
type Personal = Asked & { readonly account: Account }
type Public = Asked & { readonly visitor: () => Promise<Actor | null>; readonly account: () => Promise<Account | null> }

/** Reads no cookie unless the page asks who visits. */
type OpenPolicy = 'public'
/** Pages of the person herself, in no role. `account:set-up` is where somebody is led who must set up the second step. */
type AccountPolicy = 'account' | 'account:set-up'

type Identity = {
  userId: string
  name: string
  role: Role
  entity: { id: string; name: string } | null
  headsPlanning?: boolean
  isDelegate?: boolean
  membershipId?: string | null
  confirmBy?: string | null
}

/** A reader sees what was shared with her membership; without one, nothing. */
function scopeOf({ role, entity, membershipId }: Identity): Scope {
  if (!entity) return countryScope()
  return role === 'reader' ? entityScope(entity.id, membershipId ?? '') : entityScope(entity.id)
}

/** The whole country, for the program itself: the calendar acts where no person does. */
export function programScope(): Scope {
  return countryScope()
}

/** Makes an actor from a membership; exported for accepting an invitation and for tests, which have no session. */
export function actorFor(identity: Identity): Actor {
  return {
    headsPlanning: false,
    isDelegate: false,
    membershipId: null,
    confirmBy: null,
    ...identity,
    scope: scopeOf(identity),
  } as Actor
}

/**
 * Who sees the whole country, for the time in which she keeps the accounts of one entity: her role stays, her scope is
 * that entity's. @throws {AppError} `not-found` for anybody else.
 */
export function inEntity(actor: Actor, entity: { readonly id: string; readonly name: string }): Actor {
  if (actor.scope.kind !== 'country') throw new AppError('not-found')
  return { ...actor, entity, scope: entityScope(entity.id) }
}

/** The actor of an account; null while it has no role in force, or must set up the second step first. */
function actorOf({ userId, name, active, mustSetUp }: Account): Actor | null {
  if (!active || mustSetUp) return null
  const { id, role, entity, headsPlanning, isDelegate, confirmBy } = active
  return actorFor({ userId, name, role, entity, headsPlanning, isDelegate, membershipId: id, confirmBy })
}

function signInAddress(request: Request): string {
  const url = new URL(request.url)
  const back = `${url.pathname.replace(/\.data$/, '')}${url.search}`
  return `/ingresar?volver=${encodeURIComponent(back)}`
}

/** @throws a redirect to where the person must go first: to sign in, to set up the second step. */
async function requireAccount(request: Request, policy: AccountPolicy): Promise<Account> {
  const account = await currentAccount(request)
  if (!account) throw redirect(signInAddress(request))
  if (account.mustSetUp && policy !== 'account:set-up') throw redirect('/cuenta/segundo-paso')
  return account
}

async function requireActor(request: Request, policy: Policy): Promise<Actor> {
  const actor = actorOf(await requireAccount(request, 'account'))
  if (!actor) throw redirect('/cuenta/funciones')
  if (!can(actor.role, policy)) throw new AppError('not-found')
  return actor
}

async function admitted(request: Request, policy: Policy | OpenPolicy | AccountPolicy) {
  if (policy === 'public') {
    let asked: Promise<Account | null> | undefined
    const account = () => (asked ??= currentAccount(request))
    const visitor = async () => {
      const found = await account()
      return found && actorOf(found)
    }
    return { account, visitor }
  }
  if (policy === 'account' || policy === 'account:set-up') return { account: await requireAccount(request, policy) }
  return { actor: await requireActor(request, policy) }
}

/** A body that is no form is bad input of whoever sent it, wherever a handler reads it. */
function readingForms(request: Request): Request {
  const read = request.formData.bind(request)
  const formData = () =>
    read().catch(() => {
      throw new AppError('invalid-input')
    })
  return Object.assign(request, { formData })
}

/**
 * The only way to write a loader or an action. The policy is the first argument and has no default.
 * @throws a redirect to the sign-in page without a session; 404 where the role may not (it looks like
 * a thing that does not exist).
 */
export function guarded<T>(policy: OpenPolicy, handler: (args: Public) => T): (args: Arguments) => Promise<Awaited<T>>
export function guarded<T>(
  policy: AccountPolicy,
  handler: (args: Personal) => T,
): (args: Arguments) => Promise<Awaited<T>>
export function guarded<T>(policy: Policy, handler: (args: Guarded) => T): (args: Arguments) => Promise<Awaited<T>>
export function guarded<T>(policy: Policy | OpenPolicy | AccountPolicy, handler: (args: never) => T) {
  return async ({ request, params, context }: Arguments): Promise<Awaited<T>> => {
    try {
      // The overloads hold which handler gets what; inside there is one function for all.
      return await handler({
        ...(await admitted(request, policy)),
        request: readingForms(request),
        params,
        context,
      } as never)
    } catch (error) {
      if (error instanceof AppError) throw new Response(error.code, { status: statusOf(error), statusText: error.code })
      throw error
    }
  }
}

import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { membershipsOf } from '#db/queries/accounts.server.ts'
import type { Role } from '#db/schema/accounts.ts'
import { countryScope, entityScope, type Scope } from '#db/scope.ts'
import { AppError, statusOf } from './app-error.server.ts'
import { auth } from './auth.server.ts'
import { can, type Policy } from './policies.ts'
import { runtime } from './runtime.server.ts'

/** Somebody who signed in, in one role. Made by the guard alone; services ask for one. */
export type Actor = {
  readonly userId: string
  readonly name: string
  readonly role: Role
  /** The entity the role is for; null for national roles. */
  readonly entity: { readonly id: string; readonly name: string } | null
  /** Signs the budget assessment of the entity. */
  readonly headsPlanning: boolean
  readonly scope: Scope
  readonly [acting]: true
}
declare const acting: unique symbol

type Arguments = LoaderFunctionArgs | ActionFunctionArgs
type Guarded<A> = { readonly actor: A; readonly request: Request; readonly params: Arguments['params']; readonly context: Arguments['context'] }
type Public = Omit<Guarded<never>, 'actor'> & { readonly visitor: () => Promise<Actor | null> }

/** Reads no cookie unless the page asks who visits. */
type OpenPolicy = 'public'

/** Makes an actor from a membership; exported for tests and seeding, which have no session. */
export function actorFor(account: { userId: string; name: string; role: Role; entity: { id: string; name: string } | null; headsPlanning?: boolean }): Actor {
  const scope = account.entity ? entityScope(account.entity.id) : countryScope()
  return { headsPlanning: false, ...account, scope } as Actor
}

/** The whole country, for the program itself: the calendar acts where no person does. */
export function programScope(): Scope {
  return countryScope()
}

async function currentActor(request: Request): Promise<Actor | null> {
  const session = await auth().api.getSession({ headers: request.headers })
  if (!session) return null
  const [membership] = await membershipsOf(runtime().database, session.user.id)
  if (!membership) return null
  return actorFor({ userId: session.user.id, name: session.user.name, ...membership })
}

function signInAddress(request: Request): string {
  const url = new URL(request.url)
  const back = `${url.pathname.replace(/\.data$/, '')}${url.search}`
  return `/ingresar?volver=${encodeURIComponent(back)}`
}

async function requireActor(request: Request, policy: Policy): Promise<Actor> {
  const actor = await currentActor(request)
  if (!actor) throw redirect(signInAddress(request))
  if (!can(actor.role, policy)) throw new AppError('not-found')
  return actor
}

/**
 * The only way to write a loader or an action. The policy is the first argument and has no default.
 * @throws a redirect to the sign-in page without a session; 404 where the role may not (it looks like
 * a thing that does not exist).
 */
export function guarded<T>(policy: OpenPolicy, handler: (args: Public) => T): (args: Arguments) => Promise<Awaited<T>>
export function guarded<T>(policy: Policy, handler: (args: Guarded<Actor>) => T): (args: Arguments) => Promise<Awaited<T>>
export function guarded<T>(policy: Policy | OpenPolicy, handler: (args: Guarded<Actor> & Public) => T) {
  return async ({ request, params, context }: Arguments): Promise<Awaited<T>> => {
    try {
      const visitor = () => currentActor(request)
      // An open handler's type has no actor; the overloads keep the two apart.
      const actor = policy === 'public' ? (null as never) : await requireActor(request, policy)
      return await handler({ actor, visitor, request, params, context })
    } catch (error) {
      if (error instanceof AppError) throw new Response(error.code, { status: statusOf(error), statusText: error.code })
      throw error
    }
  }
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { currentAccount, type Account } from './current-account.server.ts'
import type { Visitor } from './visitor.ts'

/** Who is signed in, asked of the database once however often it is called. */
export type AskedAccount = () => Promise<Account | null>

function askedOnce(visitor: Visitor): AskedAccount {
  let asked: Promise<Account | null> | undefined
  return () => (asked ??= currentAccount(visitor))
}

type Arguments = Pick<LoaderFunctionArgs | ActionFunctionArgs, 'request' | 'context'>

/** By the context, of which every request that reaches the server has its own. */
const askedIn = new WeakMap<object, { readonly cookie: string | null; readonly account: AskedAccount }>()

/**
 * Who is signed in, asked once for all loaders of a page: the root's and its own. A deed may change it, so it asks by
 * itself, and the loaders of the page after it ask anew.
 */
export function askedAccount({ request, context }: Arguments, visitor: Visitor): AskedAccount {
  if (request.method !== 'GET') return askedOnce(visitor)
  const cookie = request.headers.get('cookie')
  const before = askedIn.get(context)
  if (before?.cookie === cookie) return before.account
  const account = askedOnce(visitor)
  askedIn.set(context, { cookie, account })
  return account
}

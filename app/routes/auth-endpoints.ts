import { z } from 'zod'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { auth } from '#app/door/auth.server.ts'
import { guarded } from '#app/door/guard.server.ts'

/** What may be asked of better-auth from outside. Everything else goes through our pages, which note it and say it in Spanish. */
const OPEN = new Set([
  'ok',
  'sign-in/email',
  'sign-out',
  'get-session',
  'two-factor/verify-totp',
  'two-factor/verify-backup-code',
])

function answer(request: Request, path: string | undefined): Promise<Response> {
  if (!OPEN.has(path ?? '')) throw new AppError('not-found')
  return auth().handler(request)
}

const address = { params: { '*': z.string().optional() } }

export const loader = guarded('public', address, ({ request, params }) => answer(request, params['*']))

/** better-auth compares the Origin itself wherever a cookie comes with a request. */
export const action = guarded(
  'public',
  { ...address, readsItself: 'better-auth reads what it is asked, and no page of ours has a form for it' },
  ({ request, params }) => answer(request, params['*']),
)

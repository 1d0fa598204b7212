import { redirect } from '@remix-run/node'
import { membershipsOf, userIdByEmail } from '#db/queries/accounts.server.ts'
import type { Role } from '#db/schema/accounts.ts'
import { auth, CLIENT_ADDRESS_HEADER } from './auth.server.ts'
import { runtime } from './runtime.server.ts'

export type SignInProblem = 'wrong-credentials' | 'too-many-attempts'

const HOME: Record<Role, string> = { coordinator: '/panel', contributor: '/panel/presupuesto', reader: '/panel', transcriber: '/panel/digitacion', head: '/panel', analyst: '/nacional', administrator: '/nacional' }

/** Only addresses of our own: a path, never `//host`. */
export function safeReturn(target: FormDataEntryValue | string | null): string | null {
  return typeof target === 'string' && /^\/(?![/\\])/.test(target) ? target : null
}

async function homeOf(email: string): Promise<string> {
  const userId = await userIdByEmail(runtime().database, email)
  const [membership] = userId ? await membershipsOf(runtime().database, userId) : []
  return membership ? HOME[membership.role] : '/'
}

/**
 * Signs in through better-auth's own endpoint, so that its limits count here too.
 * @returns a redirect with the session cookie, or what to tell the person.
 */
export async function signIn(request: Request, form: { email: string; password: string; back: string | null }): Promise<Response | SignInProblem> {
  const headers = new Headers({ 'Content-Type': 'application/json' })
  for (const name of ['origin', 'user-agent', CLIENT_ADDRESS_HEADER]) {
    const value = request.headers.get(name)
    if (value) headers.set(name, value)
  }
  const email = form.email.trim().toLowerCase()
  const body = JSON.stringify({ email, password: form.password })
  const answer = await auth().handler(new Request(new URL('/api/auth/sign-in/email', request.url), { method: 'POST', headers, body }))
  if (answer.status === 429) return 'too-many-attempts'
  if (!answer.ok) return 'wrong-credentials'
  return redirect(form.back ?? (await homeOf(email)), { headers: answer.headers.getSetCookie().map((cookie): [string, string] => ['Set-Cookie', cookie]) })
}

/** Ends the session everywhere it is known and removes its cookie. */
export async function signOut(request: Request): Promise<Response> {
  const { headers } = await auth().api.signOut({ headers: request.headers, returnHeaders: true })
  const cookies = headers.getSetCookie().map((cookie): [string, string] => ['Set-Cookie', cookie])
  return redirect('/', { headers: [...cookies, ['Clear-Site-Data', '"cache"']] })
}

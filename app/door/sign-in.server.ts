import { redirect } from '@remix-run/node'
import { findUserId } from '#db/queries/accounts.server.ts'
import type { Role } from '#db/schema/roles.ts'
import { standingMemberships } from './current-account.server.ts'
import type { Visitor } from './visitor.ts'
import { auth, callAuth, cookiesOf } from './auth.server.ts'
import { deviceCookies } from './known-device.ts'
import { readDigits, readRecoveryCode } from '#app/kit/codes/typed-code.ts'
import { readAddress, soughtAddress, type AddressFault } from '#app/kit/mail/mail-address.ts'
import { limaDate, systemClock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** Why she is not in; `wait` with the seconds after which she may try again, `address` with what is wrong with hers. */
export type SignInProblem =
  | { readonly kind: 'wrong-credentials' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'address'; readonly fault: AddressFault }
export type SecondStepProblem = 'wrong-code' | 'too-many-attempts' | 'start-again'

export const HOME: Record<Role, string> = {
  coordinator: '/panel',
  contributor: '/panel/presupuesto',
  reader: '/panel/compartidos',
  custodian: '/custodia',
  transcriber: '/panel/digitacion',
  'human-resources': '/panel/hoja-servir',
  head: '/panel',
  analyst: '/nacional',
  administrator: '/nacional',
}

/** Where a person begins: in her one role, or where she chooses among several. */
export async function homeOf(userId: string): Promise<string> {
  const memberships = await standingMemberships(runtime().database, userId, limaDate(systemClock()))
  const [first, second] = memberships.filter(({ standing }) => standing === 'in-force')
  return first && !second ? HOME[first.role] : '/cuenta/funciones'
}

/**
 * The cookies by which this browser is known from now on for an account: of somebody who is in, or who opened a mail to
 * her address. However many wrong passwords others try from her network, she then waits for none of them.
 */
export function knownFrom({ headers }: Visitor, email: string): [string, string][] {
  const { ESPEJO_SESSION_SECRET: secret, ESPEJO_ORIGIN: address } = runtime().environment
  const isHttps = address?.startsWith('https:') ?? false
  const device = { secret, now: systemClock().getTime() }
  const cookies = deviceCookies(headers.get('cookie'), email, device, isHttps)
  return cookies.map((cookie) => ['Set-Cookie', cookie])
}

/**
 * Signs in through better-auth's own endpoint, so that its limits count here too.
 * @returns a redirect with the session cookie, or to the second step, or what to tell the person.
 */
export async function signIn(
  visitor: Visitor,
  form: { email: string; password: string; back: string | null },
): Promise<Response | SignInProblem> {
  const [read, email] = [readAddress(form.email), soughtAddress(form.email)]
  const answer = await callAuth(visitor, '/sign-in/email', { email, password: form.password })
  if (answer.status === 429) return { kind: 'wait', seconds: Number(answer.headers.get('retry-after')) }
  // What is no address is told as that, whatever accounts there are.
  if (!answer.ok) return read.ok ? { kind: 'wrong-credentials' } : { kind: 'address', fault: read.fault }
  const headers = cookiesOf(answer)
  const { twoFactorRedirect } = (await answer.json()) as { twoFactorRedirect?: boolean }
  if (twoFactorRedirect)
    return redirect(`/ingresar/codigo${form.back ? `?volver=${encodeURIComponent(form.back)}` : ''}`, { headers })
  const userId = await findUserId(runtime().database, email)
  headers.push(...knownFrom(visitor, email))
  return redirect(form.back ?? (userId ? await homeOf(userId) : '/'), { headers })
}

/** Only what says that the password was right: with a session of another account the code would be held against that one. */
function challengeCookies(visitor: Visitor): string {
  const cookies = (visitor.headers.get('cookie') ?? '').split(/;\s*/)
  return cookies.filter((cookie) => /^(__Secure-)?espejo\.two_factor=/.test(cookie)).join('; ')
}

/** Whether this browser has given a right password and now owes the code. */
export function owesCode(visitor: Visitor): boolean {
  return challengeCookies(visitor) !== ''
}

/** The second step: a code of the application or, where `recovery`, one of the codes kept for an emergency. */
export async function signInWithCode(
  visitor: Visitor,
  form: { code: string; recovery: boolean; back: string | null },
): Promise<Response | SecondStepProblem> {
  const cookies = challengeCookies(visitor)
  if (!cookies) return 'start-again'
  const code = form.recovery ? readRecoveryCode(form.code) : readDigits(form.code)
  const answer = await callAuth(
    visitor,
    form.recovery ? '/two-factor/verify-backup-code' : '/two-factor/verify-totp',
    { code },
    cookies,
  )
  if (answer.status === 429) return 'too-many-attempts'
  const body = (await answer.json().catch(() => ({}))) as { user?: { id: string; email: string }; code?: string }
  if (!answer.ok) return /INVALID_(CODE|BACKUP_CODE)/.test(body.code ?? '') ? 'wrong-code' : 'start-again'
  const { user } = body
  const headers = user ? [...cookiesOf(answer), ...knownFrom(visitor, user.email)] : cookiesOf(answer)
  return redirect(form.back ?? (user ? await homeOf(user.id) : '/'), { headers })
}

/** Ends the session everywhere it is known and removes its cookie. */
export async function signOut(visitor: Visitor): Promise<Response> {
  const { headers } = await auth().api.signOut({ headers: visitor.headers, returnHeaders: true })
  return redirect('/', { headers: [...cookiesOf({ headers }), ['Clear-Site-Data', '"cache"']] })
}

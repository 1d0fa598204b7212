import { betterAuth } from 'better-auth/minimal'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Database } from '#db/client.server.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import * as schema from '#db/schema/index.ts'
import { askedAgain, resetMails } from './attempts.ts'
import { createPasswordPace, type Trier } from './password-pace.ts'
import { CLIENT_ADDRESS_HEADER, ownOrigin, type Visitor } from './visitor.ts'
import { signInByProvider } from './provider/sign-in-endpoint.ts'
import { refuseUsedCodes } from './used-codes.server.ts'
import { newRecoveryCode } from '#app/kit/codes/random-code.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { resetMail } from '#app/kit/mail/account-mail-words.ts'
import { queuesMail, sendSoon } from '#app/kit/mail/mail-queue.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

const EIGHT_HOURS = 8 * 60 * 60
const HOUR = 60 * 60
export const SHORTEST_PASSWORD = 12
const LONGEST_PASSWORD = 128
const RECOVERY_CODES = 10

/** The path that signs in by password; its tries are paced, whichever door they come through. */
const SIGN_IN = '/sign-in/email'

function triedEmail(body: unknown): string {
  const email = (body as { email?: unknown } | null)?.email
  return typeof email === 'string' ? email.trim().toLowerCase() : ''
}

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

function trierOf({ body, headers }: Pick<Context, 'body' | 'headers'>): Trier {
  return {
    email: triedEmail(body),
    address: headers?.get(CLIENT_ADDRESS_HEADER) ?? '',
    cookies: headers?.get('cookie') ?? null,
  }
}

/** Endpoints that ask somebody who is signed in for her password once more; what is slowed down is this session alone. */
const ASK_AGAIN = ['/change-password', '/two-factor/enable', '/two-factor/disable', '/two-factor/generate-backup-codes']

function sessionLane({ path, headers }: Pick<Context, 'path' | 'headers'>): string | null {
  const [session] = /(?:^|;\s*)(?:__Secure-)?espejo\.session_token=[^;]+/.exec(headers?.get('cookie') ?? '') ?? []
  return ASK_AGAIN.includes(path) ? (session ?? '') : null
}

function mustWait(seconds: number): APIError {
  return new APIError('TOO_MANY_REQUESTS', { message: 'Too many requests' }, { 'Retry-After': String(seconds) })
}

/** What is looked at before an endpoint: whether a password may be tried now, whether a code was used already. */
function beforeEndpoints(database: Database, pace: ReturnType<typeof createPasswordPace>) {
  const refuseUsed = refuseUsedCodes(database)
  return createAuthMiddleware(async (context) => {
    const lane = sessionLane(context)
    const wait = context.path === SIGN_IN ? pace.begin(trierOf(context)) : waitSeconds(lane)
    if (wait > 0) throw mustWait(wait)
    if (lane !== null) askedAgain.begin(lane)
    return refuseUsed(context)
  })
}

function waitSeconds(lane: string | null): number {
  return lane === null ? 0 : Math.ceil(askedAgain.waitMs(lane) / 1000)
}

function afterEndpoints(pace: ReturnType<typeof createPasswordPace>) {
  return createAuthMiddleware(async (context) => {
    if (context.context.returned instanceof APIError) return
    if (context.path === SIGN_IN) pace.succeed(trierOf(context))
    const lane = sessionLane(context)
    if (lane !== null) askedAgain.forget(lane)
  })
}

/** A link that a request could bend to another site is never mailed: without a configured address only the demonstration builds one. */
async function mailReset(
  database: Database,
  environment: Environment,
  { name, email }: { name: string; email: string },
  token: string,
  request: Request | undefined,
): Promise<void> {
  if (!queuesMail(environment) || !request || resetMails.isSpent(email)) return
  resetMails.note(email)
  const text = resetMail({ name, link: `${ownOrigin(request, environment)}/restablecer/${token}` })
  insertMail(database, { kind: 'reset', recipient: email, ...text }, new Date().toISOString())
  sendSoon()
}

/**
 * Accounts and sessions. Sign-up is closed; `openSignUp` is for seeding and for tests of accounts. Who has a second
 * step is asked for it at every sign-in: no device is trusted for longer.
 * An address counts as our own when it is the one by which the request reached us (or the configured one).
 */
export function createAuth(database: Database, environment: Environment, openSignUp = false) {
  const pace = createPasswordPace(environment.ESPEJO_SESSION_SECRET)
  return betterAuth({
    appName: 'Espejo',
    secret: environment.ESPEJO_SESSION_SECRET,
    basePath: '/api/auth',
    ...(environment.ESPEJO_ORIGIN ? { baseURL: environment.ESPEJO_ORIGIN } : {}),
    database: drizzleAdapter(database, { provider: 'sqlite', schema }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: !openSignUp,
      autoSignIn: false,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      resetPasswordTokenExpiresIn: HOUR,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }, request) => mailReset(database, environment, user, token, request),
    },
    verification: { storeIdentifier: 'hashed' },
    session: {
      expiresIn: EIGHT_HOURS,
      updateAge: EIGHT_HOURS / 8,
      cookieCache: { enabled: false },
      additionalFields: { activeMembershipId: { type: 'string', required: false, input: false } },
    },
    plugins: [
      twoFactor({
        issuer: 'Espejo',
        trustDeviceMaxAge: 0,
        totpOptions: { digits: 6, period: 30 },
        backupCodeOptions: { customBackupCodesGenerate: () => Array.from({ length: RECOVERY_CODES }, newRecoveryCode) },
      }),
      signInByProvider,
    ],
    hooks: { before: beforeEndpoints(database, pace), after: afterEndpoints(pace) },
    trustedOrigins: async (request) => (request ? [ownOrigin(request, environment)] : []),
    // It counts what succeeds, by address: an office would shut itself out. Passwords are paced above, codes counted by
    // account and only after the right password, and the pages count what they mail.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'espejo',
      useSecureCookies: environment.ESPEJO_ORIGIN?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    // It quotes what was sent (`Invalid callbackURL: …`): a code typed at the wrong place would stand in a log. A fault
    // reaches the page instead, where it is noted by its name and place alone.
    logger: { disabled: true },
    onAPIError: { throw: true },
  })
}

export type Auth = ReturnType<typeof createAuth>

const holder = globalThis as { espejoAuth?: Auth }

/** The one better-auth instance of this process. */
export function auth() {
  holder.espejoAuth ??= createAuth(runtime().database, runtime().environment)
  return holder.espejoAuth
}

/**
 * Calls an endpoint of better-auth in the name of a visitor, so that its checks and limits count for our pages too.
 * @param cookies what it may know of the visitor; all that she sent where left out.
 */
export async function callAuth(
  visitor: Visitor,
  path: string,
  body: unknown,
  cookies = visitor.headers.get('cookie'),
): Promise<Response> {
  const headers = new Headers(visitor.headers)
  headers.set('Content-Type', 'application/json')
  if (cookies) headers.set('cookie', cookies)
  else headers.delete('cookie')
  return auth().handler(
    new Request(new URL(`/api/auth${path}`, visitor.origin), { method: 'POST', headers, body: JSON.stringify(body) }),
  )
}

/** Cookies that an answer sets, for another answer to set. */
export function cookiesOf({ headers }: { headers: Headers }): [string, string][] {
  return headers.getSetCookie().map((cookie): [string, string] => ['Set-Cookie', cookie])
}

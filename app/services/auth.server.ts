import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import type { Database } from '#db/client.server.ts'
import * as schema from '#db/schema/index.ts'
import type { Environment } from './environment.server.ts'
import { runtime } from './runtime.server.ts'

/** Set by our server from the socket, after it has removed what the client sent under this name. */
export const CLIENT_ADDRESS_HEADER = 'x-espejo-client-address'

const EIGHT_HOURS = 8 * 60 * 60

/**
 * Accounts and sessions. Sign-up is closed; `openSignUp` is for seeding and for tests of accounts.
 * An address counts as our own when it is the one by which the request reached us (or the configured one).
 */
export function createAuth(database: Database, environment: Environment, openSignUp = false) {
  return betterAuth({
    appName: 'Espejo',
    secret: environment.ESPEJO_SESSION_SECRET,
    basePath: '/api/auth',
    ...(environment.ESPEJO_ORIGIN ? { baseURL: environment.ESPEJO_ORIGIN } : {}),
    database: drizzleAdapter(database, { provider: 'sqlite', schema }),
    emailAndPassword: { enabled: true, disableSignUp: !openSignUp, minPasswordLength: 12 },
    session: { expiresIn: EIGHT_HOURS, updateAge: EIGHT_HOURS / 8, cookieCache: { enabled: false } },
    trustedOrigins: async (request) => (request ? [ownOrigin(request, environment)] : []),
    rateLimit: {
      enabled: true,
      storage: 'memory',
      customRules: { '/sign-in/email': { window: 60, max: 60 }, '/get-session': false },
    },
    advanced: {
      cookiePrefix: 'espejo',
      useSecureCookies: environment.ESPEJO_ORIGIN?.startsWith('https:') ?? false,
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    // Its warnings speak of addresses that we take from the request on purpose.
    logger: { level: 'error' },
  })
}

/** The origin by which this request reached us. */
export function ownOrigin(request: Request, environment: Environment): string {
  return environment.ESPEJO_ORIGIN ? new URL(environment.ESPEJO_ORIGIN).origin : new URL(request.url).origin
}

const holder = globalThis as { espejoAuth?: ReturnType<typeof createAuth> }

/** The one better-auth instance of this process. */
export function auth() {
  holder.espejoAuth ??= createAuth(runtime().database, runtime().environment)
  return holder.espejoAuth
}

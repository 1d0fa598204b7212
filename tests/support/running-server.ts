import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { OwnBuild } from '#app/server/own-build.ts'
import { createServer } from '#app/server/create-server.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { TEST_KEY } from './test-database.ts'
import { recoveryCode } from './totp.ts'

/** Environment of a server on a database file of a test; set before the built app is loaded. */
export function testEnvironment(file: string): Environment {
  const environment: Environment = {
    ESPEJO_MODE: 'production',
    ESPEJO_DATABASE: file,
    ESPEJO_CODE_KEY: TEST_KEY,
    ESPEJO_SESSION_SECRET: 'cd'.repeat(32),
    PORT: 0,
    HOST: '127.0.0.1',
  }
  for (const [name, value] of Object.entries(environment)) process.env[name] = String(value)
  return environment
}

/**
 * The built app behind our own server, on a free port. One per test file: the app opens its database once.
 * @param proxies addresses that are believed about whom they speak for.
 * @param publicAddress as configured behind a proxy; without it the address by which a request came.
 */
export async function runBuiltServer(
  quiet = true,
  proxies: readonly string[] = [],
  publicAddress?: string,
): Promise<{ server: Server; origin: string }> {
  const built = path.resolve('build/server/index.js')
  if (!existsSync(built)) throw new Error('Build first: npm run build')
  const build = (await import(pathToFileURL(built).href)) as OwnBuild
  const server = createServer({ build, mode: 'production', quiet, proxies, origin: publicAddress }).listen(
    0,
    '127.0.0.1',
  )
  await new Promise((resolve) => server.once('listening', resolve))
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const PASSWORD = 'una-clave-larga-2026'
export { PASSWORD as TEST_PASSWORD }

async function post(origin: string, path: string, body: unknown, cookie = ''): Promise<Response> {
  return fetch(`${origin}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie },
    body: JSON.stringify(body),
  })
}

/** What a browser would send back of the cookies that an answer sets. */
export function cookiesSetBy(answer: Response): string {
  const pairs = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  return pairs.filter((pair) => !pair.endsWith('=')).join('; ')
}

const signIns = new Map<string, number>()

/** A recovery code of this account that this process has not used. */
function freshRecoveryCode(origin: string, email: string): string {
  const key = `${origin} ${email}`
  const used = signIns.get(key) ?? 0
  signIns.set(key, used + 1)
  return recoveryCode(0, used)
}

/**
 * Signs in by better-auth's endpoints, with a recovery code where the account has a second step: tests sign in more often
 * than the application makes codes. @returns the value of the Cookie header.
 */
export async function signInTo(origin: string, email: string, password = PASSWORD): Promise<string> {
  const first = await post(origin, '/sign-in/email', { email, password })
  if (!first.ok) throw new Error(`${email}: ${first.status}`)
  const { twoFactorRedirect } = (await first.json()) as { twoFactorRedirect?: boolean }
  if (!twoFactorRedirect) return cookiesSetBy(first)
  const second = await post(
    origin,
    '/two-factor/verify-backup-code',
    { code: freshRecoveryCode(origin, email) },
    cookiesSetBy(first),
  )
  if (!second.ok) throw new Error(`${email}, second step: ${second.status}`)
  return cookiesSetBy(second)
}

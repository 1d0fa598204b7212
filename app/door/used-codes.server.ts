import { type createAuthMiddleware, getAuthoritativeSessionFromCtx } from 'better-auth/api'
import { symmetricDecrypt } from 'better-auth/crypto'
import type { Database } from '#db/client.server.ts'
import { updateUsedStep, findSecondFactor } from '#db/queries/second-factors.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { secretBytes, stepOfCode } from './totp.ts'

const VERIFY = '/two-factor/verify-totp'

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

/** Whose code it must be: of the open session or, at sign-in, of whoever gave the right password a moment ago. */
async function ownerOf(context: Context): Promise<string | null> {
  const found = await getAuthoritativeSessionFromCtx(context)
  if (found) return found.user.id
  const { name } = context.context.createAuthCookie('two_factor')
  const challenge = await context.getSignedCookie(name, context.context.secret)
  const owed = challenge ? await context.context.internalAdapter.findVerificationValue(challenge) : null
  return owed?.value ?? null
}

/** Takes the step of a code for its owner. @returns false for a wrong code and for one of a step that was taken. */
async function takeCode(database: Database, context: Context, code: string, clock: Clock): Promise<boolean> {
  const userId = await ownerOf(context)
  const factor = userId === null ? null : findSecondFactor(database, userId)
  if (!factor) return false
  const kept = await symmetricDecrypt({ key: context.context.secretConfig, data: factor.secret })
  const step = stepOfCode(secretBytes(kept), code, clock())
  return step !== null && updateUsedStep(database, factor.id, step)
}

/**
 * Lets each code be used once (RFC 6238, section 5.2). Runs before better-auth's own check and hands it a used code as
 * an empty one, so that a used code is answered, counted and limited exactly like a wrong one.
 */
export function refuseUsedCodes(database: Database, clock: Clock = systemClock) {
  return async (context: Context): Promise<{ context: { body: unknown } } | undefined> => {
    if (context.path !== VERIFY) return undefined
    const body = (context.body ?? {}) as { code?: unknown }
    if (typeof body.code !== 'string' || (await takeCode(database, context, body.code, clock))) return undefined
    return { context: { body: { ...body, code: '' } } }
  }
}

import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { generateRandomString } from 'better-auth/crypto'
import { z } from 'zod'

/** As long as better-auth gives after a password; seconds. */
const CODE_OWED_SECONDS = 600

type Context = Parameters<Parameters<typeof createAuthEndpoint.serverOnly>[1]>[0]

/** What better-auth's own plugin leaves behind after a right password: a challenge that only a code of hers turns into a session. */
async function oweCode(context: Context, userId: string): Promise<void> {
  const { createAuthCookie, internalAdapter, secret } = context.context
  const cookie = createAuthCookie('two_factor', { maxAge: CODE_OWED_SECONDS })
  const identifier = `2fa-${generateRandomString(20)}`
  const expiresAt = new Date(Date.now() + CODE_OWED_SECONDS * 1000)
  await internalAdapter.createVerificationValue({ value: userId, identifier, expiresAt })
  await internalAdapter.createVerificationValue({ value: '0', identifier: `2fa-attempts-${identifier}`, expiresAt })
  await context.setSignedCookie(cookie.name, identifier, secret, cookie.attributes)
}

/**
 * Signs in an account that was found by its linked identity, as after a right password: whoever has a second step owes its
 * code, everybody else has a session. It has no address: only the program calls it.
 */
export const signInByProvider = {
  id: 'espejo-provider',
  endpoints: {
    signInByProvider: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }), requireHeaders: true },
      async (context) => {
        const user = await context.context.internalAdapter.findUserById(context.body.userId)
        if (!user) throw new APIError('UNAUTHORIZED')
        if ((user as { twoFactorEnabled?: boolean }).twoFactorEnabled) {
          await oweCode(context, user.id)
          return context.json({ owesCode: true })
        }
        const session = await context.context.internalAdapter.createSession(user.id)
        if (!session) throw new APIError('INTERNAL_SERVER_ERROR')
        await setSessionCookie(context, { session, user })
        return context.json({ owesCode: false })
      },
    ),
  },
} satisfies BetterAuthPlugin

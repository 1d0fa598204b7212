import type { Visitor } from '#app/door/visitor.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import { auth, callAuth } from '#app/door/auth.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { readToken } from '#app/kit/codes/typed-code.ts'
import { readAddress, soughtAddress, type AddressFault } from '#app/kit/mail/mail-address.ts'
import { systemClock } from '#app/kit/program/clock.ts'
import { passwordChangedMail } from '#app/kit/mail/account-mail-words.ts'
import { queuesMail, sendSoon } from '#app/kit/mail/mail-queue.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { recordAccountDeed } from '#app/door/record-account-deed.server.ts'
import { resetRequests } from '#app/door/attempts.ts'
import { unlinkProvider } from '#app/door/provider/come-in.server.ts'
import { knownFrom } from '#app/door/sign-in.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { NewPassword } from './form.ts'
import { passwordProblems } from './password-rules.ts'

/** A known address takes longer than an unknown one; nobody is answered before this has passed. */
const LEAST_MS = 400

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** What became of a request for a new password; `malformed` with what is wrong with the address. */
export type ResetAsked =
  | { readonly kind: 'asked' | 'too-many' }
  | { readonly kind: 'malformed'; readonly fault: AddressFault; readonly typed: string }

/**
 * Mails a link for a new password to an account of this address. The answer is the same whether there is one.
 * @param typed as somebody wrote it. @returns `too-many` where this visitor asked too often.
 */
export async function requestReset(visitor: Visitor, typed: string): Promise<ResetAsked> {
  const { address } = visitor
  if (resetRequests.isSpent(address)) return { kind: 'too-many' }
  resetRequests.note(address)
  await Promise.all([
    callAuth(visitor, '/request-password-reset', { email: soughtAddress(typed) }, null),
    pause(LEAST_MS),
  ])
  const read = readAddress(typed)
  return read.ok ? { kind: 'asked' } : { kind: 'malformed', fault: read.fault, typed }
}

/** Tells a person that her password changed, and notes it. */
export function announcePasswordChange(person: { userId: string; name: string; email: string }): void {
  const { database, environment } = runtime()
  const now = systemClock()
  inTransaction(database, (transaction) => {
    recordAccountDeed(transaction, person, 'account.password-changed', now)
    if (queuesMail(environment))
      insertMail(
        transaction,
        { kind: 'password-changed', recipient: person.email, ...passwordChangedMail(person) },
        now.toISOString(),
      )
  })
  sendSoon()
}

async function personOf(typed: string): Promise<{ userId: string; name: string; email: string } | null> {
  const { internalAdapter } = await auth().$context
  const found = await internalAdapter.findVerificationValue(`reset-password:${readToken(typed)}`)
  if (!found || found.expiresAt < systemClock()) return null
  const user = await internalAdapter.findUserById(found.value)
  return user && { userId: user.id, name: user.name, email: user.email }
}

/** Whether a link for a new password still works. */
export async function resetLinkWorks(token: string): Promise<boolean> {
  return (await personOf(token)) !== null
}

export type ResetProblem = { readonly problems: FieldProblems; readonly status: 404 | 422 }

/**
 * Sets a new password by a link, and ends every session of the account. This browser is known from then on: the way in for
 * somebody whose network is full of wrong passwords of others.
 * @returns where it was set, the cookies by which the browser is known.
 */
export async function resetPassword(
  visitor: Visitor,
  { token, password, again }: NewPassword & { readonly token: string },
): Promise<ResetProblem | { readonly headers: [string, string][] }> {
  const person = await personOf(token)
  if (!person) return { problems: {}, status: 404 }
  const problems = passwordProblems(password, again, person.email)
  if (Object.keys(problems).length > 0) return { problems, status: 422 }
  const answer = await callAuth(visitor, '/reset-password', { newPassword: password, token: readToken(token) }, null)
  if (!answer.ok) return { problems: {}, status: 404 }
  // Whoever asks for a new password because somebody else was in must not leave that one another door.
  unlinkProvider(person)
  announcePasswordChange(person)
  return { headers: knownFrom(visitor, person.email) }
}

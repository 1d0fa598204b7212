import { randomCode } from '#app/kit/codes/random-code.ts'
import { deleteWaysIn, findPersonByEmail } from '#db/queries/account-data.server.ts'
import { countSessions } from '#db/queries/account-sessions.server.ts'
import { insertMail } from '#db/queries/mails.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { recordDeed, type Deed, type PROGRAM } from '#app/kit/program/record-deed.server.ts'
import { auth } from '#app/door/auth.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recoveredMail } from '#app/kit/mail/account-mail-words.ts'
import { queuesMail } from '#app/kit/mail/mail-queue.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

const HOUR_MS = 60 * 60 * 1000
/** Some 140 bits. */
const TOKEN_LENGTH = 32

export type Recovered = {
  readonly name: string
  readonly email: string
  readonly link: string
  readonly sessions: number
}

/**
 * Lets somebody back in who lost telephone and recovery codes: takes her second step, her password and every session
 * away, so that nothing but the link opens the account, and tells her by mail that it happened, without the link:
 * whoever holds a mailbox must not get an account by it. For the machine itself; no page calls this.
 * @property origin public address of this installation. @returns the link, good for one use and one hour; null for an unknown address.
 */
export async function recoverAccount(
  doer: typeof PROGRAM,
  { email, origin }: { readonly email: string; readonly origin: string },
  clock: Clock = systemClock,
): Promise<Recovered | null> {
  const { database, environment } = runtime()
  const person = findPersonByEmail(database, email)
  if (!person) return null
  const token = randomCode(TOKEN_LENGTH).toLowerCase()
  const now = clock()
  const { internalAdapter } = await auth().$context
  const sessions = inTransaction(database, (transaction) => {
    const ended = countSessions(transaction, person.id)
    const deed: Deed = {
      action: 'account.recovered',
      objectKind: 'account',
      objectId: person.id,
      detail: { sessions: ended },
    }
    deleteWaysIn(transaction, person, now, (noted) => recordDeed(noted, doer, deed, now))
    if (queuesMail(environment))
      insertMail(
        transaction,
        { kind: 'recovered', recipient: person.email, ...recoveredMail(person) },
        now.toISOString(),
      )
    return ended
  })
  // After the change, which takes older links away too; where this fails the command is called again.
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: person.id,
    expiresAt: new Date(now.getTime() + HOUR_MS),
  })
  return { name: person.name, email: person.email, link: `${origin}/restablecer/${token}`, sessions }
}

import { and, asc, count, eq, isNull, lt, ne, notInArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import {
  account,
  accountRequests,
  assistances,
  invitations,
  mails,
  memberships,
  session,
  twoFactor,
  user,
  verification,
} from '#db/schema/index.ts'
import { activeOn } from './accounts.server.ts'

type Reader = Pick<Database, 'select'>
type Writer = Pick<Database, 'select' | 'update' | 'delete'>

export type Person = { readonly id: string; readonly name: string; readonly email: string }

/** Where a name stood until its term was over. */
export const FORGOTTEN_NAME = 'Cuenta borrada'
/** Mails that go to her as to any member of staff, not as to who has an account. */
const STAFF_MAILS = ['swap', 'reminder']

/** Whoever has an account under this address (lower case), or null. */
export function personByEmail(database: Reader, email: string): Person | null {
  return (
    database
      .select({ id: user.id, name: user.name, email: user.email })
      .from(user)
      .where(and(eq(user.email, email), isNull(user.deletedAt)))
      .get() ?? null
  )
}

/** Hash of the password of a person; null where she has none. */
export function passwordHashOf(database: Reader, userId: string): string | null {
  return (
    database
      .select({ password: account.password })
      .from(account)
      .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')))
      .get()?.password ?? null
  )
}

/** Takes away every way into an account: sessions, second step, password, and links and challenges that wait. @returns how many sessions. */
export function clearWaysIn(database: Writer, userId: string, now: Date): number {
  const ended = database.delete(session).where(eq(session.userId, userId)).run().changes
  database.delete(twoFactor).where(eq(twoFactor.userId, userId)).run()
  database.delete(verification).where(eq(verification.value, userId)).run()
  database.update(account).set({ password: null, updatedAt: now }).where(eq(account.userId, userId)).run()
  database.update(user).set({ twoFactorEnabled: false, updatedAt: now }).where(eq(user.id, userId)).run()
  return ended
}

/** Whether somebody else administers the platform on a day (ISO date). */
export function isOtherAdministrator(database: Reader, userId: string, today: string): boolean {
  const others = and(eq(memberships.role, 'administrator'), ne(memberships.userId, userId), activeOn(today))
  return database.select({ id: memberships.id }).from(memberships).where(others).get() !== undefined
}

/**
 * Takes a person's address out of everything that was about her account; her memberships and what she did keep her name.
 * The address is free afterwards. @param today ISO date.
 */
export function forgetAddress(database: Writer, { id, email }: Person, today: string, now: Date): void {
  const gone = `cuenta-borrada-${id}@borrada.invalid`
  database.delete(account).where(eq(account.userId, id)).run()
  database
    .update(user)
    .set({ email: gone, emailVerified: false, image: null, deletedAt: now, updatedAt: now })
    .where(eq(user.id, id))
    .run()
  const open = and(eq(invitations.email, email), isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt))
  database.update(invitations).set({ withdrawnAt: now.toISOString() }).where(open).run()
  database.update(invitations).set({ email: gone, name: FORGOTTEN_NAME }).where(eq(invitations.email, email)).run()
  database.delete(accountRequests).where(eq(accountRequests.email, email)).run()
  database
    .delete(mails)
    .where(and(eq(mails.recipient, email), notInArray(mails.kind, STAFF_MAILS)))
    .run()
  database
    .update(assistances)
    .set({ endedOn: today })
    .where(and(eq(assistances.userId, id), isNull(assistances.endedOn)))
    .run()
}

const stillNamed = (before: Date) => and(lt(user.deletedAt, before), ne(user.name, FORGOTTEN_NAME))

/** Accounts that were deleted before an instant and still have their name. */
export async function countNamedDeleted(database: Reader, before: Date): Promise<number> {
  return database.select({ named: count() }).from(user).where(stillNamed(before)).get()?.named ?? 0
}

/** Takes the name off accounts that were deleted before an instant. @returns how many. */
export async function forgetNames(database: Pick<Database, 'update'>, before: Date): Promise<number> {
  return database.update(user).set({ name: FORGOTTEN_NAME }).where(stillNamed(before)).run().changes
}

/** When an account was made, and when its password was last set. */
export function accountDates(
  database: Reader,
  userId: string,
): { readonly createdAt: Date; readonly passwordSetAt: Date | null } | null {
  return (
    database
      .select({ createdAt: user.createdAt, passwordSetAt: account.updatedAt })
      .from(user)
      .leftJoin(account, eq(account.userId, user.id))
      .where(eq(user.id, userId))
      .orderBy(asc(account.createdAt))
      .get() ?? null
  )
}

import { and, asc, count, eq, isNull, lt, ne, notInArray } from 'drizzle-orm'
import {
  account,
  accountRequests,
  assistances,
  calendarFeeds,
  invitations,
  mailChoices,
  mails,
  notices,
  session,
  twoFactor,
  user,
  verification,
} from '#db/schema/index.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

export type Person = { readonly id: string; readonly name: string; readonly email: string }

/** Where a name stood until its term was over. */
export const FORGOTTEN_NAME = 'Cuenta borrada'
/** Mails that go to her as to any member of staff, not as to who has an account. */
const STAFF_MAILS = ['swap', 'reminder']

/** Whoever has an account under this address (lower case), or null. */
export function findPersonByEmail(database: Handle, email: string): Person | null {
  return (
    database
      .select({ id: user.id, name: user.name, email: user.email })
      .from(user)
      .where(and(eq(user.email, email), isNull(user.deletedAt)))
      .get() ?? null
  )
}

/** Hash of the password of a person; null where she has none. */
export function findPasswordHash(database: Handle, userId: string): string | null {
  return (
    database
      .select({ password: account.password })
      .from(account)
      .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')))
      .get()?.password ?? null
  )
}

function clearWaysIn(transaction: Transaction, { id }: Pick<Person, 'id'>, now: Date): void {
  transaction.delete(session).where(eq(session.userId, id)).run()
  transaction.delete(twoFactor).where(eq(twoFactor.userId, id)).run()
  transaction.delete(verification).where(eq(verification.value, id)).run()
  transaction
    .delete(account)
    .where(and(eq(account.userId, id), ne(account.providerId, 'credential')))
    .run()
  transaction.update(account).set({ password: null, updatedAt: now }).where(eq(account.userId, id)).run()
  transaction.update(user).set({ twoFactorEnabled: false, updatedAt: now }).where(eq(user.id, id)).run()
}

/** Takes away every way into an account: sessions, second step, password, a linked provider, and links and challenges that wait. */
export function deleteWaysIn(transaction: Transaction, person: Pick<Person, 'id'>, now: Date, note: Note): void {
  clearWaysIn(transaction, person, now)
  note(transaction)
}

/**
 * Takes away every way into an account, and the person's address out of everything that was about it; her memberships
 * and what she did keep her name. The address is free afterwards. @param today ISO date.
 */
export function forgetAccount(transaction: Transaction, person: Person, today: string, now: Date, note: Note): void {
  clearWaysIn(transaction, person, now)
  forgetAddress(transaction, person, today, now)
  note(transaction)
}

function forgetAddress(database: Transaction, { id, email }: Person, today: string, now: Date): void {
  const gone = `cuenta-borrada-${id}@borrada.invalid`
  database.delete(account).where(eq(account.userId, id)).run()
  for (const table of [notices, mailChoices, calendarFeeds]) database.delete(table).where(eq(table.userId, id)).run()
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
export async function countNamedDeleted(database: Handle, before: Date): Promise<number> {
  return database.select({ named: count() }).from(user).where(stillNamed(before)).get()?.named ?? 0
}

/** Takes the name off accounts that were deleted before an instant; where there is none, nothing is noted. @returns how many. */
export function updateForgottenNames(transaction: Transaction, before: Date, note: Note): number {
  const { changes } = transaction.update(user).set({ name: FORGOTTEN_NAME }).where(stillNamed(before)).run()
  if (changes > 0) note(transaction)
  return changes
}

/** When an account was made, and when its password was last set. */
export function findAccountDates(
  database: Handle,
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

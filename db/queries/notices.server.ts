import { and, asc, eq, isNull } from 'drizzle-orm'
import { mailChoices, notices, user } from '#db/schema/index.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

export type NoticeRow = typeof notices.$inferSelect
export type NewNotice = Omit<NoticeRow, 'toldOn'>

/** Stores what is to be told; what somebody was told of under the same key is not told again. */
export function insertNotices(transaction: Transaction, rows: readonly NewNotice[]): void {
  for (const row of rows) transaction.insert(notices).values(row).onConflictDoNothing().run()
}

/** Ids of accounts for which something waits to be told. */
export function listWaitingReaders(database: Handle): string[] {
  return database
    .selectDistinct({ userId: notices.userId })
    .from(notices)
    .where(isNull(notices.toldOn))
    .orderBy(asc(notices.userId))
    .all()
    .map(({ userId }) => userId)
}

/** What waits to be told to a person, in the order in which it came. */
export function listWaitingNotices(database: Handle, userId: string): NoticeRow[] {
  return database
    .select()
    .from(notices)
    .where(and(eq(notices.userId, userId), isNull(notices.toldOn)))
    .orderBy(asc(notices.at), asc(notices.key))
    .all()
}

/** Marks what waited for a person as told. @param day ISO date. */
export function updateNoticesAsTold(transaction: Transaction, userId: string, day: string): void {
  transaction
    .update(notices)
    .set({ toldOn: day })
    .where(and(eq(notices.userId, userId), isNull(notices.toldOn)))
    .run()
}

/** Name and address of an account that was not deleted, or null. */
export function findReader(database: Handle, userId: string): { readonly name: string; readonly email: string } | null {
  const found = database
    .select({ name: user.name, email: user.email })
    .from(user)
    .where(and(eq(user.id, userId), isNull(user.deletedAt)))
    .get()
  return found ?? null
}

/** What a person chose of each kind that she was asked about. */
export function listMailChoices(
  database: Handle,
  userId: string,
): { readonly kind: string; readonly wanted: boolean }[] {
  const { kind, wanted } = mailChoices
  return database.select({ kind, wanted }).from(mailChoices).where(eq(mailChoices.userId, userId)).all()
}

/** Keeps what a person chooses of each kind. */
export function updateMailChoices(
  transaction: Transaction,
  userId: string,
  choices: readonly { readonly kind: string; readonly wanted: boolean }[],
  note: Note,
): void {
  for (const { kind, wanted } of choices)
    transaction
      .insert(mailChoices)
      .values({ userId, kind, wanted })
      .onConflictDoUpdate({ target: [mailChoices.userId, mailChoices.kind], set: { wanted } })
      .run()
  note(transaction)
}

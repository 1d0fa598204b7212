import { eq } from 'drizzle-orm'
import { calendarFeeds } from '#db/schema/index.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

export type CalendarFeed = typeof calendarFeeds.$inferSelect

/** The calendar of a person, or null. */
export function findCalendarFeed(database: Handle, userId: string): CalendarFeed | null {
  return database.select().from(calendarFeeds).where(eq(calendarFeeds.userId, userId)).get() ?? null
}

/** The calendar that a secret opens, or null. @param secretHash SHA-256 (hex) of the secret. */
export function findFeedBySecret(database: Handle, secretHash: string): CalendarFeed | null {
  return database.select().from(calendarFeeds).where(eq(calendarFeeds.secretHash, secretHash)).get() ?? null
}

/** Gives a person her calendar; the address that she had before opens nothing from now on. */
export function updateCalendarFeed(transaction: Transaction, feed: CalendarFeed, note: Note): void {
  transaction.insert(calendarFeeds).values(feed).onConflictDoUpdate({ target: calendarFeeds.userId, set: feed }).run()
  note(transaction)
}

/** Ends a person's calendar; where she has none nothing is noted. @returns whether she had one. */
export function deleteCalendarFeed(transaction: Transaction, userId: string, note: Note): boolean {
  const ended = transaction.delete(calendarFeeds).where(eq(calendarFeeds.userId, userId)).run().changes > 0
  if (ended) note(transaction)
  return ended
}

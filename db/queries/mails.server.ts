import { randomBytes } from 'node:crypto'
import { and, asc, desc, eq, isNull, lt, ne, or } from 'drizzle-orm'
import { mails } from '#db/schema/index.ts'
import type { Database } from '#db/client.server.ts'
import { isTryDue, type DueAt } from '#db/due-mail.server.ts'
import { prepared } from '#db/prepared-insert.server.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'

/** A mail in plain text; lines are wrapped by whoever reads it. */
export type Mail = {
  readonly kind: string
  readonly recipient: string
  readonly subject: string
  readonly body: string
  /** The campaign that it invites to or reminds of. */
  readonly campaignId?: string
}

/** Queues a mail; runs inside the transaction of the change that it tells. @param now ISO instant. */
export function insertMail(database: Database | Transaction, mail: Mail, now: string): void {
  const id = randomBytes(16).toString('hex')
  prepared(database).insert(mails, { id, ...mail, queuedAt: now, nextTryAt: now })
}

export type QueuedMail = typeof mails.$inferSelect

/**
 * Mails with a text whose next try has come, the oldest first, at most `limit`; those whose text is made in the moment
 * of sending are listed by `listDueLinkMails`.
 */
export async function listDueMails(database: Handle, due: DueAt, limit: number): Promise<QueuedMail[]> {
  return database
    .select()
    .from(mails)
    .where(and(isNull(mails.sentAt), isTryDue(due), ne(mails.body, '')))
    .orderBy(asc(mails.nextTryAt))
    .limit(limit)
    .all()
}

/**
 * Takes a mail to try it: whoever comes at the same time finds it not due. Where the program dies meanwhile it is tried
 * again at `nextTryAt`. @returns whether it was still due.
 */
export function updateMailAsTried(
  database: Handle,
  mail: Pick<QueuedMail, 'id' | 'tries'>,
  nextTryAt: string | null,
): boolean {
  const same = and(eq(mails.id, mail.id), eq(mails.tries, mail.tries), isNull(mails.sentAt))
  return (
    database
      .update(mails)
      .set({ tries: mail.tries + 1, nextTryAt })
      .where(same)
      .run().changes === 1
  )
}

/** Sent: the text goes, the fact stays for a while. */
export function updateMailAsSent(database: Handle, id: string, now: string): void {
  database.update(mails).set({ sentAt: now, nextTryAt: null, body: '', fault: null }).where(eq(mails.id, id)).run()
}

/** Not sent; given up, its text goes too: it may hold a link that opens something. */
export function updateMailAsFailed(database: Handle, id: string, fault: string, givenUp: boolean): void {
  database
    .update(mails)
    .set({ fault, ...(givenUp ? { body: '', nextTryAt: null } : {}) })
    .where(eq(mails.id, id))
    .run()
}

/** Removes what was sent, or given up, before an instant. */
export function deleteOldMails(database: Handle, before: string): void {
  const done = or(
    lt(mails.sentAt, before),
    and(isNull(mails.sentAt), isNull(mails.nextTryAt), lt(mails.queuedAt, before)),
  )
  database.delete(mails).where(done).run()
}

/** Every queued mail, the newest first; for the mailbox of the demonstration. */
export async function listNewestMails(database: Handle, limit: number): Promise<QueuedMail[]> {
  return database.select().from(mails).orderBy(desc(mails.queuedAt), desc(mails.id)).limit(limit).all()
}

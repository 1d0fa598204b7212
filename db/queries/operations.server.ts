import { and, count, desc, isNotNull, isNull, type SQL } from 'drizzle-orm'
import { auditLog, mails } from '#db/schema/index.ts'
import { schemaOf } from '#db/schema-number.server.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import type { Database } from '#db/client.server.ts'

/**
 * Number of the newest migration that an open database has had, read together with one row of the directory: whoever
 * gets it knows that the file answers.
 * @throws what the driver throws where it does not.
 */
export function findSchemaNumber({ $client }: Pick<Database, '$client'>): number {
  $client.prepare('SELECT id FROM entities LIMIT 1').get()
  return schemaOf($client)
}

/** Bytes of the file: pages, used or free. */
export function countFileBytes({ $client }: Database): number {
  return (['page_count', 'page_size'] as const)
    .map((name) => Number($client.pragma(name, { simple: true })))
    .reduce((product, each) => product * each, 1)
}

/**
 * Mails to accounts that were given up, and that wait for their next try. Those to people who are invited to answer are
 * not counted: how many leave together is how many a copier of files has to choose among.
 */
export function countMails(handle: Handle): { readonly failed: number; readonly waiting: number } {
  const unsent = and(isNull(mails.sentAt), isNull(mails.campaignId))
  const numberOf = (condition: SQL | undefined) =>
    handle.select({ n: count() }).from(mails).where(condition).get()?.n ?? 0
  return {
    failed: numberOf(and(unsent, isNull(mails.nextTryAt), isNotNull(mails.fault))),
    waiting: numberOf(and(unsent, isNotNull(mails.nextTryAt))),
  }
}

/** ISO instant of the newest deed that was noted, null where none was. */
export function findNewestDeedAt(handle: Handle): string | null {
  return handle.select({ at: auditLog.at }).from(auditLog).orderBy(desc(auditLog.sequence)).limit(1).get()?.at ?? null
}

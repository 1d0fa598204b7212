import { and, asc, count, eq, gte, min, ne, notExists, sql } from 'drizzle-orm'
import { assistances, recordFacts } from '#db/schema/index.ts'
import type { Watched } from '#db/remembered.server.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import { barredFrom } from './plan-judges.server.ts'

/** How many facts of an entity's records stand in each state, year by year, with the oldest days (ISO) of them. */
export function listFactStates(handle: Handle, scope: Scope, entityId: string, fromYear: number) {
  return handle
    .select({
      year: recordFacts.year,
      state: recordFacts.state,
      facts: count(),
      recordedOn: min(recordFacts.recordedOn),
      reviewedOn: min(recordFacts.reviewedOn),
    })
    .from(recordFacts)
    .where(
      and(within(scope, recordFacts.entityId), eq(recordFacts.entityId, entityId), gte(recordFacts.year, fromYear)),
    )
    .groupBy(recordFacts.year, recordFacts.state)
    .orderBy(asc(recordFacts.year))
    .all()
}

/** What the records that wait are read from: drafts are written all day. */
export const WAITING_RECORD_TABLES = [
  [recordFacts.state, recordFacts.submittedOn, recordFacts.recordedOn, recordFacts.origin],
  assistances,
] as const satisfies readonly Watched[]

/**
 * Entities of the scope whose records wait for the Ministry, year by year, with the oldest day (ISO); not of those that an
 * account may not judge.
 */
export function listWaitingRecords(handle: Handle, scope: Scope, userId: string) {
  const { entityId, recordedOn, submittedOn } = recordFacts
  const barred = barredFrom(handle, { entityId, planCreatedOn: recordedOn, signedOn: submittedOn }, userId)
  return handle
    .select({
      year: recordFacts.year,
      entityId: sql<string>`${recordFacts.entityId}`,
      since: sql<string>`min(${recordFacts.submittedOn})`,
    })
    .from(recordFacts)
    .where(
      and(
        within(scope, recordFacts.entityId),
        eq(recordFacts.state, 'submitted'),
        ne(recordFacts.origin, 'ministry'),
        notExists(barred),
      ),
    )
    .groupBy(recordFacts.year, recordFacts.entityId)
    .orderBy(asc(recordFacts.year), asc(recordFacts.entityId))
    .all()
}

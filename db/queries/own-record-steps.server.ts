import { asc, eq, sql } from 'drizzle-orm'
import { countryReports, entities, recordFacts, recordSteps } from '#db/schema/index.ts'
import type { Handle } from '#db/unit-of-work.server.ts'

/** What she did in yearly records: recorded, sent, observed, answered; of the Ministry's own acts too. */
export async function listOwnRecordSteps(database: Handle, userId: string) {
  const { at, event, text } = recordSteps
  return database
    .select({ at, entityName: entities.name, year: recordFacts.year, kind: recordFacts.kind, event, text })
    .from(recordSteps)
    .innerJoin(recordFacts, eq(recordFacts.id, recordSteps.factId))
    .leftJoin(entities, eq(entities.id, recordFacts.entityId))
    .where(eq(recordSteps.userId, userId))
    .orderBy(asc(recordSteps.id))
    .all()
}

/** Country reports that she signed, without what they say: everybody reads that. */
export async function listOwnEditions(database: Handle, userId: string) {
  const { year, version, publishedOn, signature } = countryReports
  return database
    .select({ year, version, publishedOn, signature })
    .from(countryReports)
    .where(sql`json_extract(${signature}, '$.userId') = ${userId}`)
    .orderBy(asc(year), asc(version))
    .all()
}

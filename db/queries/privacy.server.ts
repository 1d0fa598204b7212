import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { entities } from '#db/schema/index.ts'

const columns = {
  id: entities.id,
  name: entities.name,
  invented: entities.invented,
  privacyAddress: entities.privacyAddress,
  privacyContact: entities.privacyContact,
  dataOfficer: entities.dataOfficer,
} as const

/** What the privacy notice of an entity says of who answers for the data; public. */
export async function findEntityPrivacy(database: Database, id: string) {
  return (
    database
      .select(columns)
      .from(entities)
      .where(and(eq(entities.id, id), eq(entities.status, 'active')))
      .get() ?? null
  )
}

/** Entities by name, for choosing whose notice to read; public. */
export async function listEntityNames(database: Database): Promise<{ readonly id: string; readonly name: string }[]> {
  return database
    .select({ id: entities.id, name: entities.name })
    .from(entities)
    .where(eq(entities.status, 'active'))
    .orderBy(asc(entities.name))
    .all()
}

import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { insertEntityHistory } from '#db/queries/directory.server.ts'
import { entities } from '#db/schema/index.ts'

/** An entity that is called otherwise from a day on (ISO date). */
export function changeEntityName(database: Database, entityId: string, after: string, effectiveOn: string): void {
  const before = database.select().from(entities).where(eq(entities.id, entityId)).get()?.name ?? ''
  database.update(entities).set({ name: after }).where(eq(entities.id, entityId)).run()
  insertEntityHistory(database, {
    ...{ entityId, change: 'renamed', before, after, document: 'Ley', effectiveOn, recordedBy: 'Ana' },
  } as Parameters<typeof insertEntityHistory>[1])
}

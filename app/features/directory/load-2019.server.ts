import { listEntities } from '#db/queries/directory.server.ts'
import { DIRECTORY_SOURCE, DIRECTORY_YEAR, readDirectory } from '#db/seed/directory.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { addEntityWithin } from './write-entity.server.ts'

/** Of these the report of 2019 tells nothing. */
const NOT_TOLD = { parentId: null, ruc: null, ubigeo: null, sector: null } as const

/**
 * Puts the entities that the report on 2019 names into a directory without any, as a beginning.
 * @throws {AppError} `conflict` where there is one already.
 */
export async function loadDirectory2019(actor: Actor, clock: Clock = systemClock): Promise<void> {
  const { database } = runtime()
  if ((await listEntities(database, actor.scope)).length > 0) throw new AppError('conflict')
  const grounds = { document: DIRECTORY_SOURCE, effectiveOn: `${DIRECTORY_YEAR}-12-31` }
  const now = clock()
  inTransaction(database, (transaction) => {
    for (const { id, name, governmentLevel, region } of readDirectory())
      addEntityWithin(
        transaction,
        actor,
        { id, name, governmentLevel, region, ...NOT_TOLD, invented: false, ...grounds },
        now,
      )
  })
}

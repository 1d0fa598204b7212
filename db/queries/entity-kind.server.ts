import { eq } from 'drizzle-orm'
import { entities } from '#db/schema/index.ts'
import { entityScope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import type { EntityKind } from '#surveys/model/entity-kind.ts'
import { listStaffFigures } from './staff-figures.server.ts'

/**
 * What decides which duties bind an entity: its level, and how many people work in it by the figures that the Ministry
 * had confirmed by a day. Of each scope the newest figure counts; the largest scope is the nearest to the whole.
 * @param today ISO date.
 * @throws {Error} where there is no such entity.
 */
export function findEntityKind(handle: Handle, entityId: string, today: string): EntityKind {
  const entity = handle
    .select({ level: entities.governmentLevel })
    .from(entities)
    .where(eq(entities.id, entityId))
    .get()
  if (!entity) throw new Error(`There is no entity ${entityId}`)
  const newest = new Map<string, number>()
  for (const { scope, women, men, decision } of listStaffFigures(handle, entityScope(entityId))) {
    const key = JSON.stringify(scope)
    if (decision?.verdict === 'confirmed' && decision.decidedOn <= today && !newest.has(key))
      newest.set(key, women + men)
  }
  return { level: entity.level, staff: newest.size === 0 ? null : Math.max(...newest.values()) }
}

import { and, desc, eq, lte } from 'drizzle-orm'
import { entities, staffFigureDecisions, staffFigures } from '#db/schema/index.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import type { EntityKind } from '#surveys/model/entity-kind.ts'

/** People of each scope of an entity, by the newest figure that was confirmed by a day. @param today ISO date. */
function listConfirmedSizes(handle: Handle, entityId: string, today: string): number[] {
  const confirmed = handle
    .select({ scope: staffFigures.scope, women: staffFigures.women, men: staffFigures.men })
    .from(staffFigures)
    .innerJoin(staffFigureDecisions, eq(staffFigureDecisions.figureId, staffFigures.id))
    .where(
      and(
        eq(staffFigures.entityId, entityId),
        eq(staffFigureDecisions.verdict, 'confirmed'),
        lte(staffFigureDecisions.decidedOn, today),
      ),
    )
    .orderBy(desc(staffFigures.countedOn), desc(staffFigureDecisions.sequence))
    .all()
  const newest = new Map<string, number>()
  for (const { scope, women, men } of confirmed) {
    const key = JSON.stringify(scope)
    if (!newest.has(key)) newest.set(key, women + men)
  }
  return [...newest.values()]
}

/**
 * What decides which duties bind an entity: its level, and how many people work in it by the figures that the Ministry
 * had confirmed by a day. The largest of its scopes is the nearest to the whole.
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
  const sizes = listConfirmedSizes(handle, entityId, today)
  return { level: entity.level, staff: sizes.length === 0 ? null : Math.max(...sizes) }
}

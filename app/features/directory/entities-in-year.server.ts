import { listEntities, listEntityHistoryOfKind } from '#db/queries/directory.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { nameIn, parentOn } from './entity-names.ts'

/** An entity as a report on a year says it. */
export type EntityInYear = {
  readonly id: string
  /** Name on 31 December of the year. */
  readonly name: string
  /** What it was attached to that day, by the name of that day; null for none. */
  readonly parent: { readonly id: string; readonly name: string } | null
}

/**
 * How some entities were called in a year, and what they were attached to, by code. What no line of history tells
 * otherwise stands as it is today.
 */
export async function entitiesInYear(
  actor: Actor,
  { ids, year }: { readonly ids: readonly string[]; readonly year: number },
): Promise<ReadonlyMap<string, EntityInYear>> {
  const { database } = runtime()
  const day = `${year}-12-31`
  const every = new Map((await listEntities(database, actor.scope)).map((entity) => [entity.id, entity]))
  const known = ids.filter((id) => every.has(id))
  const moves = await listEntityHistoryOfKind(database, actor.scope, 'parent', known)
  const parents = new Map(
    known.map((id) => {
      const own = moves.filter(({ entityId }) => entityId === id)
      return [id, parentOn(every.get(id)?.parentId ?? null, own, day)] as const
    }),
  )
  const named = [...new Set([...known, ...[...parents.values()].filter((id) => id !== null)])]
  const renames = await listEntityHistoryOfKind(database, actor.scope, 'renamed', named)
  const renamesOf = (id: string) => renames.filter(({ entityId }) => entityId === id)
  return new Map(
    known.map((id) => {
      const parentId = parents.get(id) ?? null
      const parent = parentId === null ? null : every.get(parentId)
      return [
        id,
        {
          id,
          name: nameIn(every.get(id)?.name ?? id, renamesOf(id), year),
          parent: parent ? { id: parent.id, name: nameIn(parent.name, renamesOf(parent.id), year) } : null,
        },
      ]
    }),
  )
}

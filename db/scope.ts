import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { sharedReleases } from './schema/campaigns.ts'

/**
 * Whose rows a query may touch. Queries on an entity's rows take one and put it into their WHERE;
 * only the guard makes one, from a signed-in actor.
 */
export type Scope =
  | {
      readonly kind: 'entity'
      readonly entityId: string
      /** Of a reader: she sees only what was shared with this membership, by queries that know of sharing. */
      readonly sharedWith?: string
      readonly [scoped]: true
    }
  | { readonly kind: 'country'; readonly [scoped]: true }
declare const scoped: unique symbol

export function entityScope(entityId: string, sharedWith?: string): Scope {
  return { kind: 'entity', entityId, ...(sharedWith === undefined ? {} : { sharedWith }) } as Scope
}

export function countryScope(): Scope {
  return { kind: 'country' } as Scope
}

/**
 * Condition that a row is the scope's, by the column that holds its entity. Of a reader no row is: what she may see
 * goes by `withinShared`.
 */
export function within(scope: Scope, entity: SQLiteColumn): SQL | undefined {
  if (scope.kind === 'country') return undefined
  return scope.sharedWith === undefined ? eq(entity, scope.entityId) : sql`FALSE`
}

/**
 * The same for rows that come from a release: for a reader, those whose campaign's release was shared with her.
 * @param campaign column that holds that campaign; a row without one was shared with nobody.
 */
export function withinShared(scope: Scope, entity: SQLiteColumn, campaign: SQLiteColumn): SQL | undefined {
  if (scope.kind === 'country' || scope.sharedWith === undefined) return within(scope, entity)
  const shared = sql`EXISTS (SELECT 1 FROM ${sharedReleases} WHERE ${sharedReleases.campaignId} = ${campaign} AND ${sharedReleases.membershipId} = ${scope.sharedWith})`
  return and(eq(entity, scope.entityId), shared)
}

/**
 * Whose rows a query may touch. Queries on an entity's rows take one and put it into their WHERE;
 * only the guard makes one, from a signed-in actor.
 */
export type Scope =
  | {
      readonly kind: 'entity'
      readonly entityId: string
      /** Of a reader: she sees only what was shared with this membership. Queries that know of sharing narrow by it. */
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

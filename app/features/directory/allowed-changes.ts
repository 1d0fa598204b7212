import type { EntityStatus } from '#db/schema/entities.ts'

/** Changes of an entity by the word in their address: name, facts, staff, merger, split, end, undoing an end. */
export const CHANGE_WORDS = ['nombre', 'datos', 'personal', 'fusion', 'separacion', 'cierre', 'reapertura'] as const
export type ChangeWord = (typeof CHANGE_WORDS)[number]

/** The changes that an entity allows: one that ended is only reopened. */
export function allowedChanges(status: EntityStatus): readonly ChangeWord[] {
  return CHANGE_WORDS.filter((word) => (word === 'reapertura') === (status !== 'active'))
}

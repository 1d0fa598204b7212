import { findEntity } from '#db/queries/directory.server.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { parentFault } from './entity-rules.ts'
import { PARENT_WORDS } from './entity-rule-words.ts'
import { findActive } from './write-entity.server.ts'

/**
 * The entity that another belongs to, as somebody wrote it.
 * @param parent its code or its name, empty for none. @param entityId of the other; empty while it has no code.
 */
export function placeOf(
  database: Handle,
  actor: Actor,
  parent: string,
  entityId = '',
): { readonly parentId: string | null; readonly problems: FieldProblems } {
  if (parent === '') return { parentId: null, problems: {} }
  const parentId = findActive(database, parent)
  if (parentId === null) return { parentId, problems: { pliego: PARENT_WORDS.unknown } }
  const fault = parentFault(entityId, parentId, (code) => {
    const found = findEntity(database, actor.scope, code)
    return found && { active: found.status === 'active', parentId: found.parentId }
  })
  return { parentId, problems: fault ? { pliego: PARENT_WORDS[fault] } : {} }
}

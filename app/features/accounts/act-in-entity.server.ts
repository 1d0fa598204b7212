import { findEntity } from '#db/queries/directory.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { inEntity, type Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/**
 * The administrator while she keeps the accounts of one entity: what serves its own coordinator then serves her.
 * @throws {AppError} `not-found` where there is no such entity.
 */
export async function keeperOf(
  actor: Actor,
  entityId: string,
): Promise<{ readonly keeper: Actor; readonly isActive: boolean }> {
  const entity = findEntity(runtime().database, actor.scope, entityId)
  if (!entity) throw new AppError('not-found')
  return { keeper: inEntity(actor, { id: entity.id, name: entity.name }), isActive: entity.status === 'active' }
}

/** The same for inviting, which an entity that is no more does not allow. */
export async function inviterOf(actor: Actor, entityId: string): Promise<Actor> {
  const { keeper, isActive } = await keeperOf(actor, entityId)
  if (!isActive) throw new AppError('not-found')
  return keeper
}

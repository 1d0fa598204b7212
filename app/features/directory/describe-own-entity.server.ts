import { updateEntity, findEntityName, findEntity } from '#db/queries/directory.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { EntityStatus } from '#db/schema/entities.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { PrivacyFacts } from './form.ts'
import { noteChange } from './write-entity.server.ts'
import { getEntityRecord } from './view-directory.server.ts'

/** What the directory says of the actor's own entity, for who coordinates or heads it. */
export async function getOwnEntity(actor: Actor) {
  if (!actor.entity) throw new AppError('not-found')
  return getEntityRecord(actor, { entityId: actor.entity.id })
}

/** How the actor's entity ended, for a notice to its accounts; null while it is in force. */
export function ownEntityEnd(actor: Actor): { readonly status: EntityStatus; readonly intoName: string | null } | null {
  const { database } = runtime()
  const entity = actor.entity && findEntity(database, actor.scope, actor.entity.id)
  if (!entity || entity.status === 'active') return null
  return {
    status: entity.status,
    intoName: entity.mergedIntoId ? (findEntityName(database, entity.mergedIntoId)?.name ?? null) : null,
  }
}

const privacyWords = ({ privacyAddress, privacyContact, dataOfficer }: PrivacyFacts) =>
  [privacyAddress, privacyContact, dataOfficer].filter(Boolean).join(' · ')

/**
 * Changes who answers for personal data in the actor's entity: what an entity knows best itself.
 * @returns what stood there before.
 * @throws {AppError} `not-found` where the actor has no entity.
 */
export function changeOwnEntity(actor: Actor, facts: PrivacyFacts, clock: Clock = systemClock): PrivacyFacts {
  const entityId = actor.entity?.id
  const now = clock()
  return inTransaction(runtime().database, (transaction) => {
    const before = entityId === undefined ? null : findEntity(transaction, actor.scope, entityId)
    if (!before) throw new AppError('not-found')
    const line = {
      entityId: before.id,
      change: 'privacy',
      before: privacyWords(before),
      after: privacyWords(facts),
      document: '',
      effectiveOn: limaDate(now),
    } as const
    updateEntity(transaction, before, facts, noteChange(actor, line, now))
    const { privacyAddress, privacyContact, dataOfficer } = before
    return { privacyAddress, privacyContact, dataOfficer }
  })
}

import { createHash } from 'node:crypto'
import { updateEntity, findEntityName, findEntity } from '#db/queries/directory.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { EntityStatus } from '#db/schema/entities.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { OwnEntityChange, PrivacyFacts } from './form.ts'
import { noteChange } from './write-entity.server.ts'
import { getEntityRecord } from './view-directory.server.ts'

/** Mark of what a page says of who answers for personal data: another one once it says something else. */
function markOf({ privacyAddress, privacyContact, dataOfficer }: PrivacyFacts): string {
  const text = JSON.stringify([privacyAddress, privacyContact, dataOfficer])
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

/** What the directory says of the actor's own entity, for who coordinates or heads it, and the mark of what she may change. */
export async function getOwnEntity(actor: Actor) {
  if (!actor.entity) throw new AppError('not-found')
  const record = await getEntityRecord(actor, { entityId: actor.entity.id })
  return { record, seen: markOf(record.entity) }
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

const CHANGED_MEANWHILE =
  'Otra persona cambió estos datos mientras usted los escribía. Compare con lo guardado y guarde otra vez.'

const privacyWords = ({ privacyAddress, privacyContact, dataOfficer }: PrivacyFacts) =>
  [privacyAddress, privacyContact, dataOfficer].filter(Boolean).join(' · ')

/** What stood there before, and the mark of what stands there now; or that somebody else was first. */
export type OwnEntityChanged =
  | { readonly ok: true; readonly before: PrivacyFacts; readonly seen: string }
  | { readonly ok: false; readonly problems: FieldProblems }

/**
 * Changes who answers for personal data in the actor's entity: what an entity knows best itself.
 * @throws {AppError} `not-found` where the actor has no entity.
 */
export function changeOwnEntity(
  actor: Actor,
  { facts, seen }: OwnEntityChange,
  clock: Clock = systemClock,
): OwnEntityChanged {
  const entityId = actor.entity?.id
  const now = clock()
  return inTransaction(runtime().database, (transaction) => {
    const before = entityId === undefined ? null : findEntity(transaction, actor.scope, entityId)
    if (!before) throw new AppError('not-found')
    if (markOf(before) !== seen) return { ok: false, problems: { direccion: CHANGED_MEANWHILE } }
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
    return { ok: true, before: { privacyAddress, privacyContact, dataOfficer }, seen: markOf(facts) }
  })
}

import {
  updateEntity,
  findEntityName,
  findEntity,
  listStaffFigures,
  type StaffFigure,
} from '#db/queries/directory.server.ts'
import type { Database } from '#db/client.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { EntityStatus } from '#db/schema/entities.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { OwnEntityChange, PrivacyFacts } from './form.ts'
import { staffProblems } from './entity-rule-words.ts'
import { noteChange, noteStaffWithin } from './write-entity.server.ts'
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

/** Newest figure of staff, for the form of a campaign to start with; null where there is none. */
export async function ownStaffFigure(actor: Actor): Promise<StaffFigure | null> {
  const [newest] = actor.entity ? await listStaffFigures(runtime().database, actor.entity) : []
  return newest ?? null
}

/**
 * Changes what an entity itself knows best. @returns what is wrong with it, empty where it was stored.
 * @throws {AppError} `not-found` where the actor has no entity.
 */
export function changeOwnEntity(actor: Actor, change: OwnEntityChange, clock: Clock = systemClock): FieldProblems {
  const entityId = actor.entity?.id
  if (entityId === undefined) throw new AppError('not-found')
  const now = clock()
  const { database } = runtime()
  if (change.kind === 'privacy') {
    changePrivacy(database, actor, entityId, change.privacy, now)
    return {}
  }
  const problems = staffProblems(change.staff, limaDate(now))
  if (Object.keys(problems).length > 0) return problems
  inTransaction(database, (transaction) => noteStaffWithin(transaction, actor, entityId, change.staff, now))
  return {}
}

const privacyWords = ({ privacyAddress, privacyContact, dataOfficer }: PrivacyFacts) =>
  [privacyAddress, privacyContact, dataOfficer].filter(Boolean).join(' · ')

function changePrivacy(database: Database, actor: Actor, entityId: string, facts: PrivacyFacts, now: Date): void {
  inTransaction(database, (transaction) => {
    const before = findEntity(transaction, actor.scope, entityId)
    if (!before) throw new AppError('not-found')
    const line = {
      entityId,
      change: 'privacy',
      before: privacyWords(before),
      after: privacyWords(facts),
      document: '',
      effectiveOn: limaDate(now),
    } as const
    updateEntity(transaction, before, facts, noteChange(actor, line, now))
  })
}

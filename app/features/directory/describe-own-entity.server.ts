import {
  changeEntityRow,
  directoryName,
  entityWithin,
  staffFiguresOf,
  type StaffFigure,
} from '#db/queries/directory.server.ts'
import type { EntityStatus } from '#db/schema/entities.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { readPrivacy, readStaff } from './form.ts'
import { noteChange, noteStaffWithin } from './write-entity.server.ts'
import { getEntityRecord } from './view-directory.server.ts'

/** What the directory says of the actor's own entity, for who coordinates or heads it. */
export async function getOwnEntity(actor: Actor) {
  if (!actor.entity) throw new AppError('not-found')
  return getEntityRecord(actor, actor.entity.id)
}

/** How the actor's entity ended, for a notice to its accounts; null while it is in force. */
export function ownEntityEnd(actor: Actor): { readonly status: EntityStatus; readonly intoName: string | null } | null {
  const { database } = runtime()
  const entity = actor.entity && entityWithin(database, actor.scope, actor.entity.id)
  if (!entity || entity.status === 'active') return null
  return {
    status: entity.status,
    intoName: entity.mergedIntoId ? (directoryName(database, entity.mergedIntoId)?.name ?? null) : null,
  }
}

/** Newest figure of staff, for the form of a campaign to start with; null where there is none. */
export async function ownStaffFigure(actor: Actor): Promise<StaffFigure | null> {
  const [newest] = actor.entity ? await staffFiguresOf(runtime().database, actor.entity.id) : []
  return newest ?? null
}

/** What kind of form the page holds: how many people work there, or who answers for personal data. */
export type OwnEntityForm = 'personal' | 'privacidad'

/** Changes what an entity itself knows best. @returns what is wrong with the form, empty where it was stored. */
export function changeOwnEntity(
  actor: Actor,
  kind: OwnEntityForm,
  form: FormData,
  clock: Clock = systemClock,
): FieldProblems {
  const entityId = actor.entity?.id
  if (entityId === undefined) throw new AppError('not-found')
  const now = clock()
  const today = limaDate(now)
  const { database } = runtime()
  if (kind === 'personal') {
    const read = readStaff(form, today)
    if (read.ok)
      database.transaction((transaction) => noteStaffWithin(transaction, { actor, now }, entityId, read.input))
    return read.ok ? {} : read.problems
  }
  const read = readPrivacy(form)
  if (!read.ok) return read.problems
  database.transaction((transaction) => {
    const before = entityWithin(transaction, actor.scope, entityId)
    if (!before) throw new AppError('not-found')
    const words = ({ privacyAddress, privacyContact, dataOfficer }: typeof read.input) =>
      [privacyAddress, privacyContact, dataOfficer].filter(Boolean).join(' · ')
    changeEntityRow(transaction, entityId, read.input)
    noteChange(
      transaction,
      { actor, now },
      {
        entityId,
        change: 'privacy',
        before: words(before),
        after: words(read.input),
        document: '',
        effectiveOn: today,
      },
    )
  })
  return {}
}

import {
  findEntity,
  insertEntity,
  insertEntityHistory,
  insertHeadcount,
  findActiveOfRuc,
  listOtherActiveNames,
  updateEntity,
  type Entity,
} from '#db/queries/directory.server.ts'
import type { Note } from '#db/queries/audit.server.ts'
import type { EntityChange } from '#db/schema/entities.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { freeCode } from './entity-names.ts'
import { plainName } from '#surveys/text/written-text.ts'
import type { EntityFacts, Grounds, StaffCount } from './entity-rules.ts'

type HistoryLine = Grounds & {
  readonly entityId: string
  readonly change: EntityChange
  readonly before?: string
  readonly after?: string
}

/** The note of a change: a line of the entity's history, and the deed in the audit log. */
export function noteChange(
  actor: Actor,
  { entityId, change, before = '', after = '', document, effectiveOn }: HistoryLine,
  now: Date,
): Note {
  return (transaction) => {
    insertEntityHistory(transaction, {
      entityId,
      change,
      before,
      after,
      document,
      effectiveOn,
      recordedBy: actor.userId,
    })
    recordDeed(
      transaction,
      actor,
      {
        action: `entity.${change}`,
        objectKind: 'entity',
        objectId: entityId,
        entityId,
        detail: { before, after, document, effectiveOn },
      },
      now,
    )
  }
}

/** Whether another entity in force carries the name, told from it by accents, case or signs at most. @returns its id, or null. */
function namesake(database: Handle, name: string, besidesId = ''): string | null {
  const wanted = plainName(name)
  return listOtherActiveNames(database, besidesId).find((other) => plainName(other.name) === wanted)?.id ?? null
}

export function nameProblem(database: Handle, name: string, besidesId = ''): FieldProblems {
  const other = namesake(database, name, besidesId)
  return other === null ? {} : { nombre: `Ya hay una entidad con este nombre (código ${other})` }
}

/** No two entities in force are one legal person. */
export function rucProblem(database: Handle, ruc: string | null, besidesId = ''): FieldProblems {
  const other = ruc === null ? null : findActiveOfRuc(database, ruc, besidesId)
  return other === null ? {} : { ruc: `Ese RUC es de ${other.name} (código ${other.id})` }
}

/** The entity in force that somebody wrote by its code or its name; null where it is none, or not one alone. */
export function findActive(database: Handle, text: string): string | null {
  const active = listOtherActiveNames(database, '')
  const wanted = plainName(text)
  const [found, another] = active.filter(({ id, name }) => id === text || plainName(name) === wanted)
  return found && !another ? found.id : null
}

export type AddedEntity = EntityFacts &
  Grounds & {
    /** Code in addresses; made of the name where it is left out. */
    readonly id?: string
    readonly splitFromId?: string
    /** Of the demonstration country. */
    readonly invented: boolean
  }

/**
 * Adds an entity inside a transaction, with its first line of history and its deed. Whoever calls has looked for
 * another of the name and at the parent. @returns its code.
 */
export function addEntityWithin(transaction: Transaction, actor: Actor, added: AddedEntity, now: Date): string {
  const { document, effectiveOn, ...facts } = added
  const id = added.id ?? freeCode(added.name, (code) => findEntity(transaction, actor.scope, code) !== null)
  const line = { entityId: id, before: added.splitFromId ?? '', after: added.name, document, effectiveOn }
  insertEntity(
    transaction,
    { ...facts, id, source: document, sourceYear: Number(effectiveOn.slice(0, 4)) },
    noteChange(actor, { ...line, change: 'added' }, now),
  )
  return id
}

const FACTS = [
  ['governmentLevel', 'level'],
  ['region', 'region'],
  ['ruc', 'ruc'],
  ['ubigeo', 'ubigeo'],
  ['sector', 'sector'],
  ['parentId', 'parent'],
] as const

/** Changes what the directory says besides the name, inside a transaction; what stays leaves no line. @returns how many changed. */
export function changeFactsWithin(
  transaction: Transaction,
  actor: Actor,
  entity: Entity,
  { governmentLevel, region, ruc, ubigeo, sector, parentId }: Omit<EntityFacts, 'name'>,
  grounds: Grounds,
  now: Date,
): number {
  const facts = { governmentLevel, region, ruc, ubigeo, sector, parentId }
  const changed = FACTS.filter(([field]) => entity[field] !== facts[field])
  if (changed.length === 0) return 0
  updateEntity(transaction, entity, facts, (handle) => {
    for (const [field, change] of changed) {
      const line = { entityId: entity.id, change, before: entity[field] ?? '', after: facts[field] ?? '', ...grounds }
      noteChange(actor, line, now)(handle)
    }
  })
  return changed.length
}

/** Stores how many people work in an entity on a day, in place of an older figure of that day, with its deed. */
export function noteStaffWithin(
  transaction: Transaction,
  actor: Actor,
  entityId: string,
  { women, men, countedOn, source }: StaffCount,
  now: Date,
): void {
  insertHeadcount(transaction, { entityId, women, men, countedOn, source }, (handle) =>
    recordDeed(
      handle,
      actor,
      {
        action: 'entity.staff-counted',
        objectKind: 'entity',
        objectId: entityId,
        entityId,
        detail: { women, men, countedOn, source },
      },
      now,
    ),
  )
}

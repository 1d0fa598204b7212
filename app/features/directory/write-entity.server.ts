import type { Database } from '#db/client.server.ts'
import type { Transaction } from '#db/unit-of-work.server.ts'
import {
  changeEntityRow,
  entityWithin,
  insertEntityRow,
  insertHistory,
  otherActiveNames,
  putStaffFigure,
  type Entity,
} from '#db/queries/directory.server.ts'
import type { EntityChange } from '#db/schema/entities.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import type { EntityFacts, Grounds, StaffInput } from './form.ts'
import { freeCode, plainName } from './entity-names.ts'

/** A transaction of whoever changes the directory. */
export type Writing = Transaction
/** Who changes it, and when. */
export type Doer = { readonly actor: Actor; readonly now: Date }

type Noted = Grounds & {
  readonly entityId: string
  readonly change: EntityChange
  readonly before?: string
  readonly after?: string
}

/** Writes a line of an entity's history, and the deed in the audit log. */
export function noteChange(
  transaction: Writing,
  { actor, now }: Doer,
  { entityId, change, before = '', after = '', document, effectiveOn }: Noted,
): void {
  insertHistory(transaction, { entityId, change, before, after, document, effectiveOn, recordedBy: actor.userId })
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

/** Whether another entity in force carries the name, told from it by accents, case or signs at most. @returns its id, or null. */
function namesake(transaction: Pick<Database, 'select'>, name: string, besidesId = ''): string | null {
  const wanted = plainName(name)
  return otherActiveNames(transaction, besidesId).find((other) => plainName(other.name) === wanted)?.id ?? null
}

export function nameProblem(transaction: Pick<Database, 'select'>, name: string, besidesId = ''): FieldProblems {
  const other = namesake(transaction, name, besidesId)
  return other === null ? {} : { nombre: `Ya hay una entidad con este nombre (código ${other})` }
}

/** The entity in force that somebody wrote by its code or its name; null where it is none, or not one alone. */
export function findActive(transaction: Pick<Database, 'select'>, text: string): string | null {
  const active = otherActiveNames(transaction, '')
  const wanted = plainName(text)
  const [found, another] = active.filter(({ id, name }) => id === text || plainName(name) === wanted)
  return found && !another ? found.id : null
}

/** An entity belongs to one in force that does not, however far, belong to it. */
export function parentProblem(
  transaction: Pick<Database, 'select'>,
  scope: Actor['scope'],
  parentId: string | null,
  entityId = '',
): FieldProblems {
  const seen = new Set([entityId])
  for (let id: string | null = parentId; id !== null; ) {
    const parent: Entity | null = entityWithin(transaction, scope, id)
    if (!parent || (id === parentId && parent.status !== 'active')) return { pliego: 'Elija una entidad de la lista' }
    if (seen.has(id)) return { pliego: 'Una entidad no puede pertenecer a sí misma ni a una que le pertenece' }
    seen.add(id)
    id = parent.parentId
  }
  return {}
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
export function addEntityWithin(transaction: Writing, doer: Doer, added: AddedEntity): string {
  const { document, effectiveOn, ...facts } = added
  const { scope } = doer.actor
  const id = added.id ?? freeCode(added.name, (code) => entityWithin(transaction, scope, code) !== null)
  insertEntityRow(transaction, { ...facts, id, source: document, sourceYear: Number(effectiveOn.slice(0, 4)) })
  noteChange(transaction, doer, {
    entityId: id,
    change: 'added',
    before: added.splitFromId ?? '',
    after: added.name,
    document,
    effectiveOn,
  })
  return id
}

const FACTS = [
  ['governmentLevel', 'level'],
  ['region', 'region'],
  ['parentId', 'parent'],
] as const

/** Changes level, region or parent inside a transaction; what stays leaves no line. @returns how many changed. */
export function changeFactsWithin(
  transaction: Writing,
  doer: Doer,
  entity: Entity,
  facts: Omit<EntityFacts, 'name'>,
  grounds: Grounds,
): number {
  const changed = FACTS.filter(([field]) => entity[field] !== facts[field])
  if (changed.length === 0) return 0
  changeEntityRow(transaction, entity.id, {
    governmentLevel: facts.governmentLevel,
    region: facts.region,
    parentId: facts.parentId,
  })
  for (const [field, change] of changed)
    noteChange(transaction, doer, {
      entityId: entity.id,
      change,
      before: entity[field] ?? '',
      after: facts[field] ?? '',
      ...grounds,
    })
  return changed.length
}

/** Notes how many people work in an entity on a day, in place of an older figure of that day. */
export function noteStaffWithin(
  transaction: Writing,
  { actor, now }: Doer,
  entityId: string,
  { women, men, countedOn, source }: StaffInput,
): void {
  putStaffFigure(transaction, { entityId, women, men, countedOn, source })
  recordDeed(
    transaction,
    actor,
    {
      action: 'entity.staff-counted',
      objectKind: 'entity',
      objectId: entityId,
      entityId,
      detail: { women, men, countedOn, source },
    },
    now,
  )
}

import {
  changeEntityRow,
  entityWithin,
  limitAccess,
  mergeEntityRows,
  runningCampaignsOf,
  type Entity,
} from '#db/queries/directory.server.ts'
import type { EntityStatus } from '#db/schema/entities.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { readEnd, readFacts, readGrounds, readNewEntity, readRename, readStaff, type Grounds } from './form.ts'
import {
  addEntityWithin,
  changeFactsWithin,
  findActive,
  nameProblem,
  noteChange,
  noteStaffWithin,
  parentProblem,
  type Doer,
  type Writing,
} from './write-entity.server.ts'

/** A change of the directory that was made, with the entity to show next; or what is wrong with its form. */
export type DirectoryChanged =
  | { readonly ok: true; readonly entityId: string }
  | { readonly ok: false; readonly problems: FieldProblems }

type Change = {
  readonly transaction: Writing
  readonly doer: Doer
  readonly entity: Entity
  readonly form: FormData
  readonly today: string
}

const refused = (problems: FieldProblems): DirectoryChanged => ({ ok: false, problems })
const done = (entityId: string): DirectoryChanged => ({ ok: true, entityId })
const hasProblems = (problems: FieldProblems) => Object.keys(problems).length > 0

const RUNNING =
  'tiene una aplicación en preparación o en curso. Espere a que cierre, o que la coordinación la cancele o anule: el personal que puede responder no puede cambiar a medias'

function runningProblem(transaction: Writing, entity: Pick<Entity, 'id' | 'name'>, field: string): FieldProblems {
  return runningCampaignsOf(transaction, entity.id) > 0 ? { [field]: `${entity.name} ${RUNNING}` } : {}
}

/** What is done in the demonstration is invented, like everything there. */
const invented = () => runtime().environment.ESPEJO_MODE === 'demo'

/** The entity that another belongs to, as somebody wrote it. */
function placeOf(
  transaction: Writing,
  { actor }: Doer,
  parent: string,
  entityId = '',
): { readonly parentId: string | null; readonly problems: FieldProblems } {
  if (parent === '') return { parentId: null, problems: {} }
  const parentId = findActive(transaction, parent)
  if (parentId === null) return { parentId, problems: { pliego: 'Elija una entidad de la lista' } }
  return { parentId, problems: parentProblem(transaction, actor.scope, parentId, entityId) }
}

function rename({ transaction, doer, entity, form, today }: Change): DirectoryChanged {
  const read = readRename(form, today)
  if (!read.ok) return read
  const { name, ...grounds } = read.input
  const problems =
    name === entity.name ? { nombre: 'Es el nombre que ya tiene' } : nameProblem(transaction, name, entity.id)
  if (hasProblems(problems)) return refused(problems)
  changeEntityRow(transaction, entity.id, { name })
  noteChange(transaction, doer, {
    entityId: entity.id,
    change: 'renamed',
    before: entity.name,
    after: name,
    ...grounds,
  })
  return done(entity.id)
}

function changeFacts({ transaction, doer, entity, form, today }: Change): DirectoryChanged {
  const read = readFacts(form, today, entity.region)
  if (!read.ok) return read
  const { document, effectiveOn, parent, ...facts } = read.input
  const placed = placeOf(transaction, doer, parent, entity.id)
  if (hasProblems(placed.problems)) return refused(placed.problems)
  if (
    changeFactsWithin(transaction, doer, entity, { ...facts, parentId: placed.parentId }, { document, effectiveOn }) ===
    0
  )
    return refused({ nivel: 'No cambió ningún dato' })
  return done(entity.id)
}

function countStaff({ transaction, doer, entity, form, today }: Change): DirectoryChanged {
  const read = readStaff(form, today)
  if (!read.ok) return read
  noteStaffWithin(transaction, doer, entity.id, read.input)
  return done(entity.id)
}

/** Ends an entity: its accounts read until a day, its invitations are taken back. */
function end(
  { transaction, doer, entity }: Change,
  status: Exclude<EntityStatus, 'active' | 'merged'>,
  lastDay: string,
  after: string,
  grounds: Grounds,
): void {
  changeEntityRow(transaction, entity.id, { status })
  limitAccess(transaction, entity.id, lastDay, doer.now.toISOString())
  noteChange(transaction, doer, { entityId: entity.id, change: status, before: entity.name, after, ...grounds })
}

function merge(change: Change): DirectoryChanged {
  const { transaction, doer, entity, form, today } = change
  const read = readEnd(form, today)
  if (!read.ok) return read
  const { into: written, lastDay, ...grounds } = read.input
  const intoId = findActive(transaction, written)
  const into = intoId === null || intoId === entity.id ? null : entityWithin(transaction, doer.actor.scope, intoId)
  if (!into) return refused({ destino: 'Elija la entidad que la absorbe' })
  const problems = {
    ...runningProblem(transaction, entity, 'destino'),
    ...runningProblem(transaction, into, 'destino'),
  }
  if (hasProblems(problems)) return refused(problems)
  mergeEntityRows(transaction, entity.id, into.id)
  limitAccess(transaction, entity.id, lastDay, doer.now.toISOString())
  noteChange(transaction, doer, {
    entityId: entity.id,
    change: 'merged',
    before: entity.name,
    after: into.id,
    ...grounds,
  })
  noteChange(transaction, doer, { entityId: into.id, change: 'absorbed', after: entity.id, ...grounds })
  return done(into.id)
}

function split(change: Change): DirectoryChanged {
  const { transaction, doer, entity, form, today } = change
  const read = readNewEntity(form, today)
  if (!read.ok) return read
  const { document, effectiveOn, parent, ...facts } = read.input
  const placed = placeOf(transaction, doer, parent)
  const ends = form.has('termina')
  const access = ends ? readEnd(form, today) : null
  const ending: FieldProblems =
    access && !access.ok && access.problems['acceso'] ? { acceso: access.problems['acceso'] } : {}
  const problems = {
    ...nameProblem(transaction, facts.name),
    ...placed.problems,
    ...ending,
    ...runningProblem(transaction, entity, 'nombre'),
  }
  if (hasProblems(problems)) return refused(problems)
  const grounds = { document, effectiveOn }
  const id = addEntityWithin(transaction, doer, {
    ...facts,
    ...grounds,
    parentId: placed.parentId,
    splitFromId: entity.id,
    invented: invented(),
  })
  if (access?.ok) end(change, 'split', access.input.lastDay, id, grounds)
  else
    noteChange(transaction, doer, { entityId: entity.id, change: 'split', before: entity.name, after: id, ...grounds })
  return done(id)
}

function close(change: Change): DirectoryChanged {
  const read = readEnd(change.form, change.today)
  if (!read.ok) return read
  const problems = runningProblem(change.transaction, change.entity, 'documento')
  if (hasProblems(problems)) return refused(problems)
  const { lastDay, document, effectiveOn } = read.input
  end(change, 'closed', lastDay, '', { document, effectiveOn })
  return done(change.entity.id)
}

function reopen({ transaction, doer, entity, form, today }: Change): DirectoryChanged {
  const read = readGrounds(form, today)
  if (!read.ok) return read
  const problems = nameProblem(transaction, entity.name, entity.id)
  if (hasProblems(problems)) return refused({ documento: 'Ya hay otra entidad vigente con este nombre' })
  // Whoever leaves a merger comes out of it as out of a split: the nine months are counted over both.
  const splitFromId = entity.mergedIntoId ?? entity.splitFromId
  changeEntityRow(transaction, entity.id, { status: 'active', mergedIntoId: null, splitFromId })
  noteChange(transaction, doer, { entityId: entity.id, change: 'reopened', before: entity.status, ...read.input })
  return done(entity.id)
}

/** Changes by the word in their address. */
const CHANGES = {
  nombre: rename,
  datos: changeFacts,
  personal: countStaff,
  fusion: merge,
  separacion: split,
  cierre: close,
  reapertura: reopen,
} as const
const CHANGE_WORDS = Object.keys(CHANGES) as readonly ChangeWord[]
export type ChangeWord = keyof typeof CHANGES

/** The changes that an entity allows: one that ended is only reopened. */
export function allowedChanges(status: EntityStatus): readonly ChangeWord[] {
  return CHANGE_WORDS.filter((word) => (word === 'reapertura') === (status !== 'active'))
}

/** The entity and the change that an address asks for. @throws {AppError} `not-found` where there is none, or it does not allow it. */
export function requireChange(
  actor: Actor,
  entityId: string,
  word: string,
): { readonly entity: Entity; readonly word: ChangeWord } {
  const entity = entityWithin(runtime().database, actor.scope, entityId)
  const allowed = entity && allowedChanges(entity.status).find((each) => each === word)
  if (!entity || !allowed) throw new AppError('not-found')
  return { entity, word: allowed }
}

/** Changes an entity of the directory as the form says: the change, its line of history and its deed, or nothing. */
export function changeEntity(
  actor: Actor,
  entityId: string,
  changeWord: string,
  form: FormData,
  clock: Clock = systemClock,
): DirectoryChanged {
  const now = clock()
  const { word } = requireChange(actor, entityId, changeWord)
  return runtime().database.transaction((transaction) => {
    const entity = entityWithin(transaction, actor.scope, entityId)
    if (!entity || !allowedChanges(entity.status).includes(word)) throw new AppError('conflict')
    return CHANGES[word]({ transaction, doer: { actor, now }, entity, form, today: limaDate(now) })
  })
}

/** Adds an entity. */
export function addEntity(actor: Actor, form: FormData, clock: Clock = systemClock): DirectoryChanged {
  const now = clock()
  const read = readNewEntity(form, limaDate(now))
  if (!read.ok) return read
  return runtime().database.transaction((transaction) => {
    const { parent, ...facts } = read.input
    const { parentId, problems: misplaced } = placeOf(transaction, { actor, now }, parent)
    const problems = { ...nameProblem(transaction, facts.name), ...misplaced }
    if (hasProblems(problems)) return refused(problems)
    return done(addEntityWithin(transaction, { actor, now }, { ...facts, parentId, invented: invented() }))
  })
}

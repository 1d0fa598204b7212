import {
  countRunningCampaigns,
  endEntity,
  findEntity,
  mergeEntities,
  updateEntity,
  type Entity,
} from '#db/queries/directory.server.ts'
import type { EntityStatus } from '#db/schema/entities.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { allowedChanges, type ChangeWord } from './allowed-changes.ts'
import type { Grounds, StaffCount } from './entity-rules.ts'
import type { DirectoryChange, Ending, Merger, Rename, Split, TypedFacts } from './form.ts'
import { placeOf } from './place-entity.server.ts'
import { dayProblem, identityProblems, lastDayProblem, regionProblem, staffProblems } from './entity-rule-words.ts'
import {
  addEntityWithin,
  changeFactsWithin,
  findActive,
  nameProblem,
  noteChange,
  noteStaffWithin,
  rucProblem,
} from './write-entity.server.ts'

/** A change of the directory that was made, with the entity to show next; or what is wrong with its form. */
export type DirectoryChanged =
  | { readonly ok: true; readonly entityId: string }
  | { readonly ok: false; readonly problems: FieldProblems }

/** Who changes which entity, when (`today` is the ISO date of `now` in Lima), and the transaction of it. */
type Step = {
  readonly transaction: Transaction
  readonly actor: Actor
  readonly now: Date
  readonly today: string
  readonly entity: Entity
}

const refused = (problems: FieldProblems): DirectoryChanged => ({ ok: false, problems })
const done = (entityId: string): DirectoryChanged => ({ ok: true, entityId })
const hasProblems = (problems: FieldProblems) => Object.keys(problems).length > 0

const RUNNING =
  'tiene una aplicación en preparación o en curso. Espere a que cierre, o que la coordinación la cancele o anule: el personal que puede responder no puede cambiar a medias'

function runningProblem(transaction: Transaction, entity: Entity, field: string): FieldProblems {
  return countRunningCampaigns(transaction, entity) > 0 ? { [field]: `${entity.name} ${RUNNING}` } : {}
}

/** What is done in the demonstration is invented, like everything there. */
const invented = () => runtime().environment.ESPEJO_MODE === 'demo'

/** What is wrong with the facts of an entity before the directory is asked. */
function factProblems(facts: Omit<TypedFacts, 'name'> & Grounds, today: string): FieldProblems {
  return { ...regionProblem(facts), ...identityProblems(facts), ...dayProblem('desde', facts.effectiveOn, today) }
}

function rename({ transaction, actor, now, today, entity }: Step, { name, ...grounds }: Rename): DirectoryChanged {
  const late = dayProblem('desde', grounds.effectiveOn, today)
  if (hasProblems(late)) return refused(late)
  const problems =
    name === entity.name ? { nombre: 'Es el nombre que ya tiene' } : nameProblem(transaction, name, entity.id)
  if (hasProblems(problems)) return refused(problems)
  const line = { entityId: entity.id, change: 'renamed', before: entity.name, after: name, ...grounds } as const
  updateEntity(transaction, entity, { name }, noteChange(actor, line, now))
  return done(entity.id)
}

function changeFacts(
  { transaction, actor, now, today, entity }: Step,
  asked: Omit<TypedFacts, 'name'> & Grounds,
): DirectoryChanged {
  const wrong = factProblems(asked, today)
  if (hasProblems(wrong)) return refused(wrong)
  const { document, effectiveOn, parent, ...facts } = asked
  const { parentId, problems: misplaced } = placeOf(transaction, actor, parent, entity.id)
  const problems = { ...rucProblem(transaction, facts.ruc, entity.id), ...misplaced }
  if (hasProblems(problems)) return refused(problems)
  const grounds = { document, effectiveOn }
  return changeFactsWithin(transaction, actor, entity, { ...facts, parentId }, grounds, now) === 0
    ? refused({ nivel: 'No cambió ningún dato' })
    : done(entity.id)
}

function countStaff({ transaction, actor, now, today, entity }: Step, count: StaffCount): DirectoryChanged {
  const problems = staffProblems(count, today)
  if (hasProblems(problems)) return refused(problems)
  noteStaffWithin(transaction, actor, entity.id, count, now)
  return done(entity.id)
}

function endProblems({ lastDay, effectiveOn }: Ending, today: string): FieldProblems {
  return { ...lastDayProblem(lastDay, today), ...dayProblem('desde', effectiveOn, today) }
}

/** Ends an entity: its accounts read until a day, its invitations are taken back. */
function end(
  { transaction, actor, now, entity }: Step,
  status: Exclude<EntityStatus, 'active' | 'merged'>,
  lastDay: string,
  after: string,
  grounds: Grounds,
): void {
  const line = { entityId: entity.id, change: status, before: entity.name, after, ...grounds }
  endEntity(transaction, entity, status, { lastDay, now: now.toISOString() }, noteChange(actor, line, now))
}

function merge({ transaction, actor, now, today, entity }: Step, asked: Merger): DirectoryChanged {
  const wrong = endProblems(asked, today)
  if (hasProblems(wrong)) return refused(wrong)
  const { into: written, lastDay, ...grounds } = asked
  const intoId = findActive(transaction, written)
  const into = intoId === null || intoId === entity.id ? null : findEntity(transaction, actor.scope, intoId)
  if (!into) return refused({ destino: 'Elija la entidad que la absorbe' })
  const problems = {
    ...runningProblem(transaction, entity, 'destino'),
    ...runningProblem(transaction, into, 'destino'),
  }
  if (hasProblems(problems)) return refused(problems)
  const merged = { entityId: entity.id, change: 'merged', before: entity.name, after: into.id, ...grounds } as const
  const absorbed = { entityId: into.id, change: 'absorbed', after: entity.id, ...grounds } as const
  mergeEntities(transaction, entity, into, { lastDay, now: now.toISOString() }, (handle) => {
    noteChange(actor, merged, now)(handle)
    noteChange(actor, absorbed, now)(handle)
  })
  return done(into.id)
}

function split(step: Step, asked: Split): DirectoryChanged {
  const { transaction, actor, now, today, entity } = step
  const wrong = factProblems(asked, today)
  if (hasProblems(wrong)) return refused(wrong)
  const { document, effectiveOn, parent, lastDay, ...facts } = asked
  const placed = placeOf(transaction, actor, parent)
  const problems = {
    ...nameProblem(transaction, facts.name),
    ...rucProblem(transaction, facts.ruc),
    ...placed.problems,
    ...(lastDay === undefined ? {} : lastDayProblem(lastDay, today)),
    ...runningProblem(transaction, entity, 'nombre'),
  }
  if (hasProblems(problems)) return refused(problems)
  const grounds = { document, effectiveOn }
  const added = { ...facts, ...grounds, parentId: placed.parentId, splitFromId: entity.id, invented: invented() }
  const id = addEntityWithin(transaction, actor, added, now)
  if (lastDay) end(step, 'split', lastDay, id, grounds)
  else
    noteChange(
      actor,
      { entityId: entity.id, change: 'split', before: entity.name, after: id, ...grounds },
      now,
    )(transaction)
  return done(id)
}

function close(step: Step, asked: Ending): DirectoryChanged {
  const wrong = endProblems(asked, step.today)
  if (hasProblems(wrong)) return refused(wrong)
  const problems = runningProblem(step.transaction, step.entity, 'documento')
  if (hasProblems(problems)) return refused(problems)
  const { lastDay, ...grounds } = asked
  end(step, 'closed', lastDay, '', grounds)
  return done(step.entity.id)
}

function reopen({ transaction, actor, now, today, entity }: Step, grounds: Grounds): DirectoryChanged {
  const late = dayProblem('desde', grounds.effectiveOn, today)
  if (hasProblems(late)) return refused(late)
  if (hasProblems(nameProblem(transaction, entity.name, entity.id)))
    return refused({ documento: 'Ya hay otra entidad vigente con este nombre' })
  if (hasProblems(rucProblem(transaction, entity.ruc, entity.id)))
    return refused({ documento: 'Ya hay otra entidad vigente con su RUC: corríjalo allí antes' })
  // Whoever leaves a merger comes out of it as out of a split: the nine months are counted over both.
  const splitFromId = entity.mergedIntoId ?? entity.splitFromId
  const line = { entityId: entity.id, change: 'reopened', before: entity.status, ...grounds } as const
  const reopened = { status: 'active', mergedIntoId: null, splitFromId } as const
  updateEntity(transaction, entity, reopened, noteChange(actor, line, now))
  return done(entity.id)
}

function make(step: Step, { word, input }: DirectoryChange): DirectoryChanged {
  switch (word) {
    case 'nombre':
      return rename(step, input)
    case 'datos':
      return changeFacts(step, input)
    case 'personal':
      return countStaff(step, input)
    case 'fusion':
      return merge(step, input)
    case 'separacion':
      return split(step, input)
    case 'cierre':
      return close(step, input)
    case 'reapertura':
      return reopen(step, input)
  }
}

/** The entity and the change that an address asks for. @throws {AppError} `not-found` where there is none, or it does not allow it. */
export function requireChange(
  actor: Actor,
  { entityId, word }: { readonly entityId: string; readonly word: string },
): { readonly entity: Entity; readonly word: ChangeWord } {
  const entity = findEntity(runtime().database, actor.scope, entityId)
  const allowed = entity && allowedChanges(entity.status).find((each) => each === word)
  if (!entity || !allowed) throw new AppError('not-found')
  return { entity, word: allowed }
}

/**
 * Changes an entity of the directory as the form says: the change, its line of history and its deed, or nothing.
 * @throws {AppError} `not-found` where there is no such entity or it does not allow the change.
 */
export function changeEntity(
  actor: Actor,
  { entityId, change }: { readonly entityId: string; readonly change: DirectoryChange },
  clock: Clock = systemClock,
): DirectoryChanged {
  const now = clock()
  return inTransaction(runtime().database, (transaction) => {
    const entity = findEntity(transaction, actor.scope, entityId)
    if (!entity || !allowedChanges(entity.status).includes(change.word)) throw new AppError('not-found')
    return make({ transaction, actor, now, today: limaDate(now), entity }, change)
  })
}

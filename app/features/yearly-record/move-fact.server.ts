import { randomBytes } from 'node:crypto'
import {
  deleteDraftFact,
  insertFact,
  listEntityFacts,
  listToldFacts,
  updateFact,
  type FactChange,
  type NewFact,
} from '#db/queries/yearly-record.server.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { StoredFact } from '#db/stored-fact.ts'
import type { FactEvent } from '#db/schema/yearly-record.ts'
import { isStanding, type EntityFactKind } from '#surveys/yearly-record/kinds.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { deleteEvidenceFile, evidenceFolder } from '#app/kit/program/evidence-store.server.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { formatCount } from '#app/kit/format.ts'
import { findingsOf } from './check-record.server.ts'
import type { MoveOrder } from './form.ts'
import {
  barredWords,
  isAdvised,
  loadFact,
  loadOwner,
  movedOn,
  refused,
  traceOf,
  type Refused,
} from './load-record.server.ts'
import { OF_MINISTRY, type RecordPlace } from './record-address.ts'
import { lastDayOf } from './record-rules.ts'
import { ADVISES } from './words.ts'

export type Moved = { readonly ok: true; readonly facts: number } | Refused

const done = (facts: number): Moved => ({ ok: true, facts })

/** Ids and revisions of drafts, as a page says which it showed. */
export function seenDrafts(facts: readonly Pick<StoredFact, 'id' | 'revision' | 'state'>[]): string {
  return facts
    .filter(({ state }) => state === 'draft')
    .map(({ id, revision }) => `${id}.${revision}`)
    .sort()
    .join(' ')
}

/** Why drafts are not sent as they are; null where nothing of them contradicts itself. */
function unsendable(
  transaction: Transaction,
  actor: Actor,
  asked: Parameters<typeof findingsOf>[2],
  drafts: readonly StoredFact[],
): string | null {
  const ids = new Set<string | null>(drafts.map(({ id }) => id))
  const errors = findingsOf(transaction, actor, asked).filter(
    ({ severity, factId }) => severity === 'error' && ids.has(factId),
  )
  if (errors.length === 0) return null
  const codes = [...new Set(errors.map(({ code }) => code))].join(', ')
  return `${formatCount(errors.length, 'dato no cuadra', 'datos no cuadran')} (${codes}). Está dicho en «Antes de enviar»: corríjalo y envíe otra vez.`
}

/**
 * Sends the drafts of a year to the Ministry, exactly those that the page showed: for the head.
 * @throws {AppError} `not-found` for anybody else.
 */
export function submitRecord(
  actor: Actor,
  { seen, ...place }: RecordPlace & { readonly seen: string },
  clock: Clock = systemClock,
): Moved {
  const now = clock()
  const today = limaDate(now)
  const { entityId, isActive } = loadOwner(actor, place, now)
  if (entityId === null || !isActive || !can(actor.role, 'record:submit')) throw new AppError('not-found')
  return inTransaction(runtime().database, (transaction) => {
    const facts = listEntityFacts(transaction, actor.scope, entityId, place.year)
    if (seenDrafts(facts) !== seen) return movedOn('enviar')
    const drafts = facts.filter(({ state }) => state === 'draft')
    const untrue = unsendable(transaction, actor, { entityId, year: place.year, today }, drafts)
    if (untrue !== null) return refused({ enviar: untrue })
    for (const fact of drafts)
      updateFact(
        transaction,
        fact,
        { state: 'submitted', submittedOn: today },
        ...traceOf(actor, fact, 'submitted', now),
      )
    return done(drafts.length)
  })
}

/** Says that of a kind there was nothing in the year, as a draft: for who writes in an entity. */
export function sayNothing(
  actor: Actor,
  { kind, ...place }: RecordPlace & { readonly kind: EntityFactKind },
  clock: Clock = systemClock,
): Moved {
  const now = clock()
  const today = limaDate(now)
  const owner = loadOwner(actor, place, now)
  const barred = barredWords(actor, owner, now)
  if (barred !== null || actor.scope.kind === 'country') return refused({ [kind]: barred ?? '' })
  const end = `${place.year}-12-31`
  const fact: NewFact = {
    ...{ id: randomBytes(16).toString('hex'), entityId: owner.entityId, year: place.year, kind, content: null },
    ...{ occurredOn: today < end ? today : end, origin: 'entity', state: 'draft', recordedOn: today },
  }
  const stored = { ...fact, entityId: owner.entityId }
  inTransaction(runtime().database, (transaction) =>
    insertFact(transaction, fact, ...traceOf(actor, stored, 'recorded', now)),
  )
  return done(1)
}

/**
 * Begins a year with what stands from the year before: mechanism, members and officer that were told and have not
 * expired, as drafts to be confirmed. Kinds of which something is recorded already are left alone.
 */
export function startFromLastYear(actor: Actor, place: RecordPlace, clock: Clock = systemClock): Moved {
  const now = clock()
  const owner = loadOwner(actor, place, now)
  const { entityId } = owner
  const barred = barredWords(actor, owner, now)
  if (barred !== null || entityId === null || actor.scope.kind === 'country') return refused({ empezar: barred ?? '' })
  return inTransaction(runtime().database, (transaction) => {
    const here = new Set(listEntityFacts(transaction, actor.scope, entityId, place.year).map(({ kind }) => kind))
    const standing = listToldFacts(transaction, actor.scope, entityId, place.year - 1).filter(
      ({ kind, state, content }) =>
        isStanding(kind) &&
        !here.has(kind) &&
        state !== 'observed' &&
        !(content !== null && 'expiresOn' in content && (content.expiresOn ?? '9') < `${place.year}-01-01`),
    )
    for (const from of standing) {
      const { kind, content, occurredOn } = from
      const fact: NewFact = {
        ...{ id: randomBytes(16).toString('hex'), entityId, year: place.year, kind, content, occurredOn },
        ...{ origin: 'entity', state: 'draft', recordedOn: limaDate(now), copiedFromId: from.id },
      }
      insertFact(transaction, fact, ...traceOf(actor, { ...fact, entityId }, 'recorded', now))
    }
    return done(standing.length)
  })
}

type Step = { readonly event: FactEvent; readonly change: FactChange; readonly text?: string; readonly field: string }

/** What an order does to a fact in its state; null where it does not go. */
function stepOf(actor: Actor, { state, origin, reviewedOn }: StoredFact, order: MoveOrder, today: string): Step | null {
  const writes = can(actor.role, 'record:write') && origin === 'entity'
  const reviews = can(actor.role, 'record:review') && origin === 'entity'
  switch (order.kind) {
    case 'take-back':
      return writes && state === 'submitted' && reviewedOn === null
        ? { event: 'taken-back', change: { state: 'draft', submittedOn: null }, field: 'recuperar' }
        : null
    case 'answer':
      return writes && state === 'observed' && order.text.ok
        ? { event: 'answered', change: { state: 'submitted' }, text: order.text.input, field: 'texto' }
        : null
    case 'validate':
      return reviews && (state === 'submitted' || state === 'observed')
        ? { event: 'validated', change: { state: 'validated', reviewedOn: today }, field: 'validar' }
        : null
    case 'observe':
      return reviews && (state === 'submitted' || state === 'validated') && order.text.ok
        ? {
            event: 'observed',
            change: { state: 'observed', reviewedOn: today },
            text: order.text.input,
            field: 'texto',
          }
        : null
    case 'delete':
      return null
  }
}

/** Deletes a draft of an entity, or what an analyst recorded, with its files; the log keeps that it was. */
async function deleteFact(actor: Actor, fact: StoredFact, now: Date): Promise<Moved> {
  const { database, environment } = runtime()
  const mayDelete =
    fact.origin === 'ministry'
      ? can(actor.role, 'record:review')
      : can(actor.role, 'record:write') && fact.state === 'draft'
  if (!mayDelete) return movedOn('borrar')
  const { id: objectId, entityId, year, kind } = fact
  const deed = { action: 'record.fact-deleted', objectKind: 'record-fact', objectId, entityId, detail: { year, kind } }
  const files = inTransaction(database, (transaction) => {
    // What the Ministry recorded stands at once; it is a draft again for the moment in which it goes.
    const isTold = fact.state !== 'draft'
    const told = { state: 'draft', submittedOn: null } as const
    if (isTold && !updateFact(transaction, fact, told, ...traceOf(actor, fact, 'taken-back', now))) return null
    const shown = { id: fact.id, revision: isTold ? fact.revision + 1 : fact.revision }
    return deleteDraftFact(transaction, shown, (inside) => recordDeed(inside, actor, deed, now))
  })
  if (files === null) return movedOn('borrar')
  for (const id of files) await deleteEvidenceFile(evidenceFolder(environment), entityId ?? OF_MINISTRY, id)
  return done(1)
}

/**
 * Takes a fact one step on: an entity answers or takes back, an analyst observes or validates, a draft is deleted.
 * @throws {AppError} `not-found` outside of what the actor sees.
 */
export async function moveFact(
  actor: Actor,
  { order, factId, ...place }: RecordPlace & { readonly factId: string; readonly order: MoveOrder },
  clock: Clock = systemClock,
): Promise<Moved> {
  const now = clock()
  const owner = loadOwner(actor, place, now)
  const fact = loadFact(actor, owner, factId)
  if ('text' in order && !order.text.ok) return refused(order.text.problems)
  const isOver = actor.scope.kind !== 'country' && limaDate(now) > lastDayOf(place.year) && order.kind !== 'answer'
  const barred = isOver || !owner.isActive ? barredWords(actor, owner, now) : null
  if (barred !== null) return refused({ texto: barred })
  if (fact.revision !== order.revision) return movedOn('texto')
  if (order.kind === 'delete') return deleteFact(actor, fact, now)
  const step = stepOf(actor, fact, order, limaDate(now))
  if (step === null) return movedOn('texto')
  const judges = order.kind === 'validate' || order.kind === 'observe'
  return inTransaction(runtime().database, (transaction) => {
    if (judges && isAdvised(transaction, actor, fact)) return refused({ [step.field]: ADVISES })
    const trace = traceOf(actor, fact, step.event, now, step.text)
    return updateFact(transaction, fact, step.change, ...trace) ? done(1) : movedOn(step.field)
  })
}

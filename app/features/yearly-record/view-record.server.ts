import { findEntityName } from '#db/queries/directory.server.ts'
import { listEntityYearFacts } from '#db/queries/derived-facts.server.ts'
import {
  listEntityFacts,
  listFactProofCounts,
  listFactProofs,
  listFactSteps,
  listMinistryFacts,
  listToldFacts,
} from '#db/queries/yearly-record.server.ts'
import { factOf, type StoredFact } from '#db/stored-fact.ts'
import type { RecordFact } from '#surveys/yearly-record/fact.ts'
import { ENTITY_KINDS, isStanding, MINISTRY_KINDS, type FactKind } from '#surveys/yearly-record/kinds.ts'
import { obligationOn } from '#surveys/obligations/obligations.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import type { ShownFinding } from '#app/features/quality-rules/findings.tsx'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { mayOpenProof } from '#app/features/plan/carry-out/proof-rules.ts'
import { formatDate } from '#app/kit/format.ts'
import { INSTRUMENT_NAMES, factFields, type FactValues } from './fact-fields.ts'
import { factLines } from './fact-lines.ts'
import { typedContent } from './fact-contents.ts'
import { barredWords, isAdvised, loadFact, loadOwner, mayChange, type RecordOwner } from './load-record.server.ts'
import { seenDrafts } from './move-fact.server.ts'
import { findingsOf } from './check-record.server.ts'
import { factAddress, type RecordPlace } from './record-address.ts'
import { FIRST_YEAR, lastDayOf } from './record-rules.ts'
import { assertKind } from './save-fact.server.ts'
import { DAY_LABELS, KIND_WORDS } from './words.ts'

/** Values of a fact as a form shows them, entities by their names. */
function valuesOf(fact: RecordFact): FactValues {
  const { content } = fact
  const values = typedContent(fact)
  if (content === null || !('entityIds' in content)) return values
  const names = content.entityIds.map((id) => findEntityName(runtime().database, id)?.name ?? id)
  return { ...values, entidades: names.join('\n') }
}

/** What a fact says, line by line; nothing of what was left empty. */
const linesOf = (fact: RecordFact) => factLines(fact.kind, valuesOf(fact))

/** What a list says of a fact in one line. */
function titleOf(fact: RecordFact): string {
  if (fact.content === null) return 'No hubo nada este año'
  return linesOf(fact)[0]?.[1] ?? KIND_WORDS[fact.kind].title
}

function shownFact(stored: StoredFact, proofs: number) {
  const { id, state, occurredOn, origin, letterNumber, revision, copiedFromId, content, entityId } = stored
  return {
    ...{
      id,
      state,
      origin,
      revision,
      proofs,
      on: occurredOn,
      title: titleOf(factOf(stored)),
      isNothing: content === null,
    },
    letter: letterNumber,
    ofMinistry: entityId === null,
    toConfirm: copiedFromId !== null && state === 'draft',
  }
}
export type ShownFact = ReturnType<typeof shownFact>

/** What is derived from Espejo, in words. */
function derivedWords(fact: RecordFact): string {
  if (fact.kind === 'instrument-applied' && fact.content)
    return `${INSTRUMENT_NAMES[fact.content.instrument]}, aplicada en Espejo: ${formatDate(fact.on)}`
  if (fact.kind !== 'activity-plan' || !fact.content) return ''
  const { approved, implemented } = fact.content
  return [
    `Plan hecho en Espejo. Elaborado: ${formatDate(fact.on)}`,
    `aprobado: ${approved ? formatDate(approved.on) : 'todavía no'}`,
    `implementado: ${implemented ? formatDate(implemented.on) : 'todavía no'}`,
  ].join('; ')
}

/** What stands from the year before and is not yet in this one. */
function startable(actor: Actor, { entityId, place }: RecordOwner, here: readonly StoredFact[]): number {
  if (entityId === null) return 0
  const known = new Set(here.map(({ kind }) => kind))
  return listToldFacts(runtime().database, actor.scope, entityId, place.year - 1).filter(
    ({ kind, state }) => isStanding(kind) && !known.has(kind) && state !== 'observed',
  ).length
}

/**
 * The record of a year: of each kind what is recorded, what is derived, and what nobody said anything of.
 * @throws {AppError} `not-found` outside of what the actor sees.
 */
export function viewRecord(actor: Actor, place: RecordPlace, clock: Clock = systemClock) {
  const now = clock()
  const today = limaDate(now)
  const owner = loadOwner(actor, place, now)
  const { entityId, name, level } = owner
  const { database } = runtime()
  const stored =
    entityId === null
      ? listMinistryFacts(database, actor.scope, place.year)
      : listEntityFacts(database, actor.scope, entityId, place.year)
  // What an entity has not told is its own: the Ministry reads it once it is sent.
  const facts = actor.scope.kind === 'country' ? stored.filter(({ state }) => state !== 'draft') : stored
  const derived =
    entityId === null
      ? []
      : listEntityYearFacts(database, actor.scope, entityId, place.year).filter(({ origin }) => origin === 'espejo')
  const counts = new Map(
    entityId === null
      ? []
      : listFactProofCounts(database, actor.scope, entityId, place.year).map(({ factId, proofs }) => [factId, proofs]),
  )
  const barred = barredWords(actor, owner, now)
  const writes = barred === null && can(actor.role, actor.scope.kind === 'country' ? 'record:review' : 'record:write')
  const kinds: readonly FactKind[] = entityId === null ? MINISTRY_KINDS : ENTITY_KINDS
  const ofKind = (kind: FactKind) => facts.filter((fact) => fact.kind === kind)
  return {
    place,
    name,
    writes,
    ofMinistry: entityId === null,
    inCountry: actor.scope.kind === 'country',
    maySubmit: can(actor.role, 'record:submit') && owner.isActive,
    barred: can(actor.role, 'record:write') ? barred : null,
    seen: seenDrafts(facts),
    // The Ministry reads what was sent; what is not is still the entity's to mend.
    findings: actor.scope.kind === 'country' ? [] : findingsIn(actor, owner, facts, today),
    drafts: facts.filter(({ state }) => state === 'draft').length,
    observed: facts.filter(({ state }) => state === 'observed').length,
    startable: writes && actor.scope.kind === 'entity' ? startable(actor, owner, facts) : 0,
    lastDay: lastDayOf(place.year),
    years: Array.from(
      { length: Number(today.slice(0, 4)) - FIRST_YEAR + 1 },
      (_, index) => FIRST_YEAR + index,
    ).reverse(),
    obligation: level === null ? null : obligationOn({ level }, 'yearly-record', `${place.year}-11-30`).obligation,
    kinds: kinds.map((kind) => ({
      kind,
      facts: ofKind(kind).map((fact) => shownFact(fact, counts.get(fact.id) ?? 0)),
      derived: derived.filter((fact) => fact.kind === kind).map(derivedWords),
    })),
  }
}

/** What the rules of quality find, with what each is about; of a record of the Ministry nothing is asked. */
function findingsIn(actor: Actor, { entityId, place }: RecordOwner, facts: readonly StoredFact[], today: string) {
  if (entityId === null) return []
  return findingsOf(runtime().database, actor, { entityId, year: place.year, today }).map((finding): ShownFinding => {
    const stored = facts.find(({ id }) => id === finding.factId)
    const { title } = KIND_WORDS[finding.kind]
    const about = stored ? `${title}, «${titleOf(factOf(stored))}»` : title
    return { ...finding, about, to: stored ? factAddress(place, stored.id) : null }
  })
}

export type RecordView = ReturnType<typeof viewRecord>

/** What the form of a new fact needs. @throws {AppError} `not-found` for a kind of another record. */
export function viewNewFact(
  actor: Actor,
  { kind, ...place }: RecordPlace & { readonly kind: FactKind },
  clock: Clock = systemClock,
) {
  const now = clock()
  const owner = loadOwner(actor, place, now)
  assertKind(kind, owner)
  return {
    place,
    kind,
    name: owner.name,
    inCountry: actor.scope.kind === 'country',
    byLetter: actor.scope.kind === 'country' && owner.entityId !== null,
    barred: barredWords(actor, owner, now),
    fields: factFields(kind, owner.level),
    level: owner.level,
  }
}
export type NewFactView = ReturnType<typeof viewNewFact>

/** A fact, what proves it, what became of it, and what the actor may do with it. */
export function viewFact(
  actor: Actor,
  { factId, ...place }: RecordPlace & { readonly factId: string },
  clock: Clock = systemClock,
) {
  const now = clock()
  const owner = loadOwner(actor, place, now)
  const stored = loadFact(actor, owner, factId)
  const { database } = runtime()
  const fact = factOf(stored)
  const barred = barredWords(actor, owner, now)
  const [writes, reviews] = [can(actor.role, 'record:write'), can(actor.role, 'record:review')]
  const ofEntity = stored.origin === 'entity'
  const advised = reviews && isAdvised(database, actor, stored)
  const judges = ofEntity && reviews && !advised
  const { state } = stored
  return {
    place,
    kind: stored.kind,
    name: owner.name,
    level: owner.level,
    byLetter: stored.origin === 'ministry' && owner.entityId !== null,
    fact: shownFact(stored, 0),
    letterOn: stored.letterOn,
    dayLabel: DAY_LABELS[stored.kind],
    lines: linesOf(fact),
    fields: factFields(stored.kind, owner.level),
    values: {
      ...valuesOf(fact),
      ocurrio: stored.occurredOn,
      oficio: stored.letterNumber ?? '',
      'oficio-fecha': stored.letterOn ?? '',
    },
    proofs: listFactProofs(database, stored).map(({ sha256: _digest, ...proof }) => ({
      ...proof,
      mayOpen: mayOpenProof(actor.role, proof),
    })),
    steps: listFactSteps(database, stored).map(({ at, who, event, text }) => ({ at, who, event, text })),
    barred: writes || reviews ? barred : null,
    mayChange: barred === null && mayChange(actor, stored),
    mayDelete: ofEntity ? writes && barred === null && state === 'draft' : reviews,
    mayTakeBack: ofEntity && writes && barred === null && state === 'submitted' && stored.reviewedOn === null,
    mayAnswer: ofEntity && writes && state === 'observed',
    advised: advised && ofEntity,
    mayValidate: judges && (state === 'submitted' || state === 'observed'),
    mayObserve: judges && (state === 'submitted' || state === 'validated'),
  }
}
export type FactView = ReturnType<typeof viewFact>

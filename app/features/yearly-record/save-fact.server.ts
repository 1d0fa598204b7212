import { randomBytes } from 'node:crypto'
import {
  countRecordBytes,
  insertFact,
  insertFactProof,
  listEntityFacts,
  listFactProofs,
  updateFact,
  updateFactProofAsRemoved,
  type NewFact,
  type NewFactProof,
} from '#db/queries/yearly-record.server.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { StoredFact } from '#db/stored-fact.ts'
import type { FactKind } from '#surveys/yearly-record/kinds.ts'
import { ENTITY_KINDS, MINISTRY_KINDS } from '#surveys/yearly-record/kinds.ts'
import type { Actor } from '#app/door/actor.ts'
import { readyProof, storedWith, type ReadyProof } from '#app/features/plan/carry-out/read-proof.server.ts'
import type { ProofInput } from '#app/features/plan/carry-out/form.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { FactInput, Read } from './form.ts'
import {
  barredWords,
  loadFact,
  loadOwner,
  mayChange,
  movedOn,
  refused,
  traceOf,
  withEntities,
  type RecordOwner,
  type Refused,
} from './load-record.server.ts'
import { OF_MINISTRY, type RecordPlace } from './record-address.ts'
import { factProblems } from './record-rules.ts'

export type FactSaved = { readonly ok: true; readonly id: string } | Refused

/** Of one fact, and of all files of an entity's year (bytes). */
const PROOFS = 6
const BYTES = 300 * 1024 * 1024

/** @throws {AppError} `not-found` for a kind that is not of such a record. */
export function assertKind(kind: FactKind, { entityId }: Pick<RecordOwner, 'entityId'>): void {
  const known: readonly FactKind[] = entityId === null ? MINISTRY_KINDS : ENTITY_KINDS
  if (!known.includes(kind)) throw new AppError('not-found')
}

type Shown = Pick<StoredFact, 'id' | 'entityId' | 'year'>

function readied(given: Read<ProofInput>, { id, entityId, year }: Shown, today: string): Promise<Read<ReadyProof>> {
  return readyProof(given, { id, entityId: entityId ?? OF_MINISTRY, year, revision: 0 }, today)
}

function proofRow({ row }: ReadyProof, factId: string): NewFactProof {
  const { id, kind, shows, reference, namesPeople, fileName, mediaType, size, sha256, addedOn } = row
  return { id, factId, kind, shows, reference, namesPeople, fileName, mediaType, size, sha256, addedOn }
}

/** What stands against one more proof, by the field; null where nothing does. */
function proofProblem(transaction: Transaction, fact: Shown, { bytes }: ReadyProof): Record<string, string> | null {
  if (listFactProofs(transaction, fact).length >= PROOFS)
    return { muestra: `Cada dato tiene hasta ${PROOFS} medios de verificación. Retire uno para agregar otro` }
  return bytes !== null && countRecordBytes(transaction, fact) + bytes.byteLength > BYTES
    ? { archivo: 'El registro del año llegó a 300 MB. Ponga un enlace o el número del documento' }
    : null
}

/** One plan a year, and one list of nothing. */
function doubled(transaction: Transaction, actor: Actor, { entityId, year, kind }: NewFact): boolean {
  if (kind !== 'activity-plan' || !entityId) return false
  return listEntityFacts(transaction, actor.scope, entityId, year).some((fact) => fact.kind === kind)
}

/**
 * Records a fact, with the proof that came with it. Of an entity it is a draft; what an analyst records stands at once.
 * @throws {AppError} `not-found` outside of what the actor sees, and for a kind of another record.
 */
export async function recordFact(
  actor: Actor,
  asked: RecordPlace & { readonly input: FactInput },
  clock: Clock = systemClock,
): Promise<FactSaved> {
  const now = clock()
  const today = limaDate(now)
  const owner = loadOwner(actor, asked, now)
  const { on, letter, proof } = asked.input
  assertKind(asked.input.said.kind, owner)
  const barred = barredWords(actor, owner, now)
  if (barred !== null) return refused({ ocurrio: barred })
  const { database } = runtime()
  const found = await withEntities(database, actor, asked.input.said)
  if ('problems' in found) return refused(found.problems)
  const { kind, content } = found.said
  const problems = factProblems({ on, said: found.said }, { year: asked.year, today })
  if (Object.keys(problems).length > 0) return refused(problems)
  const byMinistry = actor.scope.kind === 'country'
  const fact: NewFact = {
    ...{
      id: randomBytes(16).toString('hex'),
      entityId: owner.entityId,
      year: asked.year,
      kind,
      content,
      occurredOn: on,
    },
    ...{ origin: byMinistry ? 'ministry' : 'entity', state: byMinistry ? 'validated' : 'draft', recordedOn: today },
    ...{ letterNumber: letter?.number ?? null, letterOn: letter?.on ?? null },
    ...(byMinistry ? { submittedOn: today, reviewedOn: today } : {}),
  }
  const shown = { id: fact.id, entityId: owner.entityId, year: asked.year }
  const ready = proof && (await readied(proof, shown, today))
  if (ready && !ready.ok) return refused(ready.problems)
  const stored = { ...shown, kind, revision: 1 }
  const refusal = await storedWith(ready ? ready.input : null, () =>
    Promise.resolve(
      inTransaction(database, (transaction) => {
        if (doubled(transaction, actor, fact))
          return { titulo: 'El plan de este año ya está registrado: cámbielo allí' }
        const full = ready && proofProblem(transaction, shown, ready.input)
        if (full) return full
        insertFact(transaction, fact, ...traceOf(actor, stored, 'recorded', now))
        if (ready)
          insertFactProof(
            transaction,
            stored,
            proofRow(ready.input, fact.id),
            ...traceOf(actor, stored, 'evidence-added', now),
          )
        return null
      }),
    ),
  )
  return refusal === null ? { ok: true, id: fact.id } : refused(refusal)
}

type Asked = RecordPlace & { readonly factId: string; readonly revision: number }

/** A fact that the actor may change as the page showed it, or why not. */
function changeable(actor: Actor, asked: Asked, now: Date, field: string) {
  const owner = loadOwner(actor, asked, now)
  const fact = loadFact(actor, owner, asked.factId)
  const barred = barredWords(actor, owner, now)
  if (barred !== null) return refused({ [field]: barred })
  return fact.revision === asked.revision && mayChange(actor, fact) ? { ok: true as const, fact } : movedOn(field)
}

/** Changes what a fact says. @throws {AppError} `not-found` outside of what the actor sees. */
export async function changeFact(
  actor: Actor,
  asked: Asked & { readonly input: FactInput },
  clock: Clock = systemClock,
): Promise<FactSaved> {
  const now = clock()
  const found = changeable(actor, asked, now, 'ocurrio')
  if (!found.ok) return found
  const { fact } = found
  const { database } = runtime()
  const { on, letter, said: typed } = asked.input
  const named = await withEntities(database, actor, typed)
  if ('problems' in named) return refused(named.problems)
  if (named.said.kind !== fact.kind || fact.content === null) throw new AppError('invalid-input')
  const problems = factProblems({ on, said: named.said }, { year: asked.year, today: limaDate(now) })
  if (Object.keys(problems).length > 0) return refused(problems)
  const change = {
    ...{ occurredOn: on, content: named.said.content },
    ...(letter ? { letterNumber: letter.number, letterOn: letter.on } : {}),
  }
  const changed = inTransaction(database, (transaction) =>
    updateFact(transaction, fact, change, ...traceOf(actor, fact, 'changed', now)),
  )
  return changed ? { ok: true, id: fact.id } : movedOn('ocurrio')
}

/** Adds what proves a fact. @throws {AppError} `not-found` outside of what the actor sees. */
export async function addFactProof(
  actor: Actor,
  asked: Asked & { readonly proof: Read<ProofInput> | null },
  clock: Clock = systemClock,
): Promise<FactSaved> {
  const now = clock()
  const found = changeable(actor, asked, now, 'muestra')
  if (!found.ok) return found
  const { fact } = found
  if (asked.proof === null)
    return refused({ archivo: 'Elija el archivo, o escriba un enlace o el número del documento' })
  const ready = await readied(asked.proof, fact, limaDate(now))
  if (!ready.ok) return refused(ready.problems)
  const trace = traceOf(actor, fact, 'evidence-added', now)
  const refusal = await storedWith(ready.input, () =>
    Promise.resolve(
      inTransaction(runtime().database, (transaction): Refused | null => {
        const full = proofProblem(transaction, fact, ready.input)
        if (full) return refused(full)
        return insertFactProof(transaction, fact, proofRow(ready.input, fact.id), ...trace) ? null : movedOn('muestra')
      }),
    ),
  )
  return refusal ?? { ok: true, id: fact.id }
}

/** Takes a proof off a fact; its row stays. @throws {AppError} `not-found` outside of what the actor sees. */
export function removeFactProof(
  actor: Actor,
  { proofId, ...asked }: Asked & { readonly proofId: string },
  clock: Clock = systemClock,
): FactSaved {
  const now = clock()
  const found = changeable(actor, asked, now, `medio-${proofId}`)
  if (!found.ok) return found
  const trace = traceOf(actor, found.fact, 'evidence-removed', now)
  const removed = inTransaction(runtime().database, (transaction) =>
    updateFactProofAsRemoved(transaction, found.fact, { proofId, today: limaDate(now) }, ...trace),
  )
  return removed ? { ok: true, id: found.fact.id } : movedOn(`medio-${proofId}`)
}

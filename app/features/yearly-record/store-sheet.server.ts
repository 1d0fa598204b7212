import { randomBytes } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import { insertFact, listEntityFacts, updateFact, type NewFact } from '#db/queries/yearly-record.server.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import type { Actor } from '#app/door/actor.ts'
import { countLines, digestOf, isConfirmable, type ImportLine, type LineCounts } from '#app/features/imports/report.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { mayChange, traceOf } from './load-record.server.ts'
import { readRows, type SheetRow } from './read-sheet.ts'
import { reviewRows, type SheetStep } from './review-sheet.ts'

declare module '#app/kit/program/beside-loop.server.ts' {
  interface DatabaseWorks {
    readonly 'review-record': { readonly facts: RecordSheet; readonly made: ReviewedRecord }
    readonly 'store-record': { readonly facts: AnnouncedRecord; readonly made: StoredRecord }
  }
}

/** A filled sheet of the record of an entity and year, which the actor may write. */
export type RecordSheet = {
  readonly actor: Actor
  readonly entityId: string
  readonly level: GovernmentLevel | null
  readonly year: number
  readonly rows: readonly SheetRow[]
  readonly now: Date
}
/** `shown` is the digest of what somebody saw; `file` that of what she sent. */
export type AnnouncedRecord = RecordSheet & { readonly file: string; readonly shown: string }
export type ReviewedRecord = { readonly lines: readonly ImportLine[]; readonly shown: string }
export type StoredRecord = { readonly done: LineCounts } | { readonly moved: ReviewedRecord }

function prepared(handle: Transaction, { actor, entityId, level, year, rows, now }: RecordSheet) {
  const { lines, steps } = reviewRows(readRows(rows, level), {
    ...{ year, today: limaDate(now) },
    facts: listEntityFacts(handle, actor.scope, entityId, year),
    mayChange: (fact) => mayChange(actor, fact),
  })
  const basis = steps.flatMap(({ fact }) => (fact ? [`${fact.id}.${fact.revision}`] : []))
  return { lines, steps, shown: digestOf(lines, [entityId, String(year), ...basis]) }
}

/** What the rows of a sheet would do as the record stands now. Stores nothing. */
export function reviewRecordSheet(database: Database, sheet: RecordSheet): ReviewedRecord {
  const { lines, shown } = inTransaction(database, (transaction) => prepared(transaction, sheet))
  return { lines, shown }
}

function take(transaction: Transaction, { actor, entityId, year, now }: RecordSheet, step: SheetStep): void {
  const { fact, on, said } = step
  if (fact) {
    const change = { occurredOn: on, content: said.content }
    updateFact(transaction, fact, change, ...traceOf(actor, fact, 'changed', now))
    return
  }
  const added: NewFact & { readonly entityId: string } = {
    ...{ id: randomBytes(16).toString('hex'), entityId, year, kind: said.kind, content: said.content },
    ...{ occurredOn: on, origin: 'entity', state: 'draft', recordedOn: limaDate(now) },
  }
  insertFact(transaction, added, ...traceOf(actor, added, 'recorded', now))
}

/** Stores what was announced as drafts, all of it or nothing. */
export function storeRecordSheet(database: Database, announced: AnnouncedRecord): StoredRecord {
  const { actor, entityId, year, file, now } = announced
  return inTransaction(
    database,
    (transaction): StoredRecord => {
      const { lines, steps, shown } = prepared(transaction, announced)
      const counts = countLines(lines)
      if (!isConfirmable(counts) || shown !== announced.shown) return { moved: { lines, shown } }
      for (const step of steps) take(transaction, announced, step)
      const detail = { year, rows: lines.length, added: counts.added, changed: counts.changed, sha256: file }
      const deed = { action: 'record.imported', objectKind: 'import', objectId: file.slice(0, 16), entityId, detail }
      recordDeed(transaction, actor, deed, now)
      return { done: counts }
    },
    'immediate',
  )
}

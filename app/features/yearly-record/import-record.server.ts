import { createHash } from 'node:crypto'
import type { Actor } from '#app/door/actor.ts'
import { packLines, type PackedLines } from '#app/features/imports/packed-lines.ts'
import { countLines, isConfirmable, type LineCounts } from '#app/features/imports/report.ts'
import { sealed, unsealed, type Sealed } from '#app/features/imports/seal-import.server.ts'
import { besideLoop } from '#app/kit/program/beside-loop.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { FilledRow } from '#app/kit/sheets/filled-sheet.ts'
import { readUploadedBook } from '#app/kit/sheets/read-uploaded-sheet.server.ts'
import { ENTITY_KINDS } from '#surveys/yearly-record/kinds.ts'
import { barredWords, loadOwner, type RecordOwner } from './load-record.server.ts'
import type { SheetRow } from './read-sheet.ts'
import { KIND_TEMPLATES, RECORD_TEMPLATES } from './sheet-template.ts'
import { reviewRecordSheet, storeRecordSheet, type RecordSheet, type ReviewedRecord } from './store-sheet.server.ts'

/** What a sheet would do; `confirm` is null where there is nothing to confirm. */
export type RecordReport = {
  readonly year: number
  readonly lines: PackedLines
  readonly counts: LineCounts
  readonly confirm: Sealed | null
}
export type RecordReviewed =
  | { readonly ok: true; readonly report: RecordReport }
  | { readonly ok: false; readonly problem: string }

/** Rows that are read or stored in less time than a thread takes to start. */
const FEW_ROWS = 60
const isFew = (rows: readonly SheetRow[]) => rows.length <= FEW_ROWS || runtime().database.$client.memory

type Opened = { readonly owner: RecordOwner; readonly entityId: string; readonly now: Date }

/** The record of the actor's own entity. @throws {AppError} `not-found` without one, or of a year without a record. */
function open(actor: Actor, year: number, clock: Clock): Opened {
  const now = clock()
  const owner = loadOwner(actor, { whose: null, year }, now)
  if (owner.entityId === null) throw new AppError('not-found')
  return { owner, entityId: owner.entityId, now }
}

/** What the page of the sheet of a year says before anything is uploaded. @throws {AppError} `not-found`. */
export function viewRecordSheet(actor: Actor, year: number, clock: Clock = systemClock) {
  const { owner, now } = open(actor, year, clock)
  return { year, barred: barredWords(actor, owner, now) }
}

/** A seal is good for the record of one entity and year. */
const kindOf = ({ entityId, owner }: Opened) => `record:${entityId}:${owner.place.year}`

/** With the sheet before the cells: a seal keeps rows of cells. */
const packed = ({ of, row, cells }: SheetRow): FilledRow => ({ row, cells: [of, ...cells] })
function unpacked({ row, cells: [first = '', ...cells] }: FilledRow): SheetRow {
  return { row, cells, of: ENTITY_KINDS.find((kind) => kind === first) ?? 'nothing' }
}

function reportOf(
  actor: Actor,
  opened: Opened,
  { lines, shown }: ReviewedRecord,
  file: string,
  rows: readonly SheetRow[],
): RecordReport {
  const counts = countLines(lines)
  const announced = { file, shown, rows: rows.map(packed) }
  const confirm = isConfirmable(counts) ? sealed(actor, kindOf(opened), announced) : null
  return { year: opened.owner.place.year, lines: packLines(lines), counts, confirm }
}

function sheetOf(actor: Actor, { owner, entityId, now }: Opened, rows: readonly SheetRow[]): RecordSheet {
  return { actor, entityId, level: owner.level, year: owner.place.year, rows, now }
}

/** Why the sheet is of another record; null where it is of this one. */
function otherRecord(about: readonly FilledRow[] | undefined, { owner, entityId }: Opened): string | null {
  const [year = '', entity = ''] = about?.[0]?.cells ?? []
  const here = String(owner.place.year)
  if (year !== here)
    return /^\d{4}$/.test(year)
      ? `Es la planilla de ${year}, y esta página es del registro de ${here}. Súbala en la página de ${year}, o descargue aquí la de ${here}`
      : 'La planilla no dice de qué año es. Descárguela de nuevo y pase a ella sus datos'
  return entity === entityId ? null : 'Es la planilla de otra entidad. Descargue aquí la suya'
}

/** Reads a filled sheet row by row against the record as it stands; stores nothing. */
export async function reviewRecordImport(
  actor: Actor,
  { year, file }: { readonly year: number; readonly file: File | null },
  clock: Clock = systemClock,
): Promise<RecordReviewed> {
  const opened = open(actor, year, clock)
  const barred = barredWords(actor, opened.owner, opened.now)
  if (barred !== null) return { ok: false, problem: barred }
  if (!file || file.size === 0) return { ok: false, problem: 'Elija la planilla que llenó' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const book = await readUploadedBook(bytes, RECORD_TEMPLATES)
  if (!book.ok) return book
  const [about, nothing = [], ...kinds] = book.sheets
  const other = otherRecord(about, opened)
  if (other !== null) return { ok: false, problem: other }
  const rows: SheetRow[] = [
    ...nothing.map((row) => ({ ...row, of: 'nothing' as const })),
    ...KIND_TEMPLATES.flatMap(({ kind }, index) => (kinds[index] ?? []).map((row) => ({ ...row, of: kind }))),
  ]
  const sheet = sheetOf(actor, opened, rows)
  const { database } = runtime()
  const reviewed = isFew(rows) ? reviewRecordSheet(database, sheet) : await besideLoop(database, 'review-record', sheet)
  const digest = createHash('sha256').update(bytes).digest('hex')
  return { ok: true, report: reportOf(actor, opened, reviewed, digest, rows) }
}

/**
 * Stores what a report announced as drafts, all of it or nothing; where something moved meanwhile the report of now is
 * given back. @throws {AppError} `invalid-input` where the form is not the one that the report gave to this person.
 */
export async function confirmRecordImport(
  actor: Actor,
  { year, announced }: { readonly year: number; readonly announced: Sealed },
  clock: Clock = systemClock,
): Promise<{ readonly done: LineCounts } | { readonly moved: RecordReport } | { readonly barred: string }> {
  const opened = open(actor, year, clock)
  const { file, shown, rows: sealedRows } = unsealed(actor, kindOf(opened), announced)
  const barred = barredWords(actor, opened.owner, opened.now)
  if (barred !== null) return { barred }
  const rows = sealedRows.map(unpacked)
  const facts = { ...sheetOf(actor, opened, rows), file, shown }
  const { database } = runtime()
  const stored = isFew(rows) ? storeRecordSheet(database, facts) : await besideLoop(database, 'store-record', facts)
  return 'done' in stored ? stored : { moved: reportOf(actor, opened, stored.moved, file, rows) }
}

import { createHash } from 'node:crypto'
import type { Actor } from '#app/door/actor.ts'
import { packLines, type PackedLines } from '#app/features/imports/packed-lines.ts'
import { countLines, isConfirmable, type LineCounts } from '#app/features/imports/report.ts'
import { sealed, unsealed, type Sealed } from '#app/features/imports/seal-import.server.ts'
import { besideLoop } from '#app/kit/program/beside-loop.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { isWorkbook, readFilledCsv } from '#app/kit/sheets/filled-csv.ts'
import type { FilledRow } from '#app/kit/sheets/filled-sheet.ts'
import { readUploadedSheet } from '#app/kit/sheets/read-uploaded-sheet.server.ts'
import { MEF_TEMPLATE } from './columns.ts'
import type { MefOrigin } from './form.ts'
import { reviewMefSheet, storeMefSheet, type ReviewedMef } from './store-mef.server.ts'

/** What a sheet would do; `confirm` is null where there is nothing to confirm. */
export type MefReport = {
  readonly origin: MefOrigin
  readonly lines: PackedLines
  readonly counts: LineCounts
  readonly confirm: Sealed | null
}
export type MefReviewed =
  | { readonly ok: true; readonly report: MefReport }
  | { readonly ok: false; readonly problems: FieldProblems }

/** Rows that are read or stored in less time than a thread takes to start. */
const FEW_ROWS = 30
const isFew = (rows: readonly FilledRow[]) => rows.length <= FEW_ROWS || runtime().database.$client.memory

/** A seal is good for the year, the source and the date that stood beside the report. */
const kindOf = ({ year, source, sourcedOn }: MefOrigin) => `mef:${year}:${sourcedOn}:${source}`

function reportOf(
  actor: Actor,
  origin: MefOrigin,
  reviewed: ReviewedMef,
  file: string,
  rows: readonly FilledRow[],
): MefReport {
  const counts = countLines(reviewed.lines)
  const confirm = isConfirmable(counts) ? sealed(actor, kindOf(origin), { file, shown: reviewed.shown, rows }) : null
  return { origin, lines: packLines(reviewed.lines), counts, confirm }
}

/** Figures are of a year that began, and were taken before now. */
function originProblems({ year, sourcedOn }: MefOrigin, today: string): FieldProblems {
  return {
    ...(year > Number(today.slice(0, 4)) ? { anio: 'Ese año todavía no empieza' } : {}),
    ...(sourcedOn > today ? { fecha: 'La fecha de las cifras no puede ser posterior a hoy' } : {}),
    ...(sourcedOn < `${year}-01-01` ? { fecha: 'Las cifras de un año no pueden ser anteriores a él' } : {}),
  }
}

/** Reads a sheet of figures row by row against what stands now; stores nothing. */
export async function reviewMefImport(
  actor: Actor,
  { origin, file }: { readonly origin: MefOrigin; readonly file: File | null },
  clock: Clock = systemClock,
): Promise<MefReviewed> {
  const now = clock()
  const wrong = originProblems(origin, limaDate(now))
  if (!file || file.size === 0)
    return { ok: false, problems: { ...wrong, planilla: 'Elija la planilla con las cifras' } }
  if (Object.keys(wrong).length > 0) return { ok: false, problems: wrong }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const sheet = isWorkbook(bytes) ? await readUploadedSheet(bytes, MEF_TEMPLATE) : readFilledCsv(bytes, MEF_TEMPLATE)
  if (!sheet.ok) return { ok: false, problems: { planilla: sheet.problem } }
  if (sheet.rows.length === 0) return { ok: false, problems: { planilla: 'La planilla no trae ninguna fila llena' } }
  const { database } = runtime()
  const facts = { actor, origin, rows: sheet.rows, now }
  const reviewed = isFew(sheet.rows) ? reviewMefSheet(database, facts) : await besideLoop(database, 'review-mef', facts)
  const digest = createHash('sha256').update(bytes).digest('hex')
  return { ok: true, report: reportOf(actor, origin, reviewed, digest, sheet.rows) }
}

/**
 * Stores what a report announced, all of it or nothing; where something moved meanwhile the report of now is given back.
 * @throws {AppError} `invalid-input` where the form is not the one that the report gave to this person.
 */
export async function confirmMefImport(
  actor: Actor,
  { origin, announced }: { readonly origin: MefOrigin; readonly announced: Sealed },
  clock: Clock = systemClock,
): Promise<{ readonly done: LineCounts } | { readonly moved: MefReport }> {
  const { database } = runtime()
  const opened = unsealed(actor, kindOf(origin), announced)
  const facts = { actor, origin, ...opened, now: clock() }
  const stored = isFew(opened.rows) ? storeMefSheet(database, facts) : await besideLoop(database, 'store-mef', facts)
  return 'done' in stored ? stored : { moved: reportOf(actor, origin, stored.moved, opened.file, opened.rows) }
}

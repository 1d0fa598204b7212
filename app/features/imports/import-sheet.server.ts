import { createHash } from 'node:crypto'
import { invitedFrom } from '#app/features/accounts/invite-account.server.ts'
import { besideLoop } from '#app/kit/program/beside-loop.server.ts'
import { csv } from '#app/kit/sheets/csv.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { sendsMail, sendSoon } from '#app/kit/mail/mail-queue.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { readUploadedSheet } from '#app/kit/sheets/read-uploaded-sheet.server.ts'
import type { FilledRow, Template } from '#app/kit/sheets/filled-sheet.ts'
import { ACCOUNT_TEMPLATE } from './account-columns.ts'
import { ENTITY_TEMPLATE } from './entity-columns.ts'
import type { ImportKind, SheetConfirmation, SheetUpload } from './form.ts'
import { packLines, type PackedLines } from './packed-lines.ts'
import { countLines, isConfirmable, type ImportLine, type LineCounts } from './report.ts'
import type { Circumstances, InvitedLink } from './prepared-import.ts'
import { sealed, unsealed, type Sealed } from './seal-import.server.ts'
import { reviewSheet, storeImport, type Reviewed } from './store-import.server.ts'

const TEMPLATES = { entidades: ENTITY_TEMPLATE, cuentas: ACCOUNT_TEMPLATE } satisfies Record<ImportKind, Template>

/** Rows that are read or stored in less time than a thread takes to start. */
const FEW_ROWS = 30

/** What a sheet would do; `confirm` is what the confirming form carries, null where there is nothing to confirm. */
export type ImportReport =
  | { readonly ok: false; readonly kind: ImportKind; readonly problem: string }
  | {
      readonly ok: true
      readonly kind: ImportKind
      readonly lines: readonly ImportLine[]
      readonly counts: LineCounts
      readonly confirm: Sealed | null
    }

/** A report as it goes to its page. */
export type PackedReport =
  | Extract<ImportReport, { readonly ok: false }>
  | (Omit<Extract<ImportReport, { readonly ok: true }>, 'lines'> & { readonly lines: PackedLines })

export function packReport(report: ImportReport): PackedReport {
  return report.ok ? { ...report, lines: packLines(report.lines) } : report
}

/** Links are told only where no mail carries them; `csvAddress` is a `data:` address of the same table. */
export type ImportDone = {
  readonly kind: ImportKind
  readonly counts: LineCounts
  readonly links: readonly InvitedLink[]
  readonly csvAddress: string | null
  /** Name of that table as a file. */
  readonly csvName: string
}
export type Confirmed = { readonly done: ImportDone } | { readonly moved: ImportReport }

/** Public address of this installation, with which the links of invitations start. */
type FromOrigin = { readonly origin: string }

function circumstancesOf(origin: string, clock: Clock): Circumstances {
  const invented = runtime().environment.ESPEJO_MODE === 'demo'
  return { now: clock(), from: invitedFrom(origin), invented }
}

/** Whether this is done where it is asked for. What lies in memory can be opened only once. */
const isFew = (rows: readonly FilledRow[]) => rows.length <= FEW_ROWS || runtime().database.$client.memory

function reportOf(
  actor: Actor,
  kind: ImportKind,
  { lines, shown }: Reviewed,
  file: string,
  rows: readonly FilledRow[],
): ImportReport {
  const counts = countLines(lines)
  const confirm = isConfirmable(counts) ? sealed(actor, kind, { file, shown, rows }) : null
  return { ok: true, kind, lines, counts, confirm }
}

/** Reads a filled sheet row by row against what stands now, in another thread where they are many; stores nothing. */
export async function reviewImport(
  actor: Actor,
  { kind, file, origin }: Pick<SheetUpload, 'kind' | 'file'> & FromOrigin,
  clock: Clock = systemClock,
): Promise<ImportReport> {
  if (!file || file.size === 0) return { ok: false, kind, problem: 'Elija la planilla que llenó' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const sheet = await readUploadedSheet(bytes, TEMPLATES[kind])
  if (!sheet.ok) return { ...sheet, kind }
  if (sheet.rows.length === 0) return { ok: false, kind, problem: 'La planilla no trae ninguna fila llena' }
  const { database } = runtime()
  const filled = { actor, kind, rows: sheet.rows, ...circumstancesOf(origin, clock) }
  const reviewed = isFew(sheet.rows)
    ? reviewSheet(database, filled)
    : await besideLoop(database, 'review-import', filled)
  return reportOf(actor, kind, reviewed, createHash('sha256').update(bytes).digest('hex'), sheet.rows)
}

const LINK_TITLES = ['Nombre y apellidos', 'Correo', 'Función', 'Entidad', 'Enlace']

function linksCsv(links: readonly InvitedLink[]): string {
  return csv([
    {
      name: 'Invitaciones',
      widths: [],
      rows: [
        LINK_TITLES,
        ...links.map(({ name, email, role, entityName, link }) => [name, email, role, entityName, link]),
      ],
    },
  ])
}

/** Of which day, and of which sheet. */
const linksFileName = (now: Date, sheetDigest: string) =>
  fileName(
    { what: 'Enlaces de invitación', entity: null, apart: [sheetDigest.slice(0, 8)], date: limaDate(now) },
    'csv',
  )

function doneWith(kind: ImportKind, counts: LineCounts, links: readonly InvitedLink[], csvName: string): ImportDone {
  if (links.length === 0 || sendsMail(runtime().environment))
    return { kind, counts, links: [], csvAddress: null, csvName }
  return {
    kind,
    counts,
    links,
    csvName,
    csvAddress: `data:text/csv;charset=utf-8,${encodeURIComponent(linksCsv(links))}`,
  }
}

/**
 * Does what a report announced: exactly that, all or nothing. The rows are reviewed again where they are stored, in
 * another thread where they are many; where something moved meanwhile the new report is given back and nothing is stored.
 * @throws {AppError} `invalid-input` where the form is not the one that the report gave to this person.
 */
export async function confirmImport(
  actor: Actor,
  { kind, announced, origin }: Pick<SheetConfirmation, 'kind' | 'announced'> & FromOrigin,
  clock: Clock = systemClock,
): Promise<Confirmed> {
  const { database } = runtime()
  const opened = unsealed(actor, kind, announced)
  const { file, rows } = opened
  const importing = { actor, kind, ...opened, ...circumstancesOf(origin, clock) }
  const stored = isFew(rows) ? storeImport(database, importing) : await besideLoop(database, 'store-import', importing)
  if ('moved' in stored) return { moved: reportOf(actor, kind, stored.moved, file, rows) }
  sendSoon()
  const { counts, links } = stored.done
  return { done: doneWith(kind, counts, links, linksFileName(importing.now, file)) }
}

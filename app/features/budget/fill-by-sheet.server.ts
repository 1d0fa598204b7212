import { manyLines, oneLine } from '#surveys/text/written-text.ts'
import { updateItems, type ImportedItem } from '#db/queries/budget.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { readUploadedSheet } from '#app/kit/sheets/read-uploaded-sheet.server.ts'
import { workbook, type Row } from '#app/kit/sheets/xlsx.server.ts'
import { readLevelCells } from './form.ts'
import { changedBy } from './keep-trace.server.ts'
import { checkLevel } from './save-level.server.ts'
import { requireAssessment, type AssessmentView, type ItemView } from './view-assessment.server.ts'
import { changedSinceDownload } from './words.ts'

const HEADER = [
  'Código',
  'Dimensión',
  'Pregunta',
  'Nivel 0',
  'Nivel 1',
  'Nivel 2',
  'Nivel 3',
  'Nivel (0, 1, 2, 3 o na)',
  'Razón, si no aplica',
  'Nota',
  'Revisión (no cambiar)',
] as const
const SHEET = 'Preguntas'
const COLUMNS = { id: 0, level: 7, reason: 8, note: 9, revision: 10 } as const
const MOST_ROWS = 500

function rowOf(dimension: string, { id, title, choices, level, reason, note, revision }: ItemView): Row {
  const words = ['0', '1', '2', '3'].map((value) => choices.find((choice) => choice.value === value)?.text ?? null)
  return [
    id,
    dimension,
    title,
    ...words,
    level === null ? null : level === 'na' ? 'na' : Number(level),
    oneLine(reason) || null,
    manyLines(note) || null,
    revision,
  ]
}

/** What stands in it changes while people work on it, so its name says of which minute it is. */
export function assessmentFileName(
  { entityName, instrument, year }: AssessmentView,
  clock: Clock = systemClock,
): string {
  const date = clock()
  return fileName({ what: 'Planilla', entity: entityName, instrument: instrument.title, apart: [year], date }, 'xlsx')
}

/** The questions with what stands in them, to be filled in away from the platform. */
export function assessmentWorkbook({ dimensions, entityName, year }: AssessmentView): Promise<Buffer> {
  const rows = dimensions.flatMap(({ title, items }) => items.map((item) => rowOf(title, item)))
  const help: Row[] = [
    ['Cómo llenar'],
    [`${entityName}, ${year}. Escriba solo en las columnas «Nivel», «Razón» y «Nota» de la hoja ${SHEET}.`],
    ['No escriba fórmulas: la planilla se rechaza. Los documentos se adjuntan en la plataforma.'],
    [
      'Al subirla verá fila por fila qué cambiará, y nada se guarda hasta que usted lo confirme. Se guarda todo o nada.',
    ],
  ]
  return workbook([
    {
      name: SHEET,
      widths: [10, 24, 44, 24, 24, 24, 24, 14, 30, 30, 10],
      asTyped: [COLUMNS.reason, COLUMNS.note],
      rows: [[...HEADER], ...rows],
    },
    { name: 'Instrucciones', widths: [100], rows: help },
  ])
}

/** A reason or a note that the workbook changes. */
export type TextChange = { readonly field: 'reason' | 'note'; readonly before: string; readonly after: string }
export type SheetLine = {
  readonly row: number
  readonly id: string
  readonly title: string
  readonly before: string | null
  readonly after: string | null
  readonly texts: readonly TextChange[]
  readonly problem: string | null
  readonly changed: boolean
}
export type SheetReport =
  | { readonly ok: false; readonly problem: string }
  | {
      readonly ok: true
      readonly lines: readonly SheetLine[]
      readonly sound: boolean
      readonly changes: readonly ImportedItem[]
    }

/** The code of an unknown row is told back no longer than a code is. */
const LONGEST_ID = 20

type ReadTexts = { readonly reason: string; readonly note: string }

/** What was stored before it was normalised is compared as if it were. */
const WRITTEN = { reason: oneLine, note: manyLines } as const

function textChanges(before: ReadTexts, after: ReadTexts): TextChange[] {
  return (['reason', 'note'] as const)
    .map((field) => ({ field, before: WRITTEN[field](before[field]), after: after[field] }))
    .filter((change) => change.before !== change.after)
}

const choicesOf = ({ choices }: Pick<ItemView, 'choices'>) => choices.map(({ value }) => value)

function readLine(
  row: readonly string[],
  number: number,
  items: ReadonlyMap<string, ItemView>,
  seen: Set<string>,
): { line: SheetLine; change: ImportedItem | null } {
  const cell = (column: keyof typeof COLUMNS) => row[COLUMNS[column]] ?? ''
  const id = cell('id').slice(0, LONGEST_ID)
  const item = items.get(id)
  const line = {
    row: number,
    id,
    title: item?.title ?? '',
    before: item?.level ?? null,
    after: null,
    texts: [],
    changed: false,
  }
  const refuse = (problem: string) => ({ line: { ...line, problem }, change: null })
  if (!item) return refuse(id === '' ? 'Falta el código de la pregunta' : 'No hay una pregunta con este código')
  if (seen.has(id)) return refuse('La pregunta está dos veces')
  seen.add(id)
  const read = readLevelCells({
    level: cell('level').toLowerCase(),
    reason: cell('reason'),
    note: cell('note'),
    revision: cell('revision'),
  })
  const checked = checkLevel(read, choicesOf(item))
  if (!read.ok || !checked.ok)
    return refuse((checked.ok ? undefined : Object.values(checked.problems)[0]) ?? 'No se entiende la fila')
  const texts = textChanges(item, checked.input)
  const changed = checked.input.level !== item.level || texts.length > 0
  if (changed && !item.editable) return refuse('Esta pregunta no se puede cambiar ahora')
  if (changed && read.input.revision !== item.revision) return refuse(changedSinceDownload(item.changedBy))
  return {
    line: { ...line, after: checked.input.level, texts, changed, problem: null },
    change: changed ? { itemId: id, revision: item.revision, ...checked.input } : null,
  }
}

/** What a filled workbook would change, row by row; stores nothing. */
export async function readAssessmentSheet(view: AssessmentView, bytes: Uint8Array): Promise<SheetReport> {
  const sheet = await readUploadedSheet(bytes, { sheet: SHEET, header: HEADER, rows: MOST_ROWS })
  if (!sheet.ok) return sheet
  const items = new Map(view.dimensions.flatMap((dimension) => dimension.items.map((item) => [item.id, item])))
  const seen = new Set<string>()
  const read = sheet.rows.map(({ row, cells }) => readLine(cells, row, items, seen))
  const lines = read.map(({ line }) => line)
  return {
    ok: true,
    lines,
    sound: lines.every(({ problem }) => problem === null),
    changes: read.flatMap(({ change }) => (change ? [change] : [])),
  }
}

/** Reads an uploaded workbook against the assessment as it stands. */
export async function reportOnSheet(
  actor: Actor,
  { year, file }: { readonly year: number; readonly file: File | null },
): Promise<SheetReport> {
  const view = await requireAssessment(actor, year)
  if (!file || file.size === 0) return { ok: false, problem: 'Elija la planilla que llenó' }
  return readAssessmentSheet(view, new Uint8Array(await file.arrayBuffer()))
}

/** A change as the confirming form carries it. @throws {AppError} `conflict` when it does not fit the item any more. */
function announcedChange([id, level, reason, note, revision]: Announced, item: ItemView | undefined): ImportedItem {
  const read = readLevelCells({ level, reason, note, revision })
  const checked = item?.editable ? checkLevel(read, choicesOf(item)) : null
  if (!read.ok || !checked?.ok) throw new AppError('conflict')
  return { itemId: id, revision: read.input.revision, ...checked.input }
}

/**
 * Saves what a report announced: all of it or nothing. The history of the assessment is its trace.
 * @throws {AppError} `conflict` when something was changed since the report; nothing is written over.
 */
export async function saveSheet(
  actor: Actor,
  { year, announced }: { readonly year: number; readonly announced: string },
  clock: Clock = systemClock,
): Promise<number> {
  const view = await requireAssessment(actor, year, clock)
  const items = new Map(view.dimensions.flatMap((dimension) => dimension.items.map((item) => [item.id, item])))
  const changes = parseAnnounced(announced).map((each) => announcedChange(each, items.get(each[0])))
  if (!(await updateItems(runtime().database, view.id, changes, changedBy(actor, clock()))))
    throw new AppError('conflict')
  return changes.length
}

type Announced = readonly [id: string, level: string, reason: string, note: string, revision: string]

function isAnnounced(value: unknown): value is Announced {
  return Array.isArray(value) && value.length === 5 && value.every((each) => typeof each === 'string')
}

/** Letters; all questions with every text at its limit take less than a third. */
const LONGEST_ANNOUNCED = 500_000

function parseAnnounced(text: string): Announced[] {
  if (text.length > LONGEST_ANNOUNCED) throw new AppError('too-large')
  try {
    const parsed: unknown = JSON.parse(text)
    if (Array.isArray(parsed) && parsed.length <= MOST_ROWS && parsed.every(isAnnounced)) return parsed
  } catch {
    // Told below like any other form that was tampered with.
  }
  throw new AppError('invalid-input')
}

/** The changes of a report in the form that confirms them. */
export function announcedChanges(changes: readonly ImportedItem[]): string {
  return JSON.stringify(
    changes.map(({ itemId, level, reason, note, revision }) => [itemId, level ?? '', reason, note, String(revision)]),
  )
}

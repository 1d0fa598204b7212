import { readSheet } from 'read-excel-file/node'
import { saveItems, type ImportedItem } from '#db/queries/assessments.server.ts'
import { AppError } from '../app-error.server.ts'
import type { Actor } from '../guard.server.ts'
import { systemClock, type Clock } from '../lima-time.ts'
import { runtime } from '../runtime.server.ts'
import { workbook, type Row } from '../xlsx.server.ts'
import { doerOf, readItemForm } from './change.server.ts'
import { checkFile, FILE_PROBLEM_WORDS, unpack } from './file-type.ts'
import { assessmentInYear, requireAssessment, yearOf, type AssessmentView, type ItemView } from './view.server.ts'

const HEADER = ['Código', 'Dimensión', 'Pregunta', 'Nivel 0', 'Nivel 1', 'Nivel 2', 'Nivel 3', 'Nivel (0, 1, 2, 3 o na)', 'Razón, si no aplica', 'Nota', 'Revisión (no cambiar)'] as const
const SHEET = 'Preguntas'
const COLUMNS = { id: 0, level: 7, reason: 8, note: 9, revision: 10 } as const
const MOST_ROWS = 500

function rowOf(dimension: string, { id, title, choices, level, reason, note, revision }: ItemView): Row {
  const words = ['0', '1', '2', '3'].map((value) => choices.find((choice) => choice.value === value)?.text ?? null)
  return [id, dimension, title, ...words, level === null ? null : level === 'na' ? 'na' : Number(level), reason || null, note || null, revision]
}

/** The questions with what stands in them, to be filled in away from the platform. */
export function assessmentWorkbook({ dimensions, entityName, year }: AssessmentView): Promise<Buffer> {
  const rows = dimensions.flatMap(({ title, items }) => items.map((item) => rowOf(title, item)))
  const help: Row[] = [
    ['Cómo llenar'],
    [`${entityName}, ${year}. Escriba solo en las columnas «Nivel», «Razón» y «Nota» de la hoja ${SHEET}.`],
    ['No escriba fórmulas: la planilla se rechaza. Los documentos se adjuntan en la plataforma.'],
    ['Al subirla verá fila por fila qué cambiará, y nada se guarda hasta que usted lo confirme. Se guarda todo o nada.'],
  ]
  return workbook([
    { name: SHEET, widths: [10, 24, 44, 24, 24, 24, 24, 14, 30, 30, 10], rows: [[...HEADER], ...rows] },
    { name: 'Instrucciones', widths: [100], rows: help },
  ])
}

export type SheetLine = { readonly row: number; readonly id: string; readonly title: string; readonly before: string | null; readonly after: string | null; readonly problem: string | null; readonly changed: boolean }
export type SheetReport =
  | { readonly ok: false; readonly problem: string }
  | { readonly ok: true; readonly lines: readonly SheetLine[]; readonly sound: boolean; readonly changes: readonly ImportedItem[] }

/** Cells that are formulas, by their address: a formula can show one value here and another there. */
function formulaCells(bytes: Uint8Array): string[] {
  const sheets = unpack(bytes, (name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
  return Object.values(sheets).flatMap((xml) => [...xml.matchAll(/<c\b[^>]*\br="([A-Z]+\d+)"[^>]*>\s*<f\b/g)].map(([, address = '']) => address))
}

const cellText = (cell: unknown) => (cell === null || cell === undefined ? '' : String(cell).trim())

function readLine(row: readonly unknown[], number: number, items: ReadonlyMap<string, ItemView>, seen: Set<string>): { line: SheetLine; change: ImportedItem | null } {
  const id = cellText(row[COLUMNS.id])
  const item = items.get(id)
  const line = { row: number, id, title: item?.title ?? '', before: item?.level ?? null, after: null, changed: false }
  const refuse = (problem: string) => ({ line: { ...line, problem }, change: null })
  if (!item) return refuse(id === '' ? 'Falta el código de la pregunta' : 'No hay una pregunta con este código')
  if (seen.has(id)) return refuse('La pregunta está dos veces')
  seen.add(id)
  const values = new Map([['nivel', cellText(row[COLUMNS.level]).toLowerCase()], ['razon', cellText(row[COLUMNS.reason])], ['nota', cellText(row[COLUMNS.note])], ['revision', cellText(row[COLUMNS.revision])]])
  const read = readItemForm(values, item.choices.map(({ value }) => value))
  if (!read.ok) return refuse(Object.values(read.problems)[0] ?? 'No se entiende la fila')
  const { level, reason, note } = read.change
  const changed = level !== item.level || reason !== item.reason || note !== item.note
  if (changed && !item.editable) return refuse('Esta pregunta no se puede cambiar ahora')
  if (changed && read.revision !== item.revision) return refuse(`${item.changedBy} cambió esta pregunta después de que se descargó la planilla`)
  return { line: { ...line, after: level, changed, problem: null }, change: changed ? { itemId: id, revision: item.revision, ...read.change } : null }
}

/** What a filled workbook would change, row by row; stores nothing. */
export async function readAssessmentSheet(view: AssessmentView, bytes: Uint8Array): Promise<SheetReport> {
  const checked = checkFile(bytes)
  if (!checked.ok) return { ok: false, problem: FILE_PROBLEM_WORDS[checked.problem] }
  if (checked.type.ending !== 'xlsx') return { ok: false, problem: 'Suba la planilla XLSX que descargó aquí' }
  const formulas = formulaCells(bytes)
  if (formulas.length > 0) return { ok: false, problem: `La planilla trae fórmulas (${formulas.slice(0, 5).join(', ')}). Escriba los valores y súbala otra vez` }
  const rows = await readSheet(Buffer.from(bytes), SHEET).catch(() => null)
  if (!rows || HEADER.some((title, index) => rows[0]?.[index] !== title)) return { ok: false, problem: `No se reconoce la planilla: debe tener la hoja «${SHEET}» con sus columnas sin cambios` }
  if (rows.length > MOST_ROWS) return { ok: false, problem: 'La planilla tiene demasiadas filas' }
  const items = new Map(view.dimensions.flatMap((dimension) => dimension.items.map((item) => [item.id, item])))
  const seen = new Set<string>()
  const read = rows.slice(1).map((row, index) => readLine(row, index + 2, items, seen))
  const lines = read.map(({ line }) => line)
  return { ok: true, lines, sound: lines.every(({ problem }) => problem === null), changes: read.flatMap(({ change }) => (change ? [change] : [])) }
}

/** Reads an uploaded workbook against the assessment as it stands. */
export async function reportOnSheet(actor: Actor, yearText: string | undefined, file: unknown): Promise<SheetReport> {
  const view = await requireAssessment(actor, yearText)
  if (!(file instanceof File) || file.size === 0) return { ok: false, problem: 'Elija la planilla que llenó' }
  return readAssessmentSheet(view, new Uint8Array(await file.arrayBuffer()))
}

/**
 * Saves what a report announced: all of it or nothing.
 * @param announced the changes as the confirming form carries them.
 * @throws {AppError} `conflict` when something was changed since the report; nothing is written over.
 */
export async function saveSheet(actor: Actor, yearText: string | undefined, announced: string, clock: Clock = systemClock): Promise<number> {
  const view = await requireAssessment(actor, yearText, clock)
  const assessment = await assessmentInYear(actor, yearOf(yearText))
  if (!assessment) throw new AppError('not-found')
  const items = new Map(view.dimensions.flatMap((dimension) => dimension.items.map((item) => [item.id, item])))
  const changes = parseAnnounced(announced).map(([id, nivel, razon, nota, revision]): ImportedItem => {
    const item = items.get(id)
    const read = item && readItemForm(new Map([['nivel', nivel], ['razon', razon], ['nota', nota], ['revision', revision]]), item.choices.map(({ value }) => value))
    if (!item?.editable || !read?.ok) throw new AppError('conflict')
    return { itemId: id, revision: read.revision, ...read.change }
  })
  if (!(await saveItems(runtime().database, assessment.id, changes, doerOf(actor, clock)))) throw new AppError('conflict')
  return changes.length
}

type Announced = readonly [id: string, level: string, reason: string, note: string, revision: string]

function isAnnounced(value: unknown): value is Announced {
  return Array.isArray(value) && value.length === 5 && value.every((each) => typeof each === 'string')
}

function parseAnnounced(text: string): Announced[] {
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
  return JSON.stringify(changes.map(({ itemId, level, reason, note, revision }) => [itemId, level ?? '', reason, note, String(revision)]))
}

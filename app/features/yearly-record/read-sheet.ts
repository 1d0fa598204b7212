import { oneLine, plainName } from '#surveys/text/written-text.ts'
import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import type { SaidFact } from '#surveys/yearly-record/fact.ts'
import { ENTITY_KINDS, type EntityFactKind } from '#surveys/yearly-record/kinds.ts'
import type { FilledRow } from '#app/kit/sheets/filled-sheet.ts'
import { dayOf } from '#app/kit/sheets/typed-day.ts'
import { addressOf } from '#app/kit/sheets/sheet-xml.ts'
import { contentOf } from './fact-contents.ts'
import type { FactField } from './fact-fields.ts'
import { fieldProblem, isDay } from './field-rules.ts'
import {
  CODE_COLUMN,
  DAY_COLUMN,
  FIELD_COLUMN,
  kindTitle,
  NOTHING_TEMPLATE,
  SAID_NOTHING,
  SHEET_NAMES,
  sheetFields,
} from './sheet-template.ts'

/** A row with the sheet on which it stands: what a confirmation brings back, and a thread is given. */
export type SheetRow = FilledRow & { readonly of: EntityFactKind | 'nothing' }

/** A row as it was read; `problems` name each cell by its address. */
export type ReadRow = {
  readonly kind: EntityFactKind
  readonly sheet: string
  readonly row: number
  /** Code of what is recorded already; empty for something new. */
  readonly code: string
  readonly on: string
  /** Null where a cell could not be read. */
  readonly said: SaidFact | null
  readonly problems: readonly string[]
}

/** "Capacitaciones!D4": what is wrong with that cell. */
export function cellProblem(sheet: string, column: number, row: number, problem: string): string {
  return `${sheet}!${addressOf({ row, column })}: ${problem}`
}

const DAY_PROBLEM = 'escriba la fecha con día, mes y año, como 31/12/2026'

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** What a cell says, as a form would give it; null where it names no option, or no day. */
function valueOf({ shape, options = [] }: FactField, cell: string): string | null {
  if (cell === '') return ''
  if (shape === 'date') return dayOf(oneLine(cell))
  if (shape === 'lines') return cell
  const text = oneLine(cell)
  if (shape !== 'choice') return text
  return options.find(([value, label]) => plainName(label) === plainName(text) || value === text)?.[0] ?? null
}

function optionWords({ options = [] }: FactField): string {
  const words = options.map(([, label]) => `«${label}»`)
  return `escriba una de estas opciones: ${words.join(', ')}`
}

/** What is wrong with a cell of a field; null where nothing is. */
function problemOf(field: FactField, value: string | null): string | null {
  if (value === null) return field.shape === 'date' ? DAY_PROBLEM : optionWords(field)
  if (value === '' && field.shape === 'choice') return optionWords(field)
  if (value === '' && field.shape === 'date' && !field.optional) return DAY_PROBLEM
  const problem = fieldProblem(field, value)
  return problem === null ? null : lowered(problem)
}

function readFactRow(kind: EntityFactKind, { row, cells }: FilledRow, level: GovernmentLevel | null): ReadRow {
  const sheet = SHEET_NAMES[kind]
  const fields = sheetFields(kind, level)
  const values = fields.map((field, index) => valueOf(field, cells[FIELD_COLUMN + index] ?? ''))
  const on = dayOf(oneLine(cells[DAY_COLUMN] ?? '')) ?? ''
  const found = fields.map((field, index) => {
    const problem = problemOf(field, values[index] ?? null)
    return problem === null ? null : cellProblem(sheet, FIELD_COLUMN + index, row, `${field.label}: ${problem}`)
  })
  const problems = [isDay(on) ? null : cellProblem(sheet, DAY_COLUMN, row, DAY_PROBLEM), ...found].filter(
    (problem) => problem !== null,
  )
  const given = Object.fromEntries(fields.map(({ name }, index) => [name, values[index] ?? '']))
  const said = problems.length > 0 ? null : ({ kind, content: contentOf(kind, given) } as SaidFact)
  return { kind, sheet, row, code: oneLine(cells[CODE_COLUMN] ?? ''), on, said, problems }
}

/** A kind of which it is said that there was nothing; null for a row that says nothing of its kind. */
function readNothingRow({ row, cells: [title = '', said = ''] }: FilledRow): ReadRow | null {
  const { sheet } = NOTHING_TEMPLATE
  const kind = ENTITY_KINDS.find((each) => plainName(kindTitle(each)) === plainName(title))
  const answer = plainName(said)
  if (answer === '' || answer === 'no') return null
  const problems = [
    ...(kind ? [] : [cellProblem(sheet, 0, row, 'deje los temas como estaban')]),
    ...(answer === plainName(SAID_NOTHING)
      ? []
      : [cellProblem(sheet, 1, row, `escriba «${SAID_NOTHING}», o deje vacío`)]),
  ]
  const read = kind ?? 'training'
  const content = { kind: read, content: null } as SaidFact
  return { kind: read, sheet, row, code: '', on: '', said: problems.length > 0 ? null : content, problems }
}

/** Reads the rows of a filled sheet. @param level of the entity: topics of norms are those of its level. */
export function readRows(rows: readonly SheetRow[], level: GovernmentLevel | null): ReadRow[] {
  return rows.flatMap((row) => {
    if (row.of === 'nothing') return readNothingRow(row) ?? []
    return readFactRow(row.of, row, level)
  })
}

import { PEOPLE_TABLES, SEXES, TABLE_ROWS, YEAR_LINES, type Sex } from '#surveys/facts/lines.ts'
import { readUploadedSheet } from '#app/kit/sheets/read-uploaded-sheet.server.ts'
import type { FilledRow, Template } from '#app/kit/sheets/filled-sheet.ts'
import { dateCell, workbook, type Row } from '#app/kit/sheets/xlsx.server.ts'
import { dayOf } from '#app/kit/sheets/typed-day.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import type { CellPlace } from './fact-rules.ts'
import { fieldOf } from './cell-fields.ts'
import { numberOf } from './form.ts'
import type { FactsView } from './view-facts.server.ts'
import { TABLE_NAMES } from './words.ts'

type SheetLine = { readonly id: string; readonly part: string; readonly title: string; readonly asks: readonly Sex[] }

const LINES: readonly SheetLine[] = [
  ...PEOPLE_TABLES.flatMap((table) =>
    TABLE_ROWS[table].map(({ id, title }) => ({ id, part: TABLE_NAMES[table], title, asks: SEXES })),
  ),
  ...YEAR_LINES.map(({ id, title, asks }) => ({ id, part: 'En el año', title, asks })),
]
const DATE_LINE = 'date'
const COLUMNS = { id: 0, women: 3, men: 4 } as const
const LETTERS = { women: 'D', men: 'E' } as const

const TEMPLATE: Template = {
  sheet: 'Ficha de datos',
  header: ['Código (no cambiar)', 'Parte', 'Dato', 'Mujeres', 'Hombres'],
  rows: LINES.length + 1,
  dates: [COLUMNS.women],
}

const HELP: readonly Row[] = [
  ['Cómo llenar la ficha de datos'],
  ['Escriba solo en las columnas «Mujeres» y «Hombres», números enteros. No escriba fórmulas: la planilla se rechaza.'],
  ['La fecha del dato va en la columna «Mujeres» de la primera fila, como 31/12/2026.'],
  [
    'Cuente al personal de la sede central, a cada persona una vez en cada tabla. No cuente a locadores ni a practicantes.',
  ],
  ['Llene una tabla entera o déjela vacía. Donde no hay nadie, escriba 0. Una raya (—) dice que ahí no se escribe.'],
  ['Al subirla, sus números pasan a la página de la ficha. Un casillero vacío no borra lo que ya estaba en la página.'],
  ['Después verá lo que se guardaría. Los números de 1 a 4 personas se juntan antes de guardarse.'],
  ['Guarde esta planilla en su oficina con el cuidado de la planilla de personal: tiene los números sin juntar.'],
]

/** What is stored changes, so the file says of which minute it is. */
export function factsFileName({ entityName, year }: FactsView, clock: Clock = systemClock): string {
  return fileName({ what: 'Ficha de datos', entity: entityName, apart: [year], date: clock() }, 'xlsx')
}

/** The sheet to be filled in away from the platform, with what is stored. */
export function factsWorkbook({ values, entityName, year }: FactsView): Promise<Buffer> {
  const cell = ({ id, asks }: SheetLine, sex: Sex) => {
    if (!asks.includes(sex)) return '—'
    const value = values[fieldOf({ line: id, sex })]
    return value === undefined ? null : Number(value)
  }
  const date = values['fecha']
  const rows: Row[] = LINES.map((line) => [line.id, line.part, line.title, cell(line, 'women'), cell(line, 'men')])
  return workbook([
    {
      name: TEMPLATE.sheet,
      widths: [18, 26, 46, 14, 14],
      rows: [
        [...TEMPLATE.header],
        [DATE_LINE, `${entityName}, ${year}`, 'Fecha del dato', date ? dateCell(date) : null, '—'],
        ...rows,
      ],
    },
    { name: 'Instrucciones', widths: [110], rows: HELP },
  ])
}

export type FilledFacts =
  | { readonly ok: false; readonly problem: string }
  | { readonly ok: true; readonly values: Record<string, string>; readonly problems: readonly string[] }

type Told = { readonly values: Record<string, string>; readonly problems: string[]; readonly seen: Set<string> }

/** Letters that a field shows of a cell that holds no number. */
const LONGEST_SHOWN = 20
const EMPTY_CELLS = ['', '—', '-']

function readCell(text: string, name: string, place: CellPlace, isAsked: boolean, told: Told): void {
  if (EMPTY_CELLS.includes(text)) return
  if (!isAsked) return void told.problems.push(`Celda ${name}: aquí no se escribe nada`)
  if (numberOf(text) === null) told.problems.push(`Celda ${name}: escriba un número entero, o déjela vacía`)
  told.values[fieldOf(place)] = text.slice(0, LONGEST_SHOWN)
}

function readRow({ row, cells }: FilledRow, told: Told): void {
  const id = (cells[COLUMNS.id] ?? '').slice(0, 20)
  if (told.seen.has(id)) return void told.problems.push(`Celda A${row}: el código está dos veces`)
  told.seen.add(id)
  if (id === DATE_LINE) {
    const written = cells[COLUMNS.women] ?? ''
    const day = dayOf(written)
    if (day !== null) told.values['fecha'] = day
    else if (written !== '') told.problems.push(`Celda D${row}: escriba la fecha como 31/12/2026`)
    return
  }
  const line = LINES.find((each) => each.id === id)
  if (!line) return void told.problems.push(`Celda A${row}: el código no es de esta ficha`)
  for (const sex of SEXES)
    readCell(cells[COLUMNS[sex]] ?? '', `${LETTERS[sex]}${row}`, { line: id, sex }, line.asks.includes(sex), told)
}

/**
 * Reads a filled sheet into the fields of the form; stores nothing. What is no number is named by its cell, and goes into
 * its field as it was written, where it can be put right. Empty cells say nothing.
 */
export async function readFactsWorkbook(file: File | null): Promise<FilledFacts> {
  if (!file || file.size === 0) return { ok: false, problem: 'Elija la planilla que llenó' }
  const sheet = await readUploadedSheet(new Uint8Array(await file.arrayBuffer()), TEMPLATE)
  if (!sheet.ok) return sheet
  const told: Told = { values: {}, problems: [], seen: new Set() }
  for (const row of sheet.rows) readRow(row, told)
  return { ok: true, values: told.values, problems: told.problems }
}

import {
  PAY_FROM,
  PEOPLE_TABLES,
  TABLE_ROWS,
  TOGETHER,
  YEAR_LINES,
  type PeopleTable,
  type Sex,
  type YearLine,
} from './lines.ts'
import { isSafe, mergeAsBefore, mergeRows, sumOf, type MergedRow, type Pair, type TypedRow } from './merge-rows.ts'

/** What is typed, a number for each line and sex that was filled in. */
export type TypedCells = Readonly<Record<string, Partial<Record<Sex, number>>>>

/**
 * A fact sheet as it is stored. No number of people in it is 1 to 4; a line that nobody typed and one that was too small
 * look alike.
 */
export type FactSheet = {
  readonly tables: Partial<Record<PeopleTable, readonly MergedRow[]>>
  readonly year: Partial<Record<YearLine, Partial<Record<Sex, number>>>>
  /** Tables that were stored and became too small: they are not stored again in this year. */
  readonly withdrawn: readonly PeopleTable[]
}

/** Why something typed is not stored. */
export type Unsaved = 'all-merged' | 'under-100' | 'withdrawn' | 'small' | 'no-total'

/** What a sheet would store, and what it would not. */
export type Protected = {
  readonly sheet: FactSheet
  readonly unsaved: readonly { readonly what: PeopleTable | YearLine; readonly why: Unsaved }[]
}

export const EMPTY_SHEET: FactSheet = { tables: {}, year: {}, withdrawn: [] }

/** Whether a sheet says nothing. */
export function isEmptySheet({ tables, year }: FactSheet): boolean {
  return Object.keys(tables).length === 0 && Object.keys(year).length === 0
}

/** What a form shows of a stored sheet: rows that stand alone, and lines of the year. What was merged is gone. */
export function cellsOf({ tables, year }: FactSheet): TypedCells {
  const alone = PEOPLE_TABLES.flatMap((table) => tables[table] ?? []).filter(({ rows }) => rows.length === 1)
  return { ...Object.fromEntries(alone.map(({ rows: [id = ''], women, men }) => [id, { women, men }])), ...year }
}

const rowsTyped = (table: PeopleTable, cells: TypedCells) =>
  TABLE_ROWS[table].map(({ id }) => ({ id, women: cells[id]?.women, men: cells[id]?.men }))

/** Whether a table stands in the form just as its stored one was shown there. */
export function isLeftAsStored(table: PeopleTable, cells: TypedCells, stored: FactSheet): boolean {
  if (!stored.tables[table]) return false
  const shown = rowsTyped(table, cellsOf(stored))
  return rowsTyped(table, cells).every(
    ({ women, men }, index) => women === shown[index]?.women && men === shown[index]?.men,
  )
}

/** Rows of a table of which every cell was filled in; null where one was not. */
export function wholeRows(table: PeopleTable, cells: TypedCells): readonly TypedRow[] | null {
  const rows = rowsTyped(table, cells).flatMap(({ id, women, men }) =>
    women === undefined || men === undefined ? [] : [{ id, women, men }],
  )
  return rows.length === TABLE_ROWS[table].length ? rows : null
}

type Given = {
  readonly cells: TypedCells
  /** What is stored of this year, and of every other. */
  readonly stored: FactSheet
  readonly otherYears: readonly FactSheet[]
  /** Women and men by the confirmed figure, where there is one. */
  readonly staff: Pair | null
}

/** How many women and men the tables count, each of which counts everybody. */
export function totalsOf(cells: TypedCells, stored: FactSheet): readonly (Pair & { readonly table: PeopleTable })[] {
  return PEOPLE_TABLES.flatMap((table) => {
    const kept = isLeftAsStored(table, cells, stored) ? stored.tables[table] : undefined
    const rows = kept ?? wholeRows(table, cells)
    return rows ? [{ table, ...sumOf(rows) }] : []
  })
}

function tableOf(table: PeopleTable, { cells, stored, otherYears }: Given): readonly MergedRow[] | Unsaved | null {
  const before = stored.tables[table]
  if (before && isLeftAsStored(table, cells, stored)) return before
  const rows = wholeRows(table, cells)
  if (!rows) return null
  if (stored.withdrawn.includes(table)) return 'withdrawn'
  const { women, men } = sumOf(rows)
  if (table === 'pay' && women + men < PAY_FROM) return 'under-100'
  if (before) return mergeAsBefore(rows, before) ?? 'withdrawn'
  const others = otherYears.flatMap(({ tables }) => tables[table] ?? [])
  return mergeRows(rows, others) ?? 'all-merged'
}

/** Whether a number of people is safe, and so is who is left of each whole. */
function isSafePart(count: number, wholes: readonly number[]): boolean {
  return isSafe(count) && wholes.every((whole) => isSafe(Math.max(0, whole - count)))
}

/** Lines of the year that go together, or why they are not stored; null where nobody typed them. */
function linesOf(
  ids: readonly YearLine[],
  cells: TypedCells,
  wholes: readonly Pair[],
): FactSheet['year'] | Unsaved | null {
  const asked = YEAR_LINES.filter(({ id }) => ids.includes(id)).flatMap(({ id, asks }) =>
    asks.map((sex: Sex) => ({ id, sex, count: cells[id]?.[sex] })),
  )
  if (asked.some(({ count }) => count === undefined)) return null
  if (wholes.length === 0) return 'no-total'
  const people = asked.filter(({ id }) => id !== 'hours')
  const due = cells['paternity-due']?.men
  const isSafeLine = people.every(({ id, sex, count = 0 }) => {
    const of = wholes.map((whole) => whole[sex])
    return isSafePart(count, id === 'paternity' && due !== undefined ? [...of, due] : of)
  })
  if (!isSafeLine) return 'small'
  return Object.fromEntries(ids.map((id) => [id, cells[id]]))
}

/**
 * What of a typed sheet may be stored. Tables are merged (`mergeRows`); lines of the year are stored where neither who
 * is counted nor who is left of the staff are 1 to 4 people.
 */
export function protectSheet(given: Given): Protected {
  const { cells, stored, staff } = given
  const unsaved: { what: PeopleTable | YearLine; why: Unsaved }[] = []
  const tables: { [Table in PeopleTable]?: readonly MergedRow[] } = {}
  for (const table of PEOPLE_TABLES) {
    const found = tableOf(table, given)
    if (typeof found === 'string') unsaved.push({ what: table, why: found })
    else if (found) tables[table] = found
  }
  const wholes = [...totalsOf(cells, stored), ...(staff ? [staff] : [])]
  const year: { [Line in YearLine]?: Partial<Record<Sex, number>> } = {}
  for (const ids of TOGETHER) {
    const found = linesOf(ids, cells, wholes)
    if (typeof found === 'string') unsaved.push({ what: ids[ids.length - 1] ?? 'care', why: found })
    else Object.assign(year, found)
  }
  const withdrawn = PEOPLE_TABLES.filter(
    (table) => stored.withdrawn.includes(table) || (stored.tables[table] && !tables[table]),
  )
  return { sheet: { tables, year, withdrawn }, unsaved }
}

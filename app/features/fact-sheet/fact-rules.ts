import { PEOPLE_TABLES, TABLE_ROWS, TOGETHER, YEAR_LINES, type PeopleTable, type Sex } from '#surveys/facts/lines.ts'
import type { Pair } from '#surveys/facts/merge-rows.ts'
import { isLeftAsStored, totalsOf, type FactSheet, type TypedCells } from '#surveys/facts/protect-sheet.ts'

// What a typed fact sheet must be. Rules say by a code what is wrong; the sentences stand in `words.ts`.

/** What was typed of a year, and the revision of the sheet that it was typed over; 0 where there is none. */
export type TypedFacts = { readonly countedOn: string; readonly cells: TypedCells; readonly revision: number }

/** The confirmed figure of the seat's staff without service contractors and interns, and its day. */
export type StaffKnown = Pair & { readonly countedOn: string }

/** A cell of the sheet: a line and a sex. */
export type CellPlace = { readonly line: string; readonly sex: Sex }

type Total = Pair & { readonly table: PeopleTable }
export type FactFault =
  | { readonly kind: 'not-in-year' }
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'nothing-typed' }
  | { readonly kind: 'incomplete'; readonly at: CellPlace; readonly refilled: boolean }
  | { readonly kind: 'totals-differ'; readonly at: CellPlace; readonly total: Total; readonly other: Total }
  | { readonly kind: 'figure-differs'; readonly at: CellPlace; readonly total: Total; readonly staff: StaffKnown }
  | { readonly kind: 'more-than-whole'; readonly at: CellPlace; readonly whole: number }
  | { readonly kind: 'more-than-due'; readonly at: CellPlace }
  | { readonly kind: 'hours-of-nobody'; readonly at: CellPlace }

/** Instrument beside which the sheet stands: what staff say of how they are treated is what it explains. */
export const EXPLAINED_BY_FACTS = 'organizational-culture'

/** Last month and day of the year after, on which a sheet may still be typed and put right. */
const LAST_DAY = '03-31'

/** Last ISO date on which the sheet of a year may be changed. */
export function lastDayFor(year: number): string {
  return `${year + 1}-${LAST_DAY}`
}

/** Whether the sheet of a year may be changed on a day. @param today ISO date. */
export function isOpenOn(year: number, today: string): boolean {
  return today >= `${year}-01-01` && today <= lastDayFor(year)
}

/** Women and men from which on a table by sex can have two rows that nobody is seen in. */
export const FEW = 10

/** Whether almost everything that an entity could type would be merged or left out. */
export function isTooSmall({ women, men }: Pair): boolean {
  return women < FEW || men < FEW
}

function firstPlace(table: PeopleTable): CellPlace {
  return { line: TABLE_ROWS[table][0]?.id ?? '', sex: 'women' }
}

function incompleteTables(cells: TypedCells, stored: FactSheet): FactFault[] {
  return PEOPLE_TABLES.flatMap((table): FactFault[] => {
    const places = TABLE_ROWS[table].flatMap(({ id: line }) => [
      { line, sex: 'women' } as const,
      { line, sex: 'men' } as const,
    ])
    const empty = places.filter(({ line, sex }) => cells[line]?.[sex] === undefined)
    const [at] = empty
    if (!at || empty.length === places.length || isLeftAsStored(table, cells, stored)) return []
    return [{ kind: 'incomplete', at, refilled: stored.tables[table] !== undefined }]
  })
}

function incompleteLines(cells: TypedCells): FactFault[] {
  return TOGETHER.flatMap((ids): FactFault[] => {
    const places = YEAR_LINES.filter(({ id }) => (ids as readonly string[]).includes(id)).flatMap(
      ({ id: line, asks }) => asks.map((sex: Sex) => ({ line, sex })),
    )
    const [at, ...more] = places.filter(({ line, sex }) => cells[line]?.[sex] === undefined)
    return at && more.length + 1 < places.length ? [{ kind: 'incomplete', at, refilled: false }] : []
  })
}

/** Everybody stands once in each table, so their sums are equal; two that differ would tell who stands in one alone. */
function unequalTotals(totals: readonly Total[], staff: StaffKnown | null, countedOn: string): FactFault[] {
  const [first, ...others] = totals
  if (!first) return []
  const isOther = (pair: Pair) => pair.women !== first.women || pair.men !== first.men
  const faults = others
    .filter(isOther)
    .map((total): FactFault => ({ kind: 'totals-differ', at: firstPlace(total.table), total, other: first }))
  return staff && staff.countedOn === countedOn && isOther(staff)
    ? [...faults, { kind: 'figure-differs', at: firstPlace(first.table), total: first, staff }]
    : faults
}

function impossibleLines(cells: TypedCells, totals: readonly Total[]): FactFault[] {
  const [whole] = totals
  const faults = YEAR_LINES.flatMap(({ id: line, asks }) =>
    asks.flatMap((sex: Sex): FactFault[] => {
      const count = cells[line]?.[sex] ?? 0
      if (line === 'hours')
        return count > 0 && cells['trained']?.[sex] === 0 ? [{ kind: 'hours-of-nobody', at: { line, sex } }] : []
      return whole && count > whole[sex] ? [{ kind: 'more-than-whole', at: { line, sex }, whole: whole[sex] }] : []
    }),
  )
  const [due, taken] = [cells['paternity-due']?.men, cells['paternity']?.men]
  return due !== undefined && taken !== undefined && taken > due
    ? [...faults, { kind: 'more-than-due', at: { line: 'paternity', sex: 'men' } }]
    : faults
}

/** What is wrong with a typed sheet of a year. @param today ISO date. */
export function factFaults(
  { countedOn, cells }: TypedFacts,
  { year, today, stored, staff }: { year: number; today: string; stored: FactSheet; staff: StaffKnown | null },
): readonly FactFault[] {
  if (!countedOn.startsWith(`${year}-`)) return [{ kind: 'not-in-year' }]
  if (countedOn > today) return [{ kind: 'in-the-future' }]
  const isEmpty = Object.values(cells).every(({ women, men }) => women === undefined && men === undefined)
  if (isEmpty && Object.keys(stored.tables).length === 0) return [{ kind: 'nothing-typed' }]
  const incomplete = [...incompleteTables(cells, stored), ...incompleteLines(cells)]
  if (incomplete.length > 0) return incomplete
  const totals = totalsOf(cells, stored)
  return [...unequalTotals(totals, staff, countedOn), ...impossibleLines(cells, totals)]
}

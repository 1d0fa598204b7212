import { oneLine } from '#surveys/text/written-text.ts'
import { ArchiveRefused, openArchive, partText, type Archive, type ArchiveLimits } from './archive.ts'
import { officeType } from './office-type.ts'
import { readNumberStyles } from './number-styles.ts'
import { addressOf, readStrings, walkCells, type CellContent, type Place } from './sheet-xml.ts'
import { walkXml } from './walk-xml.ts'

/** The largest template, the directory of 2,500 entities, takes about 2 MB unpacked when filled, in some fifteen parts. */
const LIMITS: ArchiveLimits = { parts: 60, unpacked: 5 * 1024 * 1024 }
/** Letters of one cell: five times what any column of the template takes. */
const LONGEST_CELL = 10_000
/** So many cells are named before the reading ends. */
const MOST_NAMED = 5

export type SheetProblem =
  | { readonly kind: 'unrecognized' | 'not-a-workbook' | 'unpacks-too-large' | 'has-macros' | 'counts-from-1904' }
  | {
      readonly kind: 'formulas' | 'outside' | 'too-long' | 'errors' | 'dates' | 'merged'
      readonly cells: readonly string[]
    }

/** Texts by row (from 1) and column (from 0), as typed; rows that hold nothing are left out. */
export type SheetRows = ReadonlyMap<number, readonly string[]>

class SheetRefused extends Error {
  readonly problem: SheetProblem
  constructor(problem: SheetProblem) {
    super(problem.kind)
    this.problem = problem
  }
}

function refuse(problem: SheetProblem): never {
  throw new SheetRefused(problem)
}

async function requiredText(archive: Archive, part: string | undefined): Promise<string> {
  const text = part === undefined ? null : await partText(archive, part, LIMITS.unpacked)
  return text ?? refuse({ kind: 'unrecognized' })
}

type Related = { readonly id: string; readonly type: string; readonly part: string }

/** What the workbook names as its own, wherever in the archive that lies. */
async function relatedTo(archive: Archive, workbook: string): Promise<Related[]> {
  const folder = workbook.replace(/[^/]*$/, '')
  const found: Related[] = []
  await walkXml(await requiredText(archive, `${folder}_rels/${workbook.slice(folder.length)}.rels`), {
    open: (name, attribute) => {
      const [id, type, target] = [attribute('Id'), attribute('Type'), attribute('Target')]
      if (name !== 'Relationship' || !id || !type || !target || attribute('TargetMode') === 'External') return
      found.push({ id, type: type.replace(/^.*\//, ''), part: new URL(target, `file:///${folder}`).pathname.slice(1) })
    },
  })
  return found
}

/** Names of the sheets by their relationship. */
async function sheetNames(archive: Archive, workbook: string): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  await walkXml(await requiredText(archive, workbook), {
    open: (element, attribute) => {
      // The same number would be a date four years away.
      if (element === 'workbookPr' && /^(1|true|on)$/i.test(attribute('date1904') ?? ''))
        refuse({ kind: 'counts-from-1904' })
      if (element === 'sheet') names.set(attribute('id') ?? '', attribute('name') ?? '')
    },
  })
  return names
}

/** @property dates columns, from 0, in which a cell that a spreadsheet shows as a date is one; it comes as "2026-12-31". */
export type Table = {
  readonly sheet: string
  readonly rows: number
  readonly columns: number
  readonly dates: readonly number[]
}

/** The first cells of a kind that a table may not have; refuses it at its end, or where there are enough to name. */
function finder(kind: 'formulas' | 'outside' | 'errors' | 'dates' | 'merged') {
  const cells: string[] = []
  const end = () => {
    if (cells.length > 0) refuse({ kind, cells })
  }
  return {
    found: (address: string) => {
      if (cells.push(address) === MOST_NAMED) end()
    },
    end,
  }
}

/**
 * Keeps the cells of the table. A cell that holds something outside of it would be lost without a word; an error is no
 * text; where text belongs a spreadsheet made a date of "012-2026", so that nobody knows any more what was written; and
 * of cells that are shown as one only the first holds something, where somebody meant it for each of them.
 * @param where the sheet before an address, where there are several.
 */
function tableGatherer({ rows: mostRows, columns, dates }: Table, where: string) {
  const rows = new Map<number, string[]>()
  const [outside, errors, wrongDates, merged] = [finder('outside'), finder('errors'), finder('dates'), finder('merged')]
  return {
    rows,
    cell: (place: Place, { kind, text }: CellContent) => {
      if (text === '') return
      const address = `${where}${addressOf(place)}`
      if (text.length > LONGEST_CELL) refuse({ kind: 'too-long', cells: [address] })
      if (place.row > mostRows || place.column >= columns) return outside.found(address)
      if (kind === 'error') return errors.found(address)
      if (kind === 'date' && !dates.includes(place.column)) return wrongDates.found(address)
      const row = rows.get(place.row) ?? new Array<string>(columns).fill('')
      row[place.column] = text
      rows.set(place.row, row)
    },
    merged: (range: string) => merged.found(`${where}${range.slice(0, 24)}`),
    end: () => {
      errors.end()
      wrongDates.end()
      outside.end()
      merged.end()
    },
  }
}

const nameOf = (text: string | undefined) => oneLine(text ?? '')

async function rowsOf(bytes: Uint8Array, tables: readonly Table[]): Promise<SheetRows[]> {
  const archive = openArchive(bytes, LIMITS)
  const type = await officeType(archive)
  if (type?.macros) refuse({ kind: 'has-macros' })
  if (type?.kind !== 'xlsx') return refuse({ kind: 'not-a-workbook' })
  const related = await relatedTo(archive, type.main)
  const names = await sheetNames(archive, type.main)
  const shared = related.find(({ type: kind, part }) => kind === 'sharedStrings' && archive.has(part.toLowerCase()))
  const styled = related.find(({ type: kind, part }) => kind === 'styles' && archive.has(part.toLowerCase()))
  const pointed = {
    strings: shared ? await readStrings(await requiredText(archive, shared.part)) : [],
    styles: styled ? await readNumberStyles(await requiredText(archive, styled.part)) : new Map<string, never>(),
  }
  // Formulas of every sheet are refused: one can show a value here and another there, also on a sheet that nobody looks at.
  const formulas = finder('formulas')
  const several = tables.length > 1
  const gathered = tables.map((table) => ({
    name: nameOf(table.sheet),
    found: 0,
    ...tableGatherer(table, several ? `${table.sheet}!` : ''),
  }))
  const sheets = related.filter((each) => each.type === 'worksheet')
  // Each part is one sheet: a list that names one part a thousand times would have it read as often.
  if (new Set(sheets.map(({ part }) => part.toLowerCase())).size < sheets.length) refuse({ kind: 'unrecognized' })
  for (const { id, part } of sheets) {
    const table = gathered.find(({ name }) => name === nameOf(names.get(id)))
    if (table) table.found += 1
    const where = table && !several ? '' : `${(names.get(id) ?? '').slice(0, 31)}!`
    await walkCells(await requiredText(archive, part), pointed, {
      formula: (place) => formulas.found(`${where}${addressOf(place)}`),
      cell: table?.cell ?? (() => undefined),
      merged: table?.merged ?? (() => undefined),
    })
  }
  formulas.end()
  for (const table of gathered) table.end()
  if (gathered.some(({ found }) => found !== 1)) refuse({ kind: 'unrecognized' })
  return gathered.map(({ rows }) => rows)
}

export type ReadRows<Rows> =
  | { readonly ok: true; readonly rows: Rows }
  | { readonly ok: false; readonly problem: SheetProblem }

/**
 * Reads these sheets of a workbook that somebody sent. The archive is unpacked once, within the limits; what is read is
 * what was checked. Where there are several, addresses name their sheet.
 */
export async function readBookRows(bytes: Uint8Array, tables: readonly Table[]): Promise<ReadRows<SheetRows[]>> {
  try {
    return { ok: true, rows: await rowsOf(bytes, tables) }
  } catch (error) {
    if (error instanceof SheetRefused) return { ok: false, problem: error.problem }
    if (error instanceof ArchiveRefused)
      return { ok: false, problem: { kind: error.problem === 'too-large' ? 'unpacks-too-large' : 'not-a-workbook' } }
    // Whatever else stops the reading is a workbook that no spreadsheet program wrote.
    return { ok: false, problem: { kind: 'unrecognized' } }
  }
}

/** Reads one sheet of a workbook, as `readBookRows` reads several. */
export async function readSheetRows(bytes: Uint8Array, table: Table): Promise<ReadRows<SheetRows>> {
  const read = await readBookRows(bytes, [table])
  return read.ok ? { ok: true, rows: read.rows[0] ?? new Map() } : read
}

import { PEOPLE_TABLES, YEAR_LINES } from '#surveys/facts/lines.ts'
import type { FactSheet } from '#surveys/facts/protect-sheet.ts'
import { formatNumber } from '#app/kit/format.ts'
import { lineTitle, partInPercent, rowTitle, TABLE_NAMES } from './words.ts'

/** A table of a sheet as it is read: its numbers written out, null where a line does not ask for one. */
export type StoredTable = {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly title: string; readonly cells: readonly (string | null)[] }[]
}

const BY_SEX = ['Mujeres', 'Hombres']

const written = (count: number | undefined) => (count === undefined ? null : formatNumber(count))

/** The tables of a sheet as they are stored: with rows merged, and without what was too small. */
export function storedTables({ tables, year }: FactSheet): StoredTable[] {
  const people = PEOPLE_TABLES.flatMap((table) => {
    const rows = tables[table]
    if (!rows) return []
    return {
      caption: TABLE_NAMES[table],
      columns: ['Personal', ...BY_SEX, 'Parte de mujeres'],
      rows: rows.map((row) => ({
        title: rowTitle(row),
        cells: [formatNumber(row.women), formatNumber(row.men), partInPercent(row.women, row.women + row.men)],
      })),
    }
  })
  const lines = YEAR_LINES.filter(({ id }) => year[id] !== undefined)
  if (lines.length === 0) return people
  const rows = lines.map(({ id }) => ({
    title: lineTitle(id),
    cells: [written(year[id]?.women), written(year[id]?.men)],
  }))
  return [...people, { caption: 'En el año', columns: ['Dato', ...BY_SEX], rows }]
}

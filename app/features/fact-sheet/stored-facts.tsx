import { PEOPLE_TABLES, YEAR_LINES, type PeopleTable } from '#surveys/facts/lines.ts'
import type { MergedRow } from '#surveys/facts/merge-rows.ts'
import { isEmptySheet, type FactSheet } from '#surveys/facts/protect-sheet.ts'
import { formatNumber } from '#app/kit/format.ts'
import { Cell } from '#app/kit/shell/cell.tsx'
import { lineTitle, partInPercent, rowTitle, TABLE_NAMES } from './words.ts'

function PeopleRows({ table, rows }: { table: PeopleTable; rows: readonly MergedRow[] }) {
  return (
    <div className="desborde">
      <table className="apilada">
        <caption>{TABLE_NAMES[table]}</caption>
        <thead>
          <tr>
            <th scope="col">Personal</th>
            <th scope="col">Mujeres</th>
            <th scope="col">Hombres</th>
            <th scope="col">Parte de mujeres</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.rows.join()}>
              <th scope="row">{rowTitle(row)}</th>
              <td data-titulo="Mujeres">{formatNumber(row.women)}</td>
              <td data-titulo="Hombres">{formatNumber(row.men)}</td>
              <td data-titulo="Parte de mujeres">{partInPercent(row.women, row.women + row.men)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A number of a line, or that the line does not ask for it. */
function YearCell({ title, count }: { title: string; count: number | undefined }) {
  return (
    <Cell title={title} absent="no se pide">
      {count === undefined ? null : formatNumber(count)}
    </Cell>
  )
}

function YearRows({ year }: Pick<FactSheet, 'year'>) {
  const lines = YEAR_LINES.filter(({ id }) => year[id] !== undefined)
  if (lines.length === 0) return null
  return (
    <div className="desborde">
      <table className="apilada">
        <caption>En el año</caption>
        <thead>
          <tr>
            <th scope="col">Dato</th>
            <th scope="col">Mujeres</th>
            <th scope="col">Hombres</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id }) => (
            <tr key={id}>
              <th scope="row">{lineTitle(id)}</th>
              <YearCell title="Mujeres" count={year[id]?.women} />
              <YearCell title="Hombres" count={year[id]?.men} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The tables of a sheet as they are stored: with rows merged, and without what was too small. */
export function StoredFacts({ content }: { content: FactSheet }) {
  if (isEmptySheet(content)) return <p>No queda ningún dato que se pueda guardar.</p>
  return (
    <>
      {PEOPLE_TABLES.map((table) => {
        const rows = content.tables[table]
        return rows ? <PeopleRows key={table} table={table} rows={rows} /> : null
      })}
      <YearRows year={content.year} />
    </>
  )
}

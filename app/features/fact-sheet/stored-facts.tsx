import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { Cell } from '#app/kit/shell/cell.tsx'
import type { StoredTable } from './stored-tables.ts'

function Table({ table: { caption, columns, rows } }: { table: StoredTable }) {
  const [, ...counted] = columns
  return (
    <WideTable caption={caption} className="apilada">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ title, cells }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            {counted.map((column, at) => (
              <Cell key={column} title={column} absent="no se pide">
                {cells[at]}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** The tables of a sheet as they are stored. */
export function StoredFacts({ tables }: { tables: readonly StoredTable[] }) {
  if (tables.length === 0) return <p>No queda ningún dato que se pueda guardar.</p>
  return tables.map((table) => <Table key={table.caption} table={table} />)
}

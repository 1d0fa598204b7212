import { Link } from '@remix-run/react'
import { formatCount, formatNumber } from '#app/kit/format.ts'
import { Cell } from '#app/kit/shell/cell.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import type { CountedView } from './counted-figure.ts'
import { PliegoMoney, ProgrammeMoney } from './money-tables.tsx'

function Entities({
  rows,
  count,
}: {
  readonly rows: Extract<CountedView['table'], { kind: 'entities' }>['rows']
  readonly count: number
}) {
  return (
    <table>
      <caption>{formatCount(count, 'entidad', 'entidades')}, con el nombre que tenían ese año</caption>
      <thead>
        <tr>
          <th scope="col">Entidad</th>
          <th scope="col" className="numero">
            Cuánto
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ entity, count: counted }, place) => (
          <tr key={place}>
            <th scope="row">{entity}</th>
            <Cell title="Cuánto" absent="sin dato">
              {formatNumber(counted)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Counted({ view: { table, count } }: { readonly view: CountedView }) {
  if (table.kind === 'pliegos') return <PliegoMoney table={table} count={count} />
  if (table.kind === 'programmes') return <ProgrammeMoney table={table} count={count} />
  return <Entities rows={table.rows} count={count} />
}

/** What one figure of a report counts, row by row. @property back address of the report. @property here address of a page of this list. */
export function CountedPage({
  view,
  back,
  here,
}: {
  readonly view: CountedView
  readonly back: string
  readonly here: (page: number) => string
}) {
  const { title, definition, value, told, basis, page, pages, year } = view
  return (
    <>
      <Link className="volver" to={back}>
        Informe de {year}
      </Link>
      <h1>
        Qué cuenta: {title} ({year})
      </h1>
      <p>
        <strong>{value}</strong>. {definition}
      </p>
      <p>
        {told}. {basis}
      </p>
      <Counted view={view} />
      <PageLinks page={page} pages={pages} to={here} />
    </>
  )
}

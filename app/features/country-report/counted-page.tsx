import { Link } from '@remix-run/react'
import { formatCount, formatNumber } from '#app/kit/format.ts'
import { Cell } from '#app/kit/shell/cell.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import type { CountedView } from './counted-figure.ts'

/** What one figure of a report counts, entity by entity. @property back address of the report. @property here address of a page of this list. */
export function CountedPage({
  view: { title, definition, value, told, basis, entities, rows, page, pages, year },
  back,
  here,
}: {
  readonly view: CountedView
  readonly back: string
  readonly here: (page: number) => string
}) {
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
      <table>
        <caption>{formatCount(entities, 'entidad', 'entidades')}, con el nombre que tenían ese año</caption>
        <thead>
          <tr>
            <th scope="col">Entidad</th>
            <th scope="col" className="numero">
              Cuánto
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ entity, count }, place) => (
            <tr key={place}>
              <th scope="row">{entity}</th>
              <Cell title="Cuánto" absent="sin dato">
                {formatNumber(count)}
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
      <PageLinks page={page} pages={pages} to={here} />
    </>
  )
}

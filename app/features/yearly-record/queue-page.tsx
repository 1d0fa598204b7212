import { Form, Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatDate, formatNumber } from '#app/kit/format.ts'
import { Field } from '#app/kit/forms/field.tsx'
import { SelectField } from '#app/kit/forms/select.tsx'
import { Cell } from '#app/kit/shell/cell.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import type { RecordQueue } from './list-records.server.ts'
import { OF_MINISTRY, QUEUE_ADDRESS, recordAddress } from './record-address.ts'

type Given = { readonly queue: RecordQueue }

function Filters({ queue: { search, years } }: Given) {
  return (
    <Form method="get" key={JSON.stringify(search)} className="filtros">
      <SelectField
        name="anio"
        label="Año"
        value={search.anio}
        options={years.map((year) => [String(year), String(year)] as const)}
      />
      <SelectField
        name="nivel"
        label="Nivel de gobierno"
        value={search.nivel}
        options={[['', 'Todos'], ...Object.entries(GOVERNMENT_LEVEL_NAMES)]}
      />
      <SelectField
        name="estado"
        label="Estado"
        value={search.estado}
        options={[
          ['', 'Todos'],
          ['por-revisar', 'Con datos por revisar'],
          ['observado', 'Con datos observados'],
          ['validado', 'Todo validado'],
          ['sin-informar', 'Sin informar'],
        ]}
      />
      <Field name="busca" label="Entidad" type="search" defaultValue={search.busca} />
      <div className="botones">
        <button className="boton" type="submit">
          Filtrar
        </button>
      </div>
    </Form>
  )
}

function address({ search }: RecordQueue, page: number): string {
  const fields = Object.entries({ ...search, pagina: page === 1 ? '' : String(page) })
  const given = fields.flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]]))
  return `${QUEUE_ADDRESS}?${new URLSearchParams(given).toString()}`
}

/** Records of a year by entity: what waits for the Ministry, what it observed, and who has not told anything. */
export function RecordQueuePage({ queue }: Given) {
  const { rows, found, page, pages, year } = queue
  return (
    <>
      <h1>Registros anuales</h1>
      <p>
        Lo que cada entidad registró del año. «Sin informar» no es cero: la entidad no dijo nada.{' '}
        <Link to={recordAddress({ whose: OF_MINISTRY, year })}>Lo que hizo el MIMP en {year}</Link>
      </p>
      <Filters queue={queue} />
      {found === 0 ? (
        <Empty>Ninguna entidad con estos filtros.</Empty>
      ) : (
        <>
          <WideTable
            caption={`${formatCount(found, 'entidad', 'entidades')}, ${year}: la que tiene más por revisar primero`}
            className="apilada"
          >
            <thead>
              <tr>
                <th scope="col">Entidad</th>
                <th scope="col">Nivel</th>
                <th scope="col">Por revisar</th>
                <th scope="col">Observados</th>
                <th scope="col">Validados</th>
                <th scope="col">Último envío</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.entityId}>
                  <th scope="row">
                    <Link to={recordAddress({ whose: row.entityId, year })}>{row.name}</Link>
                  </th>
                  <td data-titulo="Nivel">{GOVERNMENT_LEVEL_NAMES[row.level]}</td>
                  <td data-titulo="Por revisar">{formatNumber(row.waiting)}</td>
                  <td data-titulo="Observados">{formatNumber(row.observed)}</td>
                  <td data-titulo="Validados">{formatNumber(row.validated)}</td>
                  <Cell title="Último envío" absent="sin informar">
                    {row.lastOn === null ? null : formatDate(row.lastOn)}
                  </Cell>
                </tr>
              ))}
            </tbody>
          </WideTable>
          <PageLinks page={page} pages={pages} to={(to) => address(queue, to)} />
        </>
      )}
    </>
  )
}

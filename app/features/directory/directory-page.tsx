import { Form } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount, formatNumber, formatShortDate } from '#app/kit/format.ts'
import { SelectField } from '#app/kit/forms/select.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Cell } from '#app/kit/shell/cell.tsx'
import { Link } from '#app/kit/shell/link.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import { ENTITY_STATUS_NAMES } from './history-words.ts'
import type { Directory } from './view-directory.server.ts'

const COORDINATION_WORDS = { 'in-force': 'Sí', lapsed: 'Suspendida', none: 'No tiene' } as const satisfies Record<
  Directory['rows'][number]['coordination'],
  string
>

type Row = Directory['rows'][number]

function Filters({ filters }: Pick<Directory, 'filters'>) {
  return (
    <Form method="get" key={JSON.stringify(filters)} className="filtros">
      <div className="campo">
        <label htmlFor="buscar">Nombre, de hoy o de antes</label>
        <input id="buscar" name="buscar" type="search" defaultValue={filters.search} />
      </div>
      <SelectField
        name="nivel"
        label="Nivel de gobierno"
        value={filters.level}
        options={[['', 'Todos'], ...Object.entries(GOVERNMENT_LEVEL_NAMES)]}
      />
      <SelectField
        name="estado"
        label="Situación"
        value={filters.status || 'todas'}
        options={[...Object.entries(ENTITY_STATUS_NAMES), ['todas', 'Todas']]}
      />
      <div className="botones">
        <button className="boton" type="submit">
          Filtrar
        </button>
      </div>
    </Form>
  )
}

function EntityLine({ row }: { row: Row }) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/nacional/directorio/${row.id}`}>{row.name}</Link>
        {row.former.length > 0 ? (
          <>
            <br />
            <span className="tenue suelto">Antes: {row.former.join('; ')}</span>
          </>
        ) : null}
      </th>
      <td data-titulo="Nivel">{GOVERNMENT_LEVEL_NAMES[row.governmentLevel]}</td>
      <Cell title="Región" absent="sin dato">
        {row.region}
      </Cell>
      <td data-titulo="Situación">{ENTITY_STATUS_NAMES[row.status]}</td>
      <td data-titulo="Personal" className="numero">
        {row.staff ? (
          <>
            {formatNumber(row.staff.people)} <span className="tenue">({formatShortDate(row.staff.countedOn)})</span>
          </>
        ) : (
          'sin dato'
        )}
      </td>
      <td data-titulo="Coordinación">{COORDINATION_WORDS[row.coordination]}</td>
    </tr>
  )
}

function addressOf({ filters }: Directory, page: number): string {
  return `/nacional/directorio?${new URLSearchParams({ buscar: filters.search, nivel: filters.level, estado: filters.status || 'todas', pagina: String(page) }).toString()}`
}

/** The report on 2019 speaks the words of its own year. */
const IN_2019 = legalFrameOn('2019-12-31')

function StartFrom2019() {
  return (
    <>
      <Empty>
        {`El directorio está vacío. Puede empezar con las 137 entidades que el informe de 2019 nombra con un ${IN_2019.mechanismInShort}, y completar después su personal y sus cuentas.`}
      </Empty>
      <SendForm>
        <SendButton className="boton" name="accion" value="cargar-2019">
          Cargar el directorio de 2019
        </SendButton>
      </SendForm>
    </>
  )
}

/** The directory of entities, for who keeps it. */
export function DirectoryPage({ directory }: { directory: Directory }) {
  return (
    <>
      <h1>Directorio de entidades</h1>
      <p>
        Aquí se mantiene qué entidades existen, cómo se llaman, de quién dependen y cuántas personas trabajan en ellas.
        Cada cambio lleva su documento y su fecha, y queda en la historia de la entidad.
      </p>
      <p className="botones">
        <Link className="boton" to="/nacional/directorio/nueva">
          Agregar una entidad
        </Link>
        <Link to="/nacional/importar">Importar desde una planilla</Link>
      </p>
      {directory.empty ? <StartFrom2019 /> : null}
      <Filters filters={directory.filters} />
      <p role="status">{formatCount(directory.found, 'entidad', 'entidades')} con estos filtros.</p>
      {directory.rows.length > 0 ? (
        <WideTable caption="Entidades del directorio" captionUnseen className="apilada">
          <thead>
            <tr>
              <th scope="col">Entidad</th>
              <th scope="col">Nivel</th>
              <th scope="col">Región</th>
              <th scope="col">Situación</th>
              <th scope="col" className="numero">
                Personal
              </th>
              <th scope="col">Coordinación</th>
            </tr>
          </thead>
          <tbody>
            {directory.rows.map((row) => (
              <EntityLine key={row.id} row={row} />
            ))}
          </tbody>
        </WideTable>
      ) : null}
      <PageLinks page={directory.page} pages={directory.pages} to={(page) => addressOf(directory, page)} />
    </>
  )
}

import { Form, Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount } from '#app/kit/format.ts'
import { Empty } from '#app/kit/shell/notice.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import { reportedWords } from '#app/kit/words/reported-words.ts'
import type { AttachedView } from './view-attached.server.ts'
import { adaptationWords, appliedWords, MECHANISM_WORDS, planWords, reportWords } from './words.ts'

const HERE = '/panel/adscritas'

type Row = AttachedView['rows'][number]

function Line({ row, view }: { row: Row; view: AttachedView }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td data-titulo="Mecanismo">{MECHANISM_WORDS[row.mechanism]}</td>
      {row.instruments.map(({ slug, state }) => (
        <td key={slug} data-titulo={view.instruments.find((each) => each.slug === slug)?.title}>
          {appliedWords(slug, state)}
        </td>
      ))}
      <td data-titulo="Plan">{planWords(row.plan)}</td>
      <td data-titulo={`Registro ${view.year}`}>
        {reportedWords(row.record, (facts) => formatCount(facts, 'hecho informado', 'hechos informados'))}
      </td>
      <td data-titulo={`Informe de noviembre ${view.reportYear}`}>{reportedWords(row.report, reportWords)}</td>
      <td data-titulo="Adecuación a la Ley 32535">{reportedWords(row.adaptation, adaptationWords)}</td>
    </tr>
  )
}

function Bodies({ view }: { view: AttachedView }) {
  return (
    <WideTable caption="Estado de cada entidad adscrita, por nombre" captionUnseen className="apilada">
      <thead>
        <tr>
          <th scope="col">Entidad</th>
          <th scope="col">Mecanismo</th>
          {view.instruments.map(({ slug, title }) => (
            <th scope="col" key={slug}>
              {title}
            </th>
          ))}
          <th scope="col">Plan</th>
          <th scope="col">Registro {view.year}</th>
          <th scope="col">Informe de noviembre {view.reportYear}</th>
          <th scope="col">Adecuación a la Ley 32535</th>
        </tr>
      </thead>
      <tbody>
        {view.rows.map((row) => (
          <Line key={row.id} row={row} view={view} />
        ))}
      </tbody>
    </WideTable>
  )
}

/** A ministry's attached bodies: how far each is, and nothing that it found. */
export function AttachedPage({ view }: { view: AttachedView }) {
  const { search, found, page, pages } = view
  return (
    <>
      <Link className="volver" to="/panel">
        Volver
      </Link>
      <h1>Entidades adscritas</h1>
      <p>
        Aquí ve en qué paso está cada entidad que depende de su ministerio. Los resultados de cada entidad son suyos: no
        se muestran aquí.
      </p>
      <Form method="get" key={search} className="filtros">
        <div className="campo">
          <label htmlFor="buscar">Nombre</label>
          <input id="buscar" name="buscar" type="search" defaultValue={search} />
        </div>
        <div className="botones">
          <button className="boton" type="submit">
            Buscar
          </button>
        </div>
      </Form>
      <p role="status">{formatCount(found, 'entidad adscrita', 'entidades adscritas')} con esta búsqueda.</p>
      {found > 0 ? (
        <Bodies view={view} />
      ) : (
        <Empty>
          {search === ''
            ? 'El directorio no anota ninguna entidad que dependa de su ministerio. Si falta alguna, pida el cambio a la administración del MIMP.'
            : 'Ninguna entidad adscrita tiene ese nombre.'}
        </Empty>
      )}
      <PageLinks
        page={page}
        pages={pages}
        to={(number) => `${HERE}?${new URLSearchParams({ buscar: search, pagina: String(number) }).toString()}`}
      />
    </>
  )
}

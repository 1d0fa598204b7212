import { Link } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatDate } from '#app/kit/format.ts'
import { Empty } from '#app/kit/shell/notice.tsx'
import type { ResultsList } from './list-results.server.ts'

type OfInstrument = ResultsList[number]

function Releases({ title, releases }: OfInstrument) {
  const scored = releases.some(({ score }) => score !== null)
  return (
    <WideTable caption={`Resultados de ${title}`} captionUnseen className="apilada">
      <thead>
        <tr>
          <th scope="col">Aplicación</th>
          {scored ? <th scope="col">Resultado general</th> : null}
          <th scope="col">Participación</th>
          <th scope="col">Publicado</th>
        </tr>
      </thead>
      <tbody>
        {releases.map(({ campaignId, year, score, participation, releasedOn }) => (
          <tr key={campaignId}>
            <th scope="row">
              <Link to={`/panel/aplicaciones/${campaignId}/resultados`}>
                {year} <span className="oculto-visual">, resultados de {title}</span>
              </Link>
            </th>
            {scored ? <td data-titulo="Resultado general">{score}</td> : null}
            <td data-titulo="Participación">{participation}</td>
            <td data-titulo="Publicado">{formatDate(releasedOn)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** "Resultados": every release of the entity, by instrument and year. */
export function ResultsListPage({ results }: { results: ResultsList }) {
  return (
    <>
      <h1>Resultados</h1>
      {results.length === 0 ? (
        <Empty next={<Link to="/panel/aplicaciones">Ver las aplicaciones</Link>}>
          Aún no hay resultados. Los de una aplicación se publican cuando cierra.
        </Empty>
      ) : null}
      {results.map((each) => (
        <section key={each.slug} aria-labelledby={each.slug}>
          <h2 id={each.slug}>{each.title}</h2>
          {each.releases.every(({ score }) => score === null) ? (
            <p className="ayuda">
              En esta lista no hay puntajes: un puntaje bajo puede ser confianza para hablar. Léalos con lo que contó el
              personal, en cada página.
            </p>
          ) : null}
          <Releases {...each} />
        </section>
      ))}
      <p>
        Lo que la entidad dice y prueba sobre su presupuesto está en <Link to="/panel/presupuesto">Presupuesto</Link>.
      </p>
    </>
  )
}

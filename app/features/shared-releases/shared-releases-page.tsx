import { Empty } from '#app/kit/shell/notice.tsx'
import { ManualLink } from '#app/kit/shell/manual-link.tsx'
import { Link } from '@remix-run/react'
import { formatDate } from '#app/kit/format.ts'
import type { SharedReleases } from './list-shared-releases.server.ts'

/** What a reader may read. */
export function SharedPage({ shared: { entityName, releases, planYears } }: { shared: SharedReleases }) {
  return (
    <>
      <p className="tenue">{entityName}</p>
      <h1>Resultados compartidos con usted</h1>
      <p>
        <ManualLink role="reader" />
      </p>
      {releases.length === 0 ? (
        <Empty>
          Aún no hay nada compartido. Pida a la coordinación de la entidad que elija qué resultados puede leer.
        </Empty>
      ) : (
        <ul className="tareas">
          {releases.map(({ campaignId, title, releasedOn, says }) => (
            <li key={campaignId}>
              <div>
                <Link to={`/panel/aplicaciones/${campaignId}/resultados`}>{title}</Link>
                <p>Resultados del {formatDate(releasedOn)}</p>
                <p>{says.join(' ')}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {planYears.length > 0 ? (
        <>
          <h2>Acciones que propusieron</h2>
          <ul>
            {planYears.map((year) => (
              <li key={year}>
                <Link to={`/panel/plan/${year}`}>Plan de mejora {year}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

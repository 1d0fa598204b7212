import { Link } from '@remix-run/react'
import { COMPLAINT_COUNTS } from '#surveys/complaints/report.ts'
import { formatNumber, formatShortDate } from '#app/kit/format.ts'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import type { ReportsOfEntity } from './view-reports.server.ts'
import { COUNT_NAMES, HALF_STATES } from './words.ts'

type Half = ReportsOfEntity['halves'][number]

function HalfOfEntity({ half: { id, title, state, report, savedOn } }: { half: Half }) {
  return (
    <section aria-labelledby={`semestre-${id}`}>
      <h2 id={`semestre-${id}`}>{title}</h2>
      <p>
        {HALF_STATES[state]}.{savedOn === null ? '' : ` Se guardó el ${formatShortDate(savedOn)}.`}
      </p>
      {report?.state === 'counted' ? (
        <table>
          <caption className="oculto-visual">Cifras de {title}</caption>
          <tbody>
            {COMPLAINT_COUNTS.map((count) => (
              <tr key={count}>
                <th scope="row">{COUNT_NAMES[count]}</th>
                <td className="numero">{formatNumber(report.counts[count])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {report?.state === 'counted' && report.improvements !== '' ? <p>Medidas: {report.improvements}</p> : null}
    </section>
  )
}

/** What an entity told SERVIR, for an analyst alone; never beside a result. */
export function EntityReportsPage({ view }: { view: ReportsOfEntity }) {
  return (
    <>
      <Link className="volver" to="/nacional/hoja-servir">
        Hoja semestral para SERVIR
      </Link>
      <p className="tenue">{view.entityName}</p>
      <h1>Hoja semestral para SERVIR</h1>
      <Notice kind="warning">
        <p>
          Datos reservados: con pocos casos, una cifra puede señalar a una persona. No se copian a informes, no se
          comparan entre entidades ni se leen junto a los resultados del cuestionario.
        </p>
      </Notice>
      {view.halves.length === 0 ? <Empty>La entidad no ha informado ningún semestre.</Empty> : null}
      {view.halves.map((half) => (
        <HalfOfEntity key={half.id} half={half} />
      ))}
    </>
  )
}

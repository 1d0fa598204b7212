import type { ReactNode } from 'react'
import { Link } from '@remix-run/react'
import { formatShortDate } from '#app/kit/format.ts'
import { Cell } from '#app/kit/shell/cell.tsx'
import { ManualLink } from '#app/kit/shell/manual-link.tsx'
import { Notice } from '#app/kit/shell/notice.tsx'
import type { ReportsView } from './view-reports.server.ts'
import { HALF_STATES } from './words.ts'

/** Who reads these numbers, and where they are not. */
export function WhoReads() {
  return (
    <Notice>
      <p>
        Aquí solo van cifras de los expedientes, nunca del cuestionario. Las leen Recursos Humanos de la entidad y el
        equipo de análisis del MIMP. No las ve la coordinación, ni la persona titular, ni quien lee resultados. Se
        guardan cifradas y no salen en correos, copias ni datos abiertos.
      </p>
      <p>Nadie más debe abrir esta cuenta: con un solo caso, una cifra puede señalar a una persona.</p>
    </Notice>
  )
}

function HalfLine({ half }: { half: ReportsView['halves'][number] }) {
  const { id, title, state, savedOn, mayTell } = half
  const hasFile = state === 'counted' || state === 'delivered'
  return (
    <tr>
      <th scope="row">{mayTell ? <Link to={`/panel/hoja-servir/${id}`}>{title}</Link> : title}</th>
      <td data-titulo="Estado">{HALF_STATES[state]}</td>
      <Cell title="Guardada" absent="sin guardar">
        {savedOn === null ? null : formatShortDate(savedOn)}
      </Cell>
      <Cell title="Hoja" absent="no hay">
        {hasFile ? (
          <a href={`/panel/hoja-servir/${id}/hoja.xlsx`}>
            Descargar <span className="oculto-visual">la hoja de {title}</span>
          </a>
        ) : null}
      </Cell>
    </tr>
  )
}

/** "Hoja semestral para SERVIR": the half years of an entity, for Recursos Humanos. @param due what waits for her. */
export function ReportsPage({ view, due }: { view: ReportsView; due: ReactNode }) {
  return (
    <>
      <p className="tenue">{view.entityName}</p>
      <h1>Hoja semestral para SERVIR</h1>
      {due}
      <p>
        El reglamento de la Ley 27942 (D.S. 014-2019-MIMP, artículo 38) pide informar a SERVIR cada seis meses sobre
        quejas de hostigamiento sexual, casos iniciados de oficio y medidas de mejora. La norma no fija el día. Donde no
        hubo quejas ni casos, anótelo: no se envía nada.
      </p>
      <WhoReads />
      <p>
        <ManualLink role="human-resources" />
      </p>
      <table className="apilada">
        <caption className="oculto-visual">Semestres</caption>
        <thead>
          <tr>
            <th scope="col">Semestre</th>
            <th scope="col">Estado</th>
            <th scope="col">Guardada</th>
            <th scope="col">Hoja para SERVIR</th>
          </tr>
        </thead>
        <tbody>
          {view.halves.map((half) => (
            <HalfLine key={half.id} half={half} />
          ))}
        </tbody>
      </table>
    </>
  )
}

import { Link } from '@remix-run/react'
import { formatDate } from '#app/kit/format.ts'
import { Norms } from './action-facts.tsx'
import type { DutiesView } from './view-duties.server.ts'
import { PLAN_STATUS_NAMES } from './words.ts'

type Shown = DutiesView['duties'][number]

function Duty({ duty, year }: { duty: Shown; year: number }) {
  const { id, title, inPlan, norms, when, rationale, responsible, instrument } = duty
  return (
    <li className="deber" id={`deber-${id}`}>
      <h3>{title}</h3>
      <p>
        {inPlan ? (
          <Link to={`/panel/plan/${year}#accion-${inPlan.id}`}>
            En el plan {year}: {PLAN_STATUS_NAMES[inPlan.status].toLowerCase()}
            <span className="oculto-visual"> ({title})</span>
          </Link>
        ) : (
          <>No está en el plan {year}.</>
        )}{' '}
        {when.join(' ')}
      </p>
      <details>
        <summary>
          Por qué, quién y con qué norma <span className="oculto-visual">{title}</span>
        </summary>
        <p>{rationale}</p>
        <p>
          Responsable: {responsible}. Herramienta: {instrument}.
        </p>
        <p>
          <Norms norms={norms} />
        </p>
      </details>
    </li>
  )
}

function Group({ id, title, duties, year }: { id: string; title: string; duties: readonly Shown[]; year: number }) {
  if (duties.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} ({duties.length})
      </h2>
      <ol className="sin-marca deberes">
        {duties.map((duty) => (
          <Duty key={duty.id} duty={duty} year={year} />
        ))}
      </ol>
    </section>
  )
}

/** What norms oblige an entity to today, whatever its results say, and what its plan says of each. */
export function DutiesPage({ view }: { view: DutiesView }) {
  const { duties, year, today, entityName } = view
  return (
    <>
      <p className="tenue">{entityName}</p>
      <h1>Lo que obliga la norma</h1>
      <p>
        Al {formatDate(today)}, con o sin resultados, de lo que tocan las herramientas. No es una lista de toda la ley.
      </p>
      <Group id="siempre" title="Obliga a su entidad" duties={duties.filter(({ binds }) => binds)} year={year} />
      <Group id="a-veces" title="Obliga en ciertos casos" duties={duties.filter(({ binds }) => !binds)} year={year} />
      <p className="nota">
        Al cerrar una aplicación, sus deberes entran solos al plan de ese año. Lo que falta puede agregarse antes en el{' '}
        <Link to={`/panel/plan/${year}`}>plan {year}</Link>, como acción propia.
      </p>
    </>
  )
}

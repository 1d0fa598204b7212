import { Link } from '@remix-run/react'
import type { Place } from './where-to-work-facts.ts'
import type { Summary } from './summary-facts.ts'

function ToWorkOn({ place, planTo, to }: { place: Place; planTo: string; to: (dimension: string) => string }) {
  return (
    <li>
      {place.says}.{' '}
      <span className="nota">
        {place.action ? (
          <>
            En el plan: <Link to={place.action.to}>{place.action.title}</Link>
          </>
        ) : (
          <>
            Sin acción en el <Link to={planTo}>plan</Link>.{' '}
            <Link reloadDocument to={to(place.dimension)}>
              Ver la dimensión
            </Link>
          </>
        )}
      </span>
    </li>
  )
}

/** Three places to work on, each with its action in the plan, and three that are strong. */
export function WhereToWork({
  work,
  planTo,
  to,
}: {
  work: NonNullable<Summary['work']>
  planTo: string
  to: (dimension: string) => string
}) {
  const { toWorkOn, strengths } = work
  if (toWorkOn.length + strengths.length === 0)
    return <p className="nota">Los resultados no se separan lo suficiente para decir dónde conviene empezar.</p>
  return (
    <div className="trabajo">
      {toWorkOn.length > 0 ? (
        <section aria-labelledby="donde-trabajar">
          <h2 id="donde-trabajar">Dónde trabajar primero</h2>
          <ol>
            {toWorkOn.map((place) => (
              <ToWorkOn key={place.id} place={place} planTo={planTo} to={to} />
            ))}
          </ol>
        </section>
      ) : null}
      {strengths.length > 0 ? (
        <section aria-labelledby="fortalezas">
          <h2 id="fortalezas">Lo más fuerte</h2>
          <ul>
            {strengths.map(({ id, says }) => (
              <li key={id}>{says}.</li>
            ))}
          </ul>
        </section>
      ) : null}
      <p className="nota">Las preguntas no llevan margen: su orden puede deberse al azar.</p>
    </div>
  )
}

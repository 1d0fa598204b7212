import { MONTH_NAMES, formatShortDate } from '#app/kit/format.ts'
import type { EntityCalendar } from './view-campaign.server.ts'

type Months = EntityCalendar[number]['months']

function Month({ month, terms }: Months[number]) {
  return (
    <>
      <dt>{MONTH_NAMES[Number(month.slice(5)) - 1]}</dt>
      <dd>
        {terms.map(({ id, title, opensOn, closesOn }) => (
          <span key={id} className="termino">
            {title}, del {formatShortDate(opensOn)} al {formatShortDate(closesOn)}
          </span>
        ))}
      </dd>
    </>
  )
}

function Year({ year, months }: EntityCalendar[number]) {
  const busy = months.filter(({ terms }) => terms.length > 0)
  return (
    <section aria-labelledby={`calendario-${year}`}>
      <h2 id={`calendario-${year}`}>{year}</h2>
      {busy.length > 0 ? (
        <dl className="definiciones">
          {busy.map((each) => (
            <Month key={each.month} {...each} />
          ))}
        </dl>
      ) : null}
      <p className="tenue">
        {busy.length === 0
          ? 'Sin aplicaciones en todo el año.'
          : busy.length === months.length
            ? ''
            : 'En los demás meses no hay aplicaciones.'}
      </p>
    </section>
  )
}

/** Months of the year with the entity's applications, so that the next one finds room. */
export function EntityCalendar({ years }: { years: EntityCalendar }) {
  const some = years.some(({ months }) => months.some(({ terms }) => terms.length > 0))
  return (
    <details open={some}>
      <summary>Calendario de la entidad</summary>
      <p className="ayuda">
        Deje al menos 45 días entre una aplicación y otra: cuando se pregunta muy seguido, responde menos gente.
      </p>
      {years.map((each) => (
        <Year key={each.year} {...each} />
      ))}
    </details>
  )
}

import { MONTH_NAMES, formatDate } from '#app/i18n/format.ts'
import type { EntityCalendar } from '#app/services/campaigns/view.server.ts'

type Months = EntityCalendar[number]['months']

function Month({ month, terms }: Months[number]) {
  return (
    <>
      <dt>{MONTH_NAMES[Number(month.slice(5)) - 1]}</dt>
      <dd>
        {terms.length === 0 ? (
          <span className="tenue">Sin aplicaciones</span>
        ) : (
          terms.map(({ id, title, opensOn, closesOn }) => (
            <span key={id} className="termino">
              {title}, del {formatDate(opensOn)} al {formatDate(closesOn)}
            </span>
          ))
        )}
      </dd>
    </>
  )
}

/** Months of the year with the entity's applications, so that the next one finds room. */
export function EntityCalendar({ years }: { years: EntityCalendar }) {
  const some = years.some(({ months }) => months.some(({ terms }) => terms.length > 0))
  return (
    <details open={some}>
      <summary>Calendario de la entidad</summary>
      <p className="ayuda">Deje al menos 45 días entre una aplicación y otra: cuando se pregunta muy seguido, responde menos gente.</p>
      {years.map(({ year, months }) => (
        <section key={year} aria-labelledby={`calendario-${year}`}>
          <h2 id={`calendario-${year}`}>{year}</h2>
          <dl className="definiciones">
            {months.map((each) => (
              <Month key={each.month} {...each} />
            ))}
          </dl>
        </section>
      ))}
    </details>
  )
}

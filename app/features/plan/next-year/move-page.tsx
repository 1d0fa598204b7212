import { Link } from '@remix-run/react'
import { formatCount } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Empty } from '#app/kit/shell/notice.tsx'
import type { Movable } from './move-proposals.server.ts'

/** Brings what late results propose from the plan of the next year to that of this year, one result at a time. */
export function MovePage({ movable: { year, entityName, results } }: { movable: Movable }) {
  const next = year + 1
  return (
    <>
      <p className="tenue">{entityName}</p>
      <h1>Traer al plan de {year}</h1>
      <p>
        Desde el 1 de octubre, lo que propone un resultado nuevo pasa al plan del año siguiente. Si su entidad puede
        hacerlo antes de que termine el año, tráigalo aquí. Lo que ya decidió en el plan de {next} se queda allí.
      </p>
      {results.length === 0 ? (
        <Empty>En el plan de {next} no hay propuestas por decidir que se puedan traer.</Empty>
      ) : (
        <ul className="acciones">
          {results.map(({ origin, title, actions }) => (
            <li key={origin}>
              <h2>{title}</h2>
              <p>
                {formatCount(actions, 'propuesta por decidir', 'propuestas por decidir')} en el plan de {next}.
              </p>
              <SendForm>
                <input type="hidden" name="resultado" value={origin} />
                <SendButton className="boton segundo">
                  Traer al plan de este año<span className="oculto-visual">: {title}</span>
                </SendButton>
              </SendForm>
            </li>
          ))}
        </ul>
      )}
      <p className="botones">
        <Link to={`/panel/plan/${year}`}>Volver al plan de {year}</Link>
        <Link to={`/panel/plan/${next}`}>Ver el plan de {next}</Link>
      </p>
    </>
  )
}

/** On the plan of this year: that newer results propose more, and where. Nothing where none does. */
export function LateProposals({ movable }: { movable: Pick<Movable, 'year' | 'results'> }) {
  const actions = movable.results.reduce((sum, each) => sum + each.actions, 0)
  if (actions === 0) return null
  const { year } = movable
  return (
    <p className="caja no-imprimir">
      {formatCount(actions, 'propuesta nueva está', 'propuestas nuevas están')} en el{' '}
      <Link to={`/panel/plan/${year + 1}`}>plan de {year + 1}</Link>, por la fecha de su resultado.{' '}
      <Link to={`/panel/plan/${year}/traer`}>Traer al plan de este año</Link>
    </p>
  )
}

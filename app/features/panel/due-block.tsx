import { Link } from '@remix-run/react'
import { formatNumber } from '#app/kit/format.ts'
import type { DueCard, DueCards } from './due-cards.ts'

function Cards({ cards }: { cards: readonly DueCard[] }) {
  return (
    <ol className="tareas toca">
      {cards.map(({ key, title, when, to, pressing }) => (
        <li key={key}>
          <div>
            <Link to={to}>{title}</Link>
          </div>
          {when ? <span className={pressing ? 'estado etiqueta urgente' : 'estado etiqueta gris'}>{when}</span> : null}
        </li>
      ))}
    </ol>
  )
}

/** "Le toca a usted": what waits for whoever reads, the most pressing first. @param silent draws nothing where nothing waits. */
export function DueBlock({ due: { first, rest }, silent = false }: { due: DueCards; silent?: boolean }) {
  if (first.length === 0 && silent) return null
  return (
    <section className="le-toca" aria-labelledby="le-toca">
      <h2 id="le-toca">Le toca a usted</h2>
      {first.length === 0 ? <p className="tenue">Hoy no espera nada por usted.</p> : <Cards cards={first} />}
      {rest.length > 0 ? (
        <details>
          <summary>y {formatNumber(rest.length)} más</summary>
          <Cards cards={rest} />
        </details>
      ) : null}
    </section>
  )
}

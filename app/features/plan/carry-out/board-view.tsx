import { Link } from '@remix-run/react'
import { formatCount, formatNumber } from '#app/kit/format.ts'
import { Day, OriginMark, Responsible } from './action-marks.tsx'
import { followUpAddress } from './follow-up-address.ts'
import type { CarriedAction, PlacedAction } from './carried-actions.ts'
import { PART_TITLES } from './words.ts'

/** Columns in the order in which an action goes; the parts are those of the bar of the plan, so that the numbers agree. */
const COLUMNS = [
  'accepted',
  'under-way',
  'overdue',
  'stopped',
  'done',
] as const satisfies readonly CarriedAction['part'][]
/** Cards of a column that stand open. */
const OPEN_CARDS = 12

function Cards({ actions, query }: { actions: readonly PlacedAction[]; query: string }) {
  return (
    <ul className="fichas">
      {actions.map((action) => (
        <li key={action.id} id={`accion-${action.id}`}>
          <Link to={`${followUpAddress(action)}${query}`}>{action.title}</Link>
          <p>
            <Responsible action={action} />
          </p>
          <p className="nota">
            Vence: <Day day={action.dueOn} />
            {action.proofs > 0 ? `. ${formatCount(action.proofs, 'medio', 'medios')} de verificación` : ''}
          </p>
          {action.why === '' ? null : <p className="nota">{action.why}</p>}
          <OriginMark origin={action.origin} />
        </li>
      ))}
    </ul>
  )
}

function Column({
  part,
  actions,
  query,
}: {
  part: (typeof COLUMNS)[number]
  actions: readonly PlacedAction[]
  query: string
}) {
  const rest = actions.slice(OPEN_CARDS)
  return (
    <section aria-labelledby={`columna-${part}`}>
      <h2 id={`columna-${part}`}>
        <span className={`muestra parte-${part}`} aria-hidden="true" /> {PART_TITLES[part]}{' '}
        <span className="tenue">({formatNumber(actions.length)})</span>
      </h2>
      {actions.length === 0 ? <p className="nota">Ninguna</p> : null}
      <Cards actions={actions.slice(0, OPEN_CARDS)} query={query} />
      {rest.length > 0 ? (
        <details>
          <summary>
            y {formatNumber(rest.length)} más<span className="oculto-visual"> en {PART_TITLES[part]}</span>
          </summary>
          <Cards actions={rest} query={query} />
        </details>
      ) : null}
    </section>
  )
}

/** The actions by how far they are, a column for each part of the plan. */
export function Board({ actions, query }: { actions: readonly PlacedAction[]; query: string }) {
  return (
    <div className="tablero-plan">
      {COLUMNS.map((part) => (
        <Column key={part} part={part} actions={actions.filter((action) => action.part === part)} query={query} />
      ))}
    </div>
  )
}

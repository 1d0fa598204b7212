import { Link } from '@remix-run/react'
import { formatCount, formatDate, formatShortDate, MONTH_NAMES } from '#app/kit/format.ts'
import { Day, PartMark } from './action-marks.tsx'
import { followUpAddress } from './follow-up-address.ts'
import type { PlacedAction } from './carried-actions.ts'
import { barOf, monthPlaces, todayPlace, YEAR_WIDTH } from './timeline.ts'

const HEIGHT = 24
const BAR = { top: 5, height: 14 }

type Year = { readonly year: number; readonly today: string }

const GROUND = 'fondo-del-anio'

/** The months and today, drawn once: behind each bar stands the same. */
function Ground({ year, today }: Year) {
  const now = todayPlace(year, today)
  return (
    <defs>
      <g id={GROUND}>
        {monthPlaces(year).map((x) => (
          <line key={x} className="eje" x1={x} x2={x} y1="0" y2={HEIGHT} vectorEffect="non-scaling-stroke" />
        ))}
        {now === null ? null : (
          <line className="linea-hoy" x1={now} x2={now} y1="0" y2={HEIGHT} vectorEffect="non-scaling-stroke" />
        )}
      </g>
    </defs>
  )
}

function Bar({ action, year }: { action: PlacedAction } & Pick<Year, 'year'>) {
  const bar = barOf(action, year)
  if (!bar) return null
  const className = `barra-plan parte-${action.part}${bar.after ? ' sigue' : ''}`
  return <rect className={className} x={bar.x} width={bar.width} y={BAR.top} height={BAR.height} />
}

function daysWords({ startsOn, dueOn }: Pick<PlacedAction, 'startsOn' | 'dueOn'>): string {
  if (startsOn !== null && dueOn !== null) return `${formatShortDate(startsOn)} a ${formatShortDate(dueOn)}`
  if (dueOn !== null) return `hasta el ${formatShortDate(dueOn)}`
  return startsOn === null ? 'sin fechas' : `desde el ${formatShortDate(startsOn)}`
}

function Months({ year, today }: Year) {
  const places = monthPlaces(year)
  const now = todayPlace(year, today)
  return (
    <div className="fila-cronograma meses" aria-hidden="true">
      <div />
      <svg viewBox={`0 0 ${YEAR_WIDTH} 48`}>
        <Ground year={year} today={today} />
        {places.map((x, month) => (
          <text key={x} className="mes" x={x + YEAR_WIDTH / 24} y="36" textAnchor="middle">
            {(MONTH_NAMES[month] ?? '').slice(0, 3)}
          </text>
        ))}
        {now === null ? null : <line className="linea-hoy" x1={now} x2={now} y1="42" y2="48" />}
      </svg>
    </div>
  )
}

function Row({ action, query, year }: { action: PlacedAction; query: string } & Pick<Year, 'year'>) {
  return (
    <li className="fila-cronograma" id={`accion-${action.id}`}>
      <div>
        <Link to={`${followUpAddress(action)}${query}`}>{action.title}</Link>
        <span className="nota en-linea">
          <PartMark part={action.part} />, {daysWords(action)}
        </span>
      </div>
      <svg viewBox={`0 0 ${YEAR_WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <use href={`#${GROUND}`} />
        <Bar action={action} year={year} />
      </svg>
    </li>
  )
}

/** The actions over the months of the year, with today; the same as a table beneath. */
export function Timeline({ actions, query, ...shown }: { actions: readonly PlacedAction[]; query: string } & Year) {
  const dated = actions.filter(({ startsOn, dueOn }) => startsOn !== null || dueOn !== null)
  const undated = actions.length - dated.length
  const { year, today } = shown
  return (
    <figure className="cronograma">
      <p className="figura-titulo">
        {formatCount(dated.length, 'acción con fecha', 'acciones con fecha')} en {year}
        {todayPlace(year, today) === null ? '' : `. La línea marca hoy, ${formatDate(today)}`}
      </p>
      <Months {...shown} />
      <ol>
        {dated.map((action) => (
          <Row key={action.id} action={action} query={query} year={year} />
        ))}
      </ol>
      {undated > 0 ? (
        <p className="nota">
          {formatCount(undated, 'acción no tiene fechas', 'acciones no tienen fechas')}: póngalas en «Decidir».
        </p>
      ) : null}
      <details>
        <summary>Ver como tabla</summary>
        <table className="apilada">
          <caption>Inicio, fecha límite y avance de cada acción</caption>
          <thead>
            <tr>
              <th scope="col">Acción</th>
              <th scope="col">Inicio</th>
              <th scope="col">Vence</th>
              <th scope="col">Avance</th>
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <tr key={action.id}>
                <th scope="row">{action.title}</th>
                <td data-titulo="Inicio">
                  <Day day={action.startsOn} />
                </td>
                <td data-titulo="Vence">
                  <Day day={action.dueOn} />
                </td>
                <td data-titulo="Avance">
                  <PartMark part={action.part} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

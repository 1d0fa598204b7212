import { Link } from '@remix-run/react'
import { formatCount, formatShortDate } from '#app/kit/format.ts'
import { isUntold } from './cut-offs.ts'
import { Day, OriginMark, PartMark, Responsible, StaysSame } from './action-marks.tsx'
import { followUpAddress } from './follow-up-address.ts'
import type { CarriedAction, PlacedAction, Sort } from './carried-actions.ts'

type Around = {
  /** Where "sigue igual" leads back to; null for whoever tells nothing. */
  readonly back: string | null
  /** Cut-off (ISO date) that is told for on this day. */
  readonly cutOff: string
  /** What stands behind the address of an action. */
  readonly query: string
  readonly sort?: Sort
}

/** What was told for the cut-off, and the one tap that says it goes on. */
function Told({ action, back, cutOff }: { action: CarriedAction } & Pick<Around, 'back' | 'cutOff'>) {
  return (
    <>
      <PartMark part={action.part} />
      {action.told ? <span className="nota en-linea">Informada el {formatShortDate(action.told.on)}</span> : null}
      {action.why === '' ? null : <span className="nota en-linea">{action.why}</span>}
      {back !== null && action.staysSame && isUntold(action, cutOff) ? <StaysSame action={action} back={back} /> : null}
    </>
  )
}

function Row({ action, around }: { action: CarriedAction | PlacedAction; around: Around }) {
  return (
    <tr id={`accion-${action.id}`}>
      <th scope="row">
        <Link to={`${followUpAddress(action)}${around.query}`}>{action.title}</Link>{' '}
        {'origin' in action ? <OriginMark origin={action.origin} /> : null}
      </th>
      <td data-titulo="Responsable">
        <Responsible action={action} />
      </td>
      <td data-titulo="Inicio" className={action.startsOn === null ? 'sin-dato' : 'fecha-corta'}>
        <Day day={action.startsOn} />
      </td>
      <td data-titulo="Vence" className="fecha-corta">
        <Day day={action.dueOn} />
      </td>
      <td data-titulo="Avance">
        <Told action={action} back={around.back} cutOff={around.cutOff} />
      </td>
      <td data-titulo="Medios de verificación" className={action.proofs === 0 ? 'sin-dato' : ''}>
        {action.proofs === 0 ? <span className="tenue">ninguno</span> : formatCount(action.proofs, 'medio', 'medios')}
      </td>
    </tr>
  )
}

const sorted = (is: boolean) => (is ? ('ascending' as const) : undefined)

/** Actions as they are carried out, one in a row; on a phone one beneath the other. */
export function CarriedTable({
  caption,
  actions,
  ...around
}: { caption: string; actions: readonly (CarriedAction | PlacedAction)[] } & Around) {
  const { sort } = around
  return (
    <table className="apilada ejecucion">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Acción</th>
          <th scope="col" aria-sort={sorted(sort === 'unidad')}>
            Responsable
          </th>
          <th scope="col" aria-sort={sorted(sort === 'inicio')}>
            Inicio
          </th>
          <th scope="col" aria-sort={sorted(sort === 'vence')}>
            Vence
          </th>
          <th scope="col" aria-sort={sorted(sort === 'avance')}>
            Avance
          </th>
          <th scope="col">Medios de verificación</th>
        </tr>
      </thead>
      <tbody>
        {actions.map((action) => (
          <Row key={action.id} action={action} around={around} />
        ))}
      </tbody>
    </table>
  )
}

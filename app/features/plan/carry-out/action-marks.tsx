import { formatShortDate } from '#app/kit/format.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { followUpAddress } from './follow-up-address.ts'
import { peopleOf, type CarriedAction, type Origin } from './carried-actions.ts'
import { ORIGIN_NAMES, PART_STATES } from './words.ts'

/** How far an action is, in a word; the mark beside it is that of the bar of its plan. */
export function PartMark({ part }: Pick<CarriedAction, 'part'>) {
  return (
    <span className="estado-accion">
      <span className={`muestra parte-${part}`} aria-hidden="true" /> {PART_STATES[part]}
    </span>
  )
}

/** Of what was merely proposed nothing is said: it is most of a plan. */
export function OriginMark({ origin }: { origin: Origin }) {
  if (origin === 'propuesta') return null
  return <span className={origin === 'urgente' ? 'etiqueta urgente' : 'etiqueta gris'}>{ORIGIN_NAMES[origin]}</span>
}

/** Unit, and who is in charge by name where that is said. */
export function Responsible({ action }: { action: Pick<CarriedAction, 'responsible' | 'inCharge' | 'assignee'> }) {
  const people = peopleOf(action)
  return (
    <>
      {action.responsible}
      {people.length > 0 ? <span className="nota en-linea">{people.join('; ')}</span> : null}
    </>
  )
}

/** A day in a table or a card; in words where there is none. */
export function Day({ day }: { day: string | null }) {
  return day === null ? <span className="tenue">sin fecha</span> : <time dateTime={day}>{formatShortDate(day)}</time>
}

/** Says in one tap that an action goes on as before. @property back page to which it leads. */
export function StaysSame({
  action,
  back,
}: {
  action: Pick<CarriedAction, 'year' | 'id' | 'title' | 'revision'>
  back: string
}) {
  return (
    <SendForm action={followUpAddress(action)} className="no-imprimir">
      <input type="hidden" name="volver" value={back} />
      <SeenField name="revision" value={action.revision} />
      <SendButton className="boton llano" name="accion" value="igual">
        Sigue igual <span className="oculto-visual">{action.title}</span>
      </SendButton>
    </SendForm>
  )
}

import { Link } from '@remix-run/react'
import { formatDate, formatLongDate, formatMoment } from '#app/kit/format.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { Notice } from '#app/kit/shell/notice.tsx'
import { planAddress } from '../tabs.ts'
import { PartMark } from './action-marks.tsx'
import { followUpAddress, sendBackAddress } from './follow-up-address.ts'
import { FollowUpForm } from './follow-up-form.tsx'
import { HistoryList } from './history-list.tsx'
import { ProofList } from './proof-list.tsx'
import type { FollowUpView } from './view-follow-up.server.ts'
import { closedWords } from './words.ts'

/** Page of the actions from which one came: of the plan, or one's own. */
export function listAddress({ year, entityId, isOwn }: Pick<FollowUpView, 'year' | 'entityId' | 'isOwn'>): string {
  return isOwn ? `/panel/plan/${year}/mis-acciones` : planAddress({ year, entityId }, 'ejecucion')
}

function Facts({ view }: { view: FollowUpView }) {
  const { action } = view
  const said = [
    ['Responsable', action.responsible],
    ['A cargo', action.inCharge],
    ['Da el seguimiento', action.assignee ?? ''],
    ['Inicio', action.startsOn === null ? '' : formatLongDate(action.startsOn)],
    ['Fecha límite', action.dueOn === null ? 'sin fecha' : formatLongDate(action.dueOn)],
    ['Indicador', `${action.indicator}${action.indicatorNow === '' ? '' : `. Hoy: ${action.indicatorNow}`}`],
    ['Medio de verificación', action.verification],
  ].filter(([, text]) => text !== '')
  return (
    <dl className="definiciones">
      {said.map(([name, text]) => (
        <div className="hecho" key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function State({ view }: { view: FollowUpView }) {
  const { year, closedOn, isAccepted, sentBack, carriedFrom, entityId } = view
  const before = carriedFrom.year === null ? null : { year: carriedFrom.year, id: carriedFrom.id ?? '' }
  return (
    <>
      {closedOn === null ? null : <Notice>{`${closedWords(year, closedOn)}.`}</Notice>}
      {isAccepted ? null : <Notice kind="warning">Esta acción no está aceptada en el plan: no recibe avances.</Notice>}
      {sentBack === null ? null : (
        <Notice kind="warning">
          <p>
            {sentBack.who} la devolvió ({formatMoment(sentBack.at)}): {sentBack.reason}
          </p>
        </Notice>
      )}
      {before === null ? null : (
        <p>
          Viene del plan {before.year}:{' '}
          <Link to={followUpAddress(before, entityId)}>ver lo que se informó entonces</Link>
        </p>
      )}
    </>
  )
}

type Props = {
  readonly view: FollowUpView
  readonly values: Readonly<Record<string, string>>
  readonly problems: FieldProblems
  readonly moved: boolean
}

/** An action as it is carried out: what is to be told, what proves it, and what was told before. */
export function FollowUpPage({ view, ...typed }: Props) {
  const { year, entityId, action, part, mayFollow, maySendBack, history } = view
  const here = followUpAddress({ year, id: action.id }).replace(/avance$/, '')
  return (
    <>
      <Link className="volver" to={listAddress(view)}>
        Volver a las acciones
      </Link>
      <ErrorSummary problems={Object.entries(typed.problems).map(([field, message]) => ({ field, message }))} />
      <h1>{action.title}</h1>
      <p>
        <PartMark part={part} />
        {part === 'overdue' && action.dueOn !== null ? ` desde el ${formatDate(action.dueOn)}` : ''}
      </p>
      <State view={view} />
      <Facts view={view} />
      {maySendBack ? (
        <p>
          <Link className="boton segundo" to={sendBackAddress({ year, id: action.id }, entityId)}>
            Devolver: aún no está hecha
          </Link>
        </p>
      ) : null}
      {mayFollow ? (
        <section aria-labelledby="informar">
          <h2 id="informar">Informar el avance</h2>
          <FollowUpForm view={view} {...typed} />
        </section>
      ) : null}
      <section aria-labelledby="medios">
        <h2 id="medios">Medios de verificación</h2>
        <ProofList view={view} editable={false} />
        {mayFollow ? <Link to={`${here}medios`}>Agregar o retirar un medio de verificación</Link> : null}
      </section>
      <section aria-labelledby="historia">
        <h2 id="historia">Lo que se informó</h2>
        <HistoryList history={history} />
      </section>
    </>
  )
}

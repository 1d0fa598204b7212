import { Link } from '@remix-run/react'
import { formatCount } from '#app/kit/format.ts'
import type { WhatToDo as ToDo } from './what-to-do-facts.ts'

type Action = ToDo['urgent'][number]

function NormLabels({ norms }: Pick<Action, 'norms'>) {
  return (
    <span className="tenue">
      {norms
        .map(
          ({ label, place, marks }) =>
            `${label}${place ? `, ${place}` : ''}${marks.length > 0 ? ` (${marks.join('; ')})` : ''}`,
        )
        .join('; ')}
    </span>
  )
}

function ActionLine({ action, why }: { action: Action; why: boolean }) {
  return (
    <li>
      <strong>{action.title}</strong>
      {why ? ` (en ${formatCount(action.termMonths, 'mes', 'meses')})` : ''}. {why ? `${action.why} ` : ''}
      {action.rationale} <NormLabels norms={action.norms} />
    </li>
  )
}

function Urgent({ toDo: { urgent, moreUrgent } }: { toDo: ToDo }) {
  if (urgent.length === 0) return null
  return (
    <>
      <h3>Primero, lo que no puede esperar</h3>
      <ol>
        {urgent.map((action) => (
          <ActionLine key={action.id} action={action} why />
        ))}
      </ol>
      {moreUrgent > 0 ? (
        <p>
          {moreUrgent === 1
            ? 'Otra acción urgente está en el plan de mejora.'
            : `Otras ${moreUrgent} acciones urgentes están en el plan de mejora.`}
        </p>
      ) : null}
      <h3>Después</h3>
    </>
  )
}

/** The duties of the law that do not stand among the first three: they hold whatever the result is. */
function Duties({ actions, conditional }: { actions: readonly Action[]; conditional: readonly Action[] }) {
  if (actions.length + conditional.length === 0) return null
  return (
    <section className="caja" aria-labelledby="deberes">
      <h2 id="deberes">Lo que la ley obliga, sea cual sea el resultado</h2>
      <ul>
        {actions.map((action) => (
          <ActionLine key={action.id} action={action} why={false} />
        ))}
      </ul>
      {conditional.length > 0 ? (
        <>
          <h3>Lo que obliga solo en ciertos casos</h3>
          <ul>
            {conditional.map((action) => (
              <ActionLine key={action.id} action={action} why />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

type Asked = {
  readonly toDo: ToDo
  readonly planYear: number
  /** How the law of the day of the release calls who coordinates. */
  readonly mechanism: string
  readonly mayPlan: boolean
  readonly isYearlyEvaluation: boolean
}

/** First thing on a results page: what follows from it, and what must never be done with it. */
export function WhatToDo({ toDo, planYear, mechanism, mayPlan, isYearlyEvaluation }: Asked) {
  return (
    <>
      <section className="caja" aria-labelledby="que-hacer">
        <h2 id="que-hacer">Qué debe hacer ahora la entidad</h2>
        <Urgent toDo={toDo} />
        <ol>
          <li>{`Lea los resultados con el ${mechanism}, antes de sacar conclusiones.`}</li>
          <li>
            Arme el plan de mejora:{' '}
            {mayPlan ? (
              <Link to={`/panel/plan/${planYear}`}>abra las acciones propuestas</Link>
            ) : (
              'revise las acciones propuestas'
            )}
            , que dicen qué resultado las motiva.
          </li>
          <li>Cuente al personal qué salió y qué se hará, en los próximos {toDo.reportBackDays} días.</li>
        </ol>
      </section>
      <section className="caja aviso" aria-labelledby="cuidado">
        <h2 id="cuidado">Nunca intente averiguar quién respondió</h2>
        <p>
          Quien respondió confió en que nadie lo sabría. Preguntar, comparar listas o pedir ver una pantalla daña a las
          personas y hace que nadie vuelva a responder con verdad. Si un resultado preocupa, se trabaja con toda la
          entidad.
        </p>
      </section>
      {isYearlyEvaluation ? <Duties actions={toDo.duties} conditional={toDo.conditional} /> : null}
    </>
  )
}

import { formatCount } from '#app/kit/format.ts'
import type { WhatToDo as ToDo } from '../what-to-do-facts.ts'

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

function ActionLine({ action, open }: { action: Action; open: boolean }) {
  return (
    <li>
      <strong>{action.title}</strong> (en {formatCount(action.termMonths, 'mes', 'meses')}).
      <details open={open}>
        <summary>
          Por qué y con qué norma<span className="oculto-visual">: {action.title}</span>
        </summary>
        {action.why} {action.rationale} <NormLabels norms={action.norms} />
      </details>
    </li>
  )
}

/** A duty holds without a reason; one that holds only in some cases says in which. */
function DutyLine({ action, why }: { action: Action; why: boolean }) {
  return (
    <li>
      <strong>{action.title}</strong>
      {why ? ` (en ${formatCount(action.termMonths, 'mes', 'meses')})` : ''}. {why ? `${action.why} ` : ''}
      {action.rationale} <NormLabels norms={action.norms} />
    </li>
  )
}

/** At most three actions that cannot wait, whichever way the scores came out; nothing where there are none. */
export function Urgent({ toDo: { urgent, moreUrgent }, open }: { toDo: ToDo; open: boolean }) {
  if (urgent.length === 0) return null
  return (
    <section className="caja" aria-labelledby="urgente">
      <h2 id="urgente">Primero, lo que no puede esperar</h2>
      <ol>
        {urgent.map((action) => (
          <ActionLine key={action.id} action={action} open={open} />
        ))}
      </ol>
      {moreUrgent > 0 ? (
        <p>
          {moreUrgent === 1
            ? 'Otra acción urgente está en el plan de mejora.'
            : `Otras ${moreUrgent} acciones urgentes están en el plan de mejora.`}
        </p>
      ) : null}
    </section>
  )
}

/** The duties of the law that do not stand among the first three: they hold whatever the result is. */
export function Duties({ toDo: { duties: actions, conditional }, open }: { toDo: ToDo; open: boolean }) {
  if (actions.length + conditional.length === 0) return null
  return (
    <section aria-labelledby="deberes">
      <h2 id="deberes">Lo que la ley obliga, sea cual sea el resultado</h2>
      <details open={open}>
        <summary>
          Ver {formatCount(actions.length, 'deber', 'deberes')}
          {conditional.length > 0 ? ` y ${conditional.length} que obligan solo en ciertos casos` : ''}
        </summary>
        <ul>
          {actions.map((action) => (
            <DutyLine key={action.id} action={action} why={false} />
          ))}
        </ul>
        {conditional.length > 0 ? (
          <>
            <h3>Lo que obliga solo en ciertos casos</h3>
            <ul>
              {conditional.map((action) => (
                <DutyLine key={action.id} action={action} why />
              ))}
            </ul>
          </>
        ) : null}
      </details>
    </section>
  )
}

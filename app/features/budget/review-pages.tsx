import { Link, useSearchParams } from '@remix-run/react'
import { WideTable } from '#app/kit/figures/wide-table.tsx'
import { formatCount } from '#app/kit/format.ts'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Cell } from '#app/kit/shell/cell.tsx'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { PageLinks } from '#app/kit/shell/page-links.tsx'
import { ASSESSMENT_STATUS_NAMES } from '#app/kit/words/names.ts'
import { History } from './history.tsx'
import type { BudgetQueue, QueueRow } from './list-reviews.server.ts'
import { ScoreRounds } from './score-rounds.tsx'
import { RubricScoresFigure } from './scores.tsx'
import { SignatureWords } from './signature-words.tsx'
import type { AssessmentView, DimensionView } from './view-assessment.server.ts'
import { waitingWords } from './words.ts'

function QueueLine({ row }: { row: QueueRow }) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/nacional/presupuestos/${row.id}`}>{row.entityName}</Link>
      </th>
      <td data-titulo="Año">{row.year}</td>
      <td data-titulo="Estado">{ASSESSMENT_STATUS_NAMES[row.status]}</td>
      <Cell title="Espera" absent="nada por ahora">
        {row.waiting
          ? `${waitingWords(row.waiting)}${row.assisted ? ' Usted asiste o asistió a esta entidad: la revisa otra persona.' : ''}`
          : null}
      </Cell>
    </tr>
  )
}

function QueueTable({ rows, caption }: { rows: readonly QueueRow[]; caption: string }) {
  return (
    <WideTable caption={caption} className="apilada">
      <thead>
        <tr>
          <th scope="col">Entidad</th>
          <th scope="col">Año</th>
          <th scope="col">Estado</th>
          <th scope="col">Espera</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <QueueLine key={row.id} row={row} />
        ))}
      </tbody>
    </WideTable>
  )
}

/** A page of one of both lists; the other one, and the plans above, stay at the page where they are. */
function QueuePages({ name, list }: { name: 'presupuestos' | 'revisados'; list: BudgetQueue['waiting'] }) {
  const [asked] = useSearchParams()
  const to = (page: number) => {
    const next = new URLSearchParams(asked)
    if (page === 1) next.delete(name)
    else next.set(name, String(page))
    return `?${next.toString()}#presupuestos`
  }
  return <PageLinks page={list.page} pages={list.pages} to={to} />
}

/** Budgets that were handed in, longest waiting first; beside the plans on the page of reviews. */
export function ReviewQueue({ queue: { waiting, reviewed } }: { queue: BudgetQueue }) {
  return (
    <section aria-labelledby="presupuestos">
      <h2 id="presupuestos">Presupuestos</h2>
      {waiting.found === 0 ? (
        <Empty>Nada espera revisión ni respuesta.</Empty>
      ) : (
        <>
          <QueueTable
            rows={waiting.rows}
            caption={`${formatCount(waiting.found, 'autodiagnóstico en curso', 'autodiagnósticos en curso')}, lo que más espera primero`}
          />
          <QueuePages name="presupuestos" list={waiting} />
        </>
      )}
      {reviewed.found > 0 ? (
        <details open={reviewed.page > 1}>
          <summary>Ver {formatCount(reviewed.found, 'autodiagnóstico revisado', 'autodiagnósticos revisados')}</summary>
          <QueueTable rows={reviewed.rows} caption="Revisados, del año más nuevo al más antiguo" />
          <QueuePages name="revisados" list={reviewed} />
        </details>
      ) : null}
    </section>
  )
}

function DimensionLine({ dimension, id }: { dimension: DimensionView; id: string }) {
  const pending = dimension.items.filter(({ review }) => review === 'pending').length
  const back = dimension.items.filter(({ review }) => review === 'returned').length
  return (
    <li>
      <div>
        <Link to={`/nacional/presupuestos/${id}/${dimension.id}`}>{dimension.title}</Link>
        <p>
          {formatCount(dimension.items.length, 'pregunta', 'preguntas')}
          {back > 0 ? `; ${formatCount(back, 'devuelta', 'devueltas')}` : ''}
        </p>
      </div>
      <span className={pending > 0 ? 'estado etiqueta urgente' : 'estado'}>
        {pending > 0 ? `${pending} por revisar` : 'Revisada'}
      </span>
    </li>
  )
}

function EndRound({ view, problem }: { view: AssessmentView; problem: string | undefined }) {
  const items = view.dimensions.flatMap((dimension) => dimension.items)
  const pending = items.filter(({ review }) => review === 'pending').length
  const back = items.filter(({ review }) => review === 'returned').length
  return (
    <section aria-labelledby="terminar">
      <h2 id="terminar">Terminar esta vuelta</h2>
      {problem ? (
        <p className="error" role="alert">
          {problem}
        </p>
      ) : null}
      {pending > 0 ? (
        <p>{formatCount(pending, 'pregunta espera', 'preguntas esperan')} su revisión.</p>
      ) : (
        <SendForm>
          <p>
            {back > 0
              ? `La entidad recibirá ${formatCount(back, 'pregunta devuelta', 'preguntas devueltas')} con su comentario y podrá responder.`
              : 'Todo está aceptado: el puntaje verificado queda fijo y ya no cambia.'}
          </p>
          <SendButton className="boton" name="accion" value="terminar">
            {back > 0 ? 'Devolver a la entidad' : 'Terminar la revisión'}
          </SendButton>
        </SendForm>
      )}
    </section>
  )
}

/** One assessment as the ministry reviews it. */
export function ReviewOverview({
  view,
  mayReview,
  problem,
}: {
  view: AssessmentView
  mayReview: boolean
  problem: string | undefined
}) {
  return (
    <>
      <Link className="volver" to="/nacional/revisiones#presupuestos">
        Volver a las revisiones
      </Link>
      <p className="tenue">Presupuesto público e igualdad {view.year}</p>
      <h1>{view.entityName}</h1>
      <Notice>
        <p>
          <strong>{ASSESSMENT_STATUS_NAMES[view.status]}.</strong> {view.waiting ? waitingWords(view.waiting) : null}
        </p>
        <SignatureWords view={view} />
      </Notice>
      {view.status === 'submitted' && !mayReview ? (
        <Notice kind="warning">
          <p>
            Usted asiste a esta entidad, o lo hizo hace menos de un año, o su cuenta no revisa: lo hace otra persona del
            MIMP.
          </p>
        </Notice>
      ) : null}
      <ul className="tareas">
        {view.dimensions.map((dimension) => (
          <DimensionLine key={dimension.id} dimension={dimension} id={view.id} />
        ))}
      </ul>
      {view.status === 'submitted' && mayReview ? <EndRound view={view} problem={problem} /> : null}
      <h2>Puntaje</h2>
      <RubricScoresFigure view={view} scores={view.scores} />
      <ScoreRounds view={view} />
      <History rows={view.history.filter(({ itemId }) => itemId === null)} />
    </>
  )
}

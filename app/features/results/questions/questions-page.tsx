import { Form, Link } from '@remix-run/react'
import { PerceivedNorms } from '../perceived-norms.tsx'
import { resultsAddress } from '../tabs.ts'
import type { QuestionsView } from '../view-tab.server.ts'
import { QuestionList } from './question-list.tsx'
import type { OrderWord } from './questions-search.ts'

const ORDERS: readonly { readonly word: OrderWord | ''; readonly title: string }[] = [
  { word: '', title: 'Como se preguntaron' },
  { word: 'menor', title: 'De menor a mayor puntaje' },
  { word: 'nose', title: 'Más «no sé» primero' },
]

function Filter({ view }: { view: QuestionsView }) {
  const { asked, dimensions, head } = view
  const to = resultsAddress(head.campaignId, 'preguntas')
  return (
    <Form method="get" action={to} className="filtros">
      <div className="campo">
        <label htmlFor="dimension">Dimensión</label>
        <select id="dimension" name="dimension" defaultValue={asked.dimension ?? ''} key={asked.dimension}>
          <option value="">Todas</option>
          {dimensions.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <div className="campo">
        <label htmlFor="orden">Orden</label>
        <select id="orden" name="orden" defaultValue={asked.orden ?? ''} key={asked.orden}>
          {ORDERS.map(({ word, title }) => (
            <option key={word} value={word}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <p className="campo">
        <button className="boton segundo">Ver</button>{' '}
        {asked.dimension || asked.orden ? <Link to={to}>Ver todas</Link> : null}
      </p>
    </Form>
  )
}

/** What the order that was asked for means, and what it does not. */
function OrderNote({ orden }: { orden: OrderWord | null }) {
  if (orden === null) return null
  return (
    <p className="nota">
      {orden === 'menor'
        ? 'Los puntajes de las preguntas no llevan margen: el orden entre las cercanas puede deberse al azar. '
        : 'Va primero donde hay más respuestas «no sé». Donde ese número no se muestra aparte, la pregunta va al final. '}
      De mujeres y hombres no se publica nada pregunta por pregunta.
    </p>
  )
}

/** Filter, order, and the questions that they leave. */
export function QuestionsBody({ view }: { view: QuestionsView }) {
  const { asked } = view
  return (
    <>
      {view.release.noItems ? null : <Filter view={view} />}
      <OrderNote orden={asked.orden} />
      <QuestionList view={view} open={asked.dimension !== null} />
      <PerceivedNorms norms={view.norms} k={view.release.k} />
    </>
  )
}

import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { formatCount } from '#app/kit/format.ts'
import type { AssessmentView, DimensionView, ItemView } from './view-assessment.server.ts'
import { EvidenceBeside } from './evidence-beside.tsx'
import { History } from './history.tsx'
import { DocumentsAsked, ProofWords, ReviewWords } from './item-facts.tsx'
import { ReviewDecision } from './review-decision.tsx'
import { isDecidable, reviewAddress, reviewState, shownOf, type ReviewState } from './review-queue.ts'
import { levelName, levelsNote } from './words.ts'

type Typed = Readonly<Record<string, string>>
/** What the address asks to see: an item, and one of its documents. */
type Asked = { readonly pregunta?: string | undefined; readonly documento?: string | undefined }

const STATE_WORDS = {
  pending: 'Por revisar',
  accepted: 'Aceptada',
  returned: 'Devuelta',
  zero: 'Nivel 0, no se verifica',
  settled: 'No aplica por norma',
} as const satisfies Record<ReviewState, string>

type ListProps = {
  readonly view: AssessmentView
  readonly dimension: DimensionView
  readonly shown: string | undefined
}

function ItemList({ view, dimension, shown }: ListProps) {
  const waiting = dimension.items.filter((item) => reviewState(item) === 'pending').length
  return (
    <nav aria-label="Preguntas de la dimensión" className="revision-lista">
      <p className="tenue">
        {waiting > 0 ? `${formatCount(waiting, 'espera', 'esperan')} su decisión` : 'Nada espera su decisión aquí'}
      </p>
      <ol>
        {dimension.items.map((item) => (
          <li key={item.id}>
            <Link
              to={`${reviewAddress(view, { dimension: dimension.id, item: item.id })}#${item.id}`}
              aria-current={item.id === shown ? 'page' : undefined}
            >
              {item.number}. {item.title}
            </Link>
            <span className={reviewState(item) === 'pending' ? 'etiqueta urgente' : 'tenue'}>
              {STATE_WORDS[reviewState(item)]}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}

type ItemProps = {
  readonly item: ItemView
  readonly view: AssessmentView
  readonly mayReview: boolean
  readonly typed: Typed
  readonly problem: string | undefined
}

function Declared({ item }: { item: ItemView }) {
  const choice = item.choices.find(({ value }) => value === item.level)
  return (
    <>
      <p>
        Declarado: <strong>{levelName(item.level)}.</strong> {item.level === 'na' ? item.reason : choice?.text}
      </p>
      {item.note ? <p>Nota de la entidad: {item.note}</p> : null}
      <ProofWords item={item} />
    </>
  )
}

function Item({ item, view, mayReview, typed, problem }: ItemProps) {
  return (
    <section id={item.id} className="revision-pregunta" aria-labelledby={`${item.id}-titulo`}>
      <h2 id={`${item.id}-titulo`}>
        {item.number}. {item.title}
      </h2>
      <Declared item={item} />
      <ReviewWords item={item} />
      {mayReview && isDecidable(item) ? (
        <ReviewDecision key={`${item.id} ${item.reviewRevision}`} item={item} typed={typed} problem={problem} />
      ) : null}
      {item.level === '0' ? <p className="nota">El nivel 0 no se verifica.</p> : null}
      {item.settledByNorm ? <p className="nota">La norma la deja fuera: no necesita una decisión.</p> : null}
      <DocumentsAsked documents={item.documents} />
      <History rows={view.history.filter(({ itemId }) => itemId === item.id)} />
    </section>
  )
}

/** The next item comes on the same page, which does not scroll by itself. */
function useInSight(itemId: string | undefined): void {
  const before = useRef(itemId)
  useEffect(() => {
    if (before.current !== itemId && itemId !== undefined) document.getElementById(itemId)?.scrollIntoView()
    before.current = itemId
  }, [itemId])
}

/** The items of a dimension: the list, the one that is decided about, and its documents beside it. */
export function ReviewDimension({
  view,
  dimension,
  asked,
  mayReview,
  problems,
  values,
}: {
  view: AssessmentView
  dimension: DimensionView
  asked: Asked
  mayReview: boolean
  problems: FieldProblems
  values: Typed
}) {
  const item = shownOf(dimension.items, values['pregunta'] ?? asked.pregunta)
  useInSight(item?.id)
  return (
    <>
      <Link className="volver" to={`/nacional/presupuestos/${view.id}`}>
        Volver a {view.entityName}
      </Link>
      <h1>{dimension.title}</h1>
      <details>
        <summary>Qué mira esta dimensión</summary>
        <p>{dimension.meaning}</p>
        <p className="nota">{levelsNote(view.year)}</p>
      </details>
      {item ? (
        <div className="revision-por-pregunta">
          <ItemList view={view} dimension={dimension} shown={item.id} />
          <Item
            key={item.id}
            item={item}
            view={view}
            mayReview={mayReview}
            problem={problems[item.id]}
            typed={values['pregunta'] === item.id ? values : {}}
          />
          <section aria-labelledby="documentos" className="revision-documentos">
            <h2 id="documentos">Documentos</h2>
            <EvidenceBeside
              item={item}
              year={view.year}
              asked={asked.documento}
              addressOf={(document) => reviewAddress(view, { dimension: dimension.id, item: item.id }, document)}
            />
          </section>
        </div>
      ) : null}
      <p>
        <Link className="boton segundo" to={`/nacional/presupuestos/${view.id}`}>
          Volver al resumen de la revisión
        </Link>
      </p>
    </>
  )
}

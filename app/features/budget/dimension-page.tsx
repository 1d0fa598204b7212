import { Link } from '@remix-run/react'
import { formatCount } from '#app/kit/format.ts'
import type { AssessmentView, DimensionView, ItemView } from './view-assessment.server.ts'
import { DocumentsAsked, ProofWords, ReviewWords } from './item-facts.tsx'
import { LevelForm, type RefusedSave } from './level-form.tsx'
import { LiveDimension } from './live-dimension.tsx'
import { levelsNote } from './words.ts'

function Item({ item, year, refused }: { item: ItemView; year: number; refused: RefusedSave | null }) {
  return (
    <section id={item.id} className="pregunta" aria-labelledby={`${item.id}-titulo`}>
      <h2 id={`${item.id}-titulo`}>
        {item.number}. {item.title}
      </h2>
      <ReviewWords item={item} />
      <LevelForm item={item} refused={refused} />
      <DocumentsAsked documents={item.documents} />
      <ProofWords item={item} />
      <p>
        <Link to={`/panel/presupuesto/${year}/preguntas/${item.id}`}>
          {item.evidence.length === 0
            ? 'Agregar documentos'
            : `Ver ${formatCount(item.evidence.length, 'documento', 'documentos')}`}
          <span className="oculto-visual"> de la pregunta {item.number}</span>
        </Link>
      </p>
    </section>
  )
}

function Neighbours({ view, dimension }: { view: AssessmentView; dimension: DimensionView }) {
  const index = view.dimensions.findIndex(({ id }) => id === dimension.id)
  const [before, after] = [view.dimensions[index - 1], view.dimensions[index + 1]]
  const to = (id: string) => `/panel/presupuesto/${view.year}/dimension/${id}`
  return (
    <nav className="botones" aria-label="Otras dimensiones">
      {before ? <Link to={to(before.id)}>Anterior: {before.title}</Link> : null}
      {after ? (
        <Link className="boton segundo" to={to(after.id)}>
          Siguiente: {after.title}
        </Link>
      ) : (
        <Link className="boton segundo" to={`/panel/presupuesto/${view.year}`}>
          Revisar y presentar
        </Link>
      )}
    </nav>
  )
}

type Props = {
  readonly view: AssessmentView
  readonly dimension: DimensionView
  readonly mayWrite: boolean
  readonly plain: boolean
  readonly refused: RefusedSave | null
}

/** The questions of a dimension: forms that work without script; with it SurveyJS draws them and saves by itself. */
export function BudgetDimensionPage({ view, dimension, mayWrite, plain, refused }: Props) {
  const shown = mayWrite
    ? dimension
    : { ...dimension, items: dimension.items.map((item) => ({ ...item, editable: false })) }
  const forms = shown.items.map((item) => <Item key={item.id} item={item} year={view.year} refused={refused} />)
  const live = !plain && !refused && shown.items.some(({ editable }) => editable)
  return (
    <>
      <Link className="volver" to={`/panel/presupuesto/${view.year}`}>
        Volver al resumen
      </Link>
      <h1>{dimension.title}</h1>
      <p>{dimension.meaning}</p>
      <p className="nota">{levelsNote(view.year)}</p>
      {live ? (
        <LiveDimension year={view.year} dimension={shown}>
          {forms}
        </LiveDimension>
      ) : (
        forms
      )}
      <Neighbours view={view} dimension={dimension} />
    </>
  )
}

import { Link } from '@remix-run/react'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { TypedMark, TypedSelect, TypedText } from '#app/kit/forms/typed-inputs.tsx'
import type { AssessmentView, DimensionView, ItemView } from './view-assessment.server.ts'
import { History } from './history.tsx'
import { DocumentsAsked, EvidenceWords, ProofWords, ReviewWords } from './item-facts.tsx'
import { levelName, levelsNote } from './words.ts'

type Typed = Readonly<Record<string, string>>

function levelsToAccept(item: ItemView): string[] {
  if (item.level === 'na') return ['na', '0']
  return Array.from({ length: (item.acceptable ?? 0) + 1 }, (_, level) => String(level)).reverse()
}

function ReviewForm({ item, typed, problem }: { item: ItemView; typed: Typed; problem: string | undefined }) {
  const levels = levelsToAccept(item)
  const name = (field: string) => `${item.id}-${field}`
  const comment = (review: ItemView['review']) => (item.review === review ? item.reviewComment : '')
  return (
    <SendForm noValidate preventScrollReset>
      <input type="hidden" name="pregunta" value={item.id} />
      <SeenField name="revision" value={item.reviewRevision} />
      {problem ? (
        <p className="error" role="alert" id={name('error')}>
          {problem}
        </p>
      ) : null}
      <fieldset aria-describedby={problem ? name('error') : undefined}>
        <legend>Decisión</legend>
        <label className="opcion">
          <TypedMark
            type="radio"
            name="decision"
            value="aceptar"
            defaultChecked={typed['decision'] === 'aceptar' || (!typed['decision'] && item.review === 'accepted')}
          />
          <span>Aceptar</span>
        </label>
        <label className="opcion">
          <TypedMark
            type="radio"
            name="decision"
            value="devolver"
            defaultChecked={typed['decision'] === 'devolver' || (!typed['decision'] && item.review === 'returned')}
          />
          <span>Devolver con un comentario</span>
        </label>
      </fieldset>
      <div className="campo">
        <label htmlFor={name('nivel')}>Nivel que se acepta</label>
        <TypedSelect id={name('nivel')} name="nivel" defaultValue={typed['nivel'] ?? item.verifiedLevel ?? levels[0]}>
          {levels.map((level) => (
            <option key={level} value={level}>
              {levelName(level)}
            </option>
          ))}
        </TypedSelect>
      </div>
      <div className="campo">
        <label htmlFor={name('motivo')}>Por qué acepta otro nivel (obligatorio si no es el declarado)</label>
        <TypedText
          id={name('motivo')}
          name="motivo"
          rows={2}
          defaultValue={typed['motivo'] ?? comment('accepted')}
          saved={comment('accepted')}
        />
      </div>
      <div className="campo">
        <label htmlFor={name('comentario')}>Comentario para la entidad (obligatorio al devolver)</label>
        <TypedText
          id={name('comentario')}
          name="comentario"
          rows={2}
          defaultValue={typed['comentario'] ?? comment('returned')}
          saved={comment('returned')}
        />
      </div>
      <SendButton className="boton segundo">Guardar la decisión</SendButton>
    </SendForm>
  )
}

type ItemProps = {
  readonly item: ItemView
  readonly view: AssessmentView
  readonly mayReview: boolean
  readonly typed: Typed
  readonly problem: string | undefined
}

function Item({ item, view, mayReview, typed, problem }: ItemProps) {
  const choice = item.choices.find(({ value }) => value === item.level)
  return (
    <section id={item.id} className="pregunta" aria-labelledby={`${item.id}-titulo`}>
      <h2 id={`${item.id}-titulo`}>
        {item.number}. {item.title}
      </h2>
      <p>
        Declarado: <strong>{levelName(item.level)}.</strong> {item.level === 'na' ? item.reason : choice?.text}
      </p>
      {item.note ? <p>Nota de la entidad: {item.note}</p> : null}
      <ProofWords item={item} />
      {item.evidence.length > 0 ? (
        <ul>
          {item.evidence.map((each) => (
            <li key={each.id}>
              <EvidenceWords each={each} year={view.year} />
            </li>
          ))}
        </ul>
      ) : null}
      <DocumentsAsked documents={item.documents} />
      <ReviewWords item={item} />
      {mayReview && item.level !== '0' && !item.settledByNorm ? (
        <ReviewForm key={item.reviewRevision} item={item} typed={typed} problem={problem} />
      ) : null}
      {item.level === '0' ? <p className="nota">El nivel 0 no se verifica.</p> : null}
      {item.settledByNorm ? <p className="nota">La norma la deja fuera: no necesita una decisión.</p> : null}
      <History rows={view.history.filter(({ itemId }) => itemId === item.id)} />
    </section>
  )
}

/** The items of a dimension with what was declared and proved, and a decision for each. */
export function ReviewDimension({
  view,
  dimension,
  mayReview,
  problems,
  values,
}: {
  view: AssessmentView
  dimension: DimensionView
  mayReview: boolean
  problems: FieldProblems
  values: Typed
}) {
  return (
    <>
      <Link className="volver" to={`/nacional/presupuestos/${view.id}`}>
        Volver a {view.entityName}
      </Link>
      <h1>{dimension.title}</h1>
      <p>{dimension.meaning}</p>
      <p className="nota">{levelsNote(view.year)}</p>
      {dimension.items.map((item) => (
        <Item
          key={item.id}
          item={item}
          view={view}
          mayReview={mayReview}
          problem={problems[item.id]}
          typed={values['pregunta'] === item.id ? values : {}}
        />
      ))}
      <p>
        <Link className="boton segundo" to={`/nacional/presupuestos/${view.id}`}>
          Volver al resumen de la revisión
        </Link>
      </p>
    </>
  )
}

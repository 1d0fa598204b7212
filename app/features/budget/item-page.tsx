import { Link } from '@remix-run/react'
import { TextField } from '#app/kit/forms/field.tsx'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import type { AssessmentView, DimensionView, ItemView } from './view-assessment.server.ts'
import { EvidenceForm, EvidenceList } from './evidence-fields.tsx'
import { History } from './history.tsx'
import { DocumentsAsked, ProofWords, ReviewWords } from './item-facts.tsx'
import { LevelForm, type RefusedSave } from './level-form.tsx'
import { levelsNote } from './words.ts'

function ReplyForm({
  item,
  problems,
  values,
}: {
  item: ItemView
  problems: FieldProblems
  values: Readonly<Record<string, string>>
}) {
  if (item.review !== 'returned' || !item.editable) return null
  return (
    <SendForm noValidate>
      <SeenField name="revision" value={item.replyRevision} />
      <TextField
        name="respuesta"
        label="Su respuesta al MIMP"
        defaultValue={values['respuesta'] ?? item.reply}
        saved={item.reply}
        problem={problems['respuesta']}
      />
      <SendButton className="boton segundo" name="accion" value="responder">
        Guardar la respuesta
      </SendButton>
    </SendForm>
  )
}

type Props = {
  readonly view: Pick<AssessmentView, 'year' | 'entityName'>
  readonly dimension: DimensionView
  readonly item: ItemView
  readonly history: AssessmentView['history']
  readonly mayWrite: boolean
  readonly refused: RefusedSave | null
  readonly problems: FieldProblems
  readonly values: Readonly<Record<string, string>>
}

/** One item with everything that belongs to it: level, documents, review, history. */
export function BudgetItemPage({ view, dimension, item, history, mayWrite, refused, problems, values }: Props) {
  const shown = mayWrite ? item : { ...item, editable: false }
  return (
    <>
      <Link className="volver" to={`/panel/presupuesto/${view.year}/dimension/${dimension.id}`}>
        Volver a {dimension.title}
      </Link>
      <p className="tenue">
        Pregunta {item.number}, {dimension.title}
      </p>
      <h1>{item.title}</h1>
      <ReviewWords item={item} />
      <ReplyForm item={shown} problems={problems} values={values} />
      <h2>Nivel</h2>
      <p className="nota">{levelsNote(view.year)}</p>
      <LevelForm item={shown} refused={refused} />
      <h2>Documentos</h2>
      <DocumentsAsked documents={item.documents} />
      <ProofWords item={item} />
      <EvidenceList item={shown} year={view.year} />
      {shown.editable ? (
        <Fold open={Object.keys(problems).length > 0 || item.evidence.length === 0} summary="Agregar un documento">
          <EvidenceForm item={shown} year={view.year} problems={problems} values={values} />
        </Fold>
      ) : null}
      <History rows={history} />
    </>
  )
}

import { Fold } from '#app/kit/forms/use-kept.tsx'
import { TextField } from '#app/kit/forms/field.tsx'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { formatDate, formatNumber } from '#app/kit/format.ts'
import { PLAN_STATUS_NAMES } from '../words.ts'
import { Comments } from './comments.tsx'
import type { NamedNote, ReviewedAction, ReviewView, SaidComment } from './view-review.server.ts'

/** What was typed into a form that was refused, and why. */
export type Refused = {
  readonly values: Readonly<Record<string, string>>
  readonly problems: Readonly<Record<string, string>>
}

type Part = {
  readonly view: Pick<ReviewView, 'revision'>
  readonly mayComment: boolean
  readonly refused: Refused
  /** Null: of the plan as a whole. */
  readonly actionId: string | null
}

/** Id of the field of comments; of each action its own. */
export const commentField = (actionId: string | null): string => `comentario-de-${actionId ?? 'plan'}`

function CommentForm({ view, refused: { values, problems }, actionId }: Omit<Part, 'mayComment'>) {
  const isThis = values['accion'] === 'comentar' && (values['sobre'] || null) === actionId
  return (
    <Fold open={isThis} summary={actionId === null ? 'Comentar el plan' : 'Comentar esta acción'}>
      <SendForm noValidate>
        <input type="hidden" name="sobre" value={actionId ?? ''} />
        <SeenField name="revision" value={view.revision} />
        <TextField
          id={commentField(actionId)}
          name="comentario"
          label="Comentario para la entidad"
          help="La entidad lo lee de inmediato y lo responde una vez."
          defaultValue={isThis ? values['comentario'] : undefined}
          problem={isThis ? problems['comentario'] : undefined}
        />
        <SendButton className="boton segundo" name="accion" value="comentar">
          Enviar el comentario
        </SendButton>
      </SendForm>
    </Fold>
  )
}

function Notes({ notes, view, mayComment }: { notes: readonly NamedNote[] } & Pick<Part, 'view' | 'mayComment'>) {
  if (notes.length === 0) return null
  return (
    <ul className="notas-regla" aria-label="Notas de las reglas">
      {notes.map(({ name, actionId, sentence, isTold }) => (
        <li key={name}>
          <p>{sentence}</p>
          {isTold ? <p className="tenue">Ya es un comentario.</p> : null}
          {mayComment && !isTold ? (
            <SendForm>
              <input type="hidden" name="nota" value={`${name}|${actionId ?? ''}`} />
              <SeenField name="revision" value={view.revision} />
              <SendButton className="boton llano" name="accion" value="adoptar">
                Enviar como comentario
              </SendButton>
            </SendForm>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** What the rules found, what was said, and the form to say more: of an action, or of the plan as a whole. */
export function SaidOf({
  notes,
  comments,
  ...part
}: Part & { readonly notes: readonly NamedNote[]; readonly comments: readonly SaidComment[] }) {
  const own = <Each extends { readonly actionId: string | null }>(all: readonly Each[]) =>
    all.filter(({ actionId }) => actionId === part.actionId)
  return (
    <>
      <Notes notes={own(notes)} view={part.view} mayComment={part.mayComment} />
      <Comments comments={own(comments)} />
      {part.mayComment ? (
        // What was sent stands above: the form begins anew.
        <CommentForm key={own(comments).length} view={part.view} refused={part.refused} actionId={part.actionId} />
      ) : null}
    </>
  )
}

function costWords({ soles, poiActivity, poiYear }: ReviewedAction): string {
  if (soles === null) return ''
  if (soles === 0) return 'Sin costo adicional'
  const where = [poiActivity, poiYear === null ? '' : `POI ${poiYear}`].filter((part) => part !== '').join(', ')
  return `S/ ${formatNumber(soles)}${where === '' ? '' : ` (${where})`}`
}

function facts(action: ReviewedAction): (readonly [string, string])[] {
  const { startsOn, dueOn, target } = action
  const all: (readonly [string, string])[] = [
    ['Razón', action.decisionReason ?? ''],
    ['Responsable', [action.responsible, action.inCharge].filter((part) => part !== '').join('; ')],
    ['Inicio', startsOn === null ? '' : formatDate(startsOn)],
    ['Fecha límite', dueOn === null ? '' : formatDate(dueOn)],
    ['Medio de verificación', action.verification],
    ['Indicador', action.indicator],
    ['Meta', target === null ? '' : `${target} de 100`],
    ['Costo', costWords(action)],
    ['PEI', action.pei],
    ['Norma', action.norms.join('; ')],
  ]
  return all.filter(([, text]) => text !== '')
}

/** One signed action as the Ministry reads it. */
export function ReviewedActionItem({
  action,
  ...said
}: { readonly action: ReviewedAction } & Omit<Parameters<typeof SaidOf>[0], 'actionId'>) {
  return (
    <li className="pregunta accion-revisada" id={`accion-${action.id}`}>
      <h3>{action.title}</h3>
      <p>
        <span className="etiqueta gris">{PLAN_STATUS_NAMES[action.status]}</span>
      </p>
      <dl className="definiciones">
        {facts(action).map(([name, text]) => (
          <div key={name} className="hecho">
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <SaidOf {...said} actionId={action.id} />
    </li>
  )
}

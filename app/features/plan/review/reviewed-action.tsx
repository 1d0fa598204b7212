import { Link } from '@remix-run/react'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { TextField } from '#app/kit/forms/field.tsx'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { formatCount, formatDate, formatNumber } from '#app/kit/format.ts'
import { PLAN_STATUS_NAMES } from '../words.ts'
import { Comments } from './comments.tsx'
import { PartMark } from '../carry-out/action-marks.tsx'
import { followUpAddress, sendBackAddress } from '../carry-out/follow-up-address.ts'
import type { PlanPlace } from '../tabs.ts'
import type { NamedNote, ReviewedAction, ReviewedWork, ReviewView, SaidComment } from './view-review.server.ts'

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

/** How far an action is today, with what it is proved by, and the way to send back what was told done. */
function Work({ work, place, sendsBack }: { work: ReviewedWork; place: PlanPlace; sendsBack: boolean }) {
  const of = { year: place.year, id: work.actionId }
  return (
    <p>
      <strong>Hoy:</strong> <PartMark part={work.part} />
      {work.on === null ? ', sin informar' : `, según lo informado el ${formatDate(work.on)}`};{' '}
      {formatCount(work.proofs, 'medio', 'medios')} de verificación.{' '}
      <Link to={followUpAddress(of, place.entityId)}>
        Ver el avance <span className="oculto-visual">de esta acción</span>
      </Link>
      {sendsBack && work.mayComeBack ? (
        <>
          {' · '}
          <Link to={sendBackAddress(of, place.entityId)}>Devolver: aún no está hecha</Link>
        </>
      ) : null}
    </p>
  )
}

/** One signed action as the Ministry reads it. @property work how far it is today; null where it is not accepted any more. */
export function ReviewedActionItem({
  action,
  work,
  place,
  sendsBack,
  ...said
}: {
  readonly action: ReviewedAction
  readonly work: ReviewedWork | null
  readonly place: PlanPlace
  readonly sendsBack: boolean
} & Omit<Parameters<typeof SaidOf>[0], 'actionId'>) {
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
      {work === null ? null : <Work work={work} place={place} sendsBack={sendsBack} />}
      <SaidOf {...said} actionId={action.id} />
    </li>
  )
}

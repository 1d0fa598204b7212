import { Link } from '@remix-run/react'
import { formatCount, formatDate } from '#app/kit/format.ts'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { TextField } from '#app/kit/forms/field.tsx'
import { SeenField } from '#app/kit/forms/seen-field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { Fold } from '#app/kit/forms/use-kept.tsx'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { planAddress } from '../tabs.ts'
import { QUEUE_ADDRESS } from './review-address.ts'
import { commentField, ReviewedActionItem, SaidOf, type Refused } from './reviewed-action.tsx'
import type { ReviewView } from './view-review.server.ts'
import { readFirstSentence, reviewStateName, REVIEW_STATE_WORDS, termWords } from './words.ts'

function Standing({ view }: { view: ReviewView }) {
  return (
    <Notice>
      <p>
        <strong>{reviewStateName(view)}.</strong>{' '}
        {view.state === 'lapsed' || view.state === 'superseded' ? REVIEW_STATE_WORDS[view.state] : ''}
      </p>
      <p>
        Firmado el {formatDate(view.signedOn)}; {view.endedOn === null ? 'espera' : 'esperó'}{' '}
        {formatCount(view.days, 'día', 'días')}. Plazo: {termWords(view, view.today)}.{' '}
        {readFirstSentence(view.readFirst, view.notes.length)}
      </p>
      {view.newestVersion > view.version ? (
        <p>
          Ya hay una versión posterior: la {view.newestVersion}. Esta es la {view.version}.
        </p>
      ) : null}
    </Notice>
  )
}

function Holder({ view }: { view: ReviewView }) {
  const { isMine, analystName, mine, isOpen } = view
  if (!isOpen) return analystName === null ? null : <p>La revisó {analystName}.</p>
  const who = isMine
    ? 'Usted la tiene a cargo.'
    : analystName === null
      ? 'Nadie la tiene a cargo.'
      : `La tiene a cargo ${analystName}.`
  return (
    <section aria-labelledby="a-cargo">
      <h2 id="a-cargo">A cargo</h2>
      <p>{who}</p>
      {mine === 'assists' ? (
        <Notice kind="warning">
          <p>Usted asiste a esta entidad, o lo hizo hace menos de un año: la revisa otra persona del MIMP.</p>
        </Notice>
      ) : null}
      {mine === 'may' ? (
        <SendForm>
          <SeenField name="revision" value={view.revision} />
          {isMine ? (
            <SendButton className="boton llano" name="accion" value="soltar">
              Soltar esta revisión
            </SendButton>
          ) : (
            <SendButton className="boton" name="accion" value="tomar">
              {analystName === null ? 'Tomar esta revisión' : `Tomarla en lugar de ${analystName}`}
            </SendButton>
          )}
        </SendForm>
      ) : null}
    </section>
  )
}

function End({ view, refused: { values, problems } }: { view: ReviewView; refused: Refused }) {
  const asks = values['accion'] === 'modificacion'
  const open = view.comments.filter(({ repliedAt }) => repliedAt === null).length
  return (
    <section aria-labelledby="terminar">
      <h2 id="terminar">Terminar la revisión</h2>
      {open > 0 ? (
        <p>{formatCount(open, 'comentario espera', 'comentarios esperan')} la respuesta de la entidad.</p>
      ) : null}
      <SendForm>
        <SeenField name="revision" value={view.revision} />
        <SendButton className="boton" name="accion" value="conforme">
          Conforme con el plan
        </SendButton>
      </SendForm>
      <Fold open={asks} summary="Pedir una modificación">
        <SendForm noValidate>
          <SeenField name="revision" value={view.revision} />
          <TextField
            name="pedido"
            label="Qué debe modificarse y por qué"
            help="El plan sigue su curso mientras la entidad prepara la modificación."
            defaultValue={asks ? values['pedido'] : undefined}
            problem={asks ? problems['pedido'] : undefined}
          />
          <SendButton className="boton segundo" name="accion" value="modificacion">
            Pedir la modificación
          </SendButton>
        </SendForm>
      </Fold>
    </section>
  )
}

/** Where a form has gone from the page with what it was about, what was typed stands here, to be taken along. */
function Lost({ text }: { text: string | undefined }) {
  if (!text) return null
  return (
    <Notice kind="warning">
      <p>Lo que usted escribió y no se envió:</p>
      <blockquote className="con-saltos">{text}</blockquote>
    </Notice>
  )
}

/** One signed version of a plan as the Ministry reads it, beside its execution. */
export function ReviewPage({ view, refused }: { view: ReviewView; refused: Refused }) {
  const mayComment = view.mine === 'may' && view.isMine && view.isOpen
  const { values, problems } = refused
  const fields: Readonly<Record<string, string>> = {
    comentario: commentField(values['sobre'] || null),
    paso: 'contenido',
  }
  const place = { year: view.year, entityId: view.entityId }
  const part = { view, mayComment, refused, notes: view.notes, comments: view.comments }
  return (
    <>
      <Link className="volver" to={QUEUE_ADDRESS}>
        Volver a las revisiones
      </Link>
      <ErrorSummary
        problems={Object.entries(problems).map(([field, message]) => ({ field: fields[field] ?? field, message }))}
      />
      {mayComment ? null : <Lost text={values['comentario'] ?? values['pedido']} />}
      <p className="tenue">{GOVERNMENT_LEVEL_NAMES[view.governmentLevel]}</p>
      <h1>{view.entityName}</h1>
      <p>
        Plan de mejora {view.year}, versión {view.version}.{' '}
        <Link to={planAddress(place)}>Ver el plan como está hoy</Link>
        {' · '}
        <Link to={planAddress(place, 'informes')}>Informes de avance</Link>
      </p>
      <Standing view={view} />
      <Holder view={view} />
      <section aria-labelledby="del-plan">
        <h2 id="del-plan">El plan en conjunto</h2>
        {view.notes.some(({ actionId }) => actionId === null) ? null : (
          <p>Las reglas no encuentran nada en el conjunto.</p>
        )}
        <SaidOf {...part} actionId={null} />
      </section>
      <section aria-labelledby="acciones">
        <h2 id="acciones">Acciones decididas ({view.actions.length})</h2>
        {view.actions.length === 0 ? <Empty>El plan se firmó sin acciones decididas.</Empty> : null}
        <ol className="sin-marca">
          {view.actions.map((action) => (
            <ReviewedActionItem
              key={action.id}
              action={action}
              work={view.work.find(({ actionId }) => actionId === action.id) ?? null}
              place={place}
              sendsBack={view.mine === 'may'}
              {...part}
            />
          ))}
        </ol>
      </section>
      {mayComment ? <End view={view} refused={refused} /> : null}
    </>
  )
}

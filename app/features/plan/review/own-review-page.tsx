import { Link } from '@remix-run/react'
import { ErrorSummary } from '#app/kit/forms/error-summary.tsx'
import { TextField } from '#app/kit/forms/field.tsx'
import { SendButton, SendForm } from '#app/kit/forms/send-form.tsx'
import { formatDate } from '#app/kit/format.ts'
import { Empty, Notice } from '#app/kit/shell/notice.tsx'
import { planAddress } from '../tabs.ts'
import { Answer, Said } from './comments.tsx'
import type { Refused } from './reviewed-action.tsx'
import type { OwnReview } from './view-review.server.ts'
import { reviewStateName, REVIEW_STATE_WORDS, termWords } from './words.ts'

type Version = OwnReview['versions'][number]

const fieldOf = (commentId: string): string => `respuesta-${commentId}`

function AnswerForm({ id, refused: { values, problems } }: { id: string; refused: Refused }) {
  const isThis = values['comentario'] === id
  return (
    <SendForm noValidate>
      <input type="hidden" name="comentario" value={id} />
      <TextField
        id={fieldOf(id)}
        name="respuesta"
        label="Su respuesta al MIMP"
        help="Se responde una sola vez y no se cambia después."
        defaultValue={isThis ? values['respuesta'] : undefined}
        problem={isThis ? problems['respuesta'] : undefined}
      />
      <SendButton className="boton segundo">Enviar la respuesta</SendButton>
    </SendForm>
  )
}

type CommentProps = {
  readonly comment: Version['comments'][number]
  readonly mayAnswer: boolean
  readonly refused: Refused
}

function Comment({ comment, mayAnswer, refused }: CommentProps) {
  const isRefused = refused.values['comentario'] === comment.id
  return (
    <li id={`comentario-${comment.id}`}>
      <h3>{comment.about ?? 'Sobre el plan en conjunto'}</h3>
      <Said comment={comment} />
      <Answer comment={comment} />
      {comment.repliedAt !== null && isRefused ? (
        <Notice kind="warning">
          <p>Lo que usted escribió y no se envió:</p>
          <blockquote className="con-saltos">{refused.values['respuesta']}</blockquote>
        </Notice>
      ) : null}
      {comment.repliedAt === null && mayAnswer ? <AnswerForm id={comment.id} refused={refused} /> : null}
      {comment.repliedAt === null && !mayAnswer ? <p className="nota">La coordinación aún no responde.</p> : null}
    </li>
  )
}

function VersionReview({
  version,
  today,
  ...rest
}: { version: Version; today: string } & Omit<CommentProps, 'comment'>) {
  const { state, comments } = version
  const heading = `version-${version.version}`
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>
        Versión {version.version}: {reviewStateName(version).toLowerCase()}
      </h2>
      <Notice>
        <p>{REVIEW_STATE_WORDS[state]}</p>
        <p>
          Firmada el {formatDate(version.openedOn)}.{' '}
          {state === 'commented'
            ? 'El MIMP ya comentó.'
            : `Plazo del MIMP para comentar: ${termWords(version, today)}.`}
        </p>
      </Notice>
      {comments.length === 0 ? (
        <Empty>Sin comentarios del MIMP.</Empty>
      ) : (
        <ol className="comentarios">
          {comments.map((comment) => (
            <Comment key={comment.id} comment={comment} {...rest} />
          ))}
        </ol>
      )}
    </section>
  )
}

/** What the Ministry said of the plan of one's own entity, version by version, and what is answered. */
export function OwnReviewPage({ review, refused }: { review: OwnReview; refused: Refused }) {
  const { year, today, mayAnswer, versions } = review
  const id = refused.values['comentario'] ?? ''
  return (
    <>
      <Link className="volver" to={planAddress({ year, entityId: null })}>
        Volver al plan
      </Link>
      <ErrorSummary problems={Object.values(refused.problems).map((message) => ({ field: fieldOf(id), message }))} />
      <p className="tenue">{review.entityName}</p>
      <h1>Revisión del MIMP: plan {year}</h1>
      <p>La revisión va al lado de la ejecución y no la detiene.</p>
      {versions.map((version) => (
        <VersionReview key={version.version} version={version} today={today} mayAnswer={mayAnswer} refused={refused} />
      ))}
    </>
  )
}

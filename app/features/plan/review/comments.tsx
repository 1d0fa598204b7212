import { formatMoment } from '#app/kit/format.ts'
import type { SaidComment } from './view-review.server.ts'

/** What the entity answered; null where it did not yet. */
export function Answer({ comment: { reply, repliedBy, repliedAt } }: { comment: SaidComment }) {
  if (repliedAt === null) return null
  return (
    <blockquote className="respuesta-dada">
      <p className="con-saltos">{reply}</p>
      <footer className="tenue">
        Respuesta de {repliedBy}, {formatMoment(repliedAt)}
      </footer>
    </blockquote>
  )
}

export function Said({ comment: { text, who, at } }: { comment: SaidComment }) {
  return (
    <>
      <p className="con-saltos">{text}</p>
      <p className="tenue">
        {who}, MIMP, {formatMoment(at)}
      </p>
    </>
  )
}

/** Comments with their answers, first one first. */
export function Comments({ comments }: { comments: readonly SaidComment[] }) {
  if (comments.length === 0) return null
  return (
    <ol className="comentarios" aria-label="Comentarios">
      {comments.map((comment) => (
        <li key={comment.id} id={`comentario-${comment.id}`}>
          <Said comment={comment} />
          {comment.repliedAt === null ? <p className="nota">Sin respuesta de la entidad todavía.</p> : null}
          <Answer comment={comment} />
        </li>
      ))}
    </ol>
  )
}

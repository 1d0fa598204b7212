import { findPlanComment, updateCommentAsAnswered } from '#db/queries/plan-reviews.server.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { AnswerForm } from './form.ts'
import { planDeed } from './plan-deed.ts'
import { answeredWords } from './words.ts'

/** `answered`: somebody else was first; what was typed is not kept. */
export type Answered =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: FieldProblems; readonly answered: boolean }

/**
 * Answers a comment of the Ministry on the plan of one's own entity, once.
 * @throws {AppError} `not-found` for a comment of another plan.
 */
export async function answerComment(
  actor: Actor,
  { year, form: { commentId, answer } }: { readonly year: number; readonly form: AnswerForm },
  clock: Clock = systemClock,
): Promise<Answered> {
  const { database } = runtime()
  const comment = await findPlanComment(database, actor.scope, commentId)
  if (!comment || comment.year !== year) throw new AppError('not-found')
  if (!answer.ok) return { ...answer, answered: false }
  const now = clock()
  const done = await updateCommentAsAnswered(
    database,
    comment,
    { reply: answer.input, repliedBy: actor.name, repliedAt: now.toISOString() },
    (transaction) => recordDeed(transaction, actor, planDeed('plan.comment-answered', comment), now),
  )
  if (done) return { ok: true }
  const first = await findPlanComment(database, actor.scope, commentId)
  return { ok: false, answered: true, problems: { respuesta: answeredWords(first?.repliedBy ?? 'Otra persona') } }
}

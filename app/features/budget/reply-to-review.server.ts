import { listAssessmentHistory, listAssessmentItems, updateReply, type Assessment } from '#db/queries/budget.server.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { ReplyForm } from './form.ts'
import { changedBy } from './keep-trace.server.ts'
import { loadEditableItem, type ItemPlace } from './load-item.server.ts'
import { repliedMeanwhile } from './words.ts'

export type Saved = { readonly ok: true } | { readonly ok: false; readonly problems: FieldProblems }

/** Tells who answered meanwhile, and what. @throws {AppError} `conflict` when the item went back to the ministry. */
async function replyConflict(assessment: Assessment, itemId: string): Promise<FieldProblems> {
  const { database } = runtime()
  const now = (await listAssessmentItems(database, assessment)).find((each) => each.itemId === itemId)
  if (now?.review !== 'returned') throw new AppError('conflict')
  const last = (await listAssessmentHistory(database, assessment))
    .filter((row) => row.itemId === itemId && row.event === 'replied')
    .at(-1)
  return { respuesta: repliedMeanwhile(last?.who ?? null, now.reply) }
}

/** Answers the comment with which an item came back. Somebody else's answer in between is told, and nothing is written over. */
export async function replyToReview(
  actor: Actor,
  { form: { reply, revision }, ...place }: ItemPlace & { readonly form: ReplyForm },
  clock: Clock = systemClock,
): Promise<Saved> {
  const { assessment, item } = await loadEditableItem(actor, place)
  if (item.review !== 'returned') throw new AppError('conflict')
  if (!reply.ok) return reply
  const by = changedBy(actor, clock())
  if (await updateReply(runtime().database, assessment.id, item.itemId, revision, reply.input, by)) return { ok: true }
  return { ok: false, problems: await replyConflict(assessment, item.itemId) }
}

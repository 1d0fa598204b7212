import { randomBytes } from 'node:crypto'
import {
  findPlanReview,
  updatePlanReview,
  type NewComment,
  type ReviewChange,
  type ReviewPlace,
} from '#db/queries/plan-reviews.server.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { ReviewForm, ReviewStep } from './form.ts'
import { planDeed } from './plan-deed.ts'
import { whoseReviews } from './may-review.server.ts'
import { loadReview } from './view-review.server.ts'
import { movedWords } from './words.ts'

type Loaded = Awaited<ReturnType<typeof loadReview>>

/** `moved`: somebody took a step since the page was opened; nothing is written over. */
export type Reviewed =
  | { readonly ok: true; readonly step: ReviewStep['kind'] }
  | { readonly ok: false; readonly problems: FieldProblems; readonly moved: boolean }

/** What a step changes, what it adds, and under which name it is noted. */
type Taken = {
  readonly change: ReviewChange
  readonly comment: Pick<NewComment, 'actionId' | 'rule' | 'text'> | null
  readonly deed: string
}

/** What a rule found, as a comment. @throws {AppError} `conflict` where it was told already. */
function adopted({ notes }: Loaded, name: string, actionIds: ReadonlySet<string>): Taken['comment'] {
  const note = notes.find((each) => `${each.name}|${each.actionId ?? ''}` === name)
  if (!note || (note.actionId !== null && !actionIds.has(note.actionId))) throw new AppError('not-found')
  if (note.isTold) throw new AppError('conflict')
  return { actionId: note.actionId, rule: note.name, text: note.sentence }
}

function taken(loaded: Loaded, step: ReviewStep, { userId }: Actor, today: string): Taken {
  const actionIds = new Set(loaded.content.content.map(({ id }) => id))
  switch (step.kind) {
    case 'take':
      return { change: { analystId: userId }, comment: null, deed: 'plan.review-taken' }
    case 'release':
      return { change: { analystId: null }, comment: null, deed: 'plan.review-released' }
    case 'comment': {
      if (step.actionId !== null && !actionIds.has(step.actionId)) throw new AppError('not-found')
      const comment = { actionId: step.actionId, rule: null, text: step.text }
      return { change: { state: 'commented' }, comment, deed: 'plan.review-commented' }
    }
    case 'adopt': {
      const comment = adopted(loaded, step.note, actionIds)
      return { change: { state: 'commented' }, comment, deed: 'plan.review-commented' }
    }
    case 'accept':
      return { change: { state: 'accepted', endedOn: today }, comment: null, deed: 'plan.review-accepted' }
    case 'ask-amendment': {
      const comment = { actionId: null, rule: null, text: step.text }
      return { change: { state: 'amendment-asked', endedOn: today }, comment, deed: 'plan.amendment-asked' }
    }
  }
}

/** The field under which a step that came too late is told; of a button the page says it at its top. */
const FIELD_OF: Partial<Record<ReviewStep['kind'], string>> = { comment: 'comentario', 'ask-amendment': 'pedido' }

async function moved(actor: Actor, place: ReviewPlace, step: ReviewStep): Promise<Reviewed> {
  const now = await findPlanReview(runtime().database, actor.scope, place)
  if (!now) throw new AppError('not-found')
  return { ok: false, moved: true, problems: { [FIELD_OF[step.kind] ?? 'paso']: movedWords(now) } }
}

/** Whether a step needs that the review is the actor's: all but taking it, which is possible in another's place. */
const isOfHolder = ({ kind }: ReviewStep): boolean => kind !== 'take'

/**
 * Takes a step of the Ministry's reading of a signed plan, with its comment and its note. It never holds up what the plan
 * does. Somebody else's step in between is told, and nothing is written over.
 * @throws {AppError} `not-found` without such a review, action or note; `conflict` where she advises the entity.
 */
export async function reviewPlan(
  actor: Actor,
  { form, place }: { readonly form: ReviewForm; readonly place: ReviewPlace },
  clock: Clock = systemClock,
): Promise<Reviewed> {
  const loaded = await loadReview(actor, place)
  const { review } = loaded
  if ((await whoseReviews(actor))(review) !== 'may') throw new AppError('conflict')
  if (!form.asked.ok) return { ...form.asked, moved: false }
  const step = form.asked.input
  const isSeen = form.revision === review.revision && review.endedOn === null
  if (!isSeen || (isOfHolder(step) && review.analystId !== actor.userId)) return moved(actor, place, step)
  const now = clock()
  const { change, comment, deed } = taken(loaded, step, actor, limaDate(now))
  const by = { userId: actor.userId, who: actor.name, at: now.toISOString() }
  const done = await updatePlanReview(runtime().database, review, change, {
    comment: comment && { ...comment, ...by, id: randomBytes(8).toString('hex') },
    note: (transaction) => recordDeed(transaction, actor, planDeed(deed, place), now),
  })
  return done ? { ok: true, step: step.kind } : moved(actor, place, step)
}

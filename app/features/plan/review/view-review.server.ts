import { OPEN_REVIEWS } from '#db/schema/plan-words.ts'
import type { SignedAction } from '#db/schema/plans.ts'
import { findPlannedEntity, listPlanActions } from '#db/queries/plans.server.ts'
import {
  findPlanReview,
  listPlanComments,
  listReviewsOfPlan,
  type PlanComment,
  type ReviewPlace,
  type ReviewRecord,
} from '#db/queries/plan-reviews.server.ts'
import { listProofCounts } from '#db/queries/plan-proofs.server.ts'
import { findPlanClosing } from '#db/queries/plan-work.server.ts'
import { findReviewedContent } from '#db/queries/plan-review-facts.server.ts'
import { isNormId, norm } from '#surveys/norms/norms.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { daysBetween, limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { carriedPart } from '../carry-out/carried-actions.ts'
import { whoseReviews } from './may-review.server.ts'
import { noteName } from './noted-plan.ts'

/** A review with what was signed. @throws {AppError} `not-found` outside the scope. */
export async function loadReview(actor: Actor, place: ReviewPlace) {
  const { database } = runtime()
  const [review, content] = await Promise.all([
    findPlanReview(database, actor.scope, place),
    findReviewedContent(database, actor.scope, place),
  ])
  if (!review || !content) throw new AppError('not-found')
  const comments = await listPlanComments(database, place)
  const told = new Set(comments.map(({ rule, actionId }) => `${rule} ${actionId}`))
  const named = (review.notes ?? []).map((note) => ({
    ...note,
    name: noteName(note),
    isTold: told.has(`${noteName(note)} ${note.actionId}`),
  }))
  return { review, content, comments, notes: named }
}

export type NamedNote = Awaited<ReturnType<typeof loadReview>>['notes'][number]

/** A signed action as the Ministry reads it: what was decided, never why it was proposed. */
function signed({ norms, movesDimension: _moves, rationale: _why, baseline: _start, ...action }: SignedAction) {
  return { ...action, norms: norms.filter(isNormId).map((id) => norm(id).label) }
}

export type ReviewedAction = ReturnType<typeof signed>

function said({ id, actionId, text, who, at, reply, repliedBy, repliedAt }: PlanComment) {
  return { id, actionId, text, who, at, reply, repliedBy, repliedAt }
}

export type SaidComment = ReturnType<typeof said>

/** How far the accepted actions of the plan are today, by action; one that is no longer accepted has no work. */
async function workOf(actor: Actor, { entityId, year }: ReviewRecord, today: string) {
  const { database } = runtime()
  const [actions, counts, closedOn] = await Promise.all([
    listPlanActions(database, actor.scope, entityId, year),
    listProofCounts(database, { entityId, year }),
    findPlanClosing(database, { entityId, year }),
  ])
  const proofs = new Map(counts.map((count) => [count.actionId, count.proofs]))
  return actions
    .filter(({ status }) => status === 'accepted')
    .map((action) => ({
      actionId: action.id,
      part: carriedPart(action, today),
      on: action.progressOn,
      proofs: proofs.get(action.id) ?? 0,
      mayComeBack: action.progress === 'done' && closedOn === null,
    }))
}

export type ReviewedWork = Awaited<ReturnType<typeof workOf>>[number]

/** One signed version on the Ministry's page. @throws {AppError} `not-found` where there is no such review. */
export async function viewReview(actor: Actor, place: ReviewPlace, clock: Clock = systemClock) {
  const { review, content, comments, notes } = await loadReview(actor, place)
  const today = limaDate(clock())
  const isOpen = (OPEN_REVIEWS as readonly string[]).includes(review.state)
  return {
    today,
    ...review,
    days: daysBetween(review.openedOn, review.endedOn ?? today),
    actions: content.content.map(signed),
    comments: comments.map(said),
    notes,
    work: await workOf(actor, review, today),
    isOpen,
    isMine: review.analystId === actor.userId,
    mine: (await whoseReviews(actor))(review),
  }
}

export type ReviewView = Awaited<ReturnType<typeof viewReview>>

async function ofVersion(actor: Actor, review: ReviewRecord) {
  const { database } = runtime()
  const [content, comments] = await Promise.all([
    findReviewedContent(database, actor.scope, review),
    listPlanComments(database, review),
  ])
  const titles = new Map(content?.content.map(({ id, title }) => [id, title]))
  return {
    version: review.version,
    state: review.state,
    openedOn: review.openedOn,
    dueOn: review.dueOn,
    endedOn: review.endedOn,
    comments: comments.map((comment) => ({
      ...said(comment),
      about: comment.actionId === null ? null : (titles.get(comment.actionId) ?? null),
    })),
  }
}

/** What the Ministry said of the plan of one's own entity. @throws {AppError} `not-found` where it was never asked. */
export async function viewOwnReview(actor: Actor, year: number, clock: Clock = systemClock) {
  const { database } = runtime()
  const entity = actor.entity && (await findPlannedEntity(database, actor.scope, actor.entity.id))
  if (!entity) throw new AppError('not-found')
  const reviews = await listReviewsOfPlan(database, actor.scope, { entityId: entity.id, year })
  if (reviews.length === 0) throw new AppError('not-found')
  return {
    today: limaDate(clock()),
    year,
    entityName: entity.name,
    mayAnswer: can(actor.role, 'plan:write'),
    versions: await Promise.all(reviews.map((review) => ofVersion(actor, review))),
  }
}

export type OwnReview = Awaited<ReturnType<typeof viewOwnReview>>

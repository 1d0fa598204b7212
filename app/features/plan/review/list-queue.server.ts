import { OPEN_REVIEWS } from '#db/schema/plan-words.ts'
import { listPlanReviews, type ReviewPlace, type ReviewRecord } from '#db/queries/plan-reviews.server.ts'
import { listReviewedContents } from '#db/queries/plan-review-facts.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { daysBetween, limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { findNotes } from './find-notes.server.ts'
import { whoseReviews } from './may-review.server.ts'
import { inQueueOrder, readFirst } from './read-first.ts'
import { daysLeft } from './words.ts'
import { statesAsked, type QueueSearch } from './queue-search.ts'
import { ANYBODY, MYSELF, NOBODY } from './review-address.ts'

const ROWS_OF_A_PAGE = 50
/** Working days that make the end of a review near. */
const NEAR_DAYS = 5

const nameOf = ({ entityId, year, version }: ReviewPlace): string => `${entityId} ${year} ${version}`

/** How many notes each version has, by its name. */
async function countNotes(actor: Actor, search: QueueSearch): Promise<Map<string, number>> {
  const contents = await listReviewedContents(runtime().database, actor.scope, statesAsked(search.estado))
  const notes = await findNotes(actor, contents)
  return new Map(contents.map((content, index) => [nameOf(content), notes[index]?.length ?? 0]))
}

function isWithAnalyst({ analystId }: ReviewRecord, asked: string, userId: string): boolean {
  if (asked === ANYBODY) return true
  if (asked === NOBODY) return analystId === null
  return analystId === (asked === MYSELF ? userId : asked)
}

/** Whether the end of a review is near, or past. @param today ISO date. */
export function isNear({ state, dueOn }: Pick<ReviewRecord, 'state' | 'dueOn'>, today: string): boolean {
  return state === 'waiting' && daysLeft({ dueOn }, today) <= NEAR_DAYS
}

/** What each analyst has at hand, and what nobody has; whoever has most first, nobody last. */
function workload(open: readonly ReviewRecord[], today: string) {
  const ids = [...new Set(open.map(({ analystId }) => analystId))]
  return ids
    .map((analystId) => {
      const own = open.filter((review) => review.analystId === analystId)
      return {
        analystId,
        name: own[0]?.analystName ?? null,
        waiting: own.filter(({ state }) => state === 'waiting').length,
        commented: own.filter(({ state }) => state === 'commented').length,
        near: own.filter((review) => isNear(review, today)).length,
      }
    })
    .sort(
      (one, other) =>
        Number(one.analystId === null) - Number(other.analystId === null) ||
        other.waiting + other.commented - one.waiting - one.commented,
    )
}

/** The queue of signed plans, the longest waiting first, as an address asks for it; and how the work is spread. */
export async function planQueue(actor: Actor, search: QueueSearch, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const { database } = runtime()
  const [reviews, open, notes, mine] = await Promise.all([
    listPlanReviews(database, actor.scope, statesAsked(search.estado)),
    listPlanReviews(database, actor.scope, OPEN_REVIEWS),
    countNotes(actor, search),
    whoseReviews(actor),
  ])
  const rows = reviews
    .filter((review) => isWithAnalyst(review, search.analista, actor.userId))
    .filter(({ governmentLevel }) => search.nivel === '' || governmentLevel === search.nivel)
    .map(({ digest, planCreatedOn, signedOn, analystId, revision: _seen, ...review }) => {
      const found = notes.get(nameOf(review)) ?? 0
      return {
        ...review,
        notes: found,
        first: readFirst(found, digest),
        days: daysBetween(review.openedOn, review.endedOn ?? today),
        near: isNear(review, today),
        isMine: analystId === actor.userId,
        assists: mine({ entityId: review.entityId, planCreatedOn, signedOn }) === 'assists',
      }
    })
    .filter(({ first }) => search.lectura === '' || first !== 'later')
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_OF_A_PAGE))
  const page = Math.min(search.pagina, pages)
  return {
    today,
    search: { ...search, pagina: page },
    found: rows.length,
    page,
    pages,
    rows: inQueueOrder(rows).slice((page - 1) * ROWS_OF_A_PAGE, page * ROWS_OF_A_PAGE),
    workload: workload(open, today),
  }
}

export type PlanQueue = Awaited<ReturnType<typeof planQueue>>
export type PlanQueueRow = PlanQueue['rows'][number]

import {
  countQueuedReviews,
  listQueuedReviews,
  listReviewWorkload,
  type QueueAsked,
} from '#db/queries/review-queue.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { daysBetween, limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { whoseReviews } from './may-review.server.ts'
import { statesAsked, type QueueSearch } from './queue-search.ts'
import { ANYBODY, MYSELF, NOBODY } from './review-address.ts'
import { nearBefore } from './words.ts'

const ROWS_OF_A_PAGE = 25

function askedFor({ estado, analista, nivel, lectura }: QueueSearch, userId: string): QueueAsked {
  return {
    states: statesAsked(estado),
    ...(analista === ANYBODY
      ? {}
      : { analystId: analista === NOBODY ? null : analista === MYSELF ? userId : analista }),
    ...(nivel === '' ? {} : { level: nivel }),
    onlyFirst: lectura !== '',
  }
}

/**
 * One page of the queue of signed plans, the longest waiting first, as an address asks for it; and how the work is spread.
 * It reads the rows that it shows and opens no plan.
 */
export async function planQueue(actor: Actor, search: QueueSearch, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const { database } = runtime()
  const asked = askedFor(search, actor.userId)
  const found = await countQueuedReviews(database, actor.scope, asked)
  const pages = Math.max(1, Math.ceil(found / ROWS_OF_A_PAGE))
  const page = Math.min(search.pagina, pages)
  const part = { limit: ROWS_OF_A_PAGE, offset: (page - 1) * ROWS_OF_A_PAGE }
  const near = nearBefore(today)
  const [reviews, workload, mine] = await Promise.all([
    listQueuedReviews(database, actor.scope, asked, part),
    listReviewWorkload(database, actor.scope, near),
    whoseReviews(actor),
  ])
  return {
    today,
    search: {
      estado: search.estado,
      analista: search.analista,
      nivel: search.nivel,
      lectura: search.lectura,
      pagina: page,
    },
    found,
    page,
    pages,
    rows: reviews.map(({ planCreatedOn, signedOn, analystId, ...review }) => ({
      ...review,
      days: daysBetween(review.openedOn, review.endedOn ?? today),
      near: review.state === 'waiting' && review.dueOn < near,
      isMine: analystId === actor.userId,
      assists: mine({ entityId: review.entityId, planCreatedOn, signedOn }) === 'assists',
    })),
    workload,
  }
}

export type PlanQueue = Awaited<ReturnType<typeof planQueue>>
export type PlanQueueRow = PlanQueue['rows'][number]

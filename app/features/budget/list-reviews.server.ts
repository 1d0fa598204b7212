import {
  countReviewedAssessments,
  countWaitingAssessments,
  listReviewedAssessments,
  listWaitingAssessments,
  type Part,
} from '#db/queries/budget-queue.server.ts'
import { listAssistances } from '#db/queries/budget-assistance.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { pageOf } from '#app/kit/page-of.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { isBarred, waitingFor } from './rating.ts'

/** Which page of each list an address asks for. */
export type ReviewsAsked = { readonly presupuestos: number; readonly revisados: number }

/**
 * One page of the assessments that wait, the longest waiting first, and one of those that were reviewed; those whose entity
 * the analyst advises say so.
 */
export async function reviewQueue(actor: Actor, asked: ReviewsAsked, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const { database } = runtime()
  const periods = await listAssistances(database, actor.userId)
  const shown = (assessment: Awaited<ReturnType<typeof listWaitingAssessments>>[number]) => ({
    id: assessment.id,
    entityName: assessment.entityName,
    year: assessment.year,
    status: assessment.status,
    waiting: waitingFor(assessment, today),
    assisted: isBarred(
      periods.filter(({ entityId }) => entityId === assessment.entityId),
      assessment,
    ),
  })
  const part = async (found: number, page: number, list: (part: Part) => ReturnType<typeof listWaitingAssessments>) => {
    const { limit, offset, ...place } = pageOf(found, page)
    return { ...place, rows: (await list({ limit, offset })).map(shown) }
  }
  const [waiting, reviewed] = await Promise.all([
    countWaitingAssessments(database, actor.scope),
    countReviewedAssessments(database, actor.scope),
  ])
  return {
    waiting: await part(waiting, asked.presupuestos, (which) => listWaitingAssessments(database, actor.scope, which)),
    reviewed: await part(reviewed, asked.revisados, (which) => listReviewedAssessments(database, actor.scope, which)),
  }
}

export type BudgetQueue = Awaited<ReturnType<typeof reviewQueue>>
export type QueueRow = BudgetQueue['waiting']['rows'][number]

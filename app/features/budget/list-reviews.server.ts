import { listAssessments } from '#db/queries/budget.server.ts'
import { listAssistances } from '#db/queries/budget-assistance.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { isBarred, waitingFor } from './rating.ts'
import { isHandedIn } from './view-assessment.server.ts'

/** Assessments that were handed in, longest waiting first; those whose entity the analyst advises say so. */
export async function reviewQueue(actor: Actor, clock: Clock = systemClock) {
  const today = limaDate(clock())
  const { database } = runtime()
  const [all, periods] = await Promise.all([
    listAssessments(database, actor.scope),
    listAssistances(database, actor.userId),
  ])
  return all
    .filter(isHandedIn)
    .map((assessment) => ({
      id: assessment.id,
      entityName: assessment.entityName,
      year: assessment.year,
      status: assessment.status,
      submittedOn: assessment.submittedOn,
      waiting: waitingFor(assessment, today),
      assisted: isBarred(
        periods.filter(({ entityId }) => entityId === assessment.entityId),
        assessment,
      ),
    }))
    .sort((one, other) => (other.waiting?.days ?? -1) - (one.waiting?.days ?? -1))
}

export type QueueRow = Awaited<ReturnType<typeof reviewQueue>>[number]

import { randomBytes } from 'node:crypto'
import { startAssessment } from '#db/queries/budget.server.ts'
import { findPlannedEntity } from '#db/queries/plans.server.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { changedBy, noteOf } from './keep-trace.server.ts'
import { outsideReason } from './rating.ts'
import { currentAssessmentYear } from './view-assessment.server.ts'

/** Starts this year's assessment; what the government level decides is filled in. @throws {AppError} `not-found` for another year. */
export async function startThisYear(actor: Actor, year: number, clock: Clock = systemClock): Promise<void> {
  const { database } = runtime()
  const entity = actor.entity && (await findPlannedEntity(database, actor.scope, actor.entity.id))
  if (!entity || year !== currentAssessmentYear(clock)) throw new AppError('not-found')
  const { slug, version, hash, scoring, rubric = {} } = latestInstrument('public-budget')
  const items = scoring.dimensions
    .flatMap((dimension) => dimension.items)
    .map(({ id }) => {
      const reason = outsideReason(rubric[id]?.appliesTo ?? 'all', entity.governmentLevel)
      return { id, level: reason === '' ? null : ('na' as const), reason }
    })
  const now = clock()
  const id = randomBytes(8).toString('hex')
  const assessment = {
    id,
    entityId: entity.id,
    instrumentSlug: slug,
    instrumentVersion: version,
    instrumentHash: hash,
    year,
    status: 'in-progress' as const,
    startedOn: limaDate(now),
  }
  const deed = { action: 'assessment.started', objectKind: 'assessment', objectId: id, entityId: entity.id }
  await startAssessment(
    database,
    assessment,
    items,
    changedBy(actor, now),
    noteOf(actor, { ...deed, detail: { year } }, now),
  )
}

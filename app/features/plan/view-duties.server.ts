import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import { listPlanActions } from '#db/queries/plans.server.ts'
import { instrumentByHash, LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import { marksOf, norm } from '#surveys/norms/norms.ts'
import { dutiesOf, type Duty } from '#surveys/planning/binding-duties.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { reasonTexts } from '#app/kit/words/reason-texts.ts'
import { reasonWords } from '#app/kit/words/reason-words.ts'
import { currentPlanYear } from './view-plan.server.ts'

function shown({ instrument, action, reasons, binds }: Duty, today: string) {
  const texts = reasonTexts([instrumentByHash(instrument.hash)])
  return {
    id: action.id,
    title: action.title,
    instrument: instrumentByHash(instrument.hash).title,
    responsible: action.responsibleUnit,
    rationale: action.rationale,
    binds,
    /** When it binds, of a duty that does not always. */
    when: binds ? [] : reasons.filter(({ kind }) => kind === 'duty').map((reason) => reasonWords(reason, texts)),
    norms: action.norms.map((id) => ({ label: norm(id).label, title: norm(id).title, marks: marksOf(id, today) })),
  }
}

/**
 * What norms oblige the actor's entity to today, and what its plan of the year says of each.
 * @throws {AppError} `not-found` for who belongs to no entity.
 */
export async function viewDuties(actor: Actor, clock: Clock = systemClock) {
  if (!actor.entity) throw new AppError('not-found')
  const { database } = runtime()
  const today = limaDate(clock())
  const year = currentPlanYear(clock)
  const planned = await listPlanActions(database, actor.scope, actor.entity.id, year)
  const duties = dutiesOf(LATEST_INSTRUMENTS, findEntityKind(database, actor.entity.id, today), today)
  return {
    entityName: actor.entity.name,
    today,
    year,
    duties: duties.map((duty) => {
      const inPlan = planned.find(({ templateId }) => templateId === duty.action.id)
      return { ...shown(duty, today), inPlan: inPlan ? { id: inPlan.id, status: inPlan.status } : null }
    }),
  }
}

export type DutiesView = Awaited<ReturnType<typeof viewDuties>>

import { listPlanActions } from '#db/queries/plans.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { formatDate } from '#app/kit/format.ts'
import { findLock } from '../decide-action.server.ts'
import { loadPlanAction, shownAction, textsFor, type OwnActionAsked } from '../view-plan.server.ts'
import { baselineWords } from './decide-words.ts'
import { meantDimension, type MovableDimension } from './movable-dimensions.ts'
import { listMovableDimensions } from './plan-releases.server.ts'
import { suggestedDates } from './suggested-dates.ts'
import { typedAction } from './typed-action.ts'

/** What a form offers as the dimension that is to move, each with its start. */
function choicesOf(movable: readonly MovableDimension[]): (readonly [value: string, label: string])[] {
  return movable.map(({ value, title, instrument, releasedOn, baseline }) => [
    value,
    `${title}: parte de ${baselineWords(baseline)}. ${instrument}, ${formatDate(releasedOn)}`,
  ])
}

/** One action of one's own plan, to be written. @throws {AppError} `not-found` outside the scope. */
export async function getActionEditor(actor: Actor, asked: OwnActionAsked, clock: Clock = systemClock) {
  const { entity, action } = await loadPlanAction(actor, asked)
  const today = limaDate(clock())
  const movable = await listMovableDimensions(
    actor,
    await listPlanActions(runtime().database, actor.scope, entity.id, asked.year),
  )
  const saved = typedAction(action)
  const dates = suggestedDates(action.termMonths, action.year, today)
  const proposed =
    action.status === 'proposed'
      ? {
          inicio: saved['inicio'] || (dates?.startsOn ?? ''),
          limite: saved['limite'] || (dates?.dueOn ?? ''),
          mueve: saved['mueve'] || (meantDimension(action, movable)?.value ?? ''),
        }
      : {}
  return {
    year: asked.year,
    lock: await findLock(actor, entity.id, asked.year),
    action: shownAction(action, today),
    texts: textsFor([action]),
    saved,
    /** What is saved, with what the catalogue suggests where nobody said anything yet. */
    values: { ...saved, ...proposed },
    choices: choicesOf(movable),
  }
}

export type ActionEditorView = Awaited<ReturnType<typeof getActionEditor>>

/** What the form of an action of one's own offers. @throws {AppError} `not-found` for whoever has no entity. */
export async function getOwnActionForm(actor: Actor, year: number) {
  if (!actor.entity) throw new AppError('not-found')
  const actions = await listPlanActions(runtime().database, actor.scope, actor.entity.id, year)
  return { year, choices: choicesOf(await listMovableDimensions(actor, actions)) }
}

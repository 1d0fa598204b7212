import { listAssessmentItems } from '#db/queries/budget.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { isEditable } from './rating.ts'
import { assessmentInYear } from './view-assessment.server.ts'

/** An item of the assessment that the actor's entity has in a year. */
export type ItemPlace = { readonly year: number; readonly itemId: string }

/**
 * An item that the entity may change at the moment, with its assessment and the instrument that asks it.
 * @throws {AppError} `not-found`; `conflict` when it is not the entity's to change now.
 */
export async function loadEditableItem(actor: Actor, { year, itemId }: ItemPlace) {
  const assessment = await assessmentInYear(actor, year)
  const item =
    assessment && (await listAssessmentItems(runtime().database, assessment)).find((each) => each.itemId === itemId)
  if (!assessment || !item) throw new AppError('not-found')
  const instrument = instrumentByHash(assessment.instrumentHash)
  const rubric = instrument.rubric?.[itemId]
  if (!rubric) throw new AppError('not-found')
  if (!isEditable(assessment, item)) throw new AppError('conflict')
  return { assessment, item, rubric, instrument }
}

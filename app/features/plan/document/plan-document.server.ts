import { findSignedVersion } from '#db/queries/signed-plans.server.ts'
import type { Actor } from '#app/door/actor.ts'
import type { LogoImage } from '#app/kit/documents/logo-image.ts'
import type { Manuscript } from '#app/kit/documents/manuscript.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { getPlanForExport, type Plan, type PlanAsked } from '../view-plan.server.ts'
import { planManuscript } from './plan-manuscript.ts'

/** Where a dimension stood is of a release; a reader is told it by the releases that were shared with her alone. */
const withoutBaselines = (plan: Plan): Plan => ({
  ...plan,
  actions: plan.actions.map((action) => ({ ...action, baseline: null, target: null })),
})

/**
 * The plan as a document. @param logo of the entity, where it has one.
 * @throws {AppError} `not-found` outside the scope.
 */
export async function getPlanDocument(
  actor: Actor,
  asked: PlanAsked,
  logo: LogoImage | null = null,
  clock: Clock = systemClock,
): Promise<{ readonly plan: Plan; readonly manuscript: Manuscript }> {
  const plan = await getPlanForExport(actor, asked)
  const whole = actor.role !== 'reader'
  const signed = await findSignedVersion(runtime().database, actor.scope, plan.entity.id, plan.year)
  const manuscript = planManuscript({
    plan: whole ? plan : withoutBaselines(plan),
    whole,
    signed,
    today: limaDate(clock()),
    logo,
  })
  return { plan, manuscript }
}

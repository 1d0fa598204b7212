import type { LegalPaper } from '#app/features/legal-papers/legal-paper.ts'
import { findSignedVersion } from '#db/queries/signed-plans.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { logoImageOf } from '#app/features/logos/view-logo.server.ts'
import type { Manuscript } from '#app/kit/documents/manuscript.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { getPlan, type Plan, type PlanAsked } from '../view-plan.server.ts'
import { namedNorms } from '#surveys/norms/norms.ts'
import { draftResolution } from './draft-resolution.ts'
import { planManuscript } from './plan-manuscript.ts'

/** Where a dimension stood is of a release; a reader is told it by the releases that were shared with her alone. */
const withoutBaselines = (plan: Plan): Plan => ({
  ...plan,
  actions: plan.actions.map((action) => ({ ...action, baseline: null, target: null })),
})

/**
 * The plan as a document, with the logo of its entity.
 * @throws {AppError} `not-found` outside the scope.
 */
export async function getPlanDocument(
  actor: Actor,
  asked: PlanAsked,
  clock: Clock = systemClock,
): Promise<{ readonly plan: Plan; readonly manuscript: Manuscript; readonly digest: string }> {
  const plan = await getPlan(actor, asked)
  const whole = actor.role !== 'reader'
  const signed = await findSignedVersion(runtime().database, actor.scope, plan.entity.id, plan.year)
  const written = planManuscript({
    plan: whole ? plan : withoutBaselines(plan),
    whole,
    signed,
    today: limaDate(clock()),
    logo: logoImageOf(plan.entity),
  })
  return { plan, ...written }
}

/**
 * A draft of the act that approves the plan of the actor's entity.
 * @throws {AppError} `not-found` outside the scope, and of a plan of which nothing was accepted: there is nothing to approve.
 */
export async function getDraftResolution(
  actor: Actor,
  year: number,
  clock: Clock = systemClock,
): Promise<{ readonly paper: LegalPaper; readonly filename: string }> {
  const { plan, digest } = await getPlanDocument(actor, { year, entityId: null }, clock)
  const accepted = plan.actions.filter(({ status }) => status === 'accepted')
  if (accepted.length === 0) throw new AppError('not-found')
  const labels = accepted.filter(({ obliges }) => obliges).flatMap(({ norms }) => norms.map(({ label }) => label))
  const { name, governmentLevel } = plan.entity
  const today = limaDate(clock())
  const paper = draftResolution({
    ...{ year, entityName: name, governmentLevel, digest, today },
    ...{ accepted: accepted.length, norms: namedNorms(labels.join('; ')) },
  })
  const named = { what: 'Proyecto de resolución', entity: name, apart: [year], date: clock() }
  return { paper, filename: fileName(named, 'docx') }
}

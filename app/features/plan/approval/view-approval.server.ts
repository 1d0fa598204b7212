import { findPlan, type PlanRow } from '#db/queries/plan-head.server.ts'
import { listPlanSteps } from '#db/queries/plan-steps.server.ts'
import { listPlanVersions, planDigest, signedContent, type PlanVersion } from '#db/queries/plan-versions.server.ts'
import { findPlannedEntity, listPlanActions, type PlanAction } from '#db/queries/plans.server.ts'
import type { SignedAction } from '#db/schema/plans.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { findMissing } from '../find-missing.server.ts'
import { planHead, type PlanAsked } from '../view-plan.server.ts'
import { answerBy, daysWaiting, isUnanswered, possibleDeeds } from './approval-steps.ts'
import { compareVersions } from './compare-versions.ts'
import { signerOf } from './sign-plan.server.ts'
import { worthOfSignature } from './signature-worth.ts'

/**
 * An entity's plan as a whole. To a reader, to whom single releases are shared, none is there.
 * @throws {AppError} `not-found` outside the scope.
 */
export async function loadWholePlan(actor: Actor, { year, entityId }: PlanAsked) {
  const { database } = runtime()
  const id = actor.entity?.id ?? entityId
  const entity = id && actor.role !== 'reader' ? await findPlannedEntity(database, actor.scope, id) : null
  if (!entity) throw new AppError('not-found')
  const plan = await findPlan(database, actor.scope, entity.id, year)
  return { entity, plan, place: { year, entityId: actor.entity ? null : entity.id } }
}

/** What is shown of an action as it was or would be signed: its dimension by its name, no score it started from. */
export function shownContent(content: readonly SignedAction[]): SignedAction[] {
  return content.map((action) => {
    const { baseline, movesDimension } = action
    const dimensions = baseline ? instrumentByHash(baseline.instrumentHash).scoring.dimensions : []
    const title = dimensions.find(({ id }) => id === movesDimension)?.title ?? movesDimension
    return { ...action, baseline: null, movesDimension: title }
  })
}

/** A version as a list shows it. */
function listed({ version, signedOn, amendmentReason, signature, digest }: PlanVersion) {
  return { version, signedOn, amendmentReason, signature, digest }
}

/** What an amendment changes of what was signed last; null where none is written. */
function amended(plan: PlanRow, versions: readonly PlanVersion[], content: readonly SignedAction[]) {
  const last = versions.at(-1)
  if (!last || plan.approval === 'signed') return null
  return compareVersions(shownContent(last.content), shownContent(content))
}

function counted(actions: readonly PlanAction[]) {
  const of = (status: PlanAction['status']) => actions.filter((action) => action.status === status).length
  return { accepted: of('accepted'), rejected: of('rejected'), deferred: of('deferred'), proposed: of('proposed') }
}

/** Who would sign here: by what name, by which resolution she acts for the head, whether she has a second step. */
async function signer(actor: Actor) {
  const member = await signerOf(actor)
  return {
    name: actor.name,
    resolution: actor.isDelegate ? (member?.resolution ?? '') : '',
    hasSecondStep: member?.secondFactor ?? false,
  }
}

/** How far the approval of a plan is, what may be done next and by whom, and what was signed before. */
export async function viewApproval(actor: Actor, asked: PlanAsked, clock: Clock = systemClock) {
  const { database } = runtime()
  const today = limaDate(clock())
  const { entity, plan, place } = await loadWholePlan(actor, asked)
  const actions = await listPlanActions(database, actor.scope, entity.id, asked.year)
  const head = await planHead(actor, { year: asked.year, entity, actions }, today)
  if (plan === null) return { head, place, worth: worthOfSignature(), approval: null }
  const [steps, versions] = await Promise.all([
    listPlanSteps(database, actor.scope, plan),
    listPlanVersions(database, actor.scope, plan),
  ])
  const deeds = possibleDeeds(plan, actor.role)
  const content = signedContent(actions)
  const days = daysWaiting(plan, today)
  const { approval, version, revision, closedOn, returnReason, amendmentReason, submittedOn, returnedOn } = plan
  return {
    head,
    place,
    worth: worthOfSignature(),
    approval: {
      ...{ approval, version, revision, closedOn, returnReason, amendmentReason, submittedOn, returnedOn, deeds },
      role: actor.role,
      waiting:
        days === null || submittedOn === null
          ? null
          : { days, unanswered: isUnanswered(plan, today), by: answerBy(submittedOn) },
      digest: planDigest(plan, content),
      counts: counted(actions),
      content: approval === 'signed' ? [] : shownContent(content),
      changes: amended(plan, versions, content),
      missing: deeds.includes('submit') ? await findMissing(actor, { place, entityId: entity.id, actions }, today) : [],
      steps: steps.map(({ at, step, who, detail }) => ({ at, step, who, detail })),
      versions: versions.map(listed),
      signer: deeds.includes('sign') ? await signer(actor) : null,
    },
  }
}

export type ApprovalView = Awaited<ReturnType<typeof viewApproval>>
export type ShownApproval = NonNullable<ApprovalView['approval']>

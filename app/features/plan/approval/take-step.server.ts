import { findPlan, type PlanRow } from '#db/queries/plan-head.server.ts'
import { dropPlanAmendment, updatePlanApproval, type ApprovalChange } from '#db/queries/plan-approval.server.ts'
import type { Actor } from '#app/door/actor.ts'
import type { Visitor } from '#app/door/visitor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { listPlanActions } from '#db/queries/plans.server.ts'
import { mayBeSigned } from '../check-before-signing.ts'
import { findMissing } from '../find-missing.server.ts'
import { deedRefusal, type ApprovalDeed } from './approval-steps.ts'
import type { ApprovalForm } from './form.ts'
import { registerPaper } from './register-paper.server.ts'
import { signPlan } from './sign-plan.server.ts'
import { stepTrace, type TakenStep } from './step-trace.server.ts'
import { MOVED, UNFINISHED } from './words.ts'

/** `moved`: the plan is no longer what the page showed, or another step was taken. */
export type StepTaken =
  | { readonly ok: true; readonly step: TakenStep }
  | { readonly ok: false; readonly problems: FieldProblems; readonly moved: boolean }

type PlainStep = { readonly step: TakenStep; readonly change: ApprovalChange; readonly detail: string }

/** The plan of the actor's entity, for a deed of hers. @throws {AppError} `not-found` where it is not hers to do. */
export async function planFor(actor: Actor, deed: ApprovalDeed, year: number): Promise<PlanRow> {
  const { entity } = actor
  const plan = entity && (await findPlan(runtime().database, actor.scope, entity.id, year))
  if (!plan || deedRefusal(deed, plan, actor.role) === 'role') throw new AppError('not-found')
  return plan
}

function moved(deed: ApprovalDeed): StepTaken {
  return { ok: false, moved: true, problems: { [MOVED[deed].field]: MOVED[deed].words } }
}

function plainStep(
  deed: Exclude<ApprovalDeed, 'sign' | 'register' | 'drop'>,
  reason: string,
  today: string,
): PlainStep {
  switch (deed) {
    case 'submit':
      return { step: 'submitted', change: { approval: 'submitted', submittedOn: today, returnReason: '' }, detail: '' }
    case 'take-back':
      return { step: 'taken-back', change: { approval: 'draft' }, detail: '' }
    case 'return':
      return {
        step: 'returned',
        change: { approval: 'returned', returnedOn: today, returnReason: reason },
        detail: reason,
      }
    case 'amend':
      return { step: 'amendment-started', change: { approval: 'draft', amendmentReason: reason }, detail: reason }
  }
}

/** What is asked beyond what the page showed, before anything is written. */
async function problemsBefore(actor: Actor, plan: PlanRow, form: ApprovalForm, today: string): Promise<FieldProblems> {
  if ((form.deed === 'return' || form.deed === 'amend') && !form.reason.ok) return form.reason.problems
  if (form.deed !== 'submit') return {}
  const { entityId, year } = plan
  const actions = await listPlanActions(runtime().database, actor.scope, entityId, year)
  const missing = await findMissing(actor, { place: { year, entityId: null }, entityId, actions }, today)
  return mayBeSigned(missing) ? {} : { enviar: UNFINISHED }
}

async function take(actor: Actor, plan: PlanRow, form: ApprovalForm, now: Date): Promise<StepTaken> {
  const { database } = runtime()
  const { deed } = form
  if (deed === 'sign' || deed === 'register') throw new Error('Signed elsewhere')
  if (deed === 'drop') {
    const done = await dropPlanAmendment(database, plan, stepTrace(actor, plan, 'amendment-dropped', '', now))
    return done ? { ok: true, step: 'amendment-dropped' } : moved(deed)
  }
  const reason = 'reason' in form && form.reason.ok ? form.reason.input : ''
  const { step, change, detail } = plainStep(deed, reason, limaDate(now))
  // Whoever hands in, and whoever returns, does so with what she saw.
  const shown = deed === 'submit' || deed === 'return' ? form.digest : null
  const traced = stepTrace(actor, plan, step, detail, now)
  return (await updatePlanApproval(database, plan, change, shown, traced)) ? { ok: true, step } : moved(deed)
}

type Asked = { readonly year: number; readonly visitor: Visitor; readonly form: ApprovalForm }

/**
 * Takes a step of the approval of a plan: handed in, taken back, returned, signed, amended. Each leaves its event and its
 * note in the same transaction; whoever comes from an older state of the plan is told so, and nothing is written over.
 * @throws {AppError} `not-found` where the step is not hers.
 */
export async function takeApprovalStep(
  actor: Actor,
  { year, visitor, form }: Asked,
  clock: Clock = systemClock,
): Promise<StepTaken> {
  const plan = await planFor(actor, form.deed, year)
  if (plan.revision !== form.revision || deedRefusal(form.deed, plan, actor.role) !== null) return moved(form.deed)
  const now = clock()
  if (form.deed === 'sign') return signPlan(actor, { plan, visitor, form }, now)
  if (form.deed === 'register') return registerPaper(actor, { plan, form }, now)
  const problems = await problemsBefore(actor, plan, form, limaDate(now))
  if (Object.keys(problems).length > 0) return { ok: false, moved: false, problems }
  return take(actor, plan, form, now)
}

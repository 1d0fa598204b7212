import {
  insertOwnAction,
  updatePlanAction,
  findPlanAction,
  listPlanActions,
  findPlannedEntity,
  type PlanAction,
} from '#db/queries/plans.server.ts'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { isNormId, isVerified, norm } from '#surveys/norms/norms.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { decisionDay, readActionForm, readOwnActionForm } from './form.ts'
import type { PlanReason } from '#app/kit/words/reason-words.ts'
import { reasonTexts } from '#app/kit/words/reason-texts.ts'

/** Year of the plan that is worked on today, in Lima. */
export function currentPlanYear(clock: Clock = systemClock): number {
  return Number(limaDate(clock()).slice(0, 4))
}

function yearOf(text: string | undefined): number {
  if (!/^20\d\d$/.test(text ?? '')) throw new AppError('not-found')
  return Number(text)
}

function shown(action: PlanAction) {
  const reasons: readonly PlanReason[] = action.reasons
  const norms = action.norms
    .filter(isNormId)
    .map((id) => ({ label: norm(id).label, title: norm(id).title, verified: isVerified(id) }))
  return { ...action, reasons, norms }
}

export type ShownAction = ReturnType<typeof shown>

/** A national role names the entity whose plan it reads. */
function entityIdFor(actor: Actor, asked: string | null): string {
  const id = actor.entity?.id ?? asked
  if (!id) throw new AppError('not-found')
  return id
}

async function entityFor(actor: Actor, asked: string | null) {
  const entity = await findPlannedEntity(runtime().database, actor.scope, entityIdFor(actor, asked))
  if (!entity) throw new AppError('not-found')
  return entity
}

/** The plan of a year with the words its reasons need. @throws {AppError} `not-found` outside the scope. */
export async function getPlan(actor: Actor, yearText: string | undefined, askedEntity: string | null) {
  const year = yearOf(yearText)
  const entity = await entityFor(actor, askedEntity)
  const actions = await listPlanActions(runtime().database, actor.scope, entity.id, year)
  // To a reader a plan of which nothing was shared looks like one that does not exist.
  if (actor.role === 'reader' && actions.length === 0) throw new AppError('not-found')
  return { year, entity, actions: actions.map(shown), texts: reasonTexts(INSTRUMENTS) }
}

export type Plan = Awaited<ReturnType<typeof getPlan>>

function withoutFindings(reasons: readonly PlanReason[]): PlanReason[] {
  const first = reasons.findIndex(({ kind }) => kind === 'prevalence')
  return reasons.flatMap((reason, index) =>
    reason.kind !== 'prevalence' ? [reason] : index === first ? [{ kind: 'told' }] : [],
  )
}

/**
 * The plan as it is printed or downloaded. What happened to people is no part of an export: those reasons say that
 * staff told of something, and no more.
 */
export async function getPlanForExport(
  actor: Actor,
  yearText: string | undefined,
  askedEntity: string | null,
): Promise<Plan> {
  const plan = await getPlan(actor, yearText, askedEntity)
  return {
    ...plan,
    actions: plan.actions.map((action) => ({ ...action, reasons: withoutFindings(action.reasons) })),
    texts: { ...plan.texts, findings: {} },
  }
}

async function loadAction(actor: Actor, yearText: string | undefined, id: string, askedEntity: string | null) {
  const year = yearOf(yearText)
  const entity = await entityFor(actor, askedEntity)
  const action = await findPlanAction(runtime().database, actor.scope, entity.id, year, id)
  if (!action) throw new AppError('not-found')
  return { year, entity, action }
}

/** One action of a plan. */
export async function getPlanAction(
  actor: Actor,
  yearText: string | undefined,
  id: string,
  askedEntity: string | null,
) {
  const { year, entity, action } = await loadAction(actor, yearText, id, askedEntity)
  return { year, entity, action: shown(action), texts: reasonTexts(INSTRUMENTS) }
}

export type Saved = { readonly ok: true } | { readonly ok: false; readonly problems: FieldProblems }

/**
 * Saves an action as its form says. @throws {AppError} `conflict` when somebody else saved it meanwhile: nothing is
 * written over.
 */
export async function savePlanAction(
  actor: Actor,
  yearText: string | undefined,
  id: string,
  form: FormData,
  clock: Clock = systemClock,
): Promise<Saved> {
  const { action } = await loadAction(actor, yearText, id, null)
  const read = readActionForm(form, action)
  if (!read.ok) return read
  const revision = Number(form.get('revision') ?? action.revision)
  const saved = await updatePlanAction(
    runtime().database,
    actor.scope,
    { ...action, revision },
    { ...read.change, decidedOn: decisionDay(action, read.change.status ?? action.status, limaDate(clock())) },
  )
  if (!saved) throw new AppError('conflict')
  return { ok: true }
}

/** Adds an action of the entity's own. */
export async function addPlanAction(
  actor: Actor,
  yearText: string | undefined,
  form: FormData,
  clock: Clock = systemClock,
): Promise<Saved> {
  const year = yearOf(yearText)
  const entity = await entityFor(actor, null)
  const read = readOwnActionForm(form)
  if (!read.ok) return read
  await insertOwnAction(runtime().database, entity.id, year, limaDate(clock()), read.action)
  return { ok: true }
}

/** Whether the entity accepted anything for the year. */
export async function planHasAcceptedActions(actor: Actor, year: number): Promise<boolean> {
  if (!actor.entity) return false
  const actions = await listPlanActions(runtime().database, actor.scope, actor.entity.id, year)
  return actions.some(({ status }) => status === 'accepted')
}

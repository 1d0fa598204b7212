import { randomBytes } from 'node:crypto'
import { insertOwnAction } from '#db/queries/own-actions.server.ts'
import { findPlan, lockOf, type PlanLock } from '#db/queries/plan-head.server.ts'
import {
  findNewestPlanEvent,
  findPlannedEntity,
  updatePlanAction,
  type DecidedBy,
  type PlanAction,
  listPlanActions,
  type PlanActionChange,
  type PlanActionDetails,
} from '#db/queries/plans.server.ts'
import type { Note } from '#db/queries/audit.server.ts'
import type { PlanEventKind } from '#db/schema/plan-actions.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { formatNumber } from '#app/kit/format.ts'
import { baselineOf } from '#surveys/planning/baseline.ts'
import { bindsSurely } from '#surveys/planning/duties.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { decisionDay } from './decision-day.ts'
import { listMovableDimensions } from './decide/plan-releases.server.ts'
import type { MovableDimension } from './decide/movable-dimensions.ts'
import { monthsFrom, suggestedDates } from './decide/suggested-dates.ts'
import type { ActionChange, ActionDetails, ActionForm, OwnActionForm, QuickDetails } from './form.ts'
import type { ActionDone } from './done-words.ts'
import { loadPlanAction, type OwnActionAsked } from './view-plan.server.ts'
import {
  changedMeanwhile,
  ENDS_BEFORE_IT_STARTS,
  DUTY_NOT_REJECTED,
  LOCKED,
  ONLY_DUTIES_WAIT,
  SHOWN_UNKNOWN,
} from './words.ts'

/** `moved`: somebody else changed the action since the page was opened, or the form does not say what it showed. */
export type Saved =
  | { readonly ok: true; readonly done: ActionDone }
  | { readonly ok: false; readonly problems: FieldProblems; readonly moved: boolean }

/** What is asked, as the row changes and as the history tells it. */
type Decision = { readonly change: PlanActionChange; readonly event: PlanEventKind; readonly detail: string }
type Refused = Extract<Saved, { readonly ok: false }>

const refused = (field: string, words: string): Refused => ({ ok: false, moved: false, problems: { [field]: words } })

function differing(action: PlanAction, change: PlanActionChange): string {
  const columns = Object.keys(change) as (keyof PlanActionChange)[]
  return columns
    .filter((column) => column !== 'status' && column !== 'decisionReason')
    .filter((column) => JSON.stringify(action[column] ?? null) !== JSON.stringify(change[column] ?? null))
    .join(', ')
}

/** Where what an action is to move stood, and what it is to reach; nothing where no dimension was chosen. */
function startOf(
  { moves, target }: Pick<ActionDetails, 'moves' | 'target'>,
  movable: readonly MovableDimension[],
): Pick<PlanActionDetails, 'baseline' | 'target'> | Refused {
  if (moves === '') return { baseline: null, target: null }
  const chosen = movable.find(({ value }) => value === moves)
  if (!chosen) return refused('mueve', 'Elija una dimensión de los resultados de este plan')
  if (target !== null && target <= chosen.baseline.value)
    return refused('meta', `La meta debe ser más que el punto de partida, ${formatNumber(chosen.baseline.value)}`)
  return { baseline: chosen.baseline, target }
}

function written(
  action: Pick<PlanAction, 'termMonths'>,
  { moves, ...details }: ActionDetails,
  movable: readonly MovableDimension[],
): PlanActionDetails | Refused {
  const start = startOf({ moves, target: details.target }, movable)
  if ('ok' in start) return start
  const { startsOn, dueOn } = details
  const termMonths = startsOn !== null && dueOn !== null ? monthsFrom(startsOn, dueOn) : action.termMonths
  return { ...details, ...start, termMonths }
}

/** What accepting an action as it is proposed writes of it: who and until when as far as it was said, and where it starts. */
export function acceptance(action: PlanAction, details: QuickDetails, today: string): PlanActionChange {
  const dueOn = details.dueOn ?? action.dueOn
  const suggested = suggestedDates(action.termMonths, action.year, today)?.startsOn ?? null
  const fits = suggested !== null && dueOn !== null && suggested <= dueOn
  return {
    status: 'accepted',
    decisionReason: null,
    ...details,
    startsOn: action.startsOn ?? (fits ? suggested : null),
    baseline: action.baseline ?? baselineOf(action),
  }
}

type Seen = { readonly movable: readonly MovableDimension[]; readonly today: string }

function decided(action: PlanAction, asked: ActionChange, { movable, today }: Seen): Decision | Refused {
  const obliges = action.reasons.some(bindsSurely)
  switch (asked.kind) {
    case 'accept': {
      const { dueOn } = asked.details
      if (dueOn && action.startsOn !== null && dueOn < action.startsOn) return refused('limite', ENDS_BEFORE_IT_STARTS)
      const change = acceptance(action, asked.details, today)
      return { change, event: 'accepted', detail: differing(action, change) }
    }
    case 'reopen':
      return { change: { status: 'proposed', decisionReason: null }, event: 'reopened', detail: '' }
    case 'reject':
    case 'defer': {
      if (asked.kind === 'reject' && obliges) return refused('razon', DUTY_NOT_REJECTED)
      if (asked.kind === 'defer' && !obliges) return refused('razon', ONLY_DUTIES_WAIT)
      const status = asked.kind === 'reject' ? 'rejected' : 'deferred'
      return { change: { status, decisionReason: asked.reason }, event: status, detail: asked.reason }
    }
    case 'write': {
      const details = written(action, asked.details, movable)
      if ('ok' in details) return details
      // Who writes down how a proposed action will be done, accepts it.
      const accepts = asked.decides && action.status === 'proposed'
      return {
        change: { ...details, status: accepts ? 'accepted' : action.status },
        event: accepts ? 'accepted' : 'changed',
        detail: differing(action, details),
      }
    }
  }
}

export function decidedBy({ userId, name }: Actor, now: Date): DecidedBy {
  return { userId, who: name, at: now.toISOString() }
}

export function noteOf(
  actor: Actor,
  event: PlanEventKind,
  { id, entityId, year }: Pick<PlanAction, 'id' | 'entityId' | 'year'>,
  now: Date,
): Note {
  const deed = { action: `plan.action-${event}`, objectKind: 'plan-action', objectId: id, entityId, detail: { year } }
  return (transaction) => recordDeed(transaction, actor, deed, now)
}

const firstField = ({ kind }: ActionChange) => (kind === 'reject' || kind === 'defer' ? 'razon' : 'titulo')

/** Told beside the first field of what was sent. */
function moved(asked: ActionChange, words: string): Saved {
  return { ok: false, moved: true, problems: { [firstField(asked)]: words } }
}

/** Whether, and why, nothing of the plan of a year is decided any more. */
export async function findLock(actor: Actor, entityId: string, year: number): Promise<PlanLock | null> {
  const plan = await findPlan(runtime().database, actor.scope, entityId, year)
  return plan && lockOf(plan)
}

const told = (before: PlanAction, event: PlanEventKind) => ({
  id: before.id,
  title: before.title,
  year: before.year,
  event,
  before,
})

async function movableFor(actor: Actor, { entityId, year }: PlanAction, { kind }: ActionChange) {
  if (kind !== 'write') return []
  return listMovableDimensions(actor, await listPlanActions(runtime().database, actor.scope, entityId, year))
}

/**
 * Decides about an action as its form says, and keeps who did it. Somebody else's change in between is told, and
 * nothing is written over.
 * @throws {AppError} `not-found` outside the actor's plan.
 */
export async function decideAction(
  actor: Actor,
  { form, ...asked }: OwnActionAsked & { readonly form: ActionForm },
  clock: Clock = systemClock,
): Promise<Saved> {
  const { action } = await loadPlanAction(actor, asked)
  if (!form.asked.ok) return { ...form.asked, moved: false }
  const wanted = form.asked.input
  if (form.revision === null) return moved(wanted, SHOWN_UNKNOWN)
  const lock = await findLock(actor, action.entityId, action.year)
  if (lock) return moved(wanted, LOCKED[lock])
  const now = clock()
  const today = limaDate(now)
  const decision = decided(action, wanted, { movable: await movableFor(actor, action, wanted), today })
  if ('ok' in decision) return decision
  const { change, event, detail } = decision
  // What is saved by itself says nothing new while somebody only looks: then nothing happened to the action.
  if (event === 'changed' && detail === '' && action.revision === form.revision)
    return { ok: true, done: { ...told(action, event), revision: form.revision, wasWritten: false } }
  const done = await updatePlanAction(
    runtime().database,
    actor.scope,
    { ...action, revision: form.revision },
    { ...change, decidedOn: decisionDay(action, change.status ?? action.status, today) },
    { event, detail, by: decidedBy(actor, now), note: noteOf(actor, event, action, now) },
  )
  if (done) {
    const wasWritten = wanted.kind === 'write' && detail !== ''
    const title = change.title ?? action.title
    return { ok: true, done: { ...told(action, event), title, revision: form.revision + 1, wasWritten } }
  }
  const last = await findNewestPlanEvent(runtime().database, action)
  return moved(wanted, changedMeanwhile(last?.who ?? null))
}

/** Adds an action of the entity's own. @throws {AppError} `not-found` for whoever has no entity. */
export async function addOwnAction(
  actor: Actor,
  { year, form }: { readonly year: number; readonly form: OwnActionForm },
  clock: Clock = systemClock,
): Promise<Saved> {
  const { database } = runtime()
  const entity = actor.entity && (await findPlannedEntity(database, actor.scope, actor.entity.id))
  if (!entity) throw new AppError('not-found')
  if (!form.ok) return { ...form, moved: false }
  const now = clock()
  const id = randomBytes(8).toString('hex')
  const { rationale, ...asked } = form.input
  const movable = await listMovableDimensions(actor, await listPlanActions(database, actor.scope, entity.id, year))
  const today = limaDate(now)
  const termMonths = asked.dueOn === null ? 1 : monthsFrom(asked.startsOn ?? today, asked.dueOn)
  const details = written({ termMonths }, asked, movable)
  if ('ok' in details) return details
  const added = await insertOwnAction(
    database,
    { id, entityId: entity.id, year, today, action: { ...details, rationale } },
    decidedBy(actor, now),
    noteOf(actor, 'added', { id, entityId: entity.id, year }, now),
  )
  if (!added) {
    const lock = (await findLock(actor, entity.id, year)) ?? 'approval'
    return { ok: false, moved: true, problems: { motivo: LOCKED[lock] } }
  }
  const { title } = details
  return { ok: true, done: { id, title, year, event: 'added', revision: 0, before: null, wasWritten: false } }
}

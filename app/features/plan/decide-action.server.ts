import { randomBytes } from 'node:crypto'
import {
  findNewestPlanEvent,
  findPlannedEntity,
  insertOwnAction,
  updatePlanAction,
  type DecidedBy,
  type PlanAction,
  type PlanActionChange,
} from '#db/queries/plans.server.ts'
import type { Note } from '#db/queries/audit.server.ts'
import type { PlanEventKind } from '#db/schema/plan-actions.ts'
import type { Actor } from '#app/door/actor.ts'
import type { FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { decisionDay } from './decision-day.ts'
import type { ActionChange, ActionDetails, ActionForm, OwnActionForm } from './form.ts'
import type { ActionDone } from './done-words.ts'
import { loadPlanAction, type OwnActionAsked } from './view-plan.server.ts'
import { changedMeanwhile, SHOWN_UNKNOWN } from './words.ts'

/** `moved`: somebody else changed the action since the page was opened, or the form does not say what it showed. */
export type Saved =
  | { readonly ok: true; readonly done: ActionDone }
  | { readonly ok: false; readonly problems: FieldProblems; readonly moved: boolean }

/** What is asked, as the row changes and as the history tells it. */
type Decision = { readonly change: PlanActionChange; readonly event: PlanEventKind; readonly detail: string }

function differing(action: PlanAction, details: ActionDetails): string {
  const columns = Object.keys(details) as (keyof ActionDetails)[]
  return columns.filter((column) => action[column] !== details[column]).join(', ')
}

function decided(action: PlanAction, asked: ActionChange): Decision {
  switch (asked.kind) {
    case 'accept':
      return { change: { status: 'accepted', decisionReason: null }, event: 'accepted', detail: '' }
    case 'reopen':
      return { change: { status: 'proposed', decisionReason: null }, event: 'reopened', detail: '' }
    case 'reject':
      return {
        change: { status: 'rejected', decisionReason: asked.reason },
        event: 'rejected',
        detail: asked.reason,
      }
    case 'write': {
      // Who writes down how a proposed action will be done, accepts it.
      const accepts = action.status === 'proposed'
      return {
        change: { ...asked.details, status: accepts ? 'accepted' : action.status },
        event: accepts ? 'accepted' : 'changed',
        detail: differing(action, asked.details),
      }
    }
  }
}

function decidedBy({ userId, name }: Actor, now: Date): DecidedBy {
  return { userId, who: name, at: now.toISOString() }
}

function noteOf(
  actor: Actor,
  event: PlanEventKind,
  { id, entityId, year }: Pick<PlanAction, 'id' | 'entityId' | 'year'>,
  now: Date,
): Note {
  const deed = { action: `plan.action-${event}`, objectKind: 'plan-action', objectId: id, entityId, detail: { year } }
  return (transaction) => recordDeed(transaction, actor, deed, now)
}

/** Told beside the first field of what was sent. */
function moved({ kind }: ActionChange, words: string): Saved {
  return { ok: false, moved: true, problems: { [kind === 'reject' ? 'razon' : 'titulo']: words } }
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
  if (form.revision === null) return moved(form.asked.input, SHOWN_UNKNOWN)
  const now = clock()
  const { change, event, detail } = decided(action, form.asked.input)
  const done = await updatePlanAction(
    runtime().database,
    actor.scope,
    { ...action, revision: form.revision },
    { ...change, decidedOn: decisionDay(action, change.status ?? action.status, limaDate(now)) },
    { event, detail, by: decidedBy(actor, now), note: noteOf(actor, event, action, now) },
  )
  if (done) {
    const wasWritten = form.asked.input.kind === 'write' && detail !== ''
    const title = change.title ?? action.title
    return {
      ok: true,
      done: { id: action.id, title, year: action.year, event, revision: form.revision + 1, before: action, wasWritten },
    }
  }
  const last = await findNewestPlanEvent(runtime().database, action)
  return moved(form.asked.input, changedMeanwhile(last?.who ?? null))
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
  await insertOwnAction(
    database,
    { id, entityId: entity.id, year, today: limaDate(now), action: form.input },
    decidedBy(actor, now),
    noteOf(actor, 'added', { id, entityId: entity.id, year }, now),
  )
  const { title } = form.input
  return { ok: true, done: { id, title, year, event: 'added', revision: 0, before: null, wasWritten: false } }
}

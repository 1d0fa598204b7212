import { listMembers } from '#db/queries/accounts.server.ts'
import { listPlanActions } from '#db/queries/plans.server.ts'
import { updateAssignees } from '#db/queries/plan-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { NOBODY, type Assignee } from './assignees.ts'
import type { AssignForm } from './form.ts'
import { loadPlannedEntity, refusedBecause, traceOf, type Refused } from './load-action.server.ts'

/** Accounts of the entity that do parts of the work, on a day (ISO date), by name. */
export async function findAssignees(actor: Actor, today: string): Promise<Assignee[]> {
  const members = await listMembers(runtime().database, actor.scope)
  const active = members.filter(
    ({ role, startsOn, endsOn, endedAt, deletedAt }) =>
      role === 'contributor' &&
      startsOn <= today &&
      (endsOn === null || endsOn >= today) &&
      endedAt === null &&
      deletedAt === null,
  )
  const named = new Map(active.map(({ userId, name }) => [userId, name]))
  return [...named].map(([id, name]) => ({ id, name })).sort((one, other) => one.name.localeCompare(other.name, 'es'))
}

export type Assigned = { readonly ok: true; readonly actions: number; readonly name: string | null } | Refused

const refused = (problems: Refused['problems']): Refused => ({ ok: false, moved: false, problems })

/**
 * Says which account follows up the chosen actions: of all of them or of none.
 * @throws {AppError} `not-found` outside of the actor's plan.
 */
export async function assignActions(
  actor: Actor,
  { year, form }: { readonly year: number; readonly form: AssignForm },
  clock: Clock = systemClock,
): Promise<Assigned> {
  const { database } = runtime()
  const now = clock()
  const entity = await loadPlannedEntity(actor, null)
  const assignee = (await findAssignees(actor, limaDate(now))).find(({ id }) => id === form.account) ?? null
  const problems = {
    ...(form.actions.length === 0 ? { acciones: 'Elija al menos una acción' } : {}),
    ...(assignee === null && form.account !== NOBODY ? { cuenta: 'Elija quién dará el seguimiento' } : {}),
  }
  if (Object.keys(problems).length > 0) return refused(problems)
  const known = new Set((await listPlanActions(database, actor.scope, entity.id, year)).map(({ id }) => id))
  if (form.actions.some(({ id }) => !known.has(id))) throw new AppError('not-found')
  const plan = { entityId: entity.id, year }
  const shown = form.actions.map((action) => ({ ...action, ...plan }))
  const refusal = await updateAssignees(database, actor.scope, { shown, assignee }, traceOf(actor, plan, now))
  if (refusal !== null) return refusedBecause(refusal, plan, 'acciones')
  return { ok: true, actions: shown.length, name: assignee?.name ?? null }
}

import { listPlanActions, updatePlanActions } from '#db/queries/plans.server.ts'
import { bindsSurely } from '#surveys/planning/duties.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { acceptance, decidedBy, findLock, noteOf } from '../decide-action.server.ts'
import { LOCKED } from '../words.ts'
import { suggestedDates } from './suggested-dates.ts'

export type DutiesAccepted =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly problem: string }

const CHANGED = 'Alguien cambió los deberes mientras usted los revisaba. No se aceptó ninguno: revise y acepte de nuevo'

/**
 * Accepts the duties that a page showed by deciding, each with the dates that its term suggests: all or none. Who is in
 * charge of each is said later.
 * @param seen the duties with the revisions that the page showed; null where it does not say.
 * @throws {AppError} `not-found` for whoever has no entity.
 */
export async function acceptDuties(
  actor: Actor,
  { year, seen }: { readonly year: number; readonly seen: ReadonlyMap<string, number> | null },
  clock: Clock = systemClock,
): Promise<DutiesAccepted> {
  const { database } = runtime()
  if (!actor.entity) throw new AppError('not-found')
  const entityId = actor.entity.id
  const lock = await findLock(actor, entityId, year)
  if (lock) return { ok: false, problem: LOCKED[lock] }
  const now = clock()
  const today = limaDate(now)
  const open = (await listPlanActions(database, actor.scope, entityId, year)).filter(
    ({ id, status, reasons }) => seen?.has(id) === true && status === 'proposed' && reasons.some(bindsSurely),
  )
  if (seen === null || open.length < seen.size) return { ok: false, problem: CHANGED }
  const accepted = await updatePlanActions(
    database,
    actor.scope,
    open.map((action) => {
      const dates = suggestedDates(action.termMonths, year, today)
      const dueOn = action.dueOn ?? dates?.dueOn
      return {
        action: { ...action, revision: seen.get(action.id) ?? 0 },
        change: { ...acceptance(action, dueOn === undefined ? {} : { dueOn }, today), decidedOn: today },
        traced: {
          event: 'accepted',
          detail: '',
          by: decidedBy(actor, now),
          note: noteOf(actor, 'accepted', action, now),
        },
      }
    }),
  )
  return accepted ? { ok: true, count: open.length } : { ok: false, problem: CHANGED }
}

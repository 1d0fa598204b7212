import { eq } from 'drizzle-orm'
import type { PlanAction } from '#db/queries/plans.server.ts'
import { planActions, planEvents, planEvidence, planFollowUps } from '#db/schema/index.ts'
import type { PlanEventKind } from '#db/schema/plan-actions.ts'
import type { ProgressState } from '#db/schema/plan-words.ts'
import type { Transaction } from '#db/unit-of-work.server.ts'
import { cutOffsOf, TOLD_AFTER_DAYS } from '#app/features/plan/carry-out/cut-offs.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { atNoon, type Person, type PlanPeople } from './plan-people.ts'
import { seedOf, type Random } from './random.ts'

const WHY_STOPPED = [
  'La oficina que la lleva se reorganizó y nadie la tiene a cargo',
  'El presupuesto pasó a otra actividad',
  'La persona que la llevaba dejó la entidad',
]
const WHY_LATE = [
  'La directiva espera la opinión de asesoría jurídica',
  'El proceso de contratación quedó desierto y se repite',
  'Se reprogramó por el cierre del presupuesto',
  'Falta la firma del acta por una de las oficinas',
]
const SO_FAR = [
  'Hay una primera versión y se recogen aportes de las oficinas',
  'Se hizo la primera de dos sesiones',
  'Se coordinó con las oficinas que participan',
]

/** One of several, the same for the same draws. */
export function oneOf(choices: readonly string[], random: Random): string {
  return choices[Math.floor(random.next() * choices.length)] ?? ''
}

/** Keeps what happened to an action on a day (ISO date). */
export function insertDemoEvent(
  transaction: Transaction,
  { actionId, event, detail = '' }: { actionId: string; event: PlanEventKind; detail?: string },
  day: string,
  by: Person,
): void {
  transaction
    .insert(planEvents)
    .values({ actionId, event, detail, at: atNoon(day), ...by })
    .run()
}

function prove(transaction: Transaction, action: PlanAction, day: string, by: Person): void {
  const { id, entityId, year, verification } = action
  transaction
    .insert(planEvidence)
    .values({
      ...{ id: `prueba-${id}`, entityId, year, actionId: id, kind: 'document', shows: verification },
      ...{ reference: `Informe ${100 + (seedOf(id) % 800)}-${year}`, documentDate: day },
      ...{ addedBy: by.who, addedOn: day },
    })
    .run()
  insertDemoEvent(transaction, { actionId: id, event: 'evidence-added', detail: verification }, day, by)
}

function commentOn({ dueOn }: PlanAction, progress: ProgressState, day: string, random: Random): string {
  if (progress === 'stopped') return oneOf(WHY_STOPPED, random)
  if (progress === 'done') return ''
  return dueOn !== null && dueOn < day ? oneOf(WHY_LATE, random) : oneOf(SO_FAR, random)
}

function tell(
  transaction: Transaction,
  action: PlanAction,
  told: { readonly cutOff: string; readonly progress: ProgressState; readonly day: string; readonly by: Person },
  random: Random,
): void {
  const { cutOff, progress, day, by } = told
  const indicatorNow = progress === 'done' ? 'Cumplido' : ''
  const comment = commentOn(action, progress, day, random)
  if (progress === 'done') prove(transaction, action, day, by)
  transaction
    .insert(planFollowUps)
    .values({ actionId: action.id, cutOff, progress, comment, indicatorNow, at: atNoon(day), ...by })
    .run()
  insertDemoEvent(transaction, { actionId: action.id, event: 'followed-up', detail: cutOff }, day, by)
  transaction
    .update(planActions)
    .set({ progress, progressOn: day, indicatorNow })
    .where(eq(planActions.id, action.id))
    .run()
}

/** Share of actions that end at a cut-off, and of those whose follow-up somebody forgets. */
const ENDS = { done: 0.3, stopped: 0.04 }
const FORGOTTEN = 0.3
/** The same of the cut-off of these weeks: the reminders are on their way. */
const NOT_YET_TOLD = 0.6
/** Days before a cut-off in which it is told for. */
const TOLD_WITHIN = 10
/** Every so many actions one account of the team follows up. */
const ASSIGNED_EVERY = 3

/** Whoever does a part of the work is told by account, where the entity has such accounts. */
function assign(
  transaction: Transaction,
  action: PlanAction,
  place: number,
  { team, coordination }: PlanPeople,
): Person {
  const to = place % ASSIGNED_EVERY === 1 ? team[Math.floor(place / ASSIGNED_EVERY) % team.length] : undefined
  if (!to || action.decidedOn === null) return coordination
  transaction.update(planActions).set({ assigneeId: to.userId }).where(eq(planActions.id, action.id)).run()
  insertDemoEvent(
    transaction,
    { actionId: action.id, event: 'assigned', detail: to.who },
    action.decidedOn,
    coordination,
  )
  return to
}

/**
 * Carries accepted actions out as far as an entity would by a day: what is told at each cut-off, and by which document it
 * is proved. Some end, some stop, some go on past their day, and of some nobody says anything.
 * @param today ISO date.
 */
export function carryOutActions(
  transaction: Transaction,
  accepted: readonly PlanAction[],
  { people, random, today }: { people: PlanPeople; random: Random; today: string },
): void {
  for (const [place, action] of accepted.entries()) {
    const by = assign(transaction, action, place, people)
    const begun = action.startsOn ?? ''
    for (const { on } of cutOffsOf(action.year)) {
      const draw = random.next()
      const day = addDays(on, -random.between(0, TOLD_WITHIN))
      const isNew = addDays(on, TOLD_AFTER_DAYS) >= today
      if (day > today || day < begun || random.next() < (isNew ? NOT_YET_TOLD : FORGOTTEN)) continue
      const progress = draw < ENDS.done ? 'done' : draw < ENDS.done + ENDS.stopped ? 'stopped' : 'under-way'
      tell(transaction, action, { cutOff: on, progress, day, by }, random)
      if (progress !== 'under-way') break
    }
  }
}

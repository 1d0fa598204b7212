import { asc, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import { listPlanActions, type PlanAction } from '#db/queries/plans.server.ts'
import { planActions, plans, releases } from '#db/schema/index.ts'
import { countryScope } from '#db/scope.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import { baselineOf } from '#surveys/planning/baseline.ts'
import { capacityOf } from '#surveys/planning/capacity.ts'
import { bindsSurely } from '#surveys/planning/duties.ts'
import { suggestedDates } from '#app/features/plan/decide/suggested-dates.ts'
import { closeDuePlans } from '#app/features/plan/next-year/close-plans.server.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { DEMO_ENTITIES } from './entities.ts'
import { askAgainForDuties } from './plan-duties.ts'
import { earliest, findPlanPeople, latest, type PlanPeople } from './plan-people.ts'
import { approvePlan, lastDecisionDay, type ApprovalState } from './plan-steps.ts'
import { carryOutActions, insertDemoEvent, oneOf } from './plan-work.ts'
import { seededRandom, seedOf, type Random } from './random.ts'

/** How far the approval of this year's plan is, entity by entity; the first one is whoever opens the demonstration. */
const STATES: readonly ApprovalState[] = [
  ...(['signed', 'draft', 'submitted', 'signed', 'returned', 'unanswered', 'amended', 'signed-again'] as const),
]
/** One in so many entities hands its plan in late: the Ministry still reads it. */
const LATE_EVERY = 3
/** Of plans of years before, one in so many was never signed, and one amended. */
const UNSIGNED_EVERY = 9

const POSTS = [
  'Jefatura de Recursos Humanos',
  'Jefatura de Planeamiento y Presupuesto',
  'Jefatura de Imagen Institucional',
  'Jefatura de Asesoría Jurídica',
  'Gerencia General',
  'Responsable de capacitación',
  'Responsable de bienestar social',
  'Secretaría del mecanismo para la igualdad',
]
const WHY_REJECTED = [
  'Este año se prioriza lo que está antes en el plan',
  'Ya se hace con otra medida de la entidad',
  'No hay presupuesto para ella este año',
  'Se propondrá cuando termine el cambio de reglamento interno',
]
/** Share of what an entity could carry that it takes on as it comes; for the rest it chooses something further down. */
const CHOSEN = 0.6
/** Share of a draft that waits, and of what an entity cannot carry that it leaves to the next year's plan. */
const LEFT_UNDECIDED = 0.5
const WHY_DEFERRED = 'Espera la resolución que aprueba el nuevo reglamento'

const isChoice = ({ reasons }: PlanAction) => !reasons.some(bindsSurely)

type Decision = Pick<PlanAction, 'status' | 'decisionReason'>

/** What becomes of an action; null where nobody decides. @param fits whether the entity can carry it. */
function decisionOn(action: PlanAction, fits: boolean, { state, isOver, random }: PlanFacts): Decision | null {
  const isLeft = random.next() < LEFT_UNDECIDED
  if (isLeft && (state === 'draft' || (isOver && isChoice(action) && !fits))) return null
  if (!isChoice(action) && random.next() < 0.06) return { status: 'deferred', decisionReason: WHY_DEFERRED }
  if (!isChoice(action) || fits) return { status: 'accepted', decisionReason: null }
  return { status: 'rejected', decisionReason: oneOf(WHY_REJECTED, random) }
}

/** Why it was asked for by then: what a later result added nobody knew. @param day ISO date. */
const knownOn = (day: string, { reasons }: PlanAction) => reasons.filter(({ added }) => !added || added.on <= day)

/** Who, when and with how much money. */
function detailsOf(action: PlanAction, decidedOn: string, random: Random) {
  const { year, termMonths } = action
  const soles = random.next() < 0.7 ? 0 : 2000 + 500 * random.between(0, 20)
  const baseline = baselineOf({ ...action, reasons: knownOn(decidedOn, action) })
  return {
    ...(suggestedDates(termMonths, year, latest(decidedOn, `${year - 1}-12-31`)) ?? {}),
    inCharge: oneOf(POSTS, random),
    soles,
    ...(soles > 0 ? { poiYear: year, poiActivity: 'AOI 0045' } : {}),
    ...(baseline ? { baseline, target: Math.min(100, Math.round(baseline.value) + 8) } : {}),
  }
}

type PlanFacts = {
  readonly entityId: string
  readonly year: number
  readonly createdOn: string
  readonly state: ApprovalState
  /** Its year ended before this one began. */
  readonly isOver: boolean
  readonly people: PlanPeople
  /** ISO date after which nothing is decided. */
  readonly until: string
  readonly random: Random
  /** ISO dates on which results were released, by campaign. */
  readonly releasedOn: ReadonlyMap<string, string>
}

function proposedOn({ campaignId, carriedFromId }: PlanAction, { createdOn, releasedOn }: PlanFacts): string {
  if (carriedFromId !== null || campaignId === null) return createdOn
  return latest(releasedOn.get(campaignId) ?? createdOn, createdOn)
}

/** Decides what was proposed in time. @returns the day of the last decision, or null for none. */
function decidePlan(transaction: Transaction, actions: readonly PlanAction[], plan: PlanFacts): string | null {
  const { entityId, until, people, random } = plan
  let free = capacityOf(findEntityKind(transaction, entityId, until).staff)
  let last: string | null = null
  for (const action of actions.filter(({ status }) => status === 'proposed')) {
    const day = earliest(addDays(proposedOn(action, plan), random.between(10, 30)), until)
    const decision = decisionOn(action, free > 0 && random.next() < CHOSEN, plan)
    if (!decision || day < proposedOn(action, plan)) continue
    const isAccepted = decision.status === 'accepted'
    if (isAccepted && isChoice(action)) free -= 1
    transaction
      .update(planActions)
      .set({ ...decision, decidedOn: day, ...(isAccepted ? detailsOf(action, day, random) : {}) })
      .where(eq(planActions.id, action.id))
      .run()
    const event = isAccepted ? 'accepted' : decision.status === 'deferred' ? 'deferred' : 'rejected'
    const detail = decision.decisionReason ?? ''
    insertDemoEvent(transaction, { actionId: action.id, event, detail }, day, people.coordination)
    last = latest(day, last ?? day)
  }
  return last
}

const placeOf = (entityId: string) => DEMO_ENTITIES.findIndex(({ id }) => id === entityId)

function stateOf(entityId: string, year: number, thisYear: number): ApprovalState {
  const turn = seedOf(`${entityId}${year}`) % UNSIGNED_EVERY
  if (year < thisYear) return turn === 0 ? 'unsigned' : turn === 1 ? 'signed-again' : 'signed'
  return STATES[placeOf(entityId) % STATES.length] ?? 'signed'
}

/** @param decidedOn ISO date of the last decision. */
function handedInOn({ entityId, isOver, until }: PlanFacts, decidedOn: string): string {
  const isLate = !isOver && placeOf(entityId) % LATE_EVERY === 0
  return isLate ? until : earliest(addDays(decidedOn, 3), until)
}

async function seedPlan(database: Database, plan: PlanFacts, today: string): Promise<void> {
  const { entityId, year, people, random, state } = plan
  const list = () => listPlanActions(database, countryScope(), entityId, year)
  const proposed = await list()
  const decidedOn = inTransaction(database, (transaction) => decidePlan(transaction, proposed, plan))
  if (decidedOn !== null) await approvePlan(database, plan, { state, handedIn: handedInOn(plan, decidedOn), people })
  const accepted = (await list()).filter(({ status }) => status === 'accepted')
  inTransaction(database, (transaction) => carryOutActions(transaction, accepted, { people, random, today }))
}

/**
 * Plans as entities would have them, year by year: decided, in every state of the approval, and carried out so far, some of
 * it late. A year that is over is closed on the first day of the next, so that what it left open is decided there. What is
 * for the next year waits for its decisions. The same for the same day.
 * @param today ISO date in Lima time.
 */
export async function seedPlans(database: Database, today: string): Promise<void> {
  const thisYear = Number(today.slice(0, 4))
  const known = database.select({ id: releases.campaignId, on: releases.releasedOn }).from(releases).all()
  const releasedOn = new Map(known.map(({ id, on }) => [id, on]))
  const ofYear = (year: number) =>
    database.select().from(plans).where(eq(plans.year, year)).orderBy(asc(plans.entityId)).all()
  const first = database.select({ year: plans.year }).from(plans).orderBy(asc(plans.year)).get()?.year ?? thisYear
  for (let year = first; year <= thisYear; year += 1) {
    for (const { entityId, createdOn } of ofYear(year)) {
      const state = stateOf(entityId, year, thisYear)
      const until = lastDecisionDay(state, earliest(today, `${year}-12-31`))
      const random = seededRandom(seedOf(`${entityId} ${year}`))
      const people = findPlanPeople(database, entityId)
      await seedPlan(
        database,
        { entityId, year, createdOn, state, isOver: year < thisYear, people, until, random, releasedOn },
        today,
      )
    }
    if (year === thisYear) break
    await closeDuePlans(database, new Date(`${year + 1}-01-01T06:00:00Z`))
    askAgainForDuties(database, year)
  }
}

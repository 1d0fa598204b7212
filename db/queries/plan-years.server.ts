import { randomBytes } from 'node:crypto'
import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { ChangedBy } from '#db/changed-by.ts'
import type { Database } from '#db/client.server.ts'
import { campaigns, planActions, planEvents, planSteps, plans } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import { currentActionId } from '#surveys/instruments/shared-actions.ts'
import type { ProposalOrigin } from '#surveys/planning/proposal.ts'
import { passesOn } from '#surveys/planning/pass-on.ts'
import type { Note } from './audit.server.ts'
import { insertMissingPlan, findNextPosition, type PlanKey } from './plan-proposals.server.ts'

type Row = typeof planActions.$inferSelect

function actionsOf(transaction: Transaction | Database, { entityId, year }: PlanKey): Row[] {
  return transaction
    .select()
    .from(planActions)
    .where(and(eq(planActions.entityId, entityId), eq(planActions.year, year)))
    .orderBy(asc(planActions.position))
    .all()
}

const idOf = ({ templateId, id }: Pick<Row, 'templateId' | 'id'>) =>
  templateId === null ? id : currentActionId(templateId)

/** Plans of years before one that nobody has closed, the oldest first. */
export async function listPlansToClose(database: Database, scope: Scope, before: number): Promise<PlanKey[]> {
  return database
    .select({ entityId: plans.entityId, year: plans.year })
    .from(plans)
    .where(and(within(scope, plans.entityId), lt(plans.year, before), isNull(plans.closedOn)))
    .orderBy(asc(plans.year), asc(plans.entityId))
    .all()
}

/** Where the next plan has the action already, it learns what it comes from; otherwise it gets a row as it was left. */
function carry(transaction: Transaction, from: Row, next: PlanKey, there: Row | undefined, position: number): string {
  if (there) {
    transaction
      .update(planActions)
      .set({ carriedFromId: there.carriedFromId ?? from.id })
      .where(eq(planActions.id, there.id))
      .run()
    return there.id
  }
  const id = randomBytes(8).toString('hex')
  transaction
    .insert(planActions)
    .values({
      id,
      ...next,
      position,
      campaignId: from.campaignId,
      assessmentId: from.assessmentId,
      templateId: from.templateId,
      dimension: from.dimension,
      title: from.title,
      rationale: from.rationale,
      reasons: from.reasons,
      sure: from.sure,
      status: 'proposed',
      responsible: from.responsible,
      termMonths: from.termMonths,
      effort: from.effort,
      verification: from.verification,
      indicator: from.indicator,
      norms: from.norms,
      inCharge: from.inCharge,
      pei: from.pei,
      carriedFromId: from.id,
    })
    .run()
  return id
}

type Closing = {
  /** ISO date in Lima time. */
  readonly today: string
  /** ISO instant. */
  readonly at: string
  /** Notes that the plan was closed, and how many of its actions passed on. */
  readonly note: (transaction: Transaction, carried: number) => void
}

/** Who closes plans: nobody but the calendar. */
const ESPEJO = { userId: null, who: 'Espejo' } as const

/**
 * Closes the plan of a year that ended, and passes on what it left open to the plan of the next, all in one transaction.
 * A plan that is closed stays as it is.
 * @returns how many actions passed on, or null where it was closed already.
 */
export async function closePlan(database: Database, plan: PlanKey, closing: Closing): Promise<number | null> {
  return inTransaction(
    database,
    (transaction) => {
      const here = and(eq(plans.entityId, plan.entityId), eq(plans.year, plan.year))
      const closed = transaction
        .update(plans)
        .set({ closedOn: closing.today, revision: sql`${plans.revision} + 1` })
        .where(and(here, isNull(plans.closedOn)))
        .run()
      if (closed.changes === 0) return null
      const left = actionsOf(transaction, plan).filter((action) => passesOn(action, plan.year))
      const next = { entityId: plan.entityId, year: plan.year + 1 }
      if (left.length > 0) insertMissingPlan(transaction, next, closing.today)
      const there = new Map(actionsOf(transaction, next).map((action) => [idOf(action), action]))
      const first = findNextPosition(transaction, next)
      left.forEach((action, index) => {
        const id = carry(transaction, action, next, there.get(idOf(action)), first + index)
        transaction
          .insert(planEvents)
          .values({ actionId: id, at: closing.at, userId: 'program', who: ESPEJO.who, event: 'carried' })
          .run()
      })
      transaction
        .insert(planSteps)
        .values({ ...plan, at: closing.at, ...ESPEJO, step: 'closed' })
        .run()
      closing.note(transaction, left.length)
      return left.length
    },
    'immediate',
  )
}

/** A result whose proposals wait in the plan of the next year, and how many of them the plan of this year lacks. */
export type MovableResult = {
  readonly campaignId: string | null
  readonly assessmentId: string | null
  readonly instrumentSlug: string | null
  readonly actions: number
}

/** Undecided actions of the next year's plan that no plan of before holds. */
function movable(handle: Database | Transaction, { entityId, year }: PlanKey): Row[] {
  const here = new Set(actionsOf(handle, { entityId, year }).map(idOf))
  return actionsOf(handle, { entityId, year: year + 1 }).filter(
    (action) =>
      action.status === 'proposed' &&
      (action.campaignId !== null || action.assessmentId !== null) &&
      !here.has(idOf(action)),
  )
}

/** Results whose proposals may be brought from the next year's plan to that of a year. */
export async function listMovableResults(database: Database, scope: Scope, plan: PlanKey): Promise<MovableResult[]> {
  if (scope.kind === 'entity' && (scope.entityId !== plan.entityId || scope.sharedWith !== undefined)) return []
  const byOrigin = new Map<string, Row[]>()
  for (const action of movable(database, plan)) {
    const origin = action.campaignId ?? action.assessmentId ?? ''
    byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), action])
  }
  const slugs = new Map(
    database
      .select({ id: campaigns.id, slug: campaigns.instrumentSlug })
      .from(campaigns)
      .where(inArray(campaigns.id, [...byOrigin.keys()]))
      .all()
      .map(({ id, slug }) => [id, slug]),
  )
  return [...byOrigin.values()].flatMap(([first, ...more]) =>
    first
      ? [
          {
            campaignId: first.campaignId,
            assessmentId: first.assessmentId,
            instrumentSlug: slugs.get(first.campaignId ?? '') ?? null,
            actions: more.length + 1,
          },
        ]
      : [],
  )
}

type Moving = {
  readonly plan: PlanKey
  readonly origin: ProposalOrigin
  /** ISO date in Lima time. */
  readonly today: string
}

/**
 * Brings what a result proposes from the next year's plan to that of a year. What was decided there stays there, and what
 * the plan has already is not asked twice.
 * @param noteOf of each action that moved.
 * @returns how many moved.
 */
export async function moveProposals(
  database: Database,
  scope: Scope,
  { plan, origin, today }: Moving,
  by: ChangedBy & { readonly userId: string },
  noteOf: (actionId: string) => Note,
): Promise<number> {
  if (scope.kind === 'entity' && scope.entityId !== plan.entityId) return 0
  return inTransaction(
    database,
    (transaction) => {
      const moving = movable(transaction, plan).filter(({ campaignId, assessmentId }) =>
        'campaignId' in origin ? campaignId === origin.campaignId : assessmentId === origin.assessmentId,
      )
      if (moving.length > 0) insertMissingPlan(transaction, plan, today)
      const first = findNextPosition(transaction, plan)
      moving.forEach(({ id, revision }, index) => {
        transaction
          .update(planActions)
          .set({ year: plan.year, position: first + index, revision: revision + 1 })
          .where(eq(planActions.id, id))
          .run()
        transaction
          .insert(planEvents)
          .values({ actionId: id, event: 'moved', detail: `${plan.year}`, ...by })
          .run()
        noteOf(id)(transaction)
      })
      return moving.length
    },
    'immediate',
  )
}

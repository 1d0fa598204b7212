import { randomBytes } from 'node:crypto'
import { and, eq, isNull, lt, max, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { prepared } from '#db/prepared-insert.server.ts'
import { planActions, planEvents, plans } from '#db/schema/index.ts'
import type { PlanApproval } from '#db/schema/plans.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import { additionsTo, type Addition, type AskedByResult, type PlanMemory } from '#surveys/planning/add-to-plan.ts'
import { planYearOf } from '#surveys/planning/plan-year.ts'
import type { FittedProposal, ProposalOrigin, ProposalReason } from '#surveys/planning/proposal.ts'
import { rowOf } from '#surveys/planning/propose-plan.ts'

type Proposals = {
  readonly origin: ProposalOrigin
  readonly entityId: string
  /** ISO date in Lima time. */
  readonly today: string
  readonly proposals: readonly FittedProposal[]
}

/** Which plan. */
export type PlanKey = { readonly entityId: string; readonly year: number }

/** Position after the last one of a plan. */
export function findNextPosition(transaction: Handle, { entityId, year }: PlanKey): number {
  const last = transaction
    .select({ position: max(planActions.position) })
    .from(planActions)
    .where(and(eq(planActions.entityId, entityId), eq(planActions.year, year)))
    .get()
  return (last?.position ?? 0) + 1
}

/** Makes the plan of a year where there is none. @param today ISO date in Lima time. */
export function insertMissingPlan(transaction: Handle, { entityId, year }: PlanKey, today: string): void {
  transaction.insert(plans).values({ entityId, year, createdOn: today }).onConflictDoNothing().run()
}

function madeBy(origin: ProposalOrigin): SQL {
  return 'campaignId' in origin
    ? eq(planActions.campaignId, origin.campaignId)
    : eq(planActions.assessmentId, origin.assessmentId)
}

/**
 * Year of the plan to which a result leads: where it has led already, otherwise by the day. A carried copy, which stands
 * in a later plan, is no lead.
 */
function yearFor(transaction: Handle, { origin, entityId, today }: Proposals): number {
  const found = transaction
    .select({ year: max(planActions.year) })
    .from(planActions)
    .where(and(eq(planActions.entityId, entityId), madeBy(origin), isNull(planActions.carriedFromId)))
    .get()
  return found?.year ?? planYearOf(today)
}

const KNOWN = {
  id: planActions.id,
  year: planActions.year,
  templateId: planActions.templateId,
  campaignId: planActions.campaignId,
  assessmentId: planActions.assessmentId,
  reasons: planActions.reasons,
  status: planActions.status,
  progress: planActions.progress,
  decisionReason: planActions.decisionReason,
  decidedOn: planActions.decidedOn,
}

/** What an entity planned for a year and before; @param carriedOut year of the plan that is being carried out. */
function memoryOf(transaction: Handle, { entityId, year }: PlanKey, carriedOut: number): PlanMemory {
  const of = (which: SQL | undefined) =>
    transaction
      .select(KNOWN)
      .from(planActions)
      .where(and(eq(planActions.entityId, entityId), which))
      .all()
  return { year, carriedOut, plan: of(eq(planActions.year, year)), earlier: of(lt(planActions.year, year)) }
}

/** Whether the plan of a year waits for the head or is signed: then nothing is decided in it but by an amendment. */
function isFixed(transaction: Handle, { entityId, year }: PlanKey): boolean {
  const plan = transaction
    .select({ approval: plans.approval })
    .from(plans)
    .where(and(eq(plans.entityId, entityId), eq(plans.year, year)))
    .get()
  const fixed: readonly (PlanApproval | undefined)[] = ['submitted', 'signed']
  return fixed.includes(plan?.approval)
}

function updateReasons(transaction: Handle, id: string, reasons: readonly ProposalReason[]): void {
  transaction.update(planActions).set({ reasons }).where(eq(planActions.id, id)).run()
}

/** Who takes a decision back where nobody does but a result. */
const ESPEJO = { userId: 'program', who: 'Espejo' } as const
const FELL = 'El resultado es peor que cuando se rechazó'

/** Asks anew for what was rejected; in a plan that is fixed the row keeps its decision, and tells the new reasons. */
function reopen(
  transaction: Handle,
  { action, reasons }: Extract<Addition, { kind: 'reopen' }>,
  entityId: string,
  on: string,
): void {
  updateReasons(transaction, action.id, [...action.reasons, ...reasons])
  if (isFixed(transaction, { entityId, year: action.year })) return
  transaction
    .update(planActions)
    .set({ status: 'proposed', decisionReason: null, decidedOn: null, revision: sql`${planActions.revision} + 1` })
    .where(eq(planActions.id, action.id))
    .run()
  // Noon in Lima: of a day nothing more is known here.
  const at = `${on}T17:00:00.000Z`
  transaction
    .insert(planEvents)
    .values({ actionId: action.id, at, ...ESPEJO, event: 'reopened', detail: FELL })
    .run()
}

function insertAction(
  transaction: Transaction | Database,
  addition: Extract<Addition, { kind: 'insert' | 'insert-rejected' }>,
  place: PlanKey & { readonly position: number; readonly origin: ProposalOrigin },
): void {
  const { action, sure } = addition.proposal
  const { entityId, position } = place
  prepared(transaction).insert(planActions, {
    ...rowOf(addition, place),
    id: randomBytes(8).toString('hex'),
    entityId,
    position,
    dimension: action.dimension,
    title: action.title,
    rationale: action.rationale,
    sure,
    responsible: action.responsibleUnit,
    termMonths: action.termMonths,
    effort: action.effort,
    verification: action.verification,
    indicator: action.indicator,
    norms: action.norms,
    carriedFromId: addition.carriedFrom?.id ?? null,
  })
}

/**
 * Adds what a result proposes to the plan to which it leads, as `additionsTo` says. Rows may come into a plan that is
 * signed: they are decided by an amendment. Runs inside the transaction that closes the campaign or hands the assessment
 * in, which notes it.
 */
export function insertProposals(transaction: Transaction | Database, added: Proposals): void {
  const { origin, entityId, today, proposals } = added
  const plan = { entityId, year: yearFor(transaction, added) }
  insertMissingPlan(transaction, plan, today)
  const asked: AskedByResult = { origin, on: today, proposals }
  const memory = memoryOf(transaction, plan, Math.min(plan.year, Number(today.slice(0, 4))))
  let position = findNextPosition(transaction, plan)
  for (const addition of additionsTo(memory, asked)) {
    if (addition.kind === 'left-out') continue
    if (addition.kind === 'reasons')
      updateReasons(transaction, addition.action.id, [...addition.action.reasons, ...addition.reasons])
    else if (addition.kind === 'reopen') reopen(transaction, addition, entityId, today)
    else {
      insertAction(transaction, addition, { ...plan, position, origin })
      position += 1
    }
  }
}

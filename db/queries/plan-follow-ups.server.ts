import { and, asc, eq, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { planActions, planFollowUps } from '#db/schema/index.ts'
import { inTransaction, type Handle } from '#db/unit-of-work.server.ts'
import {
  countProofs,
  findProofRefusal,
  insertProof,
  type NewProof,
  type ProofLimits,
  type ProofRefusal,
} from './plan-proofs.server.ts'
import {
  findWorkRefusal,
  insertPlanEvent,
  updateProgress,
  type PlanKey,
  type ShownAction,
  type Workers,
  type WorkRefusal,
  type WorkTrace,
} from './plan-work.server.ts'
import type { PlanAction } from './plans.server.ts'

/** Letters of a comment that a list shows. */
const COMMENT_BEGINNING = 160

/** What was told of the actions of a plan, the oldest first, with the beginning of each comment. */
export async function listFollowUpFacts(database: Database, plan: PlanKey) {
  const { actionId, cutOff, at, who, comment } = planFollowUps
  return database
    .select({
      actionId,
      cutOff,
      at,
      who,
      begins: sql<string>`substr(trim(${comment}), 1, ${COMMENT_BEGINNING})`,
    })
    .from(planFollowUps)
    .innerJoin(planActions, eq(planActions.id, planFollowUps.actionId))
    .where(and(eq(planActions.entityId, plan.entityId), eq(planActions.year, plan.year)))
    .orderBy(asc(planFollowUps.id))
    .all()
}

export type FollowUp = typeof planFollowUps.$inferSelect

/** What was told of an action that was read within the scope, the oldest first. */
export async function listFollowUps(database: Handle, { id }: Pick<PlanAction, 'id'>): Promise<FollowUp[]> {
  return database
    .select()
    .from(planFollowUps)
    .where(eq(planFollowUps.actionId, id))
    .orderBy(asc(planFollowUps.id))
    .all()
}

export type NewFollowUp = Pick<FollowUp, 'cutOff' | 'progress' | 'indicatorNow' | 'comment'>

type Told = {
  readonly shown: ShownAction
  readonly followUp: NewFollowUp
  /** ISO date in Lima time. */
  readonly today: string
  /** A proof that comes along. */
  readonly proof: NewProof | null
  readonly limits: ProofLimits
}

/**
 * Keeps what is told of an action, with the proof that comes along: both or neither. What is done has a proof.
 * @returns what stands against it, or null when it was kept.
 */
export async function insertFollowUp(
  database: Database,
  workers: Workers,
  { shown, followUp, today, proof, limits }: Told,
  trace: WorkTrace,
): Promise<WorkRefusal | ProofRefusal | 'no-proof' | null> {
  return inTransaction(database, (transaction) => {
    const refused =
      findWorkRefusal(transaction, workers, shown) ?? (proof && findProofRefusal(transaction, proof, limits))
    if (refused) return refused
    if (followUp.progress === 'done' && proof === null && countProofs(transaction, shown.id) === 0) return 'no-proof'
    if (proof) {
      insertProof(transaction, proof, trace.by.who)
      insertPlanEvent(transaction, { actionId: shown.id, event: 'evidence-added', detail: proof.shows }, trace)
    }
    transaction
      .insert(planFollowUps)
      .values({ actionId: shown.id, ...followUp, ...trace.by })
      .run()
    const { progress, indicatorNow } = followUp
    updateProgress(transaction, shown, { progress, indicatorNow, progressOn: today })
    insertPlanEvent(transaction, { actionId: shown.id, event: 'followed-up', detail: followUp.cutOff }, trace)
    return null
  })
}

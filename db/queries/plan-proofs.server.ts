import { and, asc, count, eq, isNotNull, isNull, lte, or, sum } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { planActions, planEvidence } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction, type Handle, type Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import {
  findWorkRefusal,
  insertPlanEvent,
  type PlanKey,
  type ShownAction,
  type Workers,
  type WorkRefusal,
  type WorkTrace,
} from './plan-work.server.ts'

export type Proof = typeof planEvidence.$inferSelect
export type NewProof = Omit<
  typeof planEvidence.$inferInsert,
  'addedBy' | 'removedOn' | 'fileDeletedOn' | 'actionId'
> & {
  readonly actionId: string
}

/** Most proofs and files of one action, and bytes of the files of a plan. */
export type ProofLimits = { readonly proofs: number; readonly files: number; readonly bytes: number }
export type ProofRefusal = 'too-many' | 'too-many-files' | 'full'

/** Proofs of an action that was read within the scope, the oldest first; those that were taken off too. */
export async function listProofs(database: Database, { id }: { readonly id: string }): Promise<Proof[]> {
  return database
    .select()
    .from(planEvidence)
    .where(eq(planEvidence.actionId, id))
    .orderBy(asc(planEvidence.addedOn), asc(planEvidence.id))
    .all()
}

/** How many proofs each action of a plan has; those that have none are left out. */
export async function listProofCounts(database: Database, plan: PlanKey) {
  return database
    .select({ actionId: planActions.id, proofs: count() })
    .from(planEvidence)
    .innerJoin(planActions, eq(planActions.id, planEvidence.actionId))
    .where(
      and(eq(planActions.entityId, plan.entityId), eq(planActions.year, plan.year), isNull(planEvidence.removedOn)),
    )
    .groupBy(planActions.id)
    .all()
}

/** How many proofs an action has now. A part of the work. */
export function countProofs(transaction: Handle, actionId: string): number {
  return (
    transaction
      .select({ proofs: count() })
      .from(planEvidence)
      .where(and(eq(planEvidence.actionId, actionId), isNull(planEvidence.removedOn)))
      .get()?.proofs ?? 0
  )
}

/** One proof, also one that was taken off; null outside the scope. */
export async function findProof(database: Database, scope: Scope, id: string): Promise<Proof | null> {
  return (
    database
      .select()
      .from(planEvidence)
      .where(and(within(scope, planEvidence.entityId), eq(planEvidence.id, id)))
      .get() ?? null
  )
}

/** What stands against one more proof of an action. Files that were taken off lie on the disk still, and count. */
export function findProofRefusal(
  transaction: Handle,
  { actionId, entityId, year, kind, size }: Pick<NewProof, 'actionId' | 'entityId' | 'year' | 'kind' | 'size'>,
  limits: ProofLimits,
): ProofRefusal | null {
  const present = transaction
    .select({ kind: planEvidence.kind })
    .from(planEvidence)
    .where(and(eq(planEvidence.actionId, actionId), isNull(planEvidence.removedOn)))
    .all()
  if (present.length >= limits.proofs) return 'too-many'
  if (kind !== 'file') return null
  if (present.filter((each) => each.kind === 'file').length >= limits.files) return 'too-many-files'
  const stored = transaction
    .select({ bytes: sum(planEvidence.size).mapWith(Number) })
    .from(planEvidence)
    .where(and(eq(planEvidence.entityId, entityId), eq(planEvidence.year, year), isNull(planEvidence.fileDeletedOn)))
    .get()
  return (stored?.bytes ?? 0) + (size ?? 0) > limits.bytes ? 'full' : null
}

/** A part of the work that keeps what happened to its action. */
export function insertProof(transaction: Transaction, proof: NewProof, addedBy: string): void {
  transaction
    .insert(planEvidence)
    .values({ ...proof, addedBy })
    .run()
}

/** Adds a proof to an action, unless something stands against it at this moment. @returns what, or null when it was added. */
export async function insertActionProof(
  database: Database,
  workers: Workers,
  { shown, proof, limits }: { readonly shown: ShownAction; readonly proof: NewProof; readonly limits: ProofLimits },
  trace: WorkTrace,
): Promise<WorkRefusal | ProofRefusal | null> {
  return inTransaction(database, (transaction) => {
    const refused = findWorkRefusal(transaction, workers, shown) ?? findProofRefusal(transaction, proof, limits)
    if (refused) return refused
    insertProof(transaction, proof, trace.by.who)
    insertPlanEvent(transaction, { actionId: proof.actionId, event: 'evidence-added', detail: proof.shows }, trace)
    return null
  })
}

/**
 * Takes a proof off its action; its row stays. What is done keeps one.
 * @returns what stands against it (`last`: the only proof of what is done; `gone`: taken off before), or null.
 */
export async function updateProofAsRemoved(
  database: Database,
  workers: Workers,
  asked: { readonly shown: ShownAction; readonly isDone: boolean; readonly proofId: string; readonly today: string },
  trace: WorkTrace,
): Promise<WorkRefusal | 'last' | 'gone' | null> {
  const { shown, isDone, proofId, today } = asked
  return inTransaction(database, (transaction) => {
    const refused = findWorkRefusal(transaction, workers, shown)
    if (refused) return refused
    const here = and(eq(planEvidence.id, proofId), eq(planEvidence.actionId, shown.id), isNull(planEvidence.removedOn))
    const found = transaction.select({ shows: planEvidence.shows }).from(planEvidence).where(here).get()
    if (!found) return 'gone'
    if (isDone && countProofs(transaction, shown.id) === 1) return 'last'
    transaction.update(planEvidence).set({ removedOn: today }).where(here).run()
    insertPlanEvent(transaction, { actionId: shown.id, event: 'evidence-removed', detail: found.shows }, trace)
    return null
  })
}

/**
 * Files of plans whose time is over: of a year or earlier, and at once those that name people and were taken off. Needs
 * the country's scope.
 */
export async function listDuePlanFiles(
  database: Database,
  scope: Scope,
  lastYear: number,
): Promise<{ readonly id: string; readonly entityId: string }[]> {
  if (scope.kind !== 'country') return []
  return database
    .select({ id: planEvidence.id, entityId: planEvidence.entityId })
    .from(planEvidence)
    .where(
      and(
        eq(planEvidence.kind, 'file'),
        isNull(planEvidence.fileDeletedOn),
        or(
          lte(planEvidence.year, lastYear),
          and(eq(planEvidence.namesPeople, true), isNotNull(planEvidence.removedOn)),
        ),
      ),
    )
    .all()
}

/** Keeps that the file of a proof is gone; the row says still what it showed. @param today ISO date in Lima time. */
export async function updateProofAsWithoutFile(
  database: Database,
  { id }: { readonly id: string },
  today: string,
  note: Note,
): Promise<void> {
  inTransaction(database, (transaction) => {
    transaction.update(planEvidence).set({ fileDeletedOn: today }).where(eq(planEvidence.id, id)).run()
    note(transaction)
  })
}

import { and, asc, desc, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { planActions, planEvidence, planReviews, plans, planVersions } from '#db/schema/index.ts'
import type { PlanSignature, SignedAction } from '#db/schema/plans.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction, type Handle, type Transaction } from '#db/unit-of-work.server.ts'
import { sha256 } from '#surveys/model/canonical-json.ts'
import { insertPlanStep, isAtRevision, type PlanStepTaken } from './plan-steps.server.ts'
import type { PlanRow } from './plan-head.server.ts'
import type { PlanAction } from './plans.server.ts'
import type { Note } from './audit.server.ts'
import { updateReviewsAsSuperseded, type VersionReading } from './plan-reviews.server.ts'

export type PlanVersion = typeof planVersions.$inferSelect
export type NewPlanPaper = Omit<typeof planEvidence.$inferInsert, 'actionId' | 'kind' | 'addedBy'>

function signedAction(action: PlanAction, status: SignedAction['status']): SignedAction {
  const { id, title, rationale, decidedOn, decisionReason, responsible, inCharge, startsOn, dueOn, termMonths } = action
  const { verification, indicator, baseline, target, soles, poiActivity, poiYear, pei, norms } = action
  return {
    ...{ id, title, rationale, status, decidedOn, decisionReason, responsible, inCharge, startsOn, dueOn, termMonths },
    ...{ verification, indicator, baseline, target, movesDimension: baseline?.dimension ?? null },
    ...{ soles, poiActivity, poiYear, pei, norms },
  }
}

/** What is signed of a plan: every action that was decided, in the order of the plan; nothing of why it was proposed. */
export function signedContent(actions: readonly PlanAction[]): SignedAction[] {
  return [...actions]
    .sort((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1))
    .flatMap((action) => (action.status === 'proposed' ? [] : [signedAction(action, action.status)]))
}

/** Digest of what a signature stands for: whose plan, which version of it, why it is changed, and every decided action. */
export function planDigest(
  { entityId, year, version, amendmentReason }: Pick<PlanRow, 'entityId' | 'year' | 'version' | 'amendmentReason'>,
  content: readonly SignedAction[],
): string {
  return sha256({ entityId, year, version: version + 1, amendmentReason: amendmentReason ?? '', content })
}

/** Digest of a signed version as its row holds it: what was signed, by whom, when and how. */
export function versionDigest({ digest: _own, ...row }: PlanVersion): string {
  return sha256(row)
}

/** Name by which the audit log knows a plan. */
export function planName({ entityId, year }: Pick<PlanRow, 'entityId' | 'year'>): string {
  return `${entityId}-${year}`
}

/** What would be signed of a plan that was read within the scope, as it lies there now. */
export function listSignable(database: Handle, { entityId, year }: Pick<PlanRow, 'entityId' | 'year'>): SignedAction[] {
  const mine = and(eq(planActions.entityId, entityId), eq(planActions.year, year))
  return signedContent(database.select().from(planActions).where(mine).all())
}

/** Signed versions of a plan, first one first. */
export async function listPlanVersions(
  database: Database,
  scope: Scope,
  { entityId, year }: Pick<PlanRow, 'entityId' | 'year'>,
): Promise<PlanVersion[]> {
  return database
    .select()
    .from(planVersions)
    .where(and(within(scope, planVersions.entityId), eq(planVersions.entityId, entityId), eq(planVersions.year, year)))
    .orderBy(asc(planVersions.version))
    .all()
}

/** The version that was signed last, or null. */
export function findNewestVersion(
  database: Handle,
  { entityId, year }: Pick<PlanRow, 'entityId' | 'year'>,
): PlanVersion | null {
  const mine = and(eq(planVersions.entityId, entityId), eq(planVersions.year, year))
  return database.select().from(planVersions).where(mine).orderBy(desc(planVersions.version)).get() ?? null
}

/** The paper by which a plan was signed, within the scope; null where there is none of this id. */
export async function findPlanPaper(database: Database, scope: Scope, { entityId, year }: PlanVersion, id: string) {
  const mine = and(eq(planEvidence.entityId, entityId), eq(planEvidence.year, year), eq(planEvidence.id, id))
  return (
    database
      .select()
      .from(planEvidence)
      .where(and(within(scope, planEvidence.entityId), mine))
      .get() ?? null
  )
}

type NewVersion = {
  /** ISO dates in Lima time: of the signature, and until when the Ministry may comment. */
  readonly today: string
  readonly reviewDueOn: string
  readonly signature: PlanSignature
  /** Digest of what whoever signs was shown, as `planDigest` makes it. */
  readonly shown: string
  /** The stored file of a paper. */
  readonly paper: NewPlanPaper | null
}

/** What is written beside a version, which is numbered only by its signature. */
type Beside = {
  readonly noteOf: (version: PlanVersion) => Note
  /** What the rules find in it. */
  readonly read: (transaction: Transaction, version: PlanVersion) => VersionReading
}

/**
 * Signs a plan: freezes what was decided as its next version, with its digest, and opens the Ministry's reading beside it;
 * a reading of the version before that has not ended leaves the queue.
 * @returns the version; null where somebody was first, or where the plan is no longer what was shown.
 */
export async function signPlanVersion(
  database: Database,
  plan: PlanRow,
  { today, reviewDueOn, signature, shown, paper }: NewVersion,
  traced: PlanStepTaken,
  { noteOf, read }: Beside,
): Promise<PlanVersion | null> {
  return inTransaction(
    database,
    (transaction) => {
      const content = listSignable(transaction, plan)
      if (planDigest(plan, content) !== shown) return null
      const { entityId, year } = plan
      const amendmentReason = plan.amendmentReason ?? ''
      const row = { entityId, year, version: plan.version + 1, signedOn: today, amendmentReason, content, signature }
      const version = { ...row, digest: versionDigest({ ...row, digest: '' }) }
      const { changes } = transaction
        .update(plans)
        .set({
          approval: 'signed',
          version: version.version,
          signedOn: today,
          returnReason: '',
          amendmentReason: null,
          revision: plan.revision + 1,
        })
        .where(and(isAtRevision(plan), eq(plans.approval, 'submitted')))
        .run()
      if (changes === 0) return null
      transaction.insert(planVersions).values(version).run()
      if (paper) {
        const added = { ...paper, kind: 'file', actionId: null, addedBy: traced.by.who } as const
        transaction.insert(planEvidence).values(added).run()
      }
      const review = { entityId, year, version: version.version, state: 'waiting', openedOn: today } as const
      transaction
        .insert(planReviews)
        .values({ ...review, dueOn: reviewDueOn, ...read(transaction, version) })
        .run()
      updateReviewsAsSuperseded(transaction, version)
      insertPlanStep(transaction, plan, traced)
      noteOf(version)(transaction)
      return version
    },
    'immediate',
  )
}

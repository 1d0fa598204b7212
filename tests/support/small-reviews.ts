import { and, eq } from 'drizzle-orm'
import { actorFor } from '#app/door/actor.ts'
import { signatureNote } from '#app/features/plan/approval/step-trace.server.ts'
import { readVersion } from '#app/features/plan/review/read-version.server.ts'
import { addDays, addWorkingDays, limaDate } from '#app/kit/program/clock.ts'
import type { Database } from '#db/client.server.ts'
import { planComments, planReviews, plans, planVersions, user } from '#db/schema/index.ts'
import type { PlanSignature, SignedAction } from '#db/schema/plans.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { sha256 } from '#surveys/model/canonical-json.ts'
import { REVIEWED_YEAR } from './plan-year.ts'

export { REVIEWED_YEAR }

/** An action as it is signed, complete; tests say what differs. */
export function signedAction(id: string, more: Partial<SignedAction> = {}): SignedAction {
  return {
    id,
    title: `Acción ${id}`,
    rationale: 'Lo pidió el comité',
    status: 'accepted',
    decidedOn: `${REVIEWED_YEAR}-02-01`,
    decisionReason: null,
    responsible: `Oficina de ${id}`,
    inCharge: '',
    startsOn: null,
    dueOn: `${REVIEWED_YEAR}-10-${String(10 + (id.length % 9)).padStart(2, '0')}`,
    verification: `Resolución de ${id}`,
    indicator: `${id} hecha (sí o no)`,
    termMonths: 6,
    baseline: null,
    target: null,
    movesDimension: null,
    soles: 0,
    poiActivity: '',
    poiYear: null,
    pei: '',
    norms: [],
    ...more,
  }
}

type Signed = {
  readonly entityId: string
  readonly year?: number
  readonly content?: readonly SignedAction[]
  readonly digest?: string
  readonly signedOn?: string
  readonly review?: Partial<typeof planReviews.$inferInsert>
}

/** A plan that was signed, as the signature leaves it: the version frozen, and its review opened beside it. */
export function insertSignedPlan(database: Database, signed: Signed): void {
  const { entityId, year = REVIEWED_YEAR, signedOn = limaDate(new Date()) } = signed
  const { content = [signedAction('uno'), signedAction('numero-dos')] } = signed
  const version = 1
  const signature: PlanSignature = {
    kind: 'account',
    ...{ name: 'Julia Huamán', position: 'Alcaldesa', resolution: '' },
    ...{ userId: 'titular', document: 'Credencial' },
  }
  const row = { entityId, year, version, signedOn, amendmentReason: '', content, signature }
  database
    .insert(plans)
    .values({ entityId, year, createdOn: addDays(signedOn, -30), approval: 'signed', version, signedOn })
    .run()
  const frozen = { ...row, digest: signed.digest ?? sha256(row) }
  database.insert(planVersions).values(frozen).run()
  database
    .insert(planReviews)
    .values({
      ...{ entityId, year, version, state: 'waiting', openedOn: signedOn, dueOn: addWorkingDays(signedOn, 15) },
      ...readVersion(database, frozen),
      ...signed.review,
    })
    .run()
}

/** A comment of the Ministry on a plan that was signed. */
export function insertComment(
  database: Database,
  {
    entityId,
    id,
    actionId = null,
  }: { readonly entityId: string; readonly id: string; readonly actionId?: string | null },
): void {
  database
    .insert(planComments)
    .values({
      ...{ id, entityId, year: REVIEWED_YEAR, version: 1, actionId, rule: null, text: `Precise esto: ${id}` },
      ...{ userId: 'analista', who: 'Analista', at: new Date().toISOString() },
    })
    .run()
}

/** The deed that tells of a signature, as the audit looks for it. */
function noteSignature(database: Database, entityId: string): void {
  const here = and(eq(planVersions.entityId, entityId), eq(planVersions.year, REVIEWED_YEAR))
  const version = database.select().from(planVersions).where(here).get()
  const plan = database
    .select()
    .from(plans)
    .where(and(eq(plans.entityId, entityId), eq(plans.year, REVIEWED_YEAR)))
    .get()
  if (!plan || !version) throw new Error('nothing was signed')
  const entity = { id: entityId, name: entityId }
  const head = { userId: 'titular', name: 'Julia Huamán', role: 'head', entity } as const
  inTransaction(database, signatureNote(actorFor(head), plan, version, new Date()))
}

/** One plan that an analyst reads, with a comment that waits for its answer, and one that nobody has taken. */
export function seedReviews(database: Database): void {
  const analystId = database.select().from(user).where(eq(user.email, 'analista@mimp.test')).get()?.id ?? null
  insertSignedPlan(database, {
    entityId: 'uno',
    content: [signedAction('uno'), signedAction('sin-fecha', { dueOn: null })],
    review: { state: 'commented', analystId },
  })
  insertComment(database, { entityId: 'uno', id: 'por-responder', actionId: 'uno' })
  insertSignedPlan(database, {
    entityId: 'dos',
    content: [signedAction('uno'), signedAction('sin-fecha', { dueOn: null })],
  })
  for (const entityId of ['uno', 'dos']) noteSignature(database, entityId)
}

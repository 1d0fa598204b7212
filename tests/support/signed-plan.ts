import { createHash } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { updatePlanApproval } from '#db/queries/plan-approval.server.ts'
import { findPlan, type PlanRow } from '#db/queries/plan-head.server.ts'
import { listSignable, planDigest, signPlanVersion } from '#db/queries/plan-versions.server.ts'
import { planActions, plans } from '#db/schema/index.ts'
import type { PlanSignature } from '#db/schema/plans.ts'
import { countryScope } from '#db/scope.ts'
import { actorFor } from '#app/door/actor.ts'
import { signatureNote } from '#app/features/plan/approval/step-trace.server.ts'
import { readVersion } from '#app/features/plan/review/read-version.server.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import { evidenceFolder, storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import { PLAIN_PDF } from './signed-pdf.ts'

const AT = '2024-05-02T15:00:00.000Z'
const BY = { userId: 'titular', who: 'Rosa Quispe', at: AT }
const PAPER_ID = 'ab'.repeat(16)
const SHA = createHash('sha256').update(PLAIN_PDF).digest('hex')

/** A plan of one action that lacks nothing before it is signed. @param more columns of the action that differ. */
export function insertCompletePlan(
  database: Database,
  entityId: string,
  year: number,
  more: Partial<typeof planActions.$inferInsert> = {},
): void {
  database
    .insert(plans)
    .values({ entityId, year, createdOn: `${year}-02-01` })
    .run()
  database
    .insert(planActions)
    .values({
      ...{ id: `completa-${entityId}-${year}`, entityId, year, position: 1, title: 'Instalar el lactario' },
      ...{ rationale: 'Lo manda la norma', reasons: [], status: 'accepted', decidedOn: `${year}-02-02` },
      ...{ responsible: 'Recursos Humanos', inCharge: 'Jefatura de Recursos Humanos', dueOn: `${year}-11-30` },
      ...{ termMonths: 6, effort: 'medium', verification: 'Acta', indicator: 'Lactario en uso', norms: [], soles: 0 },
      ...more,
    })
    .run()
}

async function planOf(database: Database, entityId: string, year: number): Promise<PlanRow> {
  const found = await findPlan(database, countryScope(), entityId, year)
  if (!found) throw new Error('no plan')
  return found
}

const step = (name: 'submitted' | 'signed' | 'amendment-started') => ({ step: name, detail: '', by: BY, note: NO_NOTE })

const headOf = (entityId: string) =>
  actorFor({ userId: BY.userId, name: BY.who, role: 'head', entity: { id: entityId, name: entityId } })

async function sign(database: Database, entityId: string, year: number, signature: PlanSignature): Promise<void> {
  const on = `${year}-05-02`
  const change = { approval: 'submitted', submittedOn: on } as const
  await updatePlanApproval(database, await planOf(database, entityId, year), change, null, step('submitted'))
  const plan = await planOf(database, entityId, year)
  const shown = planDigest(plan, listSignable(database, plan))
  const isScan = signature.kind === 'scan'
  const paper = {
    ...{ id: PAPER_ID, entityId, year, shows: 'Acto que aprueba el plan', fileName: 'acto.pdf' },
    ...{ mediaType: 'application/pdf', size: PLAIN_PDF.byteLength, sha256: SHA, addedOn: on },
  }
  const made = { today: on, reviewDueOn: `${year}-05-23`, signature, shown, paper: isScan ? paper : null }
  await signPlanVersion(database, plan, made, step('signed'), {
    noteOf: (version) => signatureNote(headOf(entityId), plan, version, new Date()),
    read: readVersion,
  })
}

/** A plan with two signed versions: the first by account, the second an amendment whose paper was scanned. */
export async function seedSignedPlan(
  database: Database,
  environment: Environment,
  entityId: string,
  year: number,
): Promise<void> {
  const signer = { name: 'Rosa Quispe', position: 'Alcaldesa', resolution: '' }
  insertCompletePlan(database, entityId, year)
  await sign(database, entityId, year, { ...signer, kind: 'account', userId: 'titular', document: 'Credencial' })
  const amended = { approval: 'draft', amendmentReason: 'Cambió el presupuesto' } as const
  await updatePlanApproval(database, await planOf(database, entityId, year), amended, null, step('amendment-started'))
  database.$client
    .prepare('UPDATE plan_actions SET due_on = ? WHERE entity_id = ? AND year = ?')
    .run(`${year}-12-20`, entityId, year)
  await storeEvidence(evidenceFolder(environment), entityId, PAPER_ID, PLAIN_PDF)
  const act = { number: 'R.A. 045', date: `${year}-05-01` }
  const scan = { kind: 'scan', act, evidenceId: PAPER_ID, sha256: SHA, registeredBy: 'Ana' } as const
  await sign(database, entityId, year, { ...signer, ...scan })
}

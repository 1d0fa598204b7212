import { beforeEach, describe, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import type { Note } from '#db/queries/audit.server.ts'
import { listOwnPlanSteps } from '#db/queries/own-records.server.ts'
import { dropPlanAmendment, updatePlanApproval, type ApprovalChange } from '#db/queries/plan-approval.server.ts'
import { findPlan, type PlanRow } from '#db/queries/plan-head.server.ts'
import { listPlanSteps } from '#db/queries/plan-steps.server.ts'
import {
  listPlanVersions,
  listSignable,
  planDigest,
  signPlanVersion,
  versionDigest,
} from '#db/queries/plan-versions.server.ts'
import { insertOwnAction } from '#db/queries/own-actions.server.ts'
import { findPlanAction, listPlanActions, updatePlanAction } from '#db/queries/plans.server.ts'
import type { PlanSignature, PlanStep } from '#db/schema/plans.ts'
import { auditLog, planActions, planEvents, planEvidence, planReviews, plans, planVersions } from '#db/schema/index.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import { RULES } from '#db/rules/index.ts'
import { triggerSql } from '#db/rules/rule.ts'
import { actorFor } from '#app/door/actor.ts'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import { signatureNote, stepRow, stepTrace, type TakenStep } from '#app/features/plan/approval/step-trace.server.ts'
import { readVersion } from '#app/features/plan/review/read-version.server.ts'
import { compareVersions } from '#app/features/plan/approval/compare-versions.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const NOW = new Date('2026-11-10T15:00:00.000Z')
const TODAY = '2026-11-10'
const entity = { id: 'muni', name: 'Entidad muni' }
const coordinator = actorFor({ userId: 'u1', name: 'Rosa Quispe', role: 'coordinator', entity })
const head = actorFor({ userId: 'u2', name: 'Julia Huamán', role: 'head', entity })
const scope = entityScope('muni')
const BY = { userId: 'u1', who: 'Rosa Quispe', at: NOW.toISOString() }
const SIGNATURE: PlanSignature = {
  kind: 'account',
  ...{ name: 'Julia Huamán', position: 'Alcaldesa', resolution: '', userId: 'u2', document: 'Credencial JNE' },
}

let database: ReturnType<typeof createTestDatabase>['database']
const noteOf =
  (event: string, id: string): Note =>
  (transaction) =>
    recordDeed(
      transaction,
      coordinator,
      { action: `plan.action-${event}`, objectKind: 'plan-action', objectId: id },
      NOW,
    )

async function plan(): Promise<PlanRow> {
  const found = await findPlan(database, scope, 'muni', 2026)
  if (!found) throw new Error('no plan')
  return found
}
const digest = async () => planDigest(await plan(), listSignable(database, await plan()))

async function step(taken: TakenStep, change: ApprovalChange, from?: PlanRow, shown: string | null = null) {
  const read = from ?? (await plan())
  const detail = change.amendmentReason ?? change.returnReason ?? ''
  return updatePlanApproval(database, read, change, shown, stepTrace(coordinator, read, taken, detail, NOW))
}
const submit = (from?: PlanRow, shown?: string) =>
  step('submitted', { approval: 'submitted', submittedOn: TODAY, returnReason: '' }, from, shown ?? null)
const amend = () => step('amendment-started', { approval: 'draft', amendmentReason: 'Cambió el presupuesto' })

async function sign(from?: PlanRow, shown?: string, noted?: Note) {
  const read = from ?? (await plan())
  return signPlanVersion(
    database,
    read,
    { today: TODAY, reviewDueOn: '2026-12-01', signature: SIGNATURE, shown: shown ?? (await digest()), paper: null },
    stepRow(head, 'signed', 'Julia Huamán, Alcaldesa', NOW),
    { noteOf: (version) => noted ?? signatureNote(head, read, version, NOW), read: readVersion },
  )
}

async function change(id: string, more: object) {
  const action = await findPlanAction(database, scope, 'muni', 2026, id)
  if (!action) throw new Error(`no action ${id}`)
  return updatePlanAction(database, scope, action, more, {
    event: 'changed',
    detail: Object.keys(more).join(', '),
    by: BY,
    note: noteOf('changed', id),
  })
}

async function add(id: string) {
  const action = {
    ...{ title: `Acción ${id}`, rationale: 'Lo pidió el comité', responsible: 'Recursos Humanos', termMonths: 3 },
    ...{ verification: 'Dirección web', indicator: 'Canales a la vista', inCharge: 'Jefatura', startsOn: null },
    ...{ dueOn: '2026-12-15', baseline: null, target: null, soles: 0, poiActivity: '', poiYear: null, pei: '' },
  }
  await insertOwnAction(database, { id, entityId: 'muni', year: 2026, today: TODAY, action }, BY, noteOf('added', id))
}

const counted = () => ({
  versions: database.select().from(planVersions).all().length,
  reviews: database.select().from(planReviews).all().length,
  papers: database.select().from(planEvidence).all().length,
  deeds: database
    .select({ action: auditLog.action })
    .from(auditLog)
    .all()
    .filter(({ action }) => !action.startsWith('plan.action-')).length,
})
const steps = async (): Promise<PlanStep[]> =>
  (await listPlanSteps(database, scope, await plan())).map((row) => row.step)

beforeEach(async () => {
  database = createTestDatabase().database
  insertEntity(database, 'muni')
  for (const id of ['a', 'b', 'c']) await add(id)
  await change('c', { status: 'rejected', decisionReason: 'Ya se hace así' })
})

describe('a plan that is handed in', () => {
  test('is handed in as it was shown, with its event and its note', async () => {
    expect(await submit(undefined, await digest())).toBe(true)
    expect(await plan()).toMatchObject({ approval: 'submitted', submittedOn: TODAY, revision: 2 })
    expect(await steps()).toEqual(['submitted'])
    expect(counted()).toMatchObject({ deeds: 1 })
  })

  test('is refused where an action changed since it was shown', async () => {
    const shown = await digest()
    await change('a', { inCharge: 'Otra persona' })
    expect(await submit(undefined, shown)).toBe(false)
    expect(await steps()).toEqual([])
  })

  test('of two who hand it in at once the second is refused, and nothing is written twice', async () => {
    const read = await plan()
    expect([await submit(read, await digest()), await submit(read, await digest())]).toEqual([true, false])
    expect(await steps()).toEqual(['submitted'])
    expect(counted()).toMatchObject({ deeds: 1 })
  })

  test('does not change until it is taken back or returned', async () => {
    await submit()
    await expect(change('a', { inCharge: 'Otra persona' })).rejects.toThrow(/waits for the head or is signed/)
    await step('returned', { approval: 'returned', returnedOn: TODAY, returnReason: 'Falta el costo' })
    expect(await change('a', { soles: 500, poiYear: 2027 })).toBe(true)
    await submit()
    await step('taken-back', { approval: 'draft' })
    expect(await steps()).toEqual(['submitted', 'returned', 'submitted', 'taken-back'])
  })
})

describe('a signature', () => {
  beforeEach(async () => void (await submit()))

  test('freezes what was decided with its digest, opens the reading of the Ministry, and its deed repeats the digest', async () => {
    const version = await sign()
    if (!version) throw new Error('not signed')
    expect(version.digest).toBe(versionDigest(version))
    expect(version.content.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'accepted'],
      ['b', 'accepted'],
      ['c', 'rejected'],
    ])
    expect(JSON.stringify(version.content)).not.toContain('reasons')
    expect(await listPlanVersions(database, scope, await plan())).toEqual([version])
    expect(await plan()).toMatchObject({ approval: 'signed', version: 1, signedOn: TODAY, amendmentReason: null })
    expect(database.select().from(planReviews).all()).toMatchObject([
      { version: 1, state: 'waiting', openedOn: TODAY, dueOn: '2026-12-01', endedOn: null },
    ])
    const deed = database.select().from(auditLog).where(eq(auditLog.action, 'plan.signed')).get()
    expect(deed).toMatchObject({
      ...{ actorId: 'u2', objectKind: 'plan', objectId: 'muni-2026', entityId: 'muni' },
      detail: { year: 2026, version: 1, digest: version.digest },
    })
    expect(await steps()).toEqual(['submitted', 'signed'])
  })

  test('of a plan that moved is refused: taken back, changed and handed in again', async () => {
    const [read, shown] = [await plan(), await digest()]
    await step('taken-back', { approval: 'draft' })
    await change('b', { dueOn: '2027-01-31' })
    await submit()
    expect(await sign(read, shown)).toBeNull()
    expect(await sign(await plan(), shown)).toBeNull()
    expect(counted()).toMatchObject({ versions: 0, reviews: 0 })
    expect(await sign()).toMatchObject({ version: 1 })
  })

  test('that two give at once counts once', async () => {
    const [read, shown] = [await plan(), await digest()]
    expect(await sign(read, shown)).toMatchObject({ version: 1 })
    expect(await sign(read, shown)).toBeNull()
    expect(counted()).toMatchObject({ versions: 1, reviews: 1 })
  })

  test('is not there at all where its note fails', async () => {
    const failing = () => {
      throw new Error('full')
    }
    await expect(sign(undefined, undefined, failing)).rejects.toThrow('full')
    expect(counted()).toMatchObject({ versions: 0, reviews: 0, deeds: 1 })
    expect(await plan()).toMatchObject({ approval: 'submitted', version: 0 })
  })

  test('leaves a plan that nothing but an amendment changes', async () => {
    await sign()
    await expect(change('a', { inCharge: 'Otra persona' })).rejects.toThrow(/by an amendment alone/)
    expect(() =>
      database
        .update(planVersions)
        .set({ digest: 'f'.repeat(64) })
        .run(),
    ).toThrow()
    expect(() => database.delete(planVersions).run()).toThrow()
  })
})

describe('an amendment', () => {
  beforeEach(async () => {
    await submit()
    await sign()
    await amend()
  })

  test('that is signed is another version, and the older one stays as it was', async () => {
    const [first] = await listPlanVersions(database, scope, await plan())
    await change('a', { dueOn: '2027-03-01' })
    await add('d')
    await submit()
    expect(await sign()).toMatchObject({ version: 2, amendmentReason: 'Cambió el presupuesto' })
    const readings = database.select().from(planReviews).all()
    expect(readings.map(({ version, state, endedOn }) => [version, state, endedOn])).toEqual([
      [1, 'superseded', TODAY],
      [2, 'waiting', null],
    ])
    expect(readings.every(({ notes, readFirst }) => notes !== null && readFirst !== null)).toBe(true)
    const [one, two] = await listPlanVersions(database, scope, await plan())
    expect(one).toEqual(first)
    const changes = compareVersions(one?.content ?? [], two?.content ?? [])
    expect(changes.map((each) => [each.kind, 'after' in each ? each.after.id : ''])).toEqual([
      ['changed', 'a'],
      ['added', 'd'],
    ])
    expect(await plan()).toMatchObject({ approval: 'signed', version: 2, amendmentReason: null })
    expect(counted()).toMatchObject({ versions: 2, reviews: 2 })
  })

  test('that is dropped leaves every action as it was signed, and what was added waits for a decision', async () => {
    const signed = listSignable(database, await plan())
    await change('a', { dueOn: '2027-03-01', title: 'Otra cosa', soles: 100, poiYear: 2027 })
    await change('b', { status: 'rejected', decisionReason: 'No alcanza' })
    await change('c', { status: 'accepted', decisionReason: null })
    await add('d')
    database.update(planActions).set({ progress: 'done', progressOn: TODAY }).where(eq(planActions.id, 'b')).run()
    const read = await plan()
    const traced = stepTrace(coordinator, read, 'amendment-dropped', '', NOW)
    expect(await dropPlanAmendment(database, read, traced)).toBe(true)
    expect(await dropPlanAmendment(database, read, traced)).toBe(false)
    expect(listSignable(database, await plan())).toEqual(signed)
    const all = await listPlanActions(database, scope, 'muni', 2026)
    expect(all.find(({ id }) => id === 'd')).toMatchObject({ status: 'proposed', decidedOn: null })
    expect(all.find(({ id }) => id === 'b')).toMatchObject({ status: 'accepted', progress: 'done' })
    expect(await plan()).toMatchObject({ approval: 'signed', version: 1, amendmentReason: null })
    const last = database.select().from(planEvents).all().slice(-4)
    expect(last.map(({ actionId, event, detail }) => [actionId, event, detail.split(', ').sort().join(' ')])).toEqual([
      ['a', 'changed', 'dueOn poiYear soles title'],
      ['b', 'changed', 'decisionReason status'],
      ['c', 'changed', 'decisionReason status'],
      ['d', 'reopened', ''],
    ])
    expect(await steps()).toEqual(['submitted', 'signed', 'amendment-started', 'amendment-dropped'])
  })

  test('that is dropped brings back what it had moved to another year', async () => {
    database.insert(plans).values({ entityId: 'muni', year: 2027, createdOn: TODAY }).run()
    database.update(planActions).set({ year: 2027 }).where(eq(planActions.id, 'a')).run()
    const read = await plan()
    await dropPlanAmendment(database, read, stepTrace(coordinator, read, 'amendment-dropped', '', NOW))
    expect((await listPlanActions(database, scope, 'muni', 2026)).map(({ id }) => id).sort()).toEqual(['a', 'b', 'c'])
  })

  test('can be dropped, written again and signed', async () => {
    const read = await plan()
    await dropPlanAmendment(database, read, stepTrace(coordinator, read, 'amendment-dropped', '', NOW))
    await amend()
    await change('b', { dueOn: '2027-02-28' })
    await submit()
    expect(await sign()).toMatchObject({ version: 2 })
  })
})

describe('the history', () => {
  test('vouches for each signed version, and tells one that was changed in the file', async () => {
    await submit()
    await sign()
    expect(await verifyAudit(database)).toMatchObject({ faults: [], unvouched: 0, objects: { 'plan-version': 1 } })
    database.$client.exec(`DROP TRIGGER a_signed_version_is_kept`)
    database.$client.exec(`UPDATE plan_versions SET content = replace(content, 'Acción a', 'Otra acción')`)
    for (const rule of RULES) if (rule.name === 'a_signed_version_is_kept') database.$client.exec(triggerSql(rule))
    expect((await verifyAudit(database)).faults).toEqual([
      { what: 'altered', kind: 'plan-version', object: 'muni-2026' },
    ])
  })

  test('is among what each person who took a step may ask for', async () => {
    await submit()
    await sign()
    expect(await listOwnPlanSteps(database, 'u2')).toMatchObject([
      { entityName: 'Entidad muni', year: 2026, step: 'signed', detail: 'Julia Huamán, Alcaldesa' },
    ])
    expect(await listOwnPlanSteps(database, 'u3')).toEqual([])
  })

  test('belongs to the entity alone, and to whoever sees the country', async () => {
    await submit()
    await sign()
    const read = await plan()
    for (const stranger of [entityScope('otra'), entityScope('muni', 'membresia')]) {
      expect(await listPlanSteps(database, stranger, read)).toEqual([])
      expect(await listPlanVersions(database, stranger, read)).toEqual([])
    }
    expect(await listPlanVersions(database, countryScope(), read)).toHaveLength(1)
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import { findNewestPlanEvent, findPlanAction, updatePlanAction, type PlanAction } from '#db/queries/plans.server.ts'
import { insertOwnAction } from '#db/queries/own-actions.server.ts'
import { listOwnPlanEvents } from '#db/queries/own-records.server.ts'
import { auditLog, planActions, planEvents } from '#db/schema/index.ts'
import { entityScope } from '#db/scope.ts'
import { actorFor } from '#app/door/actor.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const NOW = new Date('2026-11-10T15:00:00.000Z')
const BY = { userId: 'u1', who: 'Rosa Quispe', at: NOW.toISOString() }
const actor = actorFor({
  userId: 'u1',
  name: 'Rosa Quispe',
  role: 'coordinator',
  entity: { id: 'muni', name: 'Entidad muni' },
})
const scope = entityScope('muni')
const noteOf = (event: string) => (transaction: Parameters<typeof recordDeed>[0]) =>
  recordDeed(transaction, actor, { action: `plan.action-${event}`, objectKind: 'plan-action', objectId: 'a' }, NOW)

let database: ReturnType<typeof createTestDatabase>['database']
const events = () =>
  database
    .select()
    .from(planEvents)
    .all()
    .map(({ event, detail, who, userId, at }) => ({ event, detail, who, userId, at }))
const deeds = () =>
  database
    .select()
    .from(auditLog)
    .all()
    .map(({ action, objectId, actorId }) => [action, objectId, actorId])

async function action(): Promise<PlanAction> {
  const found = await findPlanAction(database, scope, 'muni', 2026, 'a')
  if (!found) throw new Error('no action')
  return found
}
const reject = async (revision: number, note = noteOf('rejected')) =>
  updatePlanAction(
    database,
    scope,
    { ...(await action()), revision },
    { status: 'rejected', decisionReason: 'Ya se hace' },
    { event: 'rejected', detail: 'Ya se hace', by: BY, note },
  )

beforeEach(async () => {
  database = createTestDatabase().database
  insertEntity(database, 'muni')
  const written = {
    title: 'Publicar los canales',
    rationale: 'Lo pidió el comité',
    responsible: 'Recursos Humanos',
    termMonths: 3,
    verification: 'Dirección web',
    indicator: 'Canales a la vista',
  }
  await insertOwnAction(
    database,
    { id: 'a', entityId: 'muni', year: 2026, today: '2026-11-10', action: written },
    BY,
    noteOf('added'),
  )
})

const ADDED = { event: 'added', detail: '', who: 'Rosa Quispe', userId: 'u1', at: BY.at }

describe('a decision', () => {
  test('is kept with who decided, why and when, and noted in the audit log', async () => {
    expect(await reject(1)).toBe(true)
    expect(events()).toEqual([ADDED, { ...ADDED, event: 'rejected', detail: 'Ya se hace' }])
    expect(deeds()).toEqual([
      ['plan.action-added', 'a', 'u1'],
      ['plan.action-rejected', 'a', 'u1'],
    ])
    expect(await findNewestPlanEvent(database, await action())).toMatchObject({ event: 'rejected' })
    expect(await listOwnPlanEvents(database, 'u1')).toMatchObject([
      { event: 'added', title: 'Publicar los canales', entityName: 'Entidad muni', year: 2026 },
      { event: 'rejected', detail: 'Ya se hace' },
    ])
    expect(await listOwnPlanEvents(database, 'u2')).toEqual([])
  })

  test('over an older revision changes nothing and leaves no trace', async () => {
    await reject(1)
    expect(await reject(1)).toBe(false)
    expect(events()).toHaveLength(2)
    expect(deeds()).toHaveLength(2)
  })

  test('whose note fails did not happen', async () => {
    await expect(
      reject(1, () => {
        throw new Error('no note')
      }),
    ).rejects.toThrow('no note')
    expect(await action()).toMatchObject({ status: 'accepted', revision: 1 })
    expect(events()).toEqual([ADDED])
  })

  test('is neither rewritten nor deleted, and a rejection says why', () => {
    expect(() => database.update(planEvents).set({ who: 'Otra' }).run()).toThrow(/kept as it was/)
    expect(() => database.delete(planEvents).run()).toThrow(/not deleted/)
    const unexplained = { actionId: 'a', event: 'rejected' as const, ...BY, detail: ' ' }
    expect(() => database.insert(planEvents).values(unexplained).run()).toThrow(/decided_against_with_a_reason/)
    expect(database.select().from(planActions).all()).toHaveLength(1)
  })
})

import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { findNewestPlanEvent, findPlanAction, updatePlanAction, type PlanAction } from '#db/queries/plans.server.ts'
import { insertOwnAction } from '#db/queries/own-actions.server.ts'
import { listOwnPlanEvents } from '#db/queries/own-records.server.ts'
import { auditLog, planActions, planEvents, planSteps } from '#db/schema/index.ts'
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

describe('what somebody writes', () => {
  const ANA = { userId: 'u1', who: 'Rosa Quispe' }
  const EVA = { userId: 'u2', who: 'Eva Luna' }
  const minutes = (number: number) => new Date(NOW.getTime() + number * 60_000).toISOString()
  const write = async (at: number, detail: string, by = ANA) =>
    updatePlanAction(
      database,
      scope,
      await action(),
      { indicator: `${detail} ${at}` },
      { event: 'changed', detail, by: { ...by, at: minutes(at) }, note: noteOf('changed') },
    )
  const step = (at: number) =>
    database
      .insert(planSteps)
      .values({ ...ANA, entityId: 'muni', year: 2026, at: minutes(at), step: 'submitted' })
      .run()
  const changes = () =>
    events()
      .filter(({ event }) => event === 'changed')
      .map(({ who, at, detail }) => [who, (Date.parse(at) - NOW.getTime()) / 60_000, detail])
  const notes = () => deeds().filter(([name]) => name === 'plan.action-changed').length

  test('without much of a pause is one event with all its columns, noted once, however often it was saved', async () => {
    for (const at of [1, 2, 3, 4, 9]) await write(at, 'indicator')
    await write(10, 'indicator, dueOn')
    await write(11, 'dueOn, soles')
    expect(changes()).toEqual([['Rosa Quispe', 1, 'indicator, dueOn, soles']])
    expect(notes()).toBe(1)
    expect(await action()).toMatchObject({ revision: 8, indicator: 'dueOn, soles 11' })
  })

  test('after a quarter of an hour, after somebody else, after a decision or a step of the plan is another event', async () => {
    await write(1, 'indicator')
    await write(16, 'indicator')
    await write(17, 'indicator', EVA)
    await write(18, 'indicator')
    await updatePlanAction(
      database,
      scope,
      await action(),
      { status: 'rejected', decisionReason: 'Ya se hace' },
      { event: 'rejected', detail: 'Ya se hace', by: { ...ANA, at: minutes(19) }, note: noteOf('rejected') },
    )
    await write(20, 'indicator')
    step(21)
    await write(22, 'soles')
    const [ana, eva] = ['Rosa Quispe', 'Eva Luna']
    expect(changes().map(([who, at]) => [who, at])).toEqual([
      [ana, 1],
      [ana, 16],
      [eva, 17],
      [ana, 18],
      [ana, 20],
      [ana, 22],
    ])
    expect(notes()).toBe(6)
  })

  test('grows by columns alone, and only while nothing else happened', async () => {
    await write(1, 'indicator')
    const rewritten = (change: object) => () =>
      database.update(planEvents).set(change).where(eq(planEvents.event, 'changed')).run()
    for (const change of [
      { detail: 'soles' },
      { detail: '' },
      { detail: 'indicatorX' },
      { detail: 'indicator, soles', at: minutes(2) },
      { detail: 'indicator, soles', who: 'Otra' },
      { detail: 'indicator, soles', event: 'reopened' },
    ])
      expect(rewritten(change), JSON.stringify(change)).toThrow(/kept as it was/)
    rewritten({ detail: 'indicator, soles' })()
    await reject(2)
    expect(rewritten({ detail: 'indicator, soles, dueOn' })).toThrow(/kept as it was/)
    expect(changes()).toEqual([['Rosa Quispe', 1, 'indicator, soles']])
  })
})

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

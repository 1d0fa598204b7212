import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { viewAttached } from '#app/features/attached/view-attached.server.ts'
import type { Database } from '#db/client.server.ts'
import {
  adaptationSheets,
  assessments,
  entities,
  novemberDrafts,
  novemberReports,
  plans,
  recordFacts,
} from '#db/schema/index.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const clock = () => new Date('2026-11-29T17:00:00.000Z')
const head = (id: string) => actorFor({ userId: 'h', name: 'Rosa', role: 'head', entity: { id, name: id } })
const view = (search = '', page = 1) => viewAttached(head('sector'), { search, page }, clock)
let database: Database

function attach(id: string, name = `Entidad ${id}`, parentId = 'sector') {
  insertEntity(database, id, name)
  database
    .update(entities)
    .set({ parentId, governmentLevel: 'national-entity', region: null })
    .where(eq(entities.id, id))
    .run()
}

beforeEach(() => {
  const made = createTestDatabase()
  database = made.database
  ;(globalThis as { espejoRuntime?: unknown }).espejoRuntime = { database, environment: testEnvironment(made.file) }
  insertEntity(database, 'sector', 'Ministerio de Prueba')
  database.update(entities).set({ governmentLevel: 'ministry', region: null }).where(eq(entities.id, 'sector')).run()
  attach('una')
  attach('otra')
  insertEntity(database, 'ajena')
})

const act = (id: string, entityId: string, state: 'draft' | 'submitted', expiresOn: string | null) => ({
  ...({ id, entityId, year: 2026, kind: 'mechanism-act', occurredOn: '2018-05-01', origin: 'entity', state } as const),
  ...{ content: { actType: 'ministerial-resolution', number: '12', expiresOn } as const },
  ...{ recordedOn: '2026-02-01', submittedOn: state === 'draft' ? null : '2026-02-02' },
})

test('a ministry sees states of the bodies attached to it, and of nobody else', async () => {
  await openCampaign(database, 'c1', 'una', {
    status: 'closed',
    closedOn: '2025-11-01',
    opensOn: '2025-10-01',
    closesOn: '2025-10-31',
  })
  await openCampaign(database, 'c2', 'otra', { status: 'draft' })
  await openCampaign(database, 'c3', 'ajena')
  database.insert(plans).values({ entityId: 'una', year: 2026, createdOn: '2026-01-02' }).run()
  database
    .insert(assessments)
    .values({
      id: 'a',
      entityId: 'una',
      year: 2026,
      status: 'in-progress',
      startedOn: '2026-03-01',
      instrumentSlug: 'public-budget',
      instrumentVersion: 1,
      instrumentHash: 'h',
    })
    .run()
  database
    .insert(recordFacts)
    .values([act('m1', 'una', 'submitted', null), act('m2', 'otra', 'draft', null)])
    .run()
  database.insert(adaptationSheets).values({ entityId: 'una', startedOn: '2026-02-01' }).run()
  for (const [entityId, receivedPlace] of [
    ['una', 1],
    ['ajena', 2],
  ] as const) {
    const place = { entityId, year: 2026 }
    database
      .insert(novemberDrafts)
      .values({ ...place, texts: {}, state: 'presented', version: 1 })
      .run()
    database
      .insert(novemberReports)
      .values({
        ...{ ...place, version: 1, receivedYear: 2026, receivedPlace, receivedAt: '2026-11-20T15:00:00.000Z' },
        ...{ content: {} as never, signature: { kind: 'unsigned', presentedBy: 'Ana' }, digest: '0'.repeat(64) },
      })
      .run()
  }
  database.insert(novemberDrafts).values({ entityId: 'otra', year: 2026, texts: {} }).run()
  const { rows, found } = view()
  expect([found, rows.map(({ id }) => id)]).toEqual([2, ['otra', 'una']])
  const [other, one] = rows
  const states = (row: typeof one) =>
    Object.fromEntries((row?.instruments ?? []).map(({ slug, state }) => [slug, state]))
  expect(states(one)).toMatchObject({
    'organizational-culture': { kind: 'closed', year: 2025 },
    'public-budget': { kind: 'open', year: 2026 },
    'sexual-harassment': { kind: 'none' },
  })
  expect(one).toMatchObject({
    mechanism: 'in-force',
    plan: { year: 2026, signed: false },
    record: { kind: 'reported', value: 1 },
    adaptation: { kind: 'reported', value: { endedOn: null } },
    report: { kind: 'reported', value: { receivedAt: '2026-11-20T15:00:00.000Z', signed: false } },
  })
  // What is prepared, and what was not told yet, is the body's own.
  expect(states(other)).toMatchObject({ 'organizational-culture': { kind: 'none' } })
  expect(other).toMatchObject({
    mechanism: 'unknown',
    plan: null,
    record: { kind: 'not-reported' },
    report: { kind: 'not-reported' },
    adaptation: { kind: 'not-reported' },
  })
  expect(JSON.stringify(rows)).not.toMatch(/score|level|"n"|answers|release/)
})

test('an entity that is no ministry has none', () => {
  expect(() => viewAttached(head('ajena'), { search: '', page: 1 }, clock)).toThrow('not-found')
  attach('nieta', 'Entidad nieta', 'una')
  expect(() => viewAttached(head('una'), { search: '', page: 1 }, clock)).toThrow('not-found')
  expect(view().rows.map(({ id }) => id)).not.toContain('nieta')
})

test('there are 25 a page, and a search without accents', () => {
  for (let number = 10; number < 40; number += 1) attach(`e${number}`, `Órgano ${number}`)
  expect([view().found, view().pages, view().rows.length, view('', 2).rows.length]).toEqual([32, 2, 25, 7])
  expect(view('organo 39').rows.map(({ id }) => id)).toEqual(['e39'])
  expect(view('', 99).page).toBe(2)
})

import { asc, eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { proposeFromPools } from '#app/features/national/propose-from-pools.server.ts'
import { closeDuePlans } from '#app/features/plan/next-year/close-plans.server.ts'
import type { Database } from '#db/client.server.ts'
import { insertProposals } from '#db/queries/plan-proposals.server.ts'
import { listMovableResults, moveProposals } from '#db/queries/plan-years.server.ts'
import { listActionsOfYears, listPlanActions } from '#db/queries/plans.server.ts'
import { auditLog, planActions, planEvents, planSteps, plans, poolReleases, releases } from '#db/schema/index.ts'
import { entityScope } from '#db/scope.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { asPooled } from '#surveys/disclosure/pool/gate.ts'
import type { PoolContent } from '#surveys/disclosure/pool.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { EntityKind } from '#surveys/model/entity-kind.ts'
import { inPlanOrder } from '#surveys/planning/plan-order.ts'
import { proposePlan } from '#surveys/planning/propose-plan.ts'
import { askedByRelease } from '#tests/support/asked-results.ts'
import type { Wanted } from '#tests/support/made-releases.ts'
import {
  answersLike,
  createTestDatabase,
  insertConfirmedFigure,
  insertEntity,
  openCampaign,
} from '#tests/support/test-database.ts'

const TOWN: EntityKind = { level: 'local-government', staff: null }
const LOW: Wanted = { dimensions: { cor: [50, 5], par: [50, 5] } }
const SCOPE = entityScope('e1')

let database: Database
beforeEach(async () => {
  database = createTestDatabase().database
  insertEntity(database, 'e1')
  for (const [id, year] of [
    ['c1', 2025],
    ['c2', 2026],
  ] as const)
    await openCampaign(database, id, 'e1', {
      status: 'cancelled',
      opensOn: `${year}-03-02`,
      closesOn: `${year}-03-27`,
    })
})

/** Stores what a release of a campaign asks for on a day. */
function add(id: string, on: string, wanted: Wanted = LOW): void {
  const { proposals } = askedByRelease('organizational-culture', wanted, TOWN, { on, id })
  insertProposals(database, { origin: { campaignId: id }, entityId: 'e1', today: on, proposals })
}

const plan = (year: number) => listPlanActions(database, SCOPE, 'e1', year)
async function find(year: number, templateId: string) {
  const found = (await plan(year)).find((action) => action.templateId === templateId)
  if (!found) throw new Error(`${templateId} is not in the plan of ${year}`)
  return found
}
const has = async (year: number, templateId: string) =>
  (await plan(year)).some((action) => action.templateId === templateId)
async function set(year: number, templateId: string, change: Partial<typeof planActions.$inferInsert>): Promise<void> {
  const { id } = await find(year, templateId)
  database.update(planActions).set(change).where(eq(planActions.id, id)).run()
}
const accepted = (progress: 'not-started' | 'under-way' | 'done' | 'stopped') =>
  ({ status: 'accepted', decidedOn: '2026-05-05', progress }) as const
const REJECTED = { status: 'rejected', decidedOn: '2026-05-05', decisionReason: 'No hay con quién' } as const

test('what is stored of results, one after another, is the plan that they ask for together, in its order', async () => {
  await openCampaign(database, 'g1', 'e1', {
    instrumentSlug: 'gender-stereotypes',
    instrumentHash: latestInstrument('gender-stereotypes').hash,
    instrumentVersion: latestInstrument('gender-stereotypes').version,
  })
  const results = [
    askedByRelease('organizational-culture', LOW, TOWN, { id: 'c2', on: '2026-04-01' }),
    askedByRelease('gender-stereotypes', { dimensions: { cui: [30, 4], ser: [55, 8] } }, TOWN, {
      id: 'g1',
      on: '2026-06-01',
    }),
  ]
  for (const { origin, on: today, proposals } of results)
    insertProposals(database, { origin, entityId: 'e1', today, proposals })
  const { actions } = proposePlan({ year: 2026, carriedOut: 2026, earlier: [] }, results)
  const stored = await plan(2026)
  expect(stored.map(({ templateId, reasons }) => [templateId, reasons])).toEqual(
    actions.map(({ templateId, reasons }) => [templateId, reasons]),
  )
  expect(inPlanOrder([...stored].reverse())).toEqual(stored)
})

test('from October on a result leads to the next plan; what is under way gets its reasons where it is', async () => {
  add('c1', '2026-04-01')
  await set(2026, 'oc-a02', accepted('done'))
  await set(2026, 'oc-a25', accepted('under-way'))
  await set(2026, 'oc-a26', accepted('done'))
  await set(2026, 'oc-a34', REJECTED)
  await set(2026, 'oc-a37', { status: 'deferred', decidedOn: '2026-05-05', decisionReason: 'En 2027' })
  const before = await find(2026, 'oc-a25')
  add('c2', '2026-10-01', { ...LOW, dimensions: { ...LOW.dimensions, lid: [30, 2] } })

  expect(await find(2026, 'oc-a25')).toMatchObject({ status: 'accepted', progress: 'under-way' })
  const news = (await find(2026, 'oc-a25')).reasons.slice(before.reasons.length)
  expect(news.map(({ kind, added }) => [kind, added])).toEqual([['dimension', { campaignId: 'c2', on: '2026-10-01' }]])
  for (const done of ['oc-a25', 'oc-a26', 'oc-a02']) expect(await has(2027, done)).toBe(false)
  expect(await find(2027, 'oc-a34')).toMatchObject({
    ...REJECTED,
    campaignId: 'c1',
    carriedFromId: (await find(2026, 'oc-a34')).id,
  })
  expect(await find(2027, 'oc-a37')).toMatchObject({ status: 'proposed', campaignId: 'c2', decisionReason: null })
  expect(await find(2027, 'oc-a01')).toMatchObject({ status: 'proposed', carriedFromId: null })
  // The result finds all of them, whichever plan they are in, and each once.
  const both = await listActionsOfYears(database, SCOPE, 'e1', [2026, 2027])
  expect(both.map(({ templateId }) => templateId)).toEqual(expect.arrayContaining(['oc-a25', 'oc-a01', 'oc-a37']))
})

test('what a norm asks for each year is owed again though it was done, and what was left comes back with its history', async () => {
  database.$client.exec(`UPDATE entities SET government_level = 'ministry' WHERE id = 'e1'`)
  const ministry: EntityKind = { level: 'ministry', staff: null }
  const addTo = (id: string, on: string) => {
    const { proposals } = askedByRelease('organizational-culture', LOW, ministry, { on, id })
    insertProposals(database, { origin: { campaignId: id }, entityId: 'e1', today: on, proposals })
  }
  addTo('c1', '2025-04-01')
  for (const id of ['oc-a02', 'oc-a08']) await set(2025, id, accepted('done'))
  await set(2025, 'oc-a26', accepted('stopped'))
  addTo('c2', '2026-04-01')
  expect(await has(2026, 'oc-a02')).toBe(false)
  expect(await find(2026, 'oc-a08')).toMatchObject({ carriedFromId: (await find(2025, 'oc-a08')).id })
  expect(await find(2026, 'oc-a26')).toMatchObject({
    status: 'proposed',
    carriedFromId: (await find(2025, 'oc-a26')).id,
  })
})

test('a result after the signature only adds rows; what was rejected there keeps its decision, elsewhere it is asked anew', async () => {
  add('c1', '2026-04-01')
  await set(2026, 'oc-a34', REJECTED)
  const worse: Wanted = { dimensions: { par: [30, 3], lid: [20, 2] } }
  const sign = (approval: 'signed' | 'draft') =>
    database.$client.exec(
      `UPDATE plans SET approval = '${approval}', version = 1, amendment_reason = ${approval === 'draft' ? "'Cambia'" : 'NULL'}`,
    )
  sign('signed')
  add('c2', '2026-06-01', worse)
  expect(await find(2026, 'oc-a34')).toMatchObject(REJECTED)
  expect((await find(2026, 'oc-a34')).reasons).toHaveLength(2)
  expect(await find(2026, 'oc-a01')).toMatchObject({ status: 'proposed', campaignId: 'c2' })
  const events = () => database.select().from(planEvents).all()
  expect(events()).toEqual([])
  sign('draft')
  database.$client.exec(`UPDATE plan_actions SET reasons = json_remove(reasons, '$[1]') WHERE template_id = 'oc-a34'`)
  add('c2', '2026-06-02', worse)
  expect(await find(2026, 'oc-a34')).toMatchObject({ status: 'proposed', decisionReason: null, decidedOn: null })
  expect(events()).toMatchObject([{ event: 'reopened', who: 'Espejo', userId: 'program' }])
})

const JANUARY = new Date('2027-01-01T06:00:00Z')

test('in January the plan is closed and what is open passes on, once, each plan in one piece', async () => {
  add('c2', '2026-04-01')
  await set(2026, 'oc-a02', { status: 'deferred', decidedOn: '2026-05-05', decisionReason: 'Falta la resolución' })
  await set(2026, 'oc-a25', { ...accepted('under-way'), inCharge: 'Jefa de Recursos Humanos', dueOn: '2026-12-01' })
  await set(2026, 'oc-a26', accepted('done'))
  await set(2026, 'oc-a34', accepted('stopped'))
  await set(2026, 'oc-a35', REJECTED)
  expect(await closeDuePlans(database, new Date('2026-12-31T23:00:00Z'))).toBe(0)
  // A fault in the middle leaves nothing half done.
  database.$client.exec(`CREATE TRIGGER fault BEFORE INSERT ON plan_steps BEGIN SELECT RAISE(ABORT, 'fault'); END`)
  await expect(closeDuePlans(database, JANUARY)).rejects.toThrow(/fault/)
  expect(database.select().from(planActions).where(eq(planActions.year, 2027)).all()).toEqual([])
  database.$client.exec('DROP TRIGGER fault')

  expect(await closeDuePlans(database, JANUARY)).toBe(1)
  const next = await plan(2027)
  // The duties, whether deferred or never decided, and what was under way.
  expect(next.map(({ templateId }) => templateId)).toEqual(['oc-a07', 'oc-a02', 'oc-a25'])
  for (const { id, status, decidedOn, dueOn } of next) {
    expect([status, decidedOn, dueOn]).toEqual(['proposed', null, null])
    expect(database.select().from(planEvents).where(eq(planEvents.actionId, id)).all()).toMatchObject([
      { event: 'carried', who: 'Espejo' },
    ])
  }
  const carried = next[2]
  const from = await find(2026, 'oc-a25')
  expect(carried).toMatchObject({
    carriedFromId: from.id,
    reasons: from.reasons,
    inCharge: 'Jefa de Recursos Humanos',
    campaignId: 'c2',
  })
  expect(database.select().from(plans).orderBy(asc(plans.year)).all()).toMatchObject([
    { year: 2026, closedOn: '2027-01-01' },
    { year: 2027, closedOn: null },
  ])
  expect(database.select().from(planSteps).all()).toMatchObject([{ year: 2026, step: 'closed', who: 'Espejo' }])
  expect(database.select().from(auditLog).where(eq(auditLog.action, 'plan.closed')).all()).toMatchObject([
    { objectId: 'e1-2026', detail: { year: 2026, carried: 3 } },
  ])
  expect(await closeDuePlans(database, JANUARY)).toBe(0)
  expect(await plan(2027)).toEqual(next)
})

test('where the next plan has the action already it learns where it comes from; an old plan passes on through each year', async () => {
  add('c1', '2025-04-01')
  await set(2025, 'oc-a25', accepted('not-started'))
  add('c2', '2026-10-05', { dimensions: { lid: [30, 2] } })
  expect(await closeDuePlans(database, JANUARY)).toBe(2)
  expect(await find(2026, 'oc-a25')).toMatchObject({ carriedFromId: (await find(2025, 'oc-a25')).id })
  // In the plan of 2026 nobody accepted it: only what binds passes on from there.
  expect(await has(2027, 'oc-a25')).toBe(false)
  const duty = await find(2027, 'oc-a02')
  expect(duty).toMatchObject({ campaignId: 'c2', status: 'proposed' })
  expect((await plan(2027)).filter(({ templateId }) => templateId === 'oc-a02')).toHaveLength(1)
})

test('late proposals are brought to this year, but for what it has or what was decided; each with its event', async () => {
  add('c1', '2026-04-01')
  await set(2026, 'oc-a34', accepted('done'))
  add('c2', '2026-11-02', { dimensions: { lid: [30, 2], fis: [30, 2] } })
  await set(2027, 'oc-a43', REJECTED)
  const here = { entityId: 'e1', year: 2026 }
  const [movable, ...others] = await listMovableResults(database, SCOPE, here)
  expect(others).toEqual([])
  const waiting = (await plan(2027)).filter(({ status }) => status === 'proposed')
  expect(movable).toMatchObject({ campaignId: 'c2', assessmentId: null })
  expect(movable?.actions).toBeGreaterThan(3)
  const noted: string[] = []
  const move = () =>
    moveProposals(
      database,
      SCOPE,
      { plan: here, origin: { campaignId: 'c2' }, today: '2026-11-03' },
      { userId: 'u', who: 'Rosa', at: '2026-11-03T15:00:00.000Z' },
      (id) => () => void noted.push(id),
    )
  expect(await move()).toBe(movable?.actions)
  expect((await plan(2027)).map(({ templateId }) => templateId)).toContain('oc-a43')
  const moved = (await plan(2026)).filter(({ campaignId }) => campaignId === 'c2')
  expect(moved.map(({ id }) => id).sort()).toEqual([...noted].sort())
  expect(moved.every(({ status, revision }) => status === 'proposed' && revision === 2)).toBe(true)
  const events = database.select().from(planEvents).all()
  expect(events.map(({ event, detail }) => `${event} ${detail}`)).toEqual(moved.map(() => 'moved 2026'))
  expect(waiting.length).toBeGreaterThanOrEqual(moved.length)
  expect(await move()).toBe(0)
  expect(await listMovableResults(database, SCOPE, here)).toEqual([])
  expect(await listMovableResults(database, entityScope('e2'), here)).toEqual([])
})

const harassment = latestInstrument('sexual-harassment')
const favourable = Object.fromEntries(
  harassment.scoring.dimensions.flatMap(({ items }) =>
    items.map(({ id, points }) => [id, Object.entries(points).find(([, value]) => value === 1)?.[0] ?? '']),
  ),
)

test('two entities that differ in what happened to people alone have the same rows to the letter', async () => {
  insertEntity(database, 'e2')
  const everything = Object.fromEntries(
    Array.from({ length: 14 }, (_, index) => [`exp-${String(index + 1).padStart(2, '0')}`, 'una']),
  )
  for (const id of ['e1', 'e2']) {
    await openCampaign(database, `acoso-${id}`, id, {
      instrumentSlug: harassment.slug,
      instrumentVersion: harassment.version,
      instrumentHash: harassment.hash,
      complaintChannel: 'Anexo 120',
      channelTestedOn: '2026-03-01',
      helpLinesCheckedOn: '2026-03-01',
      opensOn: '2026-04-01',
      closesOn: '2026-04-30',
    })
    seedResponses(
      database,
      `acoso-${id}`,
      Array.from({ length: 110 }, (_, person) => ({
        answers: favourable,
        sex: person % 2 ? 'mujer' : 'hombre',
        extraSegment: null,
        experience: id === 'e1' ? everything : Object.fromEntries(Object.keys(everything).map((key) => [key, 'no'])),
      })),
    )
    await closeCampaign(database, `acoso-${id}`, '2026-05-01', null)
  }
  const rows = (entityId: string) =>
    database
      .select()
      .from(planActions)
      .where(eq(planActions.entityId, entityId))
      .orderBy(asc(planActions.position))
      .all()
      .map(({ id: _id, entityId: _entity, campaignId: _campaign, ...row }) => row)
  expect(rows('e1').length).toBeGreaterThan(20)
  expect(rows('e2')).toEqual(rows('e1'))
  expect(JSON.stringify(rows('e1'))).not.toContain('published')
})

test('an office of nine gets its plan from its duties, and from a pool as soon as one is frozen, once', async () => {
  insertConfirmedFigure(database, 'nueve', 'e1', {
    women: 5,
    men: 4,
    countedOn: '2026-06-01',
    documentDate: '2026-06-01',
    proposedOn: '2026-06-02',
  })
  await openCampaign(database, 'pocas', 'e1', {
    opensOn: '2026-07-01',
    closesOn: '2026-07-31',
    linkCode: null,
    populationWomen: 5,
    populationMen: 4,
  })
  seedResponses(
    database,
    'pocas',
    Array.from({ length: 8 }, (_, person) => ({
      answers: answersLike(1, person),
      sex: null,
      extraSegment: null,
    })),
  )
  await closeCampaign(database, 'pocas', '2026-08-01', null)
  expect((await plan(2026)).map(({ templateId }) => templateId)).toEqual(['oc-a07', 'oc-a02'])
  const now = new Date('2026-08-02T15:00:00Z')
  expect(await proposeFromPools(database, now)).toEqual([])
  const instrument = latestInstrument('organizational-culture')
  const { slug, version, hash } = instrument
  const content: PoolContent = {
    kind: 'shown',
    instrument: { slug, version, hash },
    quarter: '2026-T2',
    entities: 7,
    count: { kind: 'at-least', n: 200 },
    overall: { value: 60, bound: 'exact', level: 'advanced' },
    dimensions: instrument.scoring.dimensions.map(({ id }) => ({
      id,
      figure: { value: id === 'com' ? 30 : 85, bound: 'exact', level: id === 'com' ? 'initial' : 'consolidated' },
    })),
  }
  const pooled = asPooled(content)
  database
    .insert(poolReleases)
    .values({
      instrumentSlug: slug,
      quarter: '2026-T2',
      computedOn: '2026-07-01',
      content: pooled,
      digest: 'a'.repeat(64),
    })
    .run()
  expect(await proposeFromPools(database, now)).toEqual(['pocas'])
  const proposed = (await plan(2026)).filter(({ reasons }) => reasons.some(({ kind }) => kind === 'pool-dimension'))
  expect(proposed.map(({ templateId }) => templateId)).toEqual(['oc-a30', 'oc-a31', 'oc-a32', 'oc-a33'])
  expect(proposed[0]?.reasons[0]).toMatchObject({ value: 30, entities: 7, quarter: '2026-T2' })
  expect(await proposeFromPools(database, now)).toEqual([])
  // Nothing of its own answers is known to anybody, and nothing of them moved its plan.
  const [own] = database.select().from(releases).where(eq(releases.campaignId, 'pocas')).all()
  expect(own?.content.overall.kind).toBe('suppressed')
})

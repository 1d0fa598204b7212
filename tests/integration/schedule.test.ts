import { expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/client.server.ts'
import { listAuditRowsAfter, auditDigest, FIRST_DIGEST } from '#db/queries/audit.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { JOBS, type Job } from '#app/schedule/jobs.server.ts'
import { runJobs, startSchedule } from '#app/schedule/run-jobs.ts'
import { actorFor } from '#app/door/actor.ts'
import { viewCampaigns, viewCampaign } from '#app/features/campaigns/view-campaign.server.ts'
import { getNationalEntity } from '#app/features/national/view-country.server.ts'
import { newAccessCodes } from '#app/respondent/desk/access-code.ts'
import { seedDue } from '#tests/support/due-country.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { addCodes, answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

/** The jobs take their database from the test; of the environment these read nothing. */
const environment = testEnvironment('')
/** Six in the morning in Lima. */
const morning = (day: string) => new Date(`${day}T11:00:00Z`)
const rows = (database: Database, sql: string) => database.$client.prepare<[], Record<string, unknown>>(sql).all()
const statuses = (database: Database) =>
  Object.fromEntries(rows(database, 'SELECT id, status FROM campaigns').map(({ id, status }) => [id, status]))
const actions = async (database: Database) =>
  (await listAuditRowsAfter(database, 0, 100)).map(({ action, objectId }) => `${objectId} ${action}`)

/** What is due of campaigns; the other jobs have tests of their own. */
const OF_CAMPAIGNS = JOBS.filter(({ name }) => /^(waiting-answers|campaigns|participation)/.test(name))

async function run(database: Database, day: string, jobs = OF_CAMPAIGNS) {
  const failures: unknown[] = []
  await runJobs(jobs, { database, environment }, morning(day), (failure) => failures.push(failure))
  return failures
}

async function campaign(
  database: Database,
  id: string,
  answers: number,
  more: Parameters<typeof openCampaign>[3] = {},
) {
  insertEntity(database, `e-${id}`)
  await openCampaign(database, id, `e-${id}`, more)
  seedResponses(
    database,
    id,
    Array.from({ length: answers }, (_, person) => ({
      answers: answersLike(3, person),
      sex: null,
      extraSegment: null,
    })),
  )
}

test('the calendar opens, prolongs and closes by itself, and the audit log says that the program did', async () => {
  const { database } = createTestDatabase()
  await campaign(database, 'next', 0, { status: 'scheduled', opensOn: '2026-11-28', closesOn: '2026-12-20' })
  await campaign(database, 'full', 12)
  await campaign(database, 'few', 3)
  expect(await run(database, '2026-11-27')).toEqual([])
  expect(await actions(database)).toEqual([])
  expect(await run(database, '2026-11-28')).toEqual([])
  expect(statuses(database)).toEqual({ next: 'open', full: 'closed', few: 'open' })
  expect((await actions(database)).sort()).toEqual([
    'few campaign.prolonged',
    'full campaign.closed',
    'full campaign.closing',
    'next campaign.opened',
  ])
  const chain = await listAuditRowsAfter(database, 0, 100)
  expect(chain.every(({ actorId, role }) => actorId === null && role === 'program')).toBe(true)
  chain.forEach((row, place) =>
    expect([row.digest, row.previous]).toEqual([auditDigest(row), chain[place - 1]?.digest ?? FIRST_DIGEST]),
  )
  const before = await actions(database)
  await run(database, '2026-11-28')
  expect(await actions(database)).toEqual(before)
})

test('until the schedule has been by, a page says what it will find', async () => {
  const { database, file } = createTestDatabase()
  const on = { database, environment: testEnvironment(file) }
  insertEntity(database, 'uno')
  await seedDue(database)
  const OWN = ['por-cerrar', 'por-prolongar', 'por-contar']
  const coordinator = (id: string) =>
    actorFor({ userId: 'x', name: 'x', role: 'coordinator', entity: { id, name: id } })
  const analyst = actorFor({ userId: 'x', name: 'x', role: 'analyst', entity: null })
  const said = async () => ({
    own: await Promise.all(['uno', ...OWN].map((id) => viewCampaigns(coordinator(id)))),
    pages: await Promise.all(OWN.map((id) => viewCampaign(coordinator(id), id))),
    national: (await Promise.all(['uno', ...OWN].map((id) => getNationalEntity(analyst, { entityId: id })))).map(
      ({ campaigns }) => campaigns,
    ),
  })
  const before = await said()
  expect(before.own.flat().map(({ id, phase }) => [id, phase])).toEqual([
    ['por-abrir', 'open'],
    ['por-cerrar', 'closing'],
    ['por-prolongar', 'open'],
    ['por-contar', 'open'],
  ])
  expect(statuses(database)).toMatchObject({ 'por-abrir': 'scheduled', 'por-cerrar': 'open', 'por-prolongar': 'open' })
  await runJobs(OF_CAMPAIGNS, on, new Date(), (failure) => expect(failure).toBeNull())
  // What only the round brings: the close with its release, and a count.
  const comparable = (told: typeof before) =>
    JSON.stringify(told, (key, value: unknown) =>
      ['closedOn', 'result', 'participation'].includes(key) ? '' : value === 'closing' ? 'closed' : value,
    )
  expect(comparable(await said())).toBe(comparable(before))
})

test('a close that the program did not live to end is ended after it starts again, with one release', async () => {
  const { database, file } = createTestDatabase()
  await campaign(database, 'half', 12)
  database.$client.prepare("UPDATE campaigns SET status = 'closing' WHERE id = 'half'").run()
  database.$client.close()
  const again = openDatabase(file)
  expect(await run(again, '2026-11-28')).toEqual([])
  expect(statuses(again)).toEqual({ half: 'closed' })
  expect(rows(again, 'SELECT campaign_id FROM releases')).toEqual([{ campaign_id: 'half' }])
  await run(again, '2026-11-28')
  expect(await actions(again)).toEqual(['half campaign.closed'])
})

test('a campaign that cannot be closed keeps neither the others nor the other jobs from their turn', async () => {
  const { database } = createTestDatabase()
  await campaign(database, 'broken', 0)
  seedResponses(
    database,
    'broken',
    Array.from({ length: 12 }, () => ({ answers: { 'no-such-question': '1' }, sex: null, extraSegment: null })),
  )
  await campaign(database, 'sound', 12)
  await campaign(database, 'running', 23, { closesOn: '2026-12-20' })
  expect(await run(database, '2026-11-28')).toEqual([{ job: 'campaigns', error: 'Error' }])
  expect(statuses(database)).toEqual({ broken: 'closing', sound: 'closed', running: 'open' })
  expect(
    rows(database, "SELECT shown_participation AS n, shown_on AS day FROM campaigns WHERE id = 'running'"),
  ).toEqual([{ n: 20, day: '2026-11-28' }])
  expect((await actions(database)).filter((each) => each === 'broken campaign.closing')).toHaveLength(1)
})

test('participation is counted once a day, and the exact number is not kept', async () => {
  const { database } = createTestDatabase()
  await campaign(database, 'c1', 13)
  const shown = () => rows(database, 'SELECT shown_participation AS n FROM campaigns')[0]?.['n']
  await run(database, '2026-11-10')
  expect(shown()).toBe(10)
  seedResponses(
    database,
    'c1',
    Array.from({ length: 9 }, () => ({ answers: answersLike(3), sex: null, extraSegment: null })),
  )
  await run(database, '2026-11-10')
  expect(shown()).toBe(10)
  await run(database, '2026-11-11')
  expect(shown()).toBe(20)
})

test('sites are counted weekly from spent slips, rounded, and only batches of thirty or more', async () => {
  const { database } = createTestDatabase()
  await campaign(database, 'large', 0, { linkCode: null })
  await campaign(database, 'small', 0, { linkCode: null })
  await addCodes(database, 'large', newAccessCodes(30))
  await addCodes(database, 'small', newAccessCodes(29))
  const spend = (id: string, count: number) =>
    database.$client
      .prepare(
        'UPDATE access_codes SET spent = 1 WHERE mac IN (SELECT mac FROM access_codes WHERE campaign_id = ? AND spent = 0 LIMIT ?)',
      )
      .run(id, count)
  const shown = () =>
    rows(database, 'SELECT campaign_id AS id, shown_spent AS n, shown_on AS day FROM slip_batches ORDER BY campaign_id')
  spend('large', 9)
  spend('small', 29)
  await run(database, '2026-11-10')
  expect(shown()).toEqual([
    { id: 'large', n: 0, day: '2026-11-10' },
    { id: 'small', n: 0, day: null },
  ])
  spend('large', 8)
  await run(database, '2026-11-16')
  expect(shown()[0]).toMatchObject({ n: 0, day: '2026-11-10' })
  await run(database, '2026-11-17')
  expect(shown()[0]).toMatchObject({ n: 15, day: '2026-11-17' })
})

test('rounds follow one another without overlapping until they are stopped', async () => {
  const { database } = createTestDatabase()
  const seen: string[] = []
  const slow: Job = {
    name: 'slow',
    run: async () => {
      seen.push('in')
      await new Promise((resolve) => setTimeout(resolve, 8))
      seen.push('out')
    },
  }
  const bad: Job = { name: 'bad', run: () => Promise.reject(new TypeError('it quotes data')) }
  const told: unknown[] = []
  const stop = startSchedule(
    [bad, slow],
    { database, environment },
    () => morning('2026-11-10'),
    (failure) => told.push(failure),
    2,
  )
  await expect.poll(() => seen.length).toBeGreaterThanOrEqual(4)
  stop()
  expect(seen.slice(0, 4)).toEqual(['in', 'out', 'in', 'out'])
  expect(told[0]).toEqual({ job: 'bad', error: 'TypeError' })
  const after = seen.length
  await new Promise((resolve) => setTimeout(resolve, 40))
  expect(seen.length - after).toBeLessThanOrEqual(1)
})

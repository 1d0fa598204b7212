import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { freezeCampaign } from '#app/features/campaigns/freeze-campaign.server.ts'
import type { Database } from '#db/client.server.ts'
import { storeSendings } from '#db/queries/sendings.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { annulCampaign } from '#db/queries/campaigns.server.ts'
import { settleCampaign } from '#db/queries/closing.server.ts'
import { listPlanActions } from '#db/queries/plans.server.ts'
import { findRelease } from '#db/queries/releases.server.ts'
import { RuleRefused } from '#db/rules/refusal.server.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { addCodes, answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { countInWaiting } from '#tests/support/waiting.ts'

async function campaignWith(
  women: number,
  men: number,
  more: Parameters<typeof openCampaign>[3] = {},
): Promise<{ database: Database; file: string }> {
  const made = createTestDatabase()
  insertEntity(made.database, 'e1')
  await openCampaign(made.database, 'c1', 'e1', { opensOn: '2026-10-01', closesOn: '2026-10-30', ...more })
  const rows = Array.from({ length: women + men }, (_, person) => ({
    answers: answersLike(2, person),
    sex: person < women ? 'mujer' : 'hombre',
    extraSegment: null,
  }))
  seedResponses(made.database, 'c1', rows)
  return made
}

const all = (database: Database, sql: string) => database.$client.prepare<[], Record<string, unknown>>(sql).all()

test('closing freezes one release with its digest, and proposes a plan in the same breath', async () => {
  const { database } = await campaignWith(40, 35)
  expect(await closeCampaign(database, 'c1', '2026-10-31', null)).toEqual({ kind: 'released' })
  const record = await findRelease(database, entityScope('e1'), 'c1')
  expect(record?.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(record?.release.participation).toEqual({ kind: 'shown', n: 75, percentOfPopulation: 25 })
  // From October on the next year is planned.
  const actions = await listPlanActions(database, entityScope('e1'), 'e1', 2027)
  // What binds comes first; the lowest dimension is answered too.
  expect(actions[0]?.reasons[0]).toMatchObject({ kind: 'duty' })
  expect(actions.flatMap(({ reasons }) => reasons)).toContainEqual(
    expect.objectContaining({ kind: 'dimension', rank: 1 }),
  )
  expect(() => database.$client.prepare("UPDATE releases SET digest = 'x'").run()).toThrow(/frozen/)
})

test('a second close finds nothing to close', async () => {
  const { database } = await campaignWith(40, 35)
  await closeCampaign(database, 'c1', '2026-10-31', null)
  expect(await closeCampaign(database, 'c1', '2026-11-01', null)).toBeNull()
})

test('codes and form ids are gone after the close', async () => {
  const { database, file } = await campaignWith(40, 35, { linkCode: null })
  await addCodes(database, 'c1', ['A', 'B'])
  const sending = {
    ...{ campaignId: 'c1', formMac: randomBytes(32), contentMac: randomBytes(32), codeMac: null },
    ...{ answers: JSON.stringify(answersLike(3)), experience: null, sex: null, extraSegment: null },
  }
  expect(storeSendings(database, [sending])).toEqual(['stored'])
  expect(countInWaiting(file, 'form_receipts')).toBe(1)
  await closeCampaign(database, 'c1', '2026-10-31', null)
  expect(all(database, 'SELECT * FROM access_codes')).toEqual([])
  expect(countInWaiting(file, 'form_receipts')).toBe(0)
  expect((await findRelease(database, entityScope('e1'), 'c1'))?.release.participation).toMatchObject({ n: 76 })
})

test('what is seeded stands beside no sex where a person who answers would leave none', async () => {
  const harassment = latestInstrument('sexual-harassment')
  const { slug: instrumentSlug, version: instrumentVersion, hash: instrumentHash } = harassment
  const of = { instrumentSlug, instrumentVersion, instrumentHash, opensOn: '2026-10-01', closesOn: '2026-10-30' }
  const care = { complaintChannel: 'Anexo 120', channelTestedOn: of.opensOn, helpLinesCheckedOn: of.opensOn }
  const { database } = createTestDatabase()
  for (const [id, men] of [
    ['chica', 99],
    ['grande', 100],
  ] as const) {
    insertEntity(database, id)
    await openCampaign(database, id, id, { ...of, ...care, populationWomen: 150, populationMen: men })
    const experience = { 'exp-01': 'no' }
    seedResponses(
      database,
      id,
      ['mujer', 'hombre', 'otro', null].map((sex) => ({ answers: {}, sex, extraSegment: null, experience })),
    )
  }
  const kept = (id: string) =>
    all(database, `SELECT sex FROM responses WHERE campaign_id = '${id}' AND part = 'experience' ORDER BY sex`)
  expect(kept('chica')).toEqual([{ sex: null }, { sex: null }, { sex: null }, { sex: null }])
  expect(kept('grande')).toEqual([{ sex: null }, { sex: null }, { sex: 'hombre' }, { sex: 'mujer' }])
})

test('rows keep their sex only where women and men each have k; other segments never', async () => {
  const many = await campaignWith(40, 35)
  await closeCampaign(many.database, 'c1', '2026-10-31', null)
  expect(all(many.database, 'SELECT sex, count(*) AS n FROM responses GROUP BY sex')).toEqual([
    { sex: 'hombre', n: 35 },
    { sex: 'mujer', n: 40 },
  ])
  const few = await campaignWith(40, 9)
  few.database.$client.prepare("UPDATE responses SET extra_segment = '30-39'").run()
  await closeCampaign(few.database, 'c1', '2026-10-31', null)
  expect(all(few.database, 'SELECT DISTINCT sex, extra_segment FROM responses')).toEqual([
    { sex: null, extra_segment: null },
  ])
})

test('with more answers than people nothing is released, and a second close without a review changes nothing', async () => {
  const { database } = await campaignWith(130, 120, { populationWomen: 120, populationMen: 120 })
  expect(await closeCampaign(database, 'c1', '2026-10-31', null)).toEqual({ kind: 'population-review' })
  expect(await findRelease(database, countryScope(), 'c1')).toBeNull()
  const population = database.$client.prepare('UPDATE campaigns SET population_women = 140, population_men = 130')
  expect(() => population.run()).toThrow(/population is fixed/)
  expect(await closeCampaign(database, 'c1', '2026-11-04', null)).toEqual({ kind: 'population-review' })
  expect(await findRelease(database, countryScope(), 'c1')).toBeNull()
})

test('no two releases of an instrument stand within nine months or in one year', async () => {
  const { database } = await campaignWith(40, 35)
  await closeCampaign(database, 'c1', '2026-10-31', null)
  await openCampaign(database, 'c2', 'e1', { opensOn: '2027-06-01', closesOn: '2027-07-20' })
  await expect(closeCampaign(database, 'c2', '2027-07-21', null)).rejects.toThrow(/nine months/)
  expect(await closeCampaign(database, 'c2', '2027-08-01', null)).toEqual({ kind: 'released' })
})

test('a release is seen by its own entity and the country, and by nobody else', async () => {
  const { database } = await campaignWith(40, 35)
  await closeCampaign(database, 'c1', '2026-10-31', null)
  expect(await findRelease(database, entityScope('e2'), 'c1')).toBeNull()
  expect(await findRelease(database, countryScope(), 'c1')).not.toBeNull()
})

test('after the close rows lie in the order of their random keys, whatever order they came in', async () => {
  const { database } = createTestDatabase()
  insertEntity(database, 'e1')
  await openCampaign(database, 'c1', 'e1', { opensOn: '2026-10-01', closesOn: '2026-10-30' })
  for (let person = 0; person < 60; person += 1)
    seedResponses(database, 'c1', [
      { answers: { ...answersLike(3), 'lid-01': String((person % 5) + 1) }, sex: null, extraSegment: null },
    ])
  await closeCampaign(database, 'c1', '2026-10-31', null)
  const ids = all(database, "SELECT hex(id) AS id FROM responses WHERE campaign_id = 'c1'").map(({ id }) => String(id))
  expect(ids).toHaveLength(60)
  expect(ids).toEqual([...ids].sort())
})

test.each([
  ["UPDATE campaigns SET k = 9 WHERE id = 'c1'", /fixed once scheduled|k_is_at_least_ten/],
  ["UPDATE campaigns SET extra_segment = 'age-band' WHERE id = 'c1'", /fixed once scheduled/],
  ["UPDATE campaigns SET population_women = 1 WHERE id = 'c1'", /population is fixed/],
  ["UPDATE campaigns SET codes_printed = 301 WHERE id = 'c1'", /codes are for the people/],
  ["UPDATE campaigns SET closed_on = '2026-10-10', closing_reason = 'Una razón' WHERE id = 'c1'", /early_close/],
  ["UPDATE campaigns SET closed_on = '2026-10-20' WHERE id = 'c1'", /early_close/],
  ["UPDATE campaigns SET status = 'annulled' WHERE id = 'c1'", /annulled_with_public_reason/],
])('the database refuses: %s', async (sql, message) => {
  const { database } = await campaignWith(1, 1)
  expect(() => database.$client.prepare(sql).run()).toThrow(message)
})

test('the database refuses a single link below 200 people and two running campaigns of one instrument', async () => {
  const { database } = await campaignWith(1, 1)
  await expect(openCampaign(database, 'c2', 'e1')).rejects.toThrow(/UNIQUE/)
  insertEntity(database, 'e2')
  await expect(openCampaign(database, 'c3', 'e2', { populationWomen: 100, populationMen: 99 })).rejects.toThrow(
    /way of admitting is not allowed/,
  )
})

/** Answers of a campaign that is closed in another thread. */
const MANY = { populationWomen: 1500, populationMen: 1500 }

test('a large campaign is closed in another thread: this one stays free, and the result is the same', async () => {
  const { database } = await campaignWith(1000, 1000, MANY)
  const idsBefore = all(database, 'SELECT hex(id) AS id FROM responses')
  const before = performance.eventLoopUtilization()
  // Asked twice at once, as by a click and by the schedule, it is closed once.
  const outcomes = await Promise.all([1, 2].map(() => closeCampaign(database, 'c1', '2026-10-31', null)))
  // On the loop it would be all of the time.
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5)
  expect(outcomes).toEqual([{ kind: 'released' }, { kind: 'released' }])
  expect(all(database, 'SELECT campaign_id FROM releases')).toHaveLength(1)
  const record = await findRelease(database, entityScope('e1'), 'c1')
  expect(record?.release.participation).toMatchObject({ kind: 'shown', n: 2000 })
  const ids = new Set(all(database, 'SELECT hex(id) AS id FROM responses').map(({ id }) => id))
  expect(ids.size).toBe(2000)
  expect(idsBefore.filter(({ id }) => ids.has(id))).toEqual([])

  const here = (await campaignWith(1000, 1000, MANY)).database
  await settleCampaign(
    here,
    { campaignId: 'c1', today: '2026-10-31', earlyReason: null, noteBegin: () => {}, note: NO_NOTE },
    (freezing) => freezeCampaign(here, freezing),
  )
  expect((await findRelease(here, entityScope('e1'), 'c1'))?.digest).toBe(record?.digest)
})

test('what a rule refuses in the other thread is refused here, and nothing of the close was done', async () => {
  const { database } = await campaignWith(200, 200, MANY)
  await closeCampaign(database, 'c1', '2026-10-31', null)
  await openCampaign(database, 'c2', 'e1', { opensOn: '2026-11-02', closesOn: '2026-11-27', ...MANY })
  const rows = Array.from({ length: 400 }, (_, person) => ({
    ...{ answers: answersLike(3, person), sex: 'mujer', extraSegment: null },
  }))
  seedResponses(database, 'c2', rows)
  const ids = () => all(database, "SELECT hex(id) AS id, sex FROM responses WHERE campaign_id = 'c2' ORDER BY id")
  const before = ids()
  await expect(closeCampaign(database, 'c2', '2026-11-28', null)).rejects.toThrow(RuleRefused)
  expect(ids()).toEqual(before)
  expect(all(database, 'SELECT * FROM frozen_releases')).toEqual([])
})

test('a campaign that is annulled while its release is computed has none', async () => {
  const { database } = await campaignWith(200, 200, MANY)
  const closed = closeCampaign(database, 'c1', '2026-10-31', null)
  expect(await annulCampaign(database, countryScope(), 'c1', 'Una razón', '2026-10-31', NO_NOTE)).toBe(true)
  await expect(closed).rejects.toThrow('not closing')
  expect(all(database, 'SELECT status FROM campaigns')).toEqual([{ status: 'annulled' }])
  for (const table of ['releases', 'frozen_releases', 'responses'])
    expect(all(database, `SELECT * FROM ${table}`), table).toEqual([])
})

import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { freezeDueExperiencePools } from '#app/features/national/freeze-experience-pools.server.ts'
import { destroyDueRows } from '#app/features/retention/delete-due.server.ts'
import { JOBS } from '#app/schedule/jobs.server.ts'
import { listExperiencePools } from '#db/queries/experience-pools.server.ts'
import { experiencePools, releases } from '#db/schema/index.ts'
import { rewriteFile } from '#db/rewrite-file.server.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import { experiencePoolDigest } from '#surveys/disclosure/experience-pool.ts'
import { closeTold } from '#tests/support/told-campaigns.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const { database, file } = createTestDatabase()

for (const id of ['a', 'b', 'c', 'd', 'e'])
  await closeTold(database, id, { closesOn: '2026-09-30', closedOn: '2026-10-01' })
await closeTold(database, 'later', { closesOn: '2027-03-30', closedOn: '2027-03-31' })

const freeze = (day: string) => freezeDueExperiencePools(database, new Date(`${day}T12:00:00-05:00`))
const parts = (campaign: string) =>
  database.$client
    .prepare<[string], { part: string; rows: number }>(
      'SELECT part, count(*) AS rows FROM responses WHERE campaign_id = ? GROUP BY part ORDER BY part',
    )
    .all(campaign)

test('nothing before the year is over', async () => {
  expect(await freeze('2026-12-31')).toEqual([])
  expect(parts('a')).toEqual([
    { part: 'experience', rows: 60 },
    { part: 'main', rows: 80 },
  ])
})

test('in January the year is drawn, once, with what entities published as its base', async () => {
  expect(await freeze('2027-01-01')).toEqual(['sexual-harassment-2026'])
  expect(await freeze('2027-01-02')).toEqual([])
  const [pool, ...more] = await listExperiencePools(database, countryScope())
  expect(more).toEqual([])
  expect(pool && experiencePoolDigest(pool.content)).toBe(pool?.digest)
  const published = database
    .select({ content: releases.content })
    .from(releases)
    .where(eq(releases.releasedOn, '2026-10-01'))
    .all()
    .map(({ content: { prevalence } }) => (prevalence?.kind === 'noisy' ? prevalence.anyCount : 0))
  expect(pool?.content).toMatchObject({
    kind: 'shown',
    entities: 5,
    participants: 400,
    base: published.reduce((sum, count) => sum + count, 0),
  })
  // Two thirds and a half of 300; noise carries them less than 20 points with all but some 1e-4 of the chance.
  const content = pool?.content
  const shares = content?.kind === 'shown' ? content.findings.map(({ share }) => share) : []
  expect(Math.abs((shares[0]?.percent ?? 0) - 67)).toBeLessThan(30)
  expect(Math.abs((shares[1]?.percent ?? 0) - 50)).toBeLessThan(30)
  expect(shares.slice(3)).toEqual([null, null])
})

test('the rows behind it are gone, from the file and its log too; the others stay', () => {
  for (const id of ['a', 'b', 'c', 'd', 'e']) expect(parts(id)).toEqual([{ part: 'main', rows: 80 }])
  expect(parts('later')).toEqual([
    { part: 'experience', rows: 60 },
    { part: 'main', rows: 80 },
  ])
  expect(readFileSync(`${file}-wal`).length).toBe(0)
})

test('it is noted without a number of rows, and read with the country’s scope only', async () => {
  const deeds = database.$client
    .prepare<[], { object_id: string; detail: string }>(
      "SELECT object_id, detail FROM audit_log WHERE action = 'experience-pool.frozen'",
    )
    .all()
  expect(deeds.map(({ object_id }) => object_id)).toEqual(['sexual-harassment-2026'])
  expect(Object.keys(JSON.parse(deeds[0]?.detail ?? '{}') as object).sort()).toEqual(['computedOn', 'digest'])
  expect(await listExperiencePools(database, entityScope('a'))).toEqual([])
})

test('a frozen pool is neither changed nor taken away, so that its noise is never drawn again', () => {
  expect(() => database.update(experiencePools).set({ digest: 'x' }).run()).toThrow(/frozen/)
  expect(() => database.delete(experiencePools).run()).toThrow(/kept/)
  expect(() => database.delete(releases).run()).toThrow(/kept/)
})

test('of one entity nothing is said, and its rows go all the same: no trace of what was told stays in the file', async () => {
  expect(await freeze('2028-01-03')).toEqual(['sexual-harassment-2027'])
  const [pool] = await listExperiencePools(database, countryScope())
  expect(pool?.content).toMatchObject({ kind: 'suppressed', year: 2027 })
  expect(JSON.stringify(pool?.content)).not.toMatch(/"entities"|"base"|"share"/)
  expect(parts('later')).toEqual([{ part: 'main', rows: 80 }])
  expect(rewriteFile(database, '2028-01-04')).toBe(true)
  for (const name of [file, `${file}-wal`]) expect(readFileSync(name).includes('"cha-who"'), name).toBe(false)
})

test('rows that are destroyed by age afterwards leave their act as before, and the pool comes first by the calendar', async () => {
  expect(await destroyDueRows(database, new Date('2028-04-01T12:00:00-05:00'))).toEqual([
    'a',
    'b',
    'c',
    'd',
    'e',
    'later',
  ])
  const names = JOBS.map(({ name }) => name)
  expect(names.indexOf('experience-pools')).toBeLessThan(names.indexOf('destruction'))
})

test('a campaign whose rows were destroyed before its year was over is no part of the base', async () => {
  for (const id of ['f', 'g', 'h', 'i', 'j', 'gone'])
    await closeTold(database, id, { closesOn: '2028-09-30', closedOn: '2028-10-02' })
  database.$client.prepare("INSERT INTO destruction_acts VALUES ('gone', '2028-12-01', 'd')").run()
  await freeze('2029-01-02')
  const [pool] = await listExperiencePools(database, countryScope())
  expect(pool?.content).toMatchObject({ kind: 'shown', year: 2028, entities: 5, participants: 400 })
})

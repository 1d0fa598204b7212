import { setImmediate } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listCountableCampaigns } from '#db/queries/item-totals.server.ts'
import { auditLog, itemLotCampaigns, itemTotals } from '#db/schema/index.ts'
import { countryScope } from '#db/scope.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { actorFor } from '#app/door/actor.ts'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { analysisOf, countNextLot } from '#app/features/item-analysis/count-items.server.ts'
import { PROGRAM } from '#app/kit/program/record-deed.server.ts'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const { database } = createTestDatabase()
const totals = () => database.select().from(itemTotals).get()
const noon = (day: string) => new Date(`${day}T12:00:00-05:00`)
const lot = (today: string) => countNextLot(database, PROGRAM, instrument, noon(today))
const COORDINATOR = actorFor({ userId: 'c', name: 'C', role: 'coordinator', entity: { id: 'a', name: 'A' } })
const lotDeeds = () =>
  database
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, 'item-lot.counted'))
    .all()
    .map(({ actorName, objectId, detail }) => [actorName, objectId, detail])

/** A closed campaign of an entity of its own; `complete` of its people answer everything. */
async function closed(id: string, people: number, complete = people): Promise<void> {
  insertEntity(database, id)
  await openCampaign(database, id, id)
  const [first = ''] = Object.keys(answersLike(3))
  const rows = Array.from({ length: people }, (_, person) => {
    const answers = answersLike(1 + (person % 5), person)
    return { answers: person < complete ? answers : { ...answers, [first]: 'ns' }, sex: null, extraSegment: null }
  })
  seedResponses(database, id, rows)
  await closeCampaign(database, id, '2026-11-28', null)
}

test('four entities are no lot, five are; nobody without the country’s scope counts', async () => {
  for (const id of ['a', 'b', 'c', 'd']) await closed(id, 60)
  expect(await lot('2026-11-28')).toBe(false)
  await closed('e', 60)
  expect(await countNextLot(database, COORDINATOR, instrument, noon('2026-11-28'))).toBe(false)
  expect(await analysisOf(database, instrument)).toBeNull()
  expect(await lot('2026-11-28')).toBe(true)
  expect(totals()).toMatchObject({
    campaigns: 5,
    entities: 5,
    totals: { participants: 300, dimensions: { lid: { cases: 300 } } },
  })
  expect((await analysisOf(database, instrument))?.dimensions[0]?.alpha).toBeGreaterThan(0.3)
  expect(lotDeeds()).toEqual([['Espejo', 'organizational-culture-1-2026-T4', { campaigns: 5 }]])
})

test('what closes later waits for the next quarter, and is added to the total once', async () => {
  for (const id of ['f', 'g', 'h', 'i', 'j']) await closed(id, 50)
  expect(await lot('2026-12-31')).toBe(false)
  expect(totals()?.totals.participants).toBe(300)
  expect(await lot('2027-01-02')).toBe(true)
  expect(totals()).toMatchObject({ campaigns: 10, entities: 10, totals: { participants: 550 } })
  expect(await lot('2027-04-02')).toBe(false)
})

test('a lot with fewer than ten complete cases is not added: the next total would tell them', async () => {
  for (const id of ['k', 'l', 'm', 'n', 'o']) await closed(id, 50, 1)
  expect(await lot('2027-07-02')).toBe(false)
  expect(lotDeeds()).toHaveLength(2)
  expect(totals()?.totals.participants).toBe(550)
  expect(database.select().from(itemLotCampaigns).all()).toHaveLength(10)
})

test('campaigns that made no lot are not read again until another joins them', async () => {
  // Whoever reads this row fails.
  database.$client.prepare('UPDATE responses SET answers = \'{"x":"1"}\' WHERE campaign_id = \'o\'').run()
  expect(await lot('2027-07-02')).toBe(false)
  await closed('p', 50)
  await expect(lot('2027-07-02')).rejects.toThrow(/does not fit/)
})

test('while the rows of a large campaign are counted, others are served', async () => {
  const { database: other } = createTestDatabase()
  const people = 5001
  insertEntity(other, 'grande')
  await openCampaign(other, 'grande', 'grande', { populationWomen: people, populationMen: people })
  seedResponses(
    other,
    'grande',
    Array.from({ length: people }, (_, person) => ({ answers: answersLike(3, person), sex: null, extraSegment: null })),
  )
  await closeCampaign(other, 'grande', '2026-11-28', null)
  let [turns, isCounting] = [0, true]
  const counting = listCountableCampaigns(other, countryScope(), instrument.hash).finally(() => (isCounting = false))
  for (; isCounting; turns += 1) await setImmediate()
  expect((await counting).map(({ campaign, responses }) => [campaign, responses])).toEqual([['grande', people]])
  expect(turns).toBeGreaterThan(20)
})

import { expect, test } from 'vitest'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { freezeDuePools } from '#app/features/national/freeze-pools.server.ts'
import { listFrozenPools } from '#db/queries/pools.server.ts'
import { poolReleases } from '#db/schema/index.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { poolDigest } from '#surveys/disclosure/pool.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const { database } = createTestDatabase()
const TERM = { opensOn: '2026-08-03', closesOn: '2026-08-28' }

/** A campaign of an entity of its own that closed on a day. */
async function closed(id: string, people: number, lean: number, closedOn = '2026-08-29'): Promise<void> {
  insertEntity(database, id)
  await openCampaign(database, id, id, TERM)
  seedResponses(
    database,
    id,
    Array.from({ length: people }, (_, person) => ({
      answers: answersLike(lean, person),
      sex: null,
      extraSegment: null,
    })),
  )
  await closeCampaign(database, id, closedOn, null)
}
const pools = async () => listFrozenPools(database, countryScope())
const freeze = (day: string) => freezeDuePools(database, new Date(`${day}T12:00:00-05:00`))

for (const id of ['a', 'b', 'c', 'd', 'e']) await closed(id, 20, 3)
await closed('small', 6, 5)
await closed('giant', 250, 5)
for (const id of ['f', 'g', 'h', 'i']) await closed(id, 20, 4, '2026-10-02')

test('a quarter is frozen once it has ended, and only once', async () => {
  expect(await freeze('2026-09-30')).toEqual([])
  expect(await freeze('2026-10-01')).toEqual(['organizational-culture-2026-T3'])
  expect(await freeze('2026-10-02')).toEqual([])
})

test('it holds the entities that closed in it, without the one that outweighs them and the one under ten', async () => {
  const [pool] = await pools()
  expect(pool).toMatchObject({
    quarter: '2026-T3',
    computedOn: '2026-10-01',
    content: { kind: 'shown', entities: 5, count: { kind: 'at-least', n: 100 }, overall: { value: 50 } },
  })
  expect(pool && poolDigest(pool.content)).toBe(pool?.digest)
})

test('four entities are frozen as a quarter of which nothing is said', async () => {
  expect(await freeze('2027-01-04')).toEqual(['organizational-culture-2026-T4'])
  expect((await pools())[0]?.content).toMatchObject({ kind: 'suppressed', quarter: '2026-T4' })
  expect(JSON.stringify((await pools())[0]?.content)).not.toMatch(/"value"|"n"|"entities"/)
})

test('a frozen pool cannot be changed, is noted, and is read with the country’s scope only', async () => {
  expect(() => database.update(poolReleases).set({ digest: 'x' }).run()).toThrow(/frozen/)
  const deeds = database.$client
    .prepare<[], { object_id: string }>("SELECT object_id FROM audit_log WHERE action = 'pool.frozen'")
    .all()
  expect(deeds.map(({ object_id }) => object_id)).toEqual([
    'organizational-culture-2026-T3',
    'organizational-culture-2026-T4',
  ])
  expect(await listFrozenPools(database, entityScope('a'))).toEqual([])
})

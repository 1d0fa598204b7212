import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { carryOutOrder } from '#app/features/campaigns/carry-out-order.server.ts'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { campaigns } from '#db/schema/index.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const { database, file } = createTestDatabase()
Object.assign(process.env, testEnvironment(file))
const coordinator = actorFor({
  ...{ userId: 'u1', name: 'Una coordinadora', role: 'coordinator' },
  entity: { id: 'uno', name: 'Entidad uno' },
})
insertEntity(database, 'uno')
await openCampaign(database, 'primera', 'uno', { opensOn: '2026-01-05', closesOn: '2026-01-30' })
await closeCampaign(database, 'primera', '2026-01-31', null)

const closeOn = (campaignId: string, day: string) =>
  carryOutOrder(
    coordinator,
    {
      campaignId,
      order: { kind: 'close-early', reason: 'Ya respondió casi todo el personal', confirmed: true, leavesPaper: false },
    },
    () => new Date(`${day}T15:00:00Z`),
  )
const statusOf = (id: string) => database.select().from(campaigns).where(eq(campaigns.id, id)).get()?.status

test('a close before its day that would be the second release of a year is refused before anything is begun', async () => {
  await openCampaign(database, 'segunda', 'uno', { opensOn: '2026-11-02', closesOn: '2027-01-15' })
  expect(await closeOn('segunda', '2026-12-20')).toMatchObject({ ok: false })
  expect(statusOf('segunda')).toBe('open')
  expect(await closeOn('segunda', '2027-01-02')).toMatchObject({ ok: true })
  expect(statusOf('segunda')).toBe('closed')
})

test('nine months after the end of a long month are over with the month, for the form as for the database', async () => {
  insertEntity(database, 'dos')
  await openCampaign(database, 'mayo', 'dos', { opensOn: '2026-05-04', closesOn: '2026-05-30' })
  await closeCampaign(database, 'mayo', '2026-05-31', null)
  await openCampaign(database, 'febrero', 'dos', { opensOn: '2027-02-01', closesOn: '2027-03-10' })
  const other = actorFor({ ...coordinator, entity: { id: 'dos', name: 'Entidad dos' } })
  const order = {
    kind: 'close-early',
    reason: 'Ya respondió casi todo el personal',
    confirmed: true,
    leavesPaper: false,
  } as const
  const on = (day: string) => carryOutOrder(other, { campaignId: 'febrero', order }, () => new Date(`${day}T15:00:00Z`))
  expect(await on('2027-02-28')).toMatchObject({ ok: false })
  expect(statusOf('febrero')).toBe('open')
  expect(await on('2027-03-01')).toMatchObject({ ok: true })
})

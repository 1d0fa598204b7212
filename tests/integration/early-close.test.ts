import { eq, inArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { actorFor, programScope } from '#app/door/actor.ts'
import { carryOutOrder } from '#app/features/campaigns/carry-out-order.server.ts'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { settleDueCampaigns } from '#app/features/campaigns/settle-due-campaigns.server.ts'
import { tellOfPaper } from '#app/features/campaigns/tell-of-paper.server.ts'
import { viewCampaign } from '#app/features/campaigns/view-campaign.server.ts'
import { viewTyping } from '#app/features/typing/view-batch.server.ts'
import { campaigns, mails, memberships, paperBatches, user } from '#db/schema/index.ts'
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

describe('paper that nobody has typed', () => {
  const order = { kind: 'close-early', reason: 'Ya respondió casi todo el personal', confirmed: true } as const
  const open = async (entity: string, forms: number, status: 'printed' | 'finished') => {
    insertEntity(database, entity)
    const campaignId = `papel-${entity}`
    await openCampaign(database, campaignId, entity, {
      ...{ opensOn: '2026-10-05', closesOn: '2026-11-13', selfExtended: true },
    })
    const done =
      status === 'finished'
        ? { openedOn: '2026-11-01', openedBy: 'Una', witness: 'Otra', formsCounted: 1, finishedOn: '2026-11-02' }
        : {}
    database
      .insert(paperBatches)
      .values({
        id: entity,
        campaignId,
        code: `L-${entity}`,
        formsPrinted: forms,
        typist: 'Otra unidad',
        status,
        ...done,
      })
      .run()
    return campaignId
  }
  const closeWith = (entity: string, leavesPaper: boolean) =>
    carryOutOrder(
      actorFor({ ...coordinator, entity: { id: entity, name: entity } }),
      { campaignId: `papel-${entity}`, order: { ...order, leavesPaper } },
      () => new Date('2026-11-10T15:00:00Z'),
    )

  test('stops an early close, which says so and asks for a yes', async () => {
    const campaignId = await open('cuarenta', 40, 'printed')
    const refused = await closeWith('cuarenta', false)
    expect(refused).toMatchObject({ ok: false })
    expect(JSON.stringify(refused)).toContain('40 formularios del lote L-cuarenta sin terminar de digitar.')
    expect(statusOf(campaignId)).toBe('open')
    expect(await closeWith('cuarenta', true)).toEqual({ ok: true })
    expect(statusOf(campaignId)).toBe('closed')
  })

  test('of a small batch the question is the same whether it was typed', async () => {
    await open('cinco', 5, 'printed')
    await open('seis', 5, 'finished')
    const words = async (entity: string) => JSON.stringify(await closeWith(entity, false)).replaceAll(entity, '')
    expect(await words('cinco')).toBe(await words('seis'))
    expect(await words('cinco')).toContain('aquí no se muestra si se digitó')
  })

  test('holds a close by date for five working days, which is told once to each, and then closes', async () => {
    const campaignId = await open('espera', 40, 'printed')
    const typed = await open('digitado', 40, 'finished')
    for (const [id, role] of [
      ['titular', 'head'],
      ['coordina', 'coordinator'],
      ['custodia', 'custodian'],
      ['digita', 'transcriber'],
    ] as const) {
      database
        .insert(user)
        .values({
          id,
          name: id,
          email: `${id}@espera.test`,
          emailVerified: true,
          createdAt: new Date(0),
          updatedAt: new Date(0),
        })
        .run()
      database
        .insert(memberships)
        .values({
          id,
          userId: id,
          role,
          entityId: 'espera',
          resolution: 'RA 1-2026',
          startsOn: '2026-01-02',
          unit: 'Otra',
        })
        .run()
    }
    database
      .update(memberships)
      .set({ confirmedAt: '2026-01-02T15:00:00.000Z', confirmedBy: 'titular' })
      .where(inArray(memberships.role, ['custodian', 'transcriber']))
      .run()
    const mailsOn = async (day: string) => {
      const now = new Date(`${day}T15:00:00Z`)
      await settleDueCampaigns(database, programScope(), now)
      await tellOfPaper(database, null, now)
      await tellOfPaper(database, null, now)
      const sent = database.select().from(mails).where(eq(mails.kind, 'paper')).all()
      database.delete(mails).run()
      return sent.map(({ recipient, subject }) => `${recipient}: ${subject}`).sort()
    }
    expect(await mailsOn('2026-11-14')).toEqual([
      'coordina@espera.test: El cierre espera los formularios en papel',
      'custodia@espera.test: Entregue los formularios en papel',
      'digita@espera.test: Quedan pocos días para digitar',
    ])
    expect([statusOf(campaignId), statusOf(typed)]).toEqual(['open', 'closed'])
    const view = await viewCampaign(
      actorFor({ ...coordinator, entity: { id: 'espera', name: 'espera' } }),
      campaignId,
      () => new Date('2026-11-20T15:00:00Z'),
    )
    expect([view.phase, view.paper?.waitsUntil]).toEqual(['closing', '2026-11-20'])
    expect(await mailsOn('2026-11-20')).toEqual([])
    expect(statusOf(campaignId)).toBe('open')
    expect(await mailsOn('2026-11-21')).toEqual([
      'coordina@espera.test: La aplicación se cerró sin todos los formularios en papel',
      'digita@espera.test: La aplicación se cerró: ya no se digita',
    ])
    expect(statusOf(campaignId)).toBe('closed')
    const typist = actorFor({ ...coordinator, role: 'transcriber', entity: { id: 'espera', name: 'espera' } })
    expect(await viewTyping(typist, () => new Date('2026-11-21T15:00:00Z'))).toMatchObject([{ isTooLate: true }])
  })
})

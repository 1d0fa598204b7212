import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { listAuditRowsAfter } from '#db/queries/audit.server.ts'
import { listInvited } from '#db/queries/swaps.server.ts'
import { campaigns, campaignWays, mails, slipBatches } from '#db/schema/index.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import { createTestDatabase, insertConfirmedFigure, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const TODAY = limaDate(new Date())
const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
const running = { opensOn: addDays(TODAY, -10), closesOn: addDays(TODAY, 20) }
insertEntity(database, 'uno')
await openCampaign(database, 'correo', 'uno', { ...running, linkCode: null, populationWomen: 20, populationMen: 20 }, [
  { way: 'slips', people: 20 },
  { way: 'email-swap', people: 20 },
])
insertEntity(database, 'dos')
await openCampaign(database, 'enlace', 'dos', { ...running, linkCode: 'VIEJOENLACE' })
insertEntity(database, 'tres')
await openCampaign(database, 'anterior', 'tres', {
  opensOn: addDays(TODAY, -60),
  closesOn: addDays(TODAY, -20),
  instrumentSlug: 'gender-stereotypes',
  status: 'closed',
  linkCode: null,
})
for (const id of ['uno', 'dos', 'tres']) await addAccount(database, environment, `${id}@test.test`, 'coordinator', id)
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())
const cookies = Object.fromEntries(
  await Promise.all(['uno', 'dos', 'tres'].map(async (id) => [id, await signInTo(origin, `${id}@test.test`)] as const)),
)

async function ask(who: string, path: string, fields?: Record<string, string>) {
  const post = fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}
  const answer = await fetch(origin + path, {
    redirect: 'manual',
    headers: { cookie: cookies[who] ?? '', origin },
    ...post,
  })
  return { status: answer.status, headers: answer.headers, text: (await answer.text()).replaceAll('<!-- -->', '') }
}
const deeds = async (objectId: string) =>
  (await listAuditRowsAfter(database, 0, 100)).filter((row) => row.objectId === objectId)
const MAILS = '/panel/aplicaciones/correo/correos'

test('addresses are checked before anything is sent, and what was pasted stays', async () => {
  const refused = await ask('uno', MAILS, { accion: 'invitar', correos: 'ana@uno.pe\nsin arroba' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('No son correos: sin arroba')
  expect(refused.text).toContain('ana@uno.pe')
  const many = Array.from({ length: 49 }, (_, person) => `p${person}@uno.pe`).join('\n')
  expect((await ask('uno', MAILS, { accion: 'invitar', correos: many })).text).toContain('Puede invitar a 48 más')
  expect(database.select().from(mails).all()).toEqual([])
})

test('each person gets one mail with a neutral subject and a link; who is repeated or invited already is told', async () => {
  const sent = await ask('uno', MAILS, { accion: 'invitar', correos: 'ana@uno.pe\nluz@uno.pe\nAna@uno.pe' })
  expect(sent.status).toBe(200)
  expect(sent.text).toContain('Estaban repetidas y reciben una sola: ana@uno.pe')
  const again = await ask('uno', MAILS, { accion: 'invitar', correos: 'luz@uno.pe\neva@uno.pe' })
  expect(again.text).toContain('Ya tenían su invitación y no reciben otra: luz@uno.pe')
  expect(await listInvited(database, { id: 'correo', entityId: 'uno' })).toEqual([
    'ana@uno.pe',
    'eva@uno.pe',
    'luz@uno.pe',
  ])
  const queued = database.select().from(mails).all()
  expect(queued.map(({ kind, recipient }) => `${kind} ${recipient}`).sort()).toEqual([
    'swap ana@uno.pe',
    'swap eva@uno.pe',
    'swap luz@uno.pe',
  ])
  const links = queued.map(({ body }) => /\/r\/canje\/[0-9a-f]{32}/.exec(body)?.[0])
  expect(new Set(links).size).toBe(3)
  for (const { subject, body } of queued) {
    expect(subject).not.toMatch(/género|hostigamiento|estereotipo/i)
    expect(body).toContain('confidencial')
    expect(body).not.toMatch(/anónim/i)
  }
  expect((await deeds('correo')).map(({ action, detail }) => [action, detail])).toEqual([
    ['campaign.invited', { addresses: 2 }],
    ['campaign.invited', { addresses: 1 }],
  ])
})

test('the link opens a page without cookie that is not kept; its button gives a code once', async () => {
  const link = /\/r\/canje\/[0-9a-f]{32}/.exec(database.select().from(mails).all()[0]?.body ?? '')?.[0] ?? ''
  const look = await fetch(origin + link)
  expect(look.headers.get('cache-control')).toBe('no-store')
  expect(look.headers.getSetCookie()).toEqual([])
  const offer = await look.text()
  expect(offer).toContain('confidencial')
  expect(offer).not.toMatch(/anónim|<script/i)
  expect((await fetch(origin + link, { method: 'POST', headers: { origin: 'https://otro.example' } })).status).toBe(403)
  const given = await fetch(origin + link, { method: 'POST', headers: { origin } })
  const page = await given.text()
  expect([given.status, given.headers.getSetCookie(), given.headers.get('cache-control')]).toEqual([
    200,
    [],
    'no-store',
  ])
  const code = /<p class="codigo-grande">([A-Z0-9-]+)<\/p>/.exec(page)?.[1] ?? ''
  expect(code).toMatch(/^[A-Z3-9]{7}-[A-Z3-9]{6}$/)
  expect(page).toMatch(/Sirve desde las? \d+:00/)
  const early = await (await fetch(`${origin}/r/${code}`)).text()
  expect(early).toContain('Su código todavía no abre')
  expect((await fetch(origin + link, { method: 'POST', headers: { origin } })).status).toBe(404)
  expect(await (await fetch(origin + link)).text()).toBe(
    await (await fetch(`${origin}/r/canje/${'0'.repeat(32)}`)).text(),
  )
})

test('a reminder goes to all alike, carries no link of anybody, and not twice within a week', async () => {
  expect((await ask('uno', MAILS, { accion: 'recordar' })).text).toContain('3 personas')
  const reminders = database.select().from(mails).where(eq(mails.kind, 'reminder')).all()
  expect(reminders.map(({ recipient }) => recipient).sort()).toEqual(['ana@uno.pe', 'eva@uno.pe', 'luz@uno.pe'])
  expect(new Set(reminders.map(({ subject, body }) => subject + body)).size).toBe(1)
  expect(reminders[0]?.body).not.toMatch(/canje|[0-9a-f]{32}|anónim/i)
  const twice = await ask('uno', MAILS, { accion: 'recordar' })
  expect([twice.status, twice.text.includes(addDays(TODAY, 7).slice(0, 4))]).toEqual([422, true])
  expect(database.select().from(mails).where(eq(mails.kind, 'reminder')).all()).toHaveLength(3)
})

test('no page of the entity tells whom it invited or who took a code', async () => {
  for (const path of [
    '/panel',
    '/panel/aplicaciones/correo',
    MAILS,
    `${MAILS}.data`,
    '/panel/aplicaciones/correo.data',
  ]) {
    const { text } = await ask('uno', path)
    expect(text, path).not.toMatch(/@uno\.pe/)
    expect(text, path).not.toMatch(/usados|canjead/i)
  }
})

test('slips come site by site with a packing list, and the form says what is missing', async () => {
  const path = '/panel/aplicaciones/correo/papeletas'
  expect((await ask('uno', path, { 'cantidad-1': '2', 'sede-2': 'Norte', 'cantidad-2': '3' })).text).toContain(
    'cada una lleva su nombre',
  )
  const printed = await ask('uno', path, {
    'sede-1': 'Central',
    'cantidad-1': '2',
    'sede-2': 'Norte',
    'cantidad-2': '3',
  })
  expect(printed.text).toContain('Lista de empaque')
  expect(printed.text.match(/class="papeleta /g)).toHaveLength(5)
  expect(printed.text).toContain('Quinua')
  expect(
    database
      .select()
      .from(slipBatches)
      .all()
      .map(({ site, slips }) => [site, slips])
      .sort(),
  ).toEqual([
    ['Central', 2],
    ['Norte', 3],
  ])
  expect((await deeds('correo')).at(-1)).toMatchObject({
    action: 'campaign.slips-printed',
    detail: { sites: 2, slips: 5 },
  })
})

test('a link that leaked is replaced; the old one is then like any that does not exist', async () => {
  expect((await ask('dos', '/panel/aplicaciones/enlace', { accion: 'cambiar-enlace' })).status).toBe(422)
  expect((await fetch(`${origin}/r/VIEJO-ENLACE`)).status).toBe(200)
  expect((await ask('dos', '/panel/aplicaciones/enlace', { accion: 'cambiar-enlace', confirmo: 'si' })).status).toBe(
    303,
  )
  const old = await fetch(`${origin}/r/VIEJO-ENLACE`)
  const never = await fetch(`${origin}/r/NUNCA-FUE`)
  expect([old.status, await old.text()]).toEqual([404, await never.text()])
  const fresh = database.select().from(campaigns).where(eq(campaigns.id, 'enlace')).get()?.linkCode ?? ''
  expect((await fetch(`${origin}/r/${fresh}`)).status).toBe(200)
  expect((await deeds('enlace')).map(({ action, actorName }) => [action, actorName])).toEqual([
    ['campaign.link-replaced', 'dos@test.test'],
  ])
  expect(JSON.stringify(await deeds('enlace'))).not.toContain(fresh)
})

test('creating shows the calendar, warns within 45 days without refusing, and opens with ways that reach everybody', async () => {
  const missing = (await ask('tres', '/panel/aplicaciones/nueva')).text
  expect(missing).toContain('Calendario de la entidad')
  expect(missing).toContain('Falta la cifra de personal de la entidad')
  insertConfirmedFigure(database, 'cifra', 'tres', { women: 150, men: 100, countedOn: TODAY, proposedOn: TODAY })
  const fields = {
    herramienta: 'organizational-culture',
    abre: TODAY,
    cierra: addDays(TODAY, 30),
    cifra: 'cifra',
    segmento: '',
    k: '10',
  }
  const created = await ask('tres', '/panel/aplicaciones/nueva', fields)
  expect(created.status).toBe(303)
  const path = created.headers.get('location') ?? ''
  expect((await ask('tres', path)).text).toContain('Hay otra aplicación a menos de 45 días')
  const few = await ask('tres', path, { accion: 'abrir', 'personas-papeletas': '100', 'personas-enlace': '100' })
  expect([few.status, few.text.includes('Quedarían fuera 50 de 250 personas')]).toEqual([422, true])
  expect(
    (
      await ask('tres', path, {
        accion: 'abrir',
        'personas-papeletas': '100',
        'personas-enlace': '100',
        'personas-correo': '60',
      })
    ).status,
  ).toBe(303)
  const id = path.split('/').at(-1) ?? ''
  expect(
    database
      .select()
      .from(campaignWays)
      .where(eq(campaignWays.campaignId, id))
      .all()
      .map(({ way, people }) => `${way} ${people}`)
      .sort(),
  ).toEqual(['email-swap 60', 'single-link 100', 'slips 100'])
  expect((await deeds(id)).map(({ action }) => action)).toEqual(['campaign.created', 'campaign.opened'])
  const poster = await ask('tres', `${path}/afiche`)
  expect(poster.text).toContain('confidencial')
  expect(poster.text).not.toMatch(/anónima/)
})

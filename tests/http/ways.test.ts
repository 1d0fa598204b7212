import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { sendLinks } from '#app/features/custody/send-links.server.ts'
import { smtpTransport } from '#app/kit/mail/transport.server.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { newAccessCodes } from '#app/respondent/desk/access-code.ts'
import { listAuditRowsAfter } from '#db/queries/audit.server.ts'
import { campaigns, campaignWays, invitedAddresses, mails, slipBatches } from '#db/schema/index.ts'
import { arrivedInAddress, arrivedInField } from '#tests/support/arrived-links.ts'
import { catchMail, type CaughtMail } from '#tests/support/mail-catcher.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import {
  addCodes,
  answersLike,
  createTestDatabase,
  insertConfirmedFigure,
  insertEntity,
  openCampaign,
} from '#tests/support/test-database.ts'
import { withoutChance } from '#tests/support/web.ts'
import { planYearOf } from '#surveys/planning/plan-year.ts'

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
insertEntity(database, 'cuatro')
const CODES = newAccessCodes(40)
await openCampaign(database, 'sondeada', 'cuatro', { ...running, linkCode: null })
await addCodes(database, 'sondeada', CODES)
await addAccount(database, environment, 'administra@mimp.test', 'administrator', null)
for (const id of ['uno', 'dos', 'tres', 'cuatro'])
  await addAccount(database, environment, `${id}@test.test`, 'coordinator', id)
for (const id of ['uno', 'tres', 'cuatro'])
  await addAccount(database, environment, `custodia-${id}@test.test`, 'custodian', id)
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())
const cookies = Object.fromEntries(
  await Promise.all(
    ['uno', 'dos', 'tres', 'cuatro', 'custodia-uno', 'custodia-cuatro'].map(
      async (id) => [id, await signInTo(origin, `${id}@test.test`)] as const,
    ),
  ),
)

async function ask(who: string, path: string, fields?: Record<string, string>, more: readonly string[] = []) {
  const post = fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}
  const answer = await fetch(origin + path, {
    redirect: 'manual',
    headers: { cookie: [cookies[who] ?? '', ...more].join('; '), origin },
    ...post,
  })
  return { status: answer.status, headers: answer.headers, text: (await answer.text()).replaceAll('<!-- -->', '') }
}
const deeds = async (objectId: string) =>
  (await listAuditRowsAfter(database, 0, 100)).filter((row) => row.objectId === objectId)
/** The page to which the answer to a form leads. */
const pageAfter = (who: string, { headers }: { readonly headers: Headers }) =>
  ask(
    who,
    headers.get('location') ?? '',
    undefined,
    headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? ''),
  )
const MAILS = '/custodia/correo/correos'
const invited = () =>
  database
    .select()
    .from(invitedAddresses)
    .all()
    .map(({ address }) => address)
    .sort()

test('addresses are checked before anything is sent, and what was pasted stays', async () => {
  const refused = await ask('custodia-uno', MAILS, { accion: 'invitar', correos: 'ana@test.test\nsin arroba' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('No son correos: sin arroba')
  expect(refused.text).toContain('ana@test.test')
  const many = Array.from({ length: 41 }, (_, person) => `p${person}@test.test`).join('\n')
  expect((await ask('custodia-uno', MAILS, { accion: 'invitar', correos: many })).text).toContain(
    'Puede invitar a 40 más',
  )
  const strange = await ask('custodia-uno', MAILS, { accion: 'invitar', correos: 'ana@gmail.com' })
  expect(strange.text).toContain('No son de la entidad: gmail.com')
  expect(database.select().from(mails).all()).toEqual([])
})

test('each mailbox gets one invitation, which holds no link before it leaves; which was taken before is not told', async () => {
  const answer = await ask('custodia-uno', MAILS, {
    accion: 'invitar',
    correos: 'ana@test.test\nluz@test.test\nAna+1@test.test',
  })
  expect(answer.status).toBe(303)
  const sent = await pageAfter('custodia-uno', answer)
  expect(sent.text).toContain('Sale la invitación para 2 personas')
  expect(sent.text).toContain('1 correo se repetía o ya estaba invitado')
  expect(sent.text).not.toMatch(/(ana|luz)[^<]*@/i)
  const second = await ask('custodia-uno', MAILS, { accion: 'invitar', correos: 'luz@test.test\neva@test.test' })
  const again = await pageAfter('custodia-uno', second)
  expect(again.text).toContain('Sale la invitación para 1 persona')
  expect(again.text).not.toMatch(/(eva|luz)[^<]*@/i)
  expect(invited()).toEqual(['ana@test.test', 'eva@test.test', 'luz@test.test'])
  const queued = database.select().from(mails).all()
  expect(queued.map(({ kind, subject, body }) => [kind, subject, body])).toEqual(queued.map(() => ['swap', '', '']))
  expect((await deeds('correo')).map(({ action, detail }) => [action, detail])).toEqual([
    ['campaign.invited', { addresses: 2 }],
    ['campaign.invited', { addresses: 1 }],
  ])
})

const caught: CaughtMail[] = []

test('the mails leave by a mail server, with a neutral subject and a link of their own each, and nothing of them stays', async () => {
  const mailServer = await catchMail((mail) => caught.push(mail))
  const transport = smtpTransport(
    { ...environment, ESPEJO_MAIL_URL: `smtp://127.0.0.1:${mailServer.port}` },
    { name: 'Espejo', address: 'espejo@espejo.test' },
  )
  if (!transport) throw new Error('No transport')
  expect(await sendLinks({ database, environment }, { send: transport, keeps: false, origin }, new Date())).toBe(3)
  mailServer.stop()
  expect(caught.map(({ to }) => to).sort()).toEqual(['ana@test.test', 'eva@test.test', 'luz@test.test'])
  expect(new Set(caught.map(({ text }) => /\/r\/canje\/[0-9a-f]{32}/.exec(text)?.[0])).size).toBe(3)
  for (const { text } of caught) {
    expect(text).toContain('confidencial')
    expect(text).not.toMatch(/anónim/i)
  }
  expect(database.select().from(mails).all()).toEqual([])
})

test('the link opens a page without cookie that is not kept; its button gives a code once, and only it tells', async () => {
  const link = /\/r\/canje\/[0-9a-f]{32}/.exec(caught[0]?.text ?? '')?.[0] ?? ''
  const look = await fetch(origin + link)
  expect(look.headers.get('cache-control')).toBe('no-store')
  expect(look.headers.getSetCookie()).toEqual([])
  const offer = await look.text()
  expect(offer).toContain('confidencial')
  expect(offer).not.toMatch(/anónim|<script/i)
  expect((await fetch(origin + link, { method: 'POST', headers: { origin: 'https://otro.example' } })).status).toBe(403)
  const [, formId = ''] = /name="envio" value="([^"]*)"/.exec(offer) ?? []
  const press = (id: string) =>
    fetch(origin + link, { method: 'POST', headers: { origin }, body: new URLSearchParams({ envio: id }) })
  const [given, doubled] = await Promise.all([press(formId), press(formId)])
  const page = await given.text()
  // The same code for the same page, however often its button is pressed; none for another that opened the link.
  expect([doubled.status, await doubled.text()]).toEqual([200, page])
  expect(await (await press(formId)).text()).toBe(page)
  expect((await press('A'.repeat(22))).status).toBe(404)
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
  expect(withoutChance(await (await fetch(origin + link)).text())).toBe(withoutChance(offer))
  expect((await fetch(origin + link, { method: 'POST', headers: { origin } })).status).toBe(404)
})

test('a link by mail works as mail programs and people hand it on, and looking at it uses nothing up', async () => {
  const [link = '', another = ''] = caught.slice(1).map(({ text }) => /\/r\/canje\/[0-9a-f]{32}/.exec(text)?.[0] ?? '')
  const clean = withoutChance(await (await fetch(origin + link)).text())
  const token = link.slice('/r/canje/'.length)
  for (const arrived of [
    ...[`${token}.`, `${token})`, `${token},`, `${token}%22%3E`, `${token}%E2%80%A6`, `${token}%E2%80%8B`],
    ...[
      token.toUpperCase(),
      token.replaceAll('0', 'O').replaceAll('1', 'l'),
      `${token.slice(0, 20)}%20${token.slice(20)}`,
    ],
    ...[`${token.slice(0, 9)}=%0D%0A${token.slice(9)}`, `${token}&utm_source=x`, `${token}?utm_source=x&fbclid=y`],
    ...[`${token}/`, `%EF%BB%BF${token}`],
  ]) {
    const answer = await fetch(`${origin}/r/canje/${arrived}`, { redirect: 'error' })
    expect([answer.status, withoutChance(await answer.text())], arrived).toEqual([200, clean])
  }
  for (const wrong of [`${token.slice(1)}`, `${token}0`, 'x'])
    expect((await fetch(`${origin}/r/canje/${wrong}`)).status).toBe(404)
  const pasted = await ask('', '/r', { codigo: `Cámbielo aquí: https://espejo.gob.pe${link}.\r\nGracias` })
  expect([pasted.status, pasted.headers.get('location'), pasted.headers.get('cache-control')]).toEqual([
    303,
    link,
    'no-store',
  ])
  const given = await fetch(`${origin}${another}).`, { method: 'POST', headers: { origin } })
  expect(await given.text()).toContain('codigo-grande')
  expect((await fetch(origin + another, { method: 'POST', headers: { origin } })).status).toBe(404)
})

test('a reminder goes to all alike, carries no link of anybody, and not twice within a week', async () => {
  const reminded = await ask('custodia-uno', MAILS, { accion: 'recordar' })
  expect((await pageAfter('custodia-uno', reminded)).text).toContain('3 personas')
  const reminders = database.select().from(mails).where(eq(mails.kind, 'reminder')).all()
  expect(reminders.map(({ recipient }) => recipient).sort()).toEqual([
    'ana@test.test',
    'eva@test.test',
    'luz@test.test',
  ])
  expect(new Set(reminders.map(({ subject, body }) => subject + body)).size).toBe(1)
  expect(reminders[0]?.body).not.toMatch(/canje|[0-9a-f]{32}|anónim/i)
  const twice = await ask('custodia-uno', MAILS, { accion: 'recordar' })
  expect([twice.status, twice.text.includes(addDays(TODAY, 7).slice(0, 4))]).toEqual([422, true])
  expect(database.select().from(mails).where(eq(mails.kind, 'reminder')).all()).toHaveLength(3)
})

test('no page of the entity tells whom it invited or who took a code', async () => {
  const pages = [
    ['uno', '/panel'],
    ['uno', '/panel/aplicaciones/correo'],
    ['uno', '/panel/aplicaciones/correo.data'],
    ['custodia-uno', '/custodia'],
    ['custodia-uno', '/custodia/correo'],
    ['custodia-uno', '/custodia/correo.data'],
    ['custodia-uno', MAILS],
    ['custodia-uno', `${MAILS}.data`],
  ] as const
  for (const [who, path] of pages) {
    const { status, text } = await ask(who, path)
    expect(status, path).toBe(200)
    expect(text, path).not.toMatch(/(ana|eva|luz)@/)
    expect(text, path).not.toMatch(/canjead/i)
  }
})

test('slips come site by site with a packing list, once for each form, and the form says what is missing', async () => {
  const path = '/custodia/correo/papeletas'
  const asked = { accion: 'imprimir', repartidos: '3' }
  expect(
    (await ask('custodia-uno', path, { ...asked, 'cantidad-1': '2', 'sede-2': 'Norte', 'cantidad-2': '3' })).text,
  ).toContain('cada una lleva su nombre')
  const sites = { ...asked, 'sede-1': 'Central', 'cantidad-1': '2', 'sede-2': 'Norte', 'cantidad-2': '3' }
  const made = await ask('custodia-uno', path, sites)
  const shown = made.headers.get('location') ?? ''
  const ticket = made.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  const printed = await ask('custodia-uno', shown, undefined, ticket)
  expect(printed.text).toContain('Lista de empaque')
  expect(printed.text.match(/class="papeleta /g)).toHaveLength(5)
  expect(printed.text.match(/<path stroke="black" d="M2 2\.5h7m/g)).toHaveLength(5)
  expect(printed.text).toContain('Quinua')
  const codes = (text: string) => [...text.matchAll(/class="codigo">([^<]+)</g)].map(([, code]) => code)
  // Who went back or loaded it anew has them again; without what her browser was given, or as somebody else, nobody has.
  expect(codes((await ask('custodia-uno', shown, undefined, ticket)).text)).toEqual(codes(printed.text))
  expect((await ask('custodia-uno', path, undefined, ticket)).text).toMatch(/Ver otra vez(<!-- -->| )*5 papeletas/)
  for (const [who, cookies] of [
    ['custodia-uno', []],
    ['custodia-cuatro', ticket],
  ] as const)
    expect(codes((await ask(who, shown, undefined, cookies)).text), who).toEqual([])
  const twice = await ask('custodia-uno', path, sites)
  expect([twice.status, twice.text.includes('se repartieron códigos'), /class="papeleta /.test(twice.text)]).toEqual([
    422,
    true,
    false,
  ])
  expect(
    database
      .select()
      .from(slipBatches)
      .where(eq(slipBatches.campaignId, 'correo'))
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

describe('who holds codes and who reads results', () => {
  test('the coordinator finds no page of codes, and sees who keeps them and that they are printed', async () => {
    for (const below of ['', '/correo', '/correo/papeletas', '/correo/correos', '/correo/acta'])
      for (const end of ['', '.data'])
        expect((await ask('uno', `/custodia${below}${end}`)).status, below + end).toBe(404)
    const printing = { accion: 'imprimir', repartidos: '8', 'cantidad-1': '1' }
    expect((await ask('uno', '/custodia/correo/papeletas', printing)).status).toBe(404)
    const { text } = await ask('uno', '/panel/aplicaciones/correo')
    expect(text).toContain('Custodia de códigos: custodia-uno@test.test')
    expect(text).toContain('La custodia ya imprimió 5 papeletas')
  })

  test('the custodian finds neither participation nor a result nor a plan', async () => {
    for (const path of [
      '/panel',
      '/panel/aplicaciones/correo',
      '/panel/aplicaciones/correo/resultados',
      '/panel/aplicaciones/correo/resultados.csv',
      '/panel/aplicaciones/correo/informe',
      '/panel/aplicaciones/correo/afiche',
      '/panel/digitacion',
      `/panel/plan/${planYearOf(TODAY)}`,
      '/panel/cuentas',
      '/nacional',
    ])
      expect((await ask('custodia-uno', path)).status, path).toBe(404)
  })
})

test('whoever looks at every printed code again and again learns nothing: free and spent are one page for everybody', async () => {
  const look = async () =>
    Promise.all(
      CODES.map(async (code) => {
        const got = await fetch(`${origin}/r/${code}`)
        const head = await fetch(`${origin}/r/${code}`, { method: 'HEAD' })
        const headers = [...got.headers].filter(([name]) => !['date', 'x-request-id'].includes(name))
        return JSON.stringify([
          got.status,
          headers,
          withoutChance(await got.text()),
          head.status,
          head.headers.get('content-length'),
        ])
      }),
    )
  const seen = async () =>
    JSON.stringify([await ask('custodia-cuatro', '/custodia/sondeada.data')].map(({ text }) => withoutChance(text)))
  const [before, custody] = [await look(), await seen()]
  expect(new Set(before).size).toBe(1)
  const send = (code: string, id: number) =>
    fetch(`${origin}/r/${code}`, {
      method: 'POST',
      body: new URLSearchParams({
        formulario: id.toString(16).padStart(32, '0'),
        consentimiento: 'si',
        ...answersLike(4, id),
      }),
    })
  for (const [id, code] of CODES.slice(0, 15).entries()) expect((await send(code, id)).status).toBe(200)
  expect(await look()).toEqual(before)
  expect(await seen()).toBe(custody)
  // Sending tells, and names neither entity nor questionnaire; a form that is known is thanked.
  const [spent, unknown, known] = [
    await send(CODES[0] ?? '', 99),
    await send('NUNCA-FUE', 98),
    await send(CODES[0] ?? '', 0),
  ]
  const refusal = await spent.text()
  expect([spent.status, unknown.status, known.status]).toEqual([404, 404, 200])
  expect(refusal).toBe(await unknown.text())
  expect(refusal).not.toMatch(/Entidad cuatro|Encuesta de/)
  const coordinators = (await ask('cuatro', '/panel/aplicaciones/sondeada')).text
  expect(coordinators).toContain('Menos de 10 respuestas')
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
    k: '10',
  }
  const created = await ask('tres', '/panel/aplicaciones/nueva', fields)
  expect(created.status).toBe(303)
  const path = created.headers.get('location') ?? ''
  expect((await ask('tres', path)).text).toContain('Hay otra aplicación a menos de 45 días')
  const few = await ask('tres', path, { accion: 'abrir', 'personas-papeletas': '100', 'personas-enlace': '100' })
  expect([few.status, few.text.includes('Quedarían fuera 50 de 250 personas')]).toEqual([422, true])
  const asked = { accion: 'abrir', 'personas-papeletas': '100', 'personas-enlace': '100' }
  const spare = await ask('tres', path, { ...asked, 'personas-correo': '51' })
  expect([spare.status, spare.text.includes('No hay códigos de reserva')]).toEqual([422, true])
  expect((await ask('tres', path, { ...asked, 'personas-correo': '50' })).status).toBe(303)
  const id = path.split('/').at(-1) ?? ''
  expect(
    database
      .select()
      .from(campaignWays)
      .where(eq(campaignWays.campaignId, id))
      .all()
      .map(({ way, people }) => `${way} ${people}`)
      .sort(),
  ).toEqual(['email-swap 50', 'single-link 100', 'slips 100'])
  expect((await deeds(id)).map(({ action }) => action)).toEqual(['campaign.created', 'campaign.opened'])
  const poster = await ask('tres', `${path}/afiche`)
  // Whoever comes in by the link of the poster is told anonymous on its page too; mails have their own word.
  expect(poster.text).toContain('anónima')
  expect(poster.text).not.toContain('confidencial')
})

test('a code works as mail programs and people hand it on, free and spent alike, and looking never spends it', async () => {
  const [spent = '', free = ''] = [CODES[1], CODES[30]]
  const rows = () => database.$client.prepare('SELECT sum(spent) AS spent, count(*) AS codes FROM access_codes').get()
  const [before, clean] = [rows(), withoutChance(await (await fetch(`${origin}/r/${free}`)).text())]
  expect(arrivedInAddress(free).length + arrivedInField(free).length).toBeGreaterThan(50)
  const seen = async (arrived: string) => {
    const answer = await fetch(`${origin}/r/${arrived}`, { redirect: 'error' })
    return [arrived, answer.status, withoutChance(await answer.text()) === clean]
  }
  const led = async (arrived: string) => {
    const answer = await ask('', '/r', { codigo: arrived })
    return [arrived, answer.status, answer.headers.get('location')]
  }
  for (const code of [spent, free]) {
    const addresses = arrivedInAddress(code)
    expect(await Promise.all(addresses.map(seen))).toEqual(addresses.map((arrived) => [arrived, 200, true]))
    const fields = arrivedInField(code)
    expect(await Promise.all(fields.map(led))).toEqual(fields.map((arrived) => [arrived, 303, `/r/${code}`]))
  }
  const unknown = await (await fetch(`${origin}/r/AAAAAAAAAA`)).text()
  for (const arrived of ['AAAAA-AAAAA%E2%80%A6', 'aaaaa%20aaaaa).', '%E2%80%8B']) {
    const answer = await fetch(`${origin}/r/${arrived}`)
    expect([answer.status, await answer.text()], arrived).toEqual([404, unknown])
  }
  for (const none of ['Ñ', 'no tengo código', `${free} ${spent}`]) {
    const refused = await ask('', '/r', { codigo: none })
    expect([refused.status, refused.text.includes(`value="${none}"`)], none).toEqual([422, true])
  }
  expect(rows()).toEqual(before)
  const form = { formulario: 'f'.repeat(32), consentimiento: 'si', ...answersLike(4, 1) }
  const send = () => fetch(`${origin}/r/${free}%E2%80%A6`, { method: 'POST', body: new URLSearchParams(form) })
  expect([(await send()).status, (await send()).status]).toEqual([200, 200])
  expect(
    (
      await fetch(`${origin}/r/${free}`, {
        method: 'POST',
        body: new URLSearchParams({ ...form, formulario: 'e'.repeat(32) }),
      })
    ).status,
  ).toBe(404)
})

import { afterAll, expect, test } from 'vitest'
import { formatDate, formatShortDate } from '#app/kit/format.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { citation, isVerified } from '#surveys/norms/norms.ts'
import { HELP_SERVICES } from '#surveys/norms/services.ts'
import { runBuiltServer, testEnvironment } from '#tests/support/running-server.ts'
import { addCodes, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const TODAY = limaDate(new Date())
const CHANNEL = 'Recursos Humanos, anexo 120'
const CHECKED_ON = addDays(TODAY, -6)
const { database, file } = createTestDatabase()
testEnvironment(file)
const instrument = latestInstrument('sexual-harassment')
const care = {
  instrumentSlug: instrument.slug,
  instrumentVersion: instrument.version,
  instrumentHash: instrument.hash,
  complaintChannel: CHANNEL,
  channelTestedOn: CHECKED_ON,
  helpLinesCheckedOn: CHECKED_ON,
}

const PLACES = { abierta: [-4, 15], futura: [3, 20], pasada: [-40, -9] } as const
for (const [id, [opens, closes]] of Object.entries(PLACES)) {
  insertEntity(database, id)
  await openCampaign(database, `c-${id}`, id, {
    ...care,
    opensOn: addDays(TODAY, opens),
    closesOn: addDays(TODAY, closes),
    ...(id === 'pasada' ? { selfExtended: true } : {}),
  })
  await addCodes(database, `c-${id}`, [id.toUpperCase()])
}
insertEntity(database, 'cultura')
await openCampaign(database, 'c-cultura', 'cultura', {
  opensOn: addDays(TODAY, -4),
  closesOn: addDays(TODAY, 15),
  linkCode: 'CULTURA',
})
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

const page = async (address: string) => (await fetch(origin + address)).text()
const send = async () =>
  (
    await fetch(`${origin}/r/ABIERTA`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `formulario=${'a'.repeat(32)}&consentimiento=si&con-01=si&sex=pnr`,
    })
  ).text()

/** Every service with its number, page and the day of its check, or the norm that gives it its task: none is a guess. */
function expectServices(html: string): void {
  for (const { name, phone, web, lastChecked, basis } of HELP_SERVICES) {
    expect(html).toContain(name)
    if (phone) expect(html).toContain(`href="tel:${phone}"`)
    if (web) expect(html).toContain(`href="${web.address}"`)
    const said = basis
      ? `${citation(basis.norm)}, artículo ${basis.article}`
      : `Verificado el ${formatShortDate(lastChecked)}`
    const item = html.slice(html.search(new RegExp(`>${name}(</a>)?\\.</strong>`))).split('</li>')[0]
    expect(item, name).toContain(`(${said}${web ? `; página verificada el ${formatShortDate(web.lastChecked)}` : ''}.)`)
    expect(item, name).not.toMatch(/por verificar/i)
  }
}

test('the help page needs no account and no script, has a neutral title, a way out and every service', async () => {
  const answer = await fetch(`${origin}/ayuda`)
  const html = await answer.text()
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(/<title>(.*?)<\/title>/.exec(html)?.[1]).toBe('Ayuda')
  expect(html).toContain('href="/r/salir"')
  expect(html).toContain('No borra el historial')
  expectServices(html)
})

test.each([
  ['the form', () => page('/r/ABIERTA')],
  ['a form that is not open yet', () => page('/r/FUTURA')],
  ['a form that closed', () => page('/r/PASADA')],
  ['the thanks', send],
])('%s has help with its dates, the channel of the entity, instances outside and the way out', async (_what, get) => {
  const html = await get()
  expectServices(html)
  expect(html).toContain(CHANNEL)
  expect(html).toContain(`La entidad llamó a la Línea 100 y revisó el Chat 100 el ${formatDate(CHECKED_ON)}.`)
  expect(html).toContain('href="/r/salir"')
  expect(html).toMatch(/<script type="module" src="\/respondent\/[^"]+\.js">/)
})

test('pages of no campaign lead to the help page; other instruments have no quick exit', async () => {
  for (const address of ['/r', '/r/NADA-NADA', '/', '/herramientas/sexual-harassment'])
    expect(await page(address), address).toContain('href="/ayuda"')
  // The style is one for all questionnaires, and names what this one does not have.
  const shown = (await page('/r/CULTURA')).replace(/<style>.*?<\/style>/s, '')
  expect(shown).not.toMatch(/Salir rápido|saltar-parte|ayuda-cerca/)
})

test('a norm that was not read as text is marked where it is cited', async () => {
  expect(isVerified('rm-115-2020-mimp')).toBe(false)
  for (const address of ['/ayuda', '/r/ABIERTA'])
    expect(await page(address)).toContain(`${citation('rm-115-2020-mimp')}, por verificar`)
})

test('without a script the sensitive part is passed over by one link, and help stands beside the gravest question', async () => {
  const html = await page('/r/ABIERTA')
  const target = /<a class="saltar-parte" href="#([^"]+)">Saltar esa parte<\/a>/.exec(html)?.[1] ?? 'nothing'
  const after = html.indexOf(`id="${target}"`)
  expect(after).toBeGreaterThan(Math.max(html.indexOf('data-item="exp-14"'), html.indexOf('data-item="cha-reprisal"')))
  expect(html.slice(after, after + 200)).toContain('Sobre usted')
  expect(html.slice(html.indexOf('data-item="exp-14"')).split('</fieldset>')[0]).toContain('href="#ayuda"')
  expect(html).toContain('id="ayuda"')
})

test('no address of the form, and nothing outside its questions, names the instrument', async () => {
  const html = await page('/r/ABIERTA')
  const addresses = [...html.matchAll(/(?:href|src|action|data-[a-z]+)="([^"]*)"/g)].map(([, address]) => address)
  expect(addresses.filter((address) => /harassment|hostigamiento|acoso/i.test(address ?? ''))).toEqual([])
  expect(html).not.toContain('sexual-harassment')
})

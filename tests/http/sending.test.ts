import { afterAll, expect, test } from 'vitest'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { expectProtected, stylesIn } from '#tests/support/answers.ts'
import { runBuiltServer, testEnvironment } from '#tests/support/running-server.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { countInWaiting, waitingIn } from '#tests/support/waiting.ts'

const TODAY = limaDate(new Date())
const { database, file } = createTestDatabase()
testEnvironment(file)
insertEntity(database, 'e1', 'Entidad con "comillas" & <signos> 🟣')
await openCampaign(database, 'c1', 'e1', {
  opensOn: addDays(TODAY, -3),
  closesOn: addDays(TODAY, 9),
  linkCode: 'ENVIO',
})
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

const FORM = 'application/x-www-form-urlencoded'
let forms = 0
function form(more: Record<string, string> = {}): string {
  forms += 1
  return new URLSearchParams({
    formulario: forms.toString(16).padStart(32, 'a'),
    consentimiento: 'si',
    ...answersLike(4),
    ...more,
  }).toString()
}
const post = (body: string, type: string = FORM) =>
  fetch(`${origin}/r/ENVIO`, { method: 'POST', body, headers: { 'content-type': type } })
const rows = () =>
  (database.$client.prepare('SELECT count(*) AS n FROM responses').get() as { n: number }).n +
  waitingIn(database).length +
  countInWaiting(file, 'form_receipts')

test.each([
  ['another content type', '{"lid-01":"1"}', 'application/json', 415],
  ['a body over 64 KB', `${form()}&x=${'y'.repeat(70_000)}`, FORM, 413],
  ['a repeated field', `${form()}&lid-01=2`, FORM, 400],
  ['an array', `${form()}&sex%5B%5D=mujer`, FORM, 400],
  ['a broken escape', `${form()}&lid=%`, FORM, 400],
  ['no form id', 'consentimiento=si&lid-01=1', FORM, 400],
  ['a prototype name', form({ __proto__: '1', constructor: '1' }), FORM, 422],
  ['an unknown value', form({ 'lid-01': '🟣' }), FORM, 422],
  ['no consent', form({ consentimiento: 'no' }), FORM, 422],
] as const)('%s is refused with a page and stores nothing', async (_what, body, type, status) => {
  const before = rows()
  const answer = await post(body, type)
  expect(answer.status).toBe(status)
  expect(await answer.text()).toMatch(/<h1|role="alert"/)
  expect(rows()).toBe(before)
})

test('a refused form comes back with what was marked and the same form id', async () => {
  const body = form({ consentimiento: '', 'lid-02': '2' })
  const html = await (await post(body)).text()
  expect(html).toContain(`name="formulario" value="${new URLSearchParams(body).get('formulario')}"`)
  expect(html).toMatch(/name="lid-02" checked="" value="2"|name="lid-02" value="2" checked=""/)
  expect(html).toContain('<title>Error: ')
})

test('a sound form is thanked with 200, and again with 200', async () => {
  const body = form()
  for (const turn of ['first', 'again']) {
    const answer = await post(body)
    expect(answer.status, turn).toBe(200)
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(await answer.text()).toMatch(/<h1>Gracias/)
  }
  expect(rows()).toBe(2)
})

test('the page is one gzip body for who takes it and plain for who does not, with names escaped', async () => {
  const plain = await fetch(`${origin}/r/ENVIO`, { headers: { 'accept-encoding': 'identity' } })
  const zipped = await fetch(`${origin}/r/ENVIO`, { headers: { 'accept-encoding': 'gzip' } })
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(zipped.headers.get('content-encoding')).toBe('gzip')
  const withoutId = (html: string) => html.replace(/value="[0-9a-f]{32}"/, '')
  const html = await plain.text()
  expect(withoutId(html)).toBe(withoutId(await zipped.text()))
  expect(html).toContain('Entidad con &quot;comillas&quot; &amp; &lt;signos&gt; 🟣')
  expect(html).not.toMatch(/<script>| style=/)
})

test('nothing but the page is waited for before it is seen, and its one style is the one that the policy lets in', async () => {
  const page = await fetch(`${origin}/r/ENVIO`)
  await expectProtected(page.clone(), 'questionnaire')
  const html = await page.text()
  expect(html).not.toMatch(/stylesheet|<script(?! type="module")/)
  expect(stylesIn(html)).toHaveLength(1)
  expect(page.headers.get('content-security-policy')).toMatch(/style-src 'self' 'sha256-[^' ]{44}';/)
})

test('HTML and style are at most 30 KB on the wire', async () => {
  const { gzipSync } = await import('node:zlib')
  const html = await (await fetch(`${origin}/r/ENVIO`)).text()
  expect(stylesIn(html).join('').length).toBeGreaterThan(1000)
  expect(gzipSync(html).length).toBeLessThan(30 * 1024)
})

test('the script is one file: on a slow line a second one would be one more round trip', async () => {
  const html = await (await fetch(`${origin}/r/ENVIO`)).text()
  const scripts = [...html.matchAll(/(?:src|href)="(\/respondent\/[^"]+\.js)"/g)].map(([, address]) => address)
  expect(scripts).toHaveLength(1)
  expect(await (await fetch(`${origin}${scripts[0]}`)).text()).not.toMatch(/(?:^|[;}])(?:import|export)\b|import\(/)
})

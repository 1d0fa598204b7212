import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatLongDate } from '#app/kit/format.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { campaignRows } from '#tests/support/access/campaign-rows.ts'
import { allOf, checkRows } from '#tests/support/access/check-rows.ts'
import { nationalRows } from '#tests/support/access/national-rows.ts'
import { openAccess } from '#tests/support/access/open-access.ts'
import { publicRows } from '#tests/support/access/public-rows.ts'
import { EMAILS, VISITORS, type Visitor } from '#tests/support/access/visitors.ts'
import { yearlyRows } from '#tests/support/access/yearly-rows.ts'
import { expectProtected, statusOfData } from '#tests/support/answers.ts'
import { codeWords, readableText } from '#tests/support/code-words.ts'
import { digestOf, LOGO, LOGO_PNG, pngOf, seedLogo } from '#tests/support/logos.ts'
import { DIRECT_ADDRESSES } from '#app/respondent/http/addresses.ts'
import { runBuiltServer } from '#tests/support/running-server.ts'
import { withoutChance } from '#tests/support/web.ts'

const access = await openAccess()
const { database, origin, cookies, ids, ask, statuses, readingOnly } = access

beforeAll(access.signIn, 60_000)
afterAll(access.close)

const OTHER_LOGO = new Uint8Array(pngOf(240, 80, '#5a3d7a'))
const HIDDEN_LOGO = new Uint8Array(pngOf(240, 80, '#7a4a0c'))

test('the matrix names every route of the app', () => {
  const routes = readFileSync('app/routes.ts', 'utf8')
  const listed = [...routes.matchAll(/route\('([^']+)'/g)].map(([, path]) => `/${path}`).concat(DIRECT_ADDRESSES)
  // A route with a checked word has a row for each word.
  expect(
    [
      ...new Set(
        [...publicRows(), ...campaignRows(ids), ...yearlyRows(ids), ...nationalRows(ids)].map(({ route }) => route),
      ),
    ].sort(),
  ).toEqual(['/', ...listed].sort())
})

test.each<[text: string, found: string[]]>([
  ['En el archivo, <code>entity_id</code>', []],
  ['Columna entity_id, de entidad', ['entity_id']],
  ['<th>governmentLevel</th>', ['governmentLevel']],
  ['Forma: single-link. Estado: draft', ['single-link', 'draft']],
  ['<td data-titulo="women">3</td>', ['women']],
  ['Puntaje: NaN, undefined, [object Object]', ['NaN', 'undefined', '[object Object]']],
  ['Gobierno local, error regional; persona@open.pe, https://open.pe/draft y el informe', []],
  ['<details>resumen <script>const entity_id = 1</script></details>', []],
])('words of code in %j', (text, found) => {
  expect(codeWords(readableText(text)).sort()).toEqual(found.sort())
})

checkRows(access, publicRows())

test('pages of what is due say what the schedule will find, and leave it to the schedule', async () => {
  const said: readonly (readonly [Visitor, string, string])[] = [
    ['own', '/panel/aplicaciones/por-abrir', 'Plazo y cierre'],
    ['analyst', '/nacional/entidades/por-cerrar', 'Cerrando'],
    ['analyst', '/nacional/entidades/por-prolongar', formatLongDate(addDays(limaDate(new Date()), 9))],
    ['analyst', '/nacional/sin-coordinacion', '(abierta)'],
  ]
  for (const [visitor, address, words] of said)
    expect(await readingOnly(async () => (await ask(visitor, address)).text()), address).toContain(words)
})

test('another entity gets the same page for a thing that is not hers as for one that does not exist', async () => {
  const foreign = await (await ask('other', '/panel/aplicaciones/cerrada/resultados')).text()
  const nothing = await (await ask('other', '/panel/aplicaciones/no-hay/resultados')).text()
  const plain = (html: string) =>
    withoutChance(html)
      .replace(/no-hay|cerrada/g, '')
      .replace(/<script[\s\S]*?<\/script>/g, '')
  expect(plain(foreign)).toBe(plain(nothing))
})

test('a logo stays a year in the browser, runs nothing, and is not told apart from none by whoever may not see it', async () => {
  seedLogo(database, '', OTHER_LOGO)
  const found = await ask('own', `/logos/${LOGO}.png`)
  expect(Buffer.from(await found.arrayBuffer()).equals(Buffer.from(LOGO_PNG))).toBe(true)
  expect(Object.fromEntries(found.headers)).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    etag: `"${LOGO}"`,
  })
  expect(found.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'")
  const ministry = await ask('nobody', `/logos/${digestOf(OTHER_LOGO)}.png`)
  expect([ministry.status, ministry.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  const plain = (html: string) => withoutChance(html).replace(/[0-9a-f]{64}/g, '')
  // Of an entity without a public page.
  seedLogo(database, 'tres', HIDDEN_LOGO)
  expect((await ask('analyst', `/logos/${digestOf(HIDDEN_LOGO)}.png`)).status).toBe(200)
  for (const visitor of ['nobody', 'own'] as const) {
    const [hidden, none] = [
      await ask(visitor, `/logos/${digestOf(HIDDEN_LOGO)}.png`),
      await ask(visitor, `/logos/${'0'.repeat(64)}.png`),
    ]
    expect([hidden.status, none.status]).toEqual([404, 404])
    expect(plain(await hidden.text())).toBe(plain(await none.text()))
  }
})

test('the bar shows the logo of her entity with its name, and a questionnaire none', async () => {
  const bar = async (visitor: Visitor, address: string) =>
    /<img class="logotipo de-barra"[^>]*>/.exec(await (await ask(visitor, address)).text())?.[0] ?? null
  for (const [visitor, address] of [
    ['own', '/panel'],
    ['custodian', '/custodia'],
    ['reader', '/panel/compartidos'],
  ] as const)
    expect(await bar(visitor, address), visitor).toMatch(
      new RegExp(`src="/logos/${LOGO}\\.png" width="240" height="80" alt="Entidad uno"`),
    )
  for (const [visitor, address] of [
    ['analyst', '/nacional'],
    ['nobody', '/'],
  ] as const)
    expect(await bar(visitor, address), visitor).toContain(`${digestOf(OTHER_LOGO)}.png`)
  expect(await bar('other', '/panel')).toBeNull()
  expect(await (await ask('own', '/r/TESTLINK')).text()).not.toContain('/logos/')
})

test('what better-auth offers besides signing in and out is closed to everybody', async () => {
  for (const path of [
    'sign-up/email',
    'update-user',
    'update-session',
    'change-password',
    'change-email',
    'delete-user',
    'list-sessions',
    'request-password-reset',
    'reset-password',
    'two-factor/enable',
    'two-factor/disable',
  ]) {
    for (const visitor of ['nobody', 'own', 'administrator'] as const) {
      const answer = await fetch(`${origin}/api/auth/${path}`, {
        method: 'POST',
        headers: { origin, cookie: cookies.get(visitor) ?? '', 'content-type': 'application/json' },
        body: '{}',
      })
      expect(answer.status, path).toBe(404)
    }
  }
})

test('a form of another site is refused; the sending of answers also comes without its own origin', async () => {
  const foreign = await fetch(`${origin}/panel/aplicaciones/papeletas`, {
    method: 'POST',
    redirect: 'manual',
    body: 'accion=anular',
    headers: {
      cookie: cookies.get('own') ?? '',
      origin: 'https://otro.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
  })
  expect(foreign.status).toBe(403)
  for (const from of ['null', undefined]) {
    const sent = await fetch(`${origin}/r/TESTLINK`, {
      method: 'POST',
      body: 'formulario=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...(from ? { origin: from } : {}) },
    })
    expect(sent.status).toBe(400)
  }
})

test('sign-up is closed, and the session cookie is http-only and says session', async () => {
  const closed = await fetch(`${origin}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'x@y.test', password: 'una-clave-larga', name: 'x' }),
  })
  expect(closed.status).toBeGreaterThanOrEqual(400)
  const signedIn = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email: EMAILS[0], password: 'una-clave-larga-2026' }),
  })
  expect(signedIn.headers.getSetCookie().join()).toMatch(/session[^;]*=.*HttpOnly.*SameSite=Lax/i)
})

test('the pages that say that something went wrong carry those headers too', async () => {
  const wrong: readonly (readonly [number, Visitor, string, { readonly method?: string; readonly body?: string }?])[] =
    [
      [404, 'nobody', '/no-existe'],
      [404, 'own', '/panel/aplicaciones/no-existe'],
      [404, 'nobody', '/r/NADA-NADA'],
      [404, 'other', '/panel/aplicaciones/cerrada/resultados.xlsx'],
      [400, 'nobody', '/?_data=root'],
      [400, 'nobody', '/%E0%A4%A'],
      [405, 'nobody', '/', { method: 'DELETE', body: '' }],
      [413, 'own', '/panel/aplicaciones/nueva', { method: 'POST', body: 'x'.repeat(100_000) }],
      [422, 'own', '/panel/aplicaciones/nueva', { method: 'POST', body: 'k=1' }],
      [422, 'nobody', '/r', { method: 'POST', body: 'codigo=' }],
      [422, 'nobody', '/r/TESTLINK', { method: 'POST', body: `formulario=${'a'.repeat(32)}` }],
    ]
  for (const [status, visitor, address, more] of wrong) {
    const answer = await ask(visitor, address, more)
    expect(answer.status, address).toBe(status)
    await expectProtected(answer, `${status} ${address}`)
  }
  const foreign = await fetch(`${origin}/salir`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: 'https://otro.example' },
  })
  expect(foreign.status).toBe(403)
  await expectProtected(foreign, '403 /salir')
  const away = await ask('nobody', '/panel')
  expect(away.status).toBe(302)
  await expectProtected(away, '302 /panel')
})

test('over https every answer also says that only https will do', async () => {
  const { server: secure, origin: address } = await runBuiltServer(true, [], 'https://espejo.example')
  try {
    for (const path of ['/', '/r', '/r/TESTLINK', '/ingresar', '/no-existe', '/panel', '/favicon.svg']) {
      const answer = await fetch(address + path, { redirect: 'manual' })
      expect(answer.headers.get('strict-transport-security'), path).toBe('max-age=31536000; includeSubDomains')
    }
  } finally {
    secure.close()
  }
  expect((await ask('nobody', '/')).headers.get('strict-transport-security')).toBeNull()
})

test('whoever signs out is nobody from then on, by a form and by a data request', async () => {
  expect(
    await statuses(VISITORS, async (visitor) => (await ask(visitor, '/salir', { method: 'POST', body: '' })).status),
  ).toEqual(allOf(VISITORS, 302))
  const again = await statuses(VISITORS, async (visitor) => {
    const answer = await ask(visitor, '/salir.data', { method: 'POST', body: '' })
    return statusOfData(answer.status, await answer.text())
  })
  expect(again).toEqual(allOf(VISITORS, 302))
  expect(await statuses(VISITORS, async (visitor) => (await ask(visitor, '/cuenta')).status)).toEqual(
    allOf(VISITORS, 302),
  )
})

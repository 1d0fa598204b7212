import { afterAll, expect, test } from 'vitest'
import { runBuiltServer, TEST_PASSWORD, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'
import { createWeb } from '#tests/support/web.ts'

/** The same server as a demonstration: nothing is sent, and the second step is offered, not demanded. */
const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
process.env['ESPEJO_MODE'] = 'demo'
insertEntity(database, 'uno')
await addAccount(database, environment, 'titular@uno.test', 'head', 'uno', false, { secondFactor: false })
await addAccount(database, environment, 'coordinacion@uno.test', 'coordinator', 'uno')
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

async function signedIn(correo: string, clave = TEST_PASSWORD) {
  const web = createWeb(origin)
  const answer = await web.post('/ingresar', { correo, clave })
  return { web, status: answer.status, to: answer.headers.get('location') }
}

const mailbox = async () => (await createWeb(origin).get('/correo')).text()

test('a head signs in by password alone, and the page says what the demonstration lacks', async () => {
  const { web, to } = await signedIn('titular@uno.test')
  expect(to).toBe('/panel')
  expect((await web.get('/panel')).status).toBe(200)
  const page = await (await createWeb(origin).get('/ingresar')).text()
  expect(page).toMatch(/segundofactor@espejo\.demo[\s\S]*ESPEJODEMOSEGUNDOPASOPUBLICADO22/)
  expect(page).toMatch(/sin\s+cifrar/)
})

test('an invitation stands in the mailbox and on the screen', async () => {
  const { web } = await signedIn('coordinacion@uno.test')
  const invited = await web.post('/panel/cuentas/invitar', {
    funcion: 'contributor',
    nombre: 'Ana Quispe',
    correo: 'ana@uno.test',
    resolucion: '',
    hasta: '',
  })
  const shown = await web.pageAfter(invited)
  const link = /\/invitacion\/[\w-]{43}/.exec(shown)?.[0] ?? 'none'
  expect(await mailbox()).toContain(link)
})

test('a new password is set by a link that works once, ends every session and is told by mail', async () => {
  const { web } = await signedIn('coordinacion@uno.test')
  await createWeb(origin).post('/restablecer', { correo: 'Coordinacion@uno.test' })
  const link = /\/restablecer\/[\w-]+/.exec(await mailbox())?.[0] ?? 'none'
  const token = link.split('/')[2] ?? ''
  const stored = JSON.stringify(database.$client.prepare('SELECT * FROM verification').all())
  expect(stored).not.toContain(token)
  const visitor = createWeb(origin)
  expect((await visitor.get(link)).status).toBe(200)
  expect((await visitor.post(link, { clave: 'corta', clave2: 'corta' })).status).toBe(422)
  const password = 'otra frase muy larga de prueba'
  expect((await visitor.post(link, { clave: password, clave2: password })).headers.get('location')).toBe('/ingresar')
  expect((await visitor.get(link)).status).toBe(404)
  expect((await visitor.post(link, { clave: password, clave2: password })).status).toBe(404)
  expect((await web.get('/panel')).headers.get('location')).toMatch(/^\/ingresar/)
  expect((await signedIn('coordinacion@uno.test')).status).toBe(422)
  expect((await signedIn('coordinacion@uno.test', password)).to).toBe('/panel')
  expect(await mailbox()).toContain('Su contraseña cambió')
})

test('one account is not flooded with links', async () => {
  const links = async () =>
    new Set([...(await mailbox()).matchAll(/\/restablecer\/[\w-]+/g)].map(([link]) => link)).size
  for (let asked = 0; asked < 4; asked += 1)
    await createWeb(origin).post('/restablecer', { correo: 'titular@uno.test' })
  const before = await links()
  await createWeb(origin).post('/restablecer', { correo: 'titular@uno.test' })
  expect(await links()).toBe(before)
})

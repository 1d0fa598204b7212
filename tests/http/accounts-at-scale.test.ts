import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountRequests, invitations, memberships } from '#db/schema/index.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount, seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { createWeb, withoutChance } from '#tests/support/web.ts'

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

const as = async (email: string) => createWeb(origin, await signInTo(origin, email))
type Web = ReturnType<typeof createWeb>
let administrator: Web
let analyst: Web
beforeAll(async () => {
  administrator = await as('administracion@mimp.test')
  analyst = await as('analista@mimp.test')
})

const REQUEST = {
  entidad: 'Entidad tres',
  nombre: 'Petra Pide',
  correo: 'petra@tres.test',
  cargo: 'Gerenta',
  funcion: 'coordinator',
  resolucion: 'RA 5-2026',
  fecha: '2026-02-10',
}
const ask = (change: Record<string, string> = {}) =>
  createWeb(origin).post('/solicitar-cuenta', { ...REQUEST, ...change })
const idOf = (email: string) =>
  database.select().from(accountRequests).where(eq(accountRequests.email, email)).get()?.id ?? ''
const plain = (html: string) => withoutChance(html.replace(/<script[\s\S]*?<\/script>/g, ''))
const linkIn = (html: string) => /\/invitacion\/[A-Za-z0-9_-]{43}/.exec(plain(html))?.[0] ?? null

/** Cookies by name, and what the one that thanks says; its id is drawn anew each time. */
function saidBy(answer: Response): unknown {
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]?.split('=') ?? [])
  return cookies.map(([name, value = '']) => {
    const { text, ...more } = JSON.parse(Buffer.from(value.split('.')[0] ?? '', 'base64url').toString()) as object & {
      text: string
    }
    return [name, text, Object.keys(more)]
  })
}

test('a person with an account, one without and one who asked before are thanked alike, and no other cookie is set', async () => {
  const answers = [await ask(), await ask(), await ask({ entidad: 'Entidad uno', correo: 'coordinacion@uno.test' })]
  for (const answer of answers) {
    expect([answer.status, answer.headers.get('location'), saidBy(answer)]).toEqual([
      303,
      '/solicitar-cuenta?enviado=1',
      [['espejo.hecho', 'Recibimos su pedido de cuenta.', ['id']]],
    ])
  }
  expect(database.select().from(accountRequests).all()).toHaveLength(2)
  expect(await (await createWeb(origin).get('/solicitar-cuenta?enviado=1')).text()).toContain('siete días')
})

test('a refused form keeps what was typed', async () => {
  const answer = await ask({ fecha: '', cargo: 'Cargo <que> se queda' })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toContain('Escriba la fecha de la resolución')
  expect(page).toContain('value="Cargo &lt;que&gt; se queda"')
})

test('where no mail leaves, the link is shown to whoever grants, once; it opens the panel', async () => {
  expect(await (await administrator.get('/nacional')).text()).toMatch(/2 (<!-- -->)?pedidos de cuenta por decidir/)
  const form = { accion: 'conceder', solicitud: idOf('petra@tres.test') }
  expect((await analyst.post('/nacional/solicitudes', form)).status).toBe(404)
  const granted = await administrator.post('/nacional/solicitudes', form)
  const link = linkIn(await administrator.pageAfter(granted)) ?? ''
  expect([granted.status, link === '']).toEqual([303, false])
  expect(linkIn(await (await administrator.get('/nacional/solicitudes')).text())).toBeNull()
  const again = await administrator.post('/nacional/solicitudes', form)
  expect([again.status, linkIn(await again.text())]).toEqual([409, null])
  const invited = createWeb(origin)
  await invited.post(link, {
    nombre: 'Petra Pide',
    clave: 'una frase muy larga de prueba',
    clave2: 'una frase muy larga de prueba',
  })
  expect((await invited.get('/panel')).status).toBe(200)
})

test('a refusal without a reason is asked for one, and where no mail leaves it says whom to tell', async () => {
  await ask({ correo: 'rechazada@tres.test' })
  const form = { accion: 'rechazar', solicitud: idOf('rechazada@tres.test') }
  expect((await administrator.post('/nacional/solicitudes', { ...form, razon: 'no' })).status).toBe(422)
  const refused = await administrator.post('/nacional/solicitudes', { ...form, razon: 'La resolución no existe' })
  expect(await administrator.pageAfter(refused)).toContain('avise usted a ')
  expect((await administrator.post('/nacional/solicitudes', { accion: 'conceder', solicitud: 'nada' })).status).toBe(
    404,
  )
})

const openTo = (email: string) =>
  database
    .select()
    .from(invitations)
    .where(eq(invitations.email, email))
    .all()
    .find(({ withdrawnAt, acceptedAt }) => !withdrawnAt && !acceptedAt)?.id ?? ''

test('a coordinator sends again what she sent, not what the head did, nor what is of another entity', async () => {
  const [coordinator, head, other] = [
    await as('coordinacion@uno.test'),
    await as('titular@uno.test'),
    await as('coordinacion@dos.test'),
  ]
  const invite = (web: Web, form: Record<string, string>) =>
    web.post('/panel/cuentas/invitar', {
      nombre: 'Persona Invitada',
      resolucion: '',
      hasta: '',
      unidad: 'Archivo Central',
      ...form,
    })
  const first =
    linkIn(
      await coordinator.pageAfter(await invite(coordinator, { funcion: 'transcriber', correo: 'digita@uno.test' })),
    ) ?? ''
  await invite(head, {
    funcion: 'delegate',
    correo: 'delegada@uno.test',
    resolucion: 'RA 1',
    hasta: addDays(limaDate(new Date()), 60),
  })
  const again = (web: Web, email: string) =>
    web.post('/panel/cuentas', { accion: 'reenviar', invitacion: openTo(email) })
  expect([
    (await again(other, 'digita@uno.test')).status,
    (await again(coordinator, 'delegada@uno.test')).status,
  ]).toEqual([404, 404])
  const second = linkIn(await coordinator.pageAfter(await again(coordinator, 'digita@uno.test'))) ?? ''
  expect([(await createWeb(origin).get(first)).status, (await createWeb(origin).get(second)).status]).toEqual([
    404, 200,
  ])
})

test('an administrator ends a head at once; of her entity only, and the last administrator never', async () => {
  const { membershipId } = await addAccount(database, environment, 'titular@tres.test', 'head', 'tres')
  const gone = await as('titular@tres.test')
  expect((await gone.get('/panel')).status).toBe(200)
  const end = { accion: 'terminar', seguro: 'si' }
  expect((await administrator.post(`/nacional/entidades/uno/cuentas/${membershipId}`, end)).status).toBe(404)
  expect((await administrator.post(`/nacional/cuentas/${membershipId}`, end)).status).toBe(404)
  expect((await administrator.post(`/nacional/entidades/tres/cuentas/${membershipId}`, end)).status).toBe(303)
  expect((await gone.get('/panel')).headers.get('location')).toBe('/cuenta/funciones')
  const own = database.select().from(memberships).where(eq(memberships.role, 'administrator')).get()?.id ?? ''
  expect((await administrator.post(`/nacional/cuentas/${own}`, end)).status).toBe(409)
  expect((await administrator.get('/nacional/cuentas')).status).toBe(200)
})

test('what is no form is bad input at every door', async () => {
  for (const path of ['/solicitar-cuenta', '/ingresar', '/restablecer', '/invitacion/nada']) {
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
      expect(
        (
          await fetch(origin + path, {
            method: 'POST',
            redirect: 'manual',
            headers: { origin, 'content-type': type },
            body: '{',
          })
        ).status,
        `${path} ${type}`,
      ).toBe(422)
    }
  }
})

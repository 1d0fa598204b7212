import { readFileSync } from 'node:fs'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memberships, planActions } from '#db/schema/index.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { ACCOUNTS, seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

type Visitor = 'nobody' | 'own' | 'head' | 'other' | 'analyst' | 'administrator' | 'contributor' | 'transcriber' | 'reader'
const VISITORS: readonly Visitor[] = ['nobody', 'own', 'head', 'other', 'analyst', 'administrator', 'contributor', 'transcriber', 'reader']
const EMAILS = Object.keys(ACCOUNTS)
const YEAR = new Date().getFullYear()

type Row = {
  readonly route: string
  readonly address: string
  /** Status for each visitor in the order of VISITORS; 302 is the way to the sign-in page. */
  readonly get: readonly number[]
  /** Status of a form with `body` from the page itself; left out where the address takes none (405). */
  readonly post?: { readonly body: string; readonly statuses: readonly number[] }
}

const everybody = (status: number) => VISITORS.map(() => status)

/** A page that only an administrator finds. */
const ADMINISTRATOR = everybody(404).with(0, 302).with(5, 200)

/** What the reader gets where it is not what everybody gets; whatever does not stand here is not found by her. */
const READER: Readonly<Record<string, { readonly get: number; readonly post?: number }>> = {
  '/ingresar': { get: 302, post: 302 },
  '/cuenta': { get: 200, post: 422 },
  '/cuenta/funciones': { get: 200, post: 404 },
  '/cuenta/segundo-paso': { get: 200, post: 422 },
  '/cuenta/datos': { get: 200 },
  '/cuenta/datos.json': { get: 200 },
  '/cuenta/datos/borrar': { get: 200, post: 422 },
  '/panel/compartidos': { get: 200 },
  '/panel/aplicaciones/:campaignId/resultados': { get: 200 },
  '/panel/aplicaciones/:campaignId/resultados.xlsx': { get: 200 },
  '/panel/aplicaciones/:campaignId/resultados.csv': { get: 200 },
  '/panel/aplicaciones/:campaignId/informe': { get: 200 },
  '/panel/plan/:year': { get: 200 },
  '/panel/plan/:year/imprimir': { get: 200 },
  '/panel/plan/:year/plan.xlsx': { get: 200 },
  '/panel/plan/:year/plan.csv': { get: 200 },
}

/** The statuses of a row with the reader's at their end. */
function withReader(route: string, statuses: readonly number[], method: 'get' | 'post'): readonly number[] {
  const others = statuses.slice(0, VISITORS.indexOf('reader'))
  const same = others.every((status) => status === others[0]) ? others[0] : 404
  return [...others, READER[route]?.[method] ?? same ?? 404]
}

function matrix(actionId: string, membershipId: string, nationalId: string): readonly Row[] {
  return [
    { route: '/', address: '/', get: everybody(200) },
    { route: '/r', address: '/r', get: everybody(200), post: { body: 'codigo=', statuses: everybody(422) } },
    { route: '/r/salir', address: '/r/salir', get: everybody(303) },
    { route: '/r/olvido', address: '/r/olvido', get: everybody(200) },
    { route: '/r/:code', address: '/r/TESTLINK', get: everybody(200), post: { body: 'formulario=x', statuses: everybody(400) } },
    { route: '/r/canje/:token', address: '/r/canje/nada', get: everybody(404), post: { body: '', statuses: everybody(404) } },
    { route: '/r/cuestionario/:hash/:segment', address: '/r/cuestionario/abcdef012345/sexo', get: everybody(404) },
    { route: '/ayuda', address: '/ayuda', get: everybody(200) },
    { route: '/ingresar', address: '/ingresar', get: [200, 302, 302, 302, 302, 302, 302, 302], post: { body: 'correo=x&clave=y', statuses: [422, 302, 302, 302, 302, 302, 302, 302] } },
    { route: '/salir', address: '/salir', get: everybody(302) },
    { route: '/ingresar/codigo', address: '/ingresar/codigo', get: everybody(302), post: { body: 'codigo=123456', statuses: everybody(302) } },
    { route: '/invitacion/:token', address: '/invitacion/nada', get: everybody(404), post: { body: 'nombre=x', statuses: everybody(404) } },
    { route: '/solicitar-cuenta', address: '/solicitar-cuenta', get: everybody(200), post: { body: 'entidad=', statuses: everybody(422) } },
    { route: '/restablecer', address: '/restablecer', get: everybody(200), post: { body: 'correo=x', statuses: everybody(200) } },
    { route: '/restablecer/:token', address: '/restablecer/nada', get: everybody(404), post: { body: 'clave=x', statuses: everybody(404) } },
    { route: '/cuenta', address: '/cuenta', get: everybody(200).with(0, 302), post: { body: 'accion=nada', statuses: everybody(422).with(0, 302) } },
    { route: '/cuenta/funciones', address: '/cuenta/funciones', get: everybody(200).with(0, 302), post: { body: 'funcion=nada', statuses: everybody(404).with(0, 302) } },
    { route: '/cuenta/segundo-paso', address: '/cuenta/segundo-paso', get: everybody(200).with(0, 302), post: { body: 'accion=nada', statuses: everybody(422).with(0, 302) } },
    { route: '/cuenta/datos', address: '/cuenta/datos', get: everybody(200).with(0, 302) },
    { route: '/cuenta/datos.json', address: '/cuenta/datos.json', get: everybody(200).with(0, 302) },
    { route: '/cuenta/datos/borrar', address: '/cuenta/datos/borrar', get: everybody(200).with(0, 302), post: { body: 'clave=no&seguro=si', statuses: everybody(422).with(0, 302).with(5, 409) } },
    { route: '/panel/cuentas', address: '/panel/cuentas', get: [302, 200, 200, 200, 404, 404, 404, 404], post: { body: 'accion=retirar&invitacion=nada', statuses: everybody(404).with(0, 302) } },
    { route: '/panel/cuentas/invitar', address: '/panel/cuentas/invitar', get: [302, 200, 200, 200, 404, 404, 404, 404], post: { body: 'funcion=', statuses: [302, 422, 422, 422, 404, 404, 404, 404] } },
    { route: '/panel/cuentas/:membershipId', address: `/panel/cuentas/${membershipId}`, get: [302, 200, 200, 404, 404, 404, 404, 404], post: { body: 'accion=terminar', statuses: [302, 422, 422, 404, 404, 404, 404, 404] } },
    { route: '/panel/compartidos', address: '/panel/compartidos', get: [302, 404, 404, 404, 404, 404, 404, 404] },
    { route: '/correo', address: '/correo', get: everybody(404) },
    { route: '/api/auth/*', address: '/api/auth/ok', get: everybody(200) },
    { route: '/salud', address: '/salud', get: everybody(200) },
    { route: '/panel', address: '/panel', get: [302, 200, 200, 200, 404, 404, 404, 404] },
    { route: '/panel/aplicaciones/nueva', address: '/panel/aplicaciones/nueva', get: [302, 200, 404, 200, 404, 404, 404, 404], post: { body: 'k=1', statuses: [302, 422, 404, 422, 404, 404, 404, 404] } },
    { route: '/panel/aplicaciones/:campaignId', address: '/panel/aplicaciones/papeletas', get: [302, 200, 200, 404, 404, 404, 404, 404], post: { body: 'accion=cerrar', statuses: [302, 422, 404, 404, 404, 404, 404, 404] } },
    { route: '/panel/aplicaciones/:campaignId/papeletas', address: '/panel/aplicaciones/papeletas/papeletas', get: [302, 200, 404, 404, 404, 404, 404, 404], post: { body: 'cantidad=x', statuses: [302, 422, 404, 404, 404, 404, 404, 404] } },
    { route: '/panel/aplicaciones/:campaignId/correos', address: '/panel/aplicaciones/papeletas/correos', get: [302, 200, 404, 404, 404, 404, 404, 404], post: { body: 'accion=invitar&correos=x', statuses: [302, 422, 404, 404, 404, 404, 404, 404] } },
    { route: '/panel/aplicaciones/:campaignId/afiche', address: '/panel/aplicaciones/enlace/afiche', get: [302, 404, 404, 200, 404, 404, 404, 404] },
    { route: '/panel/aplicaciones/:campaignId/papel', address: '/panel/aplicaciones/papeletas/papel', get: [302, 200, 404, 404, 404, 404, 404, 404], post: { body: 'cantidad=x', statuses: [302, 422, 404, 404, 404, 404, 404, 404] } },
    { route: '/panel/aplicaciones/:campaignId/papel/:batchId/formulario.pdf', address: '/panel/aplicaciones/papeletas/papel/lote/formulario.pdf', get: [302, 200, 404, 404, 404, 404, 404, 404] },
    { route: '/panel/digitacion', address: '/panel/digitacion', get: [302, 404, 404, 404, 404, 404, 404, 200] },
    { route: '/panel/digitacion/:batchId', address: '/panel/digitacion/lote', get: [302, 404, 404, 404, 404, 404, 404, 200], post: { body: 'accion=abrir', statuses: [302, 404, 404, 404, 404, 404, 404, 422] } },
    { route: '/panel/digitacion/:batchId/formulario', address: '/panel/digitacion/lote-abierto/formulario', get: [302, 404, 404, 404, 404, 404, 404, 200], post: { body: 'accion=seguir', statuses: [302, 404, 404, 404, 404, 404, 404, 422] } },
    { route: '/panel/aplicaciones/:campaignId/resultados', address: '/panel/aplicaciones/cerrada/resultados', get: [302, 200, 200, 404, 200, 200, 404, 404] },
    { route: '/panel/aplicaciones/:campaignId/resultados.xlsx', address: '/panel/aplicaciones/cerrada/resultados.xlsx', get: [302, 200, 200, 404, 200, 200, 404, 404] },
    { route: '/panel/aplicaciones/:campaignId/resultados.csv', address: '/panel/aplicaciones/cerrada/resultados.csv', get: [302, 200, 200, 404, 200, 200, 404, 404] },
    { route: '/panel/aplicaciones/:campaignId/informe', address: '/panel/aplicaciones/cerrada/informe', get: [302, 200, 200, 404, 200, 200, 404, 404] },
    { route: '/panel/aplicaciones/:campaignId/constancia', address: '/panel/aplicaciones/evaluada/constancia', get: [302, 200, 200, 404, 404, 404, 404, 404], post: { body: 'x=1', statuses: [302, 303, 404, 404, 404, 404, 404, 404] } },
    { route: '/panel/aplicaciones/:campaignId/constancia.pdf', address: '/panel/aplicaciones/cerrada/constancia.pdf', get: [302, 404, 404, 404, 404, 404, 404, 404] },
    { route: '/herramientas', address: '/herramientas', get: everybody(200) },
    { route: '/herramientas/:slug', address: '/herramientas/sexual-harassment', get: everybody(200) },
    { route: '/herramientas/:slug/probar', address: '/herramientas/sexual-harassment/probar', get: everybody(200) },
    { route: '/herramientas/:slug/copia.pdf', address: '/herramientas/sexual-harassment/copia.pdf', get: everybody(200) },
    { route: '/metodologia', address: '/metodologia?personas=300', get: everybody(200) },
    { route: '/privacidad', address: '/privacidad?entidad=uno', get: everybody(200) },
    { route: '/anonimato', address: '/anonimato', get: everybody(200), post: { body: 'lid-01=2', statuses: everybody(200) } },
    { route: '/constancias', address: '/constancias', get: everybody(200) },
    { route: '/constancias/:code', address: '/constancias/NADA', get: everybody(404) },
    { route: '/panel/entidad', address: '/panel/entidad', get: [302, 200, 200, 200, 404, 404, 404, 404], post: { body: 'accion=personal', statuses: [302, 422, 422, 422, 404, 404, 404, 404] } },
    { route: '/panel/documentos', address: '/panel/documentos', get: [302, 200, 200, 200, 404, 404, 404, 404] },
    { route: '/panel/documentos/:paper.docx', address: '/panel/documentos/documento-de-seguridad.docx', get: [302, 200, 200, 200, 404, 404, 404, 404] },
    { route: '/panel/plan/:year', address: `/panel/plan/${YEAR}?entidad=uno`, get: everybody(200).with(0, 302).with(6, 404).with(7, 404) },
    { route: '/panel/plan/:year/imprimir', address: `/panel/plan/${YEAR}/imprimir?entidad=uno`, get: everybody(200).with(0, 302).with(6, 404).with(7, 404) },
    { route: '/panel/plan/:year/plan.xlsx', address: `/panel/plan/${YEAR}/plan.xlsx?entidad=uno`, get: everybody(200).with(0, 302).with(6, 404).with(7, 404) },
    { route: '/panel/plan/:year/plan.csv', address: `/panel/plan/${YEAR}/plan.csv?entidad=uno`, get: everybody(200).with(0, 302).with(6, 404).with(7, 404) },
    { route: '/panel/plan/:year/acciones/nueva', address: `/panel/plan/${YEAR}/acciones/nueva`, get: [302, 200, 404, 200, 404, 404, 404, 404], post: { body: 'titulo=', statuses: [302, 422, 404, 422, 404, 404, 404, 404] } },
    { route: '/panel/plan/:year/acciones/:actionId', address: `/panel/plan/${YEAR}/acciones/${actionId}`, get: [302, 200, 404, 404, 404, 404, 404, 404], post: { body: 'accion=rechazar', statuses: [302, 422, 404, 404, 404, 404, 404, 404] } },
    { route: '/panel/presupuesto', address: '/panel/presupuesto', get: [302, 302, 302, 302, 404, 404, 302, 404] },
    { route: '/panel/presupuesto/:year', address: '/panel/presupuesto/2025', get: [302, 200, 200, 200, 404, 404, 200, 404], post: { body: 'accion=firmar', statuses: [302, 404, 404, 404, 404, 404, 404, 404] } },
    { route: '/panel/presupuesto/:year/dimension/:dimension', address: '/panel/presupuesto/2025/dimension/man', get: [302, 200, 200, 404, 404, 404, 200, 404], post: { body: 'pregunta=man-01&nivel=9&revision=1', statuses: [302, 422, 404, 404, 404, 404, 422, 404] } },
    { route: '/panel/presupuesto/:year/preguntas/:item', address: '/panel/presupuesto/2025/preguntas/man-01', get: [302, 200, 200, 404, 404, 404, 200, 404], post: { body: 'accion=agregar', statuses: [302, 422, 404, 404, 404, 404, 422, 404] } },
    { route: '/panel/presupuesto/:year/preguntas/:item/guardar', address: '/panel/presupuesto/2025/preguntas/man-01/guardar', get: everybody(400), post: { body: 'accion=agregar', statuses: [302, 422, 404, 404, 404, 404, 422, 404] } },
    { route: '/panel/presupuesto/:year/planilla', address: '/panel/presupuesto/2025/planilla', get: [302, 200, 404, 404, 404, 404, 200, 404], post: { body: 'accion=revisar', statuses: [302, 422, 404, 404, 404, 404, 422, 404] } },
    { route: '/panel/presupuesto/:year/planilla.xlsx', address: '/panel/presupuesto/2025/planilla.xlsx', get: [302, 200, 200, 404, 404, 404, 200, 404] },
    { route: '/evidencias/:evidenceId', address: `/evidencias/${'a'.repeat(32)}`, get: [302, 200, 200, 404, 404, 404, 200, 404] },
    { route: '/nacional/presupuestos', address: '/nacional/presupuestos', get: [302, 404, 404, 404, 200, 200, 404, 404] },
    { route: '/nacional/presupuestos/:assessmentId', address: '/nacional/presupuestos/presentado', get: [302, 404, 404, 404, 200, 200, 404, 404], post: { body: 'accion=terminar', statuses: [302, 404, 404, 404, 422, 404, 404, 404] } },
    { route: '/nacional/presupuestos/:assessmentId/:dimension', address: '/nacional/presupuestos/presentado/man', get: [302, 404, 404, 404, 200, 200, 404, 404], post: { body: 'pregunta=man-01&decision=devolver', statuses: [302, 404, 404, 404, 422, 404, 404, 404] } },
    { route: '/nacional/directorio', address: '/nacional/directorio', get: [302, 404, 404, 404, 404, 200, 404, 404], post: { body: 'accion=cargar-2019', statuses: [302, 404, 404, 404, 404, 409, 404, 404] } },
    { route: '/nacional/directorio/nueva', address: '/nacional/directorio/nueva', get: [302, 404, 404, 404, 404, 200, 404, 404], post: { body: 'nombre=', statuses: [302, 404, 404, 404, 404, 422, 404, 404] } },
    { route: '/nacional/directorio/:entityId', address: '/nacional/directorio/uno', get: [302, 404, 404, 404, 404, 200, 404, 404] },
    { route: '/nacional/directorio/:entityId/:change', address: '/nacional/directorio/uno/fusion', get: [302, 404, 404, 404, 404, 200, 404, 404], post: { body: 'destino=', statuses: [302, 404, 404, 404, 404, 422, 404, 404] } },
    { route: '/nacional/conservacion', address: '/nacional/conservacion', get: [302, 404, 404, 404, 200, 200, 404, 404] },
    { route: '/nacional/registro', address: '/nacional/registro', get: [302, 404, 404, 404, 404, 200, 404, 404] },
    { route: '/nacional/importar', address: '/nacional/importar', get: [302, 404, 404, 404, 404, 200, 404, 404], post: { body: 'tipo=entidades&accion=revisar', statuses: [302, 404, 404, 404, 404, 422, 404, 404] } },
    { route: '/nacional/importar/:template.xlsx', address: '/nacional/importar/entidades.xlsx?directorio=si', get: [302, 404, 404, 404, 404, 200, 404, 404] },
    { route: '/nacional/preguntas', address: '/nacional/preguntas', get: [302, 404, 404, 404, 200, 200, 404, 404], post: { body: 'x=1', statuses: [302, 404, 404, 404, 303, 404, 404, 404] } },
    { route: '/nacional/cuentas', address: '/nacional/cuentas', get: ADMINISTRATOR, post: { body: 'accion=nada', statuses: ADMINISTRATOR.with(5, 422) } },
    { route: '/nacional/cuentas/invitar', address: '/nacional/cuentas/invitar', get: ADMINISTRATOR, post: { body: 'funcion=', statuses: ADMINISTRATOR.with(5, 422) } },
    { route: '/nacional/cuentas/:membershipId', address: `/nacional/cuentas/${nationalId}`, get: ADMINISTRATOR, post: { body: 'accion=terminar', statuses: ADMINISTRATOR.with(5, 422) } },
    { route: '/nacional/solicitudes', address: '/nacional/solicitudes', get: ADMINISTRATOR, post: { body: 'accion=nada', statuses: ADMINISTRATOR.with(5, 422) } },
    { route: '/nacional/sin-coordinacion', address: '/nacional/sin-coordinacion', get: ADMINISTRATOR.with(4, 200), post: { body: 'accion=nada', statuses: ADMINISTRATOR.with(5, 422) } },
    { route: '/nacional/sin-coordinacion.csv', address: '/nacional/sin-coordinacion.csv', get: ADMINISTRATOR.with(4, 200) },
    { route: '/nacional/entidades/:entityId/cuentas', address: '/nacional/entidades/uno/cuentas', get: ADMINISTRATOR, post: { body: 'accion=nada', statuses: ADMINISTRATOR.with(5, 422) } },
    { route: '/nacional/entidades/:entityId/cuentas/invitar', address: '/nacional/entidades/uno/cuentas/invitar', get: ADMINISTRATOR, post: { body: 'funcion=', statuses: ADMINISTRATOR.with(5, 422) } },
    { route: '/nacional/entidades/:entityId/cuentas/:membershipId', address: `/nacional/entidades/uno/cuentas/${membershipId}`, get: ADMINISTRATOR, post: { body: 'accion=terminar', statuses: ADMINISTRATOR.with(5, 422) } },
    { route: '/nacional', address: '/nacional', get: [302, 404, 404, 404, 200, 200, 404, 404] },
    { route: '/nacional/entidades/:entityId', address: '/nacional/entidades/uno', get: [302, 404, 404, 404, 200, 200, 404, 404], post: { body: 'asiste=no', statuses: [302, 404, 404, 404, 303, 404, 404, 404] } },
    { route: '/nacional/entidades/:entityId/poblacion/:campaignId', address: '/nacional/entidades/cuatro/poblacion/revision', get: [302, 404, 404, 404, 200, 404, 404, 404], post: { body: 'mujeres=x', statuses: [302, 404, 404, 404, 422, 404, 404, 404] } },
  ]
}

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
const { server, origin } = await runBuiltServer()
const cookies = new Map<Visitor, string>()
const actionId = database.select().from(planActions).where(eq(planActions.campaignId, 'cerrada')).get()?.id ?? ''
const membershipId = database.select().from(memberships).where(and(eq(memberships.entityId, 'uno'), eq(memberships.role, 'contributor'))).get()?.id ?? ''

beforeAll(async () => {
  cookies.set('nobody', '')
  for (const [index, visitor] of VISITORS.slice(1).entries()) cookies.set(visitor, await signInTo(origin, EMAILS[index] ?? ''))
})
afterAll(() => server.close())

async function ask(visitor: Visitor, address: string, body?: string): Promise<Response> {
  const headers: Record<string, string> = { cookie: cookies.get(visitor) ?? '' }
  const post = body === undefined ? {} : { method: 'POST', body, headers: { ...headers, origin, 'content-type': 'application/x-www-form-urlencoded' } }
  return fetch(origin + address, { redirect: 'manual', headers, ...post })
}

const nationalId = database.select().from(memberships).where(eq(memberships.role, 'analyst')).get()?.id ?? ''

const rows = matrix(actionId, membershipId, nationalId).map(({ route, address, get, post }) => ({
  ...{ route, address, get: withReader(route, get, 'get') },
  ...(post ? { post: { body: post.body, statuses: withReader(route, post.statuses, 'post') } } : {}),
})) satisfies readonly Row[]

test('the matrix names every route of the app', () => {
  const routes = readFileSync('app/routes.ts', 'utf8')
  const listed = [...routes.matchAll(/route\('([^']+)'/g)].map(([, path]) => `/${path}`)
  expect(rows.map(({ route }) => route).sort()).toEqual(['/', ...listed].sort())
})

test.each(rows)('GET $route', async ({ address, get }) => {
  for (const [index, visitor] of VISITORS.entries()) {
    const answer = await ask(visitor, address)
    expect(answer.status, visitor).toBe(get[index])
    if (answer.status === 302 && visitor === 'nobody' && address.startsWith('/panel')) expect(answer.headers.get('location')).toMatch(/^\/ingresar\?volver=/)
  }
})

test.each(rows)('the data request of $route opens no more than its page', async ({ address, get }) => {
  const [path = '', query] = address.split('?')
  for (const [index, visitor] of VISITORS.entries()) {
    if (get[index] === 200) continue
    const answer = await ask(visitor, `${path === '/' ? '/_root' : path}.data${query ? `?${query}` : ''}`)
    const text = await answer.text()
    expect(answer.status === 200 && /"release"|"campaigns"|"actions"/.test(text), visitor).toBe(false)
  }
})

test.each(rows.filter(({ post }) => post))('POST $route', async ({ address, post }) => {
  for (const [index, visitor] of VISITORS.entries()) {
    expect((await ask(visitor, address, post?.body)).status, visitor).toBe(post?.statuses[index])
  }
})

test('another entity gets the same page for a thing that is not hers as for one that does not exist', async () => {
  const foreign = await (await ask('other', '/panel/aplicaciones/cerrada/resultados')).text()
  const nothing = await (await ask('other', '/panel/aplicaciones/no-hay/resultados')).text()
  const plain = (html: string) => html.replace(/nonce="[^"]*"/g, '').replace(/no-hay|cerrada/g, '').replace(/<script[\s\S]*?<\/script>/g, '')
  expect(plain(foreign)).toBe(plain(nothing))
})

test('what better-auth offers besides signing in and out is closed to everybody', async () => {
  for (const path of ['sign-up/email', 'update-user', 'update-session', 'change-password', 'change-email', 'delete-user', 'list-sessions', 'request-password-reset', 'reset-password', 'two-factor/enable', 'two-factor/disable']) {
    for (const visitor of ['nobody', 'own', 'administrator'] as const) {
      const answer = await fetch(`${origin}/api/auth/${path}`, { method: 'POST', headers: { origin, cookie: cookies.get(visitor) ?? '', 'content-type': 'application/json' }, body: '{}' })
      expect(answer.status, path).toBe(404)
    }
  }
})

test('a form of another site is refused; the sending of answers also comes without its own origin', async () => {
  const foreign = await fetch(`${origin}/panel/aplicaciones/papeletas`, { method: 'POST', redirect: 'manual', body: 'accion=anular', headers: { cookie: cookies.get('own') ?? '', origin: 'https://otro.example', 'content-type': 'application/x-www-form-urlencoded' } })
  expect(foreign.status).toBe(403)
  for (const from of ['null', undefined]) {
    const sent = await fetch(`${origin}/r/TESTLINK`, { method: 'POST', body: 'formulario=x', headers: { 'content-type': 'application/x-www-form-urlencoded', ...(from ? { origin: from } : {}) } })
    expect(sent.status).toBe(400)
  }
})

test('sign-up is closed, and the session cookie is http-only and says session', async () => {
  const closed = await fetch(`${origin}/api/auth/sign-up/email`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ email: 'x@y.test', password: 'una-clave-larga', name: 'x' }) })
  expect(closed.status).toBeGreaterThanOrEqual(400)
  const signedIn = await fetch(`${origin}/api/auth/sign-in/email`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ email: EMAILS[0], password: 'una-clave-larga-2026' }) })
  expect(signedIn.headers.getSetCookie().join()).toMatch(/session[^;]*=.*HttpOnly.*SameSite=Lax/i)
})

test('every page carries the headers that protect it, and no style attribute', async () => {
  for (const { address, get } of rows) {
    const visitor = VISITORS[get.indexOf(200)]
    if (!visitor || address.includes('.xlsx') || address.startsWith('/api')) continue
    const answer = await ask(visitor, address)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy, address).toMatch(/script-src 'self'/)
    expect(policy, address).not.toMatch(/unsafe-inline/)
    expect(policy, address).toMatch(/frame-ancestors 'none'/)
    expect(answer.headers.get('x-content-type-options'), address).toBe('nosniff')
    expect(answer.headers.get('referrer-policy'), address).toBe('same-origin')
    if (address !== '/salud') expect(answer.headers.get('cache-control'), address).toBe('no-store')
    if (address.startsWith('/r')) expect(answer.headers.getSetCookie(), address).toEqual([])
    expect((await answer.text()).includes(' style='), address).toBe(false)
  }
})

import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TABLE_ROWS } from '#surveys/facts/lines.ts'
import { EMPTY_SHEET, protectSheet } from '#surveys/facts/protect-sheet.ts'
import { reviewDigest } from '#app/features/fact-sheet/save-facts.server.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { planActions } from '#db/schema/index.ts'
import { entitySheet } from '#tests/support/filled-sheets.ts'
import { formsIn } from '#tests/support/forms.ts'
import { runBuiltServer, signInTo, TEST_PASSWORD, testEnvironment } from '#tests/support/running-server.ts'
import { DOCUMENT_FORM } from '#tests/support/small-assessments.ts'
import { addAccount, seedSmallCountry } from '#tests/support/small-country.ts'
import { answersLike, createTestDatabase } from '#tests/support/test-database.ts'
import { withoutChance } from '#tests/support/web.ts'

/** What a form sends twice is done once, at every address that takes a form. */

const TODAY = limaDate(new Date())
const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
for (const [email, role] of [
  ['titular@dos.test', 'head'],
  ['custodia@dos.test', 'custodian'],
  ['segunda@uno.test', 'coordinator'],
  ['borra@uno.test', 'contributor'],
  ['clave@uno.test', 'contributor'],
  ['termina@uno.test', 'contributor'],
] as const)
  await addAccount(database, environment, email, role, email.includes('dos') ? 'dos' : 'uno')
await addAccount(database, environment, 'otra@mimp.test', 'analyst', null)
const { server, origin } = await runBuiltServer(true, ['127.0.0.1', '::1'])
const reader = new Sqlite(file, { readonly: true })
afterAll(() => {
  server.close()
  reader.close()
})

const cookies = new Map<string, string>([['nobody', '']])
const WHO = [
  ...['coordinacion@uno.test', 'segunda@uno.test', 'titular@uno.test', 'equipo@uno.test'],
  ...['digitacion@uno.test', 'custodia@uno.test', 'coordinacion@dos.test', 'titular@dos.test', 'custodia@dos.test'],
  ...['analista@mimp.test', 'administracion@mimp.test', 'borra@uno.test', 'clave@uno.test', 'otra@mimp.test'],
]
beforeAll(async () => {
  for (const email of WHO) cookies.set(email, await signInTo(origin, email))
}, 120_000)

let asked = 0
const headersOf = (who: string) => {
  asked += 1
  return {
    origin,
    accept: 'text/html',
    cookie: cookies.get(who) ?? '',
    'x-forwarded-for': `10.1.${(asked >> 8) & 255}.${asked & 255}`,
  }
}
const get = async (who: string, path: string) =>
  (await fetch(origin + path, { redirect: 'manual', headers: headersOf(who) })).text()

type Fields = readonly (readonly [string, string | Blob])[]
async function post(who: string, path: string, fields: Fields) {
  const isUpload = fields.some(([, value]) => typeof value !== 'string')
  const body = isUpload ? new FormData() : new URLSearchParams()
  for (const [name, value] of fields)
    if (body instanceof FormData && typeof value !== 'string') body.append(name, value, 'planilla.xlsx')
    else body.append(name, value as string)
  const answer = await fetch(origin + path, { method: 'POST', redirect: 'manual', headers: headersOf(who), body })
  return {
    status: answer.status,
    to: answer.headers.get('location'),
    cookies: answer.headers.getSetCookie(),
    page: withoutChance((await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '')),
  }
}

/** Tables that change by themselves: what was tried and who is signed in since when. */
const LEFT_OUT = ['rate_limit', 'session']
const tables = reader
  .prepare<[], { name: string }>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
  .all()
  .map(({ name }) => name)
  .filter((name) => !LEFT_OUT.includes(name))
/** Every row of every table, as text. */
const everything = () =>
  Object.fromEntries(tables.map((name) => [name, JSON.stringify(reader.prepare(`select * from "${name}"`).all())]))
const counts = () =>
  Object.fromEntries(
    tables.map((name) => [name, Number(reader.prepare(`select count(*) from "${name}"`).pluck().get())]),
  )

/** Form of a page that has all of these words in it. */
async function formOf(who: string, page: string, words: readonly string[]) {
  const html = await get(who, page)
  const found = formsIn(html).filter((form) => words.every((word) => form.html.includes(word)))
  const [form] = found.filter(({ action }) => action !== '/salir')
  if (!form) throw new Error(`${page}: no form with ${words.join(', ')}`)
  return form
}

function filled(base: readonly (readonly [string, string])[], change: Readonly<Record<string, string | Blob>>): Fields {
  return [...base.filter(([name]) => !(name in change)), ...Object.entries(change)]
}

type Row = {
  readonly what: string
  readonly who: string
  readonly page: string
  /** Words that stand in the form alone. */
  readonly form?: readonly string[]
  /** Where it is sent, if not where its page says. */
  readonly to?: string
  readonly fields?: Readonly<Record<string, string | Blob>>
  readonly status?: number
  /** Rows that one sending adds, by table; deeds in the log are counted like every other. */
  readonly makes: Readonly<Record<string, number>>
}

const year = database.select().from(planActions).where(eq(planActions.campaignId, 'cerrada')).get()?.year ?? 0
const proposals = database
  .select()
  .from(planActions)
  .where(and(eq(planActions.campaignId, 'cerrada'), eq(planActions.status, 'proposed')))
  .all()
  .map(({ id }) => `/panel/plan/${year}/acciones/${id}`)
const memberOf = (email: string) => {
  const found = reader
    .prepare('select m.id from memberships m join user u on u.id = m.user_id where u.email = ?')
    .pluck()
    .get(email)
  return String(found)
}
const [COORDINATOR, HEAD, TEAM] = ['coordinacion@uno.test', 'titular@uno.test', 'equipo@uno.test']
const [ANALYST, ADMINISTRATOR] = ['analista@mimp.test', 'administracion@mimp.test']
const DETAILS = {
  titulo: 'Publicar los canales',
  responsable: 'Recursos Humanos',
  plazo: '6',
  verificacion: 'Página web',
  indicador: 'Canales a la vista',
}
const PERSON = { nombre: 'Rosa Flores', resolucion: 'RA 012-2026' }

const PROPOSAL = {
  alcance: 'headquarters',
  mujeres: '90',
  hombres: '70',
  fecha: addDays(TODAY, -2),
  fuente: 'Planilla de noviembre',
  documento: 'payroll',
  'documento-numero': '044-2026-RRHH',
  'documento-fecha': addDays(TODAY, -1),
  'documento-lugar': 'Expediente 1102',
  explicacion: 'Terminaron contratos de proyectos',
}
const ASKED = {
  entidad: 'Entidad tres de Lima',
  nombre: 'Petra Pide',
  correo: 'petra@tres.test',
  cargo: 'Gerenta',
  funcion: 'coordinator',
  resolucion: 'RA 5-2026',
  fecha: '2026-02-10',
}
const DIGITS = Object.fromEntries(Object.keys(answersLike(3)).map((name) => [name, '3']))
const NEW_PASSWORD = 'una-larga-y-nueva-2026'
const THIS_YEAR = limaDate(new Date()).slice(0, 4)

/** A fact sheet as it was typed, and the digest of what the person was shown of it. */
const FACT_CELLS = Object.fromEntries(TABLE_ROWS.group.map(({ id }) => [id, { women: 20, men: 15 }]))
const FACT_INPUT = { countedOn: `${THIS_YEAR}-01-01`, cells: FACT_CELLS, revision: 0 }
const FACTS = {
  fecha: FACT_INPUT.countedOn,
  ...Object.fromEntries(
    TABLE_ROWS.group.flatMap(({ id }) => [
      [`${id}-mujeres`, '20'],
      [`${id}-hombres`, '15'],
    ]),
  ),
  revisado: reviewDigest(
    FACT_INPUT,
    protectSheet({ cells: FACT_CELLS, stored: EMPTY_SHEET, otherYears: [], staff: null }),
  ),
}

const ROWS: readonly Row[] = [
  {
    what: 'accepts an action',
    who: COORDINATOR,
    page: `/panel/plan/${year}`,
    form: [proposals[0] ?? ''],
    fields: { accion: 'aceptar' },
    makes: { plan_events: 1, audit_log: 1 },
  },
  {
    what: 'rejects an action',
    who: COORDINATOR,
    page: proposals[1] ?? '',
    form: ['value="rechazar"'],
    fields: { accion: 'rechazar', razon: 'No hay presupuesto' },
    makes: { plan_events: 1, audit_log: 1 },
  },
  {
    what: 'writes an action anew',
    who: COORDINATOR,
    page: proposals[2] ?? '',
    form: ['value="guardar"'],
    fields: { accion: 'guardar', ...DETAILS },
    makes: { plan_events: 1, audit_log: 1 },
  },
  {
    what: 'adds an action',
    who: COORDINATOR,
    page: `/panel/plan/${year}/acciones/nueva`,
    fields: { ...DETAILS, motivo: 'Lo pide el personal' },
    makes: { plan_actions: 1, plan_events: 1, audit_log: 1 },
  },
  {
    what: 'issues a certificate',
    who: COORDINATOR,
    page: '/panel/aplicaciones/evaluada/constancia',
    makes: { certificates: 1, audit_log: 1 },
  },
  {
    what: 'prepares paper',
    who: 'custodia@uno.test',
    page: '/custodia/papeletas/papel',
    fields: { cantidad: '5', digita: 'Unidad de Estadística' },
    makes: { paper_batches: 1, audit_log: 1 },
  },
  {
    what: 'extends a campaign',
    who: COORDINATOR,
    page: '/panel/aplicaciones/papeletas',
    form: ['value="extender"'],
    fields: { cierra: addDays(TODAY, 14) },
    makes: { audit_log: 1 },
  },
  {
    what: 'changes a link',
    who: 'coordinacion@dos.test',
    page: '/panel/aplicaciones/enlace',
    form: ['value="cambiar-enlace"'],
    fields: { confirmo: 'si' },
    makes: { audit_log: 1 },
  },
  {
    what: 'annuls a campaign',
    who: 'coordinacion@dos.test',
    page: '/panel/aplicaciones/enlace',
    form: ['value="anular"'],
    fields: { razon: 'Se repartió mal el enlace', confirmo: 'si' },
    makes: { audit_log: 1 },
  },
  {
    what: 'prepares a campaign',
    who: 'coordinacion@dos.test',
    page: '/panel/aplicaciones/nueva',
    fields: {
      herramienta: 'gender-stereotypes',
      abre: addDays(TODAY, 3),
      cierra: addDays(TODAY, 23),
      cifra: 'cifra-dos',
      k: '10',
    },
    makes: { campaigns: 1, audit_log: 1 },
  },
  {
    what: 'says who answers for data',
    who: COORDINATOR,
    page: '/panel/entidad',
    fields: { accion: 'privacidad', direccion: 'Jr. Lima 1', contacto: '', oficial: '' },
    makes: { entity_history: 1, audit_log: 1 },
  },
  {
    what: 'proposes a figure',
    who: COORDINATOR,
    page: '/panel/entidad/personal',
    fields: PROPOSAL,
    makes: { staff_figures: 1, audit_log: 1 },
  },
  {
    what: 'saves the fact sheet',
    who: COORDINATOR,
    page: `/panel/ficha/${THIS_YEAR}`,
    form: ['name="revisado"'],
    fields: { ...FACTS, accion: 'guardar' },
    makes: { fact_sheets: 1, audit_log: 1 },
  },
  {
    what: 'begins the budget',
    who: 'coordinacion@dos.test',
    page: `/panel/presupuesto/${THIS_YEAR}`,
    form: ['value="empezar"'],
    fields: { accion: 'empezar' },
    makes: { assessments: 1, assessment_items: 46, assessment_history: 1, audit_log: 1 },
  },
  {
    what: 'invites to the entity',
    who: HEAD,
    page: '/panel/cuentas/invitar',
    fields: { ...PERSON, funcion: 'contributor', correo: 'rosa@uno.test' },
    status: 200,
    makes: { invitations: 1, audit_log: 1 },
  },
  {
    what: 'sends an invitation anew',
    who: HEAD,
    page: '/panel/cuentas',
    form: ['name="invitacion"'],
    fields: { accion: 'reenviar' },
    status: 200,
    makes: { invitations: 1, audit_log: 2 },
  },
  {
    what: 'confirms the accounts',
    who: HEAD,
    page: '/panel/cuentas',
    form: ['value="confirmar"'],
    fields: { accion: 'confirmar' },
    makes: { account_confirmations: 1, audit_log: 1 },
  },
  {
    what: 'shares releases',
    who: HEAD,
    page: `/panel/cuentas/${memberOf('lectura@uno.test')}`,
    form: ['value="compartir"'],
    fields: { accion: 'compartir' },
    makes: { audit_log: 1 },
  },
  {
    what: 'agrees to a domain',
    who: HEAD,
    page: '/panel/aplicaciones/papeletas/dominios',
    fields: { dominio: 'uno.gob.pe', confirmo: 'si' },
    makes: { agreed_domains: 1, audit_log: 1 },
  },
  {
    what: 'prints slips',
    who: 'custodia@uno.test',
    page: '/custodia/papeletas/papeletas',
    form: ['value="imprimir"'],
    fields: { 'sede-1': 'Lima', 'cantidad-1': '12' },
    status: 200,
    makes: { slip_batches: 1, access_codes: 12, audit_log: 1 },
  },
  {
    what: 'invites by mail',
    who: 'custodia@uno.test',
    page: '/custodia/papeletas/correos',
    form: ['value="invitar"'],
    fields: { correos: 'ana@uno.gob.pe\nluz@uno.gob.pe' },
    status: 200,
    makes: { invited_addresses: 2, mails: 2, audit_log: 1 },
  },
  {
    what: 'saves a level',
    who: TEAM,
    page: '/panel/presupuesto/2025/dimension/man?sencillo=si',
    form: ['value="man-01"'],
    fields: { nivel: '1', nota: 'Nota' },
    makes: { assessment_history: 1 },
  },
  {
    what: 'saves a level by the drawn form',
    who: TEAM,
    page: '/panel/presupuesto/2025/preguntas/man-02',
    form: ['value="nivel"'],
    to: '/panel/presupuesto/2025/preguntas/man-02/guardar',
    fields: { nivel: '1', nota: 'Nota' },
    status: 200,
    makes: { assessment_history: 1 },
  },
  {
    what: 'adds a document',
    who: TEAM,
    page: '/panel/presupuesto/2025/preguntas/man-01',
    form: ['value="agregar"'],
    fields: DOCUMENT_FORM,
    makes: { evidence: 1, assessment_history: 1, audit_log: 1 },
  },
  {
    what: 'opens a batch',
    who: 'digitacion@uno.test',
    page: '/panel/digitacion/lote',
    form: ['value="abrir"'],
    fields: { formularios: '10', testigo: 'Una testigo', cerrado: 'si', 'otra-unidad': 'si' },
    makes: { audit_log: 1 },
  },
  {
    what: 'types a sheet',
    who: 'digitacion@uno.test',
    page: '/panel/digitacion/lote-abierto/formulario',
    form: ['value="guardar"'],
    fields: { accion: 'guardar', ...DIGITS },
    makes: { typed_sheets: 1 },
  },
  {
    what: 'corrects a count',
    who: 'digitacion@uno.test',
    page: '/panel/digitacion/lote-abierto',
    form: ['value="conteo"'],
    fields: { formularios: '11', razon: 'Uno estaba en blanco' },
    makes: { audit_log: 1 },
  },
  {
    what: 'decides about a figure',
    who: ANALYST,
    page: '/nacional/personal/cifra-espera',
    form: ['value="confirmar"'],
    fields: { accion: 'confirmar', vista: 'si' },
    makes: { staff_figure_decisions: 1, audit_log: 3 },
  },
  {
    what: 'reviews an item',
    who: ANALYST,
    page: '/nacional/presupuestos/presentado/man',
    form: ['value="man-01"'],
    fields: { decision: 'devolver', comentario: 'Falta la resolución' },
    makes: { assessment_history: 1 },
  },
  {
    what: 'decides about a population',
    who: ANALYST,
    page: '/nacional/entidades/cuatro/poblacion/revision',
    form: ['value="rechazar"'],
    fields: { accion: 'rechazar', razon: 'El documento no dice eso' },
    makes: { staff_figure_decisions: 1, audit_log: 1 },
  },
  {
    what: 'advises an entity',
    who: 'otra@mimp.test',
    page: '/nacional/entidades/uno',
    fields: { asiste: 'si' },
    makes: { assistances: 1, assessment_history: 1, audit_log: 1 },
  },
  {
    what: 'adds an entity',
    who: ADMINISTRATOR,
    page: '/nacional/directorio/nueva',
    fields: {
      nombre: 'Municipalidad de Jauja',
      nivel: 'local-government',
      region: 'Junín',
      documento: 'Ley 31111',
      desde: '2024-01-01',
    },
    makes: { entities: 1, entity_history: 1, audit_log: 1 },
  },
  {
    what: 'changes a name',
    who: ADMINISTRATOR,
    page: '/nacional/directorio/tres/nombre',
    fields: { nombre: 'Entidad tres de Lima', documento: 'Ley 31113', desde: '2024-01-01' },
    makes: { entity_history: 1, audit_log: 1 },
  },
  {
    what: 'invites to the Ministry',
    who: ADMINISTRATOR,
    page: '/nacional/cuentas/invitar',
    fields: { ...PERSON, funcion: 'analyst', correo: 'ana@mimp.test' },
    status: 200,
    makes: { invitations: 1, audit_log: 1 },
  },
  {
    what: 'takes an invitation back',
    who: ADMINISTRATOR,
    page: '/nacional/cuentas',
    form: ['name="invitacion"'],
    fields: { accion: 'retirar' },
    makes: { audit_log: 1 },
  },
  {
    what: 'ends an account of the Ministry',
    who: ADMINISTRATOR,
    page: `/nacional/cuentas/${memberOf('otra@mimp.test')}`,
    form: ['value="terminar"'],
    fields: { accion: 'terminar', seguro: 'si' },
    makes: { audit_log: 1 },
  },
  {
    what: 'invites for an entity',
    who: ADMINISTRATOR,
    page: '/nacional/entidades/dos/cuentas/invitar',
    fields: { ...PERSON, funcion: 'head', correo: 'jefa@dos.test' },
    status: 200,
    makes: { invitations: 1, audit_log: 1 },
  },
  {
    what: 'sends such an invitation anew',
    who: ADMINISTRATOR,
    page: '/nacional/entidades/dos/cuentas',
    form: ['name="invitacion"'],
    fields: { accion: 'reenviar' },
    status: 200,
    makes: { invitations: 1, audit_log: 2 },
  },
  {
    what: 'ends an account',
    who: ADMINISTRATOR,
    page: `/nacional/entidades/uno/cuentas/${memberOf('termina@uno.test')}`,
    form: ['value="terminar"'],
    fields: { accion: 'terminar', seguro: 'si' },
    makes: { audit_log: 1 },
  },
  {
    what: 'asks for an account',
    who: 'nobody',
    page: '/solicitar-cuenta',
    fields: ASKED,
    makes: { account_requests: 1, audit_log: 1 },
  },
  {
    what: 'grants an account',
    who: ADMINISTRATOR,
    page: '/nacional/solicitudes',
    form: ['value="conceder"'],
    fields: { accion: 'conceder' },
    status: 200,
    makes: { invitations: 1, audit_log: 2 },
  },
  {
    what: 'sends it anew from the list',
    who: ADMINISTRATOR,
    page: '/nacional/sin-coordinacion',
    form: ['name="invitacion"'],
    fields: { accion: 'reenviar' },
    status: 200,
    makes: { invitations: 1, audit_log: 2 },
  },
  {
    what: 'renews recovery codes',
    who: ANALYST,
    page: '/cuenta/segundo-paso',
    form: ['value="codigos"'],
    fields: { accion: 'codigos', clave: TEST_PASSWORD },
    status: 200,
    makes: { audit_log: 1 },
  },
  {
    what: 'changes a password',
    who: 'clave@uno.test',
    page: '/cuenta',
    form: ['value="clave"'],
    fields: { accion: 'clave', actual: TEST_PASSWORD, clave: NEW_PASSWORD, clave2: NEW_PASSWORD },
    makes: { audit_log: 1 },
  },
  {
    what: 'deletes an account',
    who: 'borra@uno.test',
    page: '/cuenta/datos/borrar',
    fields: { clave: TEST_PASSWORD, seguro: 'si' },
    makes: { account: -1, audit_log: 2 },
  },
]

/** Addresses that take a form and stand in no row, each with the reason. */
const NOT_IN_A_ROW: Readonly<Record<string, string>> = {
  '/r': 'makes nothing',
  '/r/:code': 'the desk tells repetitions, tests/http/sending.test.ts',
  '/r/canje/:token': 'twice in tests/http/ways.test.ts',
  '/api/auth/*': 'no page has a form for it',
  '/anonimato': 'makes nothing',
  '/ingresar': 'below: what it makes is a session',
  '/ingresar/codigo': 'as above, with the cookie of the first step',
  '/salir': 'below',
  '/restablecer': 'makes a mail, of which only some leave: paced by tests/http/account-limits.test.ts',
  '/restablecer/:token': 'a link that is used once',
  '/invitacion/:token': 'below',
  '/cuenta/funciones': 'chooses a role; twice is the same',
  '/panel/cuentas/prestar': 'the same use case as an invitation',
  '/custodia/:campaignId/acta': 'signed once, tests/integration/custody.test.ts',
  '/panel/presupuesto/:year/planilla': 'below, as the sheet of entities',
  '/nacional/importar': 'below',
  '/nacional/directorio': 'loads a directory of 2019 into an empty one',
  '/nacional/preguntas': 'adds only what no total has yet, tests/integration/item-lots.test.ts',
  '/nacional/presupuestos/:assessmentId': 'ends a round once all is decided',
}

test('every address that takes a form is in a row, or it is said why not', () => {
  const routes = [...readFileSync('app/routes.ts', 'utf8').matchAll(/route\('([^']+)', '([^']+)'\)/g)]
  const taking = routes.flatMap(([, path = '', source = '']) =>
    readFileSync(`app/${source}`, 'utf8').includes('export const action') ? [`/${path}`] : [],
  )
  const sentTo = ROWS.map(({ what, page, to }) => (what === 'accepts an action' ? (proposals[0] ?? '') : (to ?? page)))
  const matches = (route: string) => {
    const pattern = new RegExp(`^${route.replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`)
    return sentTo.some((address) => pattern.test(address.split('?')[0] ?? ''))
  }
  // A fixed address matches before a pattern that would take it too.
  const without = taking.filter((route) => !matches(route)).sort()
  expect(without).toEqual(Object.keys(NOT_IN_A_ROW).sort())
})

describe.each(ROWS)('$what', ({ who, page, form: words = [], to: given, fields = {}, status = 303, makes }) => {
  test('twice at once and once more: done once, and each gets the first answer', async () => {
    const form = await formOf(who, page, words)
    const sent = filled(form.fields, fields)
    const to = given ?? form.action ?? page
    const before = counts()
    const together = await Promise.all([post(who, to, sent), post(who, to, sent)])
    const once = everything()
    const later = await post(who, to, sent)
    expect([together[0].status, together[0].page.match(/class="error"[^>]*>([^<]*)/)?.[1]]).toEqual([status, undefined])
    expect(together[1]).toEqual(together[0])
    expect([later.status, later.to, later.cookies]).toEqual([together[0].status, together[0].to, together[0].cookies])
    expect(everything()).toEqual(once)
    const after = counts()
    const made = Object.fromEntries(
      tables
        .filter((name) => after[name] !== before[name])
        .map((name) => [name, Number(after[name]) - Number(before[name])]),
    )
    expect(made).toEqual(makes)
  })
})

test('the sheet of entities is imported once', async () => {
  const form = await formOf(ADMINISTRATOR, '/nacional/importar', ['value="entidades"'])
  const sheet = await entitySheet([
    { name: 'Municipalidad de Tarma', level: 'Gobierno local', region: 'Junín', document: 'Ley 31112', since: '2024' },
  ])
  const sent = filled(form.fields, { accion: 'revisar', entidades: new Blob([sheet]) })
  const [one, other] = await Promise.all([
    post(ADMINISTRATOR, '/nacional/importar', sent),
    post(ADMINISTRATOR, '/nacional/importar', sent),
  ])
  expect([one.status, other]).toEqual([200, one])
})

test('the same codes come again, and nobody else gets them by the same form id', async () => {
  const who = 'custodia@uno.test'
  const page = '/custodia/papeletas/papeletas'
  const form = await formOf(who, page, ['value="imprimir"'])
  const sent = filled(form.fields, { 'sede-1': 'Cusco', 'cantidad-1': '7' })
  const codesIn = (html: string) => [...html.matchAll(/class="codigo">([^<]+)</g)].map(([, code]) => code)
  const first = codesIn((await post(who, page, sent)).page)
  expect(first).toHaveLength(7)
  expect(codesIn((await post(who, page, sent)).page)).toEqual(first)
  const stranger = await post('custodia@dos.test', page, sent)
  expect([stranger.status, codesIn(stranger.page)]).toEqual([404, []])
  expect((await post('nobody', page, sent)).to).toMatch(/^\/ingresar/)
})

test('the same form with other contents is a new sending, told where it meets the first', async () => {
  const page = proposals[3] ?? ''
  const form = await formOf(COORDINATOR, page, ['value="guardar"'])
  const sent = filled(form.fields, { accion: 'guardar', ...DETAILS })
  expect((await post(COORDINATOR, page, sent)).status).toBe(303)
  const edited = filled(form.fields, { accion: 'guardar', ...DETAILS, titulo: 'Publicar los canales y sus plazos' })
  const second = await post(COORDINATOR, page, edited)
  expect([second.status, second.page.includes('Publicar los canales y sus plazos')]).toEqual([409, true])
  expect((await post(COORDINATOR, page, sent)).status).toBe(303)
})

test('what was refused is looked at anew when it comes again', async () => {
  const page = '/custodia/papeletas/papel'
  const form = await formOf('custodia@uno.test', page, [])
  const wrong = filled(form.fields, { cantidad: 'x', digita: 'Unidad de Estadística' })
  expect([
    (await post('custodia@uno.test', page, wrong)).status,
    (await post('custodia@uno.test', page, wrong)).status,
  ]).toEqual([422, 422])
  const right = filled(form.fields, { cantidad: '3', digita: 'Unidad de Estadística' })
  expect((await post('custodia@uno.test', page, right)).status).toBe(303)
})

test('a form without an id is done each time it comes, as a script sends it', async () => {
  const page = `/panel/plan/${year}/acciones/nueva`
  const form = await formOf(COORDINATOR, page, [])
  const sent = filled(form.fields, { ...DETAILS, motivo: 'Lo pide el personal' }).filter(([name]) => name !== 'envio')
  expect(sent).toHaveLength(form.fields.length - 1)
  const before = counts()['plan_actions'] ?? 0
  for (let time = 0; time < 2; time += 1) expect((await post(COORDINATOR, page, sent)).status).toBe(303)
  expect(counts()['plan_actions']).toBe(before + 2)
})

test('an invitation is accepted once, and whoever pressed twice is in', async () => {
  const invite = await formOf(HEAD, '/panel/cuentas/invitar', [])
  const sent = filled(invite.fields, { ...PERSON, funcion: 'contributor', correo: 'luz@uno.test' })
  const invited = await post(HEAD, '/panel/cuentas/invitar', sent)
  const link = /\/invitacion\/[\w-]{43}/.exec(invited.page)?.[0] ?? ''
  expect([invited.status, link]).toEqual([200, expect.stringMatching(/^.invitacion/)])
  const form = await formOf('nobody', link, [])
  const accepted = filled(form.fields, { nombre: 'Rosa Flores', clave: NEW_PASSWORD, clave2: NEW_PASSWORD })
  const before = counts()
  const [one, other] = await Promise.all([post('nobody', link, accepted), post('nobody', link, accepted)])
  expect([one.status, one.page.match(/class="error"[^>]*>([^<]*)/)?.[1]]).toEqual([302, undefined])
  expect(other).toEqual(one)
  expect(await post('nobody', link, accepted)).toEqual(one)
  const after = counts()
  expect([
    Number(after['user']) - Number(before['user']),
    Number(after['memberships']) - Number(before['memberships']),
  ]).toEqual([1, 1])
})

test('who signs in twice with one form is signed in once, and signs out the same way', async () => {
  const form = await formOf('nobody', '/ingresar', ['name="correo"'])
  const sent = filled(form.fields, { correo: TEAM, clave: TEST_PASSWORD })
  const [one, other] = await Promise.all([post('nobody', '/ingresar', sent), post('nobody', '/ingresar', sent)])
  expect([one.status, one.cookies.length > 0]).toEqual([302, true])
  expect(other).toEqual(one)
  const cookie = one.cookies.map((each) => each.split(';')[0]).join('; ')
  cookies.set('leaving', cookie)
  const out = await formsIn(await get('leaving', '/cuenta')).find(({ action }) => action === '/salir')
  const left = await post('leaving', '/salir', out?.fields ?? [])
  expect([left.status, left.to, await post('leaving', '/salir', out?.fields ?? [])]).toEqual([302, '/', left])
})

test('the page says once what was done, where it was done, and takes it back', async () => {
  const page = `/panel/plan/${year}`
  const action = proposals[4] ?? ''
  const form = await formOf(COORDINATOR, page, [action])
  const done = await post(COORDINATOR, action, filled(form.fields, { accion: 'aceptar' }))
  const id = action.split('/').at(-1) ?? ''
  expect(done.to).toBe(`${page}#accion-${id}`)
  const [told = ''] = done.cookies
  expect(told).toMatch(/HttpOnly; SameSite=Lax; Max-Age=60/)
  const see = (cookie: string) =>
    fetch(origin + page, { headers: { ...headersOf(COORDINATOR), cookie: `${cookies.get(COORDINATOR)}; ${cookie}` } })
  const seen = await see(told.split(';')[0] ?? '')
  const html = await seen.text()
  expect(html).toMatch(/role="status">«[^<]*» está aceptada: es parte del plan\.</)
  expect(seen.headers.getSetCookie().join()).toMatch(/^espejo\.hecho=;.*Max-Age=0/)
  expect(await (await see('')).text()).not.toContain('está aceptada: es parte del plan')
  const forged = (told.split(';')[0] ?? '').replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  expect(await (await see(forged)).text()).not.toContain('está aceptada: es parte del plan')
  const [back] = formsIn(html).filter((each) => each.html.includes('Deshacer'))
  expect((await post(COORDINATOR, back?.action ?? '', back?.fields ?? [])).status).toBe(303)
  expect(database.select().from(planActions).where(eq(planActions.id, id)).get()?.status).toBe('proposed')
})

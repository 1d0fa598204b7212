import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { and, eq, sql } from 'drizzle-orm'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { TABLE_ROWS } from '#surveys/facts/lines.ts'
import { EMPTY_SHEET, protectSheet } from '#surveys/facts/protect-sheet.ts'
import { createAuth } from '#app/door/auth.server.ts'
import { createFirstResults, LIMITS } from '#app/door/first-results.ts'
import { reviewDigest } from '#app/features/fact-sheet/save-facts.server.ts'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { entities, evidence, planActions, plans } from '#db/schema/index.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { FACT_ID, seedRecordedFact } from '#tests/support/recorded-facts.ts'
import { LOGO_PNG } from '#tests/support/logos.ts'
import { entitySheet } from '#tests/support/filled-sheets.ts'
import { TOLD_HALF } from '#tests/support/told-complaints.ts'
import { seedAdaptations } from '#tests/support/adapted-documents.ts'
import { seedCarriedOut } from '#tests/support/carried-out.ts'
import { formsIn, type SentForm } from '#tests/support/forms.ts'
import { bindsSurely } from '#surveys/planning/duties.ts'
import { phonePhoto } from '#tests/support/photos.ts'
import { runBuiltServer, signInTo, TEST_PASSWORD, testEnvironment } from '#tests/support/running-server.ts'
import { BUDGET_ITEMS, DOCUMENT_FORM } from '#tests/support/small-assessments.ts'
import { addAccount, seedSmallCountry } from '#tests/support/small-country.ts'
import { insertCompletePlan } from '#tests/support/signed-plan.ts'
import { REVIEWED_YEAR } from '#tests/support/small-reviews.ts'
import { seedMef } from '#tests/support/mef.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { TEST_TOTP_SECRET, totpCode } from '#tests/support/totp.ts'
import { withoutChance } from '#tests/support/web.ts'
import { REPORTED_YEAR } from '#tests/support/small-reports.ts'

/** What a form sends twice is done once, at every address that takes a form. */

const TODAY = limaDate(new Date())
const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
await seedRecordedFact(database, environment, Number(limaDate(new Date()).slice(0, 4)))
const carriedId = await seedCarriedOut(database, environment)
for (const [email, role] of [
  ['titular@dos.test', 'head'],
  ['custodia@dos.test', 'custodian'],
  ['segunda@uno.test', 'coordinator'],
  ['borra@uno.test', 'contributor'],
  ['clave@uno.test', 'contributor'],
  ['termina@uno.test', 'contributor'],
  ['activa@uno.test', 'contributor'],
  ['olvida@uno.test', 'contributor'],
] as const)
  await addAccount(database, environment, email, role, email.includes('dos') ? 'dos' : 'uno')
await seedAdaptations(database, environment)
await addAccount(database, environment, 'otra@mimp.test', 'analyst', null)
await addAccount(database, environment, 'firma@uno.test', 'contributor', 'uno', true)
database.update(entities).set({ parentId: 'uno' }).where(eq(entities.id, 'tres')).run()
seedMef(database, 'uno', 2025)
seedMef(database, 'dos', 2025, 'objecion')
/** Five entities whose campaigns make a lot of the item analysis, and one that is past half of its term. */
async function seedAnswered(id: string, days: { opensOn: string; closesOn: string }, people: number): Promise<void> {
  insertEntity(database, id)
  await openCampaign(database, id, id, days)
  const row = (_: unknown, person: number) => ({ answers: answersLike(3, person), sex: null, extraSegment: null })
  seedResponses(database, id, Array.from({ length: people }, row))
}
for (const id of ['lote-a', 'lote-b', 'lote-c', 'lote-d', 'lote-e']) {
  await seedAnswered(id, { opensOn: addDays(TODAY, -40), closesOn: addDays(TODAY, -10) }, 60)
  await closeCampaign(database, id, addDays(TODAY, -9), null)
}
await seedAnswered('seis', { opensOn: addDays(TODAY, -10), closesOn: addDays(TODAY, 6) }, 23)
await addAccount(database, environment, 'coordinacion@seis.test', 'coordinator', 'seis')
const { server, origin } = await runBuiltServer(true, ['127.0.0.1', '::1'])
const reader = new Sqlite(file, { readonly: true })
afterAll(() => {
  server.close()
  reader.close()
})

const cookies = new Map<string, string>([['nobody', '']])
const WHO = [
  'rrhh@uno.test',
  ...['coordinacion@uno.test', 'segunda@uno.test', 'titular@uno.test', 'equipo@uno.test'],
  ...['digitacion@uno.test', 'custodia@uno.test', 'coordinacion@dos.test', 'titular@dos.test', 'custodia@dos.test'],
  ...['analista@mimp.test', 'administracion@mimp.test', 'borra@uno.test', 'clave@uno.test', 'otra@mimp.test'],
  ...['activa@uno.test', 'firma@uno.test', 'coordinacion@seis.test'],
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
function send(who: string, path: string, fields: Fields): Promise<Response> {
  const isUpload = fields.some(([, value]) => typeof value !== 'string')
  const body = isUpload ? new FormData() : new URLSearchParams()
  for (const [name, value] of fields)
    if (body instanceof FormData && typeof value !== 'string') body.append(name, value, 'planilla.xlsx')
    else body.append(name, value as string)
  return fetch(origin + path, { method: 'POST', redirect: 'manual', headers: headersOf(who), body })
}

async function post(who: string, path: string, fields: Fields) {
  const answer = await send(who, path, fields)
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

/** Form of a page that has all of these words in it. @param html of the page, where it is the answer to a form. */
async function formOf(who: string, page: string, words: readonly string[], html?: string) {
  const found = formsIn(html ?? (await get(who, page))).filter((form) =>
    words.every((word) => form.html.includes(word)),
  )
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
  /** Rows that one sending adds, by table; deeds in the log are counted like every other. `some`: as many as are proposed. */
  readonly makes: Readonly<Record<string, number | 'some'>>
}

const year = database.select().from(planActions).where(eq(planActions.campaignId, 'cerrada')).get()?.year ?? 0
const undecided = database
  .select()
  .from(planActions)
  .where(and(eq(planActions.entityId, 'uno'), eq(planActions.year, year), eq(planActions.status, 'proposed')))
  .all()
const isDuty = ({ reasons }: (typeof undecided)[number]) => reasons.some(bindsSurely)
const dutyCount = undecided.filter(isDuty).length
const proposals = undecided.filter((action) => !isDuty(action)).map(({ id }) => `/panel/plan/${year}/acciones/${id}`)
/** The page of the plan with the card of such an action. */
const cardOf = (action = '') => `/panel/plan/${year}?accion=${action.split('/').at(-1)}`
/** Year of a plan that lacks nothing before it is handed in. */
const COMPLETE_YEAR = 2031
insertCompletePlan(database, 'uno', COMPLETE_YEAR)
/** What a late result of the other entity proposes for the next year. */
const thisYear = Number(limaDate(new Date()).slice(0, 4))
for (const of of [thisYear, thisYear + 1])
  database
    .insert(plans)
    .values({ entityId: 'dos', year: of, createdOn: limaDate(new Date()) })
    .onConflictDoNothing()
    .run()
const [anyAction] = database.select().from(planActions).where(eq(planActions.campaignId, 'cerrada')).all()
if (!anyAction) throw new Error('The small country has a plan')
database
  .insert(planActions)
  .values({
    ...anyAction,
    id: 'tardia',
    entityId: 'dos',
    year: thisYear + 1,
    position: 900,
    campaignId: 'ambiente',
    templateId: 'tardia',
    status: 'proposed',
    decidedOn: null,
  })
  .run()
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
  encargo: 'Jefa de Recursos Humanos',
  limite: `${year}-12-31`,
  verificacion: 'Página web',
  indicador: 'Canales a la vista',
}
const PERSON = { nombre: 'Rosa Flores', resolucion: 'RA 012-2026' }

const PROPOSAL = {
  alcance: 'headquarters',
  mujeres: '148',
  hombres: '147',
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
    page: cardOf(proposals[0]),
    form: [proposals[0] ?? '', 'value="aceptar"'],
    fields: { accion: 'aceptar' },
    makes: { plan_events: 1, audit_log: 1 },
  },
  {
    what: 'accepts all duties',
    who: COORDINATOR,
    page: `/panel/plan/${year}`,
    form: ['value="aceptar-obligatorias"'],
    makes: { plan_events: dutyCount, audit_log: dutyCount },
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
    what: 'saves by itself what is written of an action',
    who: COORDINATOR,
    page: proposals[6] ?? '',
    form: ['value="guardar"'],
    to: `${proposals[6] ?? ''}/guardar`,
    fields: { accion: 'borrador', ...DETAILS, titulo: 'A medio escribir' },
    status: 200,
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
    what: 'hands a plan in',
    who: COORDINATOR,
    page: `/panel/plan/${COMPLETE_YEAR}/firma`,
    form: ['value="enviar"'],
    fields: { accion: 'enviar' },
    makes: { plan_steps: 1, audit_log: 1 },
  },
  {
    what: 'returns a plan',
    who: HEAD,
    page: `/panel/plan/${COMPLETE_YEAR}/firma`,
    form: ['value="devolver"'],
    fields: { accion: 'devolver', razon: 'Falta decir qué cuesta' },
    makes: { plan_steps: 1, audit_log: 1 },
  },
  {
    what: 'brings what a late result proposes to the plan of this year',
    who: 'coordinacion@dos.test',
    page: `/panel/plan/${thisYear}/traer`,
    form: ['value="ambiente"'],
    makes: { plan_events: 1, audit_log: 1 },
  },
  {
    what: 'takes an action from an account',
    who: COORDINATOR,
    page: `/panel/plan/${year}/asignar`,
    form: ['value="asignar"'],
    fields: { cuenta: 'nadie', acciones: `${carriedId}.1` },
    makes: { plan_events: 1, audit_log: 1 },
  },
  {
    what: 'chooses to tell each quarter',
    who: COORDINATOR,
    page: `/panel/plan/${year}/ejecucion`,
    form: ['value="cada-trimestre"'],
    fields: { accion: 'cada-trimestre' },
    makes: { audit_log: 1 },
  },
  {
    what: 'adds a proof to an action',
    who: COORDINATOR,
    page: `/panel/plan/${year}/acciones/${carriedId}/medios`,
    form: ['value="agregar"'],
    fields: { documento: 'Informe 45-2026', muestra: 'El segundo taller' },
    makes: { plan_evidence: 1, plan_events: 1, audit_log: 1 },
  },
  {
    what: 'tells that an action is done, with a photo',
    who: COORDINATOR,
    page: `/panel/plan/${year}/acciones/${carriedId}/avance`,
    form: ['value="informar"'],
    fields: { estado: 'done', muestra: 'El tercer taller', archivo: new Blob([new Uint8Array(phonePhoto(3))]) },
    makes: { plan_follow_ups: 1, plan_evidence: 1, plan_events: 2, audit_log: 2 },
  },
  {
    what: 'sends an action back',
    who: HEAD,
    page: `/panel/plan/${year}/acciones/${carriedId}/devolver`,
    fields: { razon: 'Falta el acta' },
    makes: { plan_events: 1, audit_log: 1 },
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
    what: 'puts the logo of the entity',
    who: COORDINATOR,
    page: '/panel/entidad/logotipo',
    form: ['value="poner"'],
    fields: { accion: 'poner', logotipo: new Blob([LOGO_PNG]) },
    makes: { logos: 1, entity_history: 1, audit_log: 1 },
  },
  {
    what: 'puts the logo of another entity',
    who: ADMINISTRATOR,
    page: '/nacional/directorio/dos/logotipo',
    form: ['value="poner"'],
    fields: { accion: 'poner', logotipo: new Blob([LOGO_PNG]) },
    makes: { logos: 1, entity_history: 1, audit_log: 1 },
  },
  {
    what: 'puts the logo of the Ministry',
    who: ADMINISTRATOR,
    page: '/nacional/logotipo',
    form: ['value="poner"'],
    fields: { accion: 'poner', logotipo: new Blob([LOGO_PNG]) },
    makes: { logos: 1, audit_log: 1 },
  },
  {
    what: 'saves what the Ministry says of itself',
    who: ADMINISTRATOR,
    page: '/nacional/ministerio',
    fields: { accion: 'guardar', oficina: 'Oficina de prueba', correo: 'consultas@mimp.test' },
    makes: { ministry_settings: 1, audit_log: 1 },
  },
  {
    what: 'proposes a figure',
    who: COORDINATOR,
    page: '/panel/entidad/personal',
    fields: PROPOSAL,
    makes: { staff_figures: 1, audit_log: 1 },
  },
  {
    what: 'explains a finding of the country report',
    who: 'otra@mimp.test',
    page: '/nacional/informe?anio=2019',
    form: ['value="C01:documents"'],
    fields: { accion: 'explicar', 'resuelto-C01-documents': 'La fuente no detalla los otros diez.' },
    makes: { country_report_drafts: 1, audit_log: 1 },
  },
  {
    what: 'saves the fact sheet',
    who: COORDINATOR,
    page: `/panel/ficha/${THIS_YEAR}`,
    form: ['name="revisado"'],
    fields: { ...FACTS, guardar: 'si' },
    makes: { fact_sheets: 1, audit_log: 1 },
  },
  {
    what: 'records a norm',
    who: COORDINATOR,
    page: `/panel/registro-anual/${THIS_YEAR}/nuevo/norma`,
    fields: {
      ...{ ocurrio: `${THIS_YEAR}-01-01`, tema: 'other', numero: 'Ordenanza 1', titulo: 'Igualdad', accion: 'guardar' },
    },
    makes: { record_facts: 1, record_steps: 1, audit_log: 1 },
  },
  {
    what: 'says that there was nothing of a kind in the year',
    who: 'coordinacion@dos.test',
    page: `/panel/registro-anual/${THIS_YEAR}`,
    form: ['value="training"'],
    fields: { accion: 'nada', tema: 'training' },
    makes: { record_facts: 1, record_steps: 1, audit_log: 1 },
  },
  {
    what: 'observes a fact of a record',
    who: ANALYST,
    page: `/nacional/registros/uno/${THIS_YEAR}/datos/${FACT_ID}`,
    form: ['value="observar"'],
    fields: { accion: 'observar', texto: 'Falta el documento' },
    makes: { record_steps: 1, audit_log: 1 },
  },
  {
    what: 'answers what was observed',
    who: COORDINATOR,
    page: `/panel/registro-anual/${THIS_YEAR}/datos/${FACT_ID}`,
    form: ['value="responder"'],
    fields: { accion: 'responder', texto: 'El documento está en la carpeta' },
    makes: { record_steps: 1, audit_log: 1 },
  },
  {
    what: 'records where the tools were presented',
    who: ANALYST,
    page: `/nacional/registros/mimp/${THIS_YEAR}/nuevo/presentacion`,
    fields: {
      ocurrio: `${THIS_YEAR}-01-01`,
      entidades: 'Entidad dos',
      herramientas: 'public-budget',
      accion: 'guardar',
    },
    makes: { record_facts: 1, record_steps: 1, audit_log: 1 },
  },
  {
    what: 'begins the November report',
    who: COORDINATOR,
    page: `/panel/informe-noviembre/${THIS_YEAR}`,
    form: ['value="guardar"'],
    fields: { accion: 'guardar', 'texto-OP01': 'Se atendieron los casos.' },
    makes: { november_drafts: 1, audit_log: 1 },
  },
  {
    what: 'corrects a November report',
    who: COORDINATOR,
    page: `/panel/informe-noviembre/${REPORTED_YEAR}`,
    form: ['value="corregir"'],
    fields: { accion: 'corregir', razon: 'Faltó un servicio' },
    makes: { november_steps: 1, audit_log: 1 },
  },
  {
    what: 'observes a November report',
    who: ANALYST,
    page: `/nacional/informes-noviembre/uno/${REPORTED_YEAR}/1`,
    form: ['value="observado"'],
    fields: { accion: 'observado', comentario: 'Falta decir del plan' },
    makes: { november_steps: 1, audit_log: 1 },
  },
  {
    what: 'says how reports are taken in',
    who: ADMINISTRATOR,
    page: '/nacional/informes-noviembre',
    form: ['name="mesa"'],
    fields: { mesa: 'no', documento: 'R.M. 10-2026-MIMP' },
    makes: { intake_rules: 1, audit_log: 1 },
  },
  {
    what: 'says how a document is adapted',
    who: COORDINATOR,
    page: '/panel/adecuacion/nuevo',
    form: ['value="guardar"'],
    fields: {
      ...{ tipo: 'directive', nombre: 'Directiva de viajes', estado: 'adapted', aprobada: '2026-03-02' },
      ...{ unidad: 'Administración', archivo: new Blob([new Uint8Array(phonePhoto(4))]) },
    },
    makes: { adaptation_documents: 1, adaptation_proofs: 1, audit_log: 1 },
  },
  {
    what: 'drops a document that it named',
    who: COORDINATOR,
    page: '/panel/adecuacion/sobra',
    form: ['value="quitar"'],
    fields: { accion: 'quitar' },
    makes: { adaptation_documents: -1, audit_log: 1 },
  },
  {
    what: 'ends the sheet of adaptation',
    who: 'titular@dos.test',
    page: '/panel/adecuacion',
    form: ['value="terminar"'],
    fields: { accion: 'terminar', seguro: 'si' },
    makes: { audit_log: 1 },
  },
  {
    what: 'tells a half year for SERVIR',
    who: 'rrhh@uno.test',
    page: `/panel/hoja-servir/${TOLD_HALF}`,
    fields: { estado: 'no-hubo' },
    makes: { complaint_reports: 1, audit_log: 1 },
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
    makes: { invitations: 1, audit_log: 1 },
  },
  {
    what: 'sends an invitation anew',
    who: HEAD,
    page: '/panel/cuentas',
    form: ['name="invitacion"'],
    fields: { accion: 'reenviar' },
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
    makes: { slip_batches: 1, access_codes: 12, audit_log: 1 },
  },
  {
    what: 'invites by mail',
    who: 'custodia@uno.test',
    page: '/custodia/papeletas/correos',
    form: ['value="invitar"'],
    fields: { correos: 'ana@uno.gob.pe\nluz@uno.gob.pe' },
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
    what: 'confirms figures of MEF',
    who: COORDINATOR,
    page: '/panel/presupuesto-mef',
    form: ['value="confirmar"'],
    fields: { accion: 'confirmar' },
    makes: { mef_answers: 1, audit_log: 1 },
  },
  {
    what: 'replies to an objection',
    who: ANALYST,
    page: '/nacional/mef/objeciones/objecion',
    fields: { respuesta: 'kept', texto: 'MEF lo registra así' },
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
    form: ['value="man-01"', 'value="devolver"'],
    fields: { comentario: 'Falta la resolución' },
    makes: { assessment_history: 1 },
  },
  {
    what: 'takes the review of a plan',
    who: 'otra@mimp.test',
    page: `/nacional/revisiones/planes/dos/${REVIEWED_YEAR}/1`,
    form: ['value="tomar"'],
    fields: { accion: 'tomar' },
    makes: { audit_log: 1 },
  },
  {
    what: 'comments a plan',
    who: ANALYST,
    page: `/nacional/revisiones/planes/uno/${REVIEWED_YEAR}/1`,
    form: ['value="comentar"', 'value="sin-fecha"'],
    fields: { accion: 'comentar', comentario: 'Diga hasta cuándo' },
    makes: { plan_comments: 1, audit_log: 1 },
  },
  {
    what: 'answers a comment on a plan',
    who: 'coordinacion@uno.test',
    page: `/panel/plan/${REVIEWED_YEAR}/revision`,
    form: ['value="por-responder"'],
    fields: { respuesta: 'Responde Recursos Humanos' },
    makes: { audit_log: 1 },
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
    makes: { entities: 1, entity_history: 1, name_keys: 1, audit_log: 1 },
  },
  {
    what: 'changes a name',
    who: ADMINISTRATOR,
    page: '/nacional/directorio/tres/nombre',
    fields: { nombre: 'Entidad tres de Lima', documento: 'Ley 31113', desde: '2024-01-01' },
    makes: { entity_history: 1, name_keys: 1, audit_log: 1 },
  },
  {
    what: 'invites to the Ministry',
    who: ADMINISTRATOR,
    page: '/nacional/cuentas/invitar',
    fields: { ...PERSON, funcion: 'analyst', correo: 'ana@mimp.test' },
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
    makes: { invitations: 1, audit_log: 1 },
  },
  {
    what: 'sends such an invitation anew',
    who: ADMINISTRATOR,
    page: '/nacional/entidades/dos/cuentas',
    form: ['name="invitacion"'],
    fields: { accion: 'reenviar' },
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
    makes: { invitations: 1, audit_log: 2 },
  },
  {
    what: 'sends it anew from the list',
    who: ADMINISTRATOR,
    page: '/nacional/sin-coordinacion',
    form: ['name="invitacion"'],
    fields: { accion: 'reenviar' },
    makes: { invitations: 1, audit_log: 2 },
  },
  {
    what: 'signs the act of destruction',
    who: 'custodia@uno.test',
    page: '/custodia/evaluada/acta',
    fields: { destruidas: TODAY, testigo: 'Una testigo', confirmo: 'si' },
    makes: { slip_destructions: 1, audit_log: 1 },
  },
  {
    what: 'lends a keeper',
    who: HEAD,
    page: '/panel/cuentas/prestar',
    fields: {
      ...PERSON,
      entidad: 'tres',
      funcion: 'custodian',
      correo: 'presta@uno.test',
      unidad: 'Trámite Documentario',
    },
    makes: { invitations: 1, audit_log: 1 },
  },
  {
    what: 'asks for a new password',
    who: 'nobody',
    page: '/restablecer',
    fields: { correo: TEAM },
    makes: { verification: 1 },
  },
  {
    what: 'closes early',
    who: 'coordinacion@seis.test',
    page: '/panel/aplicaciones/seis',
    form: ['value="cerrar"'],
    fields: { razon: 'Ya respondió todo el personal', confirmo: 'si' },
    // The overall and nine dimensions of everybody; so few show no groups.
    makes: { releases: 1, released_figures: 10, newest_releases: 1, plans: 1, plan_actions: 'some', audit_log: 2 },
  },
  {
    what: 'counts items',
    who: ANALYST,
    page: '/nacional/preguntas?version=organizational-culture-1',
    makes: { item_lots: 1, item_lot_campaigns: 7, item_totals: 1, audit_log: 1 },
  },
  {
    what: 'renews recovery codes',
    who: ANALYST,
    page: '/cuenta/segundo-paso',
    form: ['value="codigos"'],
    fields: { accion: 'codigos', clave: TEST_PASSWORD },
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
    what: 'chooses mails',
    who: 'segunda@uno.test',
    page: '/cuenta/avisos',
    form: ['value="elegir"'],
    fields: { accion: 'elegir', aviso: 'results-ready' },
    makes: { mail_choices: 22, audit_log: 1 },
  },
  {
    what: 'makes a calendar',
    who: 'segunda@uno.test',
    page: '/cuenta/avisos',
    form: ['value="calendario"'],
    fields: { accion: 'calendario' },
    makes: { calendar_feeds: 1, audit_log: 1 },
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
  '/ingresar/codigo': 'below',
  '/salir': 'below',
  '/restablecer/:token': 'below',
  '/invitacion/:token': 'below',
  '/cuenta/funciones': 'chooses a role; twice is the same',
  '/cuenta/proveedor': 'a link that stands is not made again, tests/http/provider.test.ts',
  '/panel/aplicaciones/:campaignId/lo-que-dijimos': 'its code is spent once, tests/http/plan-approval.test.ts',
  '/panel/presupuesto/:year/planilla': 'below',
  '/nacional/importar': 'below',
  '/panel/registro-anual/:year/planilla':
    'a sheet that was stored changes nothing again, tests/integration/record-sheet.test.ts',
  '/nacional/datos': 'its code is spent once, tests/integration/open-data.test.ts',
  '/nacional/mef': 'a sheet that was stored changes nothing again, tests/integration/mef-budget.test.ts',
  '/nacional/directorio': 'below, into an empty one',
  '/nacional/presupuestos/:assessmentId': 'below',
}

test('what is done leads to a page that can be loaded again, but where the script of a page asks', () => {
  expect(ROWS.flatMap(({ what, status }) => (status === undefined ? [] : [what]))).toEqual([
    'saves by itself what is written of an action',
    'saves a level by the drawn form',
  ])
})

/** The page to which an answer leads, in the browser that got its cookies. */
async function pageAfter(who: string, { to, cookies: given }: { to: string | null; cookies: readonly string[] }) {
  const cookie = [cookies.get(who) ?? '', ...given.map((each) => each.split(';')[0] ?? '')].join('; ')
  return (await fetch(origin + (to ?? ''), { headers: { ...headersOf(who), cookie } })).text()
}

test('every address that takes a form is in a row, or it is said why not', () => {
  const routes = [...readFileSync('app/routes.ts', 'utf8').matchAll(/route\('([^']+)', '([^']+)'\)/g)]
  const taking = routes.flatMap(([, path = '', source = '']) =>
    readFileSync(`app/${source}`, 'utf8').includes('export const action') ? [`/${path}`] : [],
  )
  taking.push('/r', '/r/:code')
  const sentTo = ROWS.map(({ what, page, to }) => (what === 'accepts an action' ? (proposals[0] ?? '') : (to ?? page)))
  const matches = (route: string) => {
    const pattern = new RegExp(`^${route.replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`)
    return sentTo.some((address) => pattern.test(address.split('?')[0] ?? ''))
  }
  // A fixed address matches before a pattern that would take it too.
  const without = taking.filter((route) => !matches(route)).sort()
  expect(without).toEqual(Object.keys(NOT_IN_A_ROW).sort())
})

/** Rows whose typed text never stays on the server: it waits in the tab, or is of a visitor without an account. */
const NEVER_KEPT_ROWS = ['/panel/hoja-servir/', '/panel/digitacion/', '/guardar', '/solicitar-cuenta']
const STAYS_SECRET = ['clave', 'clave2', 'actual', 'codigo']
const NOTICE = 'Su sesión terminó antes de que se guardara'
const see = async (who: string, path: string, kept: string) =>
  (await fetch(origin + path, { headers: { ...headersOf(who), cookie: `${cookies.get(who)}; ${kept}` } })).text()

/** A form that came without a session is filled again for whoever it was made for, and for nobody else. */
async function comesBackFilled(who: string, to: string, form: SentForm, fields: Row['fields'] = {}) {
  const before = everything()
  const sent = await post('nobody', to, filled(form.fields, fields))
  expect(everything()).toEqual(before)
  expect(sent.to).toBe(`/ingresar?volver=${encodeURIComponent(to)}&aviso=guardado`)
  const [kept = ''] = sent.cookies.map((cookie) => cookie.split(';')[0] ?? '')
  expect(sent.cookies.join()).toMatch(
    /^espejo\.guardado-[\w-]+=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1200$/,
  )
  const html = await see(who, to, kept)
  expect(html).toContain(NOTICE)
  const isField = (name: string) => new RegExp(`<(?:input|select|textarea)\\b[^>]*\\sname="${name}"`).test(form.html)
  // A digest of what she was shown is the page's own: it is shown to her anew.
  const texts = Object.entries(fields).filter(
    (field): field is [string, string] => typeof field[1] === 'string' && isField(field[0]) && field[0] !== 'revisado',
  )
  const shown = formsIn(html).flatMap((each) => each.fields.map(([name, value]) => `${name}=${value}`))
  const isSecret = ([name]: readonly [string, string]) => STAYS_SECRET.includes(name)
  expect(shown).toEqual(
    expect.arrayContaining(texts.filter((field) => !isSecret(field)).map(([name, value]) => `${name}=${value}`)),
  )
  for (const [, value] of texts.filter(isSecret)) expect(html).not.toContain(value)
  const stranger = WHO.find((each) => each !== who && each.split('@')[1] === who.split('@')[1]) ?? ''
  expect(await see(stranger, to, kept)).not.toContain(NOTICE)
  expect(await see(who, '/privacidad', kept)).not.toContain(NOTICE)
}

test.each([
  ['digitacion@uno.test', '/panel/digitacion/lote', { testigo: 'Una testigo' }],
  ['digitacion@uno.test', '/panel/digitacion/lote-abierto/formulario', DIGITS],
])('%s: what somebody answered on paper never stays on the server (%s)', async (who, page, fields) => {
  const form = await formOf(who, page, ['name="accion"'])
  const sent = await post('nobody', page, filled(form.fields, fields))
  expect([sent.to?.endsWith('&aviso=terminada'), sent.cookies]).toEqual([true, []])
})

test('after the session ended a button of a list leads back to its list, which says that nothing was done', async () => {
  const action = proposals.at(-1) ?? ''
  const page = cardOf(action)
  const form = await formOf(COORDINATOR, page, [action, 'value="aceptar"'])
  const before = everything()
  const answer = await fetch(origin + action, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headersOf('nobody'), referer: `${origin}${page}` },
    body: new URLSearchParams(filled(form.fields, { accion: 'aceptar' }) as [string, string][]),
  })
  expect(everything()).toEqual(before)
  expect(answer.headers.get('location')).toBe(`/ingresar?volver=${encodeURIComponent(page)}&aviso=terminada`)
  const html = await see(COORDINATOR, page, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '')
  expect(html).toContain('lo que pidió no se hizo')
  expect(html).not.toContain(NOTICE)
})

test('a session that ended while a form waited for the right to write does nothing, and what was typed is kept', async () => {
  const page = `/panel/plan/${year}/acciones/nueva`
  const form = await formOf(COORDINATOR, page, [])
  const mine = await signInTo(origin, COORDINATOR)
  const [, token = ''] = /session_token=([^.;]+)/.exec(mine) ?? []
  const before = everything()
  const holder = new Sqlite(file)
  holder.exec('BEGIN IMMEDIATE')
  const sending = fetch(origin + page, {
    ...{ method: 'POST', redirect: 'manual', headers: { ...headersOf('nobody'), cookie: mine } },
    body: new URLSearchParams(filled(form.fields, { ...DETAILS, motivo: 'Esperó su turno' }) as [string, string][]),
  })
  // Long enough for it to be let in; a reader of the file sees nothing of it until it is done.
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(holder.prepare('DELETE FROM session WHERE token = ?').run(decodeURIComponent(token)).changes).toBe(1)
  holder.exec('COMMIT')
  holder.close()
  const answer = await sending
  expect(everything()).toEqual(before)
  expect(answer.headers.get('location')).toBe(`/ingresar?volver=${encodeURIComponent(page)}&aviso=guardado`)
  expect(await see(COORDINATOR, page, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '')).toContain(
    'Esperó su turno',
  )
})

test('a page comes at once while somebody else writes, though its session is due to be prolonged; a later one does it', async () => {
  const mine = await signInTo(origin, COORDINATOR)
  const token = decodeURIComponent(/session_token=([^.;]+)/.exec(mine)?.[1] ?? '')
  const holder = new Sqlite(file)
  const ends = holder.prepare<[string], number>('SELECT expires_at FROM session WHERE token = ?').pluck()
  const HOUR_MS = 3_600_000
  holder.prepare('UPDATE session SET expires_at = expires_at - ? WHERE token = ?').run(2 * HOUR_MS, token)
  const before = ends.get(token) ?? 0
  const look = async () =>
    (await fetch(`${origin}/panel`, { headers: { ...headersOf('nobody'), cookie: mine } })).status
  holder.exec('BEGIN IMMEDIATE')
  const began = performance.now()
  expect(await look()).toBe(200)
  // A second of patience would be the driver's five.
  expect(performance.now() - began).toBeLessThan(4000)
  expect(ends.get(token)).toBe(before)
  holder.exec('COMMIT')
  expect(await look()).toBe(200)
  expect(ends.get(token)).toBeGreaterThan(before + HOUR_MS)
  holder.close()
})

test('what is kept is in no file, and the mark of a form is good for its own form alone', async () => {
  const text = `Canario ${'quincuagésimo'.repeat(3)}`
  const page = `/panel/plan/${year}/acciones/nueva`
  const form = await formOf(COORDINATOR, page, [])
  const [kept = ''] = (await post('nobody', page, filled(form.fields, { ...DETAILS, motivo: text }))).cookies
  expect(await see(COORDINATOR, page, kept.split(';')[0] ?? '')).toContain(text)
  const folder = path.dirname(file)
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (name.isFile()) expect(readFileSync(path.join(name.parentPath, name.name)).includes('quincuagésimo')).toBe(false)
  const other = await formOf(HEAD, '/panel/cuentas/invitar', [])
  const foreign = form.fields.map(([name, value]) =>
    name === 'de'
      ? ([name, other.fields.find(([each]) => each === 'de')?.[1] ?? ''] as const)
      : ([name, value] as const),
  )
  expect((await post('nobody', page, foreign)).cookies).toEqual([])
})

test('a conflict tells who was first, keeps what was typed, and the page shows both', async () => {
  const page = proposals[5] ?? ''
  const form = await formOf(COORDINATOR, page, ['value="guardar"'])
  const first = filled(form.fields, { accion: 'guardar', ...DETAILS, titulo: 'Lo que guardó la primera' })
  expect((await post('segunda@uno.test', page, first)).status).toBe(303)
  const late = await post(COORDINATOR, page, filled(form.fields, { accion: 'guardar', ...DETAILS, titulo: 'Lo mío' }))
  expect(late.status).toBe(409)
  expect(late.page).toContain('>Lo mío</textarea>')
  expect(late.page).toMatch(/Ahora está guardado: «(<!-- -->)?Lo que guardó la primera/)
})

/** What a page says where a form was not done: its link back, and what was typed, to be copied. */
const copiesIn = (html: string) => [...html.matchAll(/<textarea readOnly[^>]*>([^<]*)</gi)].map(([, text]) => text)

test('a fault keeps what was typed: to be copied, and in its form again, from where it is sent', async () => {
  const page = `/panel/plan/${year}/acciones/nueva`
  const form = await formOf(COORDINATOR, page, [])
  const sent = filled(form.fields, { ...DETAILS, motivo: 'Lo pide el personal de campo' })
  const before = counts()
  database.run(sql`CREATE TRIGGER broken BEFORE INSERT ON plan_actions BEGIN SELECT RAISE(ABORT, 'broken'); END`)
  const noted = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const failed = await post(COORDINATOR, page, sent)
  database.run(sql`DROP TRIGGER broken`)
  expect(noted.mock.calls.flat().join()).not.toContain('personal de campo')
  noted.mockRestore()
  expect([failed.status, counts()]).toEqual([500, before])
  expect(failed.page).toContain('Algo falló en Espejo')
  expect(failed.page).toContain(`<a class="boton" href="${page}">Volver al formulario, con lo que escribió</a>`)
  expect(copiesIn(failed.page)).toContain('Lo pide el personal de campo')
  const again = await see(COORDINATOR, page, failed.cookies[0]?.split(';')[0] ?? '')
  const [back] = formsIn(again).filter((each) => each.html.includes('Lo pide el personal de campo'))
  expect(back?.fields).toEqual(expect.arrayContaining([['retomado', 'si'], ...Object.entries(DETAILS)]))
  expect((await post(COORDINATOR, page, back?.fields ?? [])).status).toBe(303)
})

test('too large a file takes away nothing of what was typed before it', async () => {
  const page = '/panel/presupuesto/2025/preguntas/man-01'
  const form = await formOf(TEAM, page, ['name="archivo"'])
  const large = new Blob([new Uint8Array(17 * 1024 * 1024)])
  const texts = { ...DOCUMENT_FORM, muestra: 'Que el comité sesionó', archivo: large }
  const refused = await post(TEAM, page, filled(form.fields, texts))
  expect([refused.status, refused.page.includes('El archivo es demasiado grande')]).toEqual([413, true])
  expect(copiesIn(refused.page)).toContain('Que el comité sesionó')
  const again = await see(TEAM, page, refused.cookies[0]?.split(';')[0] ?? '')
  expect(again).toContain('El archivo no se guardó: elíjalo otra vez.')
  expect(formsIn(again).flatMap(({ fields }) => fields)).toContainEqual(['muestra', 'Que el comité sesionó'])
})

test('what is wrong with a form leaves it filled', async () => {
  const page = `/panel/plan/${year}/acciones/nueva`
  const form = await formOf(COORDINATOR, page, [])
  const wrong = await post(COORDINATOR, page, filled(form.fields, { ...DETAILS, limite: 'pronto', motivo: 'Lo pide' }))
  expect(wrong.status).toBe(422)
  expect(formsIn(wrong.page).flatMap(({ fields }) => fields)).toEqual(
    expect.arrayContaining(Object.entries({ ...DETAILS, limite: 'pronto', motivo: 'Lo pide' })),
  )
})

/**
 * Sends a form twice at once and once more: each gets the first answer, and after the first two nothing changes.
 * @returns that answer, and the rows that were added, by table.
 */
async function sentTwice(who: string, to: string, sent: Fields, status = 303) {
  const before = counts()
  const [first, second] = await Promise.all([post(who, to, sent), post(who, to, sent)])
  const once = everything()
  const later = await post(who, to, sent)
  expect([first.status, first.page.match(/class="error"[^>]*>([^<]*)/)?.[1]]).toEqual([status, undefined])
  expect(second).toEqual(first)
  expect([later.status, later.to, later.cookies]).toEqual([first.status, first.to, first.cookies])
  expect(everything()).toEqual(once)
  const after = counts()
  const changed = tables.filter((name) => after[name] !== before[name])
  const made = Object.fromEntries(changed.map((name) => [name, Number(after[name]) - Number(before[name])]))
  return { first, later, made }
}

describe.each(ROWS)('$what', ({ who, page, form: words = [], to: given, fields = {}, status, makes }) => {
  const to = (form: SentForm) => given ?? form.action ?? page
  const isKept = who !== 'nobody' && !NEVER_KEPT_ROWS.some((part) => (given ?? page).includes(part))
  test.runIf(isKept)('after the session ended it comes back filled for her, and for nobody else', async () => {
    const form = await formOf(who, page, words)
    await comesBackFilled(who, to(form), form, fields)
  })

  test('twice at once and once more: done once, and each gets the first answer', async () => {
    const form = await formOf(who, page, words)
    const { made } = await sentTwice(who, to(form), filled(form.fields, fields), status)
    const expected = Object.entries(makes).map(([name, n]) => [name, n === 'some' ? Math.max(1, made[name] ?? 0) : n])
    expect(made).toEqual(Object.fromEntries(expected))
  })
})

test('the sheet of entities is read once and imported once', async () => {
  const page = '/nacional/importar'
  const form = await formOf(ADMINISTRATOR, page, ['value="entidades"'])
  const sheet = await entitySheet([
    { name: 'Municipalidad de Tarma', level: 'Gobierno local', region: 'Junín', document: 'Ley 31112', since: '2024' },
  ])
  const sent = filled(form.fields, { accion: 'revisar', entidades: new Blob([sheet]) })
  const read = await sentTwice(ADMINISTRATOR, page, sent)
  expect(read.made).toEqual({})
  const report = await pageAfter(ADMINISTRATOR, read.first)
  const confirm = await formOf(ADMINISTRATOR, page, ['value="confirmar"'], report)
  const confirmed = filled(confirm.fields, { accion: 'confirmar' })
  const { first, made } = await sentTwice(ADMINISTRATOR, page, confirmed)
  expect(await pageAfter(ADMINISTRATOR, first)).toContain('Se guardó todo')
  expect(made).toEqual({ entities: 1, entity_history: 1, name_keys: 1, audit_log: 2 })
})

test('a campaign is opened once, and its link stays what it was', async () => {
  const draft = reader.prepare("select id from campaigns where status = 'draft' and entity_id = 'dos'").pluck().get()
  const [who, page] = ['coordinacion@dos.test', `/panel/aplicaciones/${String(draft)}`]
  const form = await formOf(who, page, ['value="abrir"'])
  const { made } = await sentTwice(who, page, filled(form.fields, { accion: 'abrir', 'personas-enlace': '320' }))
  expect(made).toEqual({ campaign_ways: 1, commitments: 1, audit_log: 1 })
})

/** The workbook of the budget as it was downloaded, with a level in each row. */
async function filledWorkbook(who: string, address: string): Promise<Blob> {
  const answer = await fetch(origin + address, { headers: headersOf(who) })
  const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const sheet = 'xl/worksheets/sheet1.xml'
  const xml = BUDGET_ITEMS.reduce(
    (now, _, index) => {
      const row = index + 2
      return now
        .replace(new RegExp(`<c r="H${row}"[^>]*>.*?</c>`), '')
        .replace(new RegExp(`<c r="G${row}"[^>]*>.*?</c>`), (before) => `${before}<c r="H${row}"><v>1</v></c>`)
    },
    strFromU8(parts[sheet] ?? new Uint8Array()),
  )
  return new Blob([zipSync({ ...parts, [sheet]: strToU8(xml) })])
}

test('the workbook of the budget is stored once, and the budget is signed once', async () => {
  const [here, page] = ['/panel/presupuesto/2025', '/panel/presupuesto/2025/planilla']
  const form = await formOf(TEAM, page, ['value="revisar"'])
  const planilla = await filledWorkbook(TEAM, `${page}.xlsx`)
  const sent = filled(form.fields, { accion: 'revisar', planilla })
  const read = await sentTwice(TEAM, page, sent)
  expect(read.made).toEqual({})
  const report = await pageAfter(TEAM, read.first)
  const confirm = await formOf(TEAM, page, ['value="confirmar"'], report)
  const stored = await sentTwice(TEAM, page, filled(confirm.fields, { accion: 'confirmar' }))
  expect([stored.first.to, Object.keys(stored.made)]).toEqual([here, ['assessment_history']])
  const signing = await formOf('firma@uno.test', here, ['value="firmar"'])
  const signature = { nombre: 'Rosa Quispe', cargo: 'Jefa de presupuesto', documento: 'R.A. 1-2026', declaro: 'si' }
  const signed = await sentTwice('firma@uno.test', here, filled(signing.fields, { accion: 'firmar', ...signature }))
  expect(signed.made).toMatchObject({ assessment_submissions: 1, assessment_history: 1, audit_log: 1 })
})

test('the round of a review ends once', async () => {
  const page = '/nacional/presupuestos/presentado'
  for (const item of BUDGET_ITEMS) {
    const place = `${page}/${item.split('-')[0]}`
    const forms = formsIn(await get(ANALYST, `${place}?pregunta=${item}`))
    for (const { fields } of forms.filter((form) => form.html.includes('value="devolver"'))) {
      const decision = filled(fields, { comentario: 'Falta la resolución' })
      expect((await post(ANALYST, place, decision)).status).toBe(303)
    }
  }
  const form = await formOf(ANALYST, page, [])
  const { first, made } = await sentTwice(ANALYST, page, form.fields)
  expect([first.to, made]).toEqual(['/nacional/revisiones', { assessment_history: 1, audit_log: 1 }])
})

/** What the built program, which runs in this process, holds of it. */
const held = globalThis as { espejoRuntime?: unknown; espejoAuth?: unknown; espejoFirstResults?: unknown }

test('the directory of 2019 is loaded once', async () => {
  const { espejoRuntime, espejoAuth } = held
  const empty = createTestDatabase()
  await addAccount(empty.database, environment, 'sola@mimp.test', 'administrator', null)
  Object.assign(held, { espejoRuntime: { database: empty.database, environment }, espejoAuth: undefined })
  try {
    cookies.set('sola', await signInTo(origin, 'sola@mimp.test'))
    const page = '/nacional/directorio'
    const form = await formOf('sola', page, ['value="cargar-2019"'])
    const sent = filled(form.fields, { accion: 'cargar-2019' })
    const [one, other] = await Promise.all([post('sola', page, sent), post('sola', page, sent)])
    expect([one.status, other, await post('sola', page, sent)]).toEqual([303, one, one])
    expect(empty.database.select().from(entities).all()).toHaveLength(137)
  } finally {
    Object.assign(held, { espejoRuntime, espejoAuth })
  }
})

const jarOf = (answer: { readonly cookies: readonly string[] }) =>
  answer.cookies.map((each) => each.split(';')[0]).join('; ')

test('a second step is set up once: the same secret, and the same recovery codes at a second look', async () => {
  const [who, page] = ['activa@uno.test', '/cuenta/segundo-paso']
  const begin = await formOf(who, page, ['value="empezar"'])
  const asked = filled(begin.fields, { accion: 'empezar', clave: TEST_PASSWORD })
  const begun = await sentTwice(who, page, asked)
  expect(begun.made).toEqual({ two_factor: 1 })
  const scanned = await pageAfter(who, begun.first)
  const confirm = await formOf(who, page, ['value="confirmar"'], scanned)
  const secret = /[A-Z2-7]{4}(?: [A-Z2-7]{1,4}){5,}/.exec(scanned)?.[0].replaceAll(' ', '') ?? ''
  const { first } = await sentTwice(
    who,
    page,
    filled(confirm.fields, { accion: 'confirmar', codigo: totpCode(secret) }),
  )
  cookies.set('active', jarOf(first))
  const codesOf = async () => (await get('active', page)).match(/<code class="codigo">[^<]+</g)
  const codes = await codesOf()
  expect([codes?.length, await codesOf()]).toEqual([10, codes])
})

test('a code of the second step signs in once, though both come together', async () => {
  const form = await formOf('nobody', '/ingresar', ['name="correo"'])
  const begun = await post('nobody', '/ingresar', filled(form.fields, { correo: HEAD, clave: TEST_PASSWORD }))
  expect(begun.to).toBe('/ingresar/codigo')
  cookies.set('half in', jarOf(begun))
  const step = await formOf('half in', '/ingresar/codigo', ['name="codigo"'])
  const sent = filled(step.fields, { codigo: totpCode(TEST_TOTP_SECRET) })
  const { first } = await sentTwice('half in', '/ingresar/codigo', sent, 302)
  expect([first.to, first.cookies.length > 1]).toEqual(['/panel', true])
})

test('a new password is set once by its link, and whoever pressed twice reads that it was', async () => {
  const token = '0123456789abcdef'.repeat(2)
  const { internalAdapter } = await createAuth(database, environment, true).$context
  const value = String(reader.prepare("select id from user where email = 'olvida@uno.test'").pluck().get())
  const expiresAt = new Date(Date.now() + 60_000)
  await internalAdapter.createVerificationValue({ identifier: `reset-password:${token}`, value, expiresAt })
  const page = `/restablecer/${token}`
  const form = await formOf('nobody', page, ['name="clave2"'])
  const { first, made } = await sentTwice(
    'nobody',
    page,
    filled(form.fields, { clave: NEW_PASSWORD, clave2: NEW_PASSWORD }),
  )
  expect([first.to, made]).toEqual(['/ingresar', { verification: -1, audit_log: 1 }])
})

test('the same codes come again, and nobody else gets them by the same form id', async () => {
  const who = 'custodia@uno.test'
  const page = '/custodia/papeletas/papeletas'
  const form = await formOf(who, page, ['value="imprimir"'])
  const sent = filled(form.fields, { 'sede-1': 'Cusco', 'cantidad-1': '7' })
  const codesIn = (html: string) => [...html.matchAll(/class="codigo">([^<]+)</g)].map(([, code]) => code)
  const shown = async () => {
    return codesIn(await pageAfter(who, await post(who, page, sent)))
  }
  const first = await shown()
  expect(first).toHaveLength(7)
  expect(await shown()).toEqual(first)
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
  const link = /\/invitacion\/[\w-]{43}/.exec(await pageAfter(HEAD, invited))?.[0] ?? ''
  expect([invited.status, link]).toEqual([303, expect.stringMatching(/^.invitacion/)])
  const form = await formOf('nobody', link, [])
  const accepted = filled(form.fields, { nombre: 'Rosa Flores', clave: NEW_PASSWORD, clave2: NEW_PASSWORD })
  const before = counts()
  const [one, other] = await Promise.all([post('nobody', link, accepted), post('nobody', link, accepted)])
  expect([one.status, one.page.match(/class="error"[^>]*>([^<]*)/)?.[1]]).toEqual([303, undefined])
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
  const action = proposals[4] ?? ''
  const form = await formOf(COORDINATOR, cardOf(action), [action, 'value="aceptar"'])
  const done = await post(COORDINATOR, action, filled(form.fields, { accion: 'aceptar' }))
  const id = action.split('/').at(-1) ?? ''
  // The next that waits opens itself.
  expect(done.to).toMatch(new RegExp(`^/panel/plan/${year}\\?accion=[0-9a-f]{16}#ficha$`))
  expect(done.to).not.toContain(id)
  const page = done.to ?? ''
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

/** What the page after a deed says, and the form that takes it back. */
async function backFrom(who: string, done: { readonly to: string | null; readonly cookies: readonly string[] }) {
  const told = done.cookies.find((cookie) => cookie.startsWith('espejo.hecho='))?.split(';')[0] ?? ''
  const headers = { ...headersOf(who), cookie: `${cookies.get(who)}; ${told}` }
  const html = await (await fetch(origin + (done.to ?? ''), { headers })).text()
  const back = formsIn(html).find((form) => form.html.includes('Deshacer'))
  return { said: /role="status">([^<]*)</.exec(html)?.[1], back: back?.fields ?? [], to: back?.action ?? '' }
}

test('a document that was taken off is put back, the same one, and one that was added is taken off', async () => {
  // Of a budget that nobody handed in.
  const [who, page] = ['coordinacion@dos.test', `/panel/presupuesto/${THIS_YEAR}/preguntas/man-01`]
  const form = await formOf(who, page, ['value="agregar"'])
  const added = await post(who, page, filled(form.fields, DOCUMENT_FORM))
  const stored = () => database.select().from(evidence).where(eq(evidence.entityId, 'dos')).all()
  const [document] = stored()
  const off = await backFrom(who, added)
  expect([off.said, off.to]).toEqual(['El documento se agregó.', page])
  const taken = await post(who, off.to, off.back)
  expect(stored()).toEqual([{ ...document, removedOn: TODAY }])
  const back = await backFrom(who, taken)
  expect(back.said).toBe('El documento se retiró.')
  const { first } = await sentTwice(who, back.to, back.back)
  expect(stored()).toEqual([document])
  expect((await backFrom(who, first)).said).toBe('El documento volvió a su lugar.')
  // From two pages: the second finds nothing to put back.
  const again = back.back.map(([name, value]) => [name, name === 'envio' ? `${'B'.repeat(22)}:r1:` : value] as const)
  expect((await post(who, back.to, again)).status).toBe(409)
})

test('who changes who answers for personal data after somebody else did sees both, and nothing is written over', async () => {
  const page = '/panel/entidad'
  const forms = await Promise.all([COORDINATOR, HEAD].map((who) => formOf(who, page, ['name="oficial"'])))
  const [first, late] = forms.map(({ fields }, index) =>
    filled(fields, { accion: 'privacidad', direccion: `Jr. Tacna ${index}`, contacto: '', oficial: '' }),
  )
  expect((await post(COORDINATOR, page, first ?? [])).status).toBe(303)
  const told = await post(HEAD, page, late ?? [])
  expect([told.status, told.page.includes('Otra persona cambió estos datos')]).toEqual([409, true])
  expect(told.page).toContain('value="Jr. Tacna 1"')
  expect(told.page).toMatch(/Ahora está guardado: «(<!-- -->)?Jr\. Tacna 0/)
  const again = formsIn(told.page).find(({ html }) => html.includes('name="oficial"'))
  const wished = filled(again?.fields ?? [], { accion: 'privacidad', direccion: 'Jr. Lima 1' })
  expect((await post(HEAD, page, wished)).status).toBe(303)
})

test('who answers for personal data becomes who it was', async () => {
  const page = '/panel/entidad'
  const form = await formOf(COORDINATOR, page, ['name="oficial"'])
  const facts = { direccion: 'Jr. Ica 20', contacto: '', oficial: 'Ana Luna, RA 3-2026' }
  const done = await post(COORDINATOR, page, filled(form.fields, { accion: 'privacidad', ...facts }))
  const { back, to } = await backFrom(COORDINATOR, { ...done, to: page })
  expect((await post(COORDINATOR, to, back)).status).toBe(303)
  const entity = database.select().from(entities).where(eq(entities.id, 'uno')).get()
  expect([entity?.privacyAddress, entity?.dataOfficer]).toEqual(['Jr. Lima 1', ''])
})

test('when the first answer is gone, a repetition is told that it was sent and does nothing', async () => {
  const page = `/panel/plan/${year}/acciones/nueva`
  const form = await formOf(COORDINATOR, page, [])
  const sent = filled(form.fields, { ...DETAILS, motivo: 'Lo pide el personal' })
  const { espejoFirstResults } = held
  Object.assign(held, { espejoFirstResults: createFirstResults({ ...LIMITS, bytesOfOne: 1 }) })
  try {
    expect((await post(COORDINATOR, page, sent)).status).toBe(303)
    const stored = everything()
    const again = await post(COORDINATOR, page, sent)
    expect([again.status, again.page.includes('Esto ya se había enviado'), everything()]).toEqual([409, true, stored])
  } finally {
    Object.assign(held, { espejoFirstResults })
  }
})

test('after the program began anew a repetition meets the use case: nothing is doubled, and what was typed is there', async () => {
  const { espejoFirstResults } = held
  const beginAnew = () => void Object.assign(held, { espejoFirstResults: createFirstResults() })
  try {
    const page = proposals[3] ?? ''
    const form = await formOf(COORDINATOR, page, ['value="guardar"'])
    const sent = filled(form.fields, { accion: 'guardar', ...DETAILS, titulo: 'Publicar los canales cada año' })
    expect((await post(COORDINATOR, page, sent)).status).toBe(303)
    const [keeper, slips] = ['custodia@uno.test', '/custodia/papeletas/papeletas']
    const print = await formOf(keeper, slips, ['value="imprimir"'])
    const printed = filled(print.fields, { 'sede-1': 'Puno', 'cantidad-1': '9' })
    expect((await post(keeper, slips, printed)).status).toBe(303)
    const stored = everything()
    beginAnew()
    const again = await post(COORDINATOR, page, sent)
    expect([again.status, again.page.includes('Publicar los canales cada año')]).toEqual([409, true])
    const twice = await post(keeper, slips, printed)
    expect([twice.status, twice.page.includes('Puno'), /class="error"[^>]*>[^<]+/.test(twice.page)]).toEqual([
      422,
      true,
      true,
    ])
    expect(everything()).toEqual(stored)
  } finally {
    Object.assign(held, { espejoFirstResults })
  }
})

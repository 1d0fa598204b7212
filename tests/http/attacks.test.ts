import { eq } from 'drizzle-orm'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TAB_WORDS } from '#app/features/results/tabs.ts'
import { ALL_DEFENCES } from '#surveys/disclosure/defences.ts'
import { campaigns, releases } from '#db/schema/index.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { digestOf } from '#tests/support/logos.ts'
import { commitmentPath } from '#app/kit/codes/public-id.ts'
import { createTestDatabase, insertEntity, openCampaign, promiseFor } from '#tests/support/test-database.ts'
import { FIGURE_READINGS } from '#tests/attacks/figures.ts'
import { ITEM_READINGS } from '#tests/attacks/items.ts'
import { readDocx, readPdf } from '#tests/support/document-tables.ts'
import { readSlides } from '#tests/support/read-pptx.ts'
import { objectsWith, readData } from '#tests/attacks/single-fetch.ts'
import { withoutChance } from '#tests/support/web.ts'
import { PLAN_YEAR as YEAR, RESULT_YEAR, YEAR_BEFORE } from '#tests/support/plan-year.ts'

/**
 * The attacker on the built program: everything that HTTP gives to each role, pages with their figures and alternative
 * text, data requests and workbooks. First: nothing of it comes from the rows. Then: the attacks on what was released.
 */

const { database, file } = createTestDatabase()
await seedSmallCountry(database, testEnvironment(file))
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

const ROLES = [
  'coordinacion@uno.test',
  'titular@uno.test',
  'coordinacion@dos.test',
  'equipo@uno.test',
  'analista@mimp.test',
  'administracion@mimp.test',
] as const
const CLOSED = ['anterior', 'cerrada', 'evaluada']
const ADDRESSES = [
  ...CLOSED.flatMap((id) => [
    `/panel/aplicaciones/${id}`,
    `/panel/aplicaciones/${id}/resultados`,
    `/panel/aplicaciones/${id}/lo-que-dijimos`,
    `/panel/aplicaciones/${id}/informe?anexo=si`,
    `/panel/aplicaciones/${id}/constancia`,
  ]),
  '/panel',
  `/panel/plan/${YEAR}`,
  `/panel/plan/${YEAR}?entidad=uno`,
  `/panel/plan/${YEAR}/antes-y-despues`,
  `/panel/plan/${YEAR}/antes-y-despues?entidad=uno`,
  `/panel/plan/${YEAR}/imprimir`,
  `/panel/plan/${YEAR}/firma`,
  `/panel/plan/${YEAR}/firma?entidad=uno`,
  '/panel/traspaso',
  `/panel/plan/${YEAR}/ejecucion`,
  `/panel/plan/${YEAR}/ejecucion?entidad=uno`,
  `/panel/plan/${YEAR}/informes/${YEAR}-10-31`,
  `/panel/plan/${YEAR}/informes/${YEAR}-10-31?entidad=uno`,
  '/nacional',
  '/nacional?herramienta=sexual-harassment',
  '/nacional/comparar?elegidos=uno,dos',
  '/nacional/comparar?elegidos=uno,dos&herramienta=sexual-harassment',
  '/nacional/comparar?por=nivel',
  '/nacional?estado=todas',
  '/nacional?estado=todas&figura=sexual-harassment',
  '/nacional/tablero.csv?estado=todas',
  '/nacional/por-herramienta',
  '/nacional/por-herramienta?herramienta=sexual-harassment',
  '/nacional/entidades/uno',
  '/nacional/informe',
  `/nacional/informe/cifras/autodiagnosticos?anio=${RESULT_YEAR}`,
  '/nacional/datos',
  '/nacional/conservacion',
  '/nacional/preguntas',
]
/** What these pages draw stands in the report with its annex too, so their data is enough. */
const TABS = CLOSED.flatMap((id) => [
  ...TAB_WORDS.map((word) => `/panel/aplicaciones/${id}/resultados/${word}`),
  `/panel/aplicaciones/${id}/resultados/preguntas?orden=nose`,
  `/panel/aplicaciones/${id}/resultados/en-el-tiempo?comparar=${YEAR_BEFORE}`,
])
/** The same for everybody: read once, by who has no account. */
const PAGE_OF = (id: string) => commitmentPath(promiseFor(id).publicId)
const PUBLIC = [
  ...['/anonimato', '/metodologia', '/reglas-de-calidad', '/privacidad?entidad=uno', '/herramientas', '/constancias'],
  ...['/accesibilidad', '/terminos', '/manual', '/manual/coordinacion', '/manual/recursos-humanos'],
  ...['/anonimato', '/metodologia', '/privacidad?entidad=uno', '/herramientas', '/constancias', '/informes'],
  ...['/pais', '/datos', '/datos/bandas', '/datos/catalogo.jsonld', '/api/v1/conjuntos', '/api/v1/ediciones'],
  ...[...CLOSED, 'abierta'].map(PAGE_OF),
]
/** What is drawn for people; DOCX and PDF are drawn of the same words, so one of them stands for both. */
const DOCUMENTS = [
  '/panel/aplicaciones/cerrada/resultados.docx',
  '/panel/aplicaciones/evaluada/resultados.pdf',
  '/panel/aplicaciones/evaluada/para-decidir.pdf',
  `/panel/plan/${YEAR}/plan.pdf`,
  // What is taken to the staff, of each result; the note is of the same words.
  ...CLOSED.flatMap((id) => ['pptx', 'pdf'].map((ending) => `/panel/aplicaciones/${id}/lo-que-dijimos.${ending}`)),
  '/panel/aplicaciones/evaluada/para-la-reunion.docx',
  `/panel/plan/${YEAR}/informes/${YEAR}-10-31/informe.docx`,
]
const WORKBOOKS = [
  ...CLOSED.map((id) => `/panel/aplicaciones/${id}/resultados.xlsx`),
  `/panel/plan/${YEAR}/plan.xlsx`,
  `/panel/plan/${YEAR}/plan.xlsx?entidad=uno`,
  '/nacional/tablero.xlsx?estado=todas',
]

/** What goes to a group of messages: a picture holds no word that a test could read, so its bytes are compared. */
const PICTURES = CLOSED.map((id) => `/panel/aplicaciones/${id}/lo-que-dijimos.png`)

const cookies = new Map<string, string>([['nobody', '']])
/** What each role read, by address. */
const read = new Map<string, Map<string, string>>()

beforeAll(async () => {
  for (const email of ROLES) cookies.set(email, await signInTo(origin, email))
  // What is due by date is done by the first who looks.
  await fetch(`${origin}/nacional`, { headers: { cookie: cookies.get('analista@mimp.test') ?? '' } })
  for (const role of cookies.keys()) read.set(role, await everything(role))
}, 240_000)

const dataAddress = (address: string) => address.replace(/(\?|$)/, '.data$1')

/** Everything that a role reads, by address; what changes with every request is taken out. @param wanted which addresses. */
async function everything(
  role: string,
  wanted: (address: string) => boolean = () => true,
): Promise<Map<string, string>> {
  const headers = { cookie: cookies.get(role) ?? '' }
  const pages = new Map<string, string>()
  const addresses = role === 'nobody' ? [...ADDRESSES, ...PUBLIC] : ADDRESSES
  for (const address of [...addresses, ...[...addresses, ...TABS].map(dataAddress)].filter(wanted)) {
    const answer = await fetch(origin + address, { headers, redirect: 'manual' })
    pages.set(address, `${answer.status} ${withoutChance(await answer.text())}`)
  }
  for (const address of WORKBOOKS.filter(wanted)) {
    const answer = await fetch(origin + address, { headers, redirect: 'manual' })
    pages.set(
      address,
      answer.status === 200
        ? JSON.stringify(await readXlsxFile(Buffer.from(await answer.arrayBuffer())))
        : String(answer.status),
    )
  }
  for (const address of PICTURES.filter(wanted)) {
    const answer = await fetch(origin + address, { headers, redirect: 'manual' })
    const bytes = Buffer.from(await answer.arrayBuffer())
    pages.set(address, answer.status === 200 ? `200 ${digestOf(bytes)}` : String(answer.status))
  }
  for (const address of DOCUMENTS.filter(wanted)) {
    const answer = await fetch(origin + address, { headers, redirect: 'manual' })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const read = address.endsWith('.pdf') ? readPdf : address.endsWith('.pptx') ? readSlides : readDocx
    pages.set(address, answer.status === 200 ? `200 ${(await read(bytes)).text}` : String(answer.status))
  }
  return pages
}

/** What was refused holds a status and nothing of anybody. */
const isOpen = (text = '') => text.startsWith('200') || text.startsWith('[')

test('no page, data request or workbook of any role comes from the rows: with other answers they are the same', async () => {
  const changed = database.$client
    .prepare(
      "UPDATE responses SET answers = '{\"lid-01\":\"1\"}', sex = NULL WHERE campaign_id IN ('anterior', 'cerrada', 'evaluada')",
    )
    .run().changes
  expect(changed).toBeGreaterThan(250)
  let compared = 0
  for (const [role, pages] of read) {
    for (const [address, text] of await everything(role, (each) => isOpen(pages.get(each)))) {
      expect(text, `${role} ${address}`).toBe(pages.get(address))
      compared += 1
    }
  }
  expect(compared).toBeGreaterThan(130)
}, 240_000)

/** What a page holds of each part of a release, put together again. */
function partsRead(page: unknown) {
  const one = (keys: readonly string[]) => objectsWith(page, keys)[0] ?? {}
  const { participation, population, representativeness, k } = one(['participation', 'representativeness'])
  const { cuts, gaps } = one(['cuts', 'gaps'])
  const [overall, ...dimensions] = (one(['rows', 'cards'])['rows'] ?? []) as readonly { id: string; figure: unknown }[]
  const items = objectsWith(page, ['item', 'distribution']).flatMap(({ item, distribution }) =>
    distribution === undefined ? [] : [[(item as { id: string }).id, distribution] as const],
  )
  return {
    ...{ participation, population, representativeness, k, cuts, gaps, overall: overall?.figure },
    dimensions: dimensions.map(({ id, figure }) => ({ id, figure })),
    items: Object.fromEntries(items),
  }
}

function partsOf({
  participation,
  population,
  representativeness,
  k,
  cuts,
  gaps,
  overall,
  dimensions,
  items,
}: Release) {
  const distributions = Object.fromEntries(items.map(({ id, distribution }) => [id, distribution]))
  return { participation, population, representativeness, k, cuts, gaps, overall, dimensions, items: distributions }
}

test('what was read of the releases is the releases, and from them nothing more is learned', () => {
  let compared = 0
  for (const id of CLOSED) {
    const release = database.select().from(releases).where(eq(releases.campaignId, id)).get()?.content
    if (!release) throw new Error(id)
    for (const pages of read.values()) {
      const text = pages.get(dataAddress(`/panel/aplicaciones/${id}/informe?anexo=si`))
      if (!text?.startsWith('200')) continue
      expect(partsRead(readData(text.slice(4)))).toEqual(partsOf(release))
      compared += 1
    }
    for (const learn of Object.values(FIGURE_READINGS)) expect(learn(release)).toEqual([])
    for (const learn of Object.values(ITEM_READINGS)) expect(learn(release, ALL_DEFENCES)).toEqual([])
  }
  // Who coordinates, the head, who analyses and who administers, of each of the three.
  expect(compared).toBe(12)
})

test('who has no business with an entity reads none of its releases', () => {
  for (const role of ['nobody', 'coordinacion@dos.test', 'equipo@uno.test']) {
    for (const id of CLOSED)
      for (const page of ['resultados', 'resultados/calculo', 'informe?anexo=si', 'lo-que-dijimos'])
        expect(read.get(role)?.get(dataAddress(`/panel/aplicaciones/${id}/${page}`)), `${role} ${id}`).not.toMatch(
          /"participation"/,
        )
    for (const address of PICTURES) expect(read.get(role)?.get(address), `${role} ${address}`).toMatch(/^(302|404)$/)
  }
})

test('what goes on a wall or is public tells participation in quarters, and neither a count nor a score', () => {
  const inside = CLOSED.map((id) => [id, `/panel/aplicaciones/${id}/lo-que-dijimos`, 'coordinacion@uno.test'] as const)
  const outside = CLOSED.map((id) => [id, PAGE_OF(id), 'nobody'] as const)
  for (const [id, page, role] of [...inside, ...outside]) {
    const text = read.get(role)?.get(dataAddress(page)) ?? ''
    expect(text, id).toMatch(/"participation\\?",\\?"Las respuestas equivalen a [a-z ]+ del personal/)
    expect(text, id).not.toMatch(/respuestas \(|percentOfPopulation|\bmargin\b|\bscore\b|\blow\b/)
  }
})

test('every address without a public page answers alike, letter by letter, whatever it stands for', async () => {
  // Too few answered and its day has come; annulled; of no shape that an id has; never given to anybody.
  const few = { opensOn: '2025-01-01', closesOn: '2025-01-31', linkCode: null }
  for (const [id, status] of [
    ['pocas', 'closed'],
    ['anulada', 'annulled'],
  ] as const) {
    insertEntity(database, id)
    const annulmentReason = status === 'annulled' ? 'Salió el enlace' : null
    await openCampaign(database, id, id, few, undefined, promiseFor(id))
    database.update(campaigns).set({ status, annulmentReason }).where(eq(campaigns.id, id)).run()
  }
  const suppressed = { participation: { kind: 'suppressed', reason: 'too-few-answers' } }
  database.$client
    .prepare("INSERT INTO releases VALUES ('pocas', 'pocas', 'organizational-culture', '2025-02-01', ?, 'd')")
    .run(JSON.stringify(suppressed))
  const ids = ['pocas', 'anulada', 'nadie', 'evaluadas'].map((id) => promiseFor(id).publicId)
  const answers: string[] = []
  for (const typed of [...ids, 'de-ninguna-forma', '%00', '__proto__']) {
    for (const data of ['', '.data']) {
      const answer = await fetch(`${origin}/compromisos/${typed}${data}`)
      const text = withoutChance(await answer.text())
        .replaceAll(typed, '')
        .replaceAll(decodeURIComponent(typed), '')
      answers.push([answer.status, [...answer.headers.keys()].join(), text].join())
      expect(answers.at(-1), `${typed}${data}`).toBe(answers[data === '' ? 0 : 1])
    }
  }
  expect(answers[0]).toContain('no reunió las respuestas que hacen falta para publicar sin exponer a nadie')
})

import { eq } from 'drizzle-orm'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planActions } from '#db/schema/index.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { readDocx, readPdf } from '#tests/support/document-tables.ts'
import { readSlides } from '#tests/support/read-pptx.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { commitmentPath } from '#app/kit/codes/public-id.ts'
import { createTestDatabase, promiseFor } from '#tests/support/test-database.ts'
import { PLAN_YEAR as YEAR } from '#tests/support/plan-year.ts'

/** Where what happened to people may be read, and where no word of it may stand. */

const { database, file } = createTestDatabase()
await seedSmallCountry(database, testEnvironment(file))
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

const EMAILS = {
  own: 'coordinacion@uno.test',
  head: 'titular@uno.test',
  other: 'coordinacion@dos.test',
  analyst: 'analista@mimp.test',
  team: 'equipo@uno.test',
  typist: 'digitacion@uno.test',
} as const
type Visitor = keyof typeof EMAILS
const cookies = new Map<Visitor, string>()
beforeAll(async () => {
  for (const [visitor, email] of Object.entries(EMAILS)) cookies.set(visitor as Visitor, await signInTo(origin, email))
})

const get = (visitor: Visitor, address: string) =>
  fetch(origin + address, { redirect: 'manual', headers: { cookie: cookies.get(visitor) ?? '' } })
/** Text as it is read: without markup, and without the marks that React puts between two texts. */
const read = async (visitor: Visitor, address: string) =>
  (await (await get(visitor, address)).text()).replace(/<!-- -->/g, '')

const spec = latestInstrument('sexual-harassment').scoring.prevalence
const groups = spec?.publication.groups.map(({ title }) => title.toLowerCase()) ?? []
/** Words and marks of findings. */
const FINDINGS = [
  ...groups,
  'contó lo siguiente',
  'lo que le pasó al personal',
  '"prevalence"',
  '"finding"',
  'anyCount',
]
const foundIn = (text: string) => FINDINGS.filter((finding) => text.toLowerCase().includes(finding.toLowerCase()))

const RESULTS = '/panel/aplicaciones/evaluada/resultados'
const REPORT = '/panel/aplicaciones/evaluada/informe'

test.each<[Visitor, string]>([
  ['own', RESULTS],
  ['head', RESULTS],
  ['analyst', RESULTS],
  ['own', REPORT],
  ['analyst', REPORT],
])('%s reads on %s what happened, of whom, and how sure it is', async (visitor, address) => {
  const html = await read(visitor, address)
  const start = html.indexOf('id="lo-vivido"')
  expect(start).toBeGreaterThan(0)
  const text = html.slice(start).replace(/<[^>]+>/g, '\n')
  expect(text).toContain('de 120 respuestas')
  const noisy = String.raw`\s+cerca de \d+% \(entre \d+% y \d+%\)`
  for (const title of ['Al menos una conducta', ...(spec?.publication.groups.map((group) => group.title) ?? [])])
    expect(text).toMatch(new RegExp(title + noisy))
  expect(text).toMatch(new RegExp(`${spec?.witnessed.title}${noisy}`))
  expect(text).toContain('se le sumó o restó al azar')
  // Neither single families under 300, nor women and men under 100 of each, nor what followed.
  expect(text).not.toMatch(/Chantaje o amenaza\s+cerca|de las mujeres\s+cerca|Quién lo hizo|denuncia formal/)
})

test('the page opens with what happened and the trust in the procedure; the score comes after, then what cannot wait', async () => {
  const text = (await read('own', RESULTS)).replace(/<[^>]+>/g, '\n')
  const places = [
    'Lo que contó el personal y cuánto confía en el procedimiento',
    'Al menos una conducta en 12 meses',
    'Confianza en el procedimiento:',
    ' Puntaje ',
    'Se recibieron 120 respuestas',
    'Primero, lo que no puede esperar',
    'contó lo siguiente',
    'Un número bajo, o ninguno, no indica ausencia',
    'Lo que la ley obliga',
    'próximos 30 días',
    'Nunca intente averiguar quién respondió',
  ].map((words) => text.replace(/\s+/g, ' ').indexOf(words))
  expect(places.every((place) => place > 0)).toBe(true)
  expect(places).toEqual([...places].sort((one, other) => one - other))
  const [first = ''] = text.replace(/\s+/g, ' ').split('Lo que le pasó al personal').slice(0, 1)
  expect(first.match(/\(en \d+ mes(es)?\)/g)?.length).toBeLessThanOrEqual(3)
  // Nothing is put in an order where people are asked what happened to them.
  expect(text).not.toMatch(/Dónde trabajar primero|Lo más fuerte|entre las más bajas/)
  const culture = await read('own', '/panel/aplicaciones/cerrada/resultados')
  expect(culture).toContain('próximos 60 días')
  expect(culture).not.toContain('Lo que la ley obliga')
})

test('the search for findings finds them where they may stand', async () => {
  for (const address of [RESULTS, `${RESULTS}.data`, REPORT])
    expect(foundIn(await read('own', address)).length, address).toBeGreaterThan(2)
})

test('another entity, the team and the typist get nothing of it', async () => {
  for (const visitor of ['other', 'team', 'typist'] as const) {
    for (const address of [
      RESULTS,
      ...['data', 'xlsx', 'pdf', 'docx'].map((ending) => `${RESULTS}.${ending}`),
      REPORT,
      `${REPORT}.data`,
    ]) {
      const answer = await get(visitor, address)
      expect(answer.status, `${visitor} ${address}`).toBe(404)
      expect(foundIn(await answer.text()), `${visitor} ${address}`).toEqual([])
    }
  }
})

test('on the screen too the plan says of what is against the gravest that it is preventive, and no more', async () => {
  const plan = `/panel/plan/${YEAR}`
  const rows = [...(await read('own', plan)).matchAll(/accion=([0-9a-f]{16})#ficha/g)].map(([, id]) => id)
  const ids = [...new Set(rows)]
  expect(ids.length).toBeGreaterThan(5)
  const pages = await Promise.all(ids.map((id) => read('own', `${plan}?todas=si&accion=${id}`)))
  expect(
    pages.filter((page) => page.includes('Para prevenir y atender el hostigamiento, haya o no casos.')),
  ).not.toEqual([])
  for (const page of pages) expect(foundIn(page)).toEqual([])
})

async function cellsOf(visitor: Visitor, address: string): Promise<string> {
  const bytes = Buffer.from(await (await get(visitor, address)).arrayBuffer())
  const sheets = (await readXlsxFile(bytes)) as unknown as { data: unknown[][] }[]
  return sheets.flatMap(({ data }) => data.flat()).join('\n')
}

test.each<[Visitor, string]>([
  ['own', `/panel/plan/${YEAR}/plan.xlsx`],
  ['analyst', `/panel/plan/${YEAR}/plan.xlsx?entidad=uno`],
  ['own', `${RESULTS}.xlsx`],
  ['analyst', `${RESULTS}.xlsx`],
])('no workbook holds a finding: %s %s', async (visitor, address) => {
  const cells = await cellsOf(visitor, address)
  expect(cells.length).toBeGreaterThan(1000)
  expect(foundIn(cells)).toEqual([])
  if (address.includes('plan.xlsx')) {
    expect(cells).toContain('Para prevenir y atender el hostigamiento, haya o no casos.')
    return
  }
  // The trust in the procedure is read before the score, and who looks for the rest is told where it is.
  const places = ['Lo que contó el personal', 'Confianza en el procedimiento', 'Resultado general'].map((words) =>
    cells.indexOf(words),
  )
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places[0]).toBeGreaterThan(0)
})

test.each<[Visitor, string]>([
  ['own', `/panel/plan/${YEAR}/plan`],
  ['analyst', `/panel/plan/${YEAR}/plan`],
  ['own', RESULTS],
  ['analyst', RESULTS],
])('no document holds a finding, and none hangs on one: %s %s', async (visitor, base) => {
  const entity = visitor === 'analyst' && base !== RESULTS ? '?entidad=uno' : ''
  const documents = async () => {
    const bytesOf = async (address: string) => Buffer.from(await (await get(visitor, address)).arrayBuffer())
    const campaign = '/panel/aplicaciones/evaluada'
    const told = async () => [
      (await readSlides(await bytesOf(`${campaign}/lo-que-dijimos.pptx`))).text,
      readPdf(await bytesOf(`${campaign}/lo-que-dijimos.pdf`)).text,
      (await readDocx(await bytesOf(`${campaign}/para-la-reunion.docx`))).text,
    ]
    return [
      ...(visitor === 'own' ? [(await told()).join(' ')] : []),
      readPdf(await bytesOf(`${campaign}/para-decidir.pdf`)).text,
      readPdf(await bytesOf(`${base}.pdf${entity}`)).text,
      (await readDocx(await bytesOf(`${base}.docx${entity}`))).text,
    ]
  }
  const found = await documents()
  for (const text of found) {
    expect(text.length).toBeGreaterThan(500)
    expect(foundIn(text)).toEqual([])
  }
  // As if nothing had been published of what happened: the same words in the same order.
  const actions = database.select().from(planActions).all()
  try {
    for (const { id, reasons } of actions) {
      const without = reasons.map((reason) => (reason.kind === 'prevalence' ? { ...reason, published: null } : reason))
      database.update(planActions).set({ reasons: without }).where(eq(planActions.id, id)).run()
    }
    expect(await documents()).toEqual(found)
  } finally {
    for (const { id, reasons } of actions)
      database.update(planActions).set({ reasons }).where(eq(planActions.id, id)).run()
  }
})

test.each<[Visitor, string]>([
  ['own', `/panel/plan/${YEAR}/plan.csv`],
  ['analyst', `/panel/plan/${YEAR}/plan.csv?entidad=uno`],
  ['own', `${RESULTS}.csv`],
  ['analyst', `${RESULTS}.csv`],
  ['own', `/panel/plan/${YEAR}`],
  ['own', `/panel/plan/${YEAR}.data`],
  ['analyst', `/panel/plan/${YEAR}?entidad=uno`],
  ['own', `/panel/plan/${YEAR}/imprimir`],
  ['own', `/panel/plan/${YEAR}/imprimir.data`],
  ['analyst', `/panel/plan/${YEAR}/imprimir?entidad=uno`],
  ['own', `/panel/plan/${YEAR}/firma`],
  ['own', `/panel/plan/${YEAR}/firma.data`],
  ['analyst', `/panel/plan/${YEAR}/firma?entidad=uno`],
  ['own', '/panel/traspaso.data'],
  ['own', '/panel/aplicaciones/evaluada/constancia'],
  ['own', '/panel/aplicaciones/evaluada/constancia.data'],
  ['own', '/panel/aplicaciones/evaluada/lo-que-dijimos'],
  ['own', '/panel/aplicaciones/evaluada/lo-que-dijimos.data'],
  ['own', commitmentPath(promiseFor('evaluada').publicId)],
  ['own', `${commitmentPath(promiseFor('evaluada').publicId)}.data`],
  ['own', '/panel.data'],
  ['own', '/panel/aplicaciones/evaluada.data'],
  ['analyst', '/nacional?estado=todas&figura=sexual-harassment'],
  ['analyst', '/nacional/tablero.csv?estado=todas'],
  ['analyst', '/nacional/por-herramienta?herramienta=sexual-harassment'],
  ['analyst', '/nacional.data?estado=todas&figura=sexual-harassment'],
  ['analyst', '/nacional/por-herramienta.data?herramienta=sexual-harassment&orden=puntaje'],
  ['analyst', '/nacional/entidades/uno'],
  ['analyst', '/nacional/entidades/uno.data'],
  ['analyst', '/nacional/preguntas.data'],
])('no printed plan, certificate, list or comparison holds a finding: %s %s', async (visitor, address) => {
  const answer = await get(visitor, address)
  expect(answer.status).toBe(200)
  expect(foundIn(await answer.text())).toEqual([])
})

test('the page of the entity at the Ministry leads to its results', async () => {
  expect(await read('analyst', '/nacional/entidades/uno')).toContain(`href="${RESULTS}"`)
})

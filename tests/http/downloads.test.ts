import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { eq, inArray } from 'drizzle-orm'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { evidenceFolder, storeEvidence } from '#app/kit/program/evidence-store.server.ts'
import { releaseDecimals } from '#app/kit/words/figure-words.ts'
import { countProofs } from '#app/features/plan/progress-report/at-cut-off.ts'
import { REPORTED_PARTS } from '#app/features/plan/progress-report/progress-report.ts'
import { progressWords, standingWords, untoldWords, whyWords } from '#app/features/plan/progress-report/report-words.ts'
import type { ReportView } from '#app/features/plan/progress-report/view-report.server.ts'
import type { Plan } from '#app/features/plan/view-plan.server.ts'
import { reasonWords } from '#app/kit/words/reason-words.ts'
import { objectsWith, readData } from '#tests/attacks/single-fetch.ts'
import {
  numbersIn,
  pageTables,
  pageWords,
  readDocx,
  readPdf,
  wordsOf,
  type ReadDocument,
  type Rows,
} from '#tests/support/document-tables.ts'
import { readStructure, structureFaults } from '#tests/support/pdf-structure.ts'
import { readPptx } from '#tests/support/read-pptx.ts'
import { seedToldHalf, TOLD_HALF } from '#tests/support/told-complaints.ts'
import { ADAPTATION_PROOF, seedAdaptations } from '#tests/support/adapted-documents.ts'
import { PROOF_ID, seedCarriedOut } from '#tests/support/carried-out.ts'
import { DOWNLOAD_ROUTES } from '#tests/support/download-routes.ts'
import { phonePhoto } from '#tests/support/photos.ts'
import { PLAN_YEAR, RESULT_YEAR, YEAR_BEFORE } from '#tests/support/plan-year.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { PDF } from '#tests/support/small-assessments.ts'
import { addAccount, seedSmallCountry } from '#tests/support/small-country.ts'
import { seedSignedPlan } from '#tests/support/signed-plan.ts'
import { publishOpenDataOf } from '#tests/support/published-open-data.ts'
import { publishReportOf2019 } from '#tests/support/published-report.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { campaigns, evidence, planActions, planEvidence, planFollowUps, releases, user } from '#db/schema/index.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'
import { FACT_PROOF_ID, seedRecordedFact } from '#tests/support/recorded-facts.ts'
import { insertPresentedReport, REPORTED_YEAR } from '#tests/support/small-reports.ts'

const YEAR = Number(limaDate(new Date()).slice(0, 4))
const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
await addAccount(database, environment, 'coordinacion@tres.test', 'coordinator', 'tres')
// Two people of one name; two documents of one name for one question.
const NAMESAKES = ['equipo@uno.test', 'lectura@uno.test']
database.update(user).set({ name: 'Ana Quispe' }).where(inArray(user.email, NAMESAKES)).run()
const document = database
  .select()
  .from(evidence)
  .where(eq(evidence.id, 'a'.repeat(32)))
  .get()
if (!document) throw new Error('The small country has a document')
await storeEvidence(evidenceFolder(environment), 'uno', 'b'.repeat(32), PDF)
database
  .insert(evidence)
  .values({ ...document, id: 'b'.repeat(32) })
  .run()
// The same of two proofs of one action, and a plan that was signed on paper.
publishReportOf2019(database, '2026-01-15')
publishOpenDataOf(database, 2019, '2026-01-16')
await seedCarriedOut(database, environment)
await seedAdaptations(database, environment)
seedToldHalf(database, environment, 'uno')
await seedRecordedFact(database, environment, YEAR)
// A November report that was signed by hand and scanned.
const SCANNED = 'c'.repeat(32)
await storeEvidence(evidenceFolder(environment), 'dos', SCANNED, PDF)
insertPresentedReport(database, 'dos', {
  ...{ kind: 'scan', name: 'Hugo Paz', position: 'Alcalde', resolution: '', registeredBy: 'Ana Soto', signatures: [] },
  file: {
    ...{ fileId: SCANNED, fileName: 'firmado.pdf', mediaType: 'application/pdf', size: PDF.byteLength },
    sha256: createHash('sha256').update(PDF).digest('hex'),
  },
})
const proof = database.select().from(planEvidence).where(eq(planEvidence.id, PROOF_ID)).get()
if (!proof) throw new Error('The action that is carried out has a proof')
const OTHER_PROOF = 'd'.repeat(32)
await storeEvidence(evidenceFolder(environment), 'uno', OTHER_PROOF, new Uint8Array(phonePhoto()))
database
  .insert(planEvidence)
  .values({ ...proof, id: OTHER_PROOF })
  .run()
const SIGNED_YEAR = 2024
await seedSignedPlan(database, environment, 'uno', SIGNED_YEAR)
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())
const cookie = await signInTo(origin, 'coordinacion@uno.test')

async function sheetsOf(address: string): Promise<Map<string, unknown[][]>> {
  const answer = await fetch(origin + address, { headers: { cookie } })
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="(Resultados|Plan) - [\w .-]+ - [\d-]{10}(?: \d\d\.\d\d)?\.xlsx"; filename\*=UTF-8''[\w.%-]+$/,
  )
  const bytes = Buffer.from(await answer.arrayBuffer())
  const read = (await readXlsxFile(bytes)) as unknown as { sheet: string; data: unknown[][] }[]
  return new Map(read.map(({ sheet, data }) => [sheet, data]))
}

test('the workbook of results holds the released numbers as numbers', async () => {
  const release = database.select().from(releases).where(eq(releases.campaignId, 'cerrada')).get()?.content
  const sheets = await sheetsOf('/panel/aplicaciones/cerrada/resultados.xlsx')
  const [, overall, ...dimensions] = sheets.get('Dimensiones') ?? []
  if (release?.overall.kind !== 'scored') throw new Error('hidden')
  // A column has one precision: that of its coarsest number.
  const inColumn = (value: number) => (releaseDecimals(release) === 0 ? Math.round(value) : value)
  expect(overall?.slice(0, 4)).toEqual([
    'Resultado general',
    ...[release.overall.value, release.overall.low, release.overall.high].map(inColumn),
  ])
  expect(dimensions.map((row) => row[1])).toEqual(
    release.dimensions.map(({ figure }) => figure.kind === 'scored' && inColumn(figure.value)),
  )
  expect(sheets.get('Preguntas')?.length).toBeGreaterThan(90)
})

test('it also holds the application of the year before, and what may be said of the change', async () => {
  const rows = (await sheetsOf('/panel/aplicaciones/cerrada/resultados.xlsx')).get('Cambio en el tiempo') ?? []
  const overall = rows.filter(([title]) => title === 'Resultado general')
  expect(overall).toHaveLength(2)
  expect(overall.map((row) => typeof row[3])).toEqual(['number', 'number'])
  expect(overall.map((row) => row[1] instanceof Date)).toEqual([true, true])
  expect(String(overall[1]?.[6])).toMatch(/^Cambio: subió \d+(\.\d)? puntos/)
  const page = await (
    await fetch(`${origin}/panel/aplicaciones/cerrada/resultados/en-el-tiempo`, { headers: { cookie } })
  ).text()
  expect(page).toContain('Cambio en el tiempo')
  expect(page).toContain(String(overall[1]?.[6]))
  // The two side by side say the same, and the address names the year.
  const beside = await (
    await fetch(`${origin}/panel/aplicaciones/cerrada/resultados/en-el-tiempo?comparar=${YEAR_BEFORE}`, {
      headers: { cookie },
    })
  ).text()
  expect(beside).toContain(`Cambio desde la aplicación de ${YEAR_BEFORE}`)
  expect(beside).toContain(String(overall[1]?.[6]))
})

test('the title of a page of a result names its instrument and its year', async () => {
  const title = async (address: string) =>
    /<title>([^<]*)<\/title>/.exec(
      await (await fetch(`${origin}/panel/aplicaciones/cerrada${address}`, { headers: { cookie } })).text(),
    )?.[1]
  const named = `Cultura organizacional para la igualdad ${RESULT_YEAR}`
  expect(await title('/resultados')).toContain(`Resultados: ${named}`)
  expect(await title('/resultados/dimensiones')).toContain(`Dimensiones: ${named}`)
  expect(await title('/informe')).toContain(`Informe: ${named}`)
  expect(await title('/lo-que-dijimos')).toMatch(new RegExp(`Ustedes dijeron, nosotros hicimos: .+ ${RESULT_YEAR}`))
})

test('the workbook of the plan holds every action with its reason and a term in months', async () => {
  const rows = (await sheetsOf(`/panel/plan/${PLAN_YEAR}/plan.xlsx`)).get('Plan') ?? []
  const [header = [], first = []] = rows
  expect(rows.length).toBeGreaterThan(3)
  expect(typeof first[header.indexOf('Plazo (meses)')]).toBe('number')
  for (const title of [
    'Quién está a cargo',
    'Empieza',
    'Fecha límite',
    'Costo en soles',
    'Año del POI',
    'PEI',
    'Avance',
  ])
    expect(header).toContain(title)
  const reasons = rows.slice(1).map((row) => String(row[header.indexOf('Por qué se propone')]))
  expect(reasons.every((reason) => reason.length > 20)).toBe(true)
  expect(reasons.some((reason) => /\d/.test(reason))).toBe(true)
})

test('dates are dates of their day', async () => {
  const facts = new Map(
    (await sheetsOf('/panel/aplicaciones/cerrada/resultados.xlsx'))
      .get('Resumen')
      ?.map(([name, value]) => [name, value]),
  )
  const campaign = database.select().from(campaigns).where(eq(campaigns.id, 'cerrada')).get()
  const day = (value: unknown) => (value instanceof Date ? value.toISOString() : value)
  expect(day(facts.get('Se respondió desde'))).toBe(`${campaign?.opensOn}T00:00:00.000Z`)
  expect(day(facts.get('Se respondió hasta'))).toBe(`${campaign?.closedOn}T00:00:00.000Z`)
})

/** A table of semicolons as spreadsheets read it: quoted cells are text, the others numbers, dates or nothing. */
function cellsOf(text: string): string[][] {
  return text
    .slice(1)
    .split('\r\n')
    .slice(0, -1)
    .map((line) => [...line.matchAll(/(?:^|;)("(?:[^"]|"")*"|[^;]*)/g)].map(([, cell = '']) => cell))
}

async function csvOf(address: string): Promise<{ table: Record<string, string>[]; text: string }> {
  const answer = await fetch(origin + address, { headers: { cookie } })
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="(Resultados|Plan) - [\w .-]+ - [\d-]{10}(?: \d\d\.\d\d)?\.csv"; filename\*=UTF-8''[\w.%-]+$/,
  )
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const text = Buffer.from(await answer.arrayBuffer()).toString('utf8')
  expect(text.startsWith('\uFEFF"Hoja";')).toBe(true)
  const [header = [], ...rows] = cellsOf(text)
  return {
    table: rows.map((row) => Object.fromEntries(header.map((title, index) => [title.slice(1, -1), row[index] ?? '']))),
    text,
  }
}

test('the table of results says what the workbook says: numbers as they are, words where a figure is hidden', async () => {
  const sheets = await sheetsOf('/panel/aplicaciones/cerrada/resultados.xlsx')
  const { table } = await csvOf('/panel/aplicaciones/cerrada/resultados.csv')
  const written = (value: unknown) =>
    value === null || value === undefined
      ? ''
      : value instanceof Date
        ? value.toISOString().slice(0, 10)
        : typeof value === 'number'
          ? String(value)
          : `"${String(value).replaceAll('"', '""')}"`
  for (const [name, [header = [], ...rows]] of sheets) {
    const found = table.filter((row) => row['Hoja'] === `"${name}"`)
    const read = (cell = '') => (/^-?\d+\.\d$/.test(cell) ? String(Number(cell)) : cell)
    expect(
      found.map((row) => header.map((title) => read(row[String(title)]))),
      name,
    ).toEqual(rows.map((row) => header.map((_, index) => written(row[index]))))
  }
})

test('scores, ends and differences of a sheet have the same decimals', async () => {
  const { table } = await csvOf('/panel/aplicaciones/cerrada/resultados.csv')
  for (const sheet of ['"Dimensiones"', '"Mujeres y hombres"', '"Cambio en el tiempo"']) {
    const cells = table
      .filter((row) => row['Hoja'] === sheet)
      .flatMap((row) => ['Puntaje', 'Desde', 'Hasta'].map((title) => row[title] ?? ''))
      .filter((cell) => /^-?\d/.test(cell))
    expect(cells.length, sheet).toBeGreaterThan(5)
    expect([...new Set(cells.map((cell) => cell.split('.')[1]?.length ?? 0))], sheet).toHaveLength(1)
  }
})

test('neither file of a harassment application holds what happened to people', async () => {
  const { survey, scoring } = latestInstrument('sexual-harassment')
  const asked = placedQuestions(survey).map(({ question }) => ({ id: question.name, title: spanish(question.title) }))
  const titlesOf = (ids: readonly string[]) => asked.filter(({ id }) => ids.includes(id)).map(({ title }) => title)
  const experience = titlesOf(scoring.unscored.filter(({ kind }) => kind === 'prevalence').map(({ id }) => id))
  expect(experience.length).toBeGreaterThan(5)
  const files = [
    (await csvOf('/panel/aplicaciones/evaluada/resultados.csv')).text.replaceAll('""', '"'),
    [...(await sheetsOf('/panel/aplicaciones/evaluada/resultados.xlsx')).values()].flat(2).join('\n'),
  ]
  for (const words of files) {
    expect(
      titlesOf(scoring.dimensions.flatMap(({ items }) => items.map(({ id }) => id))).some((title) =>
        words.includes(title),
      ),
    ).toBe(true)
    expect(
      [...experience, ...(scoring.prevalence?.families.map(({ title }) => title) ?? [])].filter((title) =>
        words.includes(title),
      ),
    ).toEqual([])
  }
})

/* Documents that are read by people: the same numbers as the screen, all of them. */

const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

async function documentsOf(address: string): Promise<readonly (readonly [string, ReadDocument])[]> {
  const bytesOf = async (ending: string) => {
    const answer = await fetch(`${origin}${address}.${ending}`, { headers: { cookie } })
    expect([answer.status, answer.headers.get('content-type')], ending).toEqual([200, DOCUMENT_TYPES[ending]])
    return Buffer.from(await answer.arrayBuffer())
  }
  const pdf = await bytesOf('pdf')
  expect(structureFaults(readStructure(pdf)), address).toEqual([])
  return [
    ['pdf', readPdf(pdf)],
    ['docx', await readDocx(await bytesOf('docx'))],
  ]
}

const numbersBeside = (rows: Rows) => rows.slice(1).map((row) => [row[0], ...numbersIn(row.slice(1).join(' '))])

test.each(['cerrada', 'anterior', 'evaluada'])(
  'the documents of results say the numbers of the report, beside the same names, and no other: %s',
  async (id) => {
    const html = await (
      await fetch(`${origin}/panel/aplicaciones/${id}/informe?anexo=si`, { headers: { cookie } })
    ).text()
    const onScreen = new Set(numbersIn(pageWords(html)))
    const digest = database.select().from(releases).where(eq(releases.campaignId, id)).get()?.digest ?? ''
    const tablesOnScreen = [...pageTables(html)].filter(([caption]) =>
      /^(Puntajes (por dimensión|de cada)|Mujeres (y hombres por|menos))/.test(caption),
    )
    const questions = html.split('class="pregunta de-lado"').slice(1)
    // The year before answered too few for questions.
    expect([tablesOnScreen.length > 0, questions.length > 10]).toEqual([true, id !== 'anterior'])
    for (const [ending, { tables, text }] of await documentsOf(`/panel/aplicaciones/${id}/resultados`)) {
      expect(text).toContain(digest)
      const said = numbersIn(text.replaceAll(digest, ''))
      expect(said.length, ending).toBeGreaterThan(id === 'anterior' ? 40 : 150)
      expect([...new Set(said.filter((number) => !onScreen.has(number)))], ending).toEqual([])
      for (const [caption, rows] of tablesOnScreen)
        expect(tables.map(numbersBeside), `${ending} ${caption}`).toContainEqual(numbersBeside(rows))
      for (const block of questions) {
        const [, title = ''] = /<h3>([\s\S]*?)<\/h3>/.exec(block) ?? []
        const row = tables.flat().find(([name]) => name === pageWords(title)) ?? []
        const beside = numbersIn(row.slice(1).join(' '))
        const [, table = ''] = /<tbody>([\s\S]*?)<\/tbody>/.exec(block) ?? []
        expect(numbersIn(pageWords(table)).filter((number) => !beside.includes(number))).toEqual([])
        expect(beside.filter((number) => !numbersIn(pageWords(block)).includes(number))).toEqual([])
      }
    }
    const sheet = (await sheetsOf(`/panel/aplicaciones/${id}/resultados.xlsx`)).get('Dimensiones') ?? []
    const [, scores = []] = tablesOnScreen.find(([caption]) => caption === 'Puntajes por dimensión') ?? []
    const inSheet = new Map(
      sheet.slice(1).map(([name, ...cells]) => [name, numbersIn(cells.slice(0, 4).join(' ')).map(Number)]),
    )
    for (const [name, ...numbers] of numbersBeside(scores)) expect(inSheet.get(name), name).toEqual(numbers.map(Number))
  },
)

test.each(['cerrada', 'evaluada'])(
  'what the head decides is one page, and says no number that the report does not: %s',
  async (id) => {
    const ask = (page: string) => fetch(`${origin}/panel/aplicaciones/${id}/${page}`, { headers: { cookie } })
    const structure = readStructure(Buffer.from(await (await ask('para-decidir.pdf')).arrayBuffer()))
    expect(structureFaults(structure)).toEqual([])
    expect(structure.pages).toHaveLength(1)
    const onScreen = numbersIn(pageWords(await (await ask('informe?anexo=si')).text()))
    const terms = database
      .select()
      .from(planActions)
      .all()
      .map(({ termMonths }) => String(termMonths))
    const said = numbersIn(structure.elements.map(wordsOf).join(' '))
    expect(said.length).toBeGreaterThan(5)
    expect(said.filter((number) => !onScreen.includes(number) && !terms.includes(number))).toEqual([])
  },
)

test.each(['cerrada', 'evaluada'])(
  'what is taken to the staff says what the sheet says, and no more: %s',
  async (id) => {
    const ask = async (page: string) =>
      Buffer.from(
        await (await fetch(`${origin}/panel/aplicaciones/${id}/${page}`, { headers: { cookie } })).arrayBuffer(),
      )
    const [, html = ''] = /<article[^>]*>([\s\S]*?)<\/article>/.exec((await ask('lo-que-dijimos')).toString()) ?? []
    const [levels] = pageTables(html).values()
    const [slides, poster] = [
      await readPptx(await ask('lo-que-dijimos.pptx')),
      readPdf(await ask('lo-que-dijimos.pdf')),
    ]
    const notes = [readPdf(await ask('para-la-reunion.pdf')), await readDocx(await ask('para-la-reunion.docx'))]
    expect(slides.slides.flatMap(({ tables }) => tables)).toEqual(levels ? [levels] : [])
    expect(poster.tables).toEqual(levels ? [levels] : [])
    for (const { text } of notes)
      for (const [topic, level] of levels?.slice(1) ?? []) expect(text).toContain(`${topic}: ${level}.`)
    expect(notes[0]?.text).toBe(notes[1]?.text)
    // The public address has numbers of its own.
    const said = numbersIn(poster.text.replace(/Todo esto .*?(?=Las respuestas son anónimas)/, ''))
    expect(said.length).toBeGreaterThan(3)
    expect(said.filter((number) => !numbersIn(pageWords(html)).includes(number))).toEqual([])
    for (const text of [poster.text, ...notes.map((note) => note.text)]) expect(text).not.toMatch(/\d%|puntos|puntaje/i)
  },
)

test('the documents of the plan say what its page is told of each accepted action, and why, word by word', async () => {
  const accepted = { status: 'accepted', decidedOn: `${PLAN_YEAR}-11-20`, inCharge: 'Jefa de Bienestar' } as const
  const [one = '', two = '', three = ''] = database
    .select()
    .from(planActions)
    .where(eq(planActions.campaignId, 'cerrada'))
    .all()
    .map(({ id }) => id)
  const change = (id: string, more: Partial<typeof planActions.$inferInsert>) =>
    database
      .update(planActions)
      .set({ ...accepted, ...more })
      .where(eq(planActions.id, id))
      .run()
  change(one, {
    startsOn: `${PLAN_YEAR}-11-21`,
    dueOn: `${PLAN_YEAR + 1}-03-31`,
    soles: 12_500,
    poiYear: PLAN_YEAR + 1,
    poiActivity: 'AO-77',
  })
  change(two, {
    soles: 0,
    dueOn: `${PLAN_YEAR}-11-22`,
    progress: 'done',
    progressOn: `${PLAN_YEAR}-11-22`,
    indicatorNow: '18 de 20',
  })
  change(three, { pei: 'OEI.03', indicator: '90% de jefaturas' })
  const page = await fetch(`${origin}/panel/plan/${PLAN_YEAR}/imprimir.data`, { headers: { cookie } })
  const [plan] = objectsWith(readData(await page.text()), ['actions', 'texts', 'year']) as unknown as readonly Plan[]
  const actions = plan?.actions.filter(({ status }) => status === 'accepted') ?? []
  expect(actions.length).toBeGreaterThan(2)
  const day = (iso: string | null) => (iso === null ? [] : iso.split('-').reverse())
  const sum = (soles: number | null) => (soles === null || soles === 0 ? [] : [soles.toLocaleString('en')])
  const known = actions.map(({ title, ...each }) => [
    title,
    ...numbersIn([each.responsible, each.inCharge].join(' ')),
    ...day(each.startsOn),
    ...(each.dueOn === null ? [String(each.termMonths)] : day(each.dueOn)),
    ...numbersIn([each.indicator, each.verification].join(' ')),
    ...[...sum(each.soles), ...(each.poiYear === null ? [] : [String(each.poiYear)])],
    ...numbersIn([each.poiActivity, each.pei].join(' ')),
    ...day(each.progressOn),
    ...numbersIn(each.indicatorNow),
  ])
  const why = actions.map(({ title, reasons, rationale }) => [
    title,
    [...reasons.map((reason) => reasonWords(reason, plan?.texts ?? {})), rationale].join(' ').replace(/\s+/g, ' '),
  ])
  for (const [ending, { tables }] of await documentsOf(`/panel/plan/${PLAN_YEAR}/plan`)) {
    const [matrix = [], annex = []] = ['Medio de verificación', 'Por qué se hace'].map((column) =>
      tables.find(([head]) => head?.includes(column)),
    )
    expect(
      matrix.slice(1).map(([, title, ...cells]) => [title, ...numbersIn(cells.join(' ').replaceAll('/', ' '))]),
      ending,
    ).toEqual(known)
    expect(
      annex.slice(1).map(([, title, words]) => [title, words]),
      ending,
    ).toEqual(why)
    expect(
      matrix.slice(1).map((row) => row.slice(5, 7)),
      ending,
    ).toEqual(actions.map(({ indicator, verification }) => [indicator, verification]))
  }
  const [header = [], ...rows] = (await sheetsOf(`/panel/plan/${PLAN_YEAR}/plan.xlsx`)).get('Plan') ?? []
  const at = (row: readonly unknown[], column: string) => row[header.indexOf(column)]
  for (const { title, termMonths, reasons } of plan?.actions ?? []) {
    const row = rows.find((each) => at(each, 'Acción') === title) ?? []
    expect(at(row, 'Plazo (meses)'), title).toBe(termMonths)
    expect(at(row, 'Por qué se propone') ?? '', title).toBe(
      reasons.map((reason) => reasonWords(reason, plan?.texts ?? {})).join(' '),
    )
  }
})

test('the documents of a cut-off say the numbers that its page is told, word by word, and so does the page', async () => {
  const cutOff = `${PLAN_YEAR}-10-31`
  const ago = (days: number) => addDays(limaDate(new Date()), -days)
  const actions = database.select().from(planActions).where(eq(planActions.campaignId, 'cerrada')).all().slice(0, 5)
  const decided = { status: 'accepted', decidedOn: ago(5) } as const
  for (const { id } of actions)
    database
      .update(planActions)
      .set({ ...decided, startsOn: null, dueOn: ago(3), inCharge: 'Jefa de Bienestar' })
      .where(eq(planActions.id, id))
      .run()
  const by = { userId: 'x', who: 'Coordinación', at: new Date().toISOString() }
  const told = ['done', 'under-way', 'stopped'] as const
  told.forEach((progress, place) => {
    const actionId = actions[place]?.id ?? ''
    const said = { progress, comment: `Motivo ${place + 71}`, indicatorNow: `${place + 11} de 40`, ...by }
    database
      .insert(planFollowUps)
      .values({ actionId, cutOff: `${PLAN_YEAR}-06-30`, ...said })
      .run()
  })
  database
    .insert(planEvidence)
    .values({
      ...{ id: 'e'.repeat(32), entityId: 'uno', year: PLAN_YEAR, actionId: actions[0]?.id, kind: 'document' },
      ...{ shows: 'La directiva', reference: 'Directiva 33-2026', addedBy: 'x', addedOn: ago(2) },
    })
    .run()
  const address = `/panel/plan/${PLAN_YEAR}/informes/${cutOff}`
  const data = readData(await (await fetch(`${origin}${address}.data`, { headers: { cookie } })).text())
  const [view] = objectsWith(data, ['cutOffs', 'digest', 'report']) as unknown as readonly ReportView[]
  if (!view) throw new Error('The page is told a report')
  const { report, digest } = view
  expect(JSON.stringify(view)).not.toContain(actions[0]?.rationale)
  expect(report.counts).toMatchObject({ done: 1, stopped: 1 })
  const all = report.actions.length
  const known = report.actions.map(({ number, title, dueOn, told: last, ...each }) => [
    String(number),
    title,
    ...(dueOn?.split('-').reverse() ?? []),
    ...(last === null ? [] : (last.cutOff === cutOff ? last.on : last.cutOff).split('-').reverse()),
    ...numbersIn(`${each.indicatorNow} ${each.indicator}`),
    ...(countProofs(each.proofs) === 0 ? [] : [String(countProofs(each.proofs))]),
    ...(each.proofs.files > 0 ? [String(each.proofs.files)] : []),
    ...numbersIn(each.proofs.documents.join(' ').replaceAll('-', ' ')),
  ])
  const html = await (await fetch(`${origin}${address}`, { headers: { cookie } })).text()
  const onPage: ReadDocument = { tables: [...pageTables(html).values()], text: pageWords(html) }
  const saidOf = (row: readonly string[]) => numbersIn(row.join(' ').replaceAll(/[/-]/g, ' '))
  for (const [ending, { tables, text }] of [...(await documentsOf(`${address}/informe`)), ['page', onPage] as const]) {
    const [counts = [], matrix = [], late = [], stopped = []] = [
      'Acciones',
      'Avance del indicador',
      'Venció',
      'Se informó',
    ].map((column) => tables.find(([head]) => head?.includes(column)))
    const numbersOf = (part: string) =>
      report.actions.flatMap((action) => (action.part === part ? [action.number] : [])).join(', ')
    expect(
      counts.slice(1).map(([, ...cells]) => cells),
      ending,
    ).toEqual([
      ...REPORTED_PARTS.map((part) => [`${report.counts[part]} de ${all}`, numbersOf(part) || 'Ninguna']),
      [String(all), 'Todas'],
    ])
    expect(
      matrix
        .slice(1)
        .map(([number = '', title = '', unit = '', ...cells]) => [
          ...[number, title],
          ...saidOf(cells),
          ...numbersIn(unit),
        ]),
      ending,
    ).toEqual(known)
    const why = (of: Rows) => of.slice(1).map((row) => [row[0], row[1], row[4]])
    const withReason = (part: string) =>
      report.actions
        .filter((action) => action.part === part)
        .map((each) => [...[String(each.number), each.title], whyWords(each)])
    expect([...why(late)].sort(), ending).toEqual(withReason('overdue').sort())
    expect(why(stopped), ending).toEqual(withReason('stopped'))
    for (const sentence of [progressWords(report), untoldWords(report), standingWords(report), digest])
      expect(text, ending).toContain(sentence)
    expect(text.replaceAll(/\d+% de jefaturas/g, ''), ending).not.toContain('%')
  }
})

test('an action that begins like a formula is text in both files of the plan', async () => {
  const title = '=HYPERLINK("https://malo.example";"Ver")'
  database.update(planActions).set({ title }).where(eq(planActions.campaignId, 'cerrada')).run()
  const address = `/panel/plan/${PLAN_YEAR}/plan`
  const { table } = await csvOf(`${address}.csv`)
  expect(table.map((row) => row['Acción'])).toContain(`"'${title.replaceAll('"', '""')}"`)
  expect(table.every((row) => /^\d*$/.test(row['Plazo (meses)'] ?? 'x'))).toBe(true)
  expect(((await sheetsOf(`${address}.xlsx`)).get('Plan') ?? []).map((row) => row[2])).toContain(title)
})

/* What every download is called: by entity, instrument and date, and no two alike. */

const cookies = new Map([['nobody', '']])
const WHO = [
  ...['coordinacion@uno.test', 'coordinacion@dos.test', 'coordinacion@tres.test', 'custodia@uno.test'],
  ...['administracion@mimp.test', 'analista@mimp.test', ...NAMESAKES],
  ...['administracion@mimp.test', ...NAMESAKES, 'rrhh@uno.test'],
]
const ask = (who: string, path: string, method = 'GET', body?: URLSearchParams) =>
  fetch(origin + path, {
    method,
    redirect: 'manual',
    headers: { origin, cookie: cookies.get(who) ?? '' },
    ...(body ? { body } : {}),
  })
beforeAll(async () => {
  for (const email of WHO) cookies.set(email, await signInTo(origin, email))
  const [certificate, start] = ['/panel/aplicaciones/evaluada/constancia', `/panel/presupuesto/${YEAR}`]
  expect((await ask(UNO, certificate, 'POST', new URLSearchParams())).status).toBe(303)
  expect((await ask(UNO, start, 'POST', new URLSearchParams({ accion: 'empezar' }))).status).toBe(303)
}, 120_000)

const [UNO, DOS, TRES, KEEPER, ADMINISTRATOR, ANALYST] = WHO as [string, string, string, string, string, string]
const titleOf = (slug: Parameters<typeof latestInstrument>[0]) => latestInstrument(slug).title
const [CULTURE, HARASSMENT, BUDGET] = [
  titleOf('organizational-culture'),
  titleOf('sexual-harassment'),
  titleOf('public-budget'),
]

type Row = readonly [who: string, address: string, entity: string | null, more: readonly string[]]
const ofResults = (campaign: string, title: string): Row[] =>
  ['xlsx', 'csv', 'pdf', 'docx'].map((ending) => [
    UNO,
    `/panel/aplicaciones/${campaign}/resultados.${ending}`,
    'Entidad uno',
    ['Resultados', title],
  ])
const PAPERS = [
  ...['documento-de-seguridad', 'inventario-de-datos', 'evaluacion-de-impacto'],
  ...['ficha-de-incidente', 'acuerdo-de-encargo', 'respuesta-a-pedido-de-acceso'],
]
const ROWS: readonly Row[] = [
  // Two applications of one instrument, and another instrument.
  ...ofResults('anterior', CULTURE),
  ...ofResults('cerrada', CULTURE),
  ...ofResults('evaluada', HARASSMENT),
  [UNO, '/panel/aplicaciones/cerrada/para-decidir.pdf', 'Entidad uno', ['Para decidir', CULTURE]],
  ...(
    [
      ['anterior', CULTURE],
      ['cerrada', CULTURE],
      ['evaluada', HARASSMENT],
    ] as const
  ).map(
    ([campaign, title]): Row => [
      UNO,
      `/panel/aplicaciones/${campaign}/lo-que-dijimos.png`,
      'Entidad uno',
      ['Ustedes dijeron', title],
    ],
  ),
  ...(['anterior', 'cerrada'] as const).flatMap((campaign) =>
    [
      ['lo-que-dijimos.pptx', 'láminas'],
      ['lo-que-dijimos.pdf', 'afiche'],
      ['para-la-reunion.pdf', 'Para conducir'],
      ['para-la-reunion.docx', 'Para conducir'],
    ].map(
      ([file = '', what = '']): Row => [UNO, `/panel/aplicaciones/${campaign}/${file}`, 'Entidad uno', [what, CULTURE]],
    ),
  ),
  // Two entities, two years, the same day.
  [UNO, `/panel/plan/${PLAN_YEAR}/plan.xlsx`, 'Entidad uno', ['Plan', String(PLAN_YEAR)]],
  [UNO, `/panel/plan/${PLAN_YEAR}/plan.csv`, 'Entidad uno', ['Plan', String(PLAN_YEAR)]],
  [UNO, `/panel/plan/${PLAN_YEAR - 1}/plan.xlsx`, 'Entidad uno', ['Plan', String(PLAN_YEAR - 1)]],
  [DOS, `/panel/plan/${PLAN_YEAR}/plan.xlsx`, 'Entidad dos', ['Plan', String(PLAN_YEAR)]],
  ...['pdf', 'docx'].map((ending): Row => [UNO, `/panel/plan/${PLAN_YEAR}/plan.${ending}`, 'Entidad uno', ['Plan']]),
  ...['06-30', '10-31'].flatMap((day) =>
    ['pdf', 'docx'].map(
      (ending): Row => [
        UNO,
        `/panel/plan/${PLAN_YEAR}/informes/${PLAN_YEAR}-${day}/informe.${ending}`,
        'Entidad uno',
        ['Informe de avance', `${PLAN_YEAR} - corte ${PLAN_YEAR}-${day}`],
      ],
    ),
  ),
  [UNO, `/panel/plan/${PLAN_YEAR}/resolucion.docx`, 'Entidad uno', ['resolución', String(PLAN_YEAR)]],
  ...[PROOF_ID, OTHER_PROOF].map(
    (id): Row => [UNO, `/panel/plan/${PLAN_YEAR}/medios/${id}`, 'Entidad uno', ['taller', String(PLAN_YEAR)]],
  ),
  [UNO, `/panel/adecuacion/medios/${ADAPTATION_PROOF}`, 'Entidad uno', ['pei', '2026']],
  ['rrhh@uno.test', `/panel/hoja-servir/${TOLD_HALF}/hoja.xlsx`, 'Entidad uno', ['SERVIR', TOLD_HALF]],
  [UNO, `/panel/plan/${SIGNED_YEAR}/versiones/2/papel`, 'Entidad uno', ['Plan firmado', `${SIGNED_YEAR} - 2`]],
  [UNO, '/panel/presupuesto/2025/planilla.xlsx', 'Entidad uno', [BUDGET, '2025']],
  [UNO, `/panel/presupuesto/${YEAR}/planilla.xlsx`, 'Entidad uno', [BUDGET, String(YEAR)]],
  [TRES, '/panel/presupuesto/2025/planilla.xlsx', 'Entidad tres', [BUDGET, '2025']],
  [UNO, `/panel/ficha/${YEAR}/planilla.xlsx`, 'Entidad uno', ['Ficha de datos', String(YEAR)]],
  [UNO, `/panel/ficha/${YEAR - 1}/planilla.xlsx`, 'Entidad uno', ['Ficha de datos', String(YEAR - 1)]],
  [DOS, `/panel/ficha/${YEAR}/planilla.xlsx`, 'Entidad dos', ['Ficha de datos', String(YEAR)]],
  [UNO, `/panel/registro-anual/${YEAR}/planilla.xlsx`, 'Entidad uno', ['Planilla del registro anual', String(YEAR)]],
  ...['pdf', 'docx', 'xlsx'].map(
    (ending): Row => [
      UNO,
      `/panel/informe-noviembre/${REPORTED_YEAR}/informe.${ending}?version=1`,
      'Entidad uno',
      ['Informe de noviembre', `${REPORTED_YEAR} - IN-${REPORTED_YEAR}-00001`],
    ],
  ),
  [DOS, `/panel/informe-noviembre/${REPORTED_YEAR}/firmado?version=1`, 'Entidad', ['Informe de noviembre firmado']],
  [ANALYST, `/nacional/informes-noviembre/uno/${REPORTED_YEAR}/1/oficio.docx`, 'Entidad', [String(REPORTED_YEAR)]],
  [UNO, `/registros/medios/${FACT_PROOF_ID}`, 'Entidad uno', ['feria', String(YEAR)]],
  ...['xlsx', 'csv'].flatMap((ending) =>
    ['', '?por=nivel&elegidos=ministry,local-government'].map(
      (search): Row => [ANALYST, `/nacional/comparar.${ending}${search}`, null, ['Comparación']],
    ),
  ),
  [UNO, '/panel/aplicaciones/evaluada/constancia.pdf', 'Entidad uno', [HARASSMENT]],
  ...PAPERS.map((paper): Row => [UNO, `/panel/documentos/${paper}.docx`, 'Entidad uno', []]),
  [DOS, '/panel/documentos/documento-de-seguridad.docx', 'Entidad dos', []],
  ...['lote', 'lote-abierto'].map(
    (batch): Row => [KEEPER, `/custodia/papeletas/papel/${batch}/formulario.pdf`, 'Entidad uno', ['Formulario']],
  ),
  ...['a', 'b'].map(
    (sign): Row => [UNO, `/evidencias/${sign.repeat(32)}`, 'Entidad uno', ['Resolución', 'man-01', '2025']],
  ),
  ...(['organizational-culture', 'gender-stereotypes'] as const).map(
    (slug): Row => ['nobody', `/herramientas/${slug}/copia.pdf`, null, ['Copia de lectura', titleOf(slug)]],
  ),
  ...NAMESAKES.map((who): Row => [who, '/cuenta/datos.json', null, ['Mis datos']]),
  ...['cuentas.xlsx', 'entidades.xlsx', 'entidades.xlsx?directorio=si'].map(
    (template): Row => [ADMINISTRATOR, `/nacional/importar/${template}`, null, ['Planilla de']],
  ),
  ...[YEAR, YEAR - 1].map(
    (year): Row => [ANALYST, `/nacional/mef/${year}.xlsx`, null, ['Cifras del MEF', String(year)]],
  ),
  ...['pdf', 'docx', 'xlsx'].map(
    (ending): Row => ['nobody', `/informes/2019/informe.${ending}`, null, ['Informe del país', '2019', 'versión 1']],
  ),
  ...['cifras', 'mecanismos', 'observaciones'].flatMap((dataset) =>
    ['csv', 'json'].map(
      (ending): Row => ['nobody', `/datos/${dataset}/2019.${ending}`, null, ['Espejo', dataset, '2019', 'edición 1']],
    ),
  ),
  ...['?anio=2019', '?anio=2025', '?anio=2025&variante=ley-32535'].map(
    (search): Row => ['analista@mimp.test', `/nacional/informe.docx${search}`, null, ['Borrador', search.slice(6, 10)]],
  ),
  ...['xlsx', 'csv'].flatMap((ending) =>
    ['', '?nivel=local-government', '?nivel=ministry&estado=sin-informar', '?buscar=uno'].map(
      (search): Row => [ADMINISTRATOR, `/nacional/adecuacion.${ending}${search}`, null, ['Adecuación a la Ley 32535']],
    ),
  ),
  ...['csv', 'xlsx'].flatMap((ending) =>
    [
      '',
      '?nivel=local-government&ambito=Tacna&anio=2025',
      '?herramienta=public-budget&tamano=unknown',
      '?sector=health&estado=todas',
    ].map((search): Row => [ADMINISTRATOR, `/nacional/tablero.${ending}${search}`, null, ['Tablero nacional']]),
  ),
  ...['', '?nivel=local-government', '?nivel=ministry&situacion=suspendida'].map(
    (search): Row => [ADMINISTRATOR, `/nacional/sin-coordinacion.csv${search}`, null, ['sin coordinación']],
  ),
]

test('every route that answers with a file has its rows', () => {
  const routes = [...readFileSync('app/routes.ts', 'utf8').matchAll(/route\('([^']+)', '([^']+)'\)/g)]
  const answering = routes.flatMap(([, path = '', source = '']) =>
    /\b((pdf|png|docx|pptx|xlsx|csv|download)Response|download\w+)\(|\bexportReport\(/.test(
      readFileSync(`app/${source}`, 'utf8'),
    )
      ? [`/${path}`]
      : [],
  )
  expect(answering.sort()).toEqual(DOWNLOAD_ROUTES)
  const asked = (route: string) => new RegExp(`^${route.replace(/:\w+/g, '[^/]+').replaceAll('.', '\\.')}(\\?|$)`)
  expect(DOWNLOAD_ROUTES.filter((route) => !ROWS.some(([, address]) => asked(route).test(address)))).toEqual([])
})

/** Both forms of a name, as programs of yesterday and of today read them. */
async function namesOf(who: string, address: string): Promise<{ plain: string; whole: string }> {
  const answer = await ask(who, address)
  await answer.arrayBuffer()
  const header = answer.headers.get('content-disposition') ?? ''
  const [, plain = '', whole = ''] =
    /^attachment; filename="([a-zA-Z0-9 ._()-]+)"; filename\*=UTF-8''([\w.%!~-]+)$/.exec(header) ?? []
  expect([answer.status, plain === ''], `${address} ${header}`).toEqual([200, false])
  return { plain, whole: decodeURIComponent(whole) }
}

test('a name says entity, instrument and date in safe letters, and no two downloads have the same', async () => {
  const names: { plain: string; whole: string }[] = []
  for (const [who, address, entity, more] of ROWS) {
    const found = await namesOf(who, address)
    for (const said of [...more, ...(entity === null ? [] : [entity])]) expect(found.whole, address).toContain(said)
    expect(found.whole, address).toMatch(/ - \d{4}-\d{2}-\d{2}(?: \d\d\.\d\d)?\.(xlsx|csv|pdf|png|jpg|docx|pptx|json)$/)
    expect(found.whole, address).not.toMatch(/["*/:<>?\\|%\p{C}]|^[ .]|\.\./u)
    // The old form is the same name without its accents, so it is recognised too.
    expect(found.plain, address).toBe(found.whole.normalize('NFD').replace(/[^a-zA-Z0-9 ._()-]/g, ''))
    expect(Buffer.byteLength(found.whole), address).toBeLessThan(230)
    names.push(found)
  }
  expect(new Set(names.map(({ whole }) => whole)).size).toBe(ROWS.length)
  expect(new Set(names.map(({ plain }) => plain.toLowerCase())).size).toBe(ROWS.length)
}, 120_000)

test('the file of one’s own data says nobody’s name nor address: it lies among the downloads of a shared computer', async () => {
  for (const who of NAMESAKES) expect((await namesOf(who, '/cuenta/datos.json')).whole).not.toMatch(/Ana|Quispe|@|uno/)
})

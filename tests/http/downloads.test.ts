import { eq } from 'drizzle-orm'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, expect, test } from 'vitest'
import { releaseDecimals } from '#app/kit/words/figure-words.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { campaigns, planActions, releases } from '#db/schema/index.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'

const { database, file } = createTestDatabase()
await seedSmallCountry(database, testEnvironment(file))
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())
const cookie = await signInTo(origin, 'coordinacion@uno.test')

async function sheetsOf(address: string): Promise<Map<string, unknown[][]>> {
  const answer = await fetch(origin + address, { headers: { cookie } })
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="(Resultados|Plan) - [\w .-]+ - [\d-]{10}\.xlsx"; filename\*=UTF-8''[\w.%-]+$/,
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
  const page = await (await fetch(`${origin}/panel/aplicaciones/cerrada/resultados`, { headers: { cookie } })).text()
  expect(page).toContain('Cambio en el tiempo')
  expect(page).toContain(String(overall[1]?.[6]))
})

test('the workbook of the plan holds every action with its reason and a term in months', async () => {
  const rows = (await sheetsOf(`/panel/plan/${new Date().getFullYear()}/plan.xlsx`)).get('Plan') ?? []
  const [header = [], first = []] = rows
  expect(rows.length).toBeGreaterThan(3)
  expect(typeof first[header.indexOf('Plazo (meses)')]).toBe('number')
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
    /^attachment; filename="(Resultados|Plan) - [\w .-]+ - [\d-]{10}\.csv"; filename\*=UTF-8''[\w.%-]+$/,
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

test('an action that begins like a formula is text in both files of the plan', async () => {
  const title = '=HYPERLINK("https://malo.example";"Ver")'
  database.update(planActions).set({ title }).where(eq(planActions.campaignId, 'cerrada')).run()
  const address = `/panel/plan/${new Date().getFullYear()}/plan`
  const { table } = await csvOf(`${address}.csv`)
  expect(table.map((row) => row['Acción'])).toContain(`"'${title.replaceAll('"', '""')}"`)
  expect(table.every((row) => /^\d*$/.test(row['Plazo (meses)'] ?? 'x'))).toBe(true)
  expect(((await sheetsOf(`${address}.xlsx`)).get('Plan') ?? []).map((row) => row[2])).toContain(title)
})

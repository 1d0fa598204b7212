import { eq } from 'drizzle-orm'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, expect, test } from 'vitest'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { releases } from '#db/schema/index.ts'

const { database, file } = createTestDatabase()
await seedSmallCountry(database, testEnvironment(file))
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())
const cookie = await signInTo(origin, 'coordinacion@uno.test')

async function sheetsOf(address: string): Promise<Map<string, unknown[][]>> {
  const answer = await fetch(origin + address, { headers: { cookie } })
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9.-]+\.xlsx"$/)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const read = (await readXlsxFile(bytes)) as unknown as { sheet: string; data: unknown[][] }[]
  return new Map(read.map(({ sheet, data }) => [sheet, data]))
}

test('the workbook of results holds the released numbers as numbers', async () => {
  const release = database.select().from(releases).where(eq(releases.campaignId, 'cerrada')).get()?.content
  const sheets = await sheetsOf('/panel/aplicaciones/cerrada/resultados.xlsx')
  const [, overall, ...dimensions] = sheets.get('Dimensiones') ?? []
  if (release?.overall.kind !== 'scored') throw new Error('hidden')
  expect(overall?.slice(0, 4)).toEqual(['Resultado general', release.overall.value, release.overall.low, release.overall.high])
  expect(dimensions.map((row) => row[1])).toEqual(release.dimensions.map(({ figure }) => figure.kind === 'scored' && figure.value))
  expect(sheets.get('Preguntas')?.length).toBeGreaterThan(90)
})

test('it also holds the application of the year before, and what may be said of the change', async () => {
  const rows = (await sheetsOf('/panel/aplicaciones/cerrada/resultados.xlsx')).get('Cambio en el tiempo') ?? []
  const overall = rows.filter(([title]) => title === 'Resultado general')
  expect(overall).toHaveLength(2)
  expect(overall.map((row) => typeof row[3])).toEqual(['number', 'number'])
  expect(String(overall[1]?.[6])).toMatch(/^Subió \d+(\.\d)? puntos/)
  const page = await (await fetch(`${origin}/panel/aplicaciones/cerrada/resultados`, { headers: { cookie } })).text()
  expect(page).toContain('Cambio en el tiempo')
  expect(page).toContain(String(overall[1]?.[6]))
})

test('the workbook of the plan holds every action with its reason and a term in months', async () => {
  const rows = (await sheetsOf(`/panel/plan/${new Date().getFullYear()}/plan.xlsx`)).get('Plan') ?? []
  const [header = [], first = []] = rows
  expect(rows.length).toBeGreaterThan(3)
  expect(typeof first[header.indexOf('Plazo (meses)')]).toBe('number')
  expect(String(first[header.indexOf('Por qué se propone')])).toMatch(/obtuvo/)
})

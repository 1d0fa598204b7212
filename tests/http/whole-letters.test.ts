import { afterAll, expect, test } from 'vitest'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { PLAN_YEAR } from '#tests/support/plan-year.ts'

const { database, file } = createTestDatabase()
await seedSmallCountry(database, testEnvironment(file))
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

const LONG = [
  '/metodologia',
  '/anonimato',
  '/herramientas/organizational-culture',
  '/herramientas/gender-stereotypes',
  '/herramientas/public-budget',
  '/herramientas/sexual-harassment',
  '/panel/aplicaciones/cerrada/resultados',
  '/panel/aplicaciones/cerrada/informe?anexo=si',
  `/panel/plan/${PLAN_YEAR}`,
]

test('no long page has an empty byte between its letters', async () => {
  const cookie = await signInTo(origin, 'coordinacion@uno.test')
  const broken = await Promise.all(
    LONG.map(async (address) => {
      const page = await (await fetch(origin + address, { headers: { cookie } })).text()
      expect(page.length, address).toBeGreaterThan(5000)
      return page.includes('\0') ? [address] : []
    }),
  )
  expect(broken.flat()).toEqual([])
})

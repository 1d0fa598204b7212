import { LONG_YEAR, WAY_BEGINS } from '../support/plan-way.ts'
import { expect, test } from './fixtures.ts'
import { startOwnServer, type OwnServer } from './own-server.ts'
import { look, PHONE, walker, WIDE } from './plan-people.ts'
import { accessibilityFaults } from './axe.ts'

let server: OwnServer
test.beforeAll(async () => {
  test.setTimeout(120_000)
  server = await startOwnServer({ from: WAY_BEGINS, seeds: 'plan-way' })
})
test.afterAll(() => server.stop())

test('measure', async ({ browser }) => {
  test.setTimeout(240_000)
  const { page } = await walker(browser, server, 'coordinacion@extensa.test')
  const plan = `/panel/plan/${LONG_YEAR}`
  for (const address of [
    plan,
    `${plan}?todas=si`,
    `${plan}?accion=larga-100`,
    `${plan}/ejecucion`,
    `${plan}/ejecucion?todas=si`,
    `${plan}/ejecucion?vista=tablero`,
    `${plan}/ejecucion?vista=cronograma`,
    `${plan}/ejecucion?estado=en-marcha`,
    `${plan}/firma`,
    `${plan}/asignar`,
    `${plan}/antes-y-despues`,
    `/panel`,
    `${plan}/imprimir`,
  ]) {
    const sizes: string[] = []
    for (const size of [WIDE, PHONE]) {
      await page.setViewportSize(size)
      const began = Date.now()
      const answer = await page.goto(address)
      const took = Date.now() - began
      const bytes = (await answer?.body())?.length ?? 0
      const height = await page.evaluate(() => document.documentElement.scrollHeight)
      const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      sizes.push(
        `${size.width}: ${(bytes / 1024).toFixed(0)} KB, ${height} px, ${nodes} nodes, over ${over}, ${took} ms`,
      )
    }
    const faults = await accessibilityFaults(page)
    console.log(address, '|', sizes.join(' | '), '|', faults.join('; ').slice(0, 200))
    await look(page, address.replace(/\W+/g, '-'))
  }
})

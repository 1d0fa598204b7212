import { TEST_TOTP_SECRET, totpCode } from '../support/totp.ts'
import { expectThisSoundAtBothWidths } from './both-widths.ts'
import { expect, test } from './fixtures.ts'
import { startOwnServer, type OwnServer } from './own-server.ts'
import { walker } from './plan-people.ts'

test.use({ actionTimeout: 40_000 })

let server: OwnServer
test.beforeAll(async () => {
  test.setTimeout(120_000)
  server = await startOwnServer()
})
test.afterAll(() => server.stop())

const DRAFT = '/nacional/informe?anio=2019'

test('an analyst composes the report, resolves what does not agree and publishes it, and a citizen reads it', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const analyst = await walker(browser, server, 'analista@mimp.test')
  const { page } = analyst

  await test.step('a text is changed, and a figure that is deleted is asked for', async () => {
    await page.goto('/nacional')
    await page.getByRole('link', { name: 'Informe del país' }).first().click()
    await page.getByRole('link', { name: '2019', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('2019')
    await expectThisSoundAtBothWidths(page)
    // The look at the page unfolded everything.
    await page.goto(DRAFT)
    await page.getByText('Cambiar el texto de normas aprobadas').click()
    const text = page.getByLabel('Texto: normas aprobadas')
    const proposed = await text.inputValue()
    await text.fill('Se aprobaron muchas normas en el año.')
    await text.locator('xpath=ancestor::form').getByRole('button', { name: 'Guardar el texto' }).click()
    await expect(page.getByRole('alert')).toContainText('Falta la cifra')
    await expect(text).toHaveValue('Se aprobaron muchas normas en el año.')
    await text.fill(`${proposed} Es lo que se informó.`)
    await text.locator('xpath=ancestor::form').getByRole('button', { name: 'Guardar el texto' }).click()
    await expect(page.getByText('Es lo que se informó.').first()).toBeVisible()
    await expect(page.getByText('Se aprobaron 53 normas a nivel nacional').first()).toBeVisible()
  })

  await test.step('each finding is explained, and only then the report is published', async () => {
    const publish = async () => {
      await page.getByLabel('Su cargo').fill('Analista de políticas')
      await page.getByLabel('Código de su aplicación').fill(totpCode(TEST_TOTP_SECRET, server.now()))
      await page.getByRole('button', { name: 'Firmar y publicar el informe' }).click()
    }
    await publish()
    await expect(page.getByRole('alert')).toContainText('C01')
    const open = page.getByLabel(/^C\d\d: resuelto porque/)
    await page.goto(DRAFT)
    const count = await open.count()
    expect(count).toBeGreaterThanOrEqual(2)
    for (let left = count; left > 0; left -= 1) {
      const field = page.locator('.informe-observaciones > li > form textarea').first()
      await field.fill('Así lo publica la fuente, y no se ajusta.')
      await field.locator('xpath=ancestor::form').getByRole('button', { name: 'Guardar la explicación' }).click()
      await expect(page.locator('.informe-observaciones > li > form')).toHaveCount(left - 1)
    }
    await expect(page.getByText('Todas las observaciones están explicadas.')).toBeVisible()
    await publish()
    await expect(page).toHaveURL(/\/informes\/2019/)
  })

  await test.step('a citizen reads it, with what it says of itself', async () => {
    const citizen = await browser.newPage({ baseURL: server.origin })
    await citizen.goto('/informes')
    await citizen.getByRole('link', { name: 'Informe de 2019' }).click()
    await expect(citizen.getByText('138 mecanismos para la igualdad de género').first()).toBeVisible()
    await expect(citizen.getByText('S/ 34,857,232').first()).toBeVisible()
    await expect(citizen.getByText('el texto dice 79 y la lista nombra 78')).toBeVisible()
    await expect(citizen.getByText('Es lo que se informó.').first()).toBeVisible()
    await expect(citizen.getByText('Versión 1, publicada').first()).toBeVisible()
    await expectThisSoundAtBothWidths(citizen)
    await citizen.close()
  })
})

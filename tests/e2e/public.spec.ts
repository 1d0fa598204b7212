import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { bibliographyOf, readingOf, sourceWords } from '#surveys/model/sources.ts'
import { citation } from '#surveys/norms/norms.ts'
import { expectSoundAtBothWidths } from './both-widths.ts'
import { expect, expectAccessible, expectNoOverflow, test } from './fixtures.ts'

const PAGES = [
  '/herramientas',
  ...INSTRUMENT_SLUGS.map((slug) => `/herramientas/${slug}`),
  '/herramientas/gender-stereotypes?version=1',
  '/metodologia?personas=300',
  '/metodologia?personas=muchas',
  '/constancias',
]

test('public pages are accessible and fit both widths, opened as well', async ({ page }) => {
  test.setTimeout(180_000)
  for (const address of PAGES) await expectSoundAtBothWidths(page, address)
})

test('for every harassment item the source is there, for every action its norm, and what is not verified is marked', async ({
  page,
}) => {
  const instrument = latestInstrument('sexual-harassment')
  await page.goto('/herramientas/sexual-harassment')
  for (const [id, parts] of Object.entries(instrument.sources)) {
    const item = page.locator(`#${id}`)
    for (const part of parts) await expect(item).toContainText(sourceWords(part))
    await expect(item.locator('.etiqueta')).toHaveText(parts.map(readingOf))
  }
  for (const { id, norms, articles = {} } of instrument.actions) {
    for (const norm of norms)
      await expect(page.locator(`#${id}`)).toContainText([citation(norm), articles[norm]].filter(Boolean).join(', '))
  }
  for (const { title } of bibliographyOf(instrument))
    await expect(page.locator('section[aria-labelledby="bibliografia"]')).toContainText(title)
})

test('the sample calculator answers, and a bad number stays with a message', async ({ page }) => {
  await page.goto('/metodologia')
  await page.getByLabel('Personas que trabajan en la entidad').fill('300')
  await page.getByRole('button', { name: 'Calcular' }).click()
  await expect(page.getByText('90 respuestas')).toBeVisible()
  await page.getByLabel('Personas que trabajan en la entidad').fill('unas mil')
  await page.getByRole('button', { name: 'Calcular' }).click()
  await expect(page.getByText('en números')).toBeVisible()
  await expect(page.getByLabel('Personas que trabajan en la entidad')).toHaveValue('unas mil')
})

for (const slug of INSTRUMENT_SLUGS) {
  test(`trying ${slug} sends nothing and stores nothing`, async ({ page, context }) => {
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url())
    })
    await page.setViewportSize({ width: 360, height: 640 })
    await page.goto(`/herramientas/${slug}/probar`)
    await expect(page.getByText('No se envía ni se guarda nada.')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Empezar la prueba' }).click()
    await page.locator('.parte:visible input').first().check()
    await page.keyboard.press('Enter')
    await expectNoOverflow(page)
    const end = page.getByRole('heading', { name: 'Fin de la prueba' })
    for (let step = 0; step < 30 && !(await end.isVisible()); step += 1)
      await page.locator('.parte:visible').getByRole('button', { name: 'Continuar' }).click()
    await expect(end).toBeVisible()
    expect(sent).toEqual([])
    expect(await page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0])
    expect(await context.cookies()).toEqual([])
    await page.getByRole('link', { name: 'Borrar y terminar' }).click()
    await page.waitForURL(`**/herramientas/${slug}`)
  })
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('of the attacks a phone shows what came out, and each of them behind a line that opens', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 })
    await page.goto('/anonimato')
    const each = page.getByRole('row', { name: /Leer un dato de menos de 10 personas/ })
    await expect(page.getByText(/Probó \d+ ataques/)).toBeVisible()
    await expect(each).toBeHidden()
    await page.getByText('Ver cada ataque').click()
    await expect(each).toBeVisible()
    await expectNoOverflow(page)
  })

  test('an instrument can be tried too, and has no button that sends', async ({ page }) => {
    await page.goto('/herramientas/sexual-harassment/probar')
    await page.locator('input[name="con-01"]').first().check()
    await page.keyboard.press('Enter')
    await expect(page.locator('input[name="con-01"]').first()).toBeChecked()
    await expect(page.getByRole('button', { name: /Enviar/ })).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Salir rápido' })).toBeVisible()
  })
})

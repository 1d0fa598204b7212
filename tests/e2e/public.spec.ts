import { ALL_MANUALS } from '#app/features/manuals/all-manuals.ts'
import { MANUALS, manualAddress } from '#app/kit/words/manual-names.ts'
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
  '/informes',
  '/pais',
  '/datos',
  '/datos/publicado',
  '/constancias',
  '/manual',
  ...Object.values(MANUALS).map(({ slug }) => `/manual/${slug}`),
]

test('public pages are accessible and fit both widths, opened as well', async ({ page }) => {
  test.setTimeout(60_000 + PAGES.length * 30_000)
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

/** Half of what each page took on a phone, in these letters, while nothing of it folded and no list led through it, in px. */
const LONGEST: Readonly<Record<string, number>> = {
  '/metodologia': 23_420,
  '/anonimato': 4_459,
  '/herramientas/organizational-culture': 4_950,
  '/herramientas/public-budget': 4_711,
  '/herramientas/gender-stereotypes': 4_400,
  '/herramientas/sexual-harassment': 4_521,
}

test('the long public pages stay at half of their former height on a phone, and list their parts', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  for (const [address, most] of Object.entries(LONGEST)) {
    await page.goto(address)
    await page.getByRole('navigation', { name: 'En esta página' }).getByText('En esta página').last().click()
    const listed = page.locator('.indice-plegado a')
    const parts = await listed.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(parts.length, address).toBeGreaterThan(5)
    for (const part of parts) await expect(page.locator(part), `${address}${part}`).toHaveCount(1)
    await page.goto(address)
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    expect(height, address).toBeLessThanOrEqual(most)
  }
})

test('a rule is opened by its address, found by its words, and its part is marked in the list', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/metodologia#regla-holm')
  const holm = page.locator('#regla-holm')
  await expect(holm).toBeInViewport()
  const contents = page.locator('.indice-al-lado')
  await expect(contents.getByRole('link', { name: 'Brechas entre mujeres y hombres' })).toHaveAttribute(
    'aria-current',
    'location',
  )
  await contents.getByRole('link', { name: 'Niveles' }).click()
  await expect(contents.locator('[aria-current]')).toHaveText('Niveles')
  // From another page too, where the framework and no browser follows the address.
  await page.goto('/anonimato')
  await page.getByRole('link', { name: 'metodología', exact: true }).click()
  await expect(page.locator('#proteccion')).toBeInViewport()
  await page.getByLabel('Buscar en la metodología').fill('FRECHET varianza')
  await expect(page.getByText('1 apartado con esas palabras.')).toBeVisible()
  await expect(page.locator('#regla-opinion-y-norma')).toBeVisible()
  await expect(page.locator('#limites')).toBeHidden()
  await page.getByLabel('Buscar en la metodología').fill('xyz')
  await expect(page.getByText('Nada dice «xyz» en esta página.')).toBeVisible()
  await page.getByLabel('Buscar en la metodología').fill('')
  await expect(page.locator('#limites')).toBeVisible()
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
    await expect(page.getByText(/Un programa probó \d+ ataques/)).toBeVisible()
    await expect(each).toBeHidden()
    await page.getByText('Ver cada ataque').click()
    await expect(each).toBeVisible()
    await expectNoOverflow(page)
  })

  test('a rule is opened by its address, and the page says how to search it', async ({ page }) => {
    await page.goto('/metodologia#regla-holm')
    await expect(page.locator('#regla-holm')).toBeInViewport()
    await expect(page.getByText(/use Buscar en la página/)).toBeVisible()
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

test('every manual is about four numbered sheets of A4, with its pictures and without what is for the screen', async ({
  page,
}) => {
  for (const { parts, role } of ALL_MANUALS) {
    await page.goto(manualAddress(role))
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const sheets = paper.match(/\/Type\s*\/Page\b/g)?.length ?? 0
    expect(sheets, role).toBeGreaterThanOrEqual(3)
    expect(sheets, role).toBeLessThanOrEqual(5)
    expect(paper.match(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/g)?.length, role).toBe(sheets)
    const drawn = paper.match(/\/Subtype\s*\/Image\b/g)?.length ?? 0
    expect(drawn, role).toBeGreaterThanOrEqual(parts.filter(({ picture }) => picture).length)
    await page.emulateMedia({ media: 'print' })
    for (const kept of ['.pie', '.cabecera', '.indice', '.no-imprimir'])
      for (const each of await page.locator(kept).all()) await expect(each).toBeHidden()
    await page.emulateMedia({ media: null })
  }
})

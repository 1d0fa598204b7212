import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { answersLike } from '#tests/support/test-database.ts'
import { answerAtOnce, answerByParts, expectThanks } from './answering.ts'
import { expect, expectAccessible, signInByForm, signOut, test, watchErrors } from './fixtures.ts'

test.use({ allowedErrors: [/status of 422/] })

const LINK = '/r/DOCE-LINK'
const PHONE = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true }

/** Twelve people; the second dimension (sel) is answered clearly worst by all. */
function answersOf(person: number): Record<string, string> {
  const usual = answersLike(4, person)
  const low = answersLike(2, person)
  return Object.fromEntries(
    Object.entries(usual).map(([id, value]) => [id, id.startsWith('sel') ? (low[id] ?? value) : value]),
  )
}

/** Mean of a dimension over the twelve, calculated here from the point tables alone. */
function expectedMean(dimensionId: string): number {
  const dimension = instrument.scoring.dimensions.find(({ id }) => id === dimensionId)
  const persons = Array.from({ length: 12 }, (_, person) => {
    const answers = answersOf(person)
    const points = (dimension?.items ?? []).map((item) => item.points[answers[item.id] ?? ''] ?? 0)
    return (100 * points.reduce((sum, each) => sum + each, 0)) / points.length
  })
  return persons.reduce((sum, each) => sum + each, 0) / persons.length
}

async function answerWithScript(page: Page, person: number, beforeSend?: () => Promise<void>): Promise<void> {
  await page.goto(LINK)
  await answerByParts(page, answersOf(person), beforeSend)
}

async function answerWithoutScript(browser: Browser, person: number, options: BrowserContextOptions): Promise<void> {
  const context = await browser.newContext({ ...options, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(LINK)
  await answerAtOnce(page, { ...answersOf(person), sex: 'hombre' })
  await context.close()
}

async function newPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  return page
}

test('twelve people answer, the coordinator closes, reads and plans, the ministry sees the entity', async ({
  browser,
  page,
}) => {
  test.setTimeout(300_000)
  for (const person of [0, 1, 2, 3, 4, 5]) await answerWithoutScript(browser, person, person % 2 ? PHONE : {})
  for (const person of [6, 7, 8, 9]) {
    const phone = await newPhone(browser)
    const errors = watchErrors(phone)
    await answerWithScript(phone, person)
    await expectThanks(phone)
    expect(errors()).toEqual([])
    await phone.context().close()
  }

  const losing = await newPhone(browser)
  await answerWithScript(losing, 10, () => losing.context().setOffline(true))
  await expect(losing.getByText('Todavía no se envió')).toBeVisible()
  await losing.context().setOffline(false)
  await expect(losing.getByRole('heading', { level: 1 })).toHaveText(/^Gracias/)
  await losing.goBack().catch(() => null)
  await expect(losing.locator('input:checked')).toHaveCount(0)

  const twice = await newPhone(browser)
  let body = ''
  twice.on('request', (request) => {
    if (request.method() === 'POST') body = request.postData() ?? ''
  })
  await answerWithScript(twice, 11)
  await expectThanks(twice)
  const again = await twice.request.post(LINK, {
    data: body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(again.status()).toBe(200)
  expect(await again.text()).toContain('se guardaron una sola vez')

  await signInByForm(page, 'coordinacion@doce.test')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Qué hago ahora')
  await page.getByRole('link', { name: `Ver la aplicación (${instrument.title})` }).click()
  await page.getByText('Cerrar ahora').click()
  await page.getByLabel('Por qué se cierra antes de su fecha').fill('Ya respondió todo el personal convocado')
  await page.getByLabel('Entiendo que no se podrá reabrir').check()
  await page.getByRole('button', { name: 'Cerrar la aplicación' }).click()

  await expect(page.getByRole('heading', { name: 'Qué sigue' })).toBeVisible()
  await expect(page.getByText('Se recibieron 12 respuestas, en una población de 300 personas')).toBeVisible()
  const table = page.getByRole('table', { name: 'Puntajes de 0 a 100 por dimensión' })
  for (const { id, title } of instrument.scoring.dimensions) {
    await expect(
      table
        .getByRole('row', { name: new RegExp(title) })
        .getByRole('cell')
        .first(),
      title,
    ).toHaveText(String(Math.round(expectedMean(id))))
  }
  // With the single link questions and groups wait for a hundred answers, with other ways for twenty.
  await expect(
    page.getByText('Con el enlace único, las preguntas y los grupos se muestran desde 100 respuestas').first(),
  ).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'abra las acciones propuestas' }).click()
  const weakest = instrument.scoring.dimensions.find(({ id }) => id === 'sel')?.title ?? ''
  await page.locator('#grupo-within ~ ol a').first().click()
  const card = page.locator('#ficha')
  await expect(card).toContainText(`«${weakest}», de ${instrument.title}, versión ${instrument.version}, obtuvo`)
  await expect(card).toContainText('entre las dimensiones más bajas')
  await expect(card.getByRole('link', { name: 'Ver este resultado' }).first()).toHaveAttribute(
    'href',
    /\/resultados\/dimensiones#dimension-sel$/,
  )
  await card.getByRole('button', { name: 'Aceptar', exact: true }).click()
  await expect(page.getByText('Aceptadas (1)')).toBeVisible()
  await card.getByRole('link', { name: 'Ajustar' }).click()
  await page.getByLabel('Unidad responsable').fill('Subgerencia de Personal')
  await page.getByRole('button', { name: 'Guardar y aceptar' }).click()
  await expect(page.getByRole('alert')).toContainText('Escriba quién está a cargo')
  await expect(page.getByLabel('Unidad responsable')).toHaveValue('Subgerencia de Personal')
  await page.getByLabel('Quién está a cargo').fill('Subgerenta de Personal')
  // What is written is saved by itself; that decides nothing.
  await expect(page.getByRole('status').filter({ hasText: /^Guardado a las/ })).toBeVisible()
  await page.getByRole('button', { name: 'Guardar y aceptar' }).click()
  await expect(page.getByText('Aceptadas (2)')).toBeVisible()

  await signOut(page)
  await signInByForm(page, 'analista@mimp.test')
  await page.getByText('Buscar, filtrar y elegir columnas').click()
  await page.getByLabel('Nombre').fill('doce')
  await page.getByRole('button', { name: 'Filtrar' }).click()
  await page.waitForURL(/buscar=doce/)
  const row = page.getByRole('row', { name: /Municipalidad de los Doce/ })
  // Its result of culture stands with its year; nothing else has been applied.
  await expect(row).toContainText(/\(20\d\d\)/)
  await expect(row).toContainText('Sin resultado')
  await row.getByRole('link', { name: 'Municipalidad de los Doce (ejemplo)' }).click()
  await expect(page.getByRole('link', { name: 'Ver resultados' })).toBeVisible()
})

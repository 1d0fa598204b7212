import type { Page } from '@playwright/test'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { expect, expectAccessible, expectNoOverflow, test } from './fixtures.ts'

/** A slip to look at; with one more letter it is a slip to send, once each. */
const LINK = '/r/AMBIENTE'
const instrument = latestInstrument('sexual-harassment')
const BEHAVIOURS = instrument.scoring.prevalence?.families.flatMap(({ items }) => items) ?? []
/** Answers with a redirect to a page outside (the access matrix holds it so); the test has no network to follow it. */
const EXIT = '**/r/salir'

test.use({ viewport: { width: 360, height: 640 }, allowedErrors: [/status of 422/] })

async function withoutOutside(page: Page): Promise<void> {
  await page.route(EXIT, (route) => route.fulfill({ contentType: 'text/html', body: '<title>El clima</title>' }))
}

async function openPart(page: Page, title: string): Promise<void> {
  const heading = page.getByRole('heading', { name: title, exact: true })
  for (let step = 0; step < 30 && !(await heading.isVisible()); step += 1)
    await page.locator('.parte:visible').getByRole('button', { name: 'Continuar' }).click()
  await expect(heading).toBeVisible()
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('everything can be answered and sent, help and the way out are at hand', async ({ page }) => {
    await page.goto(`${LINK}A`)
    await expect(page).toHaveTitle('Encuesta de ambiente laboral')
    await expect(page.getByRole('link', { name: 'Salir rápido' })).toHaveAttribute('href', '/r/salir')
    await expect(page.getByRole('heading', { name: 'Esto no es una denuncia' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Línea 100' })).toHaveAttribute('href', 'tel:100')
    await expect(page.getByText('Recursos Humanos, anexo 120').first()).toBeVisible()
    await expect(page.locator('textarea, input[type=text]')).toHaveCount(0)
    for (const dimension of instrument.scoring.dimensions)
      for (const { id, points } of dimension.items)
        await page.locator(`input[name="${id}"][value="${Object.keys(points)[1]}"]`).check()
    await page.locator('input[name="exp-00"][value="si"]').check()
    for (const id of BEHAVIOURS)
      await page.locator(`input[name="${id}"][value="${id === 'exp-02' ? 'una' : 'no'}"]`).check()
    await page.locator('input[name="cha-report"][value="no"]').check()
    await page.getByRole('button', { name: 'Enviar respuestas' }).click()
    await expect(page.getByRole('alert')).toContainText('He leído y acepto participar')
    await expect(page.locator('input[name="exp-02"][value="una"]')).toBeChecked()
    await page.getByLabel('He leído y acepto participar').check()
    await page.getByRole('button', { name: 'Enviar respuestas' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gracias/)
    await expect(page.getByRole('link', { name: 'Salir rápido' })).toBeVisible()
  })

  test('the sensitive part can be passed over by a link, and by its answer', async ({ page }) => {
    await page.goto(LINK)
    await page.getByRole('link', { name: 'Saltar esa parte' }).click()
    await expect(page.getByRole('heading', { name: 'Sobre usted' })).toBeInViewport()
    await expect(page.locator('fieldset[data-item="exp-14"]')).toBeVisible()
    await page.locator('input[name="exp-00"][value="no"]').check()
    for (const id of ['exp-01', 'exp-14', 'wit-01', 'cha-who'])
      await expect(page.locator(`fieldset[data-item="${id}"]`)).toBeHidden()
    await page.locator('input[name="exp-00"][value="si"]').check()
    await page.locator('fieldset[data-item="exp-14"]').getByRole('link', { name: 'Ayuda para hoy' }).click()
    await expect(page.getByRole('heading', { name: 'Ayuda para hoy' })).toBeInViewport()
  })

  test('the help page and the thanks name the lines with their day, the channel and who helps outside', async ({
    page,
  }) => {
    await page.goto('/ayuda')
    await expect(page).toHaveTitle('Ayuda')
    await expect(page.getByRole('link', { name: 'Salir rápido' })).toHaveAttribute('href', '/r/salir')
    await expect(page.getByRole('listitem').filter({ hasText: 'Línea 100' })).toContainText('Verificado el')
    await expect(page.getByRole('listitem').filter({ hasText: 'R.M. 115-2020-MIMP' })).toContainText('por verificar')
    await page.goto(`${LINK}C`)
    await page.locator('input[name="con-01"]').first().check()
    await page.getByLabel('He leído y acepto participar').check()
    await page.getByRole('button', { name: 'Enviar respuestas' }).click()
    await expect(page.getByText('Recursos Humanos, anexo 120')).toBeVisible()
    await expect(page.getByText('SERVIR.')).toBeVisible()
  })

  test('the quick exit is a plain link', async ({ page }) => {
    await withoutOutside(page)
    await page.goto(LINK)
    await page.getByRole('link', { name: 'Salir rápido' }).click()
    await page.waitForURL(EXIT)
  })
})

test('the sensitive part is announced, can be skipped, and asks further only whom it concerns', async ({ page }) => {
  await page.goto(LINK)
  await page.getByRole('button', { name: 'Empezar' }).click()
  await openPart(page, 'Antes de la parte siguiente')
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.locator('input[name="exp-00"][value="no"]').check()
  await page.locator('.parte:visible').getByRole('button', { name: 'Continuar' }).click()
  await expect(page.getByRole('heading', { name: 'Sobre usted' })).toBeVisible()
  await page.locator('.parte:visible').getByRole('button', { name: 'Volver' }).click()
  await page.locator('input[name="exp-00"][value="si"]').check()
  await page.locator('.parte:visible').getByRole('button', { name: 'Continuar' }).click()
  await expect(page.getByRole('heading', { name: 'Lo que le pasó en el trabajo' })).toBeVisible()
  await expectAccessible(page)
  await expect(page.locator('fieldset[data-item="wit-02"]')).toBeHidden()
  await page.locator('input[name="wit-01"][value="si"]').check()
  await expect(page.locator('fieldset[data-item="wit-02"]')).toBeVisible()
  await page.locator('input[name="exp-03"][value="varias"]').check()
  await openPart(page, 'Lo que pasó después')
  await expect(page.locator('fieldset[data-item="cha-why"]')).toBeHidden()
  await page.locator('input[name="cha-report"][value="no"]').check()
  await expect(page.locator('fieldset[data-item="cha-why"]')).toBeVisible()
})

test('skipping the sensitive part says no to it and leads on to the part after it', async ({ page }) => {
  await page.goto(`${LINK}D`)
  await page.getByRole('button', { name: 'Empezar' }).click()
  await page.locator('input[name="con-01"]').first().check()
  await openPart(page, 'Antes de la parte siguiente')
  await page.getByRole('link', { name: 'Saltar esa parte' }).click()
  await expect(page.getByRole('heading', { name: 'Sobre usted' })).toBeFocused()
  await page.locator('.parte:visible').getByRole('button', { name: 'Volver' }).click()
  await expect(page.getByRole('heading', { name: 'Antes de la parte siguiente' })).toBeVisible()
  await expect(page.locator('input[name="exp-00"][value="no"]')).toBeChecked()
  await openPart(page, 'Enviar')
  await page.getByLabel('He leído y acepto participar').check()
  await page.getByRole('button', { name: 'Enviar respuestas' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gracias/)
  await expectAccessible(page)
  await expectNoOverflow(page)
})

test('no address that is fetched names the instrument; the telephones are behind "Ayuda", and there is a way back', async ({
  page,
}) => {
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  await page.goto(LINK)
  await page.waitForLoadState('networkidle')
  expect(fetched.filter((url) => /harassment|hostigamiento/i.test(url))).toEqual([])
  await page.getByRole('button', { name: 'Empezar' }).click()
  await expect(page.locator('fieldset[data-item="con-01"] legend')).toBeInViewport({ ratio: 1 })
  await expect(page.locator('input[name="con-01"]').first()).toBeInViewport({ ratio: 1 })
  await openPart(page, 'Antes de la parte siguiente')
  await page.locator('input[name="exp-00"][value="si"]').check()
  await openPart(page, 'Lo que le pasó en el trabajo')
  await expect(page.getByRole('link', { name: 'Línea 100' })).toBeHidden()
  const gravest = page.locator('fieldset[data-item="exp-14"]').getByRole('link', { name: 'Ayuda para hoy' })
  for (const link of [gravest, page.getByRole('link', { name: 'Ayuda', exact: true })]) {
    await gravest.scrollIntoViewIfNeeded()
    await link.focus()
    const at = await page.evaluate(() => window.scrollY)
    await page.keyboard.press('Enter')
    await expect(page.locator('#ayuda')).toBeFocused()
    await expect(page.getByRole('heading', { name: 'Ayuda para hoy' })).toBeInViewport()
    await expect(page.getByRole('link', { name: 'Línea 100' })).toBeVisible()
    await expectNoOverflow(page)
    await page.getByRole('button', { name: 'Volver a donde estaba' }).click()
    await expect(link).toBeFocused()
    expect(await page.evaluate(() => window.scrollY)).toBe(at)
    await expect(page.getByRole('link', { name: 'Línea 100' })).toBeHidden()
  }
})

test('nothing is kept in the browser, not even over a reload', async ({ page, context }) => {
  await page.goto(LINK)
  await page.getByRole('button', { name: 'Empezar' }).click()
  await page.locator('input[name="con-01"]').first().check()
  expect(await page.evaluate(() => [sessionStorage.length, localStorage.length])).toEqual([0, 0])
  expect(await context.cookies()).toEqual([])
  await page.reload()
  await expect(page.getByRole('button', { name: 'Empezar' })).toBeVisible()
  await expect(page.getByText('La página se recargó. Aquí no se guarda nada: empieza de nuevo.')).toBeVisible()
  await expect(page.locator('input:checked')).toHaveCount(0)
})

for (const [way, leave] of [
  ['its button', (page: Page) => page.getByRole('link', { name: 'Salir rápido' }).click()],
  [
    'three times Shift',
    async (page: Page) => {
      for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
    },
  ],
] as const) {
  test(`quick exit by ${way}: another page, and the way back finds nothing marked`, async ({ page }) => {
    await withoutOutside(page)
    await page.goto('/r')
    await page.goto(LINK)
    await page.getByRole('link', { name: 'Ayuda para hoy' }).click()
    await expect(page.getByRole('heading', { name: 'Ayuda para hoy' })).toBeInViewport()
    await page.getByRole('button', { name: 'Empezar' }).click()
    await page.locator('input[name="con-01"]').first().check()
    await leave(page)
    await page.waitForURL(EXIT)
    await page.goBack()
    // The page was replaced: what comes before it is the place to type a code.
    await expect(page).toHaveURL(/\/r$/)
    await expect(page.locator('input:checked')).toHaveCount(0)
  })
}

for (const [what, address] of [
  ['the help page', '/ayuda'],
  ['a form that is not open', '/r/AMBIENTEFUTURO'],
] as const) {
  test(`${what} is left at once too, and the way back does not lead to it`, async ({ page }) => {
    await withoutOutside(page)
    await page.goto('/r')
    await page.goto(address)
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 640 })
      await expectAccessible(page)
      await expectNoOverflow(page)
    }
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
    await page.waitForURL(EXIT)
    await page.goBack()
    await expect(page).toHaveURL(/\/r$/)
  })
}

test('writing a capital letter between two Shifts does not leave', async ({ page }) => {
  await page.goto(LINK)
  await page.getByRole('button', { name: 'Empezar' }).click()
  for (const key of ['Shift', 'Shift', 'a', 'Shift']) await page.keyboard.press(key)
  await expect(page).toHaveURL(/AMBIENTE$/)
})

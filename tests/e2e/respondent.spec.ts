import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoOverflow, savingData, test } from './fixtures.ts'

const LINK = '/r/TEST-LINK'
test.use({ viewport: { width: 360, height: 640 } })

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, allowedErrors: [/status of 422/] })

  test('a refused form keeps what was marked and says what to do', async ({ page }) => {
    await page.goto(LINK)
    await page.locator('input[name="lid-01"][value="4"]').check()
    await page.getByRole('button', { name: 'Enviar respuestas' }).click()
    await expect(page.getByRole('alert')).toContainText('He leído y acepto participar')
    await expect(page.locator('input[name="lid-01"][value="4"]')).toBeChecked()
    await expect(page).toHaveTitle(/^Error:/)
    // What has to be mended stands first; the notice is folded under it.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Todavía no se envió')
    await expect(page.getByText('Leer otra vez el aviso')).toBeVisible()
    await expect(page.getByText('Es anónima.')).toBeHidden()
  })
})

test('the notice comes first, then part by part; each is accessible and fits a small screen', async ({ page }) => {
  await savingData(page)
  await page.goto(LINK)
  await expect(page.getByText('Es anónima.')).toBeVisible()
  await expect(page.locator('#cuestionario')).toBeHidden()
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.getByRole('button', { name: 'Empezar' }).click()
  await expect(page.getByRole('heading', { name: 'Dirección y compromiso' })).toBeFocused()
  await expectAccessible(page)
  await expectNoOverflow(page)
})

test('blanks stop once and softly; an answer can be taken back', async ({ page }) => {
  await savingData(page)
  await page.goto(LINK)
  await page.getByRole('button', { name: 'Empezar' }).click()
  await page.locator('input[name="lid-01"][value="4"]').check()
  await page.getByRole('button', { name: 'Borrar esta respuesta' }).first().click()
  await expect(page.locator('input[name="lid-01"]:checked')).toHaveCount(0)
  await page.getByRole('button', { name: 'Continuar' }).click()
  await expect(page.getByText('Dejó 5 preguntas sin responder')).toBeVisible()
  await page.getByRole('button', { name: 'Continuar' }).click()
  await expect(page.getByRole('heading', { name: 'Selección, contratos y ascensos' })).toBeVisible()
})

test('what is marked survives a reload of the tab, and "Borrar y salir" wipes it', async ({ page }) => {
  await savingData(page)
  await page.goto(LINK)
  await page.getByRole('button', { name: 'Empezar' }).click()
  await page.locator('input[name="lid-02"][value="2"]').check()
  await page.reload()
  await expect(page.locator('input[name="lid-02"][value="2"]')).toBeChecked()
  await page.evaluate(() => document.getElementById('borrar-salir')?.click())
  await page.waitForURL('**/r?borrar=si')
  await page.goto(LINK)
  await expect(page.getByRole('button', { name: 'Empezar' })).toBeVisible()
  await expect(page.locator('input:checked')).toHaveCount(0)
})

test('the whole form can be done with the keyboard alone', async ({ page }) => {
  await savingData(page)
  await page.goto(LINK)
  await page.getByRole('button', { name: 'Empezar' }).focus()
  await page.keyboard.press('Enter')
  for (let part = 1; part <= 10; part += 1) {
    const questions = await page.locator('.parte:visible fieldset.pregunta').count()
    for (let question = 0; question < questions; question += 1) {
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      await page.keyboard.press('Tab')
    }
    const next = page.locator('.parte:visible').getByRole('button', { name: 'Continuar' })
    for (let tabs = 0; tabs < 4 && !(await next.evaluate((button) => button === document.activeElement)); tabs += 1)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { name: 'Enviar', exact: true })).toBeFocused()
  await expect(page.locator('fieldset.pregunta input:checked')).toHaveCount(46)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gracias/)
  await expectAccessible(page)
})

/** What networks answer in our place: a page of their own, a refusal, the way to their sign-in. */
const FOREIGN = [
  { status: 200, contentType: 'text/html', body: '<h1>Gracias por usar el wifi</h1>' },
  { status: 403, contentType: 'text/html', body: 'Bloqueado' },
  { status: 302, headers: { location: 'http://wifi.invalid/ingresar' } },
] as const

/** Sends while a network answers in our place; then once more, over a line that is ours. */
async function sendPastForeignAnswers(page: Page): Promise<void> {
  const draft = () => page.evaluate(() => JSON.stringify(sessionStorage))
  const before = await draft()
  expect(before).toContain('lid-01')
  for (const answer of FOREIGN) {
    await page.route(LINK, (route) => (route.request().method() === 'POST' ? route.fulfill(answer) : route.continue()))
    await page
      .getByRole('button', { name: /Enviar respuestas|Reintentar/ })
      .last()
      .click()
    await expect(page.locator('#estado')).toContainText('Todavía no se envió. Contestó la red y no Espejo')
    expect(await draft()).toBe(before)
    await page.unroute(LINK)
  }
  await page.getByRole('button', { name: 'Reintentar' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gracias/)
  expect(await draft()).not.toContain('lid-01')
}

test.describe('a network that answers in our place', () => {
  test.use({ allowedErrors: [/status of 403/] })

  test('is not taken for thanks, and the draft stays', async ({ page }) => {
    await savingData(page)
    await page.goto(LINK)
    await page.getByRole('button', { name: 'Empezar' }).click()
    await page.locator('input[name="lid-01"][value="4"]').check()
    const consent = page.getByLabel('He leído y acepto participar')
    // Of a part with open questions it asks once whether to go on.
    for (let step = 0; step < 60 && !(await consent.isVisible()); step += 1)
      await page.locator('.parte:visible').getByRole('button', { name: 'Continuar' }).click()
    await consent.check()
    await sendPastForeignAnswers(page)
  })
})

test('with Save-Data nothing of SurveyJS is fetched', async ({ page }) => {
  await savingData(page)
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  await page.goto(LINK)
  await page.waitForLoadState('networkidle')
  expect(fetched.filter((url) => /take-over|cuestionario/.test(url))).toEqual([])
})

test('SurveyJS takes over where it has arrived, in the same words, and sends the same form', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: false, effectiveType: '4g' } }),
  )
  await page.goto(LINK)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Empezar' }).click()
  const survey = page.locator('#encuesta')
  await expect(survey.getByText('Parte 1 de 11')).toBeVisible()
  await survey.getByRole('radiogroup').first().getByText('De acuerdo', { exact: true }).click()
  await expectAccessible(page)
  for (let part = 0; part < 10; part += 1) await survey.getByRole('button', { name: 'Continuar' }).click()
  await expect(page.locator('input[name="lid-01"][value="4"]')).toBeChecked()
  await expect(page.getByText(/^Respondió 1 de \d{2} preguntas\.$/)).toBeVisible()
  await page.getByLabel('He leído y acepto participar').check()
  await page.getByRole('button', { name: 'Enviar respuestas' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gracias/)
})

test.describe('other pages for staff', () => {
  test.use({ allowedErrors: [/status of (404|422)/] })

  for (const [name, address, words] of [
    ['an unknown code', '/r/NADA-NADA', 'Este código no abre un cuestionario'],
    ['a closed link', '/r/LINKANTERIOR', 'Este cuestionario ya no recibe respuestas'],
    ['a link that is not open yet', '/r/FUTURALINK', 'El cuestionario todavía no abre'],
    ['a link that was withdrawn', '/r/ANULADALINK', 'Este cuestionario se anuló'],
    ['an address that does not exist', '/no-existe', 'No encontramos esta página'],
    ['the page where a code is typed', '/r', 'Responder un cuestionario'],
  ] as const) {
    test(`${name} has its own page`, async ({ page }) => {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words)
      await expectAccessible(page)
      await expectNoOverflow(page)
    })
  }

  test('a refused form is accessible and readable at 320 px', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await savingData(page)
    await page.goto(LINK)
    await page.getByRole('button', { name: 'Empezar' }).click()
    await expectNoOverflow(page)
    await page.locator('input[name="lid-01"][value="4"]').check()
    await page.evaluate(() => (document.getElementById('cuestionario') as HTMLFormElement).submit())
    await expect(page.getByRole('alert')).toContainText('He leído y acepto participar')
    await expect(page.locator('input[name="lid-01"][value="4"]')).toBeChecked()
    await expectAccessible(page)
    await expectNoOverflow(page)
  })

  test('a typed code leads to its questionnaire; a wrong one stays on the page', async ({ page }) => {
    await page.goto('/')
    await page.getByLabel('Código de acceso').fill('test-link')
    await page.getByRole('button', { name: 'Ir al cuestionario' }).click()
    await expect(page.getByText('Es anónima.')).toBeVisible()
    await page.goto('/r')
    await page.getByLabel('Código de acceso').fill('¿?')
    await page.getByRole('button', { name: 'Ir al cuestionario' }).click()
    await expect(page.getByText('El código tiene solo letras y números')).toBeVisible()
    await expect(page.getByLabel('Código de acceso')).toHaveValue('¿?')
  })
})

test('the pages that explain open beside the questionnaire, and what was marked stays', async ({ page, context }) => {
  await savingData(page)
  await page.goto('/r/TESTLINK')
  const link = page.getByRole('link', { name: 'qué protege lo que usted responde, y qué no' })
  const asked = context.waitForEvent('request', (request) => new URL(request.url()).pathname === '/anonimato')
  const [beside] = await Promise.all([context.waitForEvent('page'), link.click()])
  expect((await (await asked).allHeaders())['referer']).toBeUndefined()
  await expect(beside.getByRole('heading', { level: 1 })).toHaveText('Qué protege lo que usted responde, y qué no')
  expect(await beside.evaluate(() => [document.referrer, window.opener])).toEqual(['', null])
  await page.getByRole('button', { name: 'Empezar' }).click()
  const first = page.locator('.fila input').first()
  await first.check({ force: true })
  const [notice] = await Promise.all([
    context.waitForEvent('page'),
    page.evaluate(() => document.querySelector<HTMLAnchorElement>('a[href^="/privacidad"]')?.click()),
  ])
  await notice.waitForLoadState()
  expect(notice.url()).toContain('/privacidad?entidad=tres')
  await expect(first).toBeChecked()
})

test('what is tried on the page on anonymity never stands in its address', async ({ page }) => {
  await page.goto('/anonimato')
  await page.getByText('Probar con respuestas inventadas').click()
  await page.locator('select').first().selectOption({ index: 0 })
  await page.getByRole('button', { name: 'Mostrar la fila' }).click()
  await expect(page.locator('code', { hasText: /"lid-01":"1"/ }).first()).toBeVisible()
  expect(new URL(page.url()).search).toBe('')
})

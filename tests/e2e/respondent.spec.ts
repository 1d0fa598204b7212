import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoOverflow, test } from './fixtures.ts'

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

  test('what explains is folded, what warns is not, and one link leads to the first question', async ({ page }) => {
    await page.goto(LINK)
    for (const warning of ['no se puede retirar lo respondido', 'ventana privada', 'quien los administra podría ver'])
      await expect(page.getByText(warning)).toBeVisible()
    await expect(page.getByRole('link', { name: 'aviso de privacidad' })).toBeVisible()
    await expect(page.getByText('la entidad hace un plan de mejora')).toBeHidden()
    await page.getByText('Quién ve los resultados, y').click()
    await expect(page.getByText('la entidad hace un plan de mejora')).toBeVisible()
    await page.getByRole('link', { name: 'Empezar' }).click()
    await expect(page.locator('input[name="lid-01"]').first()).toBeInViewport({ ratio: 1 })
    await expectNoOverflow(page)
  })
})

/** Height of an element on the screen. */
const topOf = async (page: Page, selector: string) => (await page.locator(selector).boundingBox())?.y ?? NaN

test('the notice comes first, then part by part; each is accessible and fits a small screen', async ({ page }) => {
  await page.goto(LINK)
  await expect(page.getByText('Es anónima.')).toBeVisible()
  await expect(page.locator('#cuestionario')).toBeHidden()
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.getByRole('button', { name: 'Empezar' }).click()
  await expect(page.getByRole('heading', { name: 'Dirección y compromiso' })).toBeFocused()
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  await expect(page.locator('fieldset[data-item="lid-01"] legend')).toBeInViewport({ ratio: 1 })
  await expect(page.locator('input[name="lid-01"]').nth(2)).toBeInViewport({ ratio: 1 })
  await expectAccessible(page)
  await expectNoOverflow(page)
})

test('a person who answers before the script came goes on where she is', async ({ page }) => {
  let arrive: () => void = () => undefined
  const late = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route('**/respondent/**/*.js', (route) => late.then(() => route.continue()))
  await page.goto(LINK, { waitUntil: 'commit' })
  await page.getByRole('link', { name: 'Empezar' }).click()
  await expect(page.locator('input[name="lid-01"]').first()).toBeInViewport({ ratio: 1 })
  await page.locator('input[name="lid-03"][value="2"]').check()
  const before = await topOf(page, 'fieldset[data-item="lid-03"] legend')
  arrive()
  await expect(page.locator('fieldset[data-item="sel-01"]')).toBeHidden()
  await expect(page.getByText('Es anónima.')).toBeHidden()
  expect(Math.abs((await topOf(page, 'fieldset[data-item="lid-03"] legend')) - before)).toBeLessThan(3)
  await expect(page.locator('input[name="lid-03"][value="2"]')).toBeChecked()
  await expect(page.locator('input[name="lid-03"][value="2"]')).toBeFocused()
  await expect(page).toHaveURL(/\/r\/TEST-LINK$/)
})

test('blanks stop once and softly; an answer can be taken back, and nothing moves', async ({ page }) => {
  await page.goto(LINK)
  await page.getByRole('button', { name: 'Empezar' }).click()
  await page.locator('fieldset[data-item="lid-02"]').scrollIntoViewIfNeeded()
  const places = async () => [
    await page.evaluate(() => window.scrollY),
    await topOf(page, 'fieldset[data-item="lid-01"]'),
    await topOf(page, 'fieldset[data-item="lid-02"]'),
  ]
  await page.locator('input[name="lid-01"][value="4"]').evaluate((radio: HTMLInputElement) => radio.focus())
  const before = await places()
  await page.locator('input[name="lid-01"][value="4"]').evaluate((radio: HTMLInputElement) => radio.click())
  expect(await places()).toEqual(before)
  await page
    .getByRole('button', { name: 'Borrar esta respuesta' })
    .first()
    .evaluate((button: HTMLButtonElement) => button.click())
  await expect(page.locator('input[name="lid-01"]:checked')).toHaveCount(0)
  await expect(page.locator('input[name="lid-01"][value="4"]')).toBeFocused()
  expect(await places()).toEqual(before)
  await page.getByRole('button', { name: 'Continuar' }).click()
  await expect(page.getByText('Dejó 5 preguntas sin responder')).toBeVisible()
  await page.getByRole('link', { name: 'Ir a la primera' }).click()
  await expect(page.locator('input[name="lid-01"]').first()).toBeFocused()
  await page.getByRole('button', { name: 'Continuar' }).click()
  await expect(page.getByRole('heading', { name: 'Selección, contratos y ascensos' })).toBeFocused()
})

test('before sending it says how many were answered and leads to the others; the end is one touch away', async ({
  page,
}) => {
  await page.goto(LINK)
  await page.getByRole('button', { name: 'Empezar' }).click()
  const end = page.getByRole('heading', { name: 'Enviar', exact: true })
  for (let step = 0; step < 60 && !(await end.isVisible()); step += 1) {
    for (const question of await page.locator('.parte:visible fieldset.pregunta').all())
      if (!/lid-03|sel-0[12]/.test((await question.getAttribute('data-item')) ?? ''))
        await question.locator('input').first().check()
    await page.locator('.parte:visible').getByRole('button', { name: 'Continuar' }).click()
  }
  await expect(page.getByText('Respondió 43 de 46 preguntas.')).toBeVisible()
  await expect(page.getByRole('group').filter({ hasText: 'Ver las 3 preguntas sin responder' })).toBeVisible()
  const open = page.locator('#respondidas li')
  await expect(open).toHaveCount(3)
  await expectAccessible(page)
  await expectNoOverflow(page)
  await open.nth(1).getByRole('link').click()
  await expect(page.locator('input[name="sel-01"]').first()).toBeFocused()
  await expect(page.locator('fieldset[data-item="sel-01"] legend')).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Space')
  await page.locator('.parte:visible').getByRole('button', { name: 'Ir al final' }).click()
  await expect(end).toBeFocused()
  await expect(page.getByText('Respondió 44 de 46 preguntas.')).toBeVisible()
})

test('a reload returns to the same part with what was marked, and "Borrar y salir" wipes it', async ({ page }) => {
  await page.goto(LINK)
  await page.getByRole('button', { name: 'Empezar' }).click()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Dirección y compromiso' })).toBeFocused()
  await page.locator('input[name="lid-02"][value="2"]').check()
  for (let time = 0; time < 2; time += 1)
    await page.locator('.parte:visible').getByRole('button', { name: 'Continuar' }).click()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Selección, contratos y ascensos' })).toBeFocused()
  await page.getByRole('button', { name: 'Volver' }).click()
  await expect(page.locator('input[name="lid-02"][value="2"]')).toBeChecked()
  await expect(page.locator('fieldset[data-item="lid-02"]').getByRole('button', { name: 'Borrar' })).toBeVisible()
  await page.evaluate(() => document.getElementById('borrar-salir')?.click())
  await page.waitForURL('**/r?borrar=si')
  await page.goto(LINK)
  await expect(page.getByRole('button', { name: 'Empezar' })).toBeVisible()
  await expect(page.locator('input:checked')).toHaveCount(0)
})

test('the whole form can be done with the keyboard alone', async ({ page }) => {
  await page.goto(LINK)
  await page.getByRole('button', { name: 'Empezar' }).focus()
  await page.keyboard.press('Enter')
  for (let part = 1; part <= 10; part += 1) {
    const questions = await page.locator('.parte:visible fieldset.pregunta').count()
    for (let question = 0; question < questions; question += 1) {
      // Past what explains the question, to its answers, and past "Borrar esta respuesta".
      await page.keyboard.press('Tab')
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
    await page.goto(LINK)
    await page.getByRole('button', { name: 'Empezar' }).click()
    await expectNoOverflow(page)
    await page.locator('input[name="lid-01"][value="4"]').check()
    await page.evaluate(() => (document.getElementById('cuestionario') as HTMLFormElement).submit())
    await expect(page.getByRole('alert')).toContainText('He leído y acepto participar')
    await expect(page.locator('input[name="lid-01"][value="4"]')).toBeChecked()
    await expect(page.getByText('Respondió 1 de 46 preguntas.')).toBeVisible()
    await page.getByText('Ver las 45 preguntas sin responder').click()
    await page.locator('#respondidas').getByRole('link').first().click()
    await expect(page.locator('fieldset[data-item="lid-02"] legend')).toBeInViewport({ ratio: 1 })
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

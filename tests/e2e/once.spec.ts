import type { Page } from '@playwright/test'
import { expectSoundAtBothWidths } from './both-widths.ts'
import { expect, expectAccessible, expectNoOverflow, signIn, test } from './fixtures.ts'
import { phonePhoto } from '#tests/support/photos.ts'
import { PLAN_YEAR } from '#tests/support/plan-year.ts'

const PLAN = `/panel/plan/${PLAN_YEAR}`
/** Of an entity whose plan only these tests decide: where a card stands hangs on what others decide too. */
const DECIDES = 'coordinacion@decide.test'

/** Where the card of a proposal says it stands: "3 de 40". */
const placeIn = async (page: Page) => {
  const [, number, of] = /(\d+) de (\d+)/.exec(await page.locator('.decidir-paso').innerText()) ?? []
  return [Number(number), Number(of)]
}

test('a decision opens the next card, says what was done, and is taken back', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, DECIDES)
  await page.goto(PLAN)
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.screenshot({ path: 'test-results/decide-list-360.png' })
  await page.getByRole('link', { name: 'Decidir una por una' }).click()
  await page.getByRole('link', { name: 'Siguiente' }).click()
  await expect.poll(async () => (await placeIn(page))[0]).toBe(2)
  const [, all = 0] = await placeIn(page)
  const card = page.locator('#ficha-titulo')
  const title = await card.innerText()
  const accept = page.getByRole('button', { name: 'Aceptar', exact: true })
  await expect(accept).toBeInViewport({ ratio: 1 })
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await accept.dblclick()
  const banner = page.locator('.recien-hecho')
  await expect(banner).toContainText('está aceptada: es parte del plan')
  await expect(banner).toContainText(title.slice(0, 40))
  await expect(banner).toBeInViewport({ ratio: 1 })
  // The next one has the focus, so that the keys go on there, and is where she looks.
  await expect(card).not.toHaveText(title)
  await expect(card).toBeFocused()
  await expect(card).toBeInViewport()
  expect(await placeIn(page)).toEqual([2, all - 1])
  expect(await page.getByText('Otra persona').count()).toBe(0)
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.screenshot({ path: 'test-results/once-360.png' })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.screenshot({ path: 'test-results/once-1280.png' })
  await banner.getByRole('button', { name: 'Deshacer' }).click()
  await expect(banner).toContainText('vuelve a las propuestas por decidir')
  await expect(card).toHaveText(title)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(banner).toHaveCount(0)
})

test('three actions are decided by keys alone, beside the list, and never while one writes', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await signIn(page, DECIDES)
  await page.goto(PLAN)
  const card = page.locator('#ficha-titulo')
  const banner = page.locator('.recien-hecho')
  const rows = page.locator('#grupo-within ~ ol a')
  // The keys work as soon as the page says so.
  await expect(page.locator('.decidir-teclas')).toBeVisible()
  // Outside the list and the card a key does nothing.
  await page.keyboard.press('a')
  await rows.first().focus()
  await page.keyboard.press('Enter')
  const titles = [await rows.nth(0).innerText(), await rows.nth(1).innerText(), await rows.nth(2).innerText()]
  const [first = '', second = '', third = ''] = titles.map((text) => text.split('\n')[0] ?? '')
  await expect(card).toHaveText(first)
  await expect(banner).toHaveCount(0)
  await page.keyboard.press('a')
  await expect(banner).toContainText(`«${first.slice(0, 40)}`)
  await expect(card).toHaveText(second)
  await page.keyboard.press('r')
  const reason = page.getByLabel('Por qué no se hará')
  await expect(reason).toBeFocused()
  await page.keyboard.type('Ya se hace para otra área')
  await expect(reason).toHaveValue('Ya se hace para otra área')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(banner).toContainText('está rechazada, con su razón')
  await expect(card).toHaveText(third)
  await expect(card).toBeFocused()
  await page.keyboard.press('Shift+A')
  await expect(banner).toContainText(`«${third.slice(0, 40)}`)
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.screenshot({ path: 'test-results/decide-keys-1280.png' })
})

test('what is wrong with a form is where one stands too', async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  await signIn(page, DECIDES)
  await page.goto(`${PLAN}/acciones/nueva`)
  await page.getByRole('button', { name: 'Agregar al plan' }).click()
  await expect(page.locator('.resumen-errores')).toBeFocused()
  await expect(page.locator('.resumen-errores')).toBeInViewport()
  await page.getByLabel('Por qué se propone').fill('Lo pide el personal')
  await page.getByLabel('Qué se hará').fill('Una acción propia')
  await page.getByLabel('Unidad responsable').fill('Recursos Humanos')
  await page.getByLabel('Quién está a cargo').fill('Jefa de Recursos Humanos')
  await page.getByLabel('Fecha límite').fill(`${PLAN_YEAR}-12-31`)
  await page.getByLabel('Medio de verificación').fill('Un informe')
  await page.getByLabel('Indicador').fill('Cuántas personas')
  await page.getByLabel('Quién está a cargo').press('Enter')
  await expect(page.locator('.recien-hecho')).toContainText('«Una acción propia» se agregó al plan')
  await expect(page.getByRole('heading', { name: 'Una acción propia' })).toBeInViewport()
  await page.close()
})

test('without a script three are decided one by one, and go back and reload make nothing again', async ({
  browser,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await signIn(page, DECIDES)
  await page.goto(PLAN)
  await page.getByRole('link', { name: 'Decidir una por una' }).click()
  const banner = page.locator('.recien-hecho')
  const card = page.locator('#ficha-titulo')
  for (let time = 0; time < 2; time += 1) {
    const title = await card.innerText()
    await page.getByLabel('Quién está a cargo').fill('Jefatura de Planificación')
    await page.getByRole('button', { name: 'Aceptar', exact: true }).dblclick()
    await expect(banner).toContainText(`«${title.slice(0, 40)}`)
    await expect(banner).toContainText('está aceptada: es parte del plan')
    await expect(banner).toBeInViewport({ ratio: 1 })
    expect(page.url()).toMatch(/accion=[0-9a-f]+#ficha$/)
    await expect(card).toBeInViewport()
    await expect(card).not.toHaveText(title)
  }
  // A browser gives an address that names a place no other focus: whoever goes on by keyboard goes on there.
  await page.keyboard.press('Tab')
  await expect(page.locator('#ficha :focus')).toHaveCount(1)
  await page.screenshot({ path: 'test-results/once-no-script-360.png' })
  await page.locator('#ficha summary').click()
  await page.getByLabel(/^Por qué (no se hará|se aplaza)/).fill('No hay quién la lleve este año')
  await page.getByRole('button', { name: 'con esta razón' }).click()
  await expect(banner).toContainText(/está (rechazada|aplazada), con su razón/)
  await banner.getByRole('button', { name: 'Deshacer' }).click()
  await expect(banner).toContainText('vuelve a las propuestas')
  await page.close()
})

test('without a script an action is followed up with a photo, and stands in the table, the board and the timeline', async ({
  browser,
  page,
}) => {
  const plain = await browser.newPage({ javaScriptEnabled: false })
  await signIn(plain, 'equipo@uno.test')
  await plain.goto(`${PLAN}/mis-acciones`)
  await plain.getByRole('button', { name: /^Sigue igual/ }).click()
  await expect(plain.getByRole('status').first()).toContainText('se guardó')
  await expect(plain).toHaveURL(/\/mis-acciones/)
  await expect(plain.getByRole('button', { name: /^Sigue igual/ })).toHaveCount(0)
  const action = plain.getByRole('rowheader').getByRole('link')
  const title = (await action.textContent()) ?? ''
  await action.click()
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText(title)
  await plain.getByLabel('Detenida').check()
  await plain.getByRole('button', { name: 'Guardar el avance' }).click()
  await expect(plain.getByRole('alert')).toContainText('Diga por qué se detuvo')
  await plain.getByLabel('En marcha').check()
  await plain.getByLabel('Qué dice hoy el indicador').fill('2 de 3 talleres')
  await plain.getByText('Agregar otro medio de verificación', { exact: true }).click()
  const photo = { name: 'IMG_2041.jpg', mimeType: 'image/jpeg', buffer: phonePhoto(7) }
  await plain.getByLabel('Archivo o foto').setInputFiles(photo)
  await plain.getByLabel('Qué muestra, en una línea').fill('El segundo taller')
  await plain.getByRole('button', { name: 'Guardar el avance' }).click()
  await expect(plain.getByRole('link', { name: /^IMG_2041\.jpg/ })).toBeVisible()
  await expect(plain.getByRole('listitem').filter({ hasText: 'Indicador: 2 de 3 talleres' })).toBeVisible()
  const address = plain.url()
  await plain.close()
  await signIn(page, 'coordinacion@uno.test')
  await expectSoundAtBothWidths(page, address)
  await page.goto(`${PLAN}/ejecucion`)
  await expect(page.getByRole('row').filter({ hasText: title })).toContainText('En marcha')
  await page.getByRole('link', { name: 'Tablero' }).click()
  await expect(page.getByRole('region', { name: /^En marcha/ }).getByRole('link', { name: title })).toBeVisible()
  await page.getByRole('link', { name: 'Cronograma' }).click()
  await expect(page.getByRole('figure').getByRole('link', { name: title })).toBeVisible()
})

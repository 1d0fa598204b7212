import { expectSoundAtBothWidths } from './both-widths.ts'
import { expect, expectAccessible, expectNoOverflow, signIn, test } from './fixtures.ts'
import { phonePhoto } from '#tests/support/photos.ts'
import { PLAN_YEAR } from '#tests/support/plan-year.ts'

const PLAN = `/panel/plan/${PLAN_YEAR}`

test('a decision is said where one stands, with the focus, and is taken back', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, 'coordinacion@uno.test')
  await page.goto(PLAN)
  const accept = page.getByRole('button', { name: /^Aceptar/ }).nth(5)
  await accept.scrollIntoViewIfNeeded()
  const title = (await accept.innerText()).replace(/^Aceptar\s*/, '').slice(0, 40)
  const next = await page.locator('.accion').nth(6).locator('h3').innerText()
  const decided = await page.locator('.accion').nth(5).boundingBox()
  const scrolled = () => page.evaluate(() => window.scrollY)
  const before = await scrolled()
  await accept.dblclick()
  const banner = page.locator('.recien-hecho')
  await expect(banner).toContainText('está aceptada: es parte del plan')
  await expect(banner).toContainText(title)
  await expect(banner).toBeFocused()
  await expect(banner).toBeInViewport({ ratio: 1 })
  // What follows takes the place of what was decided, and is where she looks.
  await expect(page.getByRole('heading', { name: next })).toBeInViewport()
  // The page is where it was, but for what left its place and the banner that came.
  const moved = (decided?.height ?? 0) + ((await banner.boundingBox())?.height ?? 0) + 40
  expect(before).toBeGreaterThan(700)
  expect(Math.abs((await scrolled()) - before)).toBeLessThan(moved)
  expect(await page.getByText('Otra persona').count()).toBe(0)
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.screenshot({ path: 'test-results/once-360.png' })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.screenshot({ path: 'test-results/once-1280.png' })
  await banner.getByRole('button', { name: 'Deshacer' }).click()
  await expect(banner).toContainText('vuelve a las propuestas por decidir')
  await expect(banner).toBeFocused()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(banner).toHaveCount(0)
})

test('what is wrong with a form is where one stands too', async ({ browser }) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
  await signIn(page, 'coordinacion@uno.test')
  await page.goto(`${PLAN}/acciones/nueva`)
  await page.getByRole('button', { name: 'Agregar al plan' }).click()
  await expect(page.locator('.resumen-errores')).toBeFocused()
  await expect(page.locator('.resumen-errores')).toBeInViewport()
  await page.getByLabel('Por qué se propone').fill('Lo pide el personal')
  await page.getByLabel('Qué se hará').fill('Una acción propia')
  await page.getByLabel('Oficina o cargo').fill('Recursos Humanos')
  await page.getByLabel('Plazo en meses').fill('6')
  await page.getByLabel('Medio de verificación').fill('Un informe')
  await page.getByLabel('Indicador').fill('Cuántas personas')
  await page.getByLabel('Plazo en meses').press('Enter')
  await expect(page.locator('.recien-hecho')).toContainText('«Una acción propia» se agregó al plan')
  await expect(page.getByRole('heading', { name: 'Una acción propia' })).toBeInViewport()
  await page.close()
})

test('without a script the page says it as well, and goes back and reload make nothing again', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await signIn(page, 'coordinacion@uno.test')
  await page.goto(PLAN)
  const accept = page.getByRole('button', { name: /^Aceptar/ }).nth(4)
  await accept.dblclick()
  const banner = page.locator('.recien-hecho')
  await expect(banner).toContainText('está aceptada: es parte del plan')
  await expect(banner).toBeInViewport({ ratio: 1 })
  expect(page.url()).toMatch(/#accion-/)
  const place = page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`)
  await expect(place.locator('h3')).toBeInViewport()
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(700)
  // A browser gives an address that names a place no other focus: whoever goes on by keyboard goes on there, and the
  // banner, which stays in sight, comes before it.
  await page.keyboard.press('Tab')
  await expect(place.locator(':focus')).toHaveCount(1)
  await page.screenshot({ path: 'test-results/once-no-script-360.png' })
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

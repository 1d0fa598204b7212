import { readFileSync } from 'node:fs'
import { totpCode } from '../support/totp.ts'
import { expectSoundAtBothWidths, expectThisSoundAtBothWidths } from './both-widths.ts'
import { expect, expectAccessible, giveCode, signIn, signOut, test } from './fixtures.ts'
import { acceptInvitation, invite, mailedLink, PASSWORD, setUpSecondStep, signInWith } from './people.ts'

test.describe('invitation to sign-in', () => {
  // Chromium writes every refused form into its console.
  test.use({ allowedErrors: [/status of 422/] })

  test('a delegate is invited, sets a password and the second step, and signs in with code or recovery code', async ({
    page,
    browser,
    baseURL,
  }) => {
    await signIn(page, 'titular@cuentas.test')
    await invite(page, 'Por delegación', 'Delia Delegada', 'delia@cuentas.test')
    await page.getByRole('button', { name: 'Invitar' }).click()
    await expect(page.getByText('Hay un problema')).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('Número de la resolución').fill('RA 12-2026')
    await page
      .getByLabel('Último día de acceso')
      .fill(new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10))
    await page.getByRole('button', { name: 'Invitar' }).click()
    await expect(page.getByText('Enviamos el enlace a delia@cuentas.test')).toBeVisible()

    const context = await browser.newContext()
    const visitor = await context.newPage()
    await acceptInvitation(visitor, await mailedLink(baseURL, 'delia@cuentas.test', 'invitacion'))
    const secret = await setUpSecondStep(visitor)
    const recovery = (await visitor.locator('.codigos code').first().textContent()) ?? ''
    await visitor.getByRole('link', { name: 'Ya los guardé' }).click()
    await expect(visitor.getByRole('heading', { name: 'Mis funciones' })).toBeVisible()
    await signOut(visitor)

    await signInWith(visitor, 'delia@cuentas.test', PASSWORD)
    await visitor.waitForURL('**/ingresar/codigo')
    await expectAccessible(visitor)
    // The code that set the second step up works once; the one that comes next is taken early.
    await giveCode(visitor, totpCode(secret, Date.now() + 30_000))
    await expect(visitor).toHaveURL(/\/panel$/)
    await signOut(visitor)

    await signInWith(visitor, 'delia@cuentas.test', PASSWORD)
    await visitor.getByRole('link', { name: /código de recuperación/ }).click()
    await visitor.getByLabel('Código de recuperación').fill(recovery)
    await visitor.getByRole('button', { name: 'Ingresar' }).click()
    await expect(visitor).toHaveURL(/\/panel$/)
    await context.close()
  })
})

test('a forgotten password is replaced by a link from the mail', async ({ page, baseURL }) => {
  await page.goto('/ingresar')
  await page.getByRole('link', { name: 'Olvidé mi contraseña' }).click()
  await page.waitForURL('**/restablecer')
  await page.getByLabel('Correo institucional').fill('olvido@cuentas.test')
  await page.getByRole('button', { name: 'Enviar el enlace' }).click()
  await expect(page.getByRole('heading', { name: 'Revise su correo' })).toBeVisible()
  const link = await mailedLink(baseURL, 'olvido@cuentas.test', 'restablecer')
  await page.goto(link)
  await expectAccessible(page)
  await page.getByLabel('Contraseña nueva', { exact: true }).fill(PASSWORD)
  await page.getByLabel('Otra vez la contraseña nueva').fill(PASSWORD)
  await page.getByRole('button', { name: 'Guardar la contraseña' }).click()
  await expect(page.locator('.recien-hecho')).toContainText('Su contraseña cambió')
  await expect(page.locator('.recien-hecho')).toBeFocused()
  await page.screenshot({ path: 'test-results/said-signed-out-1280.png' })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.screenshot({ path: 'test-results/said-signed-out-360.png' })
  await signInWith(page, 'olvido@cuentas.test', PASSWORD)
  await expect(page).toHaveURL(/\/panel\/presupuesto/)
})

test('the pages of accounts fit a small screen and can be read by everybody', async ({ page }) => {
  await signIn(page, 'titular@cuentas.test')
  for (const path of [
    '/cuenta',
    '/cuenta/funciones',
    '/cuenta/segundo-paso',
    '/panel/cuentas',
    '/panel/cuentas/invitar',
  ])
    await expectSoundAtBothWidths(page, path)
  await page.goto('/panel/cuentas')
  await page.getByRole('link', { name: 'olvido@cuentas.test' }).click()
  await expect(page.getByRole('heading', { name: 'Terminar el acceso' })).toBeVisible()
  await expectThisSoundAtBothWidths(page)
})

test.describe('deleting', () => {
  // Chromium writes every refused form into its console.
  test.use({ allowedErrors: [/status of 422/] })

  test('a person takes her data along and deletes her account, knowing who remains', async ({ page }) => {
    await signIn(page, 'borra@cuentas.test')
    await page.goto('/cuenta')
    await page.getByRole('link', { name: /Elegir qué avisos/ }).click()
    await page.getByRole('checkbox', { name: /acción vence en 14 días/ }).uncheck()
    await page.getByRole('button', { name: 'Guardar' }).click()
    await expect(page.locator('.recien-hecho')).toContainText('Guardamos qué avisos recibe')
    await expect(page.getByRole('checkbox', { name: /acción vence en 14 días/ })).not.toBeChecked()
    await page.getByRole('button', { name: 'Crear la dirección' }).click()
    await expect(page.locator('code.largo')).toHaveText(/\/calendario\/[\w-]{43}\.ics/)
    await expectThisSoundAtBothWidths(page)
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `test-results/notices-${width}.png`, fullPage: true })
    }
    await page.locator('a.volver').click()
    await page.getByRole('link', { name: /Ver y descargar lo que Espejo guarda/ }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Descargar mis datos' }).click(),
    ])
    expect(readFileSync(await download.path(), 'utf8')).toContain('"correo": "borra@cuentas.test"')
    await page.getByRole('link', { name: 'Ver qué pasa si borro mi cuenta' }).click()
    await expect(page.getByRole('heading', { name: /Quién sigue en/ })).toBeVisible()
    await page.getByLabel('Su contraseña').fill('no es la clave')
    await page.getByLabel(/Quiero borrar mi cuenta/).check()
    await page.getByRole('button', { name: 'Borrar mi cuenta' }).click()
    await expect(page.getByRole('alert')).toContainText('La contraseña no coincide')
    await expectAccessible(page)
    await page.getByLabel('Su contraseña').fill('una-clave-larga-2026')
    await page.getByLabel(/Quiero borrar mi cuenta/).check()
    await page.getByRole('button', { name: 'Borrar mi cuenta' }).click()
    await expect(page.locator('.recien-hecho')).toContainText('Su cuenta se borró')
    await expect(page.locator('.recien-hecho')).toBeFocused()
    await expectAccessible(page)
    await page.goto('/cuenta')
    await expect(page).toHaveURL(/\/ingresar/)
  })
})

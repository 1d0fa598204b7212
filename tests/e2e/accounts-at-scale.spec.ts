import type { Page } from '@playwright/test'
import { expectSoundAtBothWidths, expectThisSoundAtBothWidths } from './both-widths.ts'
import { expect, expectAccessible, expectNoOverflow, signIn, test } from './fixtures.ts'
import { acceptInvitation, mailedLink } from './people.ts'

const PAGES = [
  '/nacional/solicitudes',
  '/nacional/sin-coordinacion',
  '/nacional/sin-coordinacion?situacion=invitada',
  '/nacional/cuentas',
  '/nacional/cuentas/invitar',
  '/nacional/entidades/espera',
  '/nacional/entidades/espera/cuentas',
  '/nacional/entidades/espera/cuentas/invitar',
  '/nacional/entidades/uno/cuentas',
  '/nacional/conservacion',
]

test('the pages on which accounts are kept are accessible and fit both widths', async ({ page }) => {
  test.setTimeout(180_000)
  for (const path of ['/ingresar', '/solicitar-cuenta', '/solicitar-cuenta?enviado=1'])
    await expectSoundAtBothWidths(page, path)
  await signIn(page, 'administracion@mimp.test')
  for (const path of PAGES) await expectSoundAtBothWidths(page, path)
  for (const [list, name] of [
    ['/nacional/cuentas', 'analista@mimp.test'],
    ['/nacional/entidades/uno/cuentas', 'titular@uno.test'],
  ] as const) {
    await page.goto(list)
    await page.getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { name: 'Terminar el acceso' })).toBeVisible()
    await expectThisSoundAtBothWidths(page)
  }
})

/** Fills the public form for an entity that is typed in part, and picks it among the candidates. */
async function askForAccount(page: Page): Promise<void> {
  await page.goto('/ingresar')
  await page.getByRole('link', { name: 'Pida una cuenta' }).click()
  await page.getByLabel('Su entidad').fill('municipalidad que')
  await page.getByLabel('Coordinación del mecanismo').check()
  await page.getByLabel('Su nombre y apellidos').fill('Petra Pide')
  await page.getByLabel('Su correo institucional').fill('petra@pide.test')
  await page.getByLabel('Su cargo').fill('Gerencia de Desarrollo Social')
  await page.getByLabel('Número de la resolución').fill('RA 21-2026')
  await page.getByLabel('Fecha de la resolución').fill('2026-02-10')
  await page.getByRole('button', { name: 'Enviar el pedido' }).click()
  await expect(page.getByRole('alert')).toContainText('Elija cuál de estas entidades es la suya')
  await expect(page.getByLabel('Su cargo')).toHaveValue('Gerencia de Desarrollo Social')
  await page.getByLabel('Municipalidad que Pide (ejemplo)').check()
  await page.getByRole('button', { name: 'Enviar el pedido' }).click()
  await expect(page.locator('.recien-hecho')).toContainText('Recibimos su pedido de cuenta.')
  await expect(page.locator('.recien-hecho')).toBeFocused()
  await expect(page.getByRole('heading', { name: 'Qué pasa con su pedido' })).toBeVisible()
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, allowedErrors: [/status of 422/] })

  test('a request is granted, the invitation accepted, and the coordinator stands in her panel', async ({
    page,
    browser,
    baseURL,
  }) => {
    await askForAccount(page)
    const context = await browser.newContext()
    const administrator = await context.newPage()
    await signIn(administrator, 'administracion@mimp.test')
    await administrator.goto('/nacional')
    await administrator.getByRole('link', { name: /pedidos? de cuenta por decidir/ }).click()
    const request = administrator
      .getByRole('listitem')
      .filter({ has: administrator.getByRole('heading', { name: 'Petra Pide' }) })
    await expect(request).toContainText('RA 21-2026, del 10 de febrero de 2026')
    await request.getByRole('button', { name: 'Conceder e invitar' }).click()
    await expect(administrator.getByText('Enviamos el enlace a petra@pide.test')).toBeVisible()
    await expect(administrator.getByRole('table', { name: 'Últimas decisiones' })).toContainText('Concedido')

    await acceptInvitation(page, await mailedLink(baseURL, 'petra@pide.test', 'invitacion'))
    await expect(page.getByRole('heading', { name: 'Qué hago ahora' })).toBeVisible()
    await administrator.goto('/nacional/entidades/pide/cuentas')
    await administrator.getByRole('link', { name: 'Petra Pide' }).click()
    await expect(administrator.getByText('RA 21-2026, del 10/02/2026')).toBeVisible()
    await administrator.getByLabel('Sí, terminar su acceso').check()
    await administrator.getByRole('button', { name: 'Terminar el acceso' }).click()
    await expect(administrator.getByText('Quienes ya no tienen acceso (1)')).toBeVisible()
    await page.goto('/panel')
    await expect(page).toHaveURL(/\/cuenta\/funciones$/)
    await context.close()
  })
})

test.describe('refusing', () => {
  test.use({ allowedErrors: [/status of (422|409)/] })

  test('what is missing in a request is said, and the entities that could be meant are offered', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 })
    await page.goto('/solicitar-cuenta')
    await page.getByLabel('Su entidad').fill('que espera')
    await page.getByLabel('Su cargo').fill('Gerencia')
    await page.getByRole('button', { name: 'Enviar el pedido' }).click()
    await expect(page.getByRole('group', { name: '¿Es una de estas?' })).toContainText(
      'Municipalidad que Espera (ejemplo)',
    )
    await expect(page.getByLabel('Su cargo')).toHaveValue('Gerencia')
    await expectAccessible(page)
    await expectNoOverflow(page)
  })

  test('a refusal needs a reason, and who decides second is told', async ({ page, browser }) => {
    await signIn(page, 'administracion@mimp.test')
    await page.goto('/nacional/solicitudes')
    const context = await browser.newContext()
    const other = await context.newPage()
    await signIn(other, 'administracion@mimp.test')
    await other.goto('/nacional/solicitudes')

    const item = (of: Page) =>
      of.getByRole('listitem').filter({ has: of.getByRole('heading', { name: 'Saúl Rechazado' }) })
    await item(page).locator('summary').click()
    await item(page)
      .getByRole('button', { name: /Rechazar/ })
      .click()
    await expect(page.getByRole('alert')).toContainText('Escriba por qué se rechaza')
    await expectAccessible(page)
    await item(page).getByLabel('Por qué se rechaza').fill('La resolución nombra a otra persona')
    await item(page)
      .getByRole('button', { name: /Rechazar/ })
      .click()
    await expect(page.getByText('Enviamos la razón a saul@otra.test')).toBeVisible()

    await item(other).getByRole('button', { name: 'Conceder e invitar' }).click()
    await expect(other.getByRole('alert')).toContainText('ya lo había decidido')
    await expectAccessible(other)
    await context.close()
  })
})

test('an invitation is sent again from the list, and an analyst only reads it', async ({ page, browser, baseURL }) => {
  await signIn(page, 'administracion@mimp.test')
  await page.goto('/nacional/sin-coordinacion?situacion=invitada')
  await page.getByRole('button', { name: 'Reenviar la invitación de Irma Invitada' }).click()
  await expect(page.getByText('Enviamos el enlace a irma@espera.test')).toBeVisible()
  await expect(page).toHaveURL(/situacion=invitada/)
  expect(await mailedLink(baseURL, 'irma@espera.test', 'invitacion')).toContain('/invitacion/')
  const context = await browser.newContext()
  const analyst = await context.newPage()
  await signIn(analyst, 'analista@mimp.test')
  await analyst.goto('/nacional/sin-coordinacion?situacion=invitada')
  await expect(analyst.getByRole('row').filter({ hasText: 'Municipalidad que Espera' })).toContainText('Irma Invitada')
  await expect(analyst.getByRole('button', { name: /Reenviar/ })).toHaveCount(0)
  await expectAccessible(analyst)
  await context.close()
})

import { expectAsItStandsSoundAtBothWidths } from './both-widths.ts'
import { expect, signIn, signOut, test } from './fixtures.ts'
import { acceptInvitation, invite, mailedLink, PASSWORD, setUpSecondStep, signInWith } from './people.ts'

test.describe('who keeps codes', () => {
  // Chromium writes every refused form into its console; the custodian's own page is another room.
  test.use({ allowedErrors: [/status of (404|422)/] })

  test('a custodian is proposed by the coordinator, cannot enter, and enters once the head vouched for her', async ({
    page,
    browser,
    baseURL,
  }) => {
    test.setTimeout(180_000)
    await signIn(page, 'rosa.quispe@custodia.test')
    await invite(page, 'Custodia de códigos', 'Rosa Quispe', 'rosa.quispe@custodia.test')
    await page.getByLabel('Unidad en que trabaja').fill('Trámite Documentario')
    await page.getByRole('button', { name: 'Invitar' }).click()
    await expect(page.getByText('Quien lee resultados no custodia códigos ni digita').first()).toBeVisible()
    await expectAsItStandsSoundAtBothWidths(page)
    await page.getByLabel('Nombre y apellidos').fill('Julia Huamán')
    await page.getByLabel('Correo institucional').fill('julia@custodia.test')
    await page.getByRole('button', { name: 'Invitar' }).click()
    await expect(page.getByText('Enviamos el enlace a julia@custodia.test')).toBeVisible()

    const custodian = await (await browser.newContext()).newPage()
    const link = await mailedLink(baseURL, 'julia@custodia.test', 'invitacion')
    await custodian.goto(link)
    await expectAsItStandsSoundAtBothWidths(custodian)
    await acceptInvitation(custodian, link)
    await expect(custodian.getByRole('heading', { name: 'Mis funciones' })).toBeVisible()
    await expect(custodian.getByText('Por confirmar')).toBeVisible()
    await expectAsItStandsSoundAtBothWidths(custodian)
    await custodian.goto('/panel')
    await expect(custodian).toHaveURL(/cuenta\/funciones$/)

    await page.goto('/panel/cuentas')
    await page.getByRole('link', { name: 'Julia Huamán' }).click()
    await expect(page.getByText('Espera que la titular o el titular de la entidad la confirme')).toBeVisible()
    await expect(page.getByRole('button', { name: /Confirmar a/ })).toHaveCount(0)

    const head = await (await browser.newContext()).newPage()
    await signIn(head, 'titular@custodia.test')
    await expect(head.getByRole('link', { name: 'Confirme a Julia Huamán: custodia de códigos' })).toBeVisible()
    await expectAsItStandsSoundAtBothWidths(head)
    await head.getByRole('link', { name: 'Julia Huamán' }).click()
    await head.getByRole('button', { name: 'Confirmar a Julia Huamán' }).click()
    await expect(head.getByText('Marque la casilla para confirmar con su nombre').first()).toBeVisible()
    await expectAsItStandsSoundAtBothWidths(head)
    await head.screenshot({ path: 'test-results/keeper-vouching.png', fullPage: true })
    await head.getByLabel(/Confirmo que Julia Huamán, de la unidad Trámite Documentario/).check()
    await head.getByRole('button', { name: 'Confirmar a Julia Huamán' }).click()
    await expect(head.getByText('Usted confirmó a Julia Huamán.')).toBeVisible()
    await expectAsItStandsSoundAtBothWidths(head)

    await signOut(custodian)
    await signInWith(custodian, 'julia@custodia.test', PASSWORD)
    await setUpSecondStep(custodian)
    await custodian.goto('/custodia')
    await expect(custodian.getByRole('heading', { level: 1 })).toHaveText(/^Códigos: /)
    for (const path of ['/panel', '/panel/cuentas', '/panel/digitacion']) {
      await custodian.goto(path)
      await expect(custodian.getByRole('heading', { level: 1 })).toHaveText(/No encontramos/)
    }
  })

  test('a second mailbox of the coordinator is told to the head, who refuses it', async ({
    page,
    browser,
    baseURL,
  }) => {
    test.setTimeout(180_000)
    await signIn(page, 'rosa.quispe@custodia.test')
    await invite(page, 'Digitación', 'Persona Otra', 'rosa.quispe+otra@custodia.test')
    await page.getByLabel('Unidad en que trabaja').fill('Estadística')
    await page.getByRole('button', { name: 'Invitar' }).click()
    await expect(page.getByText('Enviamos el enlace a rosa.quispe+otra@custodia.test')).toBeVisible()
    const second = await (await browser.newContext()).newPage()
    await acceptInvitation(second, await mailedLink(baseURL, 'rosa.quispe+otra@custodia.test', 'invitacion'))
    await expect(second.getByText('Por confirmar')).toBeVisible()
    await second.goto('/panel/digitacion')
    await expect(second).toHaveURL(/cuenta\/funciones$/)

    const head = await (await browser.newContext()).newPage()
    await signIn(head, 'titular@custodia.test')
    await head.getByRole('link', { name: 'Persona Otra' }).click()
    await expect(head.getByText('El correo es el mismo buzón que el de')).toBeVisible()
    await expectAsItStandsSoundAtBothWidths(head)
    await head.screenshot({ path: 'test-results/keeper-warned.png', fullPage: true })
    await head.getByText('No confirmar', { exact: true }).click()
    await head.getByLabel('Por qué no la confirma').fill('Es otra cuenta de quien coordina')
    await head.getByRole('button', { name: 'No confirmar a Persona Otra' }).click()
    await expect(head.getByText('Se guardó que usted no confirma a Persona Otra.')).toBeVisible()
    await expect(head.getByText('Es otra cuenta de quien coordina')).toBeVisible()
    await head.goto('/panel/cuentas')
    await head.getByText('Quienes ya no tienen acceso').click()
    await expect(head.getByText('No se confirmó')).toBeVisible()
    await head.goto('/panel/cuentas/prestar')
    await expectAsItStandsSoundAtBothWidths(head)
    await head.screenshot({ path: 'test-results/keeper-lending.png', fullPage: true })
  })
})

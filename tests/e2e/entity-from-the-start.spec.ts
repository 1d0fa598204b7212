import type { Browser, Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { answersLike } from '#tests/support/test-database.ts'
import { withoutChance } from '#tests/support/web.ts'
import { totpCode } from '../support/totp.ts'
import { answerAtOnce, answerByParts, expectThanks } from './answering.ts'
import { expect, expectAccessible, expectNoOverflow, giveCode, signIn, test } from './fixtures.ts'
import { startOwnServer, type OwnServer } from './own-server.ts'
import {
  acceptInvitation,
  confirmStaff,
  invite,
  mailedLink,
  PASSWORD,
  proposeStaff,
  setUpSecondStep,
  signInWith,
} from './people.ts'

const HEAD = 'titular@vias.test'
const COORDINATOR = 'carla@vias.test'
const SUCCESSOR = 'rosa@vias.test'
const CUSTODIAN = 'carmen@vias.test'

// A form that is refused and a page that is not hers stand in the console of a browser.
test.use({ allowedErrors: [/status of 4(04|22)/] })

let server: OwnServer
test.beforeAll(async () => {
  test.setTimeout(120_000)
  server = await startOwnServer()
})
test.afterAll(() => server.stop())

function onFile<T>(use: (file: Sqlite.Database) => T): T {
  const file = new Sqlite(server.file, { readonly: true, timeout: 5000 })
  try {
    return use(file)
  } finally {
    file.close()
  }
}

const personLike = (person: number) => ({ ...answersLike(4, person), sex: person % 2 ? 'mujer' : 'hombre' })

/** A person with a browser of her own. */
async function newcomer(browser: Browser, options: { script?: boolean; phone?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.origin,
    javaScriptEnabled: options.script ?? true,
    ...(options.phone ? { viewport: { width: 360, height: 640 } } : {}),
  })
  return context.newPage()
}

/** The entity proposes how many work there, a draft waits for it, the Ministry confirms. @returns the draft's address. */
async function draftCampaign(page: Page, analyst: Page): Promise<string> {
  await page.goto('/panel/aplicaciones/nueva')
  await expect(page.getByText('Falta la cifra de personal de la entidad')).toBeVisible()
  await expectAccessible(page)
  const today = limaDate(new Date(server.now()))
  await proposeStaff(page, { women: 150, men: 150, day: today })
  await expectAccessible(page)
  await page.goto('/panel/aplicaciones/nueva')
  await page.getByLabel('Primer día para responder').fill(today)
  await page.getByLabel('Último día para responder').fill(addDays(today, 18))
  await page.getByRole('button', { name: 'Guardar y revisar' }).click()
  await expect(page.getByRole('heading', { name: 'Todavía no se puede abrir' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Abrir la aplicación' })).toHaveCount(0)
  await signIn(analyst, 'analista@mimp.test')
  await confirmStaff(analyst, 'Municipalidad de las Vías (ejemplo)')
  return new URL(page.url()).pathname
}

/** Slips and mail; before somebody keeps the codes it is refused, and what was typed stays. */
async function chooseSlipsAndMail(page: Page, draft: string): Promise<void> {
  await page.goto(draft)
  await expect(page.getByText('Todavía no hay una custodia de códigos confirmada')).toBeVisible()
  await page.getByLabel(/^Un enlace igual para todo el personal/).fill('')
  await page.getByLabel(/^Papeletas con código de un solo uso/).fill('240')
  await page.getByLabel(/^Invitación por correo/).fill('60')
  await page.getByRole('button', { name: 'Abrir la aplicación' }).click()
  await expect(page.getByText('Para esto hace falta una custodia de códigos confirmada').first()).toBeVisible()
  await expectAccessible(page)
}

/** The same form once more, now that the head vouched for the custodian. */
async function openCampaign(page: Page): Promise<void> {
  await expect(page.getByLabel(/^Papeletas con código de un solo uso/)).toHaveValue('240')
  await expect(page.getByLabel(/^Invitación por correo/)).toHaveValue('60')
  await page.getByRole('button', { name: 'Abrir la aplicación' }).click()
  await expect(page.getByText('Custodia de códigos: Carmen Custodia').first()).toBeVisible()
}

/** The custodian prints; whoever coordinates sees that it was done and participation by site, and no code. */
async function printSlips(custodian: Page, coordinator: Page, campaign: string): Promise<string[]> {
  const page = custodian
  await page.goto('/custodia')
  await page.getByRole('link', { name: 'Cultura organizacional para la igualdad', exact: true }).click()
  await page.getByRole('link', { name: 'Imprimir papeletas' }).click()
  await page.getByLabel('Sede', { exact: true }).fill('Sede Central')
  await page.getByLabel('Cuántas papeletas', { exact: true }).fill('40')
  await page.getByRole('button', { name: 'Crear papeletas' }).click()
  await expect(page.locator('.papeleta')).toHaveCount(40)
  await expect(page.getByRole('button', { name: 'Imprimir las papeletas' })).toBeVisible()
  // Ten on a sheet, and the papers for who packs and hands them out.
  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)
  expect(sheets?.length).toBeLessThanOrEqual(6)
  await expect(page.getByRole('table', { name: 'Papeletas por sede' })).toContainText('Sede Central')
  await expectAccessible(page)
  const codes = await page.locator('.papeleta .codigo').allTextContents()
  expect(codes).not.toEqual([...codes].sort())
  await coordinator.goto(campaign)
  await expect(coordinator.getByRole('row', { name: /Sede Central/ })).toContainText('Menos de 10 de 40')
  const seen = await coordinator.content()
  expect(codes.filter((code) => seen.includes(code))).toEqual([])
  return codes
}

async function inviteByMail(page: Page): Promise<void> {
  await page.goto('/custodia')
  await page.getByRole('link', { name: 'Cultura organizacional para la igualdad', exact: true }).click()
  await page.getByRole('link', { name: 'Invitar y recordar por correo' }).click()
  await page.getByLabel('Correos, uno por línea').fill('ana@vias.test\nluz@vias.test\nsin-arroba')
  await page.getByRole('button', { name: 'Enviar invitaciones' }).click()
  await expect(page.getByRole('alert')).toContainText('No son correos: sin-arroba')
  await page.getByLabel('Correos, uno por línea').fill('ana@vias.test\nluz@vias.test')
  await page.getByRole('button', { name: 'Enviar invitaciones' }).click()
  await expect(page.getByText('Sale la invitación para 2 personas')).toBeVisible()
  await expectAccessible(page)
}

/** A code admits from the next full hour on: what is looked at before it must not last into it. */
async function awayFromTheHour(): Promise<void> {
  const left = 60 - new Date(server.now()).getUTCMinutes()
  if (left < 5) await server.forward(left / 60)
}

/** Exchanges the link of a mail for a code, which does not admit yet. @returns the code. */
async function exchangeLink(phone: Page, address: string): Promise<string> {
  await awayFromTheHour()
  const link = await mailedLink(server.origin, address, 'r/canje')
  await phone.goto(link)
  await expectNoOverflow(phone)
  await expect(phone.getByText('confidencial', { exact: true })).toBeVisible()
  await phone.getByRole('button', { name: 'Cambiar mi enlace por un código' }).click()
  const code = (await phone.locator('.codigo-grande').textContent()) ?? ''
  await expectNoOverflow(phone)
  await phone.getByRole('link', { name: `/r/${code}` }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Su código todavía no abre')
  // Looking tells nobody that a link was used; its button does.
  await phone.goto(link)
  await phone.getByRole('button', { name: 'Cambiar mi enlace por un código' }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Este enlace no sirve')
  return code
}

/** A page as it was sent, apart from what is drawn by chance and from the address that was asked for. */
async function sentPage(page: Page, address: string, id: string): Promise<{ status: number; html: string }> {
  const answer = await page.request.get(address, { maxRedirects: 0 })
  const html = await answer.text()
  const nonce = /nonce="([^"]+)"/.exec(html)?.[1] ?? 'none'
  return { status: answer.status(), html: withoutChance(html.replaceAll(nonce, '').replaceAll(id, '')) }
}

test('an entity begins: accounts, a campaign with slips and mail, answers, a hand-over, the close and its release', async ({
  browser,
}) => {
  test.setTimeout(420_000)
  const [head, coordinator, successor] = [
    await newcomer(browser),
    await newcomer(browser),
    await newcomer(browser, { script: false }),
  ]
  let secret = ''

  await test.step('the head accepts, sets up the second step and invites a coordinator, who accepts', async () => {
    await acceptInvitation(head, await mailedLink(server.origin, HEAD, 'invitacion'))
    secret = await setUpSecondStep(head)
    await head.getByRole('link', { name: 'Ya los guardé' }).click()
    await invite(head, 'Coordinación del mecanismo', 'Carla Coordinadora', COORDINATOR)
    await head.getByRole('button', { name: 'Invitar' }).click()
    await expect(head.getByText(`Enviamos el enlace a ${COORDINATOR}`)).toBeVisible()
    await acceptInvitation(coordinator, await mailedLink(server.origin, COORDINATOR, 'invitacion'))
    await expect(coordinator.getByRole('heading', { level: 1 })).toHaveText('Qué hago ahora')
  })

  const campaign = await test.step('she drafts a campaign, which waits for the figure of the staff', async () =>
    draftCampaign(coordinator, await newcomer(browser)))
  await test.step('slips and mail need somebody who keeps the codes', () => chooseSlipsAndMail(coordinator, campaign))
  const custodian = await newcomer(browser)
  let custodianSecret = ''
  await test.step('she proposes who keeps the codes; the head vouches for her, and only then may she', async () => {
    const accounts = await coordinator.context().newPage()
    await invite(accounts, 'Custodia de códigos', 'Carmen Custodia', CUSTODIAN)
    await accounts.getByLabel(/^Unidad/).fill('Trámite Documentario')
    await accounts.getByRole('button', { name: 'Invitar' }).click()
    await expect(accounts.getByText(`Enviamos el enlace a ${CUSTODIAN}`)).toBeVisible()
    await accounts.close()
    await acceptInvitation(custodian, await mailedLink(server.origin, CUSTODIAN, 'invitacion'))
    await expect(custodian).toHaveURL(/\/cuenta\/funciones$/)
    await head.goto('/panel/cuentas')
    await head
      .getByRole('link', { name: /Carmen Custodia/ })
      .first()
      .click()
    await head.getByLabel(/^Confirmo que Carmen Custodia/).check()
    await head.getByRole('button', { name: 'Confirmar a Carmen Custodia' }).click()
    await expect(head.getByText('Usted confirmó a Carmen Custodia.')).toBeVisible()
    await custodian.goto('/custodia')
    custodianSecret = await setUpSecondStep(custodian)
    await custodian.goto('/custodia')
    await expect(custodian.getByRole('heading', { level: 1 })).toHaveText(/^Códigos: Municipalidad de las Vías/)
    await custodian.goto('/panel')
    await expect(custodian.getByRole('heading', { level: 1 })).toHaveText('No encontramos esta página')
  })

  await test.step('the campaign opens as it was filled in', () => openCampaign(coordinator))
  const codes = await printSlips(custodian, coordinator, campaign)
  await inviteByMail(custodian)

  await test.step('by mail without script: a link, a code, the next full hour, the questionnaire', async () => {
    const phone = await newcomer(browser, { script: false, phone: true })
    const code = await exchangeLink(phone, 'ana@vias.test')
    await server.forward(1)
    await phone.goto(`/r/${code}`)
    await expect(phone.getByText('Es confidencial.')).toBeVisible()
    expect(await phone.locator('main').textContent()).not.toMatch(/anónim/i)
    await answerAtOnce(phone, personLike(0))
    await phone.context().close()
  })

  await test.step('by slip: without script, with it, and ten more', async () => {
    const phone = await newcomer(browser, { script: false, phone: true })
    await phone.goto(`/r/${codes[0]}`)
    await expect(phone.getByText('nadie sabe quién lo tiene')).toBeVisible()
    await answerAtOnce(phone, personLike(1))
    // A spent code opens like a free one, and is told when a form is sent with it.
    await phone.goto(`/r/${codes[0]}`)
    await phone.locator('input[name="lid-01"]').first().check({ force: true })
    await phone.getByLabel('He leído y acepto participar').check()
    await phone.getByRole('button', { name: 'Enviar respuestas' }).click()
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Sus respuestas no se guardaron')
    const scripted = await newcomer(browser)
    await scripted.goto(`/r/${codes[1]}`)
    await answerByParts(scripted, answersLike(4, 2))
    await expectThanks(scripted)
    for (const [index, code] of codes.slice(2, 12).entries()) {
      const form = {
        formulario: index.toString(16).padStart(32, 'a'),
        consentimiento: 'si',
        ...answersLike(4, index),
        sex: 'mujer',
      }
      expect((await phone.request.post(`/r/${code}`, { form })).status()).toBe(200)
    }
  })

  await test.step('a coordinator of another entity gets what she would get for a thing that does not exist', async () => {
    const stranger = await newcomer(browser)
    await signIn(stranger, 'coordinacion@uno.test')
    const [id, nobodys] = [campaign.split('/').at(-1) ?? '', 'f'.repeat(16)]
    for (const below of ['', '/afiche', '/resultados', '/informe', '/resultados.csv', '/constancia']) {
      const hers = await sentPage(stranger, `/panel/aplicaciones/${id}${below}`, id)
      expect(hers.status, below).toBe(404)
      expect(hers, below).toEqual(await sentPage(stranger, `/panel/aplicaciones/${nobodys}${below}`, nobodys))
    }
    await stranger.context().close()
  })

  await test.step('the coordinator hands over: her access ends at once, what she did stays, the campaign goes on', async () => {
    await invite(coordinator, 'Mi relevo', 'Rosa Relevo', SUCCESSOR)
    await coordinator.getByRole('button', { name: 'Invitar' }).click()
    await expect(coordinator.getByText(`Enviamos el enlace a ${SUCCESSOR}`)).toBeVisible()
    await coordinator.goto(campaign)
    await acceptInvitation(successor, await mailedLink(server.origin, SUCCESSOR, 'invitacion'))
    await expect(successor.getByRole('heading', { name: 'Qué hago ahora' })).toBeVisible()
    await coordinator.goto(campaign)
    await expect(coordinator).toHaveURL(/\/cuenta\/funciones$/)
    await expect(coordinator.getByText('no tiene ninguna función vigente')).toBeVisible()
    await head.goto('/panel/cuentas')
    await head.getByText('Quienes ya no tienen acceso (1)').click()
    await expect(
      head.getByRole('table', { name: 'Sin acceso' }).getByRole('row', { name: /Carla Coordinadora/ }),
    ).toBeVisible()
    expect(
      onFile((file) =>
        file
          .prepare("SELECT action FROM audit_log WHERE actor_name = 'Carla Coordinadora' AND action LIKE 'campaign.%'")
          .pluck()
          .all(),
      ),
    ).toContain('campaign.created')
    const late = await newcomer(browser, { script: false })
    await late.goto(`/r/${codes[12]}`)
    await answerAtOnce(late, personLike(13))
    await late.context().close()
  })

  await test.step('after half of the term the successor closes with a reason and reads the release; the head too', async () => {
    await server.forward(10 * 24)
    await signInWith(successor, SUCCESSOR, PASSWORD)
    await successor.goto(campaign)
    await successor.getByText('Cerrar ahora').click()
    await successor.getByLabel('Por qué se cierra antes de su fecha').fill('Ya respondió todo el personal convocado')
    await successor.getByLabel('Entiendo que no se podrá reabrir').check()
    await successor.getByRole('button', { name: 'Cerrar la aplicación' }).click()
    await expect(successor.getByText('Se recibieron 14 respuestas')).toBeVisible()
    await signInWith(head, HEAD, PASSWORD)
    await giveCode(head, totpCode(secret, server.now()))
    await head.goto(`${campaign}/resultados`)
    await expect(head.getByText('Se recibieron 14 respuestas')).toBeVisible()
  })

  await test.step('the custodian signs that what was left is destroyed; the coordinator reads that she did', async () => {
    await signInWith(custodian, CUSTODIAN, PASSWORD)
    await giveCode(custodian, totpCode(custodianSecret, server.now()))
    await custodian.waitForURL('**/custodia')
    await custodian.getByRole('link', { name: 'Cultura organizacional para la igualdad', exact: true }).click()
    await custodian.getByRole('link', { name: 'Firmar el acta' }).click()
    await expectAccessible(custodian)
    await custodian.getByLabel('Día en que se destruyeron').fill(limaDate(new Date(server.now())))
    await custodian.getByLabel('Nombre de quien lo vio').fill('Tania Testigo')
    await custodian.getByLabel(/^Se destruyó todo/).check()
    await custodian.getByRole('button', { name: 'Firmar el acta' }).click()
    await expect(custodian.getByText('Vio la destrucción: Tania Testigo')).toBeVisible()
    await successor.goto(campaign)
    await expect(successor.getByText('Acta de destrucción de lo impreso que sobró')).toBeVisible()
  })

  const id = campaign.split('/').at(-1) ?? ''
  const left = onFile((file) =>
    ['access_codes', 'swap_links', 'invited_addresses'].map(
      (table) =>
        file.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM ${table} WHERE campaign_id = ?`).get(id)?.n,
    ),
  )
  expect(left).toEqual([0, 0, 0])
  expect(onFile((file) => file.prepare("SELECT * FROM mails WHERE kind = 'swap'").all())).toEqual([])
})

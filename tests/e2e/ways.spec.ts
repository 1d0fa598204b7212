import type { Browser, Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { codeMac } from '#app/services/respond/access-code.ts'
import { swapCode } from '#app/services/respond/swap-code.ts'
import { answersLike, TEST_KEY } from '#tests/support/test-database.ts'
import { expect, expectAccessible, expectNoOverflow, savingData, signIn, test } from './fixtures.ts'

const CAMPAIGN = '/panel/aplicaciones/vias'
const FILE = process.env['ESPEJO_E2E_DATABASE'] ?? ''

function onFile<T>(use: (file: Sqlite.Database) => T): T {
  const file = new Sqlite(FILE, { timeout: 5000 })
  try {
    return use(file)
  } finally {
    file.close()
  }
}

/** What a mail program would show: the link in the invitation of this address. */
function linkIn(address: string): string {
  const mail = onFile((file) => file.prepare<[string], { body: string }>("SELECT body FROM mails WHERE kind = 'swap' AND recipient = ?").get(address))
  return /\/r\/canje\/[0-9a-f]{32}/.exec(mail?.body ?? '')?.[0] ?? ''
}

/** Makes a code one that was exchanged on the first day, for a test cannot wait for the next full hour. */
function letItsHourCome(code: string): string {
  const plain = code.replace('-', '')
  const earlier = swapCode(plain.slice(0, 10), 0)
  const { changes } = onFile((file) => file.prepare('UPDATE access_codes SET mac = ? WHERE mac = ?').run(codeMac(TEST_KEY, earlier), codeMac(TEST_KEY, plain)))
  expect(changes).toBe(1)
  return earlier
}

async function answer(page: Page, person: number): Promise<void> {
  const answers = { ...answersLike(4, person), sex: person % 2 ? 'mujer' : 'hombre' }
  for (const [name, value] of Object.entries(answers)) await page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true })
  await page.getByLabel('He leído y acepto participar').check()
  await page.getByRole('button', { name: 'Enviar respuestas' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gracias/)
}

/** Part by part, as the page's own script shows them. */
async function answerByParts(page: Page, person: number): Promise<void> {
  const answers = answersLike(4, person)
  await page.getByRole('button', { name: 'Empezar' }).click()
  for (let part = 0; part < 10; part += 1) {
    const shown = page.locator('.parte:visible')
    for (const fieldset of await shown.locator('fieldset.pregunta').all()) {
      await fieldset.locator(`input[value="${answers[(await fieldset.getAttribute('data-item')) ?? ''] ?? 'mujer'}"]`).check()
    }
    await shown.getByRole('button', { name: 'Continuar' }).click()
  }
  await page.getByLabel('He leído y acepto participar').check()
  await page.getByRole('button', { name: 'Enviar respuestas' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gracias/)
}

async function withoutScript(browser: Browser, baseURL: string | undefined, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), javaScriptEnabled: false, viewport: { width: 360, height: 640 } })
  await use(await context.newPage())
  await context.close()
}

test.use({ allowedErrors: [/status of 4(04|22)/] })

test('slips at one site and mail at another, answering with and without script, the close and its release', async ({ browser, page, baseURL }) => {
  test.setTimeout(240_000)
  await signIn(page, 'coordinacion@vias.test')
  await page.goto(`${CAMPAIGN}/papeletas`)
  await page.getByLabel('Sede', { exact: true }).fill('Sede Central')
  await page.getByLabel('Cuántas papeletas', { exact: true }).fill('40')
  await page.getByRole('button', { name: 'Crear papeletas' }).click()
  await expect(page.locator('.papeleta')).toHaveCount(40)
  await expect(page.getByRole('table', { name: 'Papeletas por sede' })).toContainText('Sede Central')
  await expectAccessible(page)
  const codes = await page.locator('.papeleta .codigo').allTextContents()
  expect(codes).not.toEqual([...codes].sort())

  await page.goto(CAMPAIGN)
  await expect(page.getByRole('row', { name: /Sede Central/ })).toContainText('Menos de 10 de 40')
  await page.getByRole('link', { name: 'Invitar y recordar por correo' }).click()
  await page.getByLabel('Correos, uno por línea').fill('ana@vias.test\nluz@vias.test\nsin-arroba')
  await page.getByRole('button', { name: 'Enviar invitaciones' }).click()
  await expect(page.getByRole('alert')).toContainText('No son correos: sin-arroba')
  await page.getByLabel('Correos, uno por línea').fill('ana@vias.test\nluz@vias.test')
  await page.getByRole('button', { name: 'Enviar invitaciones' }).click()
  await expect(page.getByText('Sale la invitación para 2 personas')).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 640 })
  await expectNoOverflow(page)
  await page.setViewportSize({ width: 1280, height: 900 })

  await withoutScript(browser, baseURL, async (phone) => {
    const link = linkIn('ana@vias.test')
    await phone.goto(link)
    await expectNoOverflow(phone)
    await expect(phone.getByText('confidencial', { exact: true })).toBeVisible()
    await phone.getByRole('button', { name: 'Cambiar mi enlace por un código' }).click()
    const code = (await phone.locator('.codigo-grande').textContent()) ?? ''
    await expectNoOverflow(phone)
    await phone.getByRole('link', { name: `/r/${code}` }).click()
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Su código todavía no abre')
    await phone.goto(link)
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Este enlace no sirve')
    await phone.goto(`/r/${letItsHourCome(code)}`)
    await expect(phone.getByText('Es confidencial.')).toBeVisible()
    expect(await phone.locator('main').textContent()).not.toMatch(/anónim/i)
    await answer(phone, 0)
  })

  await withoutScript(browser, baseURL, async (phone) => {
    await phone.goto(`/r/${codes[0]}`)
    await expect(phone.getByText('nadie sabe quién lo tiene')).toBeVisible()
    await answer(phone, 1)
    await phone.goto(`/r/${codes[0]}`)
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Este código no abre un cuestionario')
  })
  const scripted = await browser.newPage(baseURL ? { baseURL } : {})
  await savingData(scripted)
  await scripted.goto(`/r/${codes[1]}`)
  await answerByParts(scripted, 2)
  await scripted.close()
  for (const [index, code] of codes.slice(2, 12).entries()) {
    const form = { formulario: index.toString(16).padStart(32, 'a'), consentimiento: 'si', ...answersLike(4, index), sex: 'mujer' }
    expect((await page.request.post(`/r/${code}`, { form })).status()).toBe(200)
  }

  await page.goto(CAMPAIGN)
  await page.getByText('Cerrar ahora').click()
  await page.getByLabel('Por qué se cierra antes de su fecha').fill('Ya respondió todo el personal convocado')
  await page.getByLabel('Entiendo que no se podrá reabrir').check()
  await page.getByRole('button', { name: 'Cerrar la aplicación' }).click()
  await expect(page.getByText('Respondieron 13 de 300 personas')).toBeVisible()
  const left = onFile((file) => ['access_codes', 'swap_links', 'invited_addresses', 'form_receipts'].map((table) => file.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table} WHERE campaign_id = 'vias'`).get()?.n))
  expect(left).toEqual([0, 0, 0, 0])
  expect(onFile((file) => file.prepare("SELECT * FROM mails WHERE recipient LIKE '%@vias.test'").all())).toEqual([])
})

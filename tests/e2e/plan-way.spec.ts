import type { Browser, Page } from '@playwright/test'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { adaptToTheLaw, paternityLeave } from '#surveys/instruments/shared-actions.ts'
import { phonePhoto } from '../support/photos.ts'
import { WAY_BEGINS, WAY_CAMPAIGNS, WAY_YEAR } from '../support/plan-way.ts'
import { TEST_TOTP_SECRET, totpCode } from '../support/totp.ts'
import { expectAsItStandsSoundAtBothWidths, expectThisSoundAtBothWidths } from './both-widths.ts'
import { expect, test } from './fixtures.ts'
import { startOwnServer, type OwnServer } from './own-server.ts'
import { acceptBeside, everybodyAnswers, leave, PHONE, storedActions, walker, type Walker } from './plan-people.ts'
import { useALongPlan } from './plan-of-200.ts'
import { readAPlan } from './plan-review.ts'

// A wait without an end would hide where somebody got stuck.
test.use({ actionTimeout: 40_000 })

let server: OwnServer
test.beforeAll(async () => {
  test.setTimeout(120_000)
  server = await startOwnServer({ from: WAY_BEGINS, seeds: 'plan-way' })
})
test.afterAll(() => server.stop())

const CULTURE = latestInstrument('organizational-culture')
const STEREOTYPES = latestInstrument('gender-stereotypes')
const ENTITY = 'Municipalidad del Camino (ejemplo)'
const PLAN = `/panel/plan/${WAY_YEAR}`
const HOURS = 3_600_000

const arrive = (browser: Browser, email: string, more = {}) => walker(browser, server, email, more)

/** Lets time pass until the morning of a day. */
const until = (day: string) => server.forward((Date.parse(`${day}T09:00:00-05:00`) - server.now()) / HOURS)

async function sign(head: Page, code: string): Promise<void> {
  await head.goto(`${PLAN}/firma`)
  await head.getByLabel('Su cargo').fill('Alcaldesa')
  await head.getByLabel('Resolución o documento de su designación').fill('Credencial 4410')
  await head.getByLabel('Leí el plan y apruebo').check()
  await head.getByLabel('Código de su aplicación').fill(code)
  await head.getByRole('button', { name: 'Firmar el plan' }).click()
}

const codeNow = () => totpCode(TEST_TOTP_SECRET, server.now())

test('the Ministry finds what is to be read first, comments it, is answered and agrees', async ({ browser }) =>
  readAPlan(browser, server))

test('200 actions stay usable', async ({ browser }) => useALongPlan(browser, server))

test('a plan goes from two results to its signature, its execution and the next result', async ({ browser }) => {
  test.setTimeout(420_000)
  const coordination = await arrive(browser, 'coordinacion@camino.test')
  const { page } = coordination
  const people: Walker[] = [coordination]

  await test.step('two instruments are answered by everybody, and close on their day', async () => {
    await everybodyAnswers(page.request, WAY_CAMPAIGNS.culture, CULTURE, { cor: 0.25 })
    await everybodyAnswers(page.request, WAY_CAMPAIGNS.stereotypes, STEREOTYPES, { cui: 0.25 })
    await until('2026-11-06')
    await coordination.come()
  })

  const shared = storedActions(server).find(({ title }) => title === paternityLeave.title)?.id ?? ''

  await test.step('what both ask for stands in the plan once, with both reasons', async () => {
    await page.getByRole('link', { name: `propuestas por decidir en el plan ${WAY_YEAR}` }).click()
    await expect(page.getByRole('link', { name: paternityLeave.title })).toHaveCount(1)
    await page.getByRole('link', { name: paternityLeave.title }).click()
    const card = page.locator('#ficha')
    await expect(card.getByText(`de ${CULTURE.title}, versión ${CULTURE.version}, obtuvo`)).toBeVisible()
    await expect(card.getByText(`de ${STEREOTYPES.title}, versión ${STEREOTYPES.version}, obtuvo`)).toBeVisible()
    await expectAsItStandsSoundAtBothWidths(page)
  })

  const second = await arrive(browser, 'segunda@camino.test')
  people.push(second)
  await test.step('two people adjust it at once: the second is shown both texts, and neither is lost', async () => {
    await page.locator('#ficha').getByRole('link', { name: 'Ajustar' }).click()
    await second.page.goto(`${PLAN}/acciones/${shared}`)
    for (const [who, theirs] of [
      ['Jefatura de Personal', second.page],
      ['Subgerencia de Recursos Humanos', page],
    ] as const) {
      await theirs.getByLabel('Quién está a cargo').fill(who)
      await theirs.getByLabel('Fecha límite').fill(`${WAY_YEAR}-09-30`)
      await theirs.getByRole('button', { name: 'Guardar y aceptar' }).click()
      if (theirs === second.page) await expect(theirs.getByRole('status').first()).toContainText('está aceptada')
    }
    await expect(page.getByRole('alert')).toContainText('cambió esta acción mientras usted la revisaba')
    await expect(page.getByLabel('Quién está a cargo')).toHaveValue('Subgerencia de Recursos Humanos')
    // What is saved stands under what was typed, not upon the help beside it.
    const [field, saved] = [page.getByLabel('Quién está a cargo'), page.getByText('guardado: «Jefatura de Personal»')]
    expect((await saved.boundingBox())?.x).toBe((await field.boundingBox())?.x)
    await expectAsItStandsSoundAtBothWidths(page)
    await page.getByRole('button', { name: 'Guardar cambios' }).click()
    await expect(page.getByRole('status').first()).toContainText('se guardaron')
  })

  await test.step('duties are accepted together, others by keys; who and until when is said of each', async () => {
    await page.goto(PLAN)
    await page.getByRole('button', { name: /^Aceptar las \d+ obligatorias$/ }).click()
    await expect(page.getByRole('status').first()).toContainText('obligatorias están aceptadas')
    // The keys work as soon as the page says so.
    await expect(page.locator('.decidir-teclas')).toBeVisible()
    const first = page.locator('#grupo-within ~ ol a').first()
    await first.focus()
    await first.press('r')
    await expect(page.getByLabel('Por qué no se hará')).toBeFocused()
    await page.getByLabel('Por qué no se hará').fill('La hace ya la municipalidad provincial')
    await page.getByRole('button', { name: 'Rechazar con esta razón' }).click()
    await expect(page.getByRole('status').first()).toContainText('está rechazada, con su razón')
    for (const [place, { id, status }] of storedActions(server).entries())
      if (status === 'accepted' && id !== shared)
        await acceptBeside(page, server, id, `Oficina ${place}`, `${WAY_YEAR}-1${place % 3}-15`)
    await page.reload()
  })

  const head = await arrive(browser, 'titular@camino.test')
  people.push(head)
  await test.step('it is handed in, returned with a reason, mended and handed in again', async () => {
    await page.goto(`${PLAN}/firma`)
    await page.getByRole('button', { name: 'Enviar a firma' }).click()
    await expect(page.getByRole('status')).toContainText('se envió a firma')
    await head.page.goto('/panel')
    await head.page.getByRole('link', { name: `Firme o devuelva el plan ${WAY_YEAR}` }).click()
    await head.page.getByText('Devolver a la coordinación').click()
    await head.page.getByLabel('Qué falta o qué debe cambiar').fill('Falta decir qué oficina lo paga')
    await head.page.getByRole('button', { name: 'Devolver con esta razón' }).click()
    await expect(head.page.getByRole('status')).toContainText('se devolvió a la coordinación')
    await page.goto('/panel')
    await page.getByRole('link', { name: 'volvió con observaciones' }).click()
    await expect(page.getByText('Falta decir qué oficina lo paga').first()).toBeVisible()
    await page.goto(`${PLAN}/acciones/${shared}`)
    await page.getByLabel('Unidad responsable').fill('Gerencia de Administración, con presupuesto propio')
    await page.getByRole('button', { name: 'Guardar cambios' }).click()
    await expect(page.getByRole('status').first()).toContainText('se guardaron')
    await page.goto(`${PLAN}/firma`)
    await page.getByRole('button', { name: 'Volver a enviar a firma' }).click()
    await expect(page.getByRole('status')).toContainText('se envió a firma')
  })

  await test.step('the head signs with her second step; a wrong code is told and nothing else is lost', async () => {
    await sign(head.page, '000000')
    await expect(head.page.getByRole('alert')).toContainText('El código no coincide o ya se usó')
    await expect(head.page.getByLabel('Su cargo')).toHaveValue('Alcaldesa')
    await expectAsItStandsSoundAtBothWidths(head.page)
    await sign(head.page, codeNow())
    await expect(head.page.getByRole('status')).toContainText('está firmado')
    await expect(head.page.getByText('con su cuenta y su segundo paso')).toBeVisible()
    await head.page.getByRole('link', { name: 'Leer lo firmado' }).click()
    await expect(head.page.getByRole('heading', { level: 4, name: paternityLeave.title })).toBeVisible()
    await expectThisSoundAtBothWidths(head.page)
  })

  const team = await arrive(browser, 'equipo@camino.test', { size: PHONE })
  people.push(team)
  await test.step('it runs: somebody is given the action and tells that it began', async () => {
    await page.goto(`${PLAN}/asignar`)
    await page.getByLabel('Quién da el seguimiento').selectOption({ label: 'equipo@camino.test' })
    await page.getByRole('checkbox', { name: paternityLeave.title }).check()
    await page.getByRole('button', { name: 'Asignar las elegidas' }).click()
    await expect(page.getByRole('status').first()).toContainText('da el seguimiento de 1 acción')
    await team.page.goto(`${PLAN}/mis-acciones`)
    await team.page.getByRole('link', { name: paternityLeave.title }).click()
    await team.page.getByLabel('En marcha').check()
    await team.page.getByLabel('Qué se hizo, o por qué se detuvo').fill('Se nombró a quien releva')
    await team.page.getByRole('button', { name: 'Guardar el avance' }).click()
    await expect(team.page.getByRole('status').first()).toContainText('se guardó')
  })

  const analyst = await arrive(browser, 'analista@mimp.test')
  people.push(analyst)
  await test.step('the Ministry observes it meanwhile, is answered, and asks for an amendment', async () => {
    await analyst.page.goto('/nacional/revisiones')
    await analyst.page.getByRole('link', { name: ENTITY }).click()
    await analyst.page.getByRole('button', { name: 'Tomar esta revisión' }).click()
    await expect(analyst.page.getByText('Usted la tiene a cargo.')).toBeVisible()
    const read = analyst.page.locator(`#accion-${shared}`)
    await read.getByText('Comentar esta acción').click()
    await read.getByLabel('Comentario para la entidad').fill('¿Quién releva en la sede del anexo?')
    await read.getByRole('button', { name: 'Enviar el comentario' }).click()
    await expect(read.getByText('Sin respuesta de la entidad todavía.')).toBeVisible()
    await page.goto('/panel')
    await page.getByRole('link', { name: `Responda 1 comentario del MIMP sobre el plan ${WAY_YEAR}` }).click()
    await page.getByLabel('Su respuesta al MIMP').fill('La asistenta del anexo, desde marzo.')
    await page.getByRole('button', { name: 'Enviar la respuesta' }).click()
    await expect(page.getByText('La asistenta del anexo, desde marzo.', { exact: true })).toBeVisible()
    await analyst.page.reload()
    await expect(read.getByText('La asistenta del anexo, desde marzo.')).toBeVisible()
    await analyst.page.getByText('Pedir una modificación').click()
    await analyst.page.getByLabel('Qué debe modificarse y por qué').fill('Diga en el plan quién releva en el anexo')
    await analyst.page.getByRole('button', { name: 'Pedir la modificación' }).click()
    await expect(analyst.page.getByText('Se pidió la modificación.')).toBeVisible()
  })

  await test.step('it is amended, and the amendment is signed', async () => {
    await page.goto(`${PLAN}/firma`)
    await page.getByLabel('Por qué se modifica').fill('El MIMP pidió decir quién releva en el anexo')
    await page.getByRole('button', { name: 'Empezar una modificación' }).click()
    await expect(page.getByText('Mientras no se firme, vale el plan que se firmó')).toBeVisible()
    await expectThisSoundAtBothWidths(page)
    await page.goto(`${PLAN}/acciones/${shared}`)
    await page.getByLabel('Quién está a cargo').fill('Subgerencia de Recursos Humanos y anexo')
    await page.getByRole('button', { name: 'Guardar cambios' }).click()
    await expect(page.getByRole('status').first()).toContainText('se guardaron')
    await page.goto(`${PLAN}/firma`)
    await page.getByRole('button', { name: 'Enviar a firma' }).click()
    await expect(page.getByRole('status')).toContainText('se envió a firma')
    // A code is taken once.
    await server.forward(1 / 60)
    await sign(head.page, codeNow())
    await head.page.getByRole('link', { name: 'Comparar con la versión 1' }).click()
    await expect(head.page.getByText('Subgerencia de Recursos Humanos y anexo')).toBeVisible()
    await expectThisSoundAtBothWidths(head.page)
  })

  await test.step('at the cut-off of June a photo proves what was done', async () => {
    await until('2027-06-26')
    await team.come()
    await team.page.goto(`${PLAN}/acciones/${shared}/avance`)
    await team.page.getByLabel('Qué dice hoy el indicador').fill('60 de cada 100')
    await team.page.getByLabel('Qué se hizo, o por qué se detuvo').fill('Tres padres tomaron su licencia entera')
    await team.page
      .getByLabel('Archivo o foto')
      .setInputFiles({ name: 'IMG_2044.jpg', mimeType: 'image/jpeg', buffer: phonePhoto() })
    await team.page.getByLabel('Qué muestra, en una línea').fill('El cuadro de relevos en la vitrina')
    await expectAsItStandsSoundAtBothWidths(team.page)
    await team.page.getByRole('button', { name: 'Guardar el avance' }).click()
    await expect(team.page.getByRole('status').first()).toContainText('se guardó')
    await coordination.come()
    await expect(page.getByRole('link', { name: /^Informe el avance de 2 acciones/ })).toBeVisible()
    // What was left out of the signed plan waits no more.
    await expect(page.getByRole('link', { name: 'propuestas por decidir' })).toHaveCount(0)
    await page.goto(`${PLAN}/ejecucion`)
    await page
      .getByRole('button', { name: /^Sigue igual/ })
      .first()
      .click()
    await expect(page.getByRole('status').first()).toContainText('se guardó')
    // The amendment was commented by nobody.
    await page.goto(`${PLAN}/revision`)
    await expect(page.getByText('no equivale a conformidad').first()).toBeVisible()
  })

  await test.step('once a year the head confirms who has an account', async () => {
    await head.come()
    await head.page.goto('/panel/cuentas')
    await head.page.getByRole('button', { name: 'Confirmo que la lista es correcta' }).click()
    await expect(head.page.getByRole('status')).toContainText('quedó confirmada por este año')
  })

  await test.step('at the cut-off of October it is done, by the number of a document', async () => {
    await until('2027-10-27')
    await team.come()
    await team.page.goto(`${PLAN}/acciones/${shared}/avance`)
    await team.page.getByLabel(/^Hecha/).check()
    await team.page.getByText('Agregar otro medio de verificación').click()
    await team.page.getByLabel('O el tipo y número del documento').fill('Informe 45-2027-RRHH')
    await team.page.getByLabel('Qué muestra, en una línea').fill('Quiénes tomaron su licencia y quién relevó')
    await team.page.getByRole('button', { name: 'Guardar el avance' }).click()
    await expect(team.page.getByRole('status').first()).toContainText('se guardó')
    await coordination.come()
    await page.goto(`${PLAN}/ejecucion?vista=tablero`)
    await page.goto(`${PLAN}/antes-y-despues`)
    await expect(page.getByText('Aún no hay una aplicación posterior a esta acción.')).toBeVisible()
  })

  await test.step('a second campaign closes, and what the action moved is said', async () => {
    await until('2027-11-10')
    await everybodyAnswers(page.request, WAY_CAMPAIGNS.again, CULTURE, { cor: 0.75 })
    await until('2027-11-28')
    await coordination.come()
    await page.goto(`${PLAN}/antes-y-despues`)
    await expect(page.getByText(/puntos más que el resto \(entre .*\)\. No se puede atribuir solo/)).toBeVisible()
    await expectAsItStandsSoundAtBothWidths(page)
  })

  await test.step('everybody may read what is done about it, and no score, reason or name', async () => {
    await page.goto(`/panel/aplicaciones/${WAY_CAMPAIGNS.culture}/lo-que-dijimos`)
    const address = await page.getByLabel('Dirección de la página pública').inputValue()
    const anybody = await (await browser.newContext({ viewport: PHONE })).newPage()
    await anybody.goto(address)
    await expect(anybody.getByRole('heading', { level: 1 })).toHaveText('Ustedes dijeron, nosotros hicimos')
    await expect(anybody.getByRole('region', { name: /^Hechas/ })).toContainText(paternityLeave.title)
    await expect(anybody.getByRole('region', { name: /^Vencidas/ })).toContainText(adaptToTheLaw.title)
    const said = await anybody.locator('main').innerText()
    expect(said).not.toMatch(/\b(24|25|75)\b|Subgerencia|Gerencia|provincial|@/)
    await expectAsItStandsSoundAtBothWidths(anybody)
    await anybody.context().close()
  })

  await test.step('who has no script reads the plan and tells how an action is', async () => {
    const plain = await arrive(browser, 'segunda@camino.test', { script: false, size: PHONE })
    people.push(plain)
    await plain.page.goto(PLAN)
    await plain.page.getByText('Aceptadas (3)').click()
    await plain.page.getByRole('link', { name: paternityLeave.title }).click()
    await expect(plain.page.locator('#ficha')).toContainText('Subgerencia de Recursos Humanos y anexo')
    await plain.page.getByRole('link', { name: 'Ver la lista' }).click()
    await plain.page.getByRole('link', { name: 'Ejecutar' }).click()
    await plain.page.getByRole('link', { name: adaptToTheLaw.title }).click()
    await plain.page.getByLabel('En marcha').check()
    await plain.page.getByRole('button', { name: 'Guardar el avance' }).click()
    // It is late: what is asked for is said, and what was chosen stays.
    await expect(plain.page.getByRole('alert')).toContainText('diga por qué se atrasó')
    await expect(plain.page.getByLabel('En marcha')).toBeChecked()
    await plain.page.getByLabel('Por qué se atrasó').fill('La ley se reglamentó en agosto')
    await plain.page.getByLabel('O el tipo y número del documento').fill('Matriz 3-2027-GPP')
    await plain.page.getByLabel('Qué muestra, en una línea').fill('Los documentos que ya se adecuaron')
    await plain.page.getByRole('button', { name: 'Guardar el avance' }).click()
    await expect(plain.page.getByRole('status')).toContainText('se guardó')
  })

  await leave(people)
})

import type { Browser, Page } from '@playwright/test'
import { readSheet } from 'read-excel-file/node'
import { drawWorkbook } from '#app/kit/sheets/draw-workbook.server.ts'
import type { Row } from '#app/kit/sheets/workbook-sheet.ts'
import { PDF } from '#tests/support/small-assessments.ts'
import { expectAsItStandsSoundAtBothWidths } from './both-widths.ts'
import { expect, expectAccessible, expectNoOverflow, sessionEnds, signIn, test } from './fixtures.ts'

test.use({ allowedErrors: [/status of (409|422)/] })

const YEAR = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Lima', year: 'numeric' }).format(new Date())
const HERE = `/panel/presupuesto/${YEAR}`
const LEVEL_COLUMN = 7

async function signedIn(browser: Browser, email: string, javaScriptEnabled = true): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
  await signIn(page, email)
  return page
}

const panel = (page: Page, item: string) =>
  page.locator(`#encuesta [data-name="panel-${item}"], #encuesta .sd-panel:has([data-name="${item}"])`).first()
const level = (page: Page, item: string, words: RegExp) => page.locator(`[data-name="${item}"]`).getByText(words)
const saved = (page: Page) => expect(page.locator('.guardado')).toContainText('Guardado a las')

/** Says in the drawn form what the next file of an item is. */
async function describeDocument(page: Page, item: string, shows: string): Promise<void> {
  const field = (name: string) => page.locator(`[data-name="${item}-${name}"]`)
  await field('prueba')
    .getByText(/^Nivel 2: resolución que crea/)
    .click()
  for (const [name, value] of [
    ['documento', 'Resolución 12-2024'],
    ['fecha', '2024-05-03'],
    ['unidad', 'Alcaldía'],
    ['pagina', 'página 2'],
    ['muestra', shows],
  ] as const)
    await field(name).locator('input').fill(value)
}

async function attach(page: Page, item: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.locator(`[data-name="${item}-archivo"] label`).first().click()
  await (await chooser).setFiles({ name: 'resolucion.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) })
}

/** The template with level 0 in every row that has none yet or does not apply, written by another program. */
async function filledTemplate(page: Page): Promise<Buffer> {
  const template = await (await page.request.get(`${HERE}/planilla.xlsx`)).body()
  const rows = (await readSheet(template, 'Preguntas')) as unknown as Row[]
  return drawWorkbook([
    {
      name: 'Preguntas',
      widths: rows[0]?.map(() => 12) ?? [],
      rows: rows.map((row, index) =>
        index === 0 || (row[LEVEL_COLUMN] !== null && row[LEVEL_COLUMN] !== 'na')
          ? row
          : row.map((cell, column) => (column === LEVEL_COLUMN ? 0 : cell)),
      ),
    },
  ])
}

test('a team fills it, proves it, clashes, hands it in, gets it back and hands it in again', async ({ browser }) => {
  test.setTimeout(300_000)
  const team = await signedIn(browser, 'equipo@presu.test')
  await team.goto(HERE)
  await team.getByRole('button', { name: 'Empezar el autodiagnóstico' }).click()
  await expectAccessible(team)
  await team.getByRole('link', { name: 'Mandato, funciones y capacidades' }).click()
  await expect(team.locator('#encuesta')).toBeVisible()
  await expectAccessible(team)

  const head = await signedIn(browser, 'jefatura@presu.test')
  await head.goto(`${HERE}/dimension/man`)
  await expect(head.locator('#encuesta')).toBeVisible()

  await level(team, 'man-01', /^Nivel 2\./).click()
  await saved(team)
  await level(team, 'man-02', /^Nivel 0\./).click()
  await saved(team)
  await expect(team.locator('.guardado')).not.toContainText('Guardando')

  await level(head, 'man-01', /^Nivel 3\./).click()
  await expect(head.getByRole('alert')).toContainText('mientras usted escribía')
  await level(head, 'man-02', /^Nivel 2\./).click()
  await expect(head.getByRole('alert')).toHaveCount(2)
  await expectAccessible(head)
  await head
    .getByRole('alert')
    .filter({ hasText: 'mecanismo para la igualdad' })
    .getByRole('button', { name: /Quedarme con lo de/ })
    .click()
  await expect(head.getByRole('alert')).toHaveCount(1)
  await head.getByRole('button', { name: /Quedarme con lo de/ }).click()
  await expect(head.getByText('Se quedó con lo que ya estaba guardado.')).toBeVisible()

  await panel(team, 'man-01').getByText('Adjuntar un archivo').click()
  const listed = team.locator('[data-name="man-01-archivo"]')
  await attach(team, 'man-01')
  await expect(listed).toContainText('Elija qué documento es')
  await describeDocument(team, 'man-01', 'Crea el mecanismo')
  await expectAccessible(team)
  await attach(team, 'man-01')
  await expect(listed).toContainText('resolucion.pdf')
  await expect(team.locator('[data-name="man-01-muestra"] input')).toHaveValue('')
  await expect(team.locator('[data-name="man-01-prueba"] input:checked')).toHaveCount(0)
  await describeDocument(team, 'man-01', 'La misma, por error')
  await attach(team, 'man-01')
  await expect(listed).toContainText('resolucion (2).pdf')
  await listed.getByRole('button', { name: 'Retirar este archivo' }).nth(1).click()
  await expect(team.getByText('¿Retirar el archivo resolucion (2).pdf?')).toBeVisible()
  await team.getByRole('button', { name: 'De acuerdo' }).click()
  await expect(listed).not.toContainText('resolucion (2).pdf')
  await team.goto(`${HERE}/preguntas/man-01`)
  await expect(team.getByText('Crea el mecanismo').first()).toBeVisible()
  await expect(team.getByText('La misma, por error')).toHaveCount(0)
  await expectAccessible(team)

  await team.goto(`${HERE}/dimension/dat`)
  await expect(team.locator('#encuesta')).toBeVisible()
  await sessionEnds(team)
  await team.locator('[data-name="dat-01-nota"] textarea').fill('Escrito después de la sesión')
  await expect(team.getByRole('alert')).toContainText('Su sesión terminó: lo último no se guardó.')
  await expectAccessible(team)
  await team.screenshot({ path: 'test-results/kept-live-1280.png' })
  const again = await team.context().newPage()
  await signIn(again, 'equipo@presu.test')
  await again.close()
  await team.getByRole('button', { name: 'Ya ingresé: guardar' }).click()
  await saved(team)
  await expect(team.getByRole('alert')).toHaveCount(0)
  await team.locator('[data-name="dat-01-nota"] textarea').fill('Escrito justo antes de salir')
  await team.goto(`${HERE}/preguntas/dat-01`)
  await expect(async () => {
    await team.reload()
    await expect(team.getByLabel(/^Nota/)).toHaveValue('Escrito justo antes de salir', { timeout: 500 })
  }).toPass()

  await team.goto(`${HERE}/planilla`)
  await team.getByLabel('Planilla XLSX').setInputFiles({
    name: 'planilla.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await filledTemplate(team),
  })
  await team.getByRole('button', { name: 'Revisar la planilla' }).click()
  await expect(team.getByRole('status')).toContainText('44 preguntas cambiarían; 0 filas tienen un problema')
  await expectAccessible(team)
  await team.getByRole('button', { name: 'Guardar los 44 cambios' }).click()
  await team.waitForURL(`**${HERE}`)
  await expect(team.getByText('Lo firma y presenta quien dirige planeamiento')).toBeVisible()

  const handIn = async () => {
    await head.goto(HERE)
    await head.getByLabel('Nombre y apellidos').fill('Ana Huamán')
    await head.getByLabel('Cargo').fill('Jefa de Planeamiento y Presupuesto')
    await head.getByLabel('Resolución o documento de designación').fill('Resolución 045-2026')
    await head.getByLabel(/^Declaro que los niveles/).check()
    await head.getByRole('button', { name: 'Firmar y presentar al MIMP' }).click()
    await expect(head.getByText('Espera la revisión del MIMP desde hoy')).toBeVisible()
  }
  await handIn()

  const analyst = await signedIn(browser, 'analista@mimp.test')
  const review = async () => {
    await analyst.goto('/nacional/revisiones')
    await analyst.getByRole('link', { name: 'Municipalidad del Presupuesto (ejemplo)' }).click()
    await analyst.getByRole('link', { name: 'Mandato, funciones y capacidades' }).click()
    await analyst.waitForURL('**/man')
    return analyst.locator('#man-01')
  }
  const returned = await review()
  await returned.getByText('Devolver con un comentario').click()
  await returned
    .getByLabel('Qué falta o qué debe corregir')
    .fill('La resolución no está firmada: adjunte la versión final.')
  await returned.getByRole('button', { name: 'Devolver la pregunta' }).click()
  await expect(analyst.getByText('Se devolverá la pregunta')).toBeVisible()
  await analyst.getByRole('link', { name: 'Mandato, funciones y capacidades' }).click()
  await analyst.getByRole('link', { name: /^1\. / }).click()
  await expect(returned).toContainText('La resolución no está firmada')
  await expectAccessible(analyst)
  await analyst.getByRole('link', { name: 'Volver al resumen de la revisión' }).click()
  await analyst.getByRole('button', { name: 'Devolver a la entidad' }).click()
  await expect(analyst.getByText('Espera la respuesta de la entidad desde hoy')).toBeVisible()
  const openBudget = async (isReviewed: boolean) => {
    await analyst.goto('/nacional/revisiones')
    if (isReviewed) await analyst.getByText(/^Ver .* revisado/).click()
    await analyst.getByRole('link', { name: 'Municipalidad del Presupuesto (ejemplo)' }).click()
  }
  await openBudget(false)
  await expect(analyst.getByText('Devuelto a la entidad').first()).toBeVisible()
  await expectAsItStandsSoundAtBothWidths(analyst)

  const plain = await signedIn(browser, 'equipo@presu.test', false)
  await plain.goto(HERE)
  await expect(plain.getByText('1 devuelta')).toBeVisible()
  await expect(plain.getByText('responda o corrija cada pregunta devuelta')).toBeVisible()
  await plain.goto(`${HERE}/preguntas/man-01`)
  await plain.getByLabel('Su respuesta al MIMP').fill('Va la resolución firmada.')
  await plain.getByRole('button', { name: 'Guardar la respuesta' }).click()
  await expect(plain.getByText('Su respuesta al MIMP se guardó.')).toBeVisible()
  await plain.getByText('Agregar un documento').click()
  await plain.getByLabel(/^Nivel 2: resolución que crea/).check()
  await plain.getByLabel('Fecha del documento').fill('2024-05-03')
  await plain.getByLabel('Unidad que lo emitió').fill('Alcaldía')
  await plain.getByLabel('Página o sección donde está la prueba').fill('página 2')
  await plain.getByLabel('Qué demuestra, en una línea').fill('Crea el mecanismo, firmada')
  await plain
    .locator('#archivo')
    .setInputFiles({ name: 'firmada.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) })
  await plain.getByRole('button', { name: 'Agregar documento' }).click()
  await expect(plain.getByText('firmada.pdf').first()).toBeVisible()
  await handIn()

  const accepted = await review()
  await expect(accepted).toContainText('Va la resolución firmada.')
  await expectAsItStandsSoundAtBothWidths(analyst)
  const shown = analyst.locator('.documento iframe')
  await expect(shown).toBeVisible()
  expect((await analyst.request.get((await shown.getAttribute('src')) ?? '')).status()).toBe(200)
  // No second press of a double click decides about what came meanwhile.
  await analyst.waitForTimeout(800)
  await accepted.getByRole('button', { name: 'Aceptar: nivel 2' }).press('Enter')
  await expect(analyst.getByText('Ninguna más espera: ya puede terminar esta vuelta.')).toBeVisible()
  await analyst.getByRole('button', { name: 'Terminar la revisión' }).click()
  await analyst.waitForURL('**/nacional/revisiones')
  await openBudget(true)
  await expect(analyst.getByRole('rowheader', { name: 'Después de la revisión' })).toBeVisible()
  await expectAsItStandsSoundAtBothWidths(analyst)
  await analyst.getByRole('link', { name: 'Mandato, funciones y capacidades' }).click()
  await analyst.getByRole('link', { name: /^1\. / }).click()
  await expect(analyst.locator('#man-01')).toContainText('Aceptada: nivel 2.')
  await expectAsItStandsSoundAtBothWidths(analyst)
  await head.goto(HERE)
  await expect(head.getByText('El nivel verificado ya no cambia.')).toBeVisible()
  await expect(head.getByRole('rowheader', { name: 'Al volver a presentar' })).toBeVisible()
  await head.setViewportSize({ width: 360, height: 640 })
  await expectAccessible(head)
  await expectNoOverflow(head)
})

test.describe('without script', () => {
  test('a level is saved by its button, and the second of two who edit is told', async ({ browser }) => {
    const [one, two] = [
      await signedIn(browser, 'equipo@uno.test', false),
      await signedIn(browser, 'coordinacion@uno.test', false),
    ]
    for (const page of [one, two]) await page.goto('/panel/presupuesto/2025/dimension/dat')
    const item = (page: Page) => page.locator('#dat-01')
    await item(one)
      .getByLabel(/^Nivel 1\./)
      .check()
    await item(one).getByRole('button', { name: 'Guardar' }).click()
    await expect(one.locator('.recien-hecho')).toContainText('se guardó')
    await expect(item(one).getByLabel(/^Nivel 1\./)).toBeChecked()
    await item(two)
      .getByLabel(/^Nivel 3\./)
      .check()
    await item(two).getByLabel(/^Nota/).fill('Mi nota')
    await item(two).getByRole('button', { name: 'Guardar' }).click()
    await expect(item(two).getByRole('alert')).toContainText('cambió esta pregunta mientras usted escribía')
    await expect(item(two).getByLabel(/^Nivel 3\./)).toBeChecked()
    await expect(item(two).getByLabel(/^Nota/)).toHaveValue('Mi nota')
  })
})

import type { Page } from '@playwright/test'
import { readSheet } from 'read-excel-file/node'
import { drawWorkbook } from '#app/kit/sheets/draw-workbook.server.ts'
import type { Row } from '#app/kit/sheets/workbook-sheet.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { expectThisSoundAtBothWidths } from './both-widths.ts'
import { expect, signIn, test } from './fixtures.ts'

test.use({ allowedErrors: [/status of (409|422)/] })

/** The year in which the campaign closed that the sheet stands beside, ten days ago. */
const YEAR = addDays(limaDate(new Date()), -10).slice(0, 4)
const HERE = `/panel/ficha/${YEAR}`
const DAY = `${YEAR}-01-02`

type Filled = Readonly<Record<string, readonly [women: string | number | null, men: string | number | null]>>

const GROUP: Filled = { head: [2, 9], professional: [30, 20], technical: [12, 14], support: [8, 7] }

/** The template that the page gives, with numbers in it, written by another program. */
async function filledTemplate(page: Page, numbers: Filled): Promise<Buffer> {
  const template = await (await page.request.get(`${HERE}/planilla.xlsx`)).body()
  const rows = (await readSheet(template, 'Ficha de datos')) as unknown as Row[]
  const filled = rows.map(
    ([code, part, line, ...given]) => [code, part, line, ...(numbers[String(code)] ?? given)] as Row,
  )
  return drawWorkbook([{ name: 'Ficha de datos', widths: [], rows: filled }])
}

const field = (page: Page, line: string, sex: 'mujeres' | 'hombres') => page.locator(`[id="${line}-${sex}"]`)

async function typeTable(page: Page, numbers: Filled): Promise<void> {
  for (const [line, [women, men]] of Object.entries(numbers)) {
    await field(page, line, 'mujeres').fill(String(women))
    await field(page, line, 'hombres').fill(String(men))
  }
}

async function upload(page: Page, numbers: Filled): Promise<void> {
  await page.getByLabel('Planilla XLSX').setInputFiles({
    name: 'ficha.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await filledTemplate(page, numbers),
  })
  await page.getByRole('button', { name: 'Leer la planilla' }).click()
}

/** Pictures of what a person sees, for whoever wants to look at them. */
async function pictures(page: Page, name: string): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `test-results/ficha-${name}-${width}.png`, fullPage: true })
  }
}

test('an office types totals, uploads others, sees what would be stored of them, and stores that', async ({
  browser,
}) => {
  const office = await (await browser.newContext()).newPage()
  await signIn(office, 'equipo@uno.test')
  await office.goto(HERE)
  await office.getByLabel('Fecha del dato').fill(DAY)
  await typeTable(office, GROUP)
  await expectThisSoundAtBothWidths(office)
  await pictures(office, 'formulario')

  await upload(office, { trained: ['muchas', 30], hours: [400, '1,451'], maternity: [6, 2] })
  const problems = office.getByRole('alert')
  await expect(problems).toContainText(/Celda D\d+: escriba un número entero/)
  await expect(problems).toContainText(/Celda E\d+: aquí no se escribe nada/)
  await expect(field(office, 'trained', 'mujeres')).toHaveValue('muchas')
  await expect(field(office, 'head', 'mujeres')).toHaveValue('2')
  await expectThisSoundAtBothWidths(office)
  await pictures(office, 'planilla-con-errores')

  await upload(office, { trained: [40, 30], hours: [400, '1,451'], care: [9, 3] })
  await expect(office.getByRole('status')).toContainText('Todavía no se ha guardado nada')
  await field(office, 'support', 'hombres').press('Enter')
  const review = office.getByRole('region', { name: 'Lo que se guardaría' })
  await expect(review).toContainText('Directivos y jefaturas, junto con: profesionales')
  await expect(review.getByRole('row', { name: /^Directivos y jefaturas/ })).toContainText('32')
  await expect(review).toContainText('Tomaron licencia para cuidar a un familiar: no se guarda')
  await expectThisSoundAtBothWidths(office)
  await pictures(office, 'revision')

  await field(office, 'technical', 'hombres').fill('15')
  await review.getByRole('button', { name: 'Guardar la ficha' }).click()
  await expect(review).toContainText('lo escrito cambió después de la revisión')
  await review.getByRole('button', { name: 'Guardar la ficha' }).click()
  await expect(office.locator('.recien-hecho')).toContainText(`La ficha de datos de ${YEAR} se guardó`)
  await expect(office.getByRole('heading', { name: 'Lo que está guardado' })).toBeVisible()
  await expect(field(office, 'head', 'mujeres')).toHaveValue('')
  await expect(office.getByText('Guardado en una sola fila: Directivos')).toContainText('32 mujeres y 29 hombres')
  await expectThisSoundAtBothWidths(office)
  await pictures(office, 'guardada')

  const coordinator = await (await browser.newContext()).newPage()
  await signIn(coordinator, 'coordinacion@uno.test')
  await coordinator.goto('/panel/aplicaciones/cerrada/resultados/mujeres-y-hombres')
  const beside = coordinator.getByRole('region', { name: `El personal en ${YEAR}` })
  await expect(beside).toContainText(
    'De 61 personas en los grupos «directivos y jefaturas» y «profesionales», 32 son mujeres (52%).',
  )
  await expect(beside).toContainText(
    'Las mujeres que se capacitaron recibieron 10 horas en promedio; los hombres, 48 horas.',
  )
  await beside.locator('summary').click()
  await beside.scrollIntoViewIfNeeded()
  for (const width of [1280, 360]) {
    await coordinator.setViewportSize({ width, height: 900 })
    await beside.screenshot({ path: `test-results/ficha-resultados-${width}.png` })
  }
})

test('without a script it is put right: what was merged is typed anew and stays merged', async ({ browser }) => {
  const page = await (
    await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  ).newPage()
  await signIn(page, 'coordinacion@uno.test')
  await page.goto(HERE)
  await field(page, 'professional', 'mujeres').fill('31')
  await page.getByRole('button', { name: 'Ver lo que se guardaría' }).click()
  await expect(page.getByRole('alert')).toContainText('escriba de nuevo todas sus filas')
  await expect(field(page, 'professional', 'mujeres')).toHaveValue('31')
  await upload(page, { ...GROUP, head: [11, 12], professional: [31, 20] })
  await expect(page.getByRole('status')).toContainText('La planilla llenó los casilleros')
  await page.getByRole('button', { name: 'Ver lo que se guardaría' }).click()
  const review = page.getByRole('region', { name: 'Lo que se guardaría' })
  await expect(review.getByRole('row', { name: /^Directivos y jefaturas, junto con/ })).toContainText('42')
  await review.getByRole('button', { name: 'Guardar la ficha' }).dblclick()
  await expect(page.locator('.recien-hecho')).toContainText('se guardó')
  await expect(page.getByText('Guardado en una sola fila: Directivos')).toContainText('42 mujeres y 32 hombres')
})

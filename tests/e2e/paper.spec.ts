import { answersFromDigits, paperParts } from '#surveys/answers/paper.ts'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { askedPages } from '#app/respondent/pages/asked-pages.ts'
import {
  expect,
  expectAccessible,
  expectAlive,
  expectNoOverflow,
  sessionEnds,
  signIn,
  signInHere,
  test,
} from './fixtures.ts'

const parts = paperParts(askedPages(instrument, null))
const QUESTIONS = parts.flatMap(({ questions }) => questions)
const SHEETS = 30

/** What stands on a sheet, as its digits: varied by sheet and question, now and then blank. */
function digitsOn(sheet: number): string[] {
  return QUESTIONS.map(({ choices }, place) =>
    (sheet + place) % 17 === 0 ? '' : (choices[(sheet + place) % Math.min(5, choices.length)]?.digit ?? ''),
  )
}

test('the digits of the test are digits of the form', () => {
  expect(
    answersFromDigits(parts, Object.fromEntries(QUESTIONS.map(({ name }, place) => [name, digitsOn(3)[place] ?? ''])))
      .ok,
  ).toBe(true)
})

test('thirty sheets are typed with the keyboard alone, three of them twice, and stored, from forms that the custodian printed', async ({
  browser,
}) => {
  test.setTimeout(600_000)
  const custodian = await (await browser.newContext()).newPage()
  await signIn(custodian, 'custodia@hojas.test')
  await custodian.goto('/custodia/hojas')
  await custodian.getByRole('link', { name: 'Preparar formularios en papel' }).click()
  await expect(custodian.getByText('digitacion@hojas.test (Trámite Documentario)')).toBeVisible()
  await custodian.getByLabel('Cuántos formularios').fill('51')
  await custodian.getByLabel('Qué unidad los digitará').fill('la Oficina de Estadística')
  await custodian.getByRole('button', { name: 'Preparar el lote' }).click()
  await expect(custodian.getByText('Puede imprimir 50 más').first()).toBeVisible()
  await expect(custodian.getByLabel('Qué unidad los digitará')).toHaveValue('la Oficina de Estadística')
  await custodian.getByLabel('Cuántos formularios').fill('32')
  await custodian.getByRole('button', { name: 'Preparar el lote' }).click()
  const batches = custodian.getByRole('table', { name: 'Lotes de esta aplicación' })
  await expect(batches).toContainText('32')
  await expect(custodian.getByLabel('Cuántos formularios')).toHaveValue('')
  await expectAccessible(custodian)
  const printed = await batches.textContent()

  const coordinator = await (await browser.newContext()).newPage()
  await signIn(coordinator, 'coordinacion@hojas.test')
  await coordinator.goto('/panel/aplicaciones/hojas')
  await expect(coordinator.getByText('La custodia ya preparó 32 formularios')).toBeVisible()

  const page = await (await browser.newContext()).newPage()
  await signIn(page, 'digitacion@hojas.test')
  await expect(page).toHaveURL(/digitacion$/)
  await page.getByRole('link', { name: /^Lote L-\w+: / }).click()
  await page.getByLabel('Formularios en el sobre').fill(String(SHEETS))
  await page.getByLabel('Quién vio abrir el sobre').fill('Rosa Quispe, Archivo')
  await page.getByLabel('El sobre estaba cerrado y sellado.').check()
  await page.getByLabel('No trabajo en la unidad').check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Abrir con esta acta' }).click()
  await page.getByRole('link', { name: 'Digitar el formulario 1' }).click()

  const title = page.getByRole('heading', { level: 1 })
  const first = page.locator('input.digito').first()
  const typeIt = async (digits: readonly string[]) => {
    // The browser itself puts the focus there, and would send the form at the first Enter.
    await expectAlive(page)
    await expect(first).toBeFocused()
    for (const digit of digits) {
      if (digit) await page.keyboard.type(digit)
      await page.keyboard.press('Enter')
    }
    await expect(page.getByRole('button', { name: 'Guardar el formulario' })).toBeFocused()
    await page.keyboard.press('Enter')
  }
  // What somebody answered on paper waits in this tab and nowhere else: not even its server has it.
  const typedBefore = async () => {
    await expect(page.getByText('Su sesión terminó antes de que llegara lo que envió')).toBeVisible()
    expect((await page.context().cookies()).filter(({ name }) => name.includes('guardado'))).toEqual([])
    await signInHere(page, 'digitacion@hojas.test')
    await expect(title).toHaveText(`Formulario 2 de ${SHEETS}`)
    await expect(page.locator('input.digito').nth(1)).toHaveValue(digitsOn(2)[1] ?? '')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Guardar el formulario' }).click()
  }
  /** Without a script the page says what was saved, and the next sheet is typed on at once all the same. */
  const typeWithoutScript = async (sheet: number) => {
    const storageState = await page.context().storageState()
    const plain = await (await browser.newContext({ javaScriptEnabled: false, storageState })).newPage()
    await plain.goto(page.url())
    const fields = plain.locator('input.digito')
    await expect(fields.first()).toBeFocused()
    for (const [place, digit] of digitsOn(sheet).entries()) if (digit) await fields.nth(place).fill(digit)
    await plain.getByRole('button', { name: 'Guardar el formulario' }).click()
    await expect(plain.locator('.recien-hecho')).toContainText(`El formulario ${sheet} se guardó.`)
    await expect(fields.first()).toBeFocused()
    await plain.context().close()
    await page.reload()
  }
  for (let sheet = 1; sheet <= SHEETS; sheet += 1) {
    await expect(title).toHaveText(`Formulario ${sheet} de ${SHEETS}`)
    if (sheet === 1) {
      await expectAlive(page)
      await expect(first).toBeFocused()
      await page.keyboard.type('6')
      await page.keyboard.press('Enter')
      await expect(page.getByText('Esta pregunta no tiene ese número')).toBeVisible()
      await expect(first).toBeFocused()
      await expectAccessible(page)
    }
    if (sheet === 2) await sessionEnds(page)
    if (sheet === 3) await typeWithoutScript(sheet)
    else await typeIt(digitsOn(sheet))
    if (sheet === 2) await typedBefore()
  }
  for (let repeated = 0; repeated < 3; repeated += 1) {
    await expect(title).toHaveText(/^Otra vez el formulario/)
    const sheet = Number(/formulario (\d+)/.exec((await title.textContent()) ?? '')?.[1])
    const digits = digitsOn(sheet)
    // The last one with a slip of the finger in the first question.
    const slip = digits[0] === '1' ? '2' : '1'
    await typeIt(repeated === 2 ? [slip, ...digits.slice(1)] : digits)
    if (repeated < 2) await expect(title).not.toHaveText(`Otra vez el formulario ${sheet} de ${SHEETS}`)
  }
  await expect(page.getByText(`(1 de ${3 * QUESTIONS.length})`)).toBeVisible()
  await expectAccessible(page)
  await page.locator('#diferencias input[type=radio]').first().check()
  await page.getByRole('button', { name: 'Guardar lo que dicen los formularios' }).click()
  await expect(page.getByText(`Digitó ${SHEETS} formularios, los mismos que contó`)).toBeVisible()
  await page.setViewportSize({ width: 360, height: 640 })
  await expectNoOverflow(page)
  await page.getByRole('button', { name: 'Terminar el lote' }).click()
  await expect(page.getByText('El lote está digitado')).toBeVisible()
  // Nobody but the typist learns that sheets came back.
  await custodian.reload()
  await expect(batches).toHaveText(printed ?? '')
})

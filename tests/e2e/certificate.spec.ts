import { expect, expectAccessible, expectNoOverflow, signIn, test } from './fixtures.ts'

test('a constancia is issued from the results and checked by its code', async ({ page, browser }) => {
  await signIn(page, 'coordinacion@uno.test')
  await page.goto('/panel/aplicaciones/evaluada/resultados')
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
    'Lo que pasó y la confianza en el procedimiento',
  )
  await expect(page.getByRole('heading', { name: 'Primero, lo que no puede esperar' })).toBeVisible()
  await page.getByText('Descargar o imprimir').click()
  await page.getByRole('link', { name: 'Constancia de la evaluación anual' }).click()
  await expectAccessible(page)
  const print = page.getByRole('button', { name: 'Imprimir o guardar en PDF' })
  await expect(print).toHaveCount(0)
  await page.getByRole('button', { name: 'Emitir la constancia' }).click()
  const paper = page.getByRole('region', { name: 'Constancia' })
  await expect(paper).toContainText('realizó la evaluación anual')
  await expect(print).toBeVisible()
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes')
  })
  await print.click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes')
  await expect(paper).toContainText('día en que se aceptó la última de esas acciones')
  await expect(paper).not.toContainText(/libre de hostigamiento|puntaje/i)
  await expectAccessible(page)
  const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(await paper.innerText())?.[0] ?? ''
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Descargar en PDF' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/)

  const stranger = await (
    await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } })
  ).newPage()
  await stranger.goto('/constancias')
  await stranger.getByLabel('Código de la constancia').fill(code.toLowerCase())
  await stranger.getByRole('button', { name: 'Comprobar' }).click()
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('La constancia es auténtica')
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto(`/constancias/${code}`)
  await expectAccessible(page)
  await expectNoOverflow(page)
})

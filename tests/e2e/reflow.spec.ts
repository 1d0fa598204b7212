import { expectNoOverflow, test } from './fixtures.ts'

/** What anybody may read or answer, whom nobody helps with a smaller screen or larger letters. */
const ADDRESSES = [
  ...['/', '/r', '/ayuda', '/anonimato', '/privacidad', '/accesibilidad', '/terminos', '/herramientas', '/metodologia'],
  ...['/herramientas/sexual-harassment', '/pais', '/datos', '/informes', '/constancias', '/ingresar', '/restablecer'],
  ...['/solicitar-cuenta', '/r/TESTLINK', '/manual', '/manual/coordinacion'],
]

test('at 400% on a screen of 1280 nothing has to be moved sideways (WCAG 1.4.10)', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  for (const address of ADDRESSES) {
    await page.goto(address)
    await expectNoOverflow(page)
  }
})

test('with letters of twice the size nothing has to be moved sideways either (WCAG 1.4.4)', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  for (const address of ADDRESSES) {
    await page.goto(address)
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    await expectNoOverflow(page)
  }
})

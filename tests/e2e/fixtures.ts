import { expect, test as base, type Page } from '@playwright/test'
import { recoveryCode } from '../support/totp.ts'
import { accessibilityFaults, VIEWER } from './axe.ts'

/** Reports that the SurveyJS library causes under the content security policy and that do no harm; it draws the budget alone. */
const KNOWN_SURVEY_REPORTS = /Applying inline style violates|Refused to apply inline style/
const WHERE_SURVEYJS_DRAWS = /\/panel\/presupuesto/

/** Fails a test on any error in the console of its own page. */
export const test = base.extend<{ allowedErrors: RegExp[] }>({
  allowedErrors: [[], { option: true }],
  page: async ({ page, allowedErrors }, use) => {
    const errors = watchErrors(page, allowedErrors)
    await use(page)
    expect(errors()).toEqual([])
  },
})

export function watchErrors(page: Page, allowed: readonly RegExp[] = []): () => string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    const isKnown = WHERE_SURVEYJS_DRAWS.test(page.url()) && KNOWN_SURVEY_REPORTS.test(message.text())
    if (message.type() === 'error' && !isKnown) errors.push(message.text())
  })
  return () => errors.filter((error) => !allowed.some((known) => known.test(error)))
}

/** @param within a selector where only a part of the page is to be judged. */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  // A document beside a decision is drawn by the viewer of the browser: no frame of ours.
  await expect(page.locator(`iframe:not(${VIEWER})`)).toHaveCount(0)
  expect(await accessibilityFaults(page, within), page.url()).toEqual([])
}

/** Nothing may stick out to the right of a small screen. */
export async function expectNoOverflow(page: Page): Promise<void> {
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    page.url(),
  ).toBeLessThanOrEqual(0)
}

const TEST_PASSWORD = 'una-clave-larga-2026'

/** Signs in by the page, as a person does. */
export async function signInByForm(page: Page, email: string): Promise<void> {
  await page.goto('/ingresar')
  await signInHere(page, email)
}

/** The session of a browser is over, as after eight hours; what else it has of us stays. */
export async function sessionEnds(page: Page): Promise<void> {
  await page.context().clearCookies({ name: /session_token/ })
}

/** Signs in on the page that asks for it. */
export async function signInHere(page: Page, email: string): Promise<void> {
  await page.getByLabel('Correo institucional').fill(email)
  await page.getByLabel('Contraseña').fill(TEST_PASSWORD)
  await page.getByRole('button', { name: 'Ingresar' }).click()
  await page.waitForURL((url) => url.pathname !== '/ingresar')
  if (new URL(page.url()).pathname === '/ingresar/codigo') await giveRecoveryCode(page)
}

/** Sends the forms of signing in beside the page, where that is not what is tested, and opens the page to which they lead. */
export async function signIn(page: Page, email: string): Promise<void> {
  const { origin } = new URL((await page.request.get('/salud')).url())
  const send = async (path: string, form: Readonly<Record<string, string>>) => {
    const answer = await page.request.post(path, { form, headers: { origin }, maxRedirects: 0 })
    expect(answer.status(), `${path}, ${email}`).toBe(302)
    return answer.headers()['location'] ?? ''
  }
  const way = await send('/ingresar', { correo: email, clave: TEST_PASSWORD })
  const isHalf = way.startsWith('/ingresar/codigo')
  await page.goto(isHalf ? await send('/ingresar/codigo', { codigo: freshRecoveryCode(), recuperacion: 'si' }) : way)
  expect(new URL(page.url()).pathname).not.toMatch(/^\/ingresar/)
}

let recoveries = 0

/** One that no other sign-in of this run uses: two workers may sign in as one person in the same half minute. */
function freshRecoveryCode(): string {
  return recoveryCode(base.info().workerIndex, recoveries++)
}

async function giveRecoveryCode(page: Page): Promise<void> {
  await page.goto('/ingresar/codigo?recuperacion=1')
  await page.getByLabel('Código de recuperación').fill(freshRecoveryCode())
  await page.getByRole('button', { name: 'Ingresar' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/ingresar'))
}

/** Leaves by the menu of the account, where it stands in a window of any width. */
export async function signOut(page: Page): Promise<void> {
  await page.locator('.menu > summary').click()
  await page.getByRole('button', { name: 'Salir' }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

/** Waits until the program of a page has it in hand: what is pressed before is answered by the browser alone. */
export async function expectAlive(page: Page): Promise<void> {
  const isAlive = () =>
    page.evaluate(() => {
      const own = document.querySelector('main form') ?? document.querySelector('main') ?? {}
      return Object.keys(own).some((name) => name.startsWith('__react'))
    })
  // Where another page comes meanwhile, that one is looked at next.
  await expect.poll(() => isAlive().catch(() => false)).toBe(true)
}

/** The second step of signing in. */
export async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Código de seis números').fill(code)
  await page.getByRole('button', { name: 'Ingresar' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/ingresar'))
}

export { expect }

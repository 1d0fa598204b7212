import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'
import { recoveryCode } from '../support/totp.ts'

/** Reports that the SurveyJS library causes under the content security policy and that do no harm. */
const KNOWN_SURVEY_REPORTS = [/Applying inline style violates/, /Refused to apply inline style/]

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
    if (message.type() === 'error') errors.push(message.text())
  })
  return () => errors.filter((error) => ![...KNOWN_SURVEY_REPORTS, ...allowed].some((known) => known.test(error)))
}

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** @param within a selector where only a part of the page is to be judged. */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  // Our pages have no frames, for which alone axe would gather its results in a second page. What it found in order is not
  // written down: nobody reads it.
  expect(page.frames()).toHaveLength(1)
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(AXE_TAGS).setLegacyMode()
  const { violations } = await (within ? axe.include(within) : axe).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(found, page.url()).toEqual([])
}

/** Nothing may stick out to the right of a small screen. */
export async function expectNoOverflow(page: Page): Promise<void> {
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    page.url(),
  ).toBeLessThanOrEqual(0)
}

/** A browser that asks to save data: the plain form with its small script, never SurveyJS. */
export async function savingData(page: Page): Promise<void> {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } }),
  )
}

export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/ingresar')
  await page.getByLabel('Correo institucional').fill(email)
  await page.getByLabel('Contraseña').fill('una-clave-larga-2026')
  await page.getByRole('button', { name: 'Ingresar' }).click()
  await page.waitForURL((url) => url.pathname !== '/ingresar')
  if (new URL(page.url()).pathname === '/ingresar/codigo') await giveRecoveryCode(page)
}

let recoveries = 0

/** The second step by a code that no other sign-in of this run uses: two workers may sign in as one person in the same half minute. */
async function giveRecoveryCode(page: Page): Promise<void> {
  await page.goto('/ingresar/codigo?recuperacion=1')
  await page.getByLabel('Código de recuperación').fill(recoveryCode(base.info().workerIndex, recoveries++))
  await page.getByRole('button', { name: 'Ingresar' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/ingresar'))
}

/** The second step of signing in. */
export async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Código de seis números').fill(code)
  await page.getByRole('button', { name: 'Ingresar' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/ingresar'))
}

export { expect }

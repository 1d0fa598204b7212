import { expect, type Page } from '@playwright/test'

type Answers = Readonly<Record<string, string>>

async function consentAndSend(page: Page): Promise<void> {
  await page.getByLabel('He leído y acepto participar').check()
  await page.getByRole('button', { name: 'Enviar respuestas' }).click()
}

export async function expectThanks(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gracias/)
}

/** The whole form at once, as it stands without a script. */
export async function answerAtOnce(page: Page, answers: Answers): Promise<void> {
  for (const [name, value] of Object.entries(answers))
    await page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true })
  await consentAndSend(page)
  await expectThanks(page)
}

/** Part by part, as the page's own script shows them; questions without an answer here are about the sex. */
export async function answerByParts(page: Page, answers: Answers, beforeSend?: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Empezar' }).click()
  for (let part = 0; part < 10; part += 1) {
    const shown = page.locator('.parte:visible')
    for (const fieldset of await shown.locator('fieldset.pregunta').all()) {
      const value = answers[(await fieldset.getAttribute('data-item')) ?? ''] ?? 'mujer'
      await fieldset.locator(`input[value="${value}"]`).check()
    }
    await shown.getByRole('button', { name: 'Continuar' }).click()
  }
  await page.getByLabel('He leído y acepto participar').check()
  await beforeSend?.()
  await page.getByRole('button', { name: 'Enviar respuestas' }).click()
}

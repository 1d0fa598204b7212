import type { Browser, Locator, Page } from '@playwright/test'
import { TEST_PASSWORD } from '../support/running-server.ts'
import { TEST_TOTP_SECRET, totpCode } from '../support/totp.ts'
import { expect, watchErrors } from './fixtures.ts'
import type { OwnServer } from './own-server.ts'

/** Longer than a session lasts. */
const PAST_THE_SESSION_HOURS = 9

/** A text as it is copied out of a PDF: accents apart, hyphens that nobody sees, blanks of another width, letters printed as one. */
export function asOutOfPdf(text: string): string {
  const [first = '', ...others] = text.split(' ')
  return ` ${[`\u200B${first}`, ...others].join('\u00A0')}\uFEFF `
    .normalize('NFD')
    .replaceAll('fi', '\uFB01')
    .replace(/([a-z]{4})([a-z]{3})/g, '$1\u00AD$2')
}

type Fields = readonly (readonly [label: string | RegExp, text: string])[]

/**
 * Somebody who pastes from a PDF, lets her session end over every form, presses every button twice and goes back after
 * every sending. She does nothing by another way: all forms of a walk go through `send`.
 */
export class ClumsyPerson {
  private constructor(
    readonly page: Page,
    readonly errors: () => string[],
    private readonly server: OwnServer,
    private readonly email: string,
  ) {}

  static async arrive(browser: Browser, server: OwnServer, email: string, script: boolean): Promise<ClumsyPerson> {
    const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled: script })
    const page = await context.newPage()
    // Who goes back while a page is still loading breaks that off, and the framework says so.
    const person = new ClumsyPerson(page, watchErrors(page, [/^AbortError/]), server, email)
    await page.goto('/ingresar')
    await person.signIn()
    return person
  }

  /** On the page of signing in, with the second step where her role needs it. */
  private async signIn(): Promise<void> {
    await this.page.getByLabel('Correo institucional').fill(this.email)
    await this.page.getByLabel('Contraseña').fill(TEST_PASSWORD)
    await this.page.getByRole('button', { name: 'Ingresar' }).dblclick()
    await expect(this.page).not.toHaveURL(/\/ingresar(\?|$)/)
    if (!this.page.url().includes('/ingresar/codigo')) return
    await this.page.getByLabel('Código de seis números').fill(totpCode(TEST_TOTP_SECRET, this.server.now()))
    await this.page.getByRole('button', { name: 'Ingresar' }).dblclick()
    await expect(this.page).not.toHaveURL(/\/ingresar/)
  }

  /** Opens a page, and signs in first where the clock was moved since. */
  async open(address: string): Promise<void> {
    await this.page.goto(address)
    if (new URL(this.page.url()).pathname === '/ingresar') await this.signIn()
  }

  async paste(fields: Fields): Promise<void> {
    for (const [label, text] of fields) await this.page.getByLabel(label).fill(asOutOfPdf(text))
  }

  /** Texts, days and ticks of a form, as they stand in it. */
  private filledIn(form: Locator): Promise<string[]> {
    return form
      .locator('input:not([type=hidden]), textarea, select')
      .evaluateAll((inputs) =>
        (inputs as HTMLInputElement[]).map(({ name, value, type, checked }) =>
          ['checkbox', 'radio'].includes(type) ? `${name}=${value}:${checked}` : `${name}=${value.normalize()}`,
        ),
      )
  }

  /**
   * Sends the form of a button, in every clumsy way.
   * @param button its name.
   * @param said what the page says after it.
   * @param then the button that does the same where she lands after signing in: of a form without a field, the page of
   * what it is about.
   */
  async send(button: string | RegExp, said: string | RegExp, then = button): Promise<void> {
    const { page } = this
    const pressed = page.getByRole('button', { name: button }).first()
    const form = page.locator('form').filter({ has: pressed })
    const before = await this.filledIn(form)
    await this.server.forward(PAST_THE_SESSION_HOURS)
    await pressed.dblclick()
    // Not `waitForURL`: the second press breaks off the way of the first.
    await expect(page).toHaveURL(/\/ingresar\?/)
    await expect(page.getByText('Su sesión terminó')).toBeVisible()
    await this.signIn()
    if (then === button)
      await expect
        .poll(() => this.filledIn(form), { message: `what stood in the form of ${button.toString()}` })
        .toEqual(before)
    await page.getByRole('button', { name: then }).first().dblclick()
    await this.expectSaid(said)
    const landed = page.url()
    await page.goBack()
    await expect(page.locator('h1')).toBeVisible()
    // A page that came as the answer to a form is not shown again by itself; then she opens its address.
    await page.goForward().catch(() => expect(async () => void (await page.goto(landed))).toPass())
    await expect(page).toHaveURL(landed)
    await expect(page.locator('h1')).toBeVisible()
    await expect(page.locator('.resumen-errores')).toHaveCount(0)
  }

  private async expectSaid(said: string | RegExp): Promise<void> {
    await expect(this.page.getByText(said).first()).toBeVisible()
    await expect(this.page.getByText(/Otra persona cambió esto|no se guardó/)).toHaveCount(0)
  }
}

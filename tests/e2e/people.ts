import { existsSync, readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { e2eMailFile, type CaughtMail } from '../support/mail-catcher.ts'
import { totpCode } from '../support/totp.ts'
import { expectAccessible } from './fixtures.ts'

export const PASSWORD = 'una frase muy larga de prueba'

/** The newest link of a kind that was mailed to an address, as its path or whole as it stands in the mail. */
export async function mailedLink(
  origin: string | undefined,
  to: string,
  kind: 'invitacion' | 'restablecer' | 'r/canje',
): Promise<string> {
  const file = e2eMailFile(origin ?? '')
  const newest = () => {
    const mails = existsSync(file)
      ? readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as CaughtMail)
      : []
    const links = mails
      .filter((mail) => mail.to === to)
      .flatMap(({ text }) => new RegExp(`http\\S+/${kind}/[\\w-]+`).exec(text)?.[0] ?? [])
    return links.at(-1) ?? ''
  }
  await expect.poll(newest).not.toBe('')
  return newest()
}

/** Fills the form of an invitation; whoever calls adds what the kind needs and presses the button. */
export async function invite(page: Page, kind: string, name: string, email: string): Promise<void> {
  await page.goto('/panel/cuentas/invitar')
  await page.getByLabel(kind).check()
  await page.getByLabel('Nombre y apellidos').fill(name)
  await page.getByLabel('Correo institucional').fill(email)
}

/** How many people work in an entity and by which document, as its form of figures asks. */
export type ProposedStaff = {
  readonly women: number
  readonly men: number
  /** ISO date of the count and of the document. */
  readonly day: string
}

/** An entity proposes the figure of its seat, with its document. */
export async function proposeStaff(page: Page, { women, men, day }: ProposedStaff): Promise<void> {
  await page.goto('/panel/entidad/personal')
  await page.getByLabel('Mujeres', { exact: true }).fill(String(women))
  await page.getByLabel('Hombres', { exact: true }).fill(String(men))
  await page.getByLabel('Fecha del dato').fill(day)
  await page.getByLabel('De dónde sale el dato').fill('Planilla de Recursos Humanos')
  await page.getByLabel('Número', { exact: true }).fill('012-2026-RRHH')
  await page.getByLabel('Fecha del documento').fill(day)
  await page.getByLabel('Dónde se puede ver').fill('Oficina de Recursos Humanos')
  await page.getByRole('button', { name: 'Proponer al MIMP' }).click()
  await expect(page.getByText('La cifra se envió')).toBeVisible()
}

/** An analyst confirms the figure that an entity proposed, after a look at its document. */
export async function confirmStaff(analyst: Page, entityName: string): Promise<void> {
  await analyst.goto('/nacional/personal')
  await analyst.getByRole('link', { name: entityName }).click()
  await analyst.getByLabel('Vi el documento y dice estos números').check()
  await analyst.getByRole('button', { name: 'Confirmar la cifra' }).click()
  await expect(analyst.getByText('La decisión sobre la cifra quedó registrada')).toBeVisible()
}

export async function acceptInvitation(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Contraseña nueva', { exact: true }).fill(PASSWORD)
  await page.getByLabel('Otra vez la contraseña nueva').fill(PASSWORD)
  await page.getByRole('button', { name: 'Aceptar y crear mi cuenta' }).click()
}

/** The first of two steps where there are two. */
export async function signInWith(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/ingresar')
  await page.getByLabel('Correo institucional').fill(email)
  await page.getByLabel('Contraseña').fill(password)
  await page.getByRole('button', { name: 'Ingresar' }).click()
  await page.waitForURL((url) => url.pathname !== '/ingresar')
}

/** Sets up the second step, to which a new account is led; the page of the recovery codes stays open. @returns its secret. */
export async function setUpSecondStep(page: Page): Promise<string> {
  await page.waitForURL('**/cuenta/segundo-paso')
  await expectAccessible(page)
  await page.getByLabel('Su contraseña').fill(PASSWORD)
  await page.getByRole('button', { name: 'Empezar' }).click()
  await expect(page.getByRole('img', { name: 'Código QR' })).toBeVisible()
  await expectAccessible(page)
  const secret = (await page.locator('code.largo').textContent()) ?? ''
  await page.getByLabel('Código de seis números').fill(totpCode(secret))
  await page.getByRole('button', { name: 'Confirmar' }).click()
  await expect(page.getByText('Guarde estos códigos')).toBeVisible()
  await expectAccessible(page)
  return secret
}

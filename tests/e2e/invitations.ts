import { existsSync, readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { e2eMailFile, type CaughtMail } from '../support/mail-catcher.ts'

export const PASSWORD = 'una frase muy larga de prueba'

/** The newest link of a kind that was mailed to an address. */
export async function mailedLink(baseURL: string | undefined, to: string, kind: 'invitacion' | 'restablecer'): Promise<string> {
  const file = e2eMailFile(baseURL ?? '')
  const newest = () => {
    const mails = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as CaughtMail) : []
    const links = mails.filter((mail) => mail.to === to).flatMap(({ text }) => new RegExp(`http\\S+/${kind}/\\S+`).exec(text)?.[0] ?? [])
    return links.at(-1) ?? ''
  }
  await expect.poll(newest).not.toBe('')
  return newest()
}

export async function acceptInvitation(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Contraseña nueva', { exact: true }).fill(PASSWORD)
  await page.getByLabel('Otra vez la contraseña nueva').fill(PASSWORD)
  await page.getByRole('button', { name: 'Aceptar y crear mi cuenta' }).click()
}

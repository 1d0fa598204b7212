import { existsSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { accountSheet, entitySheet, type AccountRow, type EntityRow } from '../support/filled-sheets.ts'
import { e2eMailFile, type CaughtMail } from '../support/mail-catcher.ts'
import { expect, expectAccessible, expectNoOverflow, signIn, test } from './fixtures.ts'

// Chromium writes every refused form into its console.
test.use({ allowedErrors: [/status of 4(22|09)/] })

const NEW: EntityRow = {
  level: 'Gobierno local',
  region: 'Junín',
  document: 'Ley 31111',
  since: '2024',
  women: 41,
  men: 59,
  countedOn: '30/06/2026',
  countSource: 'Planilla de junio',
}

async function upload(page: Page, kind: 'entidades' | 'cuentas', sheet: Uint8Array): Promise<void> {
  await page.getByLabel(`Planilla de ${kind} llena`).setInputFiles({
    name: `${kind}.xlsx`,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(sheet),
  })
  await page.getByRole('button', { name: `Revisar la planilla de ${kind}` }).click()
}

/** The checker is itself a script: where none runs nothing is looked at. */
type Look = (page: Page) => Promise<void>
const noLook: Look = async () => undefined
const expectReadable: Look = async (page) => {
  await expectAccessible(page)
  await expectNoOverflow(page)
}

/** A sheet with errors, then corrected and stored; found in the directory. */
async function importEntities(page: Page, name: string, look = expectReadable): Promise<void> {
  await page.goto('/nacional/directorio')
  await page.getByRole('link', { name: 'Importar desde una planilla' }).click()
  await page.waitForURL('**/nacional/importar')
  await page.getByRole('button', { name: 'Revisar la planilla de entidades' }).click()
  await expect(page.getByRole('alert')).toContainText('Elija la planilla que llenó')
  await look(page)
  await upload(
    page,
    'entidades',
    await entitySheet([
      { ...NEW, name },
      { ...NEW, name: `${name} Segunda`, region: 'Antioquia', women: null },
      { id: 'uno', name: 'Otro nombre' },
      { id: 'dos' },
    ]),
  )
  await expect(page.getByRole('table', { name: 'Filas con error' }).getByRole('row')).toHaveCount(3)
  await expect(page.getByText('use la página de la entidad')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Guardar/ })).toHaveCount(0)
  await look(page)
  await upload(
    page,
    'entidades',
    await entitySheet([{ ...NEW, name }, { ...NEW, name: `${name} Segunda` }, { id: 'dos' }]),
  )
  await expect(
    page.getByRole('status').filter({ hasText: '3 filas: 2 entidades nuevas, 1 sin cambios y 0 con error' }),
  ).toBeVisible()
  await look(page)
  await page.getByRole('button', { name: 'Guardar 2 entidades nuevas' }).click()
  await expect(page.getByRole('status')).toContainText('Se guardó todo: 2 entidades nuevas.')
  await look(page)
  await page.goto(`/nacional/directorio?buscar=${encodeURIComponent(name)}`)
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: `${name} Segunda` })).toBeVisible()
}

/** Invites somebody by a sheet; @returns once the mail with the link has come. */
async function importAccounts(
  page: Page,
  baseURL: string | undefined,
  email: string,
  look = expectReadable,
): Promise<string> {
  const person: AccountRow = {
    entity: 'uno',
    name: 'Rosa Flores',
    email,
    role: 'Coordinación del mecanismo',
    resolution: 'RA 012-2026',
  }
  await page.goto('/nacional/importar')
  await upload(
    page,
    'cuentas',
    await accountSheet([
      { ...person, resolution: null },
      { ...person, role: 'Administración del MIMP' },
    ]),
  )
  await expect(page.getByText('Falta el número de la resolución')).toBeVisible()
  await expect(page.getByText('Las cuentas del MIMP no se crean por planilla')).toBeVisible()
  await look(page)
  await upload(page, 'cuentas', await accountSheet([person]))
  await page.getByRole('button', { name: 'Enviar 1 invitación' }).click()
  await expect(page.getByRole('status')).toContainText('Listo: 1 invitación. Los enlaces van por correo')
  await look(page)
  const file = e2eMailFile(baseURL ?? '')
  const link = () => {
    const sent = existsSync(file)
      ? readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as CaughtMail)
      : []
    return (
      sent
        .filter(({ to }) => to === email)
        .map(({ text }) => /http\S+\/invitacion\/\S+/.exec(text)?.[0] ?? '')
        .at(-1) ?? ''
    )
  }
  await expect.poll(link).not.toBe('')
  return link()
}

test('an administrator brings in entities and accounts from sheets', async ({ page, browser, baseURL }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, 'administracion@mimp.test')
  await importEntities(page, 'Municipalidad Importada de Prueba')
  const link = await importAccounts(page, baseURL, 'rosa@importada.test')
  const context = await browser.newContext()
  const guest = await context.newPage()
  await guest.goto(link)
  await expect(guest.getByText('rosa@importada.test')).toBeVisible()
  await context.close()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the same sheets go in, and one confirmed twice shows what came out the first time', async ({
    page,
    baseURL,
  }) => {
    await signIn(page, 'administracion@mimp.test')
    await importEntities(page, 'Municipalidad Importada sin Programa', noLook)
    await importAccounts(page, baseURL, 'tito@importada.test', noLook)
    await page.reload()
    await expect(page.getByRole('status')).toContainText('Listo: 1 invitación')
    await expect(page.getByRole('alert')).toHaveCount(0)
  })
})

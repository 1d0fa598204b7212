import type { Page } from '@playwright/test'
import { expect, expectAccessible, signIn, test } from './fixtures.ts'

test.use({ allowedErrors: [/status of (422|404)/] })

const YESTERDAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Lima' }).format(Date.now() - 86_400_000)

async function grounds(page: Page): Promise<void> {
  await page.getByLabel('Norma o documento que lo dispone').fill('Ley 31999')
  await page.getByLabel('Rige desde').fill(YESTERDAY)
}

async function add(page: Page, name: string): Promise<void> {
  await page.goto('/nacional/directorio/nueva')
  await page.getByLabel('Nombre completo').fill(name)
  await page.getByLabel('Nivel de gobierno').selectOption({ label: 'Gobierno local' })
  await page.getByLabel('Región').selectOption('Puno')
  await grounds(page)
  await page.getByRole('button', { name: 'Agregar' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

async function change(page: Page, link: string): Promise<void> {
  await page.getByRole('link', { name: link }).click()
  await expect(page.getByRole('heading', { level: 1, name: link })).toBeVisible()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })
    const suffix = javaScriptEnabled ? 'Uno' : 'Dos'

    test('an administrator adds two entities, renames one and merges it into the other', async ({ page }) => {
      await signIn(page, 'administracion@mimp.test')
      await page.goto('/nacional/directorio/nueva')
      await page.getByLabel('Nombre completo').fill('Entidad uno')
      await page.getByRole('button', { name: 'Agregar' }).click()
      await expect(page.getByRole('alert')).toContainText('Elija el nivel de gobierno')
      await expect(page.getByLabel('Nombre completo')).toHaveValue('Entidad uno')
      if (javaScriptEnabled) await expectAccessible(page)

      await add(page, `Municipalidad de la Orilla ${suffix}`)
      await add(page, `Municipalidad del Puente ${suffix}`)
      await change(page, 'Cambiar el nombre')
      await page.getByLabel('Nombre nuevo').fill(`Municipalidad del Puente Viejo ${suffix}`)
      await grounds(page)
      await page.getByRole('button', { name: 'Cambiar el nombre' }).click()
      await expect(page.getByText(`de «Municipalidad del Puente ${suffix}» a`)).toBeVisible()

      await change(page, 'Fusionar con otra entidad')
      await page.getByLabel('Entidad que la absorbe').fill('Entidad dos')
      await grounds(page)
      await page.getByRole('button', { name: 'Fusionar' }).click()
      await expect(page.getByRole('alert')).toContainText('Entidad dos tiene una aplicación en preparación o en curso')
      await page.getByLabel('Entidad que la absorbe').fill(`Municipalidad de la Orilla ${suffix}`)
      await page.getByRole('button', { name: 'Fusionar' }).click()
      await expect(page.getByText(`Absorbió a Municipalidad del Puente Viejo ${suffix}`)).toBeVisible()

      await page.goto(`/nacional/directorio?estado=todas&buscar=del+puente+${suffix}`)
      const row = page.getByRole('row').filter({ hasText: `Puente Viejo ${suffix}` })
      await expect(row).toContainText('Se fusionó con otra')
      await expect(row).toContainText(`Antes: Municipalidad del Puente ${suffix}`)
    })
  })
}

test('an entity proposes a figure of its staff, a new campaign is prepared with it, and its privacy notice says who answers', async ({
  page,
}) => {
  await signIn(page, 'coordinacion@uno.test')
  await page.goto('/panel/entidad')
  await page.getByRole('link', { name: 'Personal de la entidad' }).click()
  await page.getByLabel('Sede central y las unidades ejecutoras que se indican').check()
  await page.getByRole('textbox', { name: 'Unidades ejecutoras' }).fill('Red de Salud de Prueba')
  await page.getByLabel('Mujeres').fill('muchas')
  await page.getByLabel('Hombres').fill('37')
  await page.getByLabel('Fecha del dato').fill(YESTERDAY)
  await page.getByLabel('De dónde sale el dato').fill('Planilla de prueba')
  await page.getByLabel('Número', { exact: true }).fill('044-RRHH')
  await page.getByLabel('Fecha del documento').fill(YESTERDAY)
  await page.getByLabel('Dónde se puede ver').fill('Archivo central')
  await page.getByRole('button', { name: 'Proponer al MIMP' }).click()
  await expect(page.getByRole('alert')).toContainText('Escriba cuántas mujeres trabajan en el alcance, en números')
  await expect(page.getByLabel('Mujeres')).toHaveValue('muchas')
  await expect(page.getByLabel('Sede central y las unidades ejecutoras que se indican')).toBeChecked()
  await page.getByLabel('Mujeres').fill('41')
  await page.getByRole('button', { name: 'Proponer al MIMP' }).click()
  await expect(page.getByRole('row', { name: /Red de Salud de Prueba/ })).toContainText('Espera al MIMP')
  await page.goto('/panel/entidad')
  await page.getByLabel('Correo o teléfono para ejercer derechos').fill('datos@uno.test')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await expect(page.getByText('Se guardó quién responde por los datos personales.')).toBeVisible()
  await page.goto('/panel/aplicaciones/nueva')
  await expect(page.getByLabel(/Red de Salud de Prueba.*41 mujeres y 37 hombres/)).toBeVisible()
  await page.goto('/privacidad?entidad=uno')
  await expect(page.getByText('datos@uno.test')).toBeVisible()
})

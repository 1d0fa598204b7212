import type { Browser } from '@playwright/test'
import { expectAsItStandsSoundAtBothWidths } from './both-widths.ts'
import { expect, test } from './fixtures.ts'
import type { OwnServer } from './own-server.ts'
import { leave, walker } from './plan-people.ts'

/** An analyst finds what is to be read first, comments it, is answered and agrees. */
export async function readAPlan(browser: Browser, server: OwnServer): Promise<void> {
  const [analyst, entity] = [
    await walker(browser, server, 'analista@mimp.test'),
    await walker(browser, server, 'coordinacion@dos.test'),
  ]
  const { page } = analyst

  await test.step('the queue says which are read first, and why', async () => {
    await page.goto('/nacional/revisiones')
    await page.getByLabel('Analista', { exact: true }).selectOption('Nadie todavía')
    await page.getByRole('button', { name: 'Filtrar' }).click()
    await page.waitForURL(/analista=nadie/)
    await expect(page.getByRole('row', { name: /Entidad dos/ })).toContainText('Primero: 1 nota')
    await expect(page.getByRole('row', { name: /Entidad tres Plan/ })).toContainText('salió en la muestra')
    await expect(page.getByRole('row', { name: /Entidad cuatro Plan/ })).toContainText('Después')
    await expect(page.getByRole('row', { name: /Entidad uno Plan/ })).toHaveCount(0)
    await page.getByLabel('Qué leer').selectOption('Lo que va primero')
    await page.getByRole('button', { name: 'Filtrar' }).click()
    await page.waitForURL(/lectura=primero/)
    await expect(page.getByRole('row', { name: /Entidad cuatro Plan/ })).toHaveCount(0)
    await expectAsItStandsSoundAtBothWidths(page)
  })

  const other = page.locator('#accion-uno')
  await test.step('what a rule found is sent as it is, and more is said of another action', async () => {
    await page.getByRole('link', { name: 'Entidad dos' }).click()
    await page.getByRole('button', { name: 'Tomar esta revisión' }).click()
    await expect(page.getByText('Usted la tiene a cargo.')).toBeVisible()
    const noted = page.locator('#accion-sin-fecha')
    await noted.getByRole('button', { name: 'Enviar como comentario' }).click()
    await expect(noted.getByText('Ya es un comentario.')).toBeVisible()
    await other.getByText('Comentar esta acción').click()
    await other.getByLabel('Comentario para la entidad').fill('Diga qué área capacita.')
    await other.getByRole('button', { name: 'Enviar el comentario' }).click()
    await expect(other.getByText('Sin respuesta de la entidad todavía.')).toBeVisible()
    // Nobody is led to send it twice.
    await expect(other.getByLabel('Comentario para la entidad')).toBeHidden()
    await expectAsItStandsSoundAtBothWidths(page)
  })

  await test.step('the entity answers once', async () => {
    await entity.page.goto('/panel')
    await entity.page.getByRole('link', { name: /^Responda 2 comentarios del MIMP/ }).click()
    const asked = entity.page.getByRole('listitem').filter({ hasText: 'Diga qué área capacita.' })
    await asked.getByLabel('Su respuesta al MIMP').fill('Recursos Humanos.')
    await asked.getByRole('button', { name: 'Enviar la respuesta' }).click()
    await expect(asked.getByText('Recursos Humanos.', { exact: true })).toBeVisible()
    await expect(asked.getByRole('button')).toHaveCount(0)
    await expectAsItStandsSoundAtBothWidths(entity.page)
  })

  await test.step('what was answered meanwhile is read before the review ends', async () => {
    await page.getByRole('button', { name: 'Conforme con el plan' }).click()
    await expect(page.getByRole('alert')).toContainText('La revisión cambió mientras usted escribía')
    await expect(other.getByText('Recursos Humanos.', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Conforme con el plan' }).click()
    await expect(page.getByText('La revisión terminó: conforme con el plan.')).toBeVisible()
    await entity.page.reload()
    await expect(entity.page.getByText('El MIMP leyó el plan y está conforme.')).toBeVisible()
  })
  await leave([analyst, entity])
}

import type { Browser } from '@playwright/test'
import { LONG_YEAR } from '../support/plan-way.ts'
import { expectAsItStandsSoundAtBothWidths } from './both-widths.ts'
import { expect, expectNoOverflow, test } from './fixtures.ts'
import type { OwnServer } from './own-server.ts'
import { leave, PHONE, walker, WIDE } from './plan-people.ts'

/** Most that a page of 200 actions may weigh (KB of HTML) and measure (px, at 1280 and 360). */
const LONG_PAGES = [
  { address: '', kilobytes: 140, heights: [2600, 3200] },
  { address: '/ejecucion', kilobytes: 110, heights: [8000, 16_000] },
  { address: '/ejecucion?vista=tablero', kilobytes: 140, heights: [6000, 11_000] },
  { address: '/ejecucion?vista=cronograma', kilobytes: 210, heights: [11_000, 17_500] },
  { address: '/asignar', kilobytes: 90, heights: [4500, 6500] },
] as const

/** Whoever coordinates opens the pages of a plan of 200 actions, filters them and decides by keys. */
export async function useALongPlan(browser: Browser, server: OwnServer): Promise<void> {
  const person = await walker(browser, server, 'coordinacion@extensa.test')
  const { page } = person
  const plan = `/panel/plan/${LONG_YEAR}`

  await test.step('no page of them is heavy or endless', async () => {
    for (const { address, kilobytes, heights } of LONG_PAGES) {
      const answer = await page.goto(`${plan}${address}`)
      expect((await answer?.body())?.length, address).toBeLessThan(kilobytes * 1024)
      for (const [index, size] of [WIDE, PHONE].entries()) {
        await page.setViewportSize(size)
        const height = await page.evaluate(() => document.documentElement.scrollHeight)
        expect(height, `${address} at ${size.width}`).toBeLessThan(heights[index] ?? 0)
        await expectNoOverflow(page)
      }
      await page.setViewportSize(WIDE)
    }
    // The others look the same with few actions, and are judged there; this one alone folds its units.
    await expectAsItStandsSoundAtBothWidths(page)
  })

  await test.step('filters stand in the address, and find few', async () => {
    await page.goto(`${plan}/ejecucion`)
    await page.getByText('Filtrar y ordenar').click()
    await page.getByLabel('Persona').selectOption('Jefatura 5')
    await page.getByLabel('Solo vencidas').check()
    await page.getByRole('button', { name: 'Filtrar' }).click()
    await page.waitForURL(/persona=Jefatura\+5.*vencidas=si/)
    await expect(page.getByRole('table', { name: '6 acciones' })).toBeVisible()
    await page.getByRole('link', { name: 'Cronograma' }).click()
    await expect(page).toHaveURL(/vista=cronograma.*persona=Jefatura\+5/)
  })

  await test.step('they are decided by keys alone', async () => {
    await page.goto(plan)
    // The keys work as soon as the page says so.
    await expect(page.locator('.decidir-teclas')).toBeVisible()
    await page.getByRole('link', { name: 'Antes y después' }).focus()
    const rows = page.locator('.decidir-filas a')
    // From the parts of the plan the next stop but one is the list: before it all duties are accepted at once.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(rows.nth(0)).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('j')
    await expect(rows.nth(2)).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await expect(rows.nth(1)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/accion=/)
    await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true')
    await page.keyboard.press('a')
    await expect(page.getByRole('status').first()).toContainText('está aceptada')
    // What follows it opens itself, with the focus on it: the keys go on.
    await expect(page.locator('#ficha-titulo')).toBeFocused()
    await page.keyboard.press('r')
    await expect(page.locator('#razon')).toBeFocused()
  })
  await leave([person])
}

import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoOverflow } from './fixtures.ts'

const WIDE = { width: 1280, height: 900 }
const NARROW = { width: 360, height: 640 }
/** Put on the outermost elements that look otherwise on a narrow screen. */
const MARK = 'data-otherwise'

/**
 * Runs in the page. Writes down of each element what axe judges it by as far as the width matters, and marks what changed
 * since the last time. @returns how many are marked.
 */
function markChanged(mark: string): number {
  const seen = window as unknown as { looks?: Map<Element, string> }
  const before = seen.looks ?? new Map<Element, string>()
  const looks = new Map<Element, string>()
  let marked = 0
  for (const element of document.body.querySelectorAll('*')) {
    const { display, visibility, position, color, backgroundColor, fontSize } = getComputedStyle(element)
    const { width, height } = element.getBoundingClientRect()
    const target = element.matches('a, button, input, select, textarea, summary, [tabindex]')
    const facts = [
      ...[display, visibility, position, color, backgroundColor, fontSize],
      width > 0 && height > 0,
      // WCAG 2.2, 2.5.8: a target has at least 24 by 24 px.
      target && (width < 24 || height < 24),
      element.scrollWidth > element.clientWidth,
    ]
    looks.set(element, facts.join())
    if (before.size === 0 || before.get(element) === facts.join()) continue
    if (element.parentElement?.closest(`[${mark}]`)) continue
    element.setAttribute(mark, '')
    marked += 1
  }
  seen.looks = looks
  return marked
}

/**
 * Opens a page, with everything that folds unfolded, and asks of both widths that nothing sticks out and axe finds nothing:
 * of the wide one all, of the narrow one what it shows otherwise.
 */
export async function expectSoundAtBothWidths(page: Page, address: string): Promise<void> {
  await page.setViewportSize(WIDE)
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expectThisSoundAtBothWidths(page)
}

/** The same of the page that stands open. */
export async function expectThisSoundAtBothWidths(page: Page): Promise<void> {
  await page.setViewportSize(WIDE)
  await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)))
  await expectAsItStandsSoundAtBothWidths(page)
}

/** The same of the page that stands open, with folded what is folded; it is as wide as before afterwards. */
export async function expectAsItStandsSoundAtBothWidths(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.setViewportSize(WIDE)
  await expectAccessible(page)
  await expectNoOverflow(page)
  await page.evaluate(markChanged, MARK)
  await page.setViewportSize(NARROW)
  await expectNoOverflow(page)
  if ((await page.evaluate(markChanged, MARK)) > 0) await expectAccessible(page, `[${MARK}]`)
  if (before) await page.setViewportSize(before)
}

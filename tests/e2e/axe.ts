import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** The one that the builder brings along, without its comments: half as long. */
const AXE = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** The frame in which the browser itself draws a document. */
export const VIEWER = '.documento iframe'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

type Colour = {
  r: number
  g: number
  b: number
  alpha: number
  parseString: (text: string) => Colour
}

/**
 * Runs in the page. For each text axe reads anew the colours of all that lies below it, a third of its time; what a
 * notation means does not change.
 */
function rememberColours(): void {
  const { axe } = window as unknown as { axe: { commons: { color: { Color: { prototype: Colour } } } } }
  const { prototype } = axe.commons.color.Color
  const read = prototype.parseString
  const known = new Map<string, Pick<Colour, 'r' | 'g' | 'b' | 'alpha'>>()
  prototype.parseString = function (this: Colour, text: string): Colour {
    const before = known.get(text)
    if (before) return Object.assign(this, before)
    read.call(this, text)
    known.set(text, { r: this.r, g: this.g, b: this.b, alpha: this.alpha })
    return this
  }
}

/** Once for each document: the builder sends its whole million letters twice for every look. */
async function loadAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return
  await page.evaluate(AXE)
  await page.evaluate(rememberColours)
}

/**
 * What axe finds wrong by the rules of WCAG 2.2 AA.
 * @param within a selector where only a part of the page is to be judged.
 * @returns a line for each rule that is broken, with the elements that break it.
 */
export async function accessibilityFaults(page: Page, within?: string): Promise<readonly string[]> {
  await loadAxe(page)
  // Our pages have no frames of ours, for which alone axe would gather its results in a second page. What it found in order is not
  // written down: nobody reads it.
  const axe = new AxeBuilder({ page, axeSource: 'void 0' })
    .exclude(VIEWER)
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .setLegacyMode()
  const { violations } = await (within ? axe.include(within) : axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

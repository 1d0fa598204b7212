import { existsSync } from 'node:fs'
import { chromium, type Browser } from '@playwright/test'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { median } from './load.ts'
import { startProduct } from './processes.ts'
import type { BenchRow } from './row.ts'

const CHROMIUM = '/usr/bin/chromium'
/** A slow 3G line as it is measured with everywhere: 400 kbit/s both ways, 400 ms there and back. */
const LINE = { latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8, offline: false }
/** How many times slower than this machine a cheap phone is. */
const SLOWER = 6
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
const TIMES = 7
const NAME = 'one slow 3G phone, from the link to the first question, median'

/** Seconds from the moment in which somebody follows her link until the first question can be marked; nothing is kept of visits before. */
async function openOnce(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', LINE)
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const began = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  // A link until the script makes it a button: whoever does not wait follows it.
  await page.getByText('Empezar', { exact: true }).click()
  await page.locator('fieldset.pregunta input[type=radio]').first().waitFor({ state: 'attached' })
  await page.locator('fieldset.pregunta').first().waitFor({ state: 'visible' })
  const seconds = (performance.now() - began) / 1000
  await context.close()
  return seconds
}

/** What somebody with an old phone and a bad line waits for. Where there is no Chromium the row says that it was not measured. */
export async function measureSlowPhone(): Promise<BenchRow[]> {
  if (!existsSync(CHROMIUM))
    return [{ name: `${NAME}: not measured, there is no Chromium`, value: Number.NaN, unit: 's' }]
  const { database, file } = createTestDatabase()
  const today = limaDate(new Date())
  insertEntity(database, 'medida')
  const days = { opensOn: addDays(today, -5), closesOn: addDays(today, 10) }
  await openCampaign(database, 'medida', 'medida', { ...days, linkCode: 'BENCHLINK' })
  database.$client.close()
  const product = await startProduct(file)
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  const seconds: number[] = []
  for (let time = 0; time < TIMES; time += 1) seconds.push(await openOnce(browser, `${product.origin}/r/BENCHLINK`))
  await browser.close()
  product.child.kill()
  const value = median(seconds)
  return [{ name: NAME, value, unit: 's', more: { goal: '< 3', met: value < 3 } }]
}

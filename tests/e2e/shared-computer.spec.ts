import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserContext, LaunchOptions, Page, PlaywrightWorkerArgs } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { expect, test } from './fixtures.ts'

/** Reopens what was closed last; a browser's own keys cannot be pressed from a page. */
const REOPENING = path.resolve('tests/support/reopening')
const EXTENSION = [`--load-extension=${REOPENING}`, `--disable-extensions-except=${REOPENING}`]
const QUESTIONNAIRES = {
  'the climate of work': { link: '/r/TEST-LINK', first: 'lid-01' },
  harassment: { link: '/r/AMBIENTE', first: 'con-01' },
} as const
/** Of harassment each way sends with a slip of its own. */
const SLIPS = { 'without script': 'X', 'part by part': 'Y' } as const
const WAYS = ['without script', 'part by part'] as const
type Way = (typeof WAYS)[number]
type Questionnaire = { readonly link: string; readonly first: string }

/** A browser with a profile on disk, as on a shared computer: it can be closed and started again. */
async function startBrowser(
  playwright: PlaywrightWorkerArgs['playwright'],
  launchOptions: LaunchOptions,
  profile: string,
  way: Way,
  restore = false,
): Promise<BrowserContext> {
  const context = await playwright.chromium.launchPersistentContext(profile, {
    ...launchOptions,
    ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'],
    args: [...(launchOptions.args ?? []), ...EXTENSION, ...(restore ? ['--restore-last-session'] : [])],
  })
  // Not by the browser's switch: with it a reopened tab never tells the test that it is there.
  if (way === 'without script') await context.route('**/*.js', (route) => route.abort())
  return context
}

/** Marks an answer, as far as a person comes who leaves half way. */
async function begin(page: Page, { link, first }: Questionnaire, way: Way): Promise<void> {
  await page.goto(link)
  if (way !== 'without script') await page.getByRole('button', { name: 'Empezar' }).click()
  await page.locator(`input[name="${first}"]`).first().check()
  await expect(page.locator('input:checked').first()).toBeAttached()
}

async function send(page: Page, way: Way): Promise<void> {
  const next = page.getByRole('button', { name: 'Continuar' })
  const consent = page.getByLabel('He leído y acepto participar')
  for (let step = 0; step < 60 && way !== 'without script' && !(await consent.isVisible()); step += 1)
    await next.filter({ visible: true }).click()
  await consent.check()
  await page.getByRole('button', { name: 'Enviar respuestas' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gracias/)
}

/** What the next person finds on a page: nothing marked, and nothing of it kept. */
async function expectNothing(page: Page): Promise<void> {
  await page.waitForLoadState()
  await expect(page.locator('input:checked')).toHaveCount(0)
  if (!page.url().startsWith('http')) return
  const kept = await page.evaluate(async () => [
    sessionStorage.length,
    localStorage.length,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
  ])
  expect(kept, page.url()).toEqual([0, 0, 0, 0])
}

/** A page that comes from the browser's memory never tells that it loads. */
async function goBack(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.goBack({ waitUntil: 'commit' }).catch(() => null)
  await page.waitForTimeout(500)
}

async function reopenTab(context: BrowserContext): Promise<Page> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const opened = context.waitForEvent('page')
  await worker.evaluate(() =>
    (globalThis as unknown as { chrome: { sessions: { restore: () => Promise<unknown> } } }).chrome.sessions.restore(),
  )
  return opened
}

async function closeTab(page: Page): Promise<void> {
  // A browser notes what is in its tabs a moment later.
  await page.waitForTimeout(1500)
  await page.close()
}

/** Number of typed words that the browser would propose in other forms. */
function proposedWords(profile: string): number {
  const file = path.join(profile, 'Default/Web Data')
  if (!existsSync(file)) return 0
  const data = new Sqlite(file, { readonly: true })
  try {
    return data.prepare<[], { n: number }>('SELECT count(*) AS n FROM autofill').get()?.n ?? 0
  } finally {
    data.close()
  }
}

// They wait more than they work: two at once, and neither of two workers is left with all of them at the end.
test.describe.configure({ mode: 'parallel' })

for (const [name, asked] of Object.entries(QUESTIONNAIRES)) {
  for (const way of WAYS) {
    const questionnaire: Questionnaire = name === 'harassment' ? { ...asked, link: asked.link + SLIPS[way] } : asked
    test(`whoever uses the computer next finds nothing of an answer on ${name}, ${way}`, async ({
      playwright,
      launchOptions,
    }) => {
      const profile = mkdtempSync(path.join(tmpdir(), 'espejo-profile-'))
      let context = await startBrowser(playwright, launchOptions, profile, way)
      const first = await context.newPage()

      await test.step('back, after leaving half way', async () => {
        await begin(first, questionnaire, way)
        await expect(first.getByText('responda en una ventana privada')).toHaveCount(1)
        // Without the script a browser may bring the page back as it stood: the notice says so, and how to leave.
        if (way === 'without script') await first.getByRole('link', { name: 'Borrar y salir' }).click()
        else await first.goto('/ayuda')
        await goBack(first)
        await expectNothing(first)
      })
      await test.step('a new tab of the same code', async () => {
        await begin(first, questionnaire, way)
        const other = await context.newPage()
        await other.goto(questionnaire.link)
        await expectNothing(other)
        await other.close()
      })
      await test.step('the tab that was closed half way, opened again and loaded again', async () => {
        await closeTab(first)
        const again = await reopenTab(context)
        await expectNothing(again)
        await again.reload()
        await expectNothing(again)
        await again.close()
      })
      await test.step('after sending: back, and the closed tab', async () => {
        const sent = await context.newPage()
        await begin(sent, questionnaire, way)
        await send(sent, way)
        await expectNothing(sent)
        await goBack(sent)
        await expectNothing(sent)
        await closeTab(sent)
        await expectNothing(await reopenTab(context))
      })
      if (way === 'without script') {
        await test.step('a form that was refused can be sent again by whoever reopens it: its page says so', async () => {
          const refused = await context.newPage()
          await begin(refused, questionnaire, way)
          await refused.getByRole('button', { name: 'Enviar respuestas' }).click()
          await expect(refused.getByRole('alert')).toContainText('el navegador podría volver a mostrarla')
          await refused.close()
        })
      }
      await test.step('the browser started again with the tabs it had', async () => {
        const half = await context.newPage()
        await begin(half, questionnaire, way)
        await half.waitForTimeout(3000)
        await context.close()
        context = await startBrowser(playwright, launchOptions, profile, way, true)
        await expect
          .poll(() => context.pages().filter((page) => page.url().includes(questionnaire.link)).length)
          .toBeGreaterThan(0)
        for (const page of context.pages()) await expectNothing(page)
        expect(await context.cookies()).toEqual([])
      })
      await context.close()
      expect(proposedWords(profile)).toBe(0)
      rmSync(profile, { recursive: true, force: true })
    })
  }
}

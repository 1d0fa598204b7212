import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page, type PlaywrightTestConfig } from '@playwright/test'
import { DEMO_PASSWORD } from '#app/features/sign-in/demo-accounts.ts'
import { readDirectory } from '#db/seed/directory.ts'
import { freePort } from '#tests/support/free-port.ts'
import { SHOTS, type Shot, type Way } from '#scripts/manual-shots.ts'

const FOLDER = path.resolve('app/features/manuals/pictures')
/** The day that the demonstration believes it is: the report of November is due, and last year's records are done. */
const DAY = Date.parse('2026-11-16T15:00:00Z')
const WIDTH = 760
const HEIGHT = 400
const MOST_BYTES = 40 * 1024
const QUALITIES = [78, 68, 58, 48]

/** Opens the browser that the browser tests use, as they do. */
async function openBrowser() {
  const { href } = pathToFileURL(path.resolve('playwright.config.ts'))
  const { default: config } = (await import(href)) as { default: PlaywrightTestConfig }
  return chromium.launch(config.use?.launchOptions ?? {})
}

/** Starts the demonstration on its day, with data of its own. @throws where it ends before it listens. */
async function startDemo(folder: string): Promise<{ child: ChildProcess; origin: string }> {
  const port = await freePort()
  const child = fork('scripts/manual-demo.ts', {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      ...{ NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port) },
      ESPEJO_DATABASE: path.join(folder, 'manual.db'),
      ESPEJO_E2E_AHEAD: String(DAY - Date.now()),
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  await new Promise<void>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('/correo')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`The demonstration ended with ${code}`)))
  })
  return { child, origin: `http://127.0.0.1:${port}` }
}

async function follow(page: Page, origin: string, way: Way): Promise<void> {
  if (typeof way === 'string') return void (await page.goto(origin + way))
  const links = await page
    .locator('main a[href]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  const found = links.find((link) => way.test(link))
  if (found === undefined) throw new Error(`No link of ${page.url()} fits ${String(way)}`)
  await page.goto(new URL(found, origin).href)
}

/** Entities that exist and are named in what is seen: a picture shows invented ones alone. */
async function realNames(page: Page, top: number, height: number): Promise<string[]> {
  const seen = await page.evaluate(
    ([from, to]) =>
      [...document.querySelectorAll('body *')]
        .filter((element) => {
          const { top: above, bottom: below } = element.getBoundingClientRect()
          return element.children.length === 0 && above + scrollY < to && below + scrollY > from
        })
        .map(({ textContent }) => textContent ?? '')
        .join('\n'),
    [top, top + height] as const,
  )
  // Who runs Espejo, and whose figures or rules its pages speak of.
  const spokenOf = new Set(['MIMP', 'MEF', 'SERVIR', 'PCM'])
  return readDirectory()
    .map(({ name }) => name)
    .filter((name) => !spokenOf.has(name) && new RegExp(`(?<![\\p{L}])${name}(?![\\p{L}])`, 'u').test(seen))
}

/** The largest height up to `most` at which no line of text and no field is cut. */
function wholeHeight(page: Page, top: number, most: number): Promise<number> {
  return page.evaluate(
    ([from, height]) => {
      const lines = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const seen: DOMRect[] = [...document.querySelectorAll('input, select, textarea, svg, .boton')].map((each) =>
        each.getBoundingClientRect(),
      )
      for (let node = lines.nextNode(); node; node = lines.nextNode()) {
        const range = document.createRange()
        range.selectNodeContents(node)
        seen.push(...range.getClientRects())
      }
      // A function with a name of its own would ask for a helper that the page does not have.
      for (let less = 0; less < 120; less += 1) {
        const end = from + height - less
        if (!seen.some(({ top: above, bottom }) => above + scrollY < end && bottom + scrollY > end - 6))
          return height - less
      }
      return height
    },
    [top, most] as const,
  )
}

/** Takes the picture of a page that stands open. @throws where it would show an entity that exists, or be too large. */
async function take(page: Page, { name, from = '.cabecera', height: most = HEIGHT }: Shot) {
  const box = await page.locator(from).first().boundingBox()
  const top = Math.max(
    0,
    Math.floor((box?.y ?? 0) + (await page.evaluate(() => scrollY))) - (from === '.cabecera' ? 0 : 12),
  )
  const height = await wholeHeight(page, top, most)
  const real = await realNames(page, top, height)
  if (real.length > 0) throw new Error(`${name} shows ${real.join(', ')}`)
  const session = await page.context().newCDPSession(page)
  for (const quality of QUALITIES) {
    const { data } = await session.send('Page.captureScreenshot', {
      ...{ format: 'webp', quality, captureBeyondViewport: true },
      clip: { x: 0, y: top, width: WIDTH, height, scale: 1 },
    })
    const bytes = Buffer.from(data, 'base64')
    if (bytes.length > MOST_BYTES) continue
    writeFileSync(path.join(FOLDER, `${name}.webp`), bytes)
    return { width: WIDTH, height }
  }
  throw new Error(`${name} is larger than ${MOST_BYTES} bytes`)
}

/**
 * Makes every picture of the manuals anew.
 * @param running origin of a demonstration that runs already; one is started on its day where it is left out.
 */
async function makePictures(running: string | undefined): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'espejo-manual-'))
  const { child, origin } = running ? { child: null, origin: running } : await startDemo(folder)
  const browser = await openBrowser()
  try {
    for (const file of readdirSync(FOLDER).filter((each) => each.endsWith('.webp'))) rmSync(path.join(FOLDER, file))
    const sizes: Record<string, { width: number; height: number }> = {}
    for (const who of new Set(SHOTS.map((shot) => shot.who))) {
      const context = await browser.newContext({
        ...{ locale: 'es-PE', timezoneId: 'America/Lima', colorScheme: 'light', reducedMotion: 'reduce' },
        viewport: { width: WIDTH, height: 1000 },
      })
      const page = await context.newPage()
      await page.goto(`${origin}/ingresar`)
      await page.getByLabel('Correo institucional').fill(`${who}@espejo.demo`)
      await page.getByLabel('Contraseña').fill(DEMO_PASSWORD)
      await page.getByRole('button', { name: 'Ingresar' }).click()
      await page.waitForURL((url) => url.pathname !== '/ingresar')
      for (const shot of SHOTS.filter((each) => each.who === who)) {
        for (const way of shot.ways) await follow(page, origin, way)
        if (shot.unfold) await page.locator('summary', { hasText: shot.unfold }).first().click()
        await page.evaluate(() => document.fonts.ready)
        sizes[shot.name] = await take(page, shot)
        console.log(`${shot.name}: ${new URL(page.url()).pathname}`)
      }
      await context.close()
    }
    writeFileSync(path.join(FOLDER, 'sizes.json'), `${JSON.stringify(sizes, null, 2)}\n`)
  } finally {
    await browser.close()
    child?.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

await makePictures(process.argv[2])

import { chromium } from '@playwright/test'
const base = 'http://localhost:4000'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const pages = (process.argv[3] ?? '').split(',').filter(Boolean)
const account = process.argv[2]
for (const width of [1280, 360]) {
  const context = await browser.newContext({ viewport: { width, height: 800 } })
  const page = await context.newPage()
  page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', page.url(), m.text().slice(0, 300)) })
  page.on('pageerror', (e) => console.log('PAGEERROR', page.url(), e.message.slice(0, 300)))
  if (account !== '-') {
    await page.goto(base + '/ingresar'); await page.fill('#correo', account); await page.fill('#clave', 'espejo-demo-2026'); await page.click('main button[type=submit]'); await page.waitForLoadState('networkidle')
    console.log('signed in ->', page.url())
  }
  for (const p of pages) {
    const r = await page.goto(base + p); await page.waitForLoadState('networkidle')
    const name = p.replace(/[^a-z0-9]+/gi, '_') + '_' + width
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    console.log(r.status(), p, width, overflow ? 'OVERFLOW' : '')
    await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true })
  }
  await context.close()
}
await browser.close()

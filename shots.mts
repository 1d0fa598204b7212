import { chromium } from '@playwright/test'
const base = 'http://localhost:4541'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
async function as(email: string, paths: [string, string][], js = true) {
  for (const width of [360, 1280]) {
    const c = await b.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: js })
    const p = await c.newPage()
    p.on('pageerror', (e) => console.log('ERR', String(e).slice(0, 200)))
    await p.goto(base + '/ingresar')
    await p.fill('[name=correo]', email).catch(async () => { console.log(await p.content()) })
    await p.fill('input[type=password]', 'espejo-demo-2026')
    await p.click('main button[type=submit]')
    await p.waitForLoadState('networkidle')
    for (const [name, path] of paths) {
      const r = await p.goto(base + path)
      await p.waitForLoadState('networkidle')
      const h = await p.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth])
      console.log(email, width, path, r?.status(), h)
      await p.screenshot({ path: `/tmp/wt/small9-shots/${name}-${width}.png`, fullPage: true })
    }
    await c.close()
  }
}
const year = 2026
await as('coordinacion@espejo.demo', [['v1', `/panel/plan/${year}/versiones/1`], ['firma', `/panel/plan/${year}/firma`], ['imprimir', `/panel/plan/${year}/imprimir`], ['v2c', `/panel/plan/${year}/versiones/2/comparar`], ['plan', `/panel/plan/${year}`]])
await as('analista@espejo.demo', [['rev', '/nacional/revisiones'], ['revt', '/nacional/revisiones?estado=todos']])
await as('administracion@espejo.demo', [['arev', '/nacional/revisiones'], ['reg', '/nacional/registro']])
await b.close()

import type { Page } from '@playwright/test'
import {
  expect,
  expectAccessible,
  expectAlive,
  expectNoOverflow,
  sessionEnds,
  signInHere,
  signIn,
  test,
} from './fixtures.ts'
import { PLAN_YEAR } from '#tests/support/plan-year.ts'

/** Of a plan that nobody else reads: an action that is added takes the place of a proposal, and waits on the first page. */
const YEAR = PLAN_YEAR + 1
const NEW_ACTION = `/panel/plan/${YEAR}/acciones/nueva`
const TYPED = {
  'Por qué se propone': 'Lo pidió el personal de campo en la asamblea de octubre',
  'Unidad responsable': 'Recursos Humanos',
  'Quién está a cargo': 'Jefa de Recursos Humanos',
  'Fecha límite': `${YEAR}-12-31`,
  'Medio de verificación': 'Un informe firmado',
  Indicador: 'Cuántas personas lo usan',
} as const
const TITLE = 'Qué se hará'

async function fillIn(page: Page, title: string): Promise<void> {
  await page.goto(NEW_ACTION)
  await page.getByLabel(TITLE).fill(title)
  for (const [label, text] of Object.entries(TYPED)) await page.getByLabel(label).fill(text)
}

async function expectFilled(page: Page, title: string): Promise<void> {
  await expect(page.getByLabel(TITLE)).toHaveValue(title)
  for (const [label, text] of Object.entries(TYPED)) await expect(page.getByLabel(label)).toHaveValue(text)
}

const send = (page: Page) => page.getByRole('button', { name: 'Agregar al plan' }).click()
const added = (page: Page, title: string) =>
  expect(page.locator('.recien-hecho')).toContainText(`«${title}» se agregó al plan`)

/** Pictures of a page at both widths, which are judged by eye. */
async function pictured(page: Page, name: string): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await expectNoOverflow(page)
    await page.screenshot({ path: `test-results/${name}-${width}.png`, fullPage: true })
  }
}

for (const javaScriptEnabled of [true, false])
  test(`${javaScriptEnabled ? 'with' : 'without'} a script a form outlives its session, and then another account finds nothing`, async ({
    browser,
  }) => {
    const title = `Una acción escrita ${javaScriptEnabled ? 'con' : 'sin'} programa`
    const context = await browser.newContext({ javaScriptEnabled })
    const page = await context.newPage()
    await signIn(page, 'coordinacion@decide.test')
    await fillIn(page, title)
    await sessionEnds(page)
    await send(page)
    await expect(page.getByText('Lo que escribió está guardado unos minutos, solo para usted')).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(page)
    await pictured(page, `kept-sign-in-${javaScriptEnabled}`)
    // Somebody else of the same office comes in at this computer first, and opens the same page.
    await signInHere(page, 'titular@decide.test')
    await page.goto(NEW_ACTION)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.content()).not.toContain(title)
    await sessionEnds(page)
    await page.goto(`/ingresar?volver=${encodeURIComponent(NEW_ACTION)}`)
    await signInHere(page, 'coordinacion@decide.test')
    await page.waitForURL(`**${NEW_ACTION}`)
    await expectFilled(page, title)
    const notice = page.getByText('Su sesión terminó antes de que se guardara')
    await expect(notice).toBeVisible()
    if (javaScriptEnabled) await expectAccessible(page)
    await pictured(page, `kept-form-${javaScriptEnabled}`)
    await send(page)
    await added(page, title)
    await page.goto(NEW_ACTION)
    await expect(page.getByLabel(TITLE)).toHaveValue('')
    await expect(notice).toHaveCount(0)
    await context.close()
  })

test('two who change the same thing see both texts, and nothing is written over', async ({ browser }) => {
  const context = await browser.newContext()
  const [one, two] = [await context.newPage(), await context.newPage()]
  await signIn(one, 'coordinacion@decide.test')
  await fillIn(one, 'Una acción que cambian dos')
  await send(one)
  await added(one, 'Una acción que cambian dos')
  await one.getByRole('link', { name: 'Ajustar' }).click()
  await one.waitForURL(/acciones\/(?!nueva)/)
  await two.goto(one.url())
  await one.getByLabel(TITLE).fill('Lo que guardó la primera')
  await one.getByRole('button', { name: 'Guardar cambios' }).click()
  await expect(one.locator('.recien-hecho')).toContainText('Los cambios de')
  await two.getByLabel(TITLE).fill('Lo que escribió la segunda')
  await two.getByRole('button', { name: 'Guardar cambios' }).click()
  await expect(two.getByText('Ahora está guardado: «Lo que guardó la primera»')).toBeVisible()
  await expect(two.getByLabel(TITLE)).toHaveValue('Lo que escribió la segunda')
  await expectAccessible(two)
  await pictured(two, 'kept-conflict')
  await two.getByRole('button', { name: 'Guardar cambios' }).click()
  await expect(two.locator('.recien-hecho')).toContainText('Los cambios de')
  await expect(two.getByRole('heading', { name: 'Lo que escribió la segunda' })).toBeVisible()
  await context.close()
})

test('a broken line, and a network that answers in our place, leave the form to be sent again or corrected', async ({
  browser,
}) => {
  const page = await browser.newPage()
  await signIn(page, 'coordinacion@decide.test')
  const title = 'Una acción escrita sin línea'
  await fillIn(page, title)
  const isSending = (url: URL) => url.pathname.startsWith(NEW_ACTION)
  for (const answer of [null, { status: 200, contentType: 'text/html', body: '<h1>Ingrese al wifi</h1>' }]) {
    await page.route(isSending, (route) =>
      route.request().method() !== 'POST' ? route.continue() : answer ? route.fulfill(answer) : route.abort(),
    )
    await send(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No se pudo enviar')
    await expectAccessible(page)
    await page.unroute(isSending)
    if (!answer) {
      await pictured(page, 'kept-unsent')
      await page.getByRole('link', { name: 'Volver al formulario, con lo que escribió' }).click()
      await expectFilled(page, title)
    }
  }
  await page.getByRole('button', { name: 'Enviar otra vez' }).click()
  await added(page, title)
  await page.close()
})

test('what is typed before the page comes alive stays, and a key in that moment does not break it', async ({
  page,
}) => {
  await signIn(page, 'coordinacion@decide.test')
  // As on a slow machine: the program is there, and what the page was made of is read later.
  await page.route(`**${NEW_ACTION}`, async (route) => {
    const response = await route.fetch()
    const late = /window\.__remixContext\.streamController\.(?:enqueue\(.*?\)|close\(\));(?=<\/script>)/gs
    const body = (await response.text()).replace(late, (read) => `setTimeout(() => { ${read} }, 1500)`)
    expect(body).toContain('1500)')
    await route.fulfill({ response, body })
  })
  // React has put its hand on the page and has not drawn it yet: the moment after it asks the browser for its turn.
  await page.addInitScript(() => {
    const { postMessage } = MessagePort.prototype
    MessagePort.prototype.postMessage = function (this: MessagePort, ...given: Parameters<typeof postMessage>) {
      queueMicrotask(() => {
        const { dataset } = document.documentElement
        const isTaken = Object.keys(document).some((name) => name.startsWith('__reactContainer'))
        if (!isTaken || dataset['pressed']) return
        dataset['pressed'] = 'yes'
        const key = new KeyboardEvent('keydown', { key: 'a', bubbles: true })
        document.querySelector('main form input')?.dispatchEvent(key)
      })
      postMessage.apply(this, given)
    } as typeof postMessage
  })
  await page.goto(NEW_ACTION)
  await page.getByLabel(TITLE).fill('Una acción que empieza a escribirse pronto')
  await expectAlive(page)
  expect(await page.evaluate(() => document.documentElement.dataset['pressed'])).toBe('yes')
  await expect(page.getByLabel(TITLE)).toHaveValue('Una acción que empieza a escribirse pronto')
})

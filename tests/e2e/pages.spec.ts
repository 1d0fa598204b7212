import { halfId, lastEndedHalf } from '#surveys/complaints/half-years.ts'
import { commitmentPath } from '#app/kit/codes/public-id.ts'
import { promiseFor } from '#tests/support/test-database.ts'
import type { Locator, Page } from '@playwright/test'
import { expectSoundAtBothWidths } from './both-widths.ts'
import { expect, expectAccessible, expectAlive, signIn, signInByForm, signOut, test } from './fixtures.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { PLAN_YEAR as YEAR, RESULT_YEAR, YEAR_BEFORE } from '#tests/support/plan-year.ts'
import { REVIEWED_YEAR } from '#tests/support/small-reviews.ts'

const THIS_YEAR = limaDate(new Date()).slice(0, 4)

const BUDGET_PAGES = [
  '/panel/presupuesto/2025',
  '/panel/presupuesto/2025/dimension/man',
  '/panel/presupuesto/2025/dimension/man?sencillo=si',
  '/panel/presupuesto/2025/preguntas/man-01',
]
const ENTITY_PAGES = [
  '/panel',
  '/panel/aplicaciones',
  '/panel/resultados',
  '/panel/entidad',
  '/panel/entidad/personal',
  `/panel/ficha/${THIS_YEAR}`,
  `/panel/registro-anual/${THIS_YEAR}`,
  '/panel/presupuesto-mef',
  `/panel/informe-noviembre/${THIS_YEAR}`,
  '/panel/aplicaciones/papeletas',
  '/panel/aplicaciones/cerrada/resultados',
  '/panel/aplicaciones/cerrada/resultados/dimensiones',
  '/panel/aplicaciones/cerrada/resultados/mujeres-y-hombres',
  '/panel/aplicaciones/cerrada/resultados/en-el-tiempo',
  `/panel/aplicaciones/cerrada/resultados/en-el-tiempo?comparar=${YEAR_BEFORE}`,
  '/panel/aplicaciones/cerrada/resultados/preguntas',
  '/panel/aplicaciones/cerrada/resultados/preguntas?orden=menor',
  '/panel/aplicaciones/cerrada/resultados/calculo',
  '/panel/aplicaciones/cerrada/lo-que-dijimos',
  '/panel/aplicaciones/cerrada/informe',
  `/panel/plan/${YEAR}`,
  `/panel/plan/${YEAR}/imprimir`,
  '/panel/deberes',
  '/panel/adecuacion',
  `/panel/plan/${YEAR}/firma`,
  '/panel/traspaso',
  `/panel/plan/${YEAR}/ejecucion`,
  `/panel/plan/${YEAR}/ejecucion?vista=cronograma&estado=sin-empezar`,
]
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'coordinacion@uno.test': [
    ...ENTITY_PAGES,
    `/panel/registro-anual/${THIS_YEAR}/nuevo/capacitacion`,
    `/panel/registro-anual/${THIS_YEAR}/planilla`,
    '/panel/aplicaciones/nueva',
    '/panel/documentos',
    '/panel/aplicaciones/evaluada/resultados',
    '/panel/aplicaciones/evaluada/constancia',
    '/panel/presupuesto/2025/planilla',
    ...BUDGET_PAGES,
    `/panel/plan/${YEAR}/acciones/nueva`,
    '/panel/adecuacion/nuevo',
    `/panel/plan/${YEAR}/ejecucion?vista=tablero`,
    `/panel/plan/${YEAR}/asignar`,
    `/panel/plan/${REVIEWED_YEAR}/revision`,
  ],
  'titular@uno.test': [...ENTITY_PAGES, '/panel/presupuesto/2025', '/panel/aplicaciones/papeletas/dominios'],
  'custodia@uno.test': [
    '/custodia',
    '/custodia/papeletas',
    '/custodia/papeletas/papeletas',
    '/custodia/papeletas/correos',
    '/custodia/papeletas/papel',
    '/custodia/evaluada/acta',
  ],
  'equipo@uno.test': [...BUDGET_PAGES, `/panel/ficha/${THIS_YEAR}`, `/panel/plan/${YEAR}/mis-acciones`],
  'digitacion@uno.test': [
    '/panel/digitacion',
    '/panel/digitacion/lote',
    '/panel/digitacion/lote-abierto',
    '/panel/digitacion/lote-abierto/formulario',
  ],
  'coordinacion@dos.test': [
    '/cuenta/avisos',
    '/cuenta/datos',
    '/cuenta/datos/borrar',
    '/anonimato',
    '/privacidad?entidad=dos',
    '/accesibilidad',
    '/terminos',
    '/panel',
    '/panel/aplicaciones/enlace',
    '/panel/aplicaciones/enlace/afiche',
  ],
  'analista@mimp.test': [
    '/nacional',
    '/nacional/adecuacion',
    '/nacional/hoja-servir',
    '/nacional/preguntas',
    '/nacional/revisiones',
    '/nacional/informes-noviembre',
    `/nacional/informe/cifras/autodiagnosticos?anio=${RESULT_YEAR}`,
    '/nacional/datos',
    `/nacional/revisiones/planes/uno/${REVIEWED_YEAR}/1`,
    '/nacional/presupuestos/presentado',
    '/nacional/presupuestos/presentado/man',
    '/nacional?figura=public-budget&columnas=elegidas&ver-cultura=si&estado=todas&orden=nombre',
    '/nacional/por-herramienta?herramienta=public-budget',
    '/nacional/por-herramienta?estado=aplico&orden=puntaje',
    '/nacional/entidades/uno',
    '/nacional/entidades/cuatro/poblacion/revision',
    '/nacional/mef',
    '/nacional/personal',
    '/nacional/personal/cifra-espera',
    '/panel/aplicaciones/cerrada/resultados',
    `/panel/plan/${YEAR}?entidad=uno`,
  ],
  'administracion@mimp.test': [
    '/cuenta/datos/borrar',
    '/nacional/conservacion',
    '/nacional/estado',
    '/nacional/ministerio',
    '/nacional/registro',
    '/nacional/registro?antes=3',
    '/nacional',
    '/nacional/entidades/uno',
    '/nacional/directorio',
    '/nacional/directorio/nueva',
    '/nacional/importar',
    '/nacional/directorio/uno',
    ...['nombre', 'datos', 'personal', 'fusion', 'separacion', 'cierre'].map(
      (change) => `/nacional/directorio/uno/${change}`,
    ),
  ],
  'lectura@uno.test': ['/panel/compartidos', '/panel/adecuacion'],
  'rrhh@uno.test': ['/panel/hoja-servir', `/panel/hoja-servir/${halfId(lastEndedHalf(limaDate(new Date())))}`],
}

// Neither of two workers is left with all of them at the end.
test.describe.configure({ mode: 'parallel' })

const promised = (id: string) => commitmentPath(promiseFor(id).publicId)

test.describe('where nobody has to sign in', () => {
  // Of an address that leads to no page.
  test.use({ allowedErrors: [/status of 404/] })

  test('public pages are accessible and fit a small screen', async ({ page }) => {
    for (const address of ['/', '/ingresar', ...['anterior', 'cerrada', 'evaluada', 'abierta', 'nada'].map(promised)])
      await expectSoundAtBothWidths(page, address)
  })
})

for (const [email, addresses] of Object.entries(PAGES)) {
  test(`every page of ${email} is accessible and fits a small screen`, async ({ page }) => {
    test.setTimeout(60_000 + addresses.length * 10_000)
    await signIn(page, email)
    for (const address of addresses) await expectSoundAtBothWidths(page, address)
  })
}

test('the menu closes with Escape, where one goes on, and when a link of it was followed', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await signIn(page, 'coordinacion@uno.test')
  await expectAlive(page)
  const menu = page.locator('.menu')
  const summary = page.getByText('Menú')
  expect((await page.locator('.cabecera').boundingBox())?.height).toBeLessThanOrEqual(58)
  await summary.click()
  await expect(menu.getByRole('link', { name: 'Inicio' })).toHaveAttribute('aria-current', 'page')
  await expect(menu.locator('.menu-quien')).toContainText('Entidad uno')
  await page.keyboard.press('Escape')
  await expect(menu.getByRole('link', { name: 'Inicio' })).toBeHidden()
  await expect(menu.locator('summary')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(menu.getByRole('link', { name: 'Inicio' })).toBeVisible()
  await page.keyboard.press('Shift+Tab')
  await expect(menu.getByRole('link', { name: 'Inicio' })).toBeHidden()
  await summary.click()
  await menu.getByRole('link', { name: 'Resultados' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Resultados')
  await expect(menu.getByRole('link', { name: 'Inicio' })).toBeHidden()
})

test('a list of results has no score where people were asked what happened to them', async ({ page }) => {
  await signIn(page, 'titular@uno.test')
  await page.goto('/panel/resultados')
  const harm = page.getByRole('region', { name: 'Prevención del hostigamiento sexual' })
  await expect(harm.getByRole('row', { name: /respuestas/ })).toHaveCount(1)
  await expect(harm.getByText(/puntos|nivel /)).toHaveCount(0)
  await expect(page.getByRole('table', { name: /Cultura/ }).getByText(/de 100 puntos.*nivel/)).not.toHaveCount(0)
})

/** Heights in px at 360, of what stood on one page of 13,600 to 19,000. */
const SUMMARY_AT_360 = 3000

/** Where the content of a summary may end on a screen of 1280 by 900: what happened to people has more to say. */
const ENDS_AT = { cerrada: 900, evaluada: 1000 }

test('a summary stands on one screen, without a word under 14 px', async ({ page }) => {
  await signIn(page, 'coordinacion@uno.test')
  await page.setViewportSize({ width: 1280, height: 900 })
  for (const [id, most] of Object.entries(ENDS_AT)) {
    await page.goto(`/panel/aplicaciones/${id}/resultados`)
    const article = page.locator('main article')
    const end = await article.evaluate((element) => element.getBoundingClientRect().bottom + window.scrollY)
    expect(end, id).toBeLessThanOrEqual(most)
    const smallest = await article.evaluate((element) =>
      Math.min(
        ...[...element.querySelectorAll('p, li, td, th, a, summary, h2, dd')].map((each) =>
          Number.parseFloat(getComputedStyle(each).fontSize),
        ),
      ),
    )
    expect(smallest, id).toBeGreaterThanOrEqual(14)
  }
})

test('a summary is short on a phone, and the report is a few numbered pages', async ({ page }) => {
  await signIn(page, 'coordinacion@uno.test')
  await page.setViewportSize({ width: 360, height: 640 })
  for (const id of ['cerrada', 'evaluada']) {
    await page.goto(`/panel/aplicaciones/${id}/resultados`)
    expect(await page.evaluate(() => document.documentElement.scrollHeight), id).toBeLessThan(SUMMARY_AT_360)
  }
  const printed = async (address: string) => {
    await page.goto(address)
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    return paper.match(/\/Type\s*\/Page\b/g)?.length ?? 0
  }
  const report = await printed('/panel/aplicaciones/cerrada/informe')
  expect(report).toBeGreaterThan(2)
  expect(report).toBeLessThanOrEqual(7)
  for (const id of ['cerrada', 'anterior'])
    expect(await printed(`/panel/aplicaciones/${id}/lo-que-dijimos`), id).toBe(1)
  expect(await printed(promised('anterior'))).toBe(1)
})

/** What somebody new asks, the names that she presses from where she begins, and what answers her. */
const TASKS: readonly (readonly [asks: string, presses: readonly RegExp[], answer: (page: Page) => Locator])[] = [
  [
    'which dimension is worst for women',
    [/^Resultados \d{4} \(Cultura/, /^Mujeres y hombres$/],
    (page) => page.locator('main section').first().getByRole('paragraph').first(),
  ],
  [
    'what must I do this week',
    [],
    (page) => page.getByRole('region', { name: 'Le toca a usted' }).getByRole('listitem').first(),
  ],
  [
    'what share answered last year',
    [/^Otros años de Cultura/],
    (page) => page.locator('details').getByText('27% (80 respuestas)').first(),
  ],
  [
    'send the result to the head',
    [/^Informe para enviar \(Cultura/],
    (page) => page.getByRole('link', { name: /^Escribir a .* con el enlace$/ }),
  ],
  [
    'what does the law oblige me to do now',
    [/^Lo que obliga la norma hoy$/],
    (page) =>
      page
        .getByRole('region', { name: /^Obliga a su entidad/ })
        .getByRole('listitem')
        .first(),
  ],
]

for (const viewport of [
  { width: 1280, height: 900 },
  { width: 360, height: 640 },
])
  test(`five things that somebody new asks are answered in two clicks, at ${viewport.width} px`, async ({ page }) => {
    await signIn(page, 'coordinacion@uno.test')
    await page.setViewportSize(viewport)
    for (const [asks, presses, answer] of TASKS) {
      await page.goto('/panel')
      for (const name of presses) {
        const main = page.locator('main')
        await main
          .getByRole('link', { name })
          .or(main.locator('summary', { hasText: name }))
          .first()
          .click()
      }
      expect(presses.length, asks).toBeLessThanOrEqual(2)
      await expect(answer(page), asks).toBeInViewport()
    }
  })

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('two years stand side by side by a link, and lead back to all of them', async ({ page }) => {
    await signInByForm(page, 'coordinacion@uno.test')
    await page.goto('/panel/aplicaciones/cerrada/resultados/en-el-tiempo')
    await page.getByRole('link', { name: YEAR_BEFORE, exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`comparar=${YEAR_BEFORE}$`))
    await expect(page.getByRole('heading', { name: `${YEAR_BEFORE} y ${RESULT_YEAR}, lado a lado` })).toBeVisible()
    const rows = page.getByRole('table', { name: /lo que cambió/ }).getByRole('row')
    await expect(rows).toHaveCount(1 + 1 + 9)
    await expect(page.locator('.figura svg[role=img]')).toHaveCount(1 + 9)
    await page.getByRole('link', { name: 'Ver todas las aplicaciones' }).click()
    await expect(page.getByRole('heading', { name: /lado a lado/ })).toHaveCount(0)
  })

  test('the menu of a phone opens, leads on, and lets one out', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 })
    await page.goto('/')
    await page.getByText('Menú').click()
    await page.locator('.menu').getByRole('link', { name: 'Metodología' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Metodología')
    await signInByForm(page, 'coordinacion@uno.test')
    await page.getByText('Menú').click()
    await page.locator('.menu').getByRole('link', { name: 'Plan' }).click()
    await expect(page).toHaveURL(/\/panel\/plan\/\d+$/)
    await signOut(page)
    await expect(page.getByRole('link', { name: 'Ingresar', exact: true }).first()).toBeVisible()
  })

  test('results and plan are complete, and decisions are saved', async ({ page }) => {
    await signInByForm(page, 'coordinacion@uno.test')
    await page.goto('/panel/aplicaciones/cerrada/resultados')
    await expect(page.getByRole('table', { name: 'Puntajes de 0 a 100 por dimensión' })).toBeVisible()
    await page.getByRole('table').getByRole('link', { name: 'Liderazgo y compromiso' }).click()
    await expect(page).toHaveURL(/\/resultados\/dimensiones#dimension-lid$/)
    await expect(page.getByRole('img', { name: /Liderazgo y compromiso/ }).first()).toBeVisible()
    await page.getByText('Ver la tabla').first().click()
    await expect(page.getByRole('table', { name: 'Puntajes por dimensión' })).toBeVisible()
    await page.getByRole('link', { name: 'Preguntas', exact: true }).click()
    await page.getByLabel('Orden').selectOption('De menor a mayor puntaje')
    await page.getByRole('button', { name: 'Ver', exact: true }).click()
    await expect(page).toHaveURL(/preguntas\?dimension=&orden=menor$/)
    await expect(page.locator('.pregunta').first()).toBeVisible()
    await page.goto(`/panel/plan/${YEAR}`)
    const accepted = page.getByText(/^Aceptadas \(\d+\)$/)
    const before = Number(/\d+/.exec((await accepted.allInnerTexts()).join()) ?? 0)
    await page.getByRole('button', { name: 'Aceptar', exact: true }).click()
    await expect(accepted).toHaveText(`Aceptadas (${before + 1})`)
  })

  test('from where she begins, what waits, what share answered before and the report for the head are a click away', async ({
    page,
  }) => {
    await signInByForm(page, 'coordinacion@uno.test')
    const due = page.getByRole('region', { name: 'Le toca a usted' })
    await expect(due.getByRole('listitem').first()).toBeVisible()
    await expect(due.getByRole('link', { name: `por decidir en el plan ${YEAR}` })).toHaveAttribute(
      'href',
      `/panel/plan/${YEAR}`,
    )
    const culture = page.getByRole('region', { name: 'Cultura organizacional para la igualdad' })
    const share = 'Participación: 27% (80 respuestas).'
    await expect(culture.getByText(share).first()).toBeVisible()
    await expect(culture.locator('details').getByText(share).first()).toBeHidden()
    await culture.getByText('Otros años').click()
    await expect(culture.locator('details').getByText(share).first()).toBeVisible()
    await expect(culture.getByRole('img', { name: /^Resultado general por año/ })).toBeVisible()
    const harassment = page.getByRole('region', { name: 'Prevención del hostigamiento sexual' })
    await expect(harassment).not.toContainText(/nivel|[Bb]recha|de 100 puntos/)
    await harassment.getByRole('link', { name: /^Informe para enviar/ }).click()
    await expect(page).toHaveURL(/\/panel\/aplicaciones\/evaluada\/informe$/)
  })

  test('the head reads the same cards and is asked to decide nothing in them', async ({ page }) => {
    await signIn(page, 'titular@uno.test')
    await page.goto('/panel')
    await expect(page.getByRole('region', { name: 'Presupuesto' })).toBeVisible()
    await expect(page.getByRole('link', { name: /^(Preparar|Decidir|Empezar|Continuar|Responder)/ })).toHaveCount(0)
    await expect(page.getByText(/acci(ón|ones) aceptadas? de/).first()).toBeVisible()
  })
})

test.describe('creating', () => {
  test.use({ allowedErrors: [/status of 422/] })

  test('a coordinator creates and opens by clicking only; another person prints the slips', async ({
    page,
    browser,
  }) => {
    await signIn(page, 'coordinacion@nueva.test')
    await page.getByRole('link', { name: 'Preparar la aplicación (Cultura' }).click()
    await page.getByRole('button', { name: 'Guardar y revisar' }).click()
    await expect(page.getByRole('alert')).toContainText('Elija la fecha de inicio')
    const day = (days: number) =>
      new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Lima' }).format(Date.now() + days * 86_400_000)
    await page.getByLabel('Primer día para responder').fill(day(0))
    await page.getByLabel('Último día para responder').fill(day(20))
    await page.getByRole('button', { name: 'Guardar y revisar' }).click()
    await expect(page.getByText('Para un margen de ±5 puntos hacen falta')).toBeVisible()
    await expect(page.getByLabel(/Un enlace igual/)).toHaveCount(0)
    await expect(page.getByLabel(/Papeletas con código/)).toHaveValue('40')
    await page.getByLabel(/Papeletas con código/).fill('30')
    await page.getByRole('button', { name: 'Abrir la aplicación' }).click()
    await expect(page.getByRole('alert')).toContainText('Quedarían fuera 10 de 40 personas')
    await page.getByLabel(/Invitación por correo/).fill('10')
    await page.getByRole('button', { name: 'Abrir la aplicación' }).click()
    await expect(page.getByText('Custodia de códigos: custodia@nueva.test').first()).toBeVisible()
    const keeper = await (await browser.newContext()).newPage()
    await signIn(keeper, 'custodia@nueva.test')
    await keeper.getByRole('link', { name: 'Cultura organizacional para la igualdad', exact: true }).click()
    await keeper.getByRole('link', { name: 'Imprimir papeletas' }).click()
    await keeper.getByLabel('Cuántas papeletas', { exact: true }).fill('41')
    await keeper.getByRole('button', { name: 'Crear papeletas' }).click()
    await expect(keeper.getByRole('alert')).toContainText('Puede imprimir 40 más')
    await keeper.getByLabel('Cuántas papeletas', { exact: true }).fill('3')
    await keeper.getByRole('button', { name: 'Crear papeletas' }).click()
    await expect(keeper.locator('.papeleta')).toHaveCount(3)
    await expectAccessible(keeper)
    const code = (await keeper.locator('.papeleta .codigo').first().textContent()) ?? ''
    await keeper.context().close()
    await page.reload()
    await expect(page.getByText('La custodia ya imprimió 3 papeletas')).toBeVisible()
    expect(await page.content()).not.toContain(code)
    await page.goto(`/r/${code}`)
    await expect(page.getByText('nadie sabe quién lo tiene')).toBeVisible()
  })
})

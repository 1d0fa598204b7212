import type { Browser, Page } from '@playwright/test'
import Sqlite from 'better-sqlite3'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { answersLike } from '#tests/support/test-database.ts'
import { answerAtOnce, answerByParts, expectThanks } from './answering.ts'
import { ClumsyPerson } from './clumsy-person.ts'
import { expect, test } from './fixtures.ts'
import { startOwnServer, type OwnServer } from './own-server.ts'
import { planYearOf } from '#surveys/planning/plan-year.ts'

// A wait without an end would hide where somebody got stuck.
test.use({ actionTimeout: 40_000 })

// One for each walk: it takes three weeks.
let server: OwnServer
test.beforeEach(async () => {
  server = await startOwnServer()
})
test.afterEach(() => server.stop())

const today = () => limaDate(new Date(server.now()))

/** What stands in the file of an entity after all of it: each thing once, and written as it was meant. */
function counted(entity: string): Readonly<Record<string, unknown>> {
  const file = new Sqlite(server.file, { readonly: true, timeout: 5000 })
  const count = (what: string) =>
    file.prepare<[string], { n: number }>(`SELECT count(*) AS n ${what}`).get(entity)?.n ?? 0
  try {
    return {
      invitations: count('FROM invitations WHERE entity_id = ?'),
      figures: count('FROM staff_figures WHERE entity_id = ?'),
      campaigns: count('FROM campaigns WHERE entity_id = ?'),
      slips: count('FROM slip_batches b JOIN campaigns k ON k.id = b.campaign_id WHERE k.entity_id = ?'),
      acceptedActions: count("FROM plan_actions WHERE status = 'accepted' AND entity_id = ?"),
      ownActions: file
        .prepare('SELECT title FROM plan_actions WHERE template_id IS NULL AND entity_id = ?')
        .pluck()
        .all(entity),
      assessments: count('FROM assessments WHERE entity_id = ?'),
    }
  } finally {
    file.close()
  }
}

const linkOf = async (poster: Page) => `/r/${await poster.locator('.afiche .codigo').innerText()}`

/** Twelve people of whom the first two are as clumsy as whoever coordinates: they send twice and go back. */
async function answer(browser: Browser, link: string, script: boolean): Promise<void> {
  const phone = await (await browser.newContext({ baseURL: server.origin, javaScriptEnabled: script })).newPage()
  await phone.goto(link)
  if (script) await answerByParts(phone, answersLike(4, 0))
  else await answerAtOnce(phone, { ...answersLike(4, 0), sex: 'mujer' })
  await expectThanks(phone)
  await phone.goBack().catch(() => null)
  await expect(phone.locator('input:checked')).toHaveCount(0)
  for (let person = 1; person < 12; person += 1) {
    const form = {
      formulario: person.toString(16).padStart(32, 'b'),
      consentimiento: 'si',
      ...answersLike(4, person),
      sex: 'mujer',
    }
    for (const time of [1, 2])
      expect((await phone.request.post(link, { form })).status(), `${person}, ${time}`).toBe(200)
  }
  await phone.context().close()
}

for (const { way, script, entity } of [
  { way: 'with script', script: true, entity: 'prisa' },
  { way: 'without script', script: false, entity: 'apuro' },
])
  test(`who pastes from a PDF, outstays her session, presses twice and goes back loses nothing, ${way}`, async ({
    browser,
  }) => {
    test.setTimeout(300_000)
    const carla = await ClumsyPerson.arrive(browser, server, `coordinacion@${entity}.test`, script)
    const { page } = carla

    await test.step('she invites somebody', async () => {
      await carla.open('/panel/cuentas/invitar')
      await page.getByLabel('Equipo de la entidad').check()
      await carla.paste([
        ['Nombre y apellidos', 'Ñusta Huamán Cañón'],
        ['Correo institucional', `nusta@${entity}.test`],
      ])
      await carla.send('Invitar', `Enviamos el enlace a nusta@${entity}.test`)
    })

    await test.step('she says how many work there, and the Ministry confirms', async () => {
      await carla.open('/panel/entidad/personal')
      await carla.paste([
        [/^Mujeres$/, '150'],
        [/^Hombres$/, '150'],
        ['De dónde sale el dato', 'Planilla de Recursos Humanos, oficina principal'],
        [/^Número$/, '012-2026-RRHH'],
        ['Dónde se puede ver', 'Oficina de Recursos Humanos'],
      ])
      await page.getByLabel('Fecha del dato').fill(today())
      await page.getByLabel('Fecha del documento').fill(today())
      await carla.send('Proponer al MIMP', 'La cifra se envió')
      const analyst = await ClumsyPerson.arrive(browser, server, 'analista@mimp.test', script)
      await analyst.open('/nacional/personal')
      await analyst.page.getByRole('link', { name: `Municipalidad ${entity}` }).click()
      await analyst.page.getByLabel('Vi el documento y dice estos números').check()
      await analyst.send('Confirmar la cifra', 'La decisión sobre la cifra quedó registrada')
      expect(analyst.errors()).toEqual([])
      await analyst.page.context().close()
    })

    const campaign = await test.step('she prepares a campaign and opens it', async () => {
      await carla.open('/panel/aplicaciones/nueva')
      await page.getByLabel('Primer día para responder').fill(addDays(today(), 2))
      await page.getByLabel('Último día para responder').fill(addDays(today(), 22))
      await carla.send('Guardar y revisar', 'La aplicación se creó')
      await page.getByLabel(/^Un enlace igual para todo el personal/).fill('200')
      await page.getByLabel(/^Papeletas con código de un solo uso/).fill('100')
      await carla.send(/^(Abrir|Programar) la aplicación/, /Abre el .* y cierra el/)
      return new URL(page.url()).pathname
    })

    await test.step('the custodian prints, and the codes that she sees are the ones that serve', async () => {
      const custodian = await ClumsyPerson.arrive(browser, server, `custodia@${entity}.test`, script)
      await custodian.open('/custodia')
      await custodian.page.getByRole('link', { name: 'Cultura organizacional para la igualdad', exact: true }).click()
      await custodian.page.getByRole('link', { name: 'Imprimir papeletas' }).click()
      await custodian.paste([[/^Sede$/, 'Sede Piñonate, oficina central']])
      await custodian.page.getByLabel('Cuántas papeletas', { exact: true }).fill('40')
      await custodian.send('Crear papeletas', 'Sede Piñonate, oficina central')
      await expect(custodian.page.locator('.papeleta')).toHaveCount(40)
      expect(custodian.errors()).toEqual([])
      await custodian.page.context().close()
    })

    await test.step('people answer, and she closes early', async () => {
      await server.forward(48)
      await carla.open(`${campaign}/afiche`)
      await answer(browser, await linkOf(page), script)
      await server.forward(11 * 24)
      await carla.open(campaign)
      await page.getByText('Cerrar ahora').click()
      await carla.paste([['Por qué se cierra antes de su fecha', 'Ya respondió todo el personal de las oficinas']])
      await page.getByLabel('Entiendo que no se podrá reabrir').check()
      await carla.send('Cerrar la aplicación', 'Se recibieron 12 respuestas')
    })

    await test.step('she decides on the plan', async () => {
      const year = planYearOf(today())
      await carla.open(`/panel/plan/${year}`)
      await carla.send(/^Aceptar$/, 'está aceptada: es parte del plan')
      await carla.open(`/panel/plan/${year}/acciones/nueva`)
      await carla.paste([
        ['Por qué se propone', 'Lo pide el personal de la oficina central'],
        ['Qué se hará', 'Capacitación específica en la oficina'],
        ['Unidad responsable', 'Recursos Humanos'],
        ['Quién está a cargo', 'Jefa de Recursos Humanos'],
        ['Medio de verificación', 'Informe final firmado'],
        ['Indicador', 'Número de personas capacitadas'],
      ])
      await page.getByLabel('Fecha límite').fill(`${year}-12-31`)
      await carla.send('Agregar al plan', '«Capacitación específica en la oficina» se agregó al plan')
    })

    await test.step('she begins the budget and notes how a level is proved', async () => {
      const year = today().slice(0, 4)
      await carla.open(`/panel/presupuesto/${year}`)
      await carla.send('Empezar el autodiagnóstico', `El autodiagnóstico ${year} empezó`)
      await carla.open(`/panel/presupuesto/${year}/preguntas/man-01`)
      await page.getByLabel(/^Nivel 2\./).check()
      await carla.paste([[/^Nota/, 'La oficina de planificación tiene la resolución']])
      await carla.send(/^Guardar$/, /guardó/)
      await expect(page.getByLabel(/^Nota/)).toHaveValue('La oficina de planificación tiene la resolución')
    })

    // Of an application that was open for ten working days; there is one, and it is issued once.
    if (script)
      await test.step('somebody issues a certificate', async () => {
        const other = await ClumsyPerson.arrive(browser, server, 'coordinacion@uno.test', script)
        await other.open('/panel/aplicaciones/evaluada/constancia')
        await other.send('Emitir la constancia', 'La constancia se emitió')
        await other.page.context().close()
      })

    expect(carla.errors()).toEqual([])
    expect(counted(entity)).toEqual({
      invitations: 1,
      figures: 1,
      campaigns: 1,
      slips: 1,
      acceptedActions: 2,
      ownActions: ['Capacitación específica en la oficina'],
      assessments: 1,
    })
  })

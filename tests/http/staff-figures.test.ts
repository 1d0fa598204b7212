import { afterAll, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { campaigns, staffFigures } from '#db/schema/index.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount, seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const TODAY = limaDate(new Date())
const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
await addAccount(database, environment, 'coordinacion@cuatro.test', 'coordinator', 'cuatro')
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())
const cookies = new Map<string, string>()

async function ask(who: string, path: string, fields?: Record<string, string>) {
  const cookie = cookies.get(who) ?? (await signInTo(origin, who))
  cookies.set(who, cookie)
  const post = fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}
  const answer = await fetch(origin + path, { redirect: 'manual', headers: { cookie, origin }, ...post })
  const text = (await answer.text()).replaceAll('<!-- -->', '')
  return { status: answer.status, to: answer.headers.get('location') ?? '', text }
}
const ONE = 'coordinacion@uno.test'
const FOUR = 'coordinacion@cuatro.test'
const ANALYST = 'analista@mimp.test'
const OWN = '/panel/entidad/personal'
const REVIEW = '/nacional/entidades/cuatro/poblacion/revision'
const proposal = {
  alcance: 'with-units',
  unidades: 'UGEL Norte\nRed de Salud',
  locadores: 'si',
  mujeres: '90',
  hombres: '70',
  fecha: addDays(TODAY, -2),
  fuente: 'Planilla de noviembre',
  documento: 'payroll',
  'documento-numero': '044-2026-RRHH',
  'documento-fecha': addDays(TODAY, -1),
  'documento-lugar': 'Expediente 1102 de trámite documentario',
  enlace: '',
  explicacion: '',
}

test('a proposal that is refused keeps everything that was typed and says what is wrong, at its field', async () => {
  const refused = await ask(ONE, OWN, {
    ...proposal,
    hombres: 'setenta',
    enlace: 'muni.pe/informe',
    explicacion: 'Entró más personal',
  })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Escriba cuántos hombres trabajan en el alcance, en números')
  for (const typed of ['UGEL Norte\nRed de Salud', 'Entró más personal', '>Planilla</option>'])
    expect(refused.text).toContain(typed)
  for (const typed of ['setenta', '90', proposal.fecha, proposal.fuente, '044-2026-RRHH', 'muni.pe/informe'])
    expect(refused.text).toContain(`value="${typed}"`)
  expect(refused.text).toMatch(/<option value="payroll" selected/)
  expect(refused.text).toMatch(/name="locadores"[^>]*checked/)
  const later = await ask(ONE, OWN, { ...proposal, enlace: 'muni.pe/informe', fecha: addDays(TODAY, 1) })
  expect(later.text).toContain('La fecha del dato no puede ser posterior a hoy')
  expect(later.text).toContain('Escriba una dirección que empiece con https://')
})

test('a figure goes from the entity to the Ministry and counts once it is confirmed', async () => {
  const before = await ask(ONE, '/panel/aplicaciones/nueva')
  expect(before.text).not.toContain('UGEL Norte')
  expect(await ask(ONE, OWN, proposal)).toMatchObject({ status: 303, to: OWN })
  expect((await ask(ONE, '/panel/aplicaciones/nueva')).text).toContain('puede preparar, pero no abrir todavía')
  const [figure] = database.select().from(staffFigures).where(eq(staffFigures.women, 90)).all()
  const page = `/nacional/personal/${figure?.id}`
  const list = await ask(ANALYST, '/nacional/personal')
  expect(list.text).toContain('044-2026-RRHH')
  expect(list.text).toContain('7% más de personas')
  const unseen = await ask(ANALYST, page, { accion: 'confirmar' })
  expect([unseen.status, unseen.text.includes('Marque que vio el documento')]).toEqual([422, true])
  const short = await ask(ANALYST, page, { accion: 'rechazar', razon: 'no vale' })
  expect([short.status, short.text.includes('no vale')]).toEqual([422, true])
  expect((await ask(ANALYST, page, { accion: 'confirmar', vista: 'si' })).to).toBe('/nacional/personal')
  const again = await ask(ANALYST, page, { accion: 'rechazar', razon: 'Lo pensé mejor' })
  expect([again.status, again.text.includes('Sobre esta cifra ya se decidió')]).toEqual([409, true])
  expect((await ask(ONE, OWN)).text).toContain('Vale ahora')
  expect((await ask(ONE, '/panel/aplicaciones/nueva')).text).toContain('Red de Salud; UGEL Norte')
})

test('a figure far from the confirmed one is asked about; who confirms it reads both numbers and why', async () => {
  const far = { ...proposal, mujeres: '60', hombres: '80', fecha: TODAY, 'documento-numero': '050-2026-RRHH' }
  const asked = await ask(ONE, OWN, { ...far, unidades: 'Red de Salud\nUGEL Norte' })
  expect(asked.status).toBe(422)
  expect(asked.text).toContain(
    'Sí, son 140 personas (60 mujeres y 80 hombres) y no 160 personas (90 mujeres y 70 hombres)',
  )
  expect(asked.text).toMatch(/name="lejos"[^>]*value="60-80-90-70"/)
  expect(asked.text).not.toMatch(/name="lejos"[^>]*checked/)
  expect(asked.text).toContain('Explique por qué, en 10 letras o más')
  for (const typed of ['60', '80', '050-2026-RRHH']) expect(asked.text).toContain(`value="${typed}"`)
  const unexplained = await ask(ONE, OWN, { ...far, lejos: '60-80-90-70' })
  expect(unexplained.status).toBe(422)
  expect(unexplained.text).toMatch(/name="lejos"[^>]*checked/)
  const explicacion = 'Terminaron treinta contratos de obra'
  const others = await ask(ONE, OWN, { ...far, hombres: '81', lejos: '60-80-90-70', explicacion })
  expect([others.status, others.text.includes('value="60-81-90-70"')]).toEqual([422, true])
  expect(others.text).not.toMatch(/name="lejos"[^>]*checked/)
  expect(others.text).toContain(explicacion)
  expect((await ask(ONE, OWN, { ...far, lejos: '60-80-90-70', explicacion })).status).toBe(303)
  const figure = database.select().from(staffFigures).where(eq(staffFigures.documentNumber, '050-2026-RRHH')).get()
  const page = (await ask(ANALYST, `/nacional/personal/${figure?.id}`)).text
  expect(page).toContain('La cifra propuesta, 140 personas (60 mujeres y 80 hombres), se aleja de la cifra confirmada')
  expect(page).toContain('160 personas (90 mujeres y 70 hombres)')
  expect(page).toContain(`explica: «${explicacion}»`)
})

test('a draft says what is missing, also to who presses its button all the same', async () => {
  await ask(ONE, OWN, { ...proposal, practicantes: 'si' })
  const [figure] = database.select().from(staffFigures).all().slice(-1)
  const created = await ask(ONE, '/panel/aplicaciones/nueva', {
    herramienta: 'gender-stereotypes',
    abre: TODAY,
    cierra: addDays(TODAY, 30),
    cifra: figure?.id ?? '',
    k: '10',
  })
  expect(created.status).toBe(303)
  const draft = await ask(ONE, created.to)
  expect(draft.text).toContain('Todavía no se puede abrir')
  expect(draft.text).not.toContain('Abrir la aplicación')
  const pressed = await ask(ONE, created.to, { accion: 'abrir', 'personas-papeletas': '160' })
  expect([pressed.status, pressed.text.includes('espera la confirmación del MIMP')]).toEqual([422, true])
})

test('a review is decided with the document of the entity, once, and never tells how many answered', async () => {
  expect((await ask(FOUR, '/panel/aplicaciones/revision')).text).toContain('Proponer la cifra correcta')
  const form = `${OWN}?aplicacion=revision`
  expect((await ask(ONE, form)).status).toBe(404)
  const notHigher = await ask(FOUR, form, { ...proposal, aplicacion: 'revision', mujeres: '101', hombres: '101' })
  expect([notHigher.status, notHigher.text.includes('debe ser mayor que la población')]).toEqual([422, true])
  const page = await ask(ANALYST, REVIEW)
  expect(page.text).toContain('108 mujeres y 104 hombres')
  expect(page.text).not.toMatch(/\b210\b/)
  expect((await ask(ANALYST, REVIEW, { accion: 'confirmar', vista: 'si', cifra: 'cifra-uno' })).status).toBe(404)
  const higher = { ...proposal, aplicacion: 'revision', mujeres: '105', hombres: '104' }
  expect((await ask(FOUR, form, higher)).status).toBe(303)
  const old = await ask(ANALYST, REVIEW, { accion: 'confirmar', vista: 'si', cifra: 'cifra-revision' })
  expect([old.status, old.text.includes('la entidad propuso otra')]).toEqual([409, true])
  const [newest] = database.select().from(staffFigures).where(eq(staffFigures.women, 105)).all()
  const decided = await ask(ANALYST, REVIEW, { accion: 'confirmar', vista: 'si', cifra: newest?.id ?? '' })
  expect([decided.status, decided.to]).toEqual([303, '/nacional/entidades/cuatro'])
  expect(database.select().from(campaigns).where(eq(campaigns.id, 'revision')).get()?.status).toBe('annulled')
  expect((await ask(ANALYST, REVIEW)).status).toBe(404)
  expect((await ask(FOUR, form)).status).toBe(404)
})

import { afterAll, expect, test } from 'vitest'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const { database, file } = createTestDatabase()
await seedSmallCountry(database, testEnvironment(file))
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

type Door = { readonly email: string; readonly address: string; readonly fields: readonly string[]; readonly known: readonly string[] }

/** Forms with the names of their fields and values that lead further in. */
const DOORS: readonly Door[] = [
  { email: 'digitacion@uno.test', address: '/panel/digitacion/lote', fields: ['accion', 'formularios', 'testigo', 'cerrado', 'otra-unidad', 'razon'], known: ['abrir', 'conteo', 'resolver', 'terminar'] },
  { email: 'digitacion@uno.test', address: '/panel/digitacion/lote-abierto', fields: ['accion', 'formularios', 'razon', '1-lid-01'], known: ['abrir', 'conteo', 'resolver', 'terminar'] },
  { email: 'digitacion@uno.test', address: '/panel/digitacion/lote-abierto/formulario', fields: ['accion', 'numero', 'vez', 'lid-01', '__proto__', 'sex'], known: ['guardar', 'seguir', '1'] },
  { email: 'coordinacion@uno.test', address: '/panel/aplicaciones/papeletas/papel', fields: ['cantidad', 'digita'], known: ['3', 'Otra unidad'] },
  { email: 'coordinacion@uno.test', address: '/panel/presupuesto/2025', fields: ['accion', 'nombre', 'cargo', 'documento', 'declaro', 'huella'], known: ['empezar', 'firmar'] },
  { email: 'equipo@uno.test', address: '/panel/presupuesto/2025/dimension/man', fields: ['pregunta', 'nivel', 'razon', 'nota', 'revision', 'accion'], known: ['man-01', 'nivel', 'na', '3'] },
  { email: 'equipo@uno.test', address: '/panel/presupuesto/2025/preguntas/man-01', fields: ['accion', 'nivel', 'revision', 'prueba', 'fecha', 'unidad', 'anio', 'pagina', 'muestra', 'tipo', 'enlace', 'documento', 'archivo', 'respuesta'], known: ['agregar', 'retirar', 'nivel', 'responder', 'archivo', 'enlace', '2-1', '2024-05-03', '2025'] },
  { email: 'equipo@uno.test', address: '/panel/presupuesto/2025/preguntas/man-01/guardar', fields: ['accion', 'nivel', 'revision', 'documento'], known: ['agregar', 'retirar', 'nivel'] },
  { email: 'equipo@uno.test', address: '/panel/presupuesto/2025/planilla', fields: ['accion', 'cambios', 'planilla'], known: ['revisar', 'confirmar', '[]', '{}', '[{"id":"man-01"}]'] },
  { email: 'analista@mimp.test', address: '/nacional/presupuestos/presentado', fields: ['accion'], known: ['terminar'] },
  { email: 'analista@mimp.test', address: '/nacional/presupuestos/presentado/man', fields: ['pregunta', 'decision', 'nivel', 'comentario', 'motivo', 'revision'], known: ['man-01', 'aceptar', 'devolver', '2'] },
  { email: 'analista@mimp.test', address: '/nacional/entidades/uno', fields: ['asiste'], known: ['si', 'no'] },
]

const WILD = ['', '0', '-1', '9'.repeat(400), 'ñ'.repeat(300), '\u0000', '<script>', "' OR 1=1 --", '1e9', '2026-13-45', 'NaN', '__proto__']

const ADDRESSES = [
  '/herramientas/%00', '/herramientas/__proto__', '/herramientas/constructor/probar', '/herramientas/organizational-culture?version=__proto__', '/herramientas/x/copia.pdf',
  '/metodologia?personas=%00', `/metodologia?personas=${'9'.repeat(500)}`, '/nacional/preguntas?version=__proto__', '/panel/digitacion/x/formulario', '/panel/digitacion/lote-abierto/formulario?numero=-1',
  '/panel/presupuesto/x', '/panel/presupuesto/2025/dimension/__proto__', '/panel/presupuesto/2025/preguntas/__proto__', '/constancias/%2e%2e', '/evidencias/__proto__', `/constancias?codigo=${'x'.repeat(3000)}`,
]

/** The same numbers in every run, so that a failure can be repeated. */
function numbersFrom(start: number): (below: number) => number {
  let seed = start
  return (below) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
}

test('no address makes the server fail, whoever asks', async () => {
  const cookies = await Promise.all(['digitacion@uno.test', 'equipo@uno.test', 'analista@mimp.test'].map((email) => signInTo(origin, email)))
  for (const cookie of [...cookies, '']) {
    for (const address of ADDRESSES) expect((await fetch(origin + address, { headers: { cookie }, redirect: 'manual' })).status, address).toBeLessThan(500)
  }
})

test.each(DOORS)('no form sent to $address makes the server fail', async ({ email, address, fields, known }) => {
  const cookie = await signInTo(origin, email)
  const next = numbersFrom(address.length)
  const pick = (values: readonly string[]) => values[next(values.length)] ?? ''
  for (let round = 0; round < 40; round += 1) {
    const sent = fields.filter(() => next(4) > 0).map((name) => [name, next(2) === 0 ? pick(known) : pick(WILD)] as const)
    const body = next(2) === 0 ? new FormData() : new URLSearchParams()
    for (const [name, value] of sent) body.append(name, value)
    const answer = await fetch(origin + address, { method: 'POST', redirect: 'manual', headers: { cookie, origin }, body })
    expect(answer.status, JSON.stringify(sent)).toBeLessThan(500)
  }
})

import { afterAll, expect, test } from 'vitest'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { moveLots } from '#db/queries/lots.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { insertAccountRequest } from '#db/queries/account-requests.server.ts'
import { accountRequests } from '#db/schema/index.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { seededRandom } from '#scripts/demo/random.ts'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { placedQuestions } from '#surveys/model/survey-json.ts'
import { PROOF_ID, seedCarriedOut } from '#tests/support/carried-out.ts'
import { PLAN_YEAR } from '#tests/support/plan-year.ts'
import { publicDoors, randomRequest } from '#tests/support/random-requests.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { REVIEWED_YEAR } from '#tests/support/small-reviews.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { waitingIn } from '#tests/support/waiting.ts'
import { REPORTED_YEAR } from '#tests/support/small-reports.ts'

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
const carriedId = await seedCarriedOut(database, environment)
inTransaction(database, (transaction) =>
  insertAccountRequest(
    transaction,
    {
      id: 'pedido-dos',
      entityId: 'dos',
      name: 'Rosa Pide',
      email: 'rosa@dos.test',
      position: 'Gerenta',
      role: 'head',
      resolution: 'RA 2',
      resolutionDate: '2026-01-31',
      requestedAt: '2026-11-01T15:00:00.000Z',
    },
    NO_NOTE,
  ),
)
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

type Door = {
  readonly email: string
  readonly address: string
  readonly fields: readonly string[]
  readonly known: readonly string[]
}

const THIS_YEAR = limaDate(new Date()).slice(0, 4)

/** Forms with the names of their fields and values that lead further in. */
const DOORS: readonly Door[] = [
  {
    email: 'digitacion@uno.test',
    address: '/panel/digitacion/lote',
    fields: ['accion', 'formularios', 'testigo', 'cerrado', 'otra-unidad', 'razon'],
    known: ['abrir', 'conteo', 'resolver', 'terminar'],
  },
  {
    email: 'digitacion@uno.test',
    address: '/panel/digitacion/lote-abierto',
    fields: ['accion', 'formularios', 'razon', '1-lid-01'],
    known: ['abrir', 'conteo', 'resolver', 'terminar'],
  },
  {
    email: 'digitacion@uno.test',
    address: '/panel/digitacion/lote-abierto/formulario',
    fields: ['accion', 'numero', 'vez', 'lid-01', '__proto__', 'sex'],
    known: ['guardar', 'seguir', '1'],
  },
  {
    email: 'custodia@uno.test',
    address: '/custodia/papeletas/papel',
    fields: ['cantidad', 'digita', 'repartidos'],
    known: ['3', 'Otra unidad', '0'],
  },
  {
    email: 'administracion@mimp.test',
    address: '/nacional/ministerio',
    fields: ['accion', 'revision', 'oficina', 'remitente', 'direccion', 'correo', 'telefono', 'terminos', '__proto__'],
    known: ['guardar', 'ver', '0', '1', 'espejo@mimp.test'],
  },
  {
    email: 'coordinacion@uno.test',
    address: '/panel/presupuesto/2025',
    fields: ['accion', 'nombre', 'cargo', 'documento', 'declaro', 'huella'],
    known: ['empezar', 'firmar'],
  },
  {
    email: 'titular@uno.test',
    address: '/panel/aplicaciones/evaluada/lo-que-dijimos',
    fields: ['visto', 'puntajes', 'brechas', 'fechas', 'codigo'],
    known: ['si', '000000'],
  },
  {
    email: 'coordinacion@uno.test',
    address: `/panel/plan/${PLAN_YEAR}/firma`,
    fields: [
      'accion',
      'revision',
      'huella',
      'razon',
      'tipo',
      'archivo',
      'numero',
      'fecha',
      'nombre',
      'cargo',
      'declaro',
    ],
    known: ['enviar', 'retirar', 'registrar', 'modificar', 'descartar', 'digital', '1', '2', '2026-11-30'],
  },
  {
    email: 'equipo@uno.test',
    address: '/cuenta/avisos',
    fields: ['accion', 'aviso', '__proto__'],
    known: ['elegir', 'calendario', 'quitar', 'action-due', 'constructor'],
  },
  {
    email: 'equipo@uno.test',
    address: '/panel/presupuesto/2025/dimension/man',
    fields: ['pregunta', 'nivel', 'razon', 'nota', 'revision', 'accion'],
    known: ['man-01', 'nivel', 'na', '3'],
  },
  {
    email: 'equipo@uno.test',
    address: '/panel/presupuesto/2025/preguntas/man-01',
    fields: [
      'accion',
      'nivel',
      'revision',
      'prueba',
      'fecha',
      'unidad',
      'anio',
      'pagina',
      'muestra',
      'tipo',
      'enlace',
      'documento',
      'archivo',
      'respuesta',
    ],
    known: ['agregar', 'retirar', 'nivel', 'responder', 'archivo', 'enlace', '2-1', '2024-05-03', '2025'],
  },
  {
    email: 'equipo@uno.test',
    address: '/panel/presupuesto/2025/preguntas/man-01/guardar',
    fields: ['accion', 'nivel', 'revision', 'documento'],
    known: ['agregar', 'retirar', 'nivel'],
  },
  {
    email: 'equipo@uno.test',
    address: '/panel/presupuesto/2025/planilla',
    fields: ['accion', 'cambios', 'planilla'],
    known: ['revisar', 'confirmar', '[]', '{}', '[{"id":"man-01"}]'],
  },
  {
    email: 'coordinacion@uno.test',
    address: `/panel/plan/${PLAN_YEAR}/asignar`,
    fields: ['acciones', 'cuenta', 'accion'],
    known: ['nadie', `${carriedId}.1`, `${carriedId}.2`, 'x.1'],
  },
  {
    email: 'coordinacion@uno.test',
    address: `/panel/plan/${PLAN_YEAR}/ejecucion`,
    fields: ['accion'],
    known: ['cada-trimestre', 'dos-cortes'],
  },
  ...['avance', 'medios'].map((page) => ({
    email: 'equipo@uno.test',
    address: `/panel/plan/${PLAN_YEAR}/acciones/${carriedId}/${page}`,
    fields: [
      'accion',
      'estado',
      'corte',
      'indicador',
      'comentario',
      'revision',
      'volver',
      'documento',
      'muestra',
      'medio',
    ],
    known: ['igual', 'retirar', 'under-way', 'stopped', `${PLAN_YEAR}-10-31`, '1', '2', PROOF_ID, '//malo.test'],
  })),
  {
    email: 'titular@uno.test',
    address: `/panel/plan/${PLAN_YEAR}/acciones/${carriedId}/devolver`,
    fields: ['accion', 'razon', 'revision'],
    known: ['1', '2', 'Falta el acta'],
  },
  {
    email: 'analista@mimp.test',
    address: '/nacional/informe?anio=2019',
    fields: ['accion', 'parte', 'observacion', 'texto-norms', 'resuelto-C01-documents', 'revision', 'visto', 'cargo'],
    known: ['texto', 'restaurar', 'explicar', 'publicar', 'norms', 'C01:documents', '0', '[mig]', '[mig: # | #]'],
  },
  {
    email: 'analista@mimp.test',
    address: '/nacional/datos',
    fields: ['accion', 'visto', 'cargo', 'codigo', 'motivo'],
    known: ['publicar', 'retirar', 'Analista', '123456', 'Se corrige el nombre de una entidad'],
  },
  {
    email: 'administracion@mimp.test',
    address: '/nacional/importar',
    fields: ['tipo', 'accion', 'anunciado', 'sello', 'entidades', 'cuentas'],
    known: ['entidades', 'cuentas', 'revisar', 'confirmar', '{}', 'ab'],
  },
  {
    email: 'coordinacion@uno.test',
    address: '/panel/entidad/personal',
    fields: ['alcance', 'unidades', 'mujeres', 'hombres', 'fecha', 'fuente', 'documento', 'enlace', 'aplicacion'],
    known: ['headquarters', 'with-units', '3', '2026-01-31', 'report', 'https://a.pe', 'revision'],
  },
  {
    email: 'coordinacion@uno.test',
    address: `/panel/informe-noviembre/${REPORTED_YEAR}`,
    fields: [
      'accion',
      'revision',
      'huella',
      'texto-OP01',
      'servicio-OP05-1',
      'oficio',
      'fecha-oficio',
      'razon',
      'confirmo',
    ],
    known: ['guardar', 'enviar', 'sin-firma', 'registrar', 'corregir', 'descartar', '1', '2026-11-20'],
  },
  {
    email: 'coordinacion@uno.test',
    address: `/panel/registro-anual/${THIS_YEAR}`,
    fields: ['accion', 'vistos', 'tema'],
    known: ['empezar', 'nada', 'training', 'norm', 'enviar'],
  },
  {
    email: 'coordinacion@uno.test',
    address: `/panel/registro-anual/${THIS_YEAR}/nuevo/norma`,
    fields: ['accion', 'ocurrio', 'tema', 'numero', 'titulo', 'muestra', 'enlace', 'documento'],
    known: ['guardar', `${THIS_YEAR}-01-02`, 'other', 'equality-policy', 'Directiva 1'],
  },
  {
    email: 'coordinacion@uno.test',
    address: `/panel/registro-anual/${THIS_YEAR}/planilla`,
    fields: ['accion', 'planilla', 'anunciado', 'sello'],
    known: ['revisar', 'confirmar', '{}', 'ab'],
  },
  {
    email: 'analista@mimp.test',
    address: `/nacional/informes-noviembre/uno/${REPORTED_YEAR}/1`,
    fields: ['accion', 'comentario'],
    known: ['recibido', 'observado'],
  },
  {
    email: 'administracion@mimp.test',
    address: '/nacional/informes-noviembre',
    fields: ['mesa', 'documento'],
    known: ['si', 'no'],
  },
  {
    email: 'analista@mimp.test',
    address: '/nacional/mef',
    fields: ['accion', 'anio', 'fuente', 'fecha', 'planilla', 'anunciado', 'sello'],
    known: ['revisar', 'confirmar', '2025', 'Consulta Amigable', '2025-06-30', '{}', 'ab'],
  },
  {
    email: 'coordinacion@uno.test',
    address: '/panel/presupuesto-mef',
    fields: ['accion', 'anio', 'revision', 'programa', 'razon'],
    known: ['confirmar', 'objetar', '2025', '1', '1002'],
  },
  {
    email: 'analista@mimp.test',
    address: '/nacional/personal/cifra-espera',
    fields: ['accion', 'razon', 'cifra'],
    known: ['confirmar', 'rechazar'],
  },
  {
    email: 'analista@mimp.test',
    address: '/nacional/presupuestos/presentado',
    fields: ['accion'],
    known: ['terminar'],
  },
  {
    email: 'analista@mimp.test',
    address: '/nacional/presupuestos/presentado/man',
    fields: ['pregunta', 'decision', 'nivel', 'comentario', 'motivo', 'revision'],
    known: ['man-01', 'aceptar', 'devolver', '2'],
  },
  {
    email: 'analista@mimp.test',
    address: `/nacional/revisiones/planes/uno/${REVIEWED_YEAR}/1`,
    fields: ['accion', 'revision', 'sobre', 'comentario', 'pedido', 'nota'],
    known: ['tomar', 'soltar', 'comentar', 'adoptar', 'modificacion', '1', 'uno', 'no-due-date|sin-fecha'],
  },
  {
    email: 'coordinacion@uno.test',
    address: `/panel/plan/${REVIEWED_YEAR}/revision`,
    fields: ['comentario', 'respuesta'],
    known: ['por-responder', 'Responde Recursos Humanos'],
  },
  {
    email: 'administracion@mimp.test',
    address: '/nacional/solicitudes',
    fields: ['accion', 'solicitud', 'razon'],
    known: ['conceder', 'rechazar', 'pedido-dos', 'No es la resolución'],
  },
  {
    email: 'administracion@mimp.test',
    address: '/nacional/cuentas/invitar',
    fields: ['funcion', 'nombre', 'correo', 'resolucion', 'hasta'],
    known: ['analyst', 'Ana Quispe', 'ana@mimp.test', '2027-01-31'],
  },
  {
    email: 'administracion@mimp.test',
    address: '/nacional/entidades/uno/cuentas/invitar',
    fields: ['funcion', 'nombre', 'correo', 'resolucion', 'hasta'],
    known: ['head', 'Ana Quispe', 'ana@uno.test', '2027-01-31'],
  },
  {
    email: 'administracion@mimp.test',
    address: '/nacional/entidades/uno/cuentas',
    fields: ['accion', 'invitacion'],
    known: ['reenviar', 'retirar'],
  },
  { email: 'analista@mimp.test', address: '/nacional/entidades/uno', fields: ['asiste'], known: ['si', 'no'] },
]

const WILD = [
  '',
  '0',
  '-1',
  '9'.repeat(400),
  'ñ'.repeat(300),
  '\u0000',
  '<script>',
  "' OR 1=1 --",
  '1e9',
  '2026-13-45',
  'NaN',
  '__proto__',
]

const ADDRESSES = [
  '/herramientas/%00',
  '/herramientas/__proto__',
  '/herramientas/constructor/probar',
  '/herramientas/organizational-culture?version=__proto__',
  '/herramientas/x/copia.pdf',
  '/manual/__proto__',
  '/manual/%00',
  '/metodologia?personas=%00',
  `/metodologia?personas=${'9'.repeat(500)}`,
  '/nacional?ambito=%00&sector=__proto__&anio=99999&tamano=__proto__&columnas=elegidas&figura=constructor&pagina=-1',
  '/nacional/tablero.xlsx?estado=__proto__&anio=%00',
  '/nacional/preguntas?version=__proto__',
  '/panel/digitacion/x/formulario',
  '/panel/digitacion/lote-abierto/formulario?numero=-1',
  '/nacional/importar/__proto__.xlsx',
  '/panel/presupuesto/x',
  '/panel/presupuesto/2025/dimension/__proto__',
  '/panel/presupuesto/2025/preguntas/__proto__',
  '/constancias/%2e%2e',
  '/datos/__proto__',
  '/datos/__proto__/2025.csv',
  '/datos/cobertura/2025.csv?version=%00',
  '/api/v1/conjuntos/__proto__/2025?constructor=1&%00=%00',
  '/api/v1/%2e%2e/%00?pagina=-1',
  '/nacional/datos?anio=2099',
  '/compromisos/%2e%2e',
  '/compromisos/%00',
  `/compromisos/${'x'.repeat(3000)}`,
  '/panel/aplicaciones/cerrada/lo-que-dijimos?puntajes=__proto__&fechas=%00',
  '/evidencias/__proto__',
  `/panel/plan/${PLAN_YEAR}/medios/__proto__`,
  `/panel/plan/${PLAN_YEAR}/informes/__proto__`,
  `/panel/plan/${PLAN_YEAR}/informes/${PLAN_YEAR}-02-30/informe.pdf?entidad=%00`,
  `/panel/plan/${PLAN_YEAR}/ejecucion?pagina=-1&orden=__proto__&vista=x&unidad=%00`,
  `/constancias?codigo=${'x'.repeat(3000)}`,
  // A letter of two units, where a cut falls into it.
  `/constancias?codigo=${'x'.repeat(39)}😀`,
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
  const cookies = await Promise.all(
    ['digitacion@uno.test', 'equipo@uno.test', 'analista@mimp.test'].map((email) => signInTo(origin, email)),
  )
  for (const cookie of [...cookies, '']) {
    for (const address of ADDRESSES)
      expect((await fetch(origin + address, { headers: { cookie }, redirect: 'manual' })).status, address).toBeLessThan(
        500,
      )
  }
})

test.each(DOORS)('no form sent to $address makes the server fail', async ({ email, address, fields, known }) => {
  const cookie = await signInTo(origin, email)
  const next = numbersFrom(address.length)
  const pick = (values: readonly string[]) => values[next(values.length)] ?? ''
  for (let round = 0; round < 40; round += 1) {
    const sent = fields
      .filter(() => next(4) > 0)
      .map((name) => [name, next(2) === 0 ? pick(known) : pick(WILD)] as const)
    const body = next(2) === 0 ? new FormData() : new URLSearchParams()
    for (const [name, value] of sent) body.append(name, value)
    const answer = await fetch(origin + address, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin },
      body,
    })
    expect(answer.status, JSON.stringify(sent)).toBeLessThan(500)
  }
})

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const letters = (bytes: number) => `a=${'b'.repeat(bytes)}`

/** Sends without saying how much. @returns the status, or `cut` when the connection ended before an answer. */
async function sendInChunks(address: string, chunks: number): Promise<number | 'cut'> {
  let left = chunks
  const body = new ReadableStream({
    pull: (controller) => {
      if (left === 0) return controller.close()
      left -= 1
      controller.enqueue(new TextEncoder().encode(letters(10_000)))
    },
  })
  const options = { method: 'POST', redirect: 'manual', headers: { ...FORM, origin }, body, duplex: 'half' } as const
  return fetch(origin + address, options).then(
    ({ status }) => status,
    () => 'cut' as const,
  )
}

const sendLetters = (address: string, bytes: number) =>
  fetch(origin + address, { method: 'POST', redirect: 'manual', headers: { ...FORM, origin }, body: letters(bytes) })

test.each([
  '/ingresar',
  '/r',
  '/r/TESTLINK',
  '/api/auth/sign-in/email',
  '/panel/aplicaciones/nueva',
  '/PANEL/presupuesto/2025/planilla',
  '/nacional/importar/entidades.xlsx',
])('a body that no form has is refused at %s', async (address) => {
  const refused = await sendLetters(address, 70_000)
  expect(refused.status).toBe(413)
  expect(refused.headers.get('cache-control')).toBe('no-store')
  expect((await sendLetters(address, 60_000)).status).not.toBe(413)
})

test.each(['/ingresar', '/solicitar-cuenta', '/api/auth/sign-in/email'])(
  'a body that does not say how long it is ends where a form ends, at %s',
  async (address) => {
    expect(await sendInChunks(address, 20)).toBe('cut')
    expect(await sendInChunks(address, 3)).not.toBe('cut')
  },
)

test.each(['/r', '/r/TESTLINK'])(
  'of one that is sent to %s a form is read, and the answer comes before the rest',
  async (address) => {
    // The rest is not waited for: whoever still writes may find the line cut before she reads why.
    expect([413, 'cut']).toContain(await sendInChunks(address, 20))
    expect([400, 422]).toContain(await sendInChunks(address, 3))
  },
)

test('a form with a file is read up to its own limit, and only as browsers send it', async () => {
  const cookie = await signInTo(origin, 'equipo@uno.test')
  // To write 100,000 fields may take longer than the server keeps a connection that is idle: each has its own.
  const answer = (body: BodyInit, type?: string) =>
    fetch(`${origin}/panel/presupuesto/2025/planilla`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin, connection: 'close', ...(type ? { 'content-type': type } : {}) },
      body,
    })
  const send = async (body: BodyInit, type?: string) => (await answer(body, type)).status
  const form = (fields: number, bytes: number) => {
    const data = new FormData()
    data.set('planilla', new Blob([new Uint8Array(bytes)]), 'x.xlsx')
    for (let index = 0; index < fields; index += 1) data.append('a', '')
    return data
  }
  expect(await send(form(10, 11 * 1024 * 1024))).toBe(422)
  expect(await send(form(0, 26 * 1024 * 1024))).toBe(413)
  expect(await send(letters(70_000), FORM['content-type'])).toBe(413)
  expect(await send(form(100_000, 1))).toBe(422)
  expect(
    await send(
      `--x\r\nContent-Disposition: form-data; name="${'a'.repeat(5_000)}"\r\n\r\n\r\n--x--`,
      'multipart/form-data; boundary=x',
    ),
  ).toBe(422)
  for (const type of [
    'text/plain',
    'multipart/form-data',
    'multipart/form-data; boundary="x\\"y"',
    'multipart/form-data; boundary=x',
  ])
    expect(await send('accion=revisar', type), type).toBe(422)
})

test('a confirmation as long as a book is not taken apart', async () => {
  const cookie = await signInTo(origin, 'equipo@uno.test')
  const body = new FormData()
  body.set('accion', 'confirmar')
  body.set('cambios', '['.repeat(5_000_000))
  expect(
    (
      await fetch(`${origin}/panel/presupuesto/2025/planilla`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin },
        body,
      })
    ).status,
  ).toBe(413)
})
/** 10,000 in a full run: `ESPEJO_RANDOM_REQUESTS=10000 npx vitest run tests/http/robustness.test.ts`. */
const REQUESTS = Number(process.env['ESPEJO_RANDOM_REQUESTS'] ?? 1000)
const AT_ONCE = 12

type StoredRow = {
  campaign_id: string
  hash: string
  part: string
  answers: string
  sex: string | null
  extra_segment: string | null
  extra: string | null
}

/** Rows of the open campaigns that no questionnaire could have given. */
function invalidRows(): string[] {
  moveLots(database, 1)
  const columns =
    'r.campaign_id, c.instrument_hash AS hash, r.part, r.answers, r.sex, r.extra_segment, c.extra_segment AS extra'
  const rows = database.$client
    .prepare<[], StoredRow>(
      `SELECT ${columns} FROM responses r JOIN campaigns c ON c.id = r.campaign_id WHERE c.status = 'open'`,
    )
    .all()
  return rows.flatMap(({ campaign_id, hash, answers, sex, extra_segment, extra }) => {
    const instrument = instrumentByHash(hash)
    const given = JSON.parse(answers) as Record<string, string>
    const checked = compileCheck(instrument.survey)(given)
    const choices = (name: string) =>
      placedQuestions(instrument.survey)
        .find(({ question }) => question.name === name)
        ?.question.choices.map(({ value }) => String(value)) ?? []
    const sound =
      checked.ok &&
      Object.keys(checked.answers).length === Object.keys(given).length &&
      (sex === null || choices('sex').includes(sex)) &&
      (extra_segment === null || (extra !== null && choices(extra).includes(extra_segment)))
    return sound ? [] : [`${campaign_id} ${answers} ${sex} ${extra_segment}`]
  })
}

test(`${REQUESTS} random requests at every public door: none makes the server fail, and no row is stored that no form could give`, async () => {
  const doors = publicDoors()
  expect(doors).toContain('/r/:code')
  expect(doors).toContain('/solicitar-cuenta')
  expect(doors.length).toBeGreaterThan(15)
  const stored = () =>
    (database.$client.prepare<[], { n: number }>('SELECT count(*) AS n FROM responses').get()?.n ?? 0) +
    waitingIn(database).length
  const before = stored()
  const random = seededRandom(20_261_124)
  const failures: string[] = []
  let [sent, thanked] = [0, 0]
  const work = async () => {
    while (sent < REQUESTS) {
      sent += 1
      const { address, init, says } = randomRequest(doors, ['TESTLINK', 'DOSLINK'], origin, (below) =>
        random.between(0, below - 1),
      )
      const answer = await fetch(origin + address, init)
      const text = await answer.text()
      if (answer.status >= 500) failures.push(`${answer.status} ${says}`)
      if (init.method !== 'GET' && address.startsWith('/r/') && answer.ok) thanked += 1
      if (/\bat .*\.(ts|js):\d+/.test(text)) failures.push(`a stack in the answer to ${says}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  expect([...new Set(failures)].slice(0, 5)).toEqual([])
  expect(invalidRows().slice(0, 5)).toEqual([])
  expect(database.$client.pragma('foreign_key_check')).toEqual([])
  const asked = database
    .select()
    .from(accountRequests)
    .all()
    .filter(({ id }) => id !== 'pedido-dos')
  expect(asked.length).toBeGreaterThan(0)
  for (const { role, status, email, name, resolutionDate } of asked) {
    expect({ role, status }).toEqual({ role: expect.stringMatching(/^(coordinator|head)$/), status: 'pending' })
    expect([email, name, resolutionDate].join('|')).toMatch(
      /^[^\s@]+@[^\s@]+\.[^\s|]+\|[^\p{Cc}\p{Cf}]{3,120}\|\d{4}-\d\d-\d\d$/u,
    )
  }
  // It came far enough to store something, and no more than it was thanked for.
  expect(stored() - before).toBeGreaterThan(REQUESTS / 500)
  expect(stored() - before).toBeLessThanOrEqual(thanked)
}, 600_000)

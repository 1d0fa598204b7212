import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { eq } from 'drizzle-orm'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { afterAll, expect, test } from 'vitest'
import { FORM_ID_FIELD } from '#app/kit/forms/form-id.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { REGIONS } from '#db/schema/regions.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { auditLog, entities, invitations } from '#db/schema/index.ts'
import { accountSheet, entitySheet, type AccountRow, type EntityRow } from '#tests/support/filled-sheets.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'
import { createWeb } from '#tests/support/web.ts'

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
insertEntity(database, 'muni', 'Municipalidad de Huancayo')
insertEntity(database, 'pregunta', 'Entidad que pregunta')
const TODAY = limaDate(new Date())
await openCampaign(database, 'c1', 'pregunta', {
  opensOn: addDays(TODAY, -3),
  closesOn: addDays(TODAY, 9),
  linkCode: 'ENVIO',
  populationWomen: 4_000,
  populationMen: 4_000,
})
insertEntity(database, 'cierra', 'Entidad que cierra')
await openCampaign(database, 'c2', 'cierra', {
  opensOn: addDays(TODAY, -10),
  closesOn: addDays(TODAY, 8),
  linkCode: 'CIERRA',
  populationWomen: 4_000,
  populationMen: 4_000,
})
await addAccount(database, environment, 'coordina@cierra.test', 'coordinator', 'cierra')
await addAccount(database, environment, 'administra@mimp.test', 'administrator', null)
await addAccount(database, environment, 'otra@mimp.test', 'administrator', null)
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())
const cookie = await signInTo(origin, 'administra@mimp.test')

const HERE = '/nacional/importar'
async function send(fields: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>, as = cookie) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') body.set(name, value)
    else body.set(name, new Blob([value]), 'llena.xlsx')
  }
  const answer = await fetch(origin + HERE, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: as, origin },
    body,
  })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
/** The page to which an answer leads. */
async function pageAfter({ headers }: { readonly headers: Headers }) {
  const shown = headers.getSetCookie().map((each) => each.split(';')[0] ?? '')
  const answer = await fetch(origin + (headers.get('location') ?? ''), {
    headers: { cookie: [cookie, ...shown].join('; ') },
  })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const review = (tipo: 'entidades' | 'cuentas', sheet: Uint8Array<ArrayBuffer>) =>
  send({ tipo, accion: 'revisar', [tipo]: sheet })
const unescaped = (html: string) =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
/** The fields of the form that a report offers for confirming. */
function confirming(text: string): Record<string, string> {
  const value = (name: string) =>
    unescaped(
      new RegExp(`name="${name}" value="([^"]*)"/>(?:<input[^>]*name="sello"|<button[^>]*value="confirmar")`).exec(
        text,
      )?.[1] ?? '',
    )
  return {
    tipo:
      text.includes('Enviar') && text.includes('Lo que trae la planilla de <!-- -->cuentas') ? 'cuentas' : 'entidades',
    anunciado: value('anunciado'),
    sello: value('sello'),
    accion: 'confirmar',
  }
}

const NEW: EntityRow = {
  name: 'Municipalidad de Concepción',
  level: 'Gobierno local',
  region: 'Junín',
  document: 'Ley 31111',
  since: '2024',
}
const PERSON: AccountRow = {
  entity: 'muni',
  name: 'Rosa Flores',
  email: 'rosa@muni.gob.pe',
  role: 'Coordinación del mecanismo',
  resolution: 'RA 012-2026',
}
const stored = () => [
  database.select().from(entities).all(),
  database.select().from(invitations).all(),
  database.select().from(auditLog).all(),
]

test('entities: a report with an error, then corrected, confirmed once, and told to have moved when sent again', async () => {
  const before = stored()
  const wrong = await review(
    'entidades',
    await entitySheet([
      { ...NEW, region: 'Antioquia' },
      { ...NEW, name: 'Municipalidad <b>de</b> Jauja' },
    ]),
  )
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('Escriba la región: Amazonas')
  expect(wrong.text).toContain('Municipalidad &lt;b&gt;de&lt;/b&gt; Jauja')
  expect(wrong.text).not.toContain('value="confirmar"')
  const right = await review(
    'entidades',
    await entitySheet([NEW, { id: 'muni', women: 20, men: 30, countedOn: '30/06/2026', countSource: 'Planilla' }]),
  )
  expect(right.status).toBe(303)
  const shown = await pageAfter(right)
  expect(shown.headers.get('cache-control')).toBe('no-store')
  expect(stored()).toEqual(before)
  const form = confirming(shown.text)
  expect((await send(form, await signInTo(origin, 'otra@mimp.test'))).status).toBe(422)
  const done = await send(form)
  expect(done.status).toBe(303)
  expect((await pageAfter(done)).text).toContain('Se guardó todo')
  expect(
    database
      .select()
      .from(entities)
      .all()
      .map(({ id }) => id),
  ).toContain('municipalidad-de-concepcion')
  const again = await send(form)
  expect(again.status).toBe(409)
  expect(again.text).toContain('Algo cambió desde que usted revisó la planilla')
})

test('accounts: whoever is invited gets a link, shown once on the page and in its CSV, and the link works', async () => {
  const report = await review(
    'cuentas',
    await accountSheet([
      PERSON,
      { ...PERSON, name: 'Tito Ríos', email: 'tito@muni.gob.pe', role: 'Lectura', endsOn: '31/12/2027' },
    ]),
  )
  expect(report.status, report.text.slice(0, 500)).toBe(303)
  const shown = await pageAfter(report)
  const confirmed = await send(confirming(shown.text))
  expect(confirmed.status).toBe(303)
  const done = await pageAfter(confirmed)
  expect(done.headers.get('cache-control')).toBe('no-store')
  const links = [...new Set(done.text.match(/http[^"<]*\/invitacion\/[A-Za-z0-9_-]{43}/g))]
  expect(links).toHaveLength(2)
  const address = unescaped(/href="(data:text\/csv[^"]*)"/.exec(done.text)?.[1] ?? '')
  const text = await (await fetch(address)).text()
  for (const link of links) expect(text).toContain(link)
  const guest = createWeb(origin)
  expect(await (await guest.get(new URL(links[0] ?? '').pathname)).text()).toContain('rosa@muni.gob.pe')
  expect((await (await fetch(origin + HERE, { headers: { cookie } })).text()).includes('/invitacion/')).toBe(false)
  expect((await send(confirming(shown.text))).status).toBe(409)
  expect(database.select().from(invitations).where(eq(invitations.email, 'rosa@muni.gob.pe')).all()).toHaveLength(1)
})

/** A filled sheet with its XML changed, as whoever means harm would send it. */
async function tampered(
  change: (xml: string) => string,
  more: Readonly<Record<string, string>> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const parts = unzipSync(await entitySheet([NEW]))
  const changed = Object.entries(parts).map(
    ([name, content]) =>
      [name, name === 'xl/worksheets/sheet1.xml' ? strToU8(change(strFromU8(content))) : content] as const,
  )
  return new Uint8Array(
    zipSync({
      ...Object.fromEntries(changed),
      ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
    }),
  )
}
const behindRows = (more: string) => (xml: string) => xml.replace('</sheetData>', `${more}</sheetData>`)

test.each([
  ['a formula', tampered(behindRows('<row r="3"><c r="B3"><f>1+1</f><v>2</v></c></row>')), /trae fórmulas \(B3\)/],
  ['macros', tampered((xml) => xml, { 'xl/vbaProject.bin': 'x' }), /trae macros/],
  ['six megabytes of rows', tampered(behindRows('<row/>'.repeat(1_000_000))), /ocupa demasiado al abrirse/],
  [
    'a row behind the last',
    tampered(behindRows('<row r="2502"><c r="A2502"><v>1</v></c></row>')),
    /fuera de la tabla \(A2502\), que admite 2,500 filas/,
  ],
  [
    'a column behind the last',
    tampered(behindRows('<row r="3"><c r="O3"><v>1</v></c></row>')),
    /fuera de la tabla \(O3\)/,
  ],
  [
    'a text as long as a book',
    tampered(behindRows(`<row r="3"><c r="B3" t="inlineStr"><is><t>${'a'.repeat(10_001)}</t></is></c></row>`)),
    /demasiado texto \(B3\)/,
  ],
  [
    'a title that was changed',
    entitySheet([NEW]).then((bytes) =>
      zipSync(
        Object.fromEntries(
          Object.entries(unzipSync(bytes)).map(([name, content]) => [
            name,
            strToU8(strFromU8(content).replace('Región', 'Departamento')),
          ]),
        ),
      ),
    ),
    /No se reconoce la planilla: debe tener la hoja «Entidades»/,
  ],
  ['no workbook', Promise.resolve(strToU8('%PDF-1.7')), /Suba la planilla XLSX/],
  ['no rows', entitySheet([]), /ninguna fila llena/],
  ['the sheet of accounts', accountSheet([PERSON]), /No se reconoce la planilla/],
])('a file with %s is refused in words', async (_, bytes, words) => {
  const refused = await review('entidades', new Uint8Array(await bytes))
  expect(refused.status).toBe(422)
  expect(refused.text).toMatch(words)
  expect(refused.text).toContain('href="#entidades"')
})

test('neither a form without kind nor one with another is understood', async () => {
  for (const fields of [
    {},
    { tipo: 'respuestas', accion: 'revisar' },
    { tipo: '__proto__', accion: 'confirmar' },
    { tipo: 'cuentas', accion: 'borrar' },
    { tipo: 'cuentas', accion: 'confirmar' },
  ])
    expect((await send(fields)).status).toBe(422)
})

test('the templates hold their titles, instructions with every value, and the directory where it is asked for', async () => {
  const get = async (path: string) =>
    Buffer.from(await (await fetch(origin + path, { headers: { cookie } })).arrayBuffer())
  const [empty, full, accounts] = [
    await get(`${HERE}/entidades.xlsx`),
    await get(`${HERE}/entidades.xlsx?directorio=si`),
    await get(`${HERE}/cuentas.xlsx`),
  ]
  expect((await readSheet(empty, 'Entidades')).filter((row) => row.some((cell) => cell !== null))).toHaveLength(1)
  const rows = await readSheet(full, 'Entidades')
  expect(rows.find(([id]) => id === 'muni')?.slice(0, 12)).toEqual([
    'muni',
    'Municipalidad de Huancayo',
    'Gobierno local',
    'Junín',
    null,
    null,
    null,
    null,
    20,
    30,
    '30/06/2026',
    'Planilla',
  ])
  const help = (await readSheet(empty, 'Instrucciones')).flat()
  for (const value of [...REGIONS, 'Ministerio', 'Gobierno local', 'Organismo constitucionalmente autónomo'])
    expect(help).toContain(value)
  expect((await readSheet(accounts, 'Instrucciones')).flat()).toEqual(
    expect.arrayContaining(['Lectura', 'Titular de la entidad', 'Jefatura de planeamiento y presupuesto']),
  )
  expect((await fetch(`${origin}${HERE}/otra.xlsx`, { headers: { cookie } })).status).toBe(404)
})

let forms = 0

/** Questionnaires that are sent, each after the answer to the one before, as long as something else lasts. */
async function sentDuring<T>(work: Promise<T>): Promise<{ result: T; sent: number }> {
  let [done, sent] = [false, 0]
  const ended = work.finally(() => (done = true))
  while (!done) {
    forms += 1
    const form = { formulario: forms.toString(16).padStart(32, 'a'), consentimiento: 'si', ...answersLike(4) }
    const answer = await fetch(`${origin}/r/ENVIO`, { method: 'POST', body: new URLSearchParams(form) })
    expect(answer.status).toBe(200)
    if (!done) sent += 1
  }
  return { result: await ended, sent }
}

test('two thousand rows come and go as one form, and whoever answers meanwhile is thanked', async () => {
  const rows = Array.from(
    { length: 2_000 },
    (_, index): EntityRow => ({
      ...NEW,
      name: `Municipalidad Distrital Número ${index}`,
      women: 20,
      men: 30,
      countedOn: '31/10/2026',
      countSource: 'Planilla',
    }),
  )
  // What reads workbooks runs already, and stays: what starts now is the thread for databases.
  let started = 0
  const count = () => void (started += 1)
  subscribe('worker_threads', count)
  const { result: report, sent: whileRead } = await sentDuring(review('entidades', await entitySheet(rows)))
  unsubscribe('worker_threads', count)
  expect([whileRead > 0, started]).toEqual([true, 1])
  const reported = await pageAfter(report)
  expect(reported.text.match(/<th scope="row">Fila/g)).toHaveLength(2_000)
  const form = confirming(reported.text)
  // Sent twice at once: the second waits for what the first is answered.
  const id = '5'.repeat(32)
  const both = Promise.all([1, 2].map(() => send({ ...form, [FORM_ID_FIELD]: id })))
  const { result, sent } = await sentDuring(both)
  expect([report.status, ...result.map(({ status }) => status)]).toEqual([303, 303, 303])
  for (const answer of result) expect((await pageAfter(answer)).text).toContain('2,000')
  // Stored in one piece of the thread that serves, it would let one or two through.
  expect(sent).toBeGreaterThan(5)
}, 30_000)

test('a campaign with thousands of answers is closed, and whoever answers another meanwhile is thanked', async () => {
  seedResponses(
    database,
    'c2',
    Array.from({ length: 4_000 }, (_, person) => ({
      answers: answersLike(4, person),
      sex: person % 2 ? 'mujer' : 'hombre',
      extraSegment: null,
    })),
  )
  const coordinator = createWeb(origin, await signInTo(origin, 'coordina@cierra.test'))
  const close = { accion: 'cerrar', razon: 'Ya respondió todo el personal', confirmo: 'si' }
  const { result, sent } = await sentDuring(coordinator.post('/panel/aplicaciones/c2', close))
  expect([result.status, result.headers.get('location')]).toEqual([303, '/panel/aplicaciones/c2/resultados'])
  // Worked out by the thread that serves, it would let one or two through.
  expect(sent).toBeGreaterThan(5)
  expect(await (await coordinator.get('/panel/aplicaciones/c2/resultados')).text()).toMatch(
    /4,000(<!-- -->)? respuestas/,
  )
}, 60_000)

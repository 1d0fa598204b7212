import { and, eq } from 'drizzle-orm'
import { zipSync, strToU8, unzipSync, strFromU8 } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { afterAll, expect, test } from 'vitest'
import { limaDate } from '#app/kit/program/clock.ts'
import {
  assessmentHistory,
  assessmentItems,
  assessments,
  assistances,
  evidence,
  planActions,
  user,
} from '#db/schema/index.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import { BUDGET_ITEMS, DOCUMENT_FORM, PDF } from '#tests/support/small-assessments.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const YEAR = limaDate(new Date()).slice(0, 4)
const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
for (const id of ['muni', 'otra', 'limpia']) insertEntity(database, id)
for (const [email, role, entity, heads] of [
  ['coordina@t.test', 'coordinator', 'muni', false],
  ['equipo@t.test', 'contributor', 'muni', false],
  ['jefatura@t.test', 'contributor', 'muni', true],
  ['limpia@t.test', 'contributor', 'limpia', false],
  ['ajena@t.test', 'contributor', 'otra', true],
  ['analista@t.test', 'analyst', null, false],
  ['asesora@t.test', 'analyst', null, false],
  ['segunda@t.test', 'analyst', null, false],
] as const)
  await addAccount(database, environment, email, role, entity, heads)
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

const cookies = new Map<string, string>()
async function ask(
  email: string,
  path: string,
  fields?: Record<string, string | Blob>,
  names: Record<string, string> = {},
) {
  const cookie = cookies.get(email) ?? (await signInTo(origin, `${email}@t.test`))
  cookies.set(email, cookie)
  const body = new FormData()
  for (const [name, value] of Object.entries(fields ?? {})) {
    if (typeof value === 'string') body.set(name, value)
    else body.set(name, value, names[name] ?? 'archivo.pdf')
  }
  const answer = await fetch(origin + path, {
    redirect: 'manual',
    headers: { cookie, origin },
    ...(fields ? { method: 'POST', body } : {}),
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, headers: answer.headers, bytes, text: bytes.toString('utf8') }
}

const HERE = `/panel/presupuesto/${YEAR}`
const itemPage = (id: string) => `${HERE}/preguntas/${id}`
const item = (id: string) =>
  database
    .select()
    .from(assessmentItems)
    .where(eq(assessmentItems.itemId, id))
    .all()
    .find(({ assessmentId }) => assessmentId === assessment().id)
const assessment = () => {
  const found = database.select().from(assessments).where(eq(assessments.entityId, 'muni')).get()
  if (!found) throw new Error('no assessment')
  return found
}
const fileOf = (id: string) =>
  database
    .select()
    .from(evidence)
    .where(eq(evidence.itemId, id))
    .all()
    .find(({ kind }) => kind === 'file')?.id ?? ''
const save = (email: string, id: string, fields: Record<string, string>) =>
  ask(email, `${itemPage(id)}/guardar`, { accion: 'nivel', nivel: '', razon: '', nota: '', ...fields })
const level = (id: string, value: string) => save('equipo', id, { nivel: value, revision: String(item(id)?.revision) })
const document = (more: Record<string, string | Blob>) => ({ ...DOCUMENT_FORM, ...more })
/** Signs what the page shows at that moment. */
async function sign(more: Record<string, string> = {}, email = 'jefatura') {
  const huella = /name="huella" value="([^"]*)"/.exec((await ask('jefatura', HERE)).text)?.[1] ?? ''
  return ask(email, HERE, {
    accion: 'firmar',
    nombre: 'Rosa Quispe',
    cargo: 'Jefa de presupuesto',
    documento: 'R.A. 1-2026',
    declaro: 'si',
    huella,
    ...more,
  })
}

test('starting makes a row for every item; the second start changes nothing', async () => {
  expect((await ask('coordina', HERE, { accion: 'empezar' })).status).toBe(303)
  await ask('equipo', HERE, { accion: 'empezar' })
  expect(
    database.select().from(assessmentItems).where(eq(assessmentItems.assessmentId, assessment().id)).all(),
  ).toHaveLength(BUDGET_ITEMS.length)
  expect(database.select().from(assessments).where(eq(assessments.entityId, 'muni')).all()).toHaveLength(1)
  expect((await ask('equipo', '/panel/presupuesto/2031', { accion: 'empezar' })).status).toBe(404)
})

test('two who edit one item: the second is told, and nothing is written over', async () => {
  expect((await save('equipo', 'man-01', { nivel: '2', revision: '1', nota: 'La primera' })).status).toBe(200)
  const second = await save('coordina', 'man-01', { nivel: '3', revision: '1', nota: 'La segunda' })
  expect(second.status).toBe(409)
  expect(JSON.parse(second.text)).toMatchObject({
    kind: 'conflict',
    now: { level: '2', note: 'La primera', revision: 2, changedBy: 'equipo@t.test' },
  })
  expect(item('man-01')).toMatchObject({ level: '2', note: 'La primera' })
  const plain = await ask('coordina', `${HERE}/dimension/man`, {
    pregunta: 'man-01',
    nivel: '3',
    nota: 'La segunda',
    razon: '',
    revision: '1',
  })
  expect(plain.status).toBe(409)
  expect(plain.text).toContain('cambió esta pregunta mientras usted escribía')
  expect(plain.text).toContain('La segunda')
})

test.each([
  [{ nivel: '4', revision: '2' }, 'Elija un nivel'],
  [{ nivel: 'na', revision: '2', razon: 'Porque no se hace aquí' }, 'concierne a la entidad'],
])('a level that the item does not have is refused: %j', async (fields, words) => {
  const refused = await save('equipo', 'man-02', fields)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain(words)
})

test('no aplica needs its reason', async () => {
  expect((await save('equipo', 'inv-01', { nivel: 'na', razon: 'no', revision: '1' })).text).toContain(
    'Escriba por qué no aplica',
  )
  expect(
    (
      await save('equipo', 'inv-01', {
        nivel: 'na',
        razon: 'La entidad no tiene inversiones a su cargo',
        revision: '1',
      })
    ).status,
  ).toBe(200)
})

test('a local government cannot leave out the participatory budget', async () => {
  expect(
    (await save('equipo', 'apr-01', { nivel: 'na', razon: 'No hacemos presupuesto participativo', revision: '1' }))
      .status,
  ).toBe(422)
})

test('a file is taken by its content, kept apart, and served so that no browser opens it', async () => {
  const added = await ask(
    'equipo',
    itemPage('man-01'),
    document({ tipo: 'archivo', archivo: new Blob([PDF], { type: 'text/html' }) }),
    { archivo: 'Resolución "1".html' },
  )
  expect(added.status).toBe(303)
  const stored = database.select().from(evidence).where(eq(evidence.kind, 'file')).get()
  expect(stored).toMatchObject({ mediaType: 'application/pdf', fileName: 'Resolución 1.pdf', entityId: 'muni' })
  const served = await ask('coordina', `/evidencias/${stored?.id}`)
  expect(served.bytes.equals(Buffer.from(PDF))).toBe(true)
  expect(served.headers.get('content-disposition')).toMatch(
    /^attachment; filename="Resolucion 1 - .+ - \d{4} - man-01 - [\w-]{8} - [\d-]{10}\.pdf"; filename\*=UTF-8''Resoluci%C3%B3n%201%20-%20/,
  )
  expect(served.headers.get('x-content-type-options')).toBe('nosniff')
  expect(served.headers.get('content-security-policy')).toMatch(/sandbox/)
  expect((await ask('ajena', `/evidencias/${stored?.id}`)).status).toBe(404)
})

test('beside the decision a PDF is shown in a frame of our own page, where nothing of it runs', async () => {
  const shown = await ask('coordina', `/evidencias/${fileOf('man-01')}?ver=si`)
  expect(shown.headers.get('content-type')).toBe('application/pdf')
  expect(shown.headers.get('content-disposition')).toMatch(/^inline; filename="Resolucion 1/)
  const policy = shown.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'self'")
  expect(policy).not.toMatch(/script-src|unsafe-eval/)
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await ask('ajena', `/evidencias/${fileOf('man-01')}?ver=si`)).status).toBe(404)
})

test('the ministry gets no document of an assessment that was not handed in', async () => {
  for (const search of ['', '?ver=si'])
    expect((await ask('analista', `/evidencias/${fileOf('man-01')}${search}`)).status).toBe(404)
})

test.each([
  ['a web page named as a PDF', new Blob(['<script>alert(1)</script>']), 'debe ser PDF'],
  ['an empty file', new Blob([]), 'Elija el archivo'],
  ['more than 10 MB', new Blob([PDF, new Uint8Array(10 * 1024 * 1024)]), '10 MB'],
])('%s is refused, and what was typed stays', async (_, archivo, words) => {
  const refused = await ask(
    'equipo',
    itemPage('man-02'),
    document({ tipo: 'archivo', archivo, muestra: 'Lo que yo escribí' }),
  )
  expect(refused.status).toBe(422)
  expect(refused.text).toContain(words)
  expect(refused.text).toContain('Lo que yo escribí')
})

test('a document says its date, unit, page and, where it proves use, its fiscal year', async () => {
  const empty = await ask('equipo', itemPage('man-02'), document({ prueba: '3-1', fecha: '', unidad: '', pagina: '' }))
  expect(empty.status).toBe(422)
  for (const words of [
    'Escriba la fecha del documento',
    'Escriba la unidad que lo emitió',
    'Escriba la página o sección',
    'Escriba el año fiscal cuyo uso prueba',
  ])
    expect(empty.text).toContain(words)
  expect(
    (
      await ask(
        'equipo',
        itemPage('man-02'),
        document({ prueba: '3-1', anio: String(Number(YEAR) - 3), documento: 'Informe 9' }),
      )
    ).status,
  ).toBe(303)
  expect((await ask('equipo', itemPage('man-02'))).text).toContain(
    `Prueba otro año fiscal: el nivel 3 pide ${Number(YEAR) - 1}`,
  )
})

test('a link must be a whole address', async () => {
  expect(
    (await ask('equipo', itemPage('man-02'), document({ tipo: 'enlace', enlace: 'javascript:alert(1)' }))).status,
  ).toBe(422)
  expect(
    (await ask('equipo', itemPage('man-02'), document({ tipo: 'enlace', enlace: 'https://www.gob.pe/x' }))).status,
  ).toBe(303)
})

test('nobody signs before every item has a level, and only the head of planning signs', async () => {
  expect((await sign()).text).toContain('Todavía hay preguntas sin nivel')
  for (const id of BUDGET_ITEMS) {
    if (item(id)?.level === null) await level(id, id === 'seg-01' ? '3' : '0')
  }
  expect((await sign({}, 'coordina')).status).toBe(404)
  expect((await sign({}, 'equipo')).status).toBe(404)
  expect((await sign({ nombre: '' })).text).toContain('Escriba su nombre y apellidos')
  const huella = /name="huella" value="([^"]*)"/.exec((await ask('jefatura', HERE)).text)?.[1] ?? ''
  await ask('equipo', itemPage('seg-02'), document({ prueba: '1-1' }))
  const moved = await sign({ huella })
  expect(moved.status).toBe(409)
  expect(moved.text).toContain('Algo cambió desde que usted abrió esta página')
  expect(assessment().status).toBe('in-progress')
  expect((await sign()).status).toBe(303)
  expect(assessment()).toMatchObject({
    status: 'submitted',
    signature: { name: 'Rosa Quispe', digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  })
  expect((await ask('analista', `/evidencias/${fileOf('man-01')}`)).status).toBe(200)
  expect(item('seg-05')).toMatchObject({ level: 'na', review: 'accepted', verifiedLevel: 'na', reviewerId: null })
  expect(item('inv-01')).toMatchObject({ level: 'na', review: 'pending' })
  const toReview = (await ask('analista', `/nacional/presupuestos/${assessment().id}/seg?pregunta=seg-05`)).text
  expect(toReview).toContain('La norma la deja fuera: no necesita una decisión.')
  expect(toReview).not.toContain('name="pregunta" value="seg-05"')
  expect(
    database.select().from(planActions).where(eq(planActions.assessmentId, assessment().id)).all().length,
  ).toBeGreaterThan(30)
})

test('a handed in level is fixed, also in the database', async () => {
  expect((await save('equipo', 'man-01', { nivel: '3', revision: '2' })).status).toBe(409)
  expect((await ask('equipo', itemPage('man-01'), document({}))).status).toBe(409)
  expect(() =>
    database.update(assessmentItems).set({ level: '3' }).where(eq(assessmentItems.itemId, 'man-01')).run(),
  ).toThrow(/does not change/)
})

const review = (email: string, id: string, fields: Record<string, string>) =>
  ask(email, `/nacional/presupuestos/${assessment().id}/${id.slice(0, 3)}`, {
    pregunta: id,
    nivel: '',
    comentario: '',
    motivo: '',
    revision: String(item(id)?.reviewRevision),
    ...fields,
  })

test('an analyst who assists the entity cannot review it, nor write around the page', async () => {
  await ask('asesora', '/nacional/entidades/muni', { asiste: 'si' })
  expect((await ask('asesora', '/nacional/entidades/muni', { asiste: 'no' })).status).toBe(409)
  expect((await ask('asesora', '/nacional/entidades/muni')).text).toContain(
    'la asistencia no se puede dar por terminada',
  )
  expect(database.select().from(assistances).all()).toMatchObject([{ endedOn: null }])
  expect((await ask('equipo', HERE)).text).toContain('anotó que asiste a la entidad')
  expect((await review('asesora', 'man-01', { decision: 'aceptar', nivel: '2' })).status).toBe(409)
  const userId = database.select().from(user).where(eq(user.email, 'asesora@t.test')).get()?.id ?? ''
  expect(() =>
    database
      .update(assessmentItems)
      .set({ review: 'accepted', verifiedLevel: '2', reviewerId: userId })
      .where(eq(assessmentItems.itemId, 'man-01'))
      .run(),
  ).toThrow(/does not review/)
})

test('a level is verified only as far as its documents prove it', async () => {
  expect((await review('analista', 'seg-01', { decision: 'aceptar', nivel: '3' })).text).toContain(
    'prueban hasta el nivel 0',
  )
  expect(
    (await review('analista', 'seg-01', { decision: 'aceptar', nivel: '0', comentario: 'No es el motivo' })).text,
  ).toContain('Escriba por qué acepta otro nivel')
  const accepted = await review('analista', 'man-01', { decision: 'aceptar', nivel: '2' })
  expect(accepted.status).toBe(303)
  expect(accepted.headers.get('location')).toMatch(/\/inv\?pregunta=inv-01$/)
  expect((await review('analista', 'inv-01', { decision: 'aceptar', nivel: 'na' })).status).toBe(303)
})

test('of two analysts who decide about one item the second is told, and keeps what she typed', async () => {
  const late = await review('segunda', 'man-01', { decision: 'devolver', comentario: 'Falta la firma', revision: '0' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('la aceptó en el nivel 2 mientras usted decidía')
  expect(late.text).toContain('Falta la firma')
  expect(item('man-01')).toMatchObject({ review: 'accepted', verifiedLevel: '2' })
})

test('what is sent back comes with a comment; the entity answers, changes only that, and hands in again', async () => {
  expect((await review('analista', 'seg-01', { decision: 'devolver' })).text).toContain('Escriba qué falta')
  expect(
    (await review('analista', 'seg-01', { decision: 'devolver', comentario: 'Falta el reporte semestral' })).status,
  ).toBe(303)
  expect((await ask('analista', `/nacional/presupuestos/${assessment().id}`, { accion: 'terminar' })).status).toBe(303)
  expect(assessment().status).toBe('returned')
  expect((await ask('equipo', itemPage('seg-01'))).text).toContain('Falta el reporte semestral')
  expect((await save('equipo', 'man-01', { nivel: '3', revision: '2' })).status).toBe(409)
  expect((await sign()).text).toContain('preguntas devueltas sin respuesta')
  expect((await ask('jefatura', HERE)).text).toContain('responda o corrija cada pregunta devuelta')
  expect(
    (
      await ask('equipo', itemPage('seg-01'), {
        accion: 'responder',
        respuesta: 'Adjuntamos la resolución',
        revision: '0',
      })
    ).status,
  ).toBe(303)
  const second = await ask('coordina', itemPage('seg-01'), {
    accion: 'responder',
    respuesta: 'Otra cosa',
    revision: '0',
  })
  expect(second.text).toContain('equipo@t.test respondió mientras usted escribía: «Adjuntamos la resolución»')
  expect(second.text).toContain('Otra cosa')
  expect((await ask('equipo', itemPage('seg-01'), document({}))).status).toBe(303)
  expect((await level('seg-01', '2')).status).toBe(200)
  expect((await sign()).status).toBe(303)
  expect(item('seg-01')).toMatchObject({
    review: 'pending',
    reviewComment: 'Falta el reporte semestral',
    reply: 'Adjuntamos la resolución',
  })
})

test('the review ends with fixed scores, and its history is kept', async () => {
  const page = (await ask('analista', `/nacional/presupuestos/${assessment().id}/seg?pregunta=seg-01`)).text
  expect(page).toMatch(/name="comentario"[^>]*><\/textarea>/)
  expect(page).not.toMatch(/name="comentario"[^>]*>Falta el reporte/)
  expect(page).toContain('equipo@t.test respondió: Adjuntamos la resolución')
  expect((await review('analista', 'seg-01', { decision: 'aceptar', nivel: '2' })).status).toBe(303)
  expect(item('seg-01')).toMatchObject({ review: 'accepted', reviewComment: '', reply: '' })
  expect((await ask('analista', `/nacional/presupuestos/${assessment().id}`, { accion: 'terminar' })).status).toBe(303)
  const { status, reviewedScores } = assessment()
  expect(status).toBe('reviewed')
  expect(reviewedScores?.unverified).toBe(0)
  expect(reviewedScores?.verified.overall).toEqual(reviewedScores?.declared.overall)
  const both = [
    (await ask('equipo', HERE)).text,
    (await ask('analista', `/nacional/presupuestos/${assessment().id}`)).text,
  ]
  for (const shown of both)
    for (const words of ['Al presentar', 'Al volver a presentar', 'Después de la revisión'])
      expect(shown).toContain(words)
  expect(() =>
    database.update(assessments).set({ status: 'returned' }).where(eq(assessments.entityId, 'muni')).run(),
  ).toThrow(/final/)
  expect(() => database.delete(assessmentHistory).run()).toThrow(/history is not deleted/)
  expect(
    database
      .select()
      .from(assessmentHistory)
      .all()
      .map(({ event }) => event),
  ).toEqual(
    expect.arrayContaining([
      'started',
      'level',
      'submitted',
      'returned',
      'sent-back',
      'replied',
      'accepted',
      'reviewed',
    ]),
  )
})

const SHEET = `${HERE}/planilla`
async function sheetOf(change: (xml: string) => string): Promise<Blob> {
  const { bytes } = await ask('limpia', `${HERE}/planilla.xlsx`)
  const parts = unzipSync(new Uint8Array(bytes))
  const changed = Object.entries(parts).map(
    ([name, content]) =>
      [
        name,
        /^xl\/(worksheets\/sheet1|sharedStrings)\.xml$/.test(name) ? strToU8(change(strFromU8(content))) : content,
      ] as const,
  )
  return new Blob([zipSync(Object.fromEntries(changed))])
}
/** Puts a number into the level column (H) of a row. */
const withLevel = (row: number, cell: string) => (xml: string) =>
  xml
    .replace(new RegExp(`<c r="H${row}"[^>]*>.*?</c>`), '')
    .replace(new RegExp(`<c r="G${row}"[^>]*>.*?</c>`), (before) => `${before}<c r="H${row}">${cell}</c>`)
const clean = () =>
  database
    .select()
    .from(assessmentItems)
    .all()
    .filter(
      ({ assessmentId }) =>
        assessmentId === database.select().from(assessments).where(eq(assessments.entityId, 'limpia')).get()?.id,
    )

test('the workbook goes round: downloaded, filled in, reported on, stored whole', async () => {
  await ask('limpia', HERE, { accion: 'empezar' })
  const { bytes } = await ask('limpia', `${HERE}/planilla.xlsx`)
  const rows = await readSheet(bytes, 'Preguntas')
  expect(rows).toHaveLength(BUDGET_ITEMS.length + 1)
  const filled = await sheetOf((xml) =>
    BUDGET_ITEMS.reduce((now, _, index) => withLevel(index + 2, `<v>${index % 4}</v>`)(now), xml),
  )
  const told = await report('limpia', filled)
  expect(told.text).toContain('46 preguntas cambiarían')
  const settled = new Set(['man-01', 'seg-05'])
  expect(
    clean()
      .filter(({ level: stored }) => stored !== null)
      .map(({ itemId }) => itemId)
      .toSorted(),
  ).toEqual([...settled])
  const changes =
    /name="cambios" value="([^"]*)"/.exec(told.text)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&') ?? ''
  expect((await ask('limpia', SHEET, { accion: 'confirmar', cambios: changes })).status).toBe(303)
  expect(
    clean()
      .map(({ level: stored }) => stored)
      .filter((stored) => stored === null),
  ).toEqual([])
  expect((await ask('limpia', SHEET, { accion: 'confirmar', cambios: changes })).status).toBe(409)
})

test.each([
  ['a formula', withLevel(2, '<f>1+1</f><v>2</v>'), 'trae fórmulas (H2)'],
  ['a level that does not exist', withLevel(2, '<v>7</v>'), 'Elija un nivel de la lista'],
  [
    'a code that does not exist',
    (xml: string) => xml.replace('>man-02<', '>zzz-01<'),
    'No hay una pregunta con este código',
  ],
])('a workbook with %s stores nothing', async (_, change, words) => {
  const before = clean()
  const refused = await ask(
    'limpia',
    SHEET,
    { accion: 'revisar', planilla: await sheetOf(change) },
    { planilla: 'x.xlsx' },
  )
  expect(refused.status).toBe(422)
  expect(refused.text).toContain(words)
  expect(clean()).toEqual(before)
})

async function report(email: string, planilla: Blob) {
  const answer = await ask(email, SHEET, { accion: 'revisar', planilla }, { planilla: 'x.xlsx' })
  const leads = answer.headers.get('location')
  if (leads === null) return answer
  const shown = answer.headers.getSetCookie().map((each) => each.split(';')[0] ?? '')
  const page = await fetch(origin + leads, { headers: { cookie: [cookies.get(email) ?? '', ...shown].join('; ') } })
  return { ...answer, status: page.status, text: await page.text() }
}

test('what changes in a reason or a note is told word for word before it is stored', async () => {
  const missing = (xml: string) =>
    xml.replace(/<c r="J3"[^>]*\/>/, '<c r="J3" t="inlineStr"><is><t>Una nota\r\ncon dos líneas</t></is></c>')
  const told = await report('limpia', await sheetOf(missing))
  expect(told.status).toBe(200)
  expect(told.text).toContain('1 pregunta cambiaría')
  expect(told.text).toContain('Nota nueva: «Una nota\ncon dos líneas»')
  const changes =
    /name="cambios" value="([^"]*)"/.exec(told.text)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&') ?? ''
  expect((await ask('limpia', SHEET, { accion: 'confirmar', cambios: changes })).status).toBe(303)
  expect(
    clean()
      .filter(({ note }) => note !== '')
      .map(({ note }) => note),
  ).toEqual(['Una nota\ncon dos líneas'])
  expect((await report('limpia', await sheetOf((xml) => xml))).text).toContain('No hay nada que guardar.')
  expect((await report('limpia', await sheetOf((xml) => xml.replace('Una nota', 'Otra nota')))).text).toContain(
    'Nota: antes «Una nota\ncon dos líneas»; ahora «Otra nota\ncon dos líneas»',
  )
  expect((await report('limpia', await sheetOf((xml) => xml.replace(/<c r="J3"[\s\S]*?<\/c>/, '')))).text).toContain(
    'Nota borrada: «Una nota\ncon dos líneas»',
  )
})

test.each([
  ['a formula behind its value', withLevel(2, '<v>2</v><f>1+1</f>'), 'trae fórmulas (H2)'],
  [
    'a formula with a prefix',
    (xml: string) =>
      xml
        .replaceAll(/<(\/?)(c|v|row|sheetData)\b/g, '<$1x:$2')
        .replace('</x:row>', '<x:c r="L1"><x:f>1+1</x:f></x:c></x:row>'),
    'trae fórmulas (L1)',
  ],
  [
    'something far below',
    (xml: string) => xml.replace('</sheetData>', '<row r="900000"><c r="H900000"><v>1</v></c></row></sheetData>'),
    'fuera de la tabla (H900000)',
  ],
  [
    'six megabytes',
    (xml: string) => xml.replace('</sheetData>', `${'<row/>'.repeat(1_000_000)}</sheetData>`),
    'ocupa demasiado al abrirse',
  ],
])('a workbook with %s is refused', async (_, change, words) => {
  const refused = await report('limpia', await sheetOf(change))
  expect(refused.status).toBe(422)
  expect(refused.text).toContain(words)
})

test('a workbook that nobody touched changes nothing, also where notes have lines and the review sent it back', async () => {
  await ask('ajena', HERE, { accion: 'empezar' })
  const own = database.select().from(assessments).where(eq(assessments.entityId, 'otra')).get()?.id ?? ''
  for (const id of BUDGET_ITEMS)
    await save('ajena', id, { nivel: '0', revision: '1', nota: id === 'man-01' ? 'Primera\nSegunda' : '' })
  const of = (id: string) =>
    database
      .select()
      .from(assessmentItems)
      .where(and(eq(assessmentItems.assessmentId, own), eq(assessmentItems.itemId, id)))
      .get()
  expect(of('man-01')?.note).toBe('Primera\nSegunda')
  // As it was stored before lines were made alike.
  database
    .update(assessmentItems)
    .set({ note: 'Uno\r\nDos' })
    .where(and(eq(assessmentItems.assessmentId, own), eq(assessmentItems.itemId, 'man-02')))
    .run()
  const huella = /name="huella" value="([^"]*)"/.exec((await ask('ajena', HERE)).text)?.[1] ?? ''
  expect(
    (
      await ask('ajena', HERE, {
        accion: 'firmar',
        nombre: 'Rosa Quispe',
        cargo: 'Jefa',
        documento: 'R.A. 1',
        declaro: 'si',
        huella,
      })
    ).status,
  ).toBe(303)
  const revision = String(of('seg-01')?.reviewRevision)
  expect(
    (
      await ask('analista', `/nacional/presupuestos/${own}/seg`, {
        pregunta: 'seg-01',
        decision: 'devolver',
        nivel: '',
        comentario: 'Falta el reporte',
        revision,
      })
    ).status,
  ).toBe(303)
  expect((await ask('analista', `/nacional/presupuestos/${own}`, { accion: 'terminar' })).status).toBe(303)
  const untouched = new Blob([new Uint8Array((await ask('ajena', `${HERE}/planilla.xlsx`)).bytes)])
  const told = await report('ajena', untouched)
  expect(told.status).toBe(200)
  expect(told.text).toContain('No hay nada que guardar.')
})

import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { annulCampaign } from '#db/queries/campaigns.server.ts'
import { findBatch, finishBatch, insertSheet } from '#db/queries/typing.server.ts'
import { moveDueLots } from '#db/queries/lots.server.ts'
import { countSheets, listTypedSheets } from '#db/queries/typed-sheets.server.ts'
import { campaigns, memberships, paperBatches, releases, responses, user } from '#db/schema/index.ts'
import { countryScope } from '#db/scope.ts'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { pdfPages } from '#tests/support/pdf-text.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount, confirmKeeper, seedSmallCountry } from '#tests/support/small-country.ts'
import { answersLike, createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())
const typist = await signInTo(origin, 'digitacion@uno.test')
const coordinator = await signInTo(origin, 'coordinacion@uno.test')
const custodian = await signInTo(origin, 'custodia@uno.test')
const PAPER = '/custodia/papeletas/papel'
const today = limaDate(new Date())

function post(address: string, fields: Readonly<Record<string, string>>, cookie = typist): Promise<Response> {
  return fetch(origin + address, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
}
const page = async (address: string, cookie = typist) => (await fetch(origin + address, { headers: { cookie } })).text()
const waiting = (batchId: string) => listTypedSheets(database, batchId)
const stored = (campaignId: string) =>
  database.select().from(responses).where(eq(responses.campaignId, campaignId)).all()

const typistId = database.select().from(memberships).where(eq(memberships.role, 'transcriber')).get()?.userId ?? ''

/** The typist goes on in another entity. */
function moveTypist(entityId: string): void {
  const [held] = database.delete(memberships).where(eq(memberships.userId, typistId)).returning().all()
  if (!held) throw new Error('There is no typist')
  database
    .insert(memberships)
    .values({ ...held, entityId, confirmedAt: null, confirmedBy: null })
    .run()
  confirmKeeper(database, held.id)
}

let made = 0
/** A campaign with an opened batch of so many sheets, and nothing typed. */
async function openedBatch(sheets: number): Promise<{ campaignId: string; batchId: string }> {
  made += 1
  const campaignId = `papel-${made}`
  const batchId = `lote-${made}`
  // An entity of its own: an instrument is applied there once a year. The transcriber goes along.
  insertEntity(database, `entidad-${made}`)
  moveTypist(`entidad-${made}`)
  await openCampaign(database, campaignId, `entidad-${made}`, { opensOn: addDays(today, -20), closesOn: today })
  database
    .insert(paperBatches)
    .values({
      id: batchId,
      campaignId,
      code: `L-${made}`,
      formsPrinted: 60,
      typist: 'Otra unidad',
      status: 'opened',
      openedOn: today,
      openedBy: 'X',
      openedByAccount: typistId,
      witness: 'Y',
      formsCounted: sheets,
    })
    .run()
  return { campaignId, batchId }
}

/** The digits of a culture sheet in which everything is answered alike. */
const allOf = (digit: string) => Object.fromEntries(Object.keys(answersLike(3)).map((name) => [name, digit]))
const typeSheet = (batchId: string, sheet: number, fields: Readonly<Record<string, string>>, entry = '1') =>
  post(`/panel/digitacion/${batchId}/formulario`, { accion: 'guardar', numero: String(sheet), vez: entry, ...fields })

describe('the form', () => {
  test('comes as a PDF with the code of the batch; how to print and count it is said', async () => {
    const answer = await fetch(`${origin}${PAPER}/lote/formulario.pdf`, { headers: { cookie: custodian } })
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    const pages = pdfPages(Buffer.from(await answer.arrayBuffer()))
    expect(pages.length).toBeLessThanOrEqual(4)
    for (const { text } of pages) expect(text).toContain('Lote L-LOTE1')
    expect(pages[0]?.text).toContain('sin sello no se digita')
    const html = await page(PAPER, custodian)
    expect(html).toContain('por las dos caras')
    expect(html).toMatch(/grape\s+las hojas/)
    expect(await page('/panel/digitacion/lote')).toContain('Cuente formularios, no hojas')
  })

  test('is the custodian’s alone: whoever reads results or types finds neither page nor file, here nor where they were', async () => {
    const form = { cantidad: '5', digita: 'Unidad de Estadística', repartidos: '0' }
    for (const cookie of [coordinator, typist, await signInTo(origin, 'titular@uno.test')])
      for (const base of [PAPER, '/panel/aplicaciones/papeletas/papel']) {
        expect((await post(base, form, cookie)).status, base).toBe(404)
        for (const below of ['', '.data', '/lote/formulario.pdf'])
          expect((await fetch(origin + base + below, { headers: { cookie } })).status, base + below).toBe(404)
      }
    for (const below of ['', '.data', '/lote/formulario.pdf'])
      expect(
        (await fetch(`${origin}/panel/aplicaciones/papeletas/papel${below}`, { headers: { cookie: custodian } }))
          .status,
      ).toBe(404)
    const html = await page('/panel/aplicaciones/papeletas', coordinator)
    expect(html).toContain('La custodia ya preparó 70 formularios')
    expect(html).not.toMatch(/L-LOTE|formulario\.pdf|aplicaciones\/papeletas\/papel/)
  })

  test.each(['organizational-culture', 'gender-stereotypes', 'sexual-harassment'])(
    '%s has a reading copy; it is public',
    async (slug) => {
      const answer = await fetch(`${origin}/herramientas/${slug}/copia.pdf`)
      expect(answer.status).toBe(200)
      const pages = pdfPages(Buffer.from(await answer.arrayBuffer()))
      expect(pages.length).toBeGreaterThan(0)
      expect(pages.length).toBeLessThanOrEqual(4)
    },
  )

  test('the budget has none, and harassment has no paper at all', async () => {
    expect((await fetch(`${origin}/herramientas/public-budget/copia.pdf`)).status).toBe(404)
    await addAccount(database, environment, 'custodia@dos.test', 'custodian', 'dos')
    const other = await signInTo(origin, 'custodia@dos.test')
    expect((await fetch(`${origin}/custodia/ambiente/papel`, { headers: { cookie: other } })).status).toBe(404)
    expect(() =>
      database
        .insert(paperBatches)
        .values({ id: 'no', campaignId: 'ambiente', code: 'L-NO', formsPrinted: 1, typist: 'X', status: 'printed' })
        .run(),
    ).toThrow(/no paper/)
  })

  test('forms count with the codes: together never more than there are people, and a form sent twice is one batch', async () => {
    const ask = (cantidad: string, repartidos: string) =>
      post(PAPER, { cantidad, digita: 'Unidad de Estadística', repartidos }, custodian)
    const refused = await ask('301', '0')
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('no pasan del número de personas')
    expect((await ask('280', '0')).status).toBe(303)
    expect(database.select().from(campaigns).where(eq(campaigns.id, 'papeletas')).get()?.codesPrinted).toBe(280)
    const twice = await ask('280', '0')
    expect([twice.status, (await twice.text()).includes('se repartieron códigos o formularios')]).toEqual([422, true])
    expect(await (await ask('21', '280')).text()).toContain('Puede imprimir 20 más')
  })
})

test('a batch opens with an act, and with nothing missing in it', async () => {
  const refused = await post('/panel/digitacion/lote', { accion: 'abrir', formularios: '36', testigo: 'Rosa' })
  const html = await refused.text()
  expect(refused.status).toBe(422)
  for (const message of [
    'se imprimieron 35 formularios. Cuente formularios, no hojas',
    'nombre de quien vio abrir',
    'el sobre estaba cerrado',
    'no es de la unidad',
  ])
    expect(html).toContain(message)
  expect(html).toContain('value="36"')
  expect(
    (
      await post('/panel/digitacion/lote', {
        accion: 'abrir',
        formularios: '30',
        testigo: 'Rosa Quispe, Archivo',
        cerrado: 'si',
        'otra-unidad': 'si',
      })
    ).status,
  ).toBe(303)
  expect(await findBatch(database, countryScope(), 'lote')).toMatchObject({
    status: 'opened',
    formsCounted: 30,
    witness: 'Rosa Quispe, Archivo',
    openedOn: today,
  })
})

describe('a sheet', () => {
  test('with a digit that the question does not have is not kept, and stays on the page', async () => {
    const { batchId } = await openedBatch(12)
    const [first = ''] = Object.keys(answersLike(3))
    const refused = await typeSheet(batchId, 1, { ...allOf('4'), [first]: '6' })
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('no tiene ese número')
    expect(html).toMatch(new RegExp(`name="${first}"[^>]*value="6"`))
    expect(await waiting(batchId)).toEqual([])
  })

  test('is not kept by Enter without a script, only by its button', async () => {
    const { batchId } = await openedBatch(12)
    expect(
      (
        await post(`/panel/digitacion/${batchId}/formulario`, {
          accion: 'seguir',
          numero: '1',
          vez: '1',
          ...allOf('4'),
        })
      ).status,
    ).toBe(422)
    expect(await waiting(batchId)).toEqual([])
  })

  test('out of turn is a conflict', async () => {
    const { batchId } = await openedBatch(12)
    expect((await typeSheet(batchId, 2, allOf('4'))).status).toBe(409)
  })

  test('can be typed anew until the batch ends, and what was typed is not shown', async () => {
    const { batchId } = await openedBatch(12)
    await typeSheet(batchId, 1, allOf('4'))
    const html = await page(`/panel/digitacion/${batchId}/formulario?numero=1`)
    expect(html).toContain('digítelo entero de nuevo')
    expect(html).not.toMatch(/value="4"|"exp?\w+-\d\d":"/)
    expect((await typeSheet(batchId, 1, allOf('2'))).status).toBe(303)
    expect(new Set(Object.values((await waiting(batchId))[0]?.answers ?? {}))).toEqual(new Set(['2']))
  })
})

describe('a batch belongs to the account that opened it', () => {
  /** A second typist of the entity of the newest batch. */
  async function colleague(): Promise<string> {
    const email = `colega-${made}@entidad.test`
    await addAccount(database, environment, email, 'transcriber', `entidad-${made}`)
    return signInTo(origin, email)
  }

  test('another typist of the entity sees only that it is being typed', async () => {
    const { batchId } = await openedBatch(12)
    await typeSheet(batchId, 1, allOf('4'))
    const other = await colleague()
    const html = await page(`/panel/digitacion/${batchId}`, other)
    expect(html).toContain('Nadie más lo continúa ni ve lo digitado')
    expect(html).not.toMatch(/Formularios digitados|Digitar el formulario|Lo que no coincide/)
    for (const address of [
      `/panel/digitacion/${batchId}/formulario`,
      `/panel/digitacion/${batchId}/formulario?numero=1`,
    ]) {
      const answer = await fetch(origin + address, { headers: { cookie: other }, redirect: 'manual' })
      expect([answer.status, answer.headers.get('location')]).toEqual([302, `/panel/digitacion/${batchId}`])
    }
    const sheet = { accion: 'guardar', numero: '2', vez: '1', ...allOf('1') }
    expect((await post(`/panel/digitacion/${batchId}/formulario`, sheet, other)).status).toBe(404)
    for (const accion of ['conteo', 'resolver', 'terminar'])
      expect((await post(`/panel/digitacion/${batchId}`, { accion }, other)).status, accion).toBe(404)
    const again = { accion: 'empezar', reinicio: 'si' }
    expect((await post(`/panel/digitacion/${batchId}`, again, other)).status).toBe(404)
    expect(await waiting(batchId)).toHaveLength(1)
  })

  test('where its typist types no more, another begins it anew from the envelope, and nothing typed is left', async () => {
    const { batchId } = await openedBatch(12)
    await typeSheet(batchId, 1, allOf('4'))
    const other = await colleague()
    moveTypist('uno')
    expect(await page(`/panel/digitacion/${batchId}`, other)).toContain('Quien abrió este lote ya no digita')
    expect((await post(`/panel/digitacion/${batchId}`, { accion: 'empezar' }, other)).status).toBe(422)
    expect(await waiting(batchId)).toHaveLength(1)
    expect((await post(`/panel/digitacion/${batchId}`, { accion: 'empezar', reinicio: 'si' }, other)).status).toBe(303)
    expect(await waiting(batchId)).toEqual([])
    expect(await findBatch(database, countryScope(), batchId)).toMatchObject({
      status: 'printed',
      openedByAccount: null,
      formsCounted: null,
      sample: null,
    })
    expect(await page(`/panel/digitacion/${batchId}`, other)).toContain('Acta de apertura')
  })

  test('a typist for whom nobody vouched gets nowhere', async () => {
    const { batchId } = await openedBatch(12)
    const other = await colleague()
    const email = `colega-${made}@entidad.test`
    const colleagueId = database.select().from(user).where(eq(user.email, email)).get()?.id ?? ''
    database.delete(memberships).where(eq(memberships.userId, colleagueId)).run()
    database
      .insert(memberships)
      .values({
        id: `sin-aval-${made}`,
        userId: colleagueId,
        role: 'transcriber',
        entityId: `entidad-${made}`,
        startsOn: today,
      })
      .run()
    const answer = await fetch(`${origin}/panel/digitacion/${batchId}`, {
      headers: { cookie: other },
      redirect: 'manual',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/cuenta/funciones'])
    expect(await page('/cuenta/funciones', other)).toContain('Por confirmar')
  })

  test('a sheet of which too much differs is shown in nothing, and typed again', async () => {
    const { batchId } = await openedBatch(3)
    for (const sheet of [1, 2, 3]) await typeSheet(batchId, sheet, allOf('4'))
    expect((await typeSheet(batchId, 1, allOf('2'), '2')).status).toBe(303)
    const html = await page(`/panel/digitacion/${batchId}`)
    expect(html).toContain('difieren en muchas preguntas')
    expect(html).not.toContain('Lo que no coincide')
    expect(html).not.toMatch(/"first"/)
    expect((await typeSheet(batchId, 1, allOf('4'), '2')).status).toBe(303)
    expect(await page(`/panel/digitacion/${batchId}`)).not.toContain('difieren en muchas preguntas')
  })

  test('harassment is never typed, even from a file that has a batch of it', async () => {
    moveTypist('dos')
    database.$client.exec('DROP TRIGGER harassment_has_no_paper; DROP TRIGGER harassment_is_never_typed')
    const forms = { code: 'L-HS', formsPrinted: 5, typist: 'X', status: 'opened' as const, openedOn: today }
    database
      .insert(paperBatches)
      .values({
        id: 'hs',
        campaignId: 'ambiente',
        openedBy: 'X',
        openedByAccount: typistId,
        witness: 'Y',
        formsCounted: 5,
        ...forms,
      })
      .run()
    database.$client.exec("UPDATE campaigns SET status = 'open' WHERE id = 'ambiente'")
    expect((await fetch(`${origin}/panel/digitacion/hs`, { headers: { cookie: typist } })).status).toBe(404)
    expect((await typeSheet('hs', 1, { sex: '1' })).status).toBe(404)
  })
})

describe('the end of a batch', () => {
  async function typed(sheets: number): Promise<{ campaignId: string; batchId: string; sample: readonly number[] }> {
    const batch = await openedBatch(sheets)
    for (let sheet = 1; sheet <= sheets; sheet += 1)
      expect((await typeSheet(batch.batchId, sheet, allOf(String(1 + (sheet % 5))))).status).toBe(303)
    const sample = database.select().from(paperBatches).where(eq(paperBatches.id, batch.batchId)).get()?.sample ?? []
    return { ...batch, sample }
  }

  test('a sample is typed again; what differs is told, counted and resolved from the sheet', async () => {
    const { batchId, sample } = await typed(12)
    expect(sample).toHaveLength(3)
    const [first = ''] = Object.keys(answersLike(3))
    const [one = 0, two = 0, three = 0] = sample
    const right = (sheet: number) => allOf(String(1 + (sheet % 5)))
    expect((await typeSheet(batchId, one, { ...right(one), [first]: '' }, '2')).status).toBe(303)
    for (const sheet of [two, three]) await typeSheet(batchId, sheet, right(sheet), '2')
    const html = await page(`/panel/digitacion/${batchId}`)
    expect(html).toContain('Lo que no coincide')
    const asked = Number(/1 de ([\d,]+)/.exec(html.replace(/<!-- -->/g, ''))?.[1])
    expect(asked).toBe(3 * (Object.keys(answersLike(3)).length + 1))
    expect((await post(`/panel/digitacion/${batchId}`, { accion: 'terminar' })).status).toBe(409)
    expect((await post(`/panel/digitacion/${batchId}`, { accion: 'resolver' })).status).toBe(422)
    expect((await post(`/panel/digitacion/${batchId}`, { accion: 'resolver', [`${one}-${first}`]: '0' })).status).toBe(
      303,
    )
    expect(
      first in ((await waiting(batchId)).find(({ sheet, entry }) => sheet === one && entry === 1)?.answers ?? {}),
    ).toBe(false)
    expect((await post(`/panel/digitacion/${batchId}`, { accion: 'terminar' })).status).toBe(303)
    moveDueLots(database)
    expect(await waiting(batchId)).toEqual([])
  })

  test('the rows are stored together, under random keys, in another order than the pile', async () => {
    const { campaignId, batchId, sample } = await typed(20)
    for (const sheet of sample) await typeSheet(batchId, sheet, allOf(String(1 + (sheet % 5))), '2')
    expect(stored(campaignId)).toEqual([])
    await post(`/panel/digitacion/${batchId}`, { accion: 'terminar' })
    // Half a second later at the latest it happens by itself; where this process was slow it has.
    moveDueLots(database)
    const rows = stored(campaignId)
    expect(rows).toHaveLength(20)
    const order = rows.map(({ answers }) => Object.values(answers)[0])
    expect(order).not.toEqual(Array.from({ length: 20 }, (_, index) => String(1 + ((index + 1) % 5))))
    expect(await page(`/panel/digitacion/${batchId}`)).toContain('El lote está digitado')
    expect((await typeSheet(batchId, 1, allOf('1'))).status).toBe(409)
  })

  test('fewer than k sheets wait for the next batch, or for the close', async () => {
    const { campaignId, batchId, sample } = await typed(6)
    for (const sheet of sample) await typeSheet(batchId, sheet, allOf(String(1 + (sheet % 5))), '2')
    await post(`/panel/digitacion/${batchId}`, { accion: 'terminar' })
    expect(stored(campaignId)).toEqual([])
    expect((await waiting(batchId)).filter(({ entry }) => entry === 1)).toHaveLength(6)
    await closeCampaign(database, campaignId, addDays(today, 1), null)
    expect(stored(campaignId)).toHaveLength(6)
    expect(await waiting(batchId)).toEqual([])
  })

  test('when the count was wrong it is corrected with a reason, never below what was typed', async () => {
    const { batchId } = await openedBatch(12)
    await typeSheet(batchId, 1, allOf('4'))
    expect(
      (await post(`/panel/digitacion/${batchId}`, { accion: 'conteo', formularios: '0', razon: 'Se contó mal' }))
        .status,
    ).toBe(422)
    expect((await post(`/panel/digitacion/${batchId}`, { accion: 'conteo', formularios: '1', razon: '' })).status).toBe(
      422,
    )
    expect(
      (
        await post(`/panel/digitacion/${batchId}`, {
          accion: 'conteo',
          formularios: '1',
          razon: 'Se contó mal al abrir',
        })
      ).status,
    ).toBe(303)
    expect(await findBatch(database, countryScope(), batchId)).toMatchObject({
      formsCounted: 1,
      sample: [1],
      differenceReason: 'Se contó mal al abrir',
    })
  })
})

describe('typed sheets', () => {
  let batch: { campaignId: string; batchId: string }
  const typed = ({ campaignId, batchId: id }: typeof batch) => ({ id, campaignId })
  beforeEach(async () => {
    batch = await openedBatch(15)
    for (let sheet = 1; sheet <= 15; sheet += 1)
      await insertSheet(database, typed(batch), {
        sheet,
        entry: 1,
        answers: sheet === 15 ? {} : { ...answersLike(3, sheet), sex: sheet % 2 ? 'mujer' : 'hombre' },
      })
  })

  test('put the sex in its own column; a sheet that is blank, or says only the sex, is no response', async () => {
    await insertSheet(database, typed(batch), { sheet: 14, entry: 1, answers: { sex: 'mujer' } })
    const loaded = await findBatch(database, countryScope(), batch.batchId)
    expect(loaded && (await finishBatch(database, loaded, today, NO_NOTE))).toBe(true)
    // Its note and its sheets never stand in one commit.
    expect(stored(batch.campaignId)).toEqual([])
    moveDueLots(database)
    const rows = stored(batch.campaignId)
    expect(rows).toHaveLength(13)
    expect(
      rows.every(({ sex, answers }) => sex !== null && Object.keys(answers).length > 0 && !('sex' in answers)),
    ).toBe(true)
  })

  test('are stored k at a time, and blank ones do not make up the number', async () => {
    for (let sheet = 10; sheet <= 15; sheet += 1)
      await insertSheet(database, typed(batch), { sheet, entry: 1, answers: sheet % 2 ? {} : { sex: 'hombre' } })
    expect(await countSheets(database, batch.campaignId)).toBe(9)
    const loaded = await findBatch(database, countryScope(), batch.batchId)
    expect(loaded && (await finishBatch(database, loaded, today, NO_NOTE))).toBe(true)
    moveDueLots(database)
    expect(stored(batch.campaignId)).toEqual([])
    expect(await waiting(batch.batchId)).toHaveLength(15)
    const next = {
      id: `${batch.batchId}-b`,
      campaignId: batch.campaignId,
      code: `L-${batch.batchId}-b`,
      formsPrinted: 5,
      typist: 'Otra unidad',
      status: 'opened' as const,
      openedOn: today,
      openedBy: 'X',
      witness: 'Y',
      formsCounted: 1,
    }
    database.insert(paperBatches).values(next).run()
    await insertSheet(database, next, { sheet: 1, entry: 1, answers: answersLike(3, 1) })
    const second = await findBatch(database, countryScope(), next.id)
    expect(second && (await finishBatch(database, second, today, NO_NOTE))).toBe(true)
    moveDueLots(database)
    expect(stored(batch.campaignId)).toHaveLength(10)
    expect([...(await waiting(batch.batchId)), ...(await waiting(next.id))]).toEqual([])
  })

  test('count in the release even where the batch was not ended', async () => {
    await closeCampaign(database, batch.campaignId, addDays(today, 1), null)
    const release = database.select().from(releases).where(eq(releases.campaignId, batch.campaignId)).get()?.content
    expect(release?.participation).toMatchObject({ kind: 'shown', n: 14 })
  })

  test('are destroyed with the answers of an annulled campaign', async () => {
    await annulCampaign(
      database,
      countryScope(),
      batch.campaignId,
      'Se repartieron mal los formularios',
      today,
      NO_NOTE,
    )
    expect(await waiting(batch.batchId)).toEqual([])
    expect(stored(batch.campaignId)).toEqual([])
  })
})

test('neither coordinator nor custodian sees whether an envelope was opened, and a transcriber sees no result', async () => {
  // By now one batch is opened and another is not: of a batch of one form its state would say who answered.
  for (const html of [
    await page('/panel/aplicaciones/papeletas', coordinator),
    await page(PAPER, custodian),
    await page('/custodia/papeletas', custodian),
  ])
    expect(html).not.toMatch(/En digitación|Impreso<|Digitado<|Formularios digitados|formsCounted|openedOn|"opened"/)
  expect((await fetch(`${origin}/panel/aplicaciones/cerrada/resultados`, { headers: { cookie: typist } })).status).toBe(
    404,
  )
})

test('who handed out the forms of an entity opens no envelope of it, even where a file says that she types', async () => {
  const { batchId } = await openedBatch(12)
  database
    .update(paperBatches)
    .set({
      status: 'printed',
      openedOn: null,
      openedBy: null,
      openedByAccount: null,
      witness: null,
      formsCounted: null,
    })
    .where(eq(paperBatches.id, batchId))
    .run()
  const act = {
    accion: 'abrir',
    formularios: '12',
    testigo: 'Rosa Quispe, Archivo',
    cerrado: 'si',
    'otra-unidad': 'si',
  }
  const kept = { id: 'tambien', userId: typistId, role: 'custodian' as const, entityId: `entidad-${made}` }
  database
    .insert(memberships)
    .values({ ...kept, startsOn: today })
    .run()
  const refused = await post(`/panel/digitacion/${batchId}`, act)
  expect([refused.status, (await refused.text()).includes('lo digita otra persona')]).toEqual([422, true])
  database.delete(memberships).where(eq(memberships.id, 'tambien')).run()
  expect((await post(`/panel/digitacion/${batchId}`, act)).status).toBe(303)
})

import { beforeEach, describe, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { answerReport, setIntake } from '#app/features/november-report/answer-report.server.ts'
import { getDraftLetter } from '#app/features/november-report/letter-document.server.ts'
import { readAnswerForm, readReportForm } from '#app/features/november-report/form.ts'
import { reportQueue } from '#app/features/november-report/list-queue.server.ts'
import { loadAsked } from '#app/features/november-report/load-report.server.ts'
import { reportManuscript } from '#app/features/november-report/report-manuscript.ts'
import { reportSheets } from '#app/features/november-report/report-sheets.ts'
import { takeReportStep } from '#app/features/november-report/take-step.server.ts'
import { viewOwnReport, viewPresented } from '#app/features/november-report/view-report.server.ts'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import type { Database } from '#db/client.server.ts'
import { listOwnReportSteps } from '#db/queries/own-records.server.ts'
import { receptionNumber } from '#db/queries/november-reports.server.ts'
import { auditLog, entities, novemberReports } from '#db/schema/index.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'
import { eq } from 'drizzle-orm'

const NOW = new Date('2026-11-24T17:00:00.000Z')
const clock = () => NOW
const YEAR = 2026
const entityOf = (id: string) => ({ id, name: `Entidad ${id}` })
const ana = actorFor({ userId: 'ana', name: 'Ana Soto', role: 'coordinator', entity: entityOf('uno') })
const julia = actorFor({ userId: 'julia', name: 'Julia Huamán', role: 'head', entity: entityOf('uno') })
const olga = actorFor({ userId: 'olga', name: 'Olga Ríos', role: 'coordinator', entity: entityOf('dos') })
const luz = actorFor({ userId: 'luz', name: 'Luz Paz', role: 'analyst', entity: null })
const VISITOR = {} as Visitor

let database: Database
beforeEach(() => {
  const made = createTestDatabase()
  ;({ database } = made)
  Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment(made.file) } })
  for (const id of ['uno', 'dos', 'tres']) insertEntity(database, id)
  database.update(entities).set({ governmentLevel: 'national-entity' }).where(eq(entities.id, 'uno')).run()
  database.update(entities).set({ governmentLevel: 'ministry' }).where(eq(entities.id, 'dos')).run()
  database.update(entities).set({ governmentLevel: 'local-government' }).where(eq(entities.id, 'tres')).run()
})

type Fields = Readonly<Record<string, string>>

/** Sends a form of the page of a report as it is now; tests say what differs. */
async function send(actor: typeof ana, accion: string, fields: Fields = {}, at = NOW) {
  const view = await viewOwnReport(actor, YEAR, () => at)
  const form = new FormData()
  const seen = { revision: String(view.draft.revision), huella: view.digest }
  for (const [name, value] of Object.entries({ ...seen, accion, ...fields })) form.set(name, value)
  const read = readReportForm(form)
  if (!read) throw new Error('no such deed')
  return takeReportStep(actor, { year: YEAR, visitor: VISITOR, form: read }, () => at)
}

const WRITTEN: Fields = {
  'texto-OP01': 'Se atendieron los casos.',
  'sin-servicio-OP02': 'si',
  'servicio-OP05-1': 'Capacitación',
  'hecho-OP05-1': 'Se dictó',
  oficio: 'Oficio 045-2026',
  'fecha-oficio': '2026-11-20',
}
const write = (actor = ana, more: Fields = {}) => send(actor, 'guardar', { ...WRITTEN, ...more })
const present = async (actor = ana, at = NOW) => {
  await write(actor)
  return send(actor, 'sin-firma', { confirmo: 'si' }, at)
}
const rows = () => database.select().from(novemberReports).all()
const place = { entityId: 'uno', year: YEAR, version: 1 }
const answer = (accion: string, comentario: string, of = place) => {
  const form = new FormData()
  form.set('accion', accion)
  form.set('comentario', comentario)
  const read = readAnswerForm(form)
  if (!read) throw new Error('no such answer')
  return answerReport(luz, { place: of, form: read }, clock)
}

describe('what is written', () => {
  test('stands in its objective, and figures are no part of it', async () => {
    expect(await write()).toEqual({ ok: true, number: null })
    const view = await viewOwnReport(ana, YEAR, clock)
    expect(view.draft.texts.OP01?.text).toBe('Se atendieron los casos.')
    expect(view.draft.texts.OP05?.services).toEqual([{ name: 'Capacitación', done: 'Se dictó' }])
    expect(view.report.sections.find(({ id }) => id === 'OP02')?.written[0]).toContain('no brinda servicios')
    expect(JSON.stringify(view.draft.texts)).not.toContain('capacitaciones')
  })

  test('is refused to who comes from an older page, and to who may not write', async () => {
    await write()
    const stale = await takeReportStep(
      ana,
      {
        year: YEAR,
        visitor: VISITOR,
        form: {
          deed: 'write',
          revision: 0,
          digest: '',
          typed: { ok: true, input: { texts: {}, letterNumber: '', letterDate: '' } },
        },
      },
      clock,
    )
    expect(stale).toMatchObject({ ok: false, moved: true })
    await expect(write(julia)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('is not presented while something stops it, and says what', async () => {
    await write(ana, { oficio: '' })
    const view = await viewOwnReport(ana, YEAR, clock)
    expect(view.faults[0]).toMatchObject({ code: 'IN-02', severity: 'stops' })
    expect(await send(ana, 'sin-firma', { confirmo: 'si' })).toMatchObject({ ok: false, moved: false })
    expect(rows()).toEqual([])
  })

  test('a year to come, and one before the policy, have no report', async () => {
    await expect(viewOwnReport(ana, 2027, clock)).rejects.toMatchObject({ code: 'not-found' })
    await expect(viewOwnReport(ana, 2018, clock)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('on its way to the head', () => {
  test('it is sent, stands still, comes back with a reason, and may be sent again', async () => {
    await write()
    expect(await send(ana, 'enviar')).toMatchObject({ ok: true })
    expect(await write()).toMatchObject({ ok: false, moved: true })
    expect(await send(julia, 'devolver', { razon: 'Falta hablar del plan' })).toMatchObject({ ok: true })
    expect((await viewOwnReport(ana, YEAR, clock)).draft).toMatchObject({
      state: 'returned',
      returnReason: 'Falta hablar del plan',
    })
    await write(ana, { 'texto-OP05': 'El plan se firmó.' })
    await send(ana, 'enviar')
    const view = await viewOwnReport(julia, YEAR, clock)
    expect(view.deeds).toEqual(['return', 'sign'])
  })

  test('she signs by her second step alone', async () => {
    await write()
    await send(ana, 'enviar')
    const fields = { cargo: 'Jefa', documento: 'R.S. 1', codigo: '123456', declaro: 'si' }
    const signed = await send(julia, 'firmar', fields)
    expect(signed).toMatchObject({ ok: false, problems: { codigo: expect.stringContaining('segundo paso') } })
    expect(rows()).toEqual([])
  })
})

describe('a presented report', () => {
  test('has a number of its year, is frozen, and its digest is vouched for', async () => {
    expect(await present()).toEqual({ ok: true, number: 'IN-2026-00001' })
    expect(await present(olga)).toEqual({ ok: true, number: 'IN-2026-00002' })
    expect(rows().map(receptionNumber)).toEqual(['IN-2026-00001', 'IN-2026-00002'])
    expect(await verifyAudit(database)).toMatchObject({ faults: [], unvouched: 0, objects: { 'november-report': 2 } })
    expect(() => database.delete(novemberReports).run()).toThrow()
    const actions = database.select({ action: auditLog.action }).from(auditLog).all()
    expect(actions.filter(({ action }) => action === 'november-report.presented')).toHaveLength(2)
  })

  test('one whose text somebody changes in the file is noticed', async () => {
    await present()
    database.$client.exec('DROP TRIGGER a_presented_report_is_kept')
    database.$client.exec("UPDATE november_reports SET content = replace(content, 'casos', 'otros')")
    const { faults } = await verifyAudit(database)
    expect(faults).toContainEqual({ what: 'altered', kind: 'november-report', object: 'uno-2026' })
  })

  test('the number begins anew with the year in which it is received', async () => {
    await present()
    expect(await present(olga, new Date('2027-01-04T15:00:00.000Z'))).toEqual({ ok: true, number: 'IN-2027-00001' })
  })

  test('does not move with what is recorded afterwards, and its files say that nobody signed', async () => {
    await present()
    const asked = { year: YEAR, version: 1, entityId: 'uno' }
    const before = await loadAsked(luz, asked, NOW)
    const later = await loadAsked(luz, asked, new Date('2026-12-20T15:00:00.000Z'))
    expect(later).toEqual(before)
    const version = before.version
    if (!version) throw new Error('not presented')
    const drawn = { ...before, version: { ...version, number: receptionNumber(version) } }
    const words = JSON.stringify([reportManuscript(drawn, null).blocks, reportSheets(drawn)])
    expect(words).toContain('Presentado sin firma de la persona titular')
    expect(words).toContain('IN-2026-00001')
    expect(words).toContain(before.digest)
  })

  test('a correction is a version of its own, says why, and leaves the first', async () => {
    await present()
    expect(await send(ana, 'corregir', { razon: 'Faltó un servicio' })).toMatchObject({ ok: true })
    await write(ana, { 'texto-OP01': 'Se atendieron más casos.' })
    expect(await send(ana, 'sin-firma', { confirmo: 'si' })).toEqual({ ok: true, number: 'IN-2026-00002' })
    const [first, second] = rows()
    expect(first?.content.report.sections[1]?.written).toEqual(['Se atendieron los casos.'])
    expect(second).toMatchObject({ version: 2, correctionReason: 'Faltó un servicio' })
    expect(viewPresented(luz, place, clock)).toMatchObject({ newest: 2, version: { version: 1 } })
  })

  test('a correction that is dropped gives back what was presented', async () => {
    await present()
    await send(ana, 'corregir', { razon: 'Faltó un servicio' })
    await write(ana, { 'texto-OP01': 'Otra cosa.' })
    await send(ana, 'descartar')
    const { draft } = await viewOwnReport(ana, YEAR, clock)
    expect(draft).toMatchObject({ state: 'presented', texts: { OP01: { text: 'Se atendieron los casos.' } } })
  })

  test('what somebody did with it is told to herself, and to nobody else', async () => {
    await present()
    expect(await listOwnReportSteps(database, 'ana')).toMatchObject([{ step: 'presented', detail: 'IN-2026-00001' }])
    expect(await listOwnReportSteps(database, 'olga')).toEqual([])
  })
})

describe('at the Ministry', () => {
  const SEARCH = { anio: '', estado: '', nivel: '', pagina: 1 } as const
  const queue = (more: Partial<Parameters<typeof reportQueue>[1]> = {}) =>
    reportQueue(luz, { ...SEARCH, ...more }, clock)

  test('a draft is not there', async () => {
    await write()
    expect(queue().list.found).toBe(0)
    await expect(loadAsked(luz, { year: YEAR, version: null, entityId: 'uno' }, NOW)).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('who is obliged and has not presented is counted; who may is not', async () => {
    await present()
    const { counts, list } = queue({ estado: 'faltan' })
    expect(counts).toEqual({ obliged: 2, missing: 1, presented: 1 })
    expect(list).toMatchObject({ kind: 'missing', rows: [{ entityId: 'dos', begun: null }] })
    expect(queue({ estado: 'faltan', nivel: 'local-government' }).list.found).toBe(0)
  })

  test('a report is received or observed, and the filters find it so', async () => {
    await present()
    expect(queue({ estado: 'waiting' }).list.found).toBe(1)
    expect(answer('observado', 'Falta')).toMatchObject({ ok: false })
    expect(answer('observado', 'Falta decir del presupuesto')).toEqual({ ok: true })
    expect([queue({ estado: 'observed' }).list.found, queue({ estado: 'waiting' }).list.found]).toEqual([1, 0])
    expect((await viewOwnReport(ana, YEAR, clock)).versions[0]).toMatchObject({
      answer: 'observed',
      said: 'Falta decir del presupuesto',
    })
    expect(JSON.stringify(getDraftLetter(luz, place, clock).paper)).toContain('Falta decir del presupuesto')
    expect(answer('recibido', '')).toEqual({ ok: true })
    expect(queue({ estado: 'received', nivel: 'national-entity' }).list.found).toBe(1)
    expect(queue({ estado: 'sin-firma' }).list.found).toBe(1)
  })

  test('an older version is answered no more', async () => {
    await present()
    await send(ana, 'corregir', { razon: 'Faltó un servicio' })
    await send(ana, 'sin-firma', { confirmo: 'si' })
    expect(answer('recibido', '')).toMatchObject({ ok: false, moved: true })
  })

  test('that the desk is needed is said until the Ministry says otherwise, with who and when', async () => {
    expect((await viewOwnReport(ana, YEAR, clock)).intake).toBeNull()
    setIntake(luz, { alsoAtDesk: false, document: 'R.M. 10-2026-MIMP' }, clock)
    expect((await viewOwnReport(ana, YEAR, clock)).intake).toMatchObject({
      ...{ alsoAtDesk: false, document: 'R.M. 10-2026-MIMP', who: 'Luz Paz', at: NOW.toISOString() },
    })
  })
})

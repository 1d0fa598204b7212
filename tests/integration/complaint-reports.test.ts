import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ReportForm } from '#app/features/complaint-reports/form.ts'
import { readReportForm } from '#app/features/complaint-reports/form.ts'
import { reportWorkbook } from '#app/features/complaint-reports/report-workbook.server.ts'
import { saveReport } from '#app/features/complaint-reports/save-report.server.ts'
import { viewTotals } from '#app/features/complaint-reports/view-country.server.ts'
import { viewReport, viewReports, viewReportsOf } from '#app/features/complaint-reports/view-reports.server.ts'
import { deleteDueLeftovers } from '#app/features/retention/delete-due.server.ts'
import { actorFor } from '#app/door/actor.ts'
import { exclusionOf } from '#app/door/keeper-rules.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { Database } from '#db/client.server.ts'
import { backupOf } from '#tests/support/backups.ts'
import { auditLog, complaintReports, memberships, user } from '#db/schema/index.ts'
import type { Role } from '#db/schema/roles.ts'
import type { ComplaintReport } from '#surveys/complaints/report.ts'
import { campaignKeysFolder } from '#app/kit/program/backup-places.server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const NOW = () => new Date('2026-08-20T15:00:00Z')
const AFTER = () => new Date('2026-10-01T15:00:00Z')
const HALF = { year: 2026, half: 1 } as const
const ENTITIES = ['muni', 'dos', 'tres', 'cuatro', 'cinco', 'seis'] as const
const as = (role: Role, entity: string | null = 'muni') =>
  actorFor({ userId: role, name: role, role, entity: entity === null ? null : { id: entity, name: entity } })
const office = as('human-resources')
const analyst = as('analyst', null)
const SEARCH = { half: HALF, search: '', told: '', page: 1 } as const

const counted = (received: number): ComplaintReport => ({
  state: 'counted',
  counts: { received, exOfficio: 0, protected: received, begun: received, ended: received, sanctioned: 0 },
  improvements: 'Se difundieron los canales de queja canario',
  deliveredOn: null,
})
const formOf = (report: ComplaintReport, revision = 0): ReportForm => ({ revision, ok: true, report })
const save = (report: ComplaintReport, entity = 'muni', revision = 0, clock = NOW) =>
  saveReport(as('human-resources', entity), { half: HALF, form: formOf(report, revision) }, clock)

let database: Database
let file: string
beforeEach(() => {
  const made = createTestDatabase()
  ;({ database, file } = made)
  Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment(file) } })
  for (const id of ENTITIES) insertEntity(database, id)
})

describe('what Recursos Humanos tells', () => {
  test('is read again by it and by an analyst, and put right by one revision more', () => {
    expect(save(counted(3))).toEqual({ ok: true })
    expect(save({ state: 'none' })).toMatchObject({ ok: false, moved: true })
    expect(save(counted(2), 'muni', 1)).toEqual({ ok: true })
    expect(viewReport(office, HALF, NOW)).toMatchObject({ state: 'counted', revision: 2, values: { recibidas: '2' } })
    expect(viewReportsOf(analyst, 'muni').halves).toMatchObject([{ report: { counts: { received: 2 } } }])
    expect(viewReports(office, NOW).halves.map(({ id, state }) => [id, state])).toEqual([
      ['2026-1', 'counted'],
      ['2025-2', 'untold'],
      ['2025-1', 'untold'],
      ['2024-2', 'untold'],
    ])
  })

  test('is of a half year that is over, and of its own entity', () => {
    const next = { half: { year: 2026, half: 2 } as const, form: formOf({ state: 'none' }) }
    expect(() => saveReport(office, next, NOW)).toThrow(expect.objectContaining({ code: 'not-found' }))
    save(counted(3))
    expect(viewReport(as('human-resources', 'dos'), HALF, NOW)).toMatchObject({ state: 'untold', values: {} })
  })

  test('gives no sheet where there were no cases', async () => {
    save({ state: 'none' })
    await expect((async () => reportWorkbook(viewReport(office, HALF, NOW)))()).rejects.toMatchObject({
      code: 'not-found',
    })
    save(counted(3), 'muni', 1)
    expect((await reportWorkbook(viewReport(office, HALF, NOW))).length).toBeGreaterThan(1000)
  })

  test('stands in no file and no note: sealed, all of one length, whether there were complaints or none', async () => {
    save(counted(7))
    save({ state: 'none' }, 'dos')
    database.$client.pragma('wal_checkpoint(TRUNCATE)')
    const rows = database.select().from(complaintReports).all()
    expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1)
    const keys = campaignKeysFolder(runtime().environment)
    for (const bytes of [readFileSync(file), await backupOf(file, keys)])
      for (const trace of ['canario', '"received"', '"counted"', '"none"'])
        expect(bytes.includes(trace), trace).toBe(false)
    expect(
      database
        .select()
        .from(auditLog)
        .all()
        .map(({ action, detail }) => [action, detail]),
    ).toEqual([
      ['complaint-report.saved', { revision: 1 }],
      ['complaint-report.saved', { revision: 1 }],
    ])
  })

  test('a row laid in the place of another, or read under another key, is not read', () => {
    save(counted(7))
    save({ state: 'none' }, 'dos')
    database.$client.exec(`DROP TRIGGER complaint_reports_are_kept;
      UPDATE complaint_reports SET sealed = (SELECT sealed FROM complaint_reports WHERE entity_id = 'dos') WHERE entity_id = 'muni'`)
    expect(viewReport(office, HALF, NOW)).toMatchObject({ state: 'unreadable', values: {} })
    const environment = { ...testEnvironment(file), ESPEJO_CODE_KEY: 'ef'.repeat(32) }
    Object.assign(globalThis, { espejoRuntime: { database, environment } })
    expect(viewReport(as('human-resources', 'dos'), HALF, NOW)).toMatchObject({ state: 'unreadable' })
    expect(save({ state: 'none' }, 'dos', 1)).toEqual({ ok: true })
  })

  test('goes five years after the end of its year', async () => {
    const year = new Date().getUTCFullYear()
    const told = (of: number) =>
      database
        .insert(complaintReports)
        .values({ entityId: 'muni', year: of, half: 1, revision: 1, sealed: Buffer.of(1), savedOn: `${of}-07-10` })
        .run()
    told(year - 6)
    told(year - 5)
    await deleteDueLeftovers(database, new Date(`${year}-06-01T15:00:00Z`))
    expect(
      database
        .select()
        .from(complaintReports)
        .all()
        .map((row) => row.year),
    ).toEqual([year - 5])
    expect(database.select().from(auditLog).all()).toMatchObject([
      { action: 'complaint-report.expired', objectId: String(year - 6), detail: {} },
    ])
  })
})

describe('what the Ministry adds up', () => {
  test('waits for its day, and never moves after it', () => {
    for (const [at, entity] of ENTITIES.entries()) save(counted(at === 5 ? 6 : 3), entity)
    expect(viewTotals(analyst, SEARCH, NOW).totals).toBeNull()
    const totals = viewTotals(analyst, SEARCH, AFTER).totals
    expect(totals).toMatchObject({ told: 6, totals: { received: { value: 21 }, sanctioned: { kind: 'few' } } })
    expect(save(counted(60), 'muni', 1, AFTER)).toEqual({ ok: true })
    expect(viewTotals(analyst, SEARCH, AFTER).totals).toEqual(totals)
  })

  test('lists who told and who did not, never what', () => {
    save(counted(3))
    save({ state: 'none' }, 'dos')
    const view = viewTotals(as('administrator', null), SEARCH, AFTER)
    expect([view.found, view.mayOpen]).toEqual([6, false])
    const lines = view.rows
      .filter(({ toldOn }) => toldOn !== null)
      .map(({ toldOn, governmentLevel }) => [toldOn, governmentLevel])
    expect(lines).toHaveLength(2)
    expect(lines[0]).toEqual(lines[1])
    expect(viewTotals(analyst, { ...SEARCH, told: 'no' }, AFTER).found).toBe(4)
    expect(JSON.stringify(view)).not.toContain('"counts"')
  })
})

describe('who knows the complaints of an entity leads nothing there and holds no answers', () => {
  const held = (role: Role, entityId = 'muni') => ({ role, entityId, endsOn: null, endedAt: null, confirmedAt: null })
  test.each([
    ['human-resources', 'coordinator', 'leads'],
    ['human-resources', 'head', 'leads'],
    ['human-resources', 'custodian', 'leads'],
    ['human-resources', 'transcriber', 'leads'],
    ['human-resources', 'contributor', null],
    ['human-resources', 'reader', null],
    ['coordinator', 'human-resources', 'knows-complaints'],
    ['head', 'human-resources', 'knows-complaints'],
    ['custodian', 'human-resources', 'knows-complaints'],
    ['transcriber', 'human-resources', 'knows-complaints'],
    ['contributor', 'human-resources', null],
    ['reader', 'human-resources', null],
  ] as const)('%s beside %s: %s', (given, other, expected) => {
    expect(exclusionOf({ role: given, entityId: 'muni' }, [held(other)], '2026-08-20')).toBe(expected)
    expect(exclusionOf({ role: given, entityId: 'muni' }, [held(other, 'dos')], '2026-08-20')).toBeNull()
    const at = new Date()
    database.insert(user).values({ id: 'ana', name: 'Ana', email: 'ana@muni.test', createdAt: at, updatedAt: at }).run()
    const row = (id: string, role: Role) => ({
      ...{ id, userId: 'ana', role, entityId: 'muni', startsOn: '2026-01-02' },
      endsOn: role === 'reader' ? '2030-01-01' : null,
    })
    database.insert(memberships).values(row('a', other)).run()
    const insert = () => database.insert(memberships).values(row('b', given)).run()
    if (expected === null) insert()
    else expect(insert).toThrow(/who knows complaints/)
  })
})

test('the form asks for every number and says where it contradicts itself', () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries({ revision: '0', ...fields })) data.set(name, value)
    return readReportForm(data)
  }
  const all = { recibidas: '3', oficio: '0', proteccion: '2', iniciadas: '3', terminadas: '1', sanciones: '0' }
  expect(form({ estado: 'hubo', ...all })).toMatchObject({ ok: true, report: { counts: { received: 3 } } })
  expect(form({ estado: 'hubo', recibidas: '3' })).toMatchObject({
    ok: false,
    problems: { oficio: expect.stringContaining('0') },
  })
  expect(form({ estado: 'no-hubo', recibidas: '2' })).toMatchObject({
    ok: false,
    problems: { recibidas: expect.any(String) },
  })
  expect(form({ estado: 'no-hubo', recibidas: '0' })).toMatchObject({ ok: true, report: { state: 'none' } })
  expect(form({})).toMatchObject({ ok: false, problems: { estado: expect.any(String) } })
  const above = {
    ...counted(1),
    counts: { received: 1, exOfficio: 0, protected: 0, begun: 2, ended: 0, sanctioned: 0 },
  }
  expect(save(above as ComplaintReport)).toMatchObject({
    ok: false,
    problems: { iniciadas: 'No puede ser más que los casos del semestre (quejas y de oficio): 1' },
  })
})

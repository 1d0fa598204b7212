import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import {
  getDraftDocument,
  getPublishedDocument,
  publishedFile,
} from '#app/features/country-report/export-report.server.ts'
import { publishReport } from '#app/features/country-report/publish-report.server.ts'
import { reportSheets } from '#app/features/country-report/report-workbook.ts'
import { saveReportDraft } from '#app/features/country-report/save-draft.server.ts'
import { viewDraftFigure, viewReportDraft } from '#app/features/country-report/view-draft.server.ts'
import {
  editionFileName,
  getEdition,
  viewPublishedFigure,
  viewPublishedReport,
  viewPublishedReports,
} from '#app/features/country-report/view-published.server.ts'
import { changeEntityName } from '#tests/support/renamed-entity.ts'
import type { Database } from '#db/client.server.ts'
import { listOwnEditions } from '#db/queries/own-record-steps.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { insertFact, type NewFact } from '#db/queries/yearly-record.server.ts'
import { entities, entityHistory } from '#db/schema/index.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { seedMef } from '#tests/support/mef.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

// Whether a code is hers is the business of the second step, and tested there.
vi.mock('#app/features/plan/approval/sign-plan.server.ts', () => ({
  signerOf: () => Promise.resolve({ secondFactor: true }),
  problemOfCode: (_actor: unknown, _signer: unknown, _visitor: unknown, code: string) =>
    Promise.resolve(code === '123456' ? null : 'El código no coincide'),
}))

const clock = () => new Date('2026-11-24T17:00:00.000Z')
const ANALYST = actorFor({ userId: 'ana', name: 'Ana', role: 'analyst', entity: null })
const VISITOR = {} as Visitor

let database: Database
beforeEach(() => {
  const made = createTestDatabase()
  database = made.database
  Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment(made.file) } })
})

const view = async (year: number) => {
  const { shown, ...rest } = await viewReportDraft(ANALYST, { year }, clock)
  return { ...rest, ...shown }
}
const save = (year: number, deed: Parameters<typeof saveReportDraft>[1]['deed'], revision: number) =>
  saveReportDraft(ANALYST, { year, deed, revision }, clock)

async function publish(year: number, more: { reason?: string; code?: string; seen?: string } = {}) {
  const { seen } = await view(year)
  const deed = { kind: 'publish', position: 'Analista', code: '123456', reason: '', seen, ...more } as const
  return publishReport(ANALYST, { year, visitor: VISITOR, deed }, clock)
}

async function explainAll(year: number) {
  let { revision } = await view(year)
  const { observations } = (await view(year)).report
  for (const { key } of observations.filter(({ severity }) => severity !== 'note')) {
    expect(save(year, { kind: 'explain', key, text: `Así está en la fuente: ${key}` }, revision)).toEqual({ ok: true })
    revision += 1
  }
}

describe('the report of 2019', () => {
  test('is published once every finding is explained, and reads the same afterwards', async () => {
    const refused = await publish(2019)
    expect(refused).toMatchObject({ ok: false, moved: false })
    expect(refused.ok ? {} : refused.problems).toMatchObject({
      'resuelto-C01-documents': expect.stringContaining('C01'),
      'resuelto-C05-national-entity': expect.stringContaining('C05'),
    })
    await explainAll(2019)
    expect(await publish(2019, { code: '000000' })).toMatchObject({
      ok: false,
      problems: { codigo: expect.any(String) },
    })
    const shown = (await view(2019)).report
    expect(await publish(2019)).toEqual({ ok: true, version: 1 })
    const read = viewPublishedReport({ year: 2019 })
    expect({ ...read.report, toldBy: '' }).toEqual({ ...shown, toldBy: '' })
    expect(read).toMatchObject({ version: 1, signature: { name: 'Ana', position: 'Analista' }, isNewest: true })
    expect(JSON.stringify(read)).not.toContain('"ana"')
    const signed = { name: 'Ana', position: 'Analista' }
    expect(await listOwnEditions(database, 'ana')).toMatchObject([{ year: 2019, version: 1, signature: signed }])
    expect(await listOwnEditions(database, 'otra')).toEqual([])
    expect(viewPublishedReports()).toEqual([{ year: 2019, version: 1, publishedOn: '2026-11-24' }])
    expect(await verifyAudit(database)).toMatchObject({ faults: [], unvouched: 0, objects: { 'country-report': 1 } })
  })

  test('a revision says why, is one more, and leaves the first readable', async () => {
    await explainAll(2019)
    await publish(2019)
    expect(await publish(2019, { reason: 'No cambia nada en verdad' })).toMatchObject({
      problems: { publicar: expect.any(String) },
    })
    const { revision, blocks } = await view(2019)
    const text = `${blocks.find(({ id }) => id === 'norms')?.template} Nada más.`
    save(2019, { kind: 'write', block: 'norms', text }, revision)
    expect(await publish(2019)).toMatchObject({ problems: { motivo: expect.any(String) } })
    expect(await publish(2019, { reason: 'Se aclaró el párrafo de normas' })).toEqual({ ok: true, version: 2 })
    const textOf = (version?: number) =>
      viewPublishedReport({ year: 2019, version }).report.blocks.find(({ id }) => id === 'norms')?.text
    expect(textOf()).toContain('53 normas a nivel nacional')
    expect(textOf()).toContain('Nada más.')
    expect(textOf(1)).not.toContain('Nada más.')
    expect(viewPublishedReport({ year: 2019, version: 1 }).isNewest).toBe(false)
    database.$client.exec('DROP TRIGGER country_reports_are_kept')
    database.$client.exec("UPDATE country_reports SET content = replace(content, '34,857,232', '34,857,233')")
    const { faults } = await verifyAudit(database)
    expect(faults).toContainEqual({ what: 'altered', kind: 'country-report', object: '2019' })
  })

  test('whoever signs what she did not see is told', async () => {
    await explainAll(2019)
    expect(await publish(2019, { seen: 'otra' })).toMatchObject({ ok: false, moved: true })
  })

  test('all documents are drawn of what was frozen', async () => {
    await explainAll(2019)
    await publish(2019)
    const { manuscript, edition } = getPublishedDocument({ year: 2019 })
    const said = JSON.stringify(manuscript)
    for (const words of ['34,857,232', 'S/ 32,275.8 millones', 'MP-FN', 'Resuelto porque', '138 mecanismos'])
      expect(said).toContain(words)
    expect(editionFileName(edition, 'pdf')).toBe('Informe del país - 2019 - versión 1 - 2026-11-24.pdf')
    const sheets = reportSheets(getEdition({ year: 2019 }).content)
    expect(sheets.map(({ name }) => name)).toEqual(['Cifras', 'Mecanismos', 'Buenas prácticas', 'Observaciones'])
    expect(sheets[0]?.rows).toContainEqual(expect.arrayContaining(['Ejecución de los gobiernos regionales', 34857232]))
    expect(sheets[1]?.rows).toHaveLength(138)
    // Drawn once, by whatever address it is asked for.
    const [file, same] = await Promise.all([
      publishedFile({ year: 2019 }, 'xlsx'),
      publishedFile({ year: 2019, version: 1 }, 'xlsx'),
    ])
    expect(same.bytes).toBe(file.bytes)
    expect(file.filename).toBe('Informe del país - 2019 - versión 1 - 2026-11-24.xlsx')
    await expect(publishedFile({ year: 2019, version: 2 }, 'xlsx')).rejects.toThrow('not-found')
  })
})

describe('the draft', () => {
  test('keeps a text that holds its figures, refuses one that lost a figure, and goes back', async () => {
    const { blocks } = await view(2019)
    const proposed = blocks.find(({ id }) => id === 'norms')?.template ?? ''
    expect(save(2019, { kind: 'write', block: 'norms', text: 'Se aprobaron muchas normas.' }, 0)).toMatchObject({
      ok: false,
      moved: false,
      problems: { 'texto-norms': expect.stringContaining('Falta la cifra «Normas aprobadas a nivel nacional»') },
    })
    expect(save(2019, { kind: 'write', block: 'norms', text: `${proposed} Es así.` }, 0)).toEqual({ ok: true })
    const after = await view(2019)
    expect(after.revision).toBe(1)
    expect(after.report.blocks.find(({ id }) => id === 'norms')?.text).toContain('Es así.')
    expect(save(2019, { kind: 'restore', block: 'norms' }, 1)).toEqual({ ok: true })
    expect((await view(2019)).blocks.find(({ id }) => id === 'norms')).toMatchObject({
      isEdited: false,
      template: proposed,
    })
  })

  test('tells whoever writes over what somebody else saved, and whoever explains what is no longer found', () => {
    const explain = { kind: 'explain', key: 'C01:documents', text: 'No se detallan.' } as const
    expect(save(2019, explain, 0)).toEqual({ ok: true })
    expect(save(2019, explain, 0)).toMatchObject({ ok: false, moved: true })
    expect(save(2019, { ...explain, key: 'C01:plans' }, 1)).toMatchObject({ ok: false, moved: true })
  })
})

const fact = (entityId: string | null, kind: string, content: unknown, more = {}): NewFact =>
  ({
    ...{ id: `${entityId}-${kind}-${Math.random()}`, entityId, year: 2025, kind, occurredOn: '2025-05-04', content },
    ...{ origin: entityId === null ? 'ministry' : 'entity', letterNumber: null, letterOn: null, state: 'submitted' },
    ...{ recordedOn: '2025-05-05', submittedOn: '2025-06-01', ...more },
  }) as NewFact

function record(...facts: NewFact[]): void {
  const by = { at: '2025-06-01T12:00:00.000Z', userId: 'ana', who: 'Ana' }
  inTransaction(database, (transaction) => {
    for (const each of facts) insertFact(transaction, each, { event: 'submitted', text: '', by } as never, NO_NOTE)
  })
}

describe('a year that is counted here', () => {
  test('what nobody told is unknown and what was told as nothing is zero', async () => {
    insertEntity(database, 'muni')
    record(
      fact('muni', 'norm', null),
      fact('muni', 'training', { name: 'Curso', type: 'course', hours: 8, women: 7, men: 3, counts: 'persons' }),
    )
    const { report } = await view(2025)
    const of = (id: string) => report.figures.find((figure) => figure.id === id)
    expect(of('norms-sub-national')).toMatchObject({ value: 0, completeness: { reported: 1, of: 1 } })
    expect(of('documents-sub-national')?.value).toBe(null)
    expect(of('trained-women-percent-all')?.value).toBe(70)
    expect(of('tools')?.value).toBe(0)
    expect(report.observations.map(({ key }) => key)).toContain('C11:budget')
    expect(report.policy).toBe('Política Nacional de Igualdad de Oportunidades entre Mujeres y Hombres')
  })

  test('a report says the name of its year', async () => {
    insertEntity(database, 'muni')
    record(fact('muni', 'mechanism-act', { actType: 'municipal-ordinance', number: '12', expiresOn: null }))
    const now = (await view(2025)).report.mechanisms['local-government']
    changeEntityName(database, 'muni', 'Municipalidad nueva', '2026-03-01')
    expect((await view(2025)).report.mechanisms['local-government']).toEqual(now)
    expect(now.names).not.toContain('Municipalidad nueva')
  })

  test('a practice is said through what the entity was attached to in that year', async () => {
    insertEntity(database, 'pcm', 'Presidencia del Consejo (ejemplo)')
    insertEntity(database, 'otro', 'Ministerio de Otra Cosa (ejemplo)')
    insertEntity(database, 'uno', 'Instituto Uno (ejemplo)')
    database.update(entities).set({ parentId: 'otro' }).where(eq(entities.id, 'uno')).run()
    const by = { document: 'D.S. 3', recordedBy: 'ana' }
    database
      .insert(entityHistory)
      .values([
        { entityId: 'uno', change: 'parent', before: 'pcm', after: 'otro', effectiveOn: '2026-02-01', ...by },
        { entityId: 'uno', change: 'parent', before: '', after: 'pcm', effectiveOn: '2025-02-01', ...by },
      ])
      .run()
    const content = { title: 'Horario que cuida', text: 'Se acordaron turnos.' }
    for (const year of [2024, 2025])
      inTransaction(database, (transaction) =>
        insertFact(
          transaction,
          {
            ...{ id: `p${year}`, entityId: 'uno', year, kind: 'good-practice', occurredOn: `${year}-05-02`, content },
            ...{ origin: 'entity', state: 'validated', recordedOn: `${year}-05-03` },
            ...{ submittedOn: `${year}-05-04`, reviewedOn: `${year}-05-05` },
          },
          { event: 'recorded', text: '', by: { userId: 'x', who: 'X', at: `${year}-05-03T15:00:00.000Z` } },
          NO_NOTE,
        ),
      )
    const said = async (year: number) => JSON.stringify((await view(year)).report)
    expect(await said(2025)).toContain('Presidencia del Consejo (ejemplo) a través de Instituto Uno (ejemplo)')
    expect(await said(2024)).toContain('Instituto Uno (ejemplo)')
    expect(await said(2024)).not.toContain('a través de Instituto Uno')
  })

  test('the year that has not ended is composed and not published', async () => {
    const { seen, isOver } = await view(2026)
    expect(isOver).toBe(false)
    expect(await publish(2026, { seen })).toMatchObject({ problems: { publicar: expect.any(String) } })
  })

  test('it feeds the report of Ley 32535 as a draft, and 2019 does not', () => {
    const { manuscript, filename } = getDraftDocument(ANALYST, { year: 2025, law: true }, clock)
    expect(manuscript.title).toContain('Ley 32535, artículo 11')
    expect(JSON.stringify(manuscript)).toContain('BORRADOR')
    expect(filename).toContain('Borrador para la Ley 32535')
    expect(() => getDraftDocument(ANALYST, { year: 2019, law: true }, clock)).toThrow()
  })

  test('money of MEF leads to its pliegos, and what was published stays as it was', async () => {
    for (const id of ['uno', 'dos', 'tres']) insertEntity(database, id, `Entidad ${id} (ejemplo)`)
    seedMef(database, 'uno', 2025, 'objecion')
    seedMef(database, 'dos', 2025)
    const draft = () => viewDraftFigure(ANALYST, { year: 2025, figure: 'budget-executed', page: 1 }, clock)
    const published = () => viewPublishedFigure({ year: 2025, figure: 'budget-executed', page: 1 })
    const told = draft()
    expect(told.table).toMatchObject({
      ...{ kind: 'pliegos', told: 2, without: 0, sums: { pim: 1_000_000, executed: 960_100 } },
      sources: [{ name: 'Consulta Amigable', on: '2025-06-30', importedOn: '2025-07-01' }],
      rows: [
        { entity: 'Entidad dos (ejemplo)', state: 'unanswered', programmes: [{ code: '1002', isShared: true }] },
        { entity: 'Entidad uno (ejemplo)', state: 'objected' },
      ],
    })
    expect(viewDraftFigure(ANALYST, { year: 2025, figure: 'budget-programmes', page: 1 }, clock).table).toMatchObject({
      ...{ kind: 'programmes', sums: { pim: 1_000_000, executed: 960_100 } },
      rows: [{ code: '1002', countsIn: 'Entidad dos (ejemplo)', sharedBy: ['Entidad uno (ejemplo)'] }],
    })
    expect((await view(2025)).report.countedSlots['budget-executed']).toBe('ejecucion')
    expect(JSON.stringify((await view(2025)).report)).not.toContain('Consulta Amigable')
    await explainAll(2025)
    expect(await publish(2025)).toMatchObject({ ok: true })
    seedMef(database, 'tres', 2025)
    changeEntityName(database, 'uno', 'Otra entidad (ejemplo)', '2025-03-01')
    expect(draft().table).toMatchObject({ told: 3, sums: { executed: 1_440_150 } })
    expect(published()).toEqual({ ...told, basis: expect.any(String) })
    expect(() => viewDraftFigure(ANALYST, { year: 2024, figure: 'budget-executed', page: 1 }, clock)).toThrow()
    expect(() => viewPublishedFigure({ year: 2019, figure: 'budget-executed', page: 1 })).toThrow()
  })

  test('a year without entities is composed all the same, and one that has not begun is none', async () => {
    expect((await view(2024)).report.mechanisms.ministry).toEqual({ count: 0, names: 'Ninguno.' })
    await expect(view(2027)).rejects.toThrow()
    await expect(view(2016)).rejects.toThrow()
  })
})

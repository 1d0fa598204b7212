import { beforeEach, describe, expect, test, vi } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import { publishOpenData } from '#app/features/open-data/publish-edition.server.ts'
import { viewOpenDataPreview } from '#app/features/open-data/view-preview.server.ts'
import type { Database } from '#db/client.server.ts'
import { findOpenDataRows, listOpenDataActs } from '#db/queries/open-data.server.ts'
import { publishReportOf2019 } from '#tests/support/published-report.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { changeEntityName } from '#tests/support/renamed-entity.ts'
import { randomCountry } from '#tests/support/random-country.ts'

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
function runOn(made: Database) {
  database = made
  Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment('x') } })
}

const view = async (year?: number) => (await viewOpenDataPreview(ANALYST, { year }, clock)).edition
type More = { readonly seen?: string; readonly reason?: string; readonly code?: string }

async function act(year: number, kind: 'publish' | 'withdraw', more: More = {}) {
  const edition = await view(year)
  const seen = kind === 'publish' ? edition?.seen : edition?.published?.digest
  const signed = { position: 'Analista', code: '123456', reason: '', seen: seen ?? '', ...more }
  return publishOpenData(ANALYST, { year, visitor: VISITOR, deed: { kind, ...signed } }, clock)
}

/** What the verification says of the open data; of the report, which was published without its note, it says more. */
async function verified() {
  const { faults, objects } = await verifyAudit(database)
  return {
    objects: objects['open-data'],
    faults: faults.filter((fault) => 'kind' in fault && fault.kind === 'open-data'),
  }
}

describe('the open data of a year that was copied', () => {
  beforeEach(() => {
    runOn(createTestDatabase().database)
    publishReportOf2019(database, '2026-11-01')
  })

  test('are the tables of its report, figure by figure', async () => {
    const edition = await view(2019)
    expect(edition?.tables.map(({ id, rows }) => [id, rows])).toEqual([
      ['mecanismos', 138 - 1],
      ['cifras', expect.any(Number)],
      ['observaciones', expect.any(Number)],
    ])
    expect(edition?.verdict.passed).toBe(true)
    expect(await act(2019, 'publish')).toEqual({ ok: true, version: 1, kind: 'published' })
    const rows = findOpenDataRows(database, { year: 2019, version: 1, dataset: 'cifras' })
    expect(rows?.find(([, id]) => id === 'mechanisms')?.slice(0, 5)).toEqual([
      ...[2019, 'mechanisms', expect.any(String), 138, 'numero'],
    ])
    expect(await verified()).toEqual({ objects: 1, faults: [] })
  })

  test('are published once, by who saw them and has her code, and taken back with a reason; all of it stays', async () => {
    expect(await act(2019, 'publish', { seen: 'otra' })).toMatchObject({ ok: false, moved: true })
    expect(await act(2019, 'publish', { code: '000000' })).toMatchObject({ problems: { codigo: expect.any(String) } })
    expect(await act(2019, 'withdraw')).toMatchObject({ problems: { retirar: expect.any(String) } })
    await act(2019, 'publish')
    expect(await act(2019, 'publish', { reason: 'No cambia nada en verdad' })).toMatchObject({
      problems: { publicar: expect.any(String) },
    })
    expect(await act(2019, 'withdraw', { reason: 'Corta' })).toMatchObject({ problems: { motivo: expect.any(String) } })
    expect(await act(2019, 'withdraw', { reason: 'Se publicaron antes de tiempo' })).toEqual({
      ...{ ok: true, version: 2, kind: 'withdrawn' },
    })
    expect((await view(2019))?.published).toBeNull()
    expect(await act(2019, 'publish')).toMatchObject({ problems: { motivo: expect.any(String) } })
    expect(await act(2019, 'publish', { reason: 'El informe ya se presentó' })).toMatchObject({ ok: true, version: 3 })
    expect(listOpenDataActs(database, 2019).map(({ kind, version }) => [kind, version])).toEqual([
      ['published', 3],
      ['withdrawn', 2],
      ['published', 1],
    ])
    expect(await verified()).toEqual({ objects: 3, faults: [] })
  })

  test.each([
    ['a row of a table', 'open_data_tables', "UPDATE open_data_tables SET rows = replace(rows, '138', '139')"],
    ['the reason', 'open_data_acts', "UPDATE open_data_acts SET reason = 'Otra' WHERE version = 2"],
    ['who signed', 'open_data_acts', `UPDATE open_data_acts SET signature = '{"name":"Eva"}'`],
  ])('whoever changes %s in the file is found', async (_what, table, change) => {
    await act(2019, 'publish')
    await act(2019, 'withdraw', { reason: 'Se publicaron antes de tiempo' })
    database.$client.exec(`DROP TRIGGER ${table}_are_kept; ${change}`)
    expect((await verified()).faults).toContainEqual({ what: 'altered', kind: 'open-data', object: '2019' })
  })
})

describe('the open data of a year that was recorded here', () => {
  beforeEach(() => runOn(randomCountry()))

  test('pass the risk test in every year that is over, and a year that runs has none', async () => {
    const { years } = await viewOpenDataPreview(ANALYST, { year: undefined }, clock)
    expect(years).toEqual([2025, 2024])
    for (const year of years) {
      const edition = await view(year)
      expect(edition?.verdict).toMatchObject({ passed: true })
      expect(edition?.tables.map(({ id }) => id)).toEqual(['cobertura', 'estados', 'publicado', 'bandas'])
    }
    await expect(view(2026)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('say nothing of a figure: no cell of a table of named entities is a number but the year', async () => {
    await act(2025, 'publish')
    for (const dataset of ['cobertura', 'estados', 'publicado', 'bandas'] as const)
      for (const [, ...cells] of findOpenDataRows(database, { year: 2025, version: 1, dataset }) ?? [])
        expect(cells.filter((cell) => typeof cell === 'number')).toEqual([])
  })

  test('a correction says how many rows it changes, and an entity reads by the name of its year', async () => {
    await act(2025, 'publish')
    const [row] = findOpenDataRows(database, { year: 2025, version: 1, dataset: 'cobertura' }) ?? []
    changeEntityName(database, String(row?.[1]), 'Otro nombre', '2026-05-01')
    expect((await view(2025))?.isNew).toBe(false)
    changeEntityName(database, String(row?.[1]), 'Nombre de entonces', '2025-05-01')
    const changed = (await view(2025))?.tables.find(({ id }) => id === 'cobertura')?.change
    expect(changed).toMatchObject({ added: 0, removed: 0 })
  })
})

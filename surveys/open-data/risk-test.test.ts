import { describe, expect, test } from 'vitest'
import { laterFacts, madeFacts } from '#tests/support/made-open-data.ts'
import { DATASETS } from './datasets.ts'
import { placeOf, type DatasetId, type Table } from './dataset.ts'
import type { EditionContent } from './edition.ts'
import type { OpenFacts } from './facts.ts'
import { riskTest } from './risk-test.ts'
import { makeEdition } from './tables.ts'

const SEEDS = Array.from({ length: 25 }, (_, seed) => seed + 1)

/** Changes the first row of a table that a rule is true of. */
function changed({ tables }: EditionContent, id: DatasetId, column: string, cell: string | number | null): Table[] {
  const place = placeOf(DATASETS[id], column)
  return tables.map((table) =>
    table.id === id ? { ...table, rows: table.rows.map((row, at) => (at === 0 ? row.with(place, cell) : row)) } : table,
  )
}

const faultsOf = (tables: readonly Table[], { basis }: Pick<EditionContent, 'basis'>, facts: OpenFacts) => [
  ...new Set(riskTest({ tables, basis }, facts).faults.map(({ check }) => check)),
]

describe('an edition that the program made', () => {
  test('passes, in any country', () => {
    for (const seed of SEEDS) {
      const { verdict, tables } = makeEdition(madeFacts(seed))
      expect(verdict).toMatchObject({ passed: true, faults: [] })
      expect(tables.map(({ id }) => id)).toEqual(['cobertura', 'estados', 'publicado', 'bandas'])
    }
  })

  test('shows some bands, and hides some: neither the gate nor the test is idle', () => {
    const levels = SEEDS.flatMap((seed) => {
      const rows = makeEdition(madeFacts(seed)).tables.find(({ id }) => id === 'bandas')?.rows ?? []
      return rows.map((row) => row[placeOf(DATASETS.bandas, 'nivel')])
    })
    expect(levels.filter((level) => level !== null).length).toBeGreaterThan(levels.length / 10)
    expect(levels).toContain(null)
  })

  test('passes as a correction of any earlier one', () => {
    for (const seed of SEEDS) {
      const facts = madeFacts(seed)
      const first = makeEdition(facts)
      const corrected = makeEdition({ ...laterFacts(facts, seed), earlier: [first.basis] })
      expect(corrected.verdict.passed).toBe(true)
      // As if nobody had looked at what was published before: the test from outside finds it.
      const careless = makeEdition(laterFacts(facts, seed))
      const seen = riskTest(careless, { ...laterFacts(facts, seed), earlier: [first.basis] })
      if (JSON.stringify(careless.tables) !== JSON.stringify(corrected.tables)) expect(seen.passed).toBe(false)
    }
  })
})

describe('what must not be published', () => {
  const facts = madeFacts(3)
  const edition = makeEdition(facts)

  test.each([
    ['a score in the place of a code', changed(edition, 'cobertura', 'estado', 61.5), ['columns']],
    ['a code that no column names', changed(edition, 'bandas', 'nivel', 'excelente'), ['columns']],
    ['an empty cell where none is described', changed(edition, 'cobertura', 'entidad', null), ['columns']],
    [
      'a column more',
      edition.tables.map((table) => ({ ...table, rows: table.rows.map((row) => [...row, 50]) })),
      ['columns'],
    ],
    ['an address of another place', changed(edition, 'publicado', 'pagina', '/panel/uno'), ['columns', 'named-scores']],
    [
      'a row twice',
      edition.tables.map((table) => ({ ...table, rows: [...table.rows, table.rows[0] ?? []] })),
      ['keys'],
    ],
    [
      'a level of harassment beside the name of an entity',
      changed(edition, 'publicado', 'herramienta', 'hostigamiento'),
      ['named-scores'],
    ],
    [
      'a figure that no report says',
      [
        ...edition.tables,
        { id: 'cifras' as const, rows: [[2025, 'x', 'X', 3, 'numero', null, null, 'contado-en-espejo', 'X']] },
      ],
      ['report'],
    ],
  ])('%s is found', (_what, tables, checks) => {
    expect(faultsOf(tables, edition, facts)).toEqual(checks)
  })

  test('groups that the gate would not give are found', () => {
    const four = { instrument: 'organizational-culture', measure: 'overall', kind: 'level', group: 'ministry' } as const
    const basis = { ...edition.basis, groups: [{ ...four, members: [0, 1, 2, 3] }] }
    expect(faultsOf(edition.tables, { basis }, facts)).toContain('group-size')
    const all = facts.entities.map((_, place) => place)
    const country = { ...four, kind: 'country', group: 'pais', members: all } as const
    const near = { ...four, members: all.slice(2) }
    expect(faultsOf(edition.tables, { basis: { ...basis, groups: [country, near] } }, facts)).toContain('differences')
    const giant = {
      ...facts,
      figures: facts.figures.map((each) => (each.entityId === 'e5' ? { ...each, n: 90_000 } : each)),
    }
    expect(faultsOf(edition.tables, { basis: { ...basis, groups: [country] } }, giant)).toContain('one-outweighs')
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { COMPARE_BY, type CompareBy } from '#app/features/comparison/compare-address.ts'
import { compareCsv, compareSheets } from '#app/features/comparison/export-compare.server.ts'
import { comparisonIn } from '#app/features/comparison/view-compare.server.ts'
import type { Database } from '#db/client.server.ts'
import { listChoosable, listComparedReleases, listGroupFigures } from '#db/queries/comparison.server.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import type { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { randomCountry } from '#tests/support/random-country.ts'

const CULTURE = 'organizational-culture'
const country = { scope: countryScope() }

let database: Database
let ids: readonly string[] = []

beforeAll(() => {
  database = randomCountry()
  const figures = listGroupFigures(database, countryScope(), CULTURE, { measures: ['overall'] })
  ids = [...new Set(figures.map(({ entityId }) => entityId))].slice(0, 8)
})

const asked = (by: CompareBy, chosen: readonly string[], instrument: (typeof INSTRUMENT_SLUGS)[number] = CULTURE) =>
  comparisonIn(database, country, { instrument, by, chosen: [...chosen], search: '' })

describe('entities side by side', () => {
  test('show what their newest releases say, to the digit, and state every pair', () => {
    const view = asked('entidades', ids)
    const records = listComparedReleases(database, countryScope(), CULTURE, ids)
    expect(view.sides.map(({ id }) => id)).toEqual(ids)
    for (const { id, release } of records) {
      const cells = view.sides.find((side) => side.id === id)?.cells ?? {}
      for (const { measure, figure } of [
        { measure: 'overall', figure: release.overall },
        ...release.dimensions.map((each) => ({ measure: each.id, figure: each.figure })),
      ]) {
        const cell = cells[measure]
        expect(cell?.kind, `${id} ${measure}`).toBe(figure.kind === 'scored' ? 'shown' : 'not-shown')
        if (cell?.kind === 'shown' && figure.kind === 'scored')
          expect([cell.value, cell.low, cell.high]).toEqual([figure.value, figure.low, figure.high])
      }
    }
    expect(view.comparison?.stated).toBe(((ids.length * (ids.length - 1)) / 2) * view.measures.length)
    expect(view.fairness.map(({ id }) => id)).toEqual(ids)
  })

  test('no standard error leaves the server', () => {
    for (const by of COMPARE_BY) expect(JSON.stringify(asked(by, ids))).not.toMatch(/"(error|df|rounding|mean)"/)
  })

  test('that have no result, or do not exist, are left out', () => {
    expect(asked('entidades', ['nobody', ...ids.slice(0, 1)]).sides).toHaveLength(1)
    expect(asked('entidades', ['nobody']).comparison).toBeNull()
  })
})

test.each(['sexual-harassment', 'gender-stereotypes', 'public-budget'] as const)(
  'of %s nothing is compared, whatever the address asks for, and the page says why',
  (instrument) => {
    for (const by of COMPARE_BY) {
      const view = asked(by, [...ids, 'ministry', 'local-government'], instrument)
      expect([view.sides, view.options, view.comparison, view.fairness]).toEqual([[], [], null, []])
      expect(view.whyNot).not.toBeNull()
      expect(compareSheets(view)[0]?.rows).toHaveLength(1)
    }
  },
)

test.each(['nivel', 'sector', 'region', 'tamano'] as const)('groups by %s share no entity and pass the gate', (by) => {
  const options = asked(by, []).options
  const view = asked(
    by,
    options.slice(0, 8).map(({ id }) => id),
  )
  expect(view.chosen.length).toBe(Math.min(8, options.length))
  for (const { cells } of view.sides)
    for (const cell of Object.values(cells)) {
      if (cell.kind === 'not-shown') expect(cell.why).toMatch(/suficientes aplicaciones|más de la mitad/)
      else expect(Number(/; (\d+) entidades$/.exec(cell.range)?.[1])).toBeGreaterThanOrEqual(5)
    }
})

describe('beside each group', () => {
  const shown = () => asked('nivel', ['ministry', 'local-government', 'regional-government'])

  test('stands who answered and how, what the sexes weigh, and what the silent could change', () => {
    const { fairness, chosen } = shown()
    expect(fairness.map(({ id }) => id)).toEqual(chosen.map(({ id }) => id))
    for (const { facts, campaignId } of fairness) {
      expect(campaignId).toBeNull()
      const names = facts.map(([name]) => name)
      expect(names.slice(0, 3)).toEqual(['Resultados de', 'Alcance', 'Forma de responder'])
      expect([['Participación', 'Reponderado por sexo', 'Si hubieran respondido todos'], ['Sus datos']]).toContainEqual(
        names.slice(3),
      )
    }
    expect(fairness.some(({ facts }) => facts.some(([name]) => name === 'Participación'))).toBe(true)
  })

  test('stands the same in the file', () => {
    const sheet = JSON.stringify(compareSheets(shown())[2]?.rows)
    for (const { facts } of shown().fairness)
      for (const [, said] of facts) expect(sheet).toContain(JSON.stringify(said))
  })

  test('groups by sector are of entities that have one', () => {
    database.$client
      .prepare("UPDATE entities SET sector = 'health' WHERE government_level IN ('ministry', 'national-entity')")
      .run()
    expect(asked('sector', []).options.map(({ name }) => name)).toEqual(['Salud'])
  })
})

test('the files hold what the page shows and nothing else', () => {
  const view = asked('entidades', ids)
  const [scores] = compareSheets(view)
  expect(scores?.rows).toHaveLength(1 + view.sides.length * view.measures.length)
  const page = JSON.stringify(view)
  for (const [, , said] of scores?.rows.slice(1) ?? []) if (said !== null) expect(page).toContain(String(said))
  expect(compareCsv(view)).toContain('Puntajes')
})

test('whoever does not read the country is given nothing', () => {
  const scope = entityScope(ids[0] ?? '')
  expect(listChoosable(database, scope, CULTURE, '')).toEqual([])
  expect(listComparedReleases(database, scope, CULTURE, ids)).toEqual([])
  expect(listGroupFigures(database, scope, CULTURE, { measures: ['overall'] })).toEqual([])
})

import { expect, test } from 'vitest'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { ALL_DEFENCES } from '#surveys/disclosure/defences.ts'
import { changeOverTime } from '#surveys/disclosure/over-time.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { changeVerdict, gapVerdict } from '#surveys/disclosure/verdict.ts'
import { comparability } from '#surveys/model/crosswalk.ts'
import { readScored, type ScoredPerson } from '#tests/attacks/scored-entities.ts'
import { describe as described } from '../view-results.server.ts'
import { heatMap, type MapCell } from './heat-map-facts.ts'
import { whereToWork } from './where-to-work-facts.ts'
import { plannedActions } from '../plan-links.ts'

const POPULATION = { women: 80, men: 70 }

/** Women lower than men by `apart` points in the first dimension alone. */
function people(women: number, men: number, { apart = 0, lift = 0, others = 0 }): ScoredPerson[] {
  const of = (sex: string, n: number, lower: number) =>
    Array.from({ length: n }, (_, person) => ({
      segments: { sex },
      scores: instrument.scoring.dimensions.map(
        (_each, place) => 50 + lift + 6 * ((person % 5) - 2) + 2 * place - (place === 0 ? lower : 0),
      ),
    }))
  return [...of('mujer', women, apart), ...of('hombre', men, 0), ...of('pnr', others, 0)]
}

const released = (made: ScoredPerson[]) =>
  readScored({ people: made, population: POPULATION }, ALL_DEFENCES, { singleLink: false })
const words = described(instrument)
const map = (release: Release, earlier?: Release) =>
  heatMap({
    release,
    releasedOn: '2026-11-01',
    instrument: words,
    history: earlier
      ? {
          releases: [earlier, release].map((each, at) => ({
            releasedOn: `${2025 + at}-11-01`,
            version: 1,
            k: each.k,
            overall: each.overall,
            dimensions: each.dimensions,
          })),
          since: '2025-11-01',
          versions: { earlier: 1, later: 1 },
          scopes: null,
          change: changeOverTime(earlier, release, comparability([instrument], instrument, instrument)),
        }
      : null,
  })
const cellsOf = (found: ReturnType<typeof map>): MapCell[] =>
  found.rows.flatMap(({ scores, sexes }) => [...scores, ...sexes])

test('a box stands around a difference exactly where a brecha was called, brackets where nothing is said of it', () => {
  const release = released(people(40, 40, { apart: 18 }))
  const found = map(release)
  const boxed = found.rows.filter(({ sexes: [, , gap] }) => gap?.kind === 'difference' && gap.boxed)
  expect(boxed.length).toBeGreaterThan(0)
  for (const { id, sexes } of found.rows) {
    const [gap, cell] = [release.gaps[id], sexes[2]]
    if (gap?.kind !== 'estimated' || cell?.kind !== 'difference') throw new Error(id)
    expect(cell.boxed).toBe(gapVerdict(gap) === 'called')
    expect(/^\(.*\)$/.test(cell.text)).toBe(['stopped', 'chance'].includes(gapVerdict(gap)))
  }
  expect(found.marks.join()).toContain('Con recuadro: brecha')
})

test('a mark of change stands only where the rule of change allows it, and never in the years before', () => {
  const [earlier, later] = [released(people(40, 40, {})), released(people(40, 40, { lift: 14 }))]
  const found = map(later, earlier)
  const changes = changeOverTime(earlier, later, comparability([instrument], instrument, instrument))
  for (const { id, scores } of found.rows) {
    const change = id === 'overall' ? changes.overall : changes.dimensions.find((each) => each.id === id)?.change
    const [before, now] = scores
    expect(before).toMatchObject({ kind: 'score', change: null })
    const called = change?.kind === 'estimated' && changeVerdict(change) === 'called'
    expect(called).toBe(true)
    expect(now).toMatchObject({ kind: 'score', change: { way: 'up' } })
  }
  const same = map(earlier, earlier)
  expect(cellsOf(same).filter((cell) => cell.kind === 'score' && cell.change !== null)).toEqual([])
  expect(same.marks.join()).not.toContain('▲')
})

test('where only the difference is shown there is one column, and it is said why', () => {
  const few = map(released(people(43, 38, { others: 3, apart: 12 })))
  expect(few.sexes).toEqual(['Mujeres − hombres'])
  expect(few.rows.every(({ sexes }) => sexes.length === 1)).toBe(true)
  expect(few.marks.join()).toContain('fuera de estos grupos')
})

test('what is withheld has no number, and its reason stands below the map', () => {
  const release = released(people(40, 40, {}))
  const [first, ...others] = release.dimensions
  const without = {
    ...release,
    dimensions: [
      { id: first?.id ?? '', figure: { kind: 'suppressed', reason: 'protects-another' } as const },
      ...others,
    ],
  } as Release
  const hidden = cellsOf(map(without)).filter((cell) => cell.kind === 'hidden')
  expect(hidden).toEqual([{ kind: 'hidden', note: 'a' }])
  expect(map(without).notes).toEqual([
    { letter: 'a', says: 'Oculto para que no se pueda deducir el dato de otro grupo.' },
  ])
})

test('under twenty answers there is no column of women and men, rather than a column of nothing', () => {
  const small = map(released(people(8, 7, {})))
  expect(small.rows.every(({ sexes }) => sexes.length === 0)).toBe(true)
  expect(small.marks).toEqual([])
})

test('places to work on lead to the action of the plan that names them', () => {
  const release = released(people(40, 40, { apart: 0 }))
  const plan = [
    {
      id: 'a1',
      year: 2026,
      campaignId: 'c',
      dimension: words.dimensions[0]?.id ?? '',
      title: 'Acción',
      status: 'proposed' as const,
      reasons: [{ kind: 'duty', trigger: { kind: 'duty' }, instrumentHash: instrument.hash }] as never,
    },
  ]
  const planned = plannedActions('c', plan, null)
  const { toWorkOn, strengths } = whereToWork({ release, instrument: words, planned, decimals: 0 })
  expect(toWorkOn.length).toBeLessThanOrEqual(3)
  expect(strengths.every(({ action }) => action === null)).toBe(true)
  const [lowest] = toWorkOn
  expect(lowest?.dimension).toBe(words.dimensions[0]?.id)
  expect(lowest?.says).toMatch(/baj[oa]/)
  expect(lowest?.action?.to).toBe('/panel/plan/2026?accion=a1#ficha')
  expect(plannedActions('otra', plan, null).ofDimension(words.dimensions[0]?.id ?? '', [])).toEqual([])
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import { INSTRUMENTS, latestInstrument } from '#surveys/instruments/index.ts'
import { createAggregator } from './aggregate.ts'
import { analyseItems, cronbachAlpha, FEWEST_CASES } from './item-analysis.ts'
import { addTotals, analysedItems, createCrossProducts, triangleIndex, type ItemTotals } from './item-totals.ts'

const stereotypes = latestInstrument('gender-stereotypes')
const check = compileCheck(stereotypes.survey)

function totalsOf(people: readonly Record<string, string>[]): ItemTotals {
  const cross = createCrossProducts(stereotypes)
  const aggregator = createAggregator(stereotypes, [])
  for (const person of people) {
    const checked = check(person)
    if (!checked.ok) throw new Error('Not an answer of this instrument')
    cross.add(checked.answers)
    aggregator.add(checked.answers, checked.visible, {})
  }
  const { total, items } = aggregator.finish()
  return { ...cross.finish(), participants: total.participants, counts: items }
}

/** A person who leans to one side in all, with a wave of her own in each item. */
function person(lean: number, seed: number): Record<string, string> {
  return Object.fromEntries(
    analysedItems(stereotypes).map(({ item }, index) => {
      const step = Math.min(5, Math.max(1, Math.round(3 + lean + 1.4 * Math.sin(seed * 12.9898 + index * 78.233))))
      return [item.id, String(item.keyed === 'reverse' ? 6 - step : step)]
    }),
  )
}

const crowd = Array.from({ length: 240 }, (_, index) => person(((index % 7) - 3) / 2, index))

test('the triangle has a place for every pair and no place twice', () => {
  const places = [0, 1, 2, 3].flatMap((i) => [0, 1, 2, 3].filter((j) => j >= i).map((j) => triangleIndex(4, i, j)))
  expect(places).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})

describe('Cronbach’s alpha', () => {
  test.each([
    // Three items with variance 1 and covariance 0.5: 3/2 × (1 − 3/6) = 0.75.
    [0.5, 3, 0.75],
    [0, 3, 0],
    [1, 4, 1],
    [0.2, 10, (10 / 9) * (1 - 10 / 28)],
  ])('with covariance %s among %s standardised items is %s', (covariance, size, expected) => {
    expect(cronbachAlpha([...Array(size).keys()], (i, j) => (i === j ? 1 : covariance))).toBeCloseTo(expected, 12)
  })

  test('is not defined for one item, nor where nobody differs', () => {
    expect(cronbachAlpha([0], () => 1)).toBeNull()
    expect(cronbachAlpha([0, 1], () => 0)).toBeNull()
  })
})

describe('which items are analysed', () => {
  test('every opinion of the stereotypes instrument', () => {
    expect(analysedItems(stereotypes)).toHaveLength(stereotypes.scoring.dimensions.flatMap(({ items }) => items).length)
  })

  test('no knowledge and nothing conditional', () => {
    const harassment = latestInstrument('sexual-harassment')
    const ids = analysedItems(harassment).map(({ item }) => item.id)
    const knowledge = harassment.scoring.dimensions
      .flatMap(({ items }) => items)
      .filter(({ points, unknown }) => unknown.some((choice) => points[choice] === 0))
    expect(knowledge.length).toBeGreaterThan(0)
    for (const { id } of knowledge) expect(ids).not.toContain(id)
  })
})

test('a dimension under 200 complete cases says nothing, and takes nothing from the others', () => {
  const blank = crowd.map((each, index) => (index < 41 ? { ...each, 'cui-01': 'pnr' } : each))
  const analysis = analyseItems(stereotypes, totalsOf(blank))
  const of = (id: string) => analysis?.dimensions.find((dimension) => dimension.id === id)
  expect(of('cui')).toMatchObject({ cases: 199, usedShare: 199 / 240, alpha: null })
  expect(of('aut')).toMatchObject({ cases: 240, usedShare: 1 })
  expect(of('aut')?.alpha).toBeGreaterThan(0)
  expect(analysis?.items.find(({ id }) => id === 'cui-01')).toMatchObject({ mean: null, correlation: null })
  expect(analyseItems(stereotypes, totalsOf(crowd.slice(0, FEWEST_CASES - 1)))).toBeNull()
})

test('the numbers agree with those worked out from the rows', () => {
  const items = analysedItems(stereotypes)
  const rows = crowd.map((each) => items.map(({ item }) => item.points[each[item.id] ?? ''] ?? 0))
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const covariance = (one: number[], other: number[]) =>
    one.reduce((sum, value, i) => sum + (value - mean(one)) * ((other[i] ?? 0) - mean(other)), 0) / (one.length - 1)
  const column = (index: number) => rows.map((row) => row[index] ?? 0)
  const analysis = analyseItems(stereotypes, totalsOf(crowd))
  const at = items.findIndex(({ item }) => item.id === 'cui-01')
  const others = items.flatMap(({ dimension, item }, index) =>
    dimension === 'cui' && item.id !== 'cui-01' ? [index] : [],
  )
  const rest = rows.map((row) => others.reduce((sum, index) => sum + (row[index] ?? 0), 0))
  const expected = covariance(column(at), rest) / Math.sqrt(covariance(column(at), column(at)) * covariance(rest, rest))
  const set = [at, ...others]
  const sum = rows.map((row) => set.reduce((total, index) => total + (row[index] ?? 0), 0))
  const own = set.reduce((total, index) => total + covariance(column(index), column(index)), 0)
  const found = analysis?.items.find(({ id }) => id === 'cui-01')
  expect(found?.correlation).toBeCloseTo(expected, 9)
  expect(found?.mean).toBeCloseTo(100 * mean(column(at)), 9)
  const alpha = (set.length / (set.length - 1)) * (1 - own / covariance(sum, sum))
  expect(analysis?.dimensions.find(({ id }) => id === 'cui')?.alpha).toBeCloseTo(alpha, 9)
})

test('two lots together are the same as all at once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 239 }), (cut) => {
      expect(addTotals(totalsOf(crowd.slice(0, cut)), totalsOf(crowd.slice(cut)))).toEqual(totalsOf(crowd))
    }),
    { numRuns: 10 },
  )
})

test('an item that goes its own way, one that nobody knows and one at the ceiling are marked', () => {
  const odd = crowd.map((each, index) => ({
    ...each,
    'cui-01': String(1 + (index % 5)),
    'tra-01': index % 100 < 85 ? '1' : '2',
  }))
  const reversed =
    stereotypes.scoring.dimensions.flatMap(({ items }) => items).find(({ id }) => id === 'tra-01')?.keyed === 'reverse'
  const marks = new Map(analyseItems(stereotypes, totalsOf(odd))?.items.map(({ id, marks: each }) => [id, each]))
  expect(marks.get('cui-01')).toContain('low-correlation')
  expect(marks.get('tra-01')).toContain(reversed ? 'ceiling' : 'floor')
})

test.each(
  INSTRUMENTS.filter(({ nature }) => nature === 'staff').map(
    (each) => [`${each.slug} v${each.version}`, each] as const,
  ),
)('%s has something to analyse in at least half of its dimensions', (_, instrument) => {
  const dimensions = new Set(analysedItems(instrument).map(({ dimension }) => dimension))
  expect(2 * dimensions.size).toBeGreaterThanOrEqual(instrument.scoring.dimensions.length)
})

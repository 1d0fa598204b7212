import fc from 'fast-check'
import { expect, test } from 'vitest'
import { publicBudgetV1 as instrument } from '#surveys/instruments/public-budget/v1/instrument.ts'
import { levelRank } from './levels.ts'
import { provenLevel, scoreRubric, type RatedItem } from './rubric.ts'

const items = instrument.scoring.dimensions.flatMap((dimension) => dimension.items)
const every = (rate: (id: string) => RatedItem) => Object.fromEntries(items.map(({ id }) => [id, rate(id)]))
const valueOf = (score: { kind: string; score?: number }) => (score.kind === 'scored' ? score.score : null)

test.each([
  [[], 0],
  [['begun'], 1],
  [['in-use'], 1],
  [['begun', 'in-use'], 1],
  [['approved'], 2],
  [['begun', 'approved'], 2],
  [['approved', 'in-use'], 3],
] as const)('documents %j prove level %d', (classes, level) => {
  expect(provenLevel(classes)).toBe(level)
})

test('what nobody verified counts 0 in the verified score and is said to be unverified', () => {
  const scores = scoreRubric(
    instrument,
    every((id) => ({ declared: 3, verified: id.startsWith('man-') ? 3 : null })),
  )
  expect(valueOf(scores.declared.overall)).toBe(100)
  expect(valueOf(scores.verified.overall)).toBeCloseTo(100 / 9, 12)
  expect(scores.unverified).toBeCloseTo(41 / 46, 12)
})

test('no aplica leaves the declared score at once and the verified score only when it was accepted', () => {
  const claimed = scoreRubric(
    instrument,
    every((id) => (id.startsWith('inv-') ? { declared: 'na', verified: null } : { declared: 3, verified: 3 })),
  )
  expect(valueOf(claimed.declared.overall)).toBe(100)
  expect(valueOf(claimed.verified.overall)).toBeCloseTo(800 / 9, 12)
  const accepted = scoreRubric(
    instrument,
    every((id) => (id.startsWith('inv-') ? { declared: 'na', verified: 'na' } : { declared: 3, verified: 3 })),
  )
  expect(valueOf(accepted.verified.overall)).toBe(100)
  expect(accepted.verified.dimensions['inv']).toMatchObject({ kind: 'insufficient' })
})

test('the level is at most one above that of the weakest dimension, and the page can say which holds it down', () => {
  const { declared } = scoreRubric(
    instrument,
    every((id) => ({ declared: id.startsWith('seg-') ? 0 : 3, verified: null })),
  )
  expect(valueOf(declared.overall)).toBeCloseTo(800 / 9, 12)
  expect(declared.level).toEqual({ id: 'in-process', uncapped: 'consolidated', weakest: 'seg' })
})

test('an item that concerns everybody cannot be left out', () => {
  expect(() => scoreRubric(instrument, { 'man-02': { declared: 'na', verified: null } })).toThrow(RangeError)
})

test('a dimension of which one item concerns the entity sets no cap; with two it does', () => {
  const national = (outside: readonly string[]) =>
    scoreRubric(
      instrument,
      every((id) =>
        outside.includes(id)
          ? { declared: 'na', verified: 'na' }
          : { declared: id.startsWith('apr-') ? 0 : 3, verified: id.startsWith('apr-') ? 0 : 3 },
      ),
    )
  const one = national(['apr-01', 'apr-02', 'apr-03', 'apr-04'])
  expect(valueOf(one.declared.overall)).toBeCloseTo(800 / 9, 12)
  for (const { level } of [one.declared, one.verified])
    expect(level).toMatchObject({ id: 'consolidated', uncapped: 'consolidated' })
  expect(one.declared.level?.weakest).not.toBe('apr')
  const two = national(['apr-01', 'apr-02', 'apr-03'])
  expect(two.declared.level).toEqual({ id: 'in-process', uncapped: 'consolidated', weakest: 'apr' })
})

test('nothing declared has no score and no level', () => {
  expect(scoreRubric(instrument, {})).toMatchObject({
    declared: { overall: { kind: 'insufficient' }, level: null },
    unverified: 0,
  })
})

const level = fc.constantFrom(0, 1, 2, 3) as fc.Arbitrary<0 | 1 | 2 | 3>
const rated = fc.record(
  Object.fromEntries(
    items.map(({ id }) => [
      id,
      fc.tuple(level, level).map(
        ([one, other]): RatedItem => ({
          declared: Math.max(one, other) as 0 | 1 | 2 | 3,
          verified: Math.min(one, other) as 0 | 1 | 2 | 3,
        }),
      ),
    ]),
  ),
)

test('verified is never above declared, the cap never raises a level, and the weakest dimension is within one level of it', () => {
  fc.assert(
    fc.property(rated, (each) => {
      const { declared, verified, unverified } = scoreRubric(instrument, each)
      expect(valueOf(verified.overall) ?? 0).toBeLessThanOrEqual((valueOf(declared.overall) ?? 0) + 1e-9)
      expect(unverified).toBeGreaterThanOrEqual(0)
      expect(unverified).toBeLessThanOrEqual(1)
      if (!declared.level) throw new Error('every item has a level')
      expect(levelRank(declared.level.id)).toBeLessThanOrEqual(levelRank(declared.level.uncapped))
    }),
    { numRuns: 200 },
  )
})

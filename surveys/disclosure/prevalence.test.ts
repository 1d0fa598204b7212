import { expect, test } from 'vitest'
import { sexualHarassmentV1 as instrument } from '#surveys/instruments/sexual-harassment/v1/instrument.ts'
import type { PrevalenceSpec } from '#surveys/model/prevalence-spec.ts'
import { createPrevalenceCounter } from '#surveys/scoring/prevalence.ts'
import { givenNoise, NO_NOISE, seededNoise } from '#tests/support/noise.ts'
import type { Epsilon } from './noise/discrete-laplace.ts'
import { valueOf } from './noise/distribution.ts'
import { releasedPrevalence, type Participants } from './prevalence.ts'
import type { ReleasedPrevalence } from './release.ts'

const spec = instrument.scoring.prevalence as PrevalenceSpec
type Row = { readonly answers: Readonly<Record<string, string>>; readonly sex: string | null }

function countsOf(rows: readonly Row[]) {
  const counter = createPrevalenceCounter(spec)
  for (const { answers, sex } of rows) counter.add(answers, sex)
  return counter.finish()
}

const people = (all: number, women = 0, men = 0): Participants => ({ all, women, men })
const yes = (item: string, sex: string | null = null): Row => ({ answers: { [item]: 'una' }, sex })
const times = (count: number, row: Row) => Array.from({ length: count }, () => row)

function released(
  rows: readonly Row[],
  participants: Participants,
  { noise = NO_NOISE, k = 10, population = null as { women: number; men: number } | null } = {},
): ReleasedPrevalence {
  return releasedPrevalence(spec, countsOf(rows), participants, { k, population, noise })
}

/** ε that are asked for, in their order. */
function drawnFor(participants: Participants, population: { women: number; men: number } | null = null): number[] {
  const asked: number[] = []
  const noise = (epsilon: Epsilon) => {
    asked.push(valueOf(epsilon))
    return 0
  }
  releasedPrevalence(spec, countsOf([]), participants, { k: 10, population, noise })
  return asked
}

test('what is drawn hangs on participants alone, and comes to 2.25 at most', () => {
  expect(drawnFor(people(19))).toEqual([])
  expect(drawnFor(people(20))).toEqual([1, 0.5])
  expect(drawnFor(people(99))).toEqual([1, 0.5])
  expect(drawnFor(people(100))).toEqual([1, 0.5, 0.375, 0.375])
  expect(drawnFor(people(300))).toEqual([1, 0.5, 0.15, 0.15, 0.15, 0.15, 0.15])
  // Women, men and the rest have nobody in common: one person is in one of the three.
  expect(drawnFor(people(210, 105, 100))).toEqual([1, 1, 1, 0.5, 0.375, 0.375])
  expect(drawnFor(people(210, 110, 99))).toEqual([1, 0.5, 0.375, 0.375])
})

test('where more women answered than there are, women and men are not told apart', () => {
  expect(drawnFor(people(210, 105, 100), { women: 104, men: 300 })).toEqual([1, 0.5, 0.375, 0.375])
})

test('a larger k hides up to k', () => {
  expect(released([], people(34), { k: 35 })).toEqual({ kind: 'suppressed', reason: 'too-few-answers' })
  expect(released([], people(35), { k: 35 }).kind).toBe('noisy')
})

test('who skipped the part counts as not telling: shares are of the participants', () => {
  const block = released(times(5, yes('exp-01')), people(50))
  expect(block).toMatchObject({ kind: 'noisy', n: 50, anyCount: 5, any: { percent: 10 } })
})

test('each count carries its own noise, clipped to nobody and to everybody', () => {
  const rows = [...times(5, yes('exp-01')), ...times(2, { answers: { 'wit-01': 'si' }, sex: null })]
  expect(released(rows, people(50), { noise: givenNoise([3, -9]) })).toMatchObject({
    anyCount: 8,
    any: { percent: 16 },
    witnessed: { percent: 0, low: 0 },
  })
  expect(released(times(50, yes('exp-01')), people(50), { noise: givenNoise([7, 0]) })).toMatchObject({
    anyCount: 57,
    any: { percent: 100, high: 100 },
  })
})

test('by sex the total is the sum of women, men and the rest, each with its noise', () => {
  const rows = [...times(10, yes('exp-01', 'mujer')), ...times(4, yes('exp-11', 'hombre')), ...times(3, yes('exp-12'))]
  const block = released(rows, people(220, 110, 100), { noise: givenNoise([1, -2, 5, 0, 0, 0]) })
  expect(block).toMatchObject({
    anyCount: 11 + 2 + 8,
    sexes: { women: { percent: 10 }, men: { percent: 2 } },
  })
  const alone = released(rows, people(220, 110, 99), { noise: givenNoise([4, 0, 0, 0]) })
  expect(alone).toMatchObject({ anyCount: 21, sexes: 'none' })
  if (block.kind !== 'noisy' || alone.kind !== 'noisy') throw new Error('Both are shown')
  // Three noises are wider than one.
  expect(block.any.high - block.any.low).toBeGreaterThanOrEqual(alone.any.high - alone.any.low)
})

test('groups count a person once, whichever of their families happened to her', () => {
  const both: Row = { answers: { 'exp-01': 'una', 'exp-03': 'varias', 'exp-11': 'una' }, sex: null }
  const block = released([...times(10, both), ...times(10, yes('exp-12'))], people(200))
  expect(block).toMatchObject({
    anyCount: 20,
    families: [
      { id: 'sexist-or-crude', share: { percent: 5 } },
      { id: 'attention-or-contact', share: { percent: 10 } },
    ],
  })
  const large = released([...times(30, both), ...times(15, yes('exp-12'))], people(300))
  expect(large.kind === 'noisy' && large.families.map(({ id, share }) => [id, share.percent])).toEqual([
    ['sexist', 10],
    ['crude-cyber', 10],
    ['attention', 0],
    ['physical', 10],
    ['coercion', 5],
  ])
})

test('the share always lies in its interval, from no percent to a hundred', () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const block = released(times(seed % 25, yes('exp-01')), people(20 + seed), { noise: seededNoise(seed) })
    if (block.kind !== 'noisy') throw new Error('It is shown')
    for (const { low, percent, high } of [block.any, block.witnessed]) {
      expect(0 <= low && low <= percent && percent <= high && high <= 100).toBe(true)
    }
  }
})

test('the same source gives the same block to the byte, another one another block', () => {
  const bytes = (seed: number) =>
    JSON.stringify(released(times(40, yes('exp-05')), people(400, 150, 150), { noise: seededNoise(seed) }))
  expect(bytes(7)).toBe(bytes(7))
  expect(new Set([1, 2, 3, 4, 5].map(bytes)).size).toBeGreaterThan(1)
})

test('the numbers of each sex are not told: only shares', () => {
  const block = released(times(40, yes('exp-05', 'mujer')), people(400, 151, 149), { noise: seededNoise(1) })
  expect(block.kind === 'noisy' && block.sexes !== 'none' && Object.keys(block.sexes.women)).toEqual([
    'percent',
    'low',
    'high',
  ])
})

import { expect, test } from 'vitest'
import type { ScoredItem } from '#surveys/model/instrument.ts'
import type { ItemCounts } from '#surveys/scoring/report.ts'
import { releasedDistribution, smallestClass } from './distribution.ts'
import type { ItemDistribution } from './release.ts'

const item: ScoredItem = {
  id: 'x-01',
  weight: 1,
  keyed: 'favourable',
  points: { 1: 0, 2: 0.25, 3: 0.5, 4: 0.75, 5: 1, ns: null },
  notApplicable: ['na'],
  unknown: ['ns'],
}

function counts(choices: readonly number[], more: { ns?: number; na?: number; notAnswered?: number } = {}): ItemCounts {
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = choices
  return {
    choices: { 1: one, 2: two, 3: three, 4: four, 5: five, ns: more.ns ?? 0, na: more.na ?? 0 },
    notAnswered: more.notAnswered ?? 0,
    hidden: 0,
  }
}

function release(
  choices: readonly number[],
  more: Parameters<typeof counts>[1] = {},
  grouped = false,
): ItemDistribution {
  const sum = choices.reduce((total, count) => total + count, 0)
  const participants = sum + (more.ns ?? 0) + (more.na ?? 0) + (more.notAnswered ?? 0)
  return releasedDistribution(item, counts(choices, more), { participants, k: 10, grouped })
}

function shown(...args: Parameters<typeof release>) {
  const result = release(...args)
  if (result.kind !== 'shown') throw new Error(result.reason)
  return result
}

test('with three of each choice every choice is told apart', () => {
  expect(shown([4, 8, 8, 10, 10])).toMatchObject({
    detail: 'choices',
    classes: [10, 20, 20, 25, 25].map((percent) => ({ share: { kind: 'percent', percent } })),
    mean: { value: 58.8, precision: 'exact' },
    count: { kind: 'exact', n: 40 },
  })
})

test('with fewer of a choice, unfavourable, neutral and favourable are told as groups and the mean to the nearest 5', () => {
  expect(shown([1, 11, 8, 10, 10])).toMatchObject({
    detail: 'groups',
    classes: [30, 20, 50].map((percent) => ({ share: { kind: 'percent', percent } })),
    mean: { value: 60, precision: 'nearest-5' },
  })
})

test('nearly everybody on one side reads as a bound, whether all of them or not', () => {
  const unanimous = shown([0, 0, 0, 10, 30])
  const nearly = shown([0, 1, 1, 10, 28])
  expect(unanimous.classes.map(({ share }) => share)).toEqual([
    { kind: 'at-most', percent: 8 },
    { kind: 'at-most', percent: 8 },
    { kind: 'at-least', percent: 85 },
  ])
  expect(nearly.classes).toEqual(unanimous.classes)
})

test('one small group makes a second one give way, so that it cannot be subtracted', () => {
  expect(shown([1, 1, 8, 10, 20]).classes.map(({ share }) => share)).toEqual([
    { kind: 'at-most', percent: 8 },
    { kind: 'between', low: 20, high: 25 },
    { kind: 'percent', percent: 75 },
  ])
})

test('under 20 answers there are no items', () => {
  expect(release([4, 4, 4, 4, 3])).toEqual({ kind: 'suppressed', reason: 'small-entity' })
  expect(release([2, 2, 2, 2, 1], { ns: 20 })).toEqual({ kind: 'suppressed', reason: 'too-few-answers' })
})

test('what was left out shows from k, and no sé apart only where the rest is none or k', () => {
  expect(shown([8, 8, 8, 8, 8], { ns: 9 }).leftOut).toEqual({ kind: 'suppressed', reason: 'too-few-answers' })
  expect(shown([8, 8, 8, 8, 8], { ns: 10 }).leftOut).toEqual({ kind: 'shown', unknown: 20, rest: 0 })
  expect(shown([8, 8, 8, 8, 8], { ns: 9, notAnswered: 1 }).leftOut).toEqual({ kind: 'shown', unknown: null, rest: 20 })
  expect(shown([8, 8, 8, 8, 8], { ns: 10, notAnswered: 10 }).leftOut).toEqual({ kind: 'shown', unknown: 17, rest: 17 })
})

test('no sé above 30 % of those whom the item concerns is a finding; no aplica does not dilute it', () => {
  expect(shown([8, 8, 8, 8, 8], { ns: 18 }).unknownIsFinding).toBe(true)
  expect(shown([8, 8, 8, 8, 8], { ns: 17 }).unknownIsFinding).toBe(false)
  expect(shown([8, 8, 8, 8, 8], { ns: 18, na: 40 }).unknownIsFinding).toBe(true)
})

function* compositions(n: number, parts: number): Generator<number[]> {
  if (parts === 1) return void (yield [n])
  for (let first = 0; first <= n; first += 1)
    for (const rest of compositions(n - first, parts - 1)) yield [first, ...rest]
}

test.each([20, 21, 24])(
  'whoever knows the rules and reads every number of an item with %i answers still finds each bounded group open',
  (n) => {
    const t = smallestClass(n)
    const seen = new Map<string, { classes: ItemDistribution; groups: Set<number>[] }>()
    for (const choices of compositions(n, 5)) {
      const result = release(choices)
      const [one = 0, two = 0, three = 0, four = 0, five = 0] = choices
      const key = JSON.stringify(result)
      const entry = seen.get(key) ?? {
        classes: result,
        groups: [new Set<number>(), new Set<number>(), new Set<number>()],
      }
      ;[one + two, three, four + five].forEach((count, index) => entry.groups[index]?.add(count))
      seen.set(key, entry)
    }
    let bounded = 0
    for (const { classes, groups } of seen.values()) {
      if (classes.kind !== 'shown' || classes.detail !== 'groups') continue
      classes.classes.forEach(({ share }, index) => {
        if (share.kind !== 'at-most') return
        bounded += 1
        expect(
          [...(groups[index] ?? [])].sort((one, other) => one - other),
          JSON.stringify(classes),
        ).toEqual(Array.from({ length: t }, (_, count) => count))
      })
    }
    expect(bounded).toBeGreaterThan(0)
  },
)

test('a single choice with fewer than t answers is never told apart', () => {
  for (const choices of compositions(21, 5)) {
    if (Math.min(...choices) >= 3) continue
    const result = release(choices)
    expect(result.kind === 'shown' && result.detail === 'choices').toBe(false)
  }
})

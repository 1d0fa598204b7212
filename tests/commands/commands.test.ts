import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

function command(script: 'score' | 'instrument', ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

const folder = mkdtempSync(path.join(tmpdir(), 'espejo-score-'))
function file(name: string, lines: readonly string[]): string {
  const place = path.join(folder, name)
  writeFileSync(place, lines.join('\n'))
  return place
}

type Described = {
  minimumAnsweredShare: number
  k: number
  dimensions: {
    id: string
    weight: number
    items: { id: string; weight: number; points: Record<string, number | null>; notApplicable: string[] }[]
  }[]
}

const described = JSON.parse(command('instrument', 'organizational-culture').stdout) as Described

/** A second, naive calculation from the description alone. */
function naive(responses: readonly Record<string, string>[]) {
  const persons = responses.map((answers) => {
    const scores = described.dimensions.map(({ items, weight }) => {
      const applicable = items.filter(({ id, notApplicable }) => !notApplicable.includes(answers[id] ?? ''))
      const counted = applicable.flatMap(({ id, points, weight: w }) => {
        const p = points[answers[id] ?? '']
        return p === null || p === undefined ? [] : [{ p, w }]
      })
      if (counted.length === 0 || counted.length < described.minimumAnsweredShare * applicable.length)
        return { weight, score: null }
      const total = counted.reduce((sum, { w }) => sum + w, 0)
      return { weight, score: (100 * counted.reduce((sum, { p, w }) => sum + p * w, 0)) / total }
    })
    const scored = scores.filter((each): each is { weight: number; score: number } => each.score !== null)
    const enough = scored.length > 0 && scored.length >= described.minimumAnsweredShare * scores.length
    const overall = enough
      ? scored.reduce((sum, { weight, score }) => sum + weight * score, 0) /
        scored.reduce((sum, { weight }) => sum + weight, 0)
      : null
    return { scores: scores.map(({ score }) => score), overall }
  })
  const mean = (values: readonly (number | null)[]) => {
    const known = values.filter((value): value is number => value !== null)
    return { n: known.length, mean: known.reduce((sum, value) => sum + value, 0) / known.length, known }
  }
  return {
    overall: mean(persons.map(({ overall }) => overall)),
    dimensions: described.dimensions.map((_, index) => mean(persons.map(({ scores }) => scores[index] ?? null))),
  }
}

const items = described.dimensions.flatMap((dimension) => dimension.items)
const responses = Array.from({ length: 24 }, (_, person) =>
  Object.fromEntries(
    items.flatMap(({ id, points, notApplicable }, index) => {
      const choices = [...Object.keys(points), ...notApplicable]
      const place = (person * 5 + index * 3 + ((person * index) % 7)) % (choices.length + 1)
      const choice = choices[place]
      return choice === undefined || (person % 6 === 0 && index > 18) ? [] : [[id, choice]]
    }),
  ),
)

test('the description holds points for every choice, weights and no condition where there is none', () => {
  expect(described.dimensions).toHaveLength(9)
  expect(items).toHaveLength(45)
  expect(items[0]).toEqual({
    id: 'lid-01',
    text: expect.any(String),
    weight: 1,
    points: { 1: 0, 2: 0.25, 3: 0.5, 4: 0.75, 5: 1, ns: null },
    notApplicable: [],
  })
  expect(described).toMatchObject({ slug: 'organizational-culture', version: 1, minimumAnsweredShare: 0.5, k: 10 })
})

test('scores agree with a naive calculation to the ninth digit', () => {
  const place = file(
    'good.jsonl',
    responses.map((each) => JSON.stringify(each)),
  )
  const { status, stdout } = command('score', 'organizational-culture', place, '--women', '30', '--men', '20')
  expect(status).toBe(0)
  const result = JSON.parse(stdout) as {
    n: number
    overall: { mean: number; margin: number; n: number }
    dimensions: Record<string, { mean: number; n: number }>
  }
  const expected = naive(responses)
  expect(result.n).toBe(24)
  expect(result.overall.n).toBe(expected.overall.n)
  expect(Math.abs(result.overall.mean - expected.overall.mean)).toBeLessThan(1e-9)
  described.dimensions.forEach(({ id }, index) => {
    expect(Math.abs((result.dimensions[id]?.mean ?? 0) - (expected.dimensions[index]?.mean ?? 0)), id).toBeLessThan(
      1e-9,
    )
  })
  const { n, mean, known } = expected.overall
  const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1))
  // t(97.5 %) for the degrees of freedom of this file, from a published table.
  const t = { 17: 2.10981557783332, 23: 2.0686576104190406 }[n - 1]
  if (t === undefined) throw new Error(`no table value for ${n - 1}`)
  expect(result.overall.margin).toBeCloseTo(t * (deviation / Math.sqrt(n)) * Math.sqrt((50 - n) / 49), 6)
})

test('bad lines are reported and are not fatal', () => {
  const place = file('bad.jsonl', [
    '{"lid-01":"5"}',
    '',
    'nonsense',
    '[]',
    '{"zz":"1"}',
    '{"lid-01":"9"}',
    '{"lid-01":5}',
  ])
  const result = JSON.parse(command('score', 'organizational-culture', place).stdout) as {
    n: number
    rejected: { line: number }[]
    overall: unknown
    dimensions: Record<string, unknown>
  }
  expect(result.n).toBe(2)
  expect(result.rejected.map(({ line }) => line)).toEqual([3, 4, 5, 6])
  expect(result.overall).toEqual({ kind: 'insufficient' })
})

test('fewer than k scored people are suppressed', () => {
  const place = file(
    'few.jsonl',
    responses.slice(0, 9).map((each) => JSON.stringify(each)),
  )
  const result = JSON.parse(command('score', 'organizational-culture', place).stdout) as {
    dimensions: Record<string, { kind: string }>
  }
  expect(result.dimensions['lid']).toEqual({ kind: 'suppressed' })
})

test.each([
  ['a missing file', ['score', 'organizational-culture', '/nowhere.jsonl']],
  ['an unknown instrument', ['score', 'nothing', '/nowhere.jsonl']],
  ['an unknown instrument to describe', ['instrument', 'nothing']],
  ['one population of two', ['score', 'organizational-culture', '/nowhere.jsonl', '--women', '3']],
] as const)('%s ends with code 2 and one sentence', (_what, [script, ...args]) => {
  const { status, stdout, stderr } = command(script, ...args)
  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(
    stderr
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('npm')),
  ).toHaveLength(1)
})

test('a budget file of one line is scored as declared, without a margin; no aplica leaves the denominator', () => {
  const budget = JSON.parse(command('instrument', 'public-budget').stdout) as Described
  const ids = budget.dimensions.map(({ id, items: own }) => ({ id, own: own.map((item) => item.id) }))
  const levels = Object.fromEntries(
    ids.flatMap(({ id, own }) => own.map((item, place) => [item, id === 'inv' ? 'na' : String(place % 4)])),
  )
  const result = JSON.parse(
    command('score', 'public-budget', file('budget.jsonl', [JSON.stringify(levels)])).stdout,
  ) as { overall: { mean: number }; dimensions: Record<string, unknown> }
  const expected = ids
    .filter(({ id }) => id !== 'inv')
    .map(({ own }) => (100 * own.reduce((sum, _, place) => sum + (place % 4) / 3, 0)) / own.length)
  expect(budget.k).toBe(1)
  expect(budget.dimensions[0]?.items[0]?.points).toEqual({ 0: 0, 1: 1 / 3, 2: 2 / 3, 3: 1 })
  expect(result.overall).toEqual({ kind: 'scored', mean: expect.any(Number), margin: null, n: 1 })
  expect(
    Math.abs(result.overall.mean - expected.reduce((sum, score) => sum + score, 0) / expected.length),
  ).toBeLessThan(1e-9)
  expect(result.dimensions['inv']).toEqual({ kind: 'insufficient' })
})

import { describe, expect, test } from 'vitest'
import { sexualHarassmentV1 as harassment } from '#surveys/instruments/sexual-harassment/v1/instrument.ts'
import { PREVALENCE_ATTACKS } from '#tests/attacks/prevalence.ts'
import { without } from '#tests/attacks/attack.ts'
import { aggregateOf } from '#tests/support/aggregates.ts'
import {
  bestGuess,
  countsOf,
  entityDraws,
  mostRight,
  poolDraws,
  prevalenceSpec,
  spent,
  type Drawn,
  type Part,
} from '#tests/support/experience.ts'
import { givenNoise, NO_NOISE } from '#tests/support/noise.ts'
import { makeRelease } from './make-release.ts'
import { ANY, WITNESSED } from './noise/allocation.ts'
import { BEST_GUESSES } from './noise/best-guesses.ts'
import { noiseDistribution } from './noise/distribution.ts'
import { releasedPrevalence } from './prevalence.ts'

/**
 * Neighbours are two sets of answers that differ in the experience part of one person, filled or not; that she took part,
 * her sex and her scored answers are fixed. What is published has under both chances that differ by e^ε at most.
 */

/** Every way to tell, or not: families as bits, witness or not, skipped. */
const PARTS: readonly Part[] = [
  null,
  ...Array.from(
    { length: 64 },
    (_, bits): Part => ({
      answers: {
        ...Object.fromEntries(
          prevalenceSpec.families.map(({ items: [item = ''] }, place) => [item, bits & (1 << place) ? 'una' : 'no']),
        ),
        'wit-01': bits & 32 ? 'si' : 'no',
      },
      sex: 'mujer',
    }),
  ),
]

describe('twenty people, two counts: every output of every two neighbours', () => {
  const [any, witnessed] = [noiseDistribution([ANY]), noiseDistribution([WITNESSED])]
  const tells = (told: boolean, saw: boolean): Part => ({
    answers: { 'exp-05': told ? 'varias' : 'no', 'wit-01': saw ? 'si' : 'no' },
    sex: null,
  })
  const kinds: readonly Part[] = [null, tells(false, false), tells(true, false), tells(false, true), tells(true, true)]
  const grid = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => from + place)

  /** Chance of every block that can be read, over noisy counts that hold all but some 1e-5 of it. */
  function chancesOf(parts: readonly Part[]): ReadonlyMap<string, number> {
    const counts = countsOf(parts)
    const chances = new Map<string, number>()
    for (const y of grid(-11, 13)) {
      for (const seen of grid(-20, 22)) {
        const noise = [y - counts.any, seen - counts.witnessed] as const
        const read = JSON.stringify(
          releasedPrevalence(
            prevalenceSpec,
            counts,
            { all: 20, women: 0, men: 0 },
            { k: 10, population: null, noise: givenNoise(noise) },
          ),
        )
        const chance = any.probability(noise[0]) * witnessed.probability(noise[1])
        chances.set(read, (chances.get(read) ?? 0) + chance)
      }
    }
    return chances
  }

  test('ratios are at most e^1.5, and somewhere they come to it', () => {
    let largest = 0
    for (const other of [kinds[1], kinds[4]]) {
      const worlds = kinds.map((part) => chancesOf([other ?? null, part]))
      for (const one of worlds) {
        expect([...one.values()].reduce((sum, chance) => sum + chance, 0)).toBeGreaterThan(0.9999)
        for (const another of worlds) {
          expect([...another.keys()].sort()).toEqual([...one.keys()].sort())
          for (const [read, chance] of one) largest = Math.max(largest, chance / (another.get(read) ?? 0))
        }
      }
    }
    expect(largest).toBeLessThanOrEqual(Math.exp(1.5) * (1 + 1e-9))
    expect(largest).toBeGreaterThan(Math.exp(1.5) * (1 - 1e-9))
  })
})

describe('every two ways to tell, in entities of every size', () => {
  test.each([
    [20, false, 1.5],
    [100, false, 2.25],
    [230, true, 2.25],
    [300, false, 2.25],
    [300, true, 2.25],
  ])('with %d participants, by sex %s, they use up %d at most', (participants, bySex, most) => {
    const draws = PARTS.map((part) => entityDraws(countsOf([part]), participants, bySex))
    let largest = 0
    for (const one of draws) for (const other of draws) largest = Math.max(largest, spent(one, other))
    expect(largest).toBeCloseTo(most, 12)
  })

  test('where the noisy counts are the same the block is the same, whatever is behind them', () => {
    const worlds = [null, PARTS[64] ?? null, PARTS[9] ?? null, PARTS[32] ?? null].map((part) => countsOf([part]))
    for (const [all, women, men] of [
      [20, 5, 15],
      [150, 90, 60],
      [230, 115, 105],
      [400, 10, 390],
      [400, 200, 190],
    ] as const) {
      const noisy = [3, 17, -2, 9, 4, 40, 1, 0, 6]
      const blocks = worlds.map((counts) => {
        const draws = entityDraws(counts, all, women >= 100 && men >= 100)
        const noise = givenNoise(draws.map(({ count }, place) => (noisy[place] ?? 0) - count))
        return JSON.stringify(
          releasedPrevalence(prevalenceSpec, counts, { all, women, men }, { k: 10, population: null, noise }),
        )
      })
      expect(new Set(blocks).size, `${all}`).toBe(1)
    }
  })
})

const followed = (answers: Readonly<Record<string, string>>): Part => ({
  answers: { 'exp-01': 'una', ...answers },
  sex: null,
})
const FOLLOWED: readonly Part[] = [
  null,
  ...['superior', 'par', 'pnr'].flatMap((who) =>
    ['nadie', 'confianza'].flatMap((told) =>
      ['si', 'no'].flatMap((report) =>
        ['si', 'no'].map((after) =>
          followed({
            'cha-who': who,
            'cha-told': told,
            'cha-report': report,
            'cha-reprisal': after,
            'cha-protection': after,
          }),
        ),
      ),
    ),
  ),
]

test('entity and pool together use up 3 at most for one person and application', () => {
  const all = FOLLOWED.map((part) => {
    const counts = countsOf([part])
    return { entity: entityDraws(counts, 300, true), pool: poolDraws(counts) }
  })
  let largest = 0
  for (const one of all) for (const other of all) largest = Math.max(largest, spent(one.pool, other.pool))
  expect(largest).toBeLessThanOrEqual(0.75 + 1e-12)
  expect(poolDraws(countsOf([])).length).toBeLessThanOrEqual(5)
  expect(2.25 + 0.75).toBe(3)
})

test('nothing of a release hangs on the experience rows but its block', () => {
  const answers = Object.fromEntries(
    harassment.scoring.dimensions.flatMap(({ items }) =>
      items.map(({ id, points }) => [id, Object.keys(points)[0] ?? '']),
    ),
  )
  const aggregate = aggregateOf(
    harassment,
    Array.from({ length: 45 }, (_, person) => ({ answers, segments: { sex: person % 2 ? 'mujer' : 'hombre' } })),
  )
  const worlds: readonly (readonly Part[])[] = [
    [],
    [PARTS[64] ?? null],
    Array.from({ length: 45 }, () => PARTS[64] ?? null),
    // More parts than participants: somebody gave no scored answer.
    Array.from({ length: 60 }, () => PARTS[1] ?? null),
    FOLLOWED,
  ]
  const rests = worlds.map((parts) => {
    const release = makeRelease(
      harassment,
      { ...aggregate, prevalence: countsOf(parts) },
      { k: 10, population: { women: 40, men: 40 }, noise: NO_NOISE },
    )
    const { prevalence, ...rest } = release
    expect(prevalence?.kind).toBe('noisy')
    return JSON.stringify(rest)
  })
  expect(new Set(rests).size).toBe(1)
})

describe('the best guess of who knows all answers but one', () => {
  const [nothing, everything] = [null, PARTS[64] ?? null].map((part) => entityDraws(countsOf([part]), 300, false)) as [
    Drawn[],
    Drawn[],
  ]

  test('in one entity it is right in 73 of 100 cases, and never more than e^2.25 allows', () => {
    expect(bestGuess(nothing, everything)).toBeLessThanOrEqual(mostRight(2.25))
    expect(bestGuess(nothing, everything)).toBeCloseTo(0.733, 3)
    const [small, told] = [null, PARTS[64] ?? null].map((part) => entityDraws(countsOf([part]), 20, false))
    expect(bestGuess(small ?? [], told ?? [])).toBeLessThanOrEqual(mostRight(1.5))
  })

  test('over years what can be learned adds up, and never comes to more than e^(3 × years)', () => {
    const over = (years: number, draws: readonly Drawn[]) => Array.from({ length: years }, () => draws).flat()
    const right = [1, 2].map((years) => bestGuess(over(years, nothing), over(years, everything)))
    expect(right[1]).toBeGreaterThan(right[0] ?? 1)
    right.forEach((each, place) => expect(each).toBeLessThanOrEqual(mostRight(3 * (place + 1))))
  })

  test('as it is told to staff: with the pool 75 of 100 after one year, 82 after two, 92 after five', () => {
    // Whoever moves more counts is easier to guess: all that may happen to her, and every way in which it may go on.
    const all = PARTS[64]?.answers ?? {}
    const told = FOLLOWED.flatMap((part) => (part ? { answers: { ...all, ...part.answers }, sex: 'mujer' } : []))
    const shapes = [20, 100, 230, 300].flatMap((people) =>
      [false, people >= 200].map((bySex) => [people, bySex] as const),
    )
    const drawn = (part: Part, people: number, bySex: boolean) => [
      ...entityDraws(countsOf([part]), people, bySex),
      ...poolDraws(countsOf([part])),
    ]
    const pairs = shapes.flatMap(([people, bySex]) => {
      const moved = new Map(
        told.map((part) => drawn(part, people, bySex)).map((draws) => [JSON.stringify(draws), draws]),
      )
      return [...moved.values()].map((draws) => [drawn(null, people, bySex), draws] as const)
    })
    const best = (years: number) => {
      const over = (draws: readonly Drawn[]) => Array.from({ length: years }, () => draws).flat()
      return Math.max(...pairs.map(([nothing, something]) => bestGuess(over(nothing), over(something))))
    }
    expect([1, 2, 3, 5].map((years) => Math.round(1000 * best(years)))).toEqual([746, 817, 865, 921])
    expect(BEST_GUESSES).toEqual([1, 2, 5].map((years) => ({ years, right: Math.round(100 * best(years)) })))
  })

  test('without noise she finds out in every case', async () => {
    for (const attack of PREVALENCE_ATTACKS) {
      const { tries, found } = await attack.run(10, without('experience-noise'))
      expect(found).toBe(tries)
    }
  })
})

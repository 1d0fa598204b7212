import { expect, test } from 'vitest'
import { sexualHarassmentV1 as harassment } from '#surveys/instruments/sexual-harassment/v1/instrument.ts'
import { countsOf, type Part } from '#tests/support/experience.ts'
import { givenNoise, NO_NOISE } from '#tests/support/noise.ts'
import { experiencePoolDigest, makeExperiencePool, type ExperienceMember } from './experience-pool.ts'
import type { NoiseSource } from './noise/discrete-laplace.ts'
import type { Release, ReleasedPrevalence } from './release.ts'

type Told = { readonly any: number; readonly reported?: number; readonly authority?: number; readonly untold?: number }

const SHARE = { percent: 10, low: 5, high: 20 }

function memberOf(
  entity: string,
  n: number,
  { any, reported = 0, authority = 0, untold = 0 }: Told,
  block: Partial<Extract<ReleasedPrevalence, { kind: 'noisy' }>> | null = {},
): ExperienceMember {
  const parts = Array.from(
    { length: any },
    (_, person): Part => ({
      answers: {
        'exp-05': 'una',
        'cha-who': person < authority ? 'superior' : 'par',
        'cha-told': person < untold ? 'nadie' : 'confianza',
        'cha-report': person < reported ? 'si' : 'no',
        ...(person < reported ? { 'cha-reprisal': person % 2 ? 'si' : 'no', 'cha-protection': 'no' } : {}),
      },
      sex: null,
    }),
  )
  const prevalence: ReleasedPrevalence = block
    ? { kind: 'noisy', n, anyCount: any, any: SHARE, witnessed: SHARE, families: [], sexes: 'none', ...block }
    : { kind: 'suppressed', reason: 'too-few-answers' }
  return { entity, release: { prevalence } as unknown as Release, counts: countsOf(parts) }
}

const pool = (members: readonly ExperienceMember[], noise: NoiseSource = NO_NOISE) =>
  makeExperiencePool(harassment, members, 2026, noise)
const five = (told: Told) => ['a', 'b', 'c', 'd', 'e'].map((entity) => memberOf(entity, 100, told))

test('of five entities: shares of those to whom it happened, and of those who reported where they are enough', () => {
  const made = pool(five({ any: 60, reported: 45, authority: 30, untold: 6 }))
  expect(made).toMatchObject({ kind: 'shown', year: 2026, entities: 5, participants: 500, base: 300 })
  if (made.kind !== 'shown') return
  expect(made.findings.map(({ id, share }) => [id, share?.percent])).toEqual([
    ['by-authority', 50],
    ['untold', 10],
    ['reported', 75],
    ['reprisals', 49],
    ['no-protection', 100],
  ])
  for (const { share } of made.findings) {
    expect(share && share.low <= share.percent && share.percent <= share.high).toBe(true)
  }
})

test('each of the five counts is drawn once at 0.15; a base too small hides what is a share of it', () => {
  const asked: string[] = []
  const made = pool(five({ any: 60, reported: 20 }), ({ numerator, denominator }) => {
    asked.push(`${numerator}/${denominator}`)
    return 0
  })
  expect(asked).toEqual(['3/20', '3/20', '3/20', '3/20', '3/20'])
  expect(made.kind === 'shown' && made.findings.map(({ share }) => share === null)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
})

test('the base of reprisals is the noisy count of those who reported, never the exact one', () => {
  const shown = (drawn: number) => {
    const made = pool(five({ any: 60, reported: 40 }), givenNoise([0, 0, drawn, 0, 0]))
    return made.kind === 'shown' && made.findings[3]?.share !== null
  }
  expect([0, -1].map(shown)).toEqual([true, false])
})

test('four entities, a noisy base under 200, or nothing published: nothing is said, and nothing is drawn', () => {
  const never: NoiseSource = () => {
    throw new Error('Nothing may be drawn')
  }
  expect(pool(five({ any: 80 }).slice(1), never).kind).toBe('suppressed')
  const noisy = (base: number) =>
    ['a', 'b', 'c', 'd', 'e'].map((entity) => memberOf(entity, 100, { any: 60 }, { anyCount: base / 5 }))
  expect(pool(noisy(195), never).kind).toBe('suppressed')
  expect(pool(noisy(200)).kind).toBe('shown')
  // Exact counts do not decide: nobody, where noise carried the published counts up.
  expect(
    pool(['a', 'b', 'c', 'd', 'e'].map((entity) => memberOf(entity, 100, { any: 0 }, { anyCount: 41 }))).kind,
  ).toBe('shown')
  expect(
    pool(
      ['a', 'b', 'c', 'd', 'e'].map((entity) => memberOf(entity, 100, { any: 60 }, null)),
      never,
    ).kind,
  ).toBe('suppressed')
})

test('entities without a published block stay out', () => {
  const small = memberOf('small', 15, { any: 15, authority: 15 }, null)
  expect(experiencePoolDigest(pool([...five({ any: 60 }), small]))).toBe(experiencePoolDigest(pool(five({ any: 60 }))))
})

test('who has more than half of the participants stays out; two campaigns of one entity count as one', () => {
  const giant = memberOf('giant', 900, { any: 60 })
  expect(pool([...five({ any: 60 }), giant])).toMatchObject({ kind: 'shown', entities: 5, participants: 500 })
  expect(pool([...five({ any: 60 }).slice(1), giant]).kind).toBe('suppressed')
  const twice = [...five({ any: 60 }).slice(1), memberOf('b', 100, { any: 60 })]
  expect(pool(twice).kind).toBe('suppressed')
  const halves = [...five({ any: 60 }), memberOf('giant', 300, { any: 60 }), memberOf('giant', 300, { any: 60 })]
  expect(pool(halves)).toMatchObject({ kind: 'shown', participants: 500 })
})

test('three noises of an entity that tells women and men apart widen the interval', () => {
  const many = (sexes: 'none' | { women: typeof SHARE; men: typeof SHARE }) =>
    Array.from({ length: 40 }, (_, each) => memberOf(String(each), 300, { any: 10, authority: 5 }, { sexes }))
  const width = (members: readonly ExperienceMember[]) => {
    const made = pool(members)
    const share = made.kind === 'shown' ? made.findings[0]?.share : null
    return share ? share.high - share.low : 0
  }
  expect(width(many({ women: SHARE, men: SHARE }))).toBeGreaterThanOrEqual(width(many('none')))
  expect(width(many('none'))).toBeGreaterThan(0)
})

test('somebody who answered what followed and told of nothing is in no share', () => {
  const only: Part = { answers: { 'exp-05': 'no', 'cha-who': 'superior', 'cha-reprisal': 'si' }, sex: null }
  expect(countsOf([only]).pooled).toMatchObject({ 'by-authority': 0, reprisals: 0 })
})

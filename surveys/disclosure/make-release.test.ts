import { NO_NOISE } from '#tests/support/noise.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { aggregateOf, type MadeResponse } from '#tests/support/aggregates.ts'
import { releaseDigest } from './digest.ts'
import { makeRelease } from './make-release.ts'
import { openParticipation } from './participation.ts'

const ITEMS = instrument.scoring.dimensions.flatMap(({ items }) => items.map(({ id }) => id))
const POPULATION = { women: 60, men: 60 }

/** A person whose answers lean by `lean` choices and vary with the item. */
function person(index: number, sex: string | null, lean: number, skip: readonly string[] = []): MadeResponse {
  const answers = Object.fromEntries(
    ITEMS.filter((id) => !skip.some((start) => id.startsWith(start))).map((id, place) => [
      id,
      String(Math.min(5, Math.max(1, 3 + lean + (((index * 7 + place * 3) % 5) - 2)))),
    ]),
  )
  return sex === null ? { answers } : { answers, segments: { sex } }
}

function people(women: number, men: number, lean = 0): MadeResponse[] {
  return [
    ...Array.from({ length: women }, (_, index) => person(index, 'mujer', lean)),
    ...Array.from({ length: men }, (_, index) => person(index + 1, 'hombre', lean)),
  ]
}

function release(responses: readonly MadeResponse[], k = 10) {
  return makeRelease(instrument, aggregateOf(instrument, responses), { k, population: POPULATION, noise: NO_NOISE })
}

test('nine answers show nothing at all', () => {
  const made = release(people(5, 4))
  expect(made.participation.kind).toBe('suppressed')
  expect(made.representativeness.kind).toBe('suppressed')
  expect(
    [made.overall, ...made.dimensions.map(({ figure }) => figure)].every(({ kind }) => kind === 'suppressed'),
  ).toBe(true)
  expect(made.items).toEqual([])
  expect(made.cuts).toEqual([])
  expect(Object.values(made.gaps).every(({ kind }) => kind === 'suppressed')).toBe(true)
})

test('from ten to nineteen there are the overall and dimensions only', () => {
  const made = release(people(10, 9))
  expect(made.overall.kind).toBe('scored')
  expect(made.dimensions.every(({ figure }) => figure.kind === 'scored')).toBe(true)
  expect(made.items).toEqual([])
  expect(made.cuts).toEqual([])
  expect(Object.values(made.gaps).every(({ kind }) => kind === 'suppressed')).toBe(true)
})

test('from twenty there are items, and women and men side by side', () => {
  const made = release(people(20, 20))
  expect(made.items).toHaveLength(45)
  expect(made.cuts[0]?.cells).not.toBe('none')
  expect(made.gaps['overall']?.kind).toBe('estimated')
})

test('a suppressed dimension suppresses the overall, for the others would give it', () => {
  const skipping = Array.from({ length: 15 }, (_, index) => person(index, null, 0, ['lid']))
  const made = release([...skipping, ...people(5, 4)])
  expect(made.dimensions.find(({ id }) => id === 'lid')?.figure.kind).toBe('suppressed')
  expect(made.overall).toEqual({ kind: 'suppressed', reason: 'protects-another' })
})

test('beside a dimension that is only bounded the overall has no decimals', () => {
  const extreme = Array.from({ length: 40 }, (_, index) => {
    const { answers } = person(index, null, 0)
    const best = Object.fromEntries(
      instrument.scoring.dimensions[0]?.items.map(({ id, keyed }) => [id, keyed === 'reverse' ? '1' : '5']) ?? [],
    )
    return { answers: { ...answers, ...best, 'sel-01': String(1 + (index % 3)) } }
  })
  const made = release(extreme)
  expect(made.dimensions[0]?.figure).toMatchObject({ bound: 'at-least' })
  expect(made.overall.kind === 'scored' && Number.isInteger(made.overall.value)).toBe(true)
})

test('an item in groups never stands alone in its dimension', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 30, maxLength: 60 }), (leans) => {
      const made = release(leans.map((lean, index) => person(index, index % 2 === 0 ? 'mujer' : 'hombre', lean - 2)))
      const inGroups = new Set(
        made.items.flatMap(({ id, distribution }) =>
          distribution.kind === 'shown' && distribution.detail === 'groups' ? [id] : [],
        ),
      )
      for (const { items } of instrument.scoring.dimensions) {
        expect(items.filter(({ id }) => inGroups.has(id)).length).not.toBe(1)
      }
    }),
    { numRuns: 40 },
  )
})

test('the same answers in another order give the same release, to the digest', () => {
  const responses = people(14, 13)
  const context = { campaign: 'c', entity: 'e', opensOn: '2026-01-05', closesOn: '2026-01-30' }
  const digest = (each: readonly MadeResponse[]) => releaseDigest(release(each), context)
  expect(digest([...responses].reverse())).toBe(digest(responses))
  expect(digest(responses.slice(1))).not.toBe(digest(responses))
})

test('nothing in a release holds a sum, a deviation or a count below k', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (women, men) => {
      const made = release(people(women, men))
      const counts: number[] = []
      JSON.stringify(made, (key, value: unknown) => {
        expect(key).not.toMatch(/sum|squared|deviation|mean_exact/i)
        if (key === 'n' && typeof value === 'number') counts.push(value)
        return value
      })
      expect(counts.every((n) => n >= 10)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('while open, participation reads "menos de 10" and then steps of 5', () => {
  expect([0, 9, 10, 14, 15, 214].map((count) => openParticipation(count))).toEqual([
    { kind: 'fewer-than-ten' },
    { kind: 'fewer-than-ten' },
    { kind: 'at-least', n: 10 },
    { kind: 'at-least', n: 10 },
    { kind: 'at-least', n: 15 },
    { kind: 'at-least', n: 210 },
  ])
})

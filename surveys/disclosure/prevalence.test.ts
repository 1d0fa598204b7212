import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PrevalenceSpec } from '#surveys/model/instrument.ts'
import { createPrevalenceCounter, type PrevalenceCounts } from '#surveys/scoring/prevalence.ts'
import { releasedPrevalence } from './prevalence.ts'

const spec: PrevalenceSpec = {
  happened: ['si'],
  notHappened: ['no'],
  families: ['one', 'two', 'three'].map((id) => ({ id, title: id, items: [id] })),
  witnessed: { id: 'seen', title: 'seen', yes: ['si'], no: ['no'] },
  chain: [
    { id: 'who', title: 'who', classes: ['boss', 'peer', 'public'].map((id) => ({ id, title: id, choices: [id] })) },
  ],
}
const TERMS = { k: 10, population: null }

type Person = {
  readonly families: readonly string[]
  readonly sex?: string
  readonly who?: string
  readonly seen?: boolean
}

function count(people: readonly Person[]): PrevalenceCounts {
  const counter = createPrevalenceCounter(spec)
  for (const { families, sex = 'mujer', who, seen } of people) {
    const answers = Object.fromEntries(spec.families.map(({ id }) => [id, families.includes(id) ? 'si' : 'no']))
    counter.add({ ...answers, ...(who ? { who } : {}), seen: seen ? 'si' : 'no' }, sex === '' ? null : sex)
  }
  return counter.finish()
}

const many = (number: number, person: Person): Person[] => Array.from({ length: number }, () => person)
const nothing: Person = { families: [] }
const release = (people: readonly Person[], terms = TERMS) =>
  releasedPrevalence(spec, count(people), people.length, terms)

function shown(people: readonly Person[]) {
  const released = release(people)
  if (released.kind !== 'shown') throw new Error('nothing is shown')
  return released
}

test('6 of 60 read 10 percent, 4 to 21 with the interval rounded outward', () => {
  const { any } = shown([...many(6, { families: ['one'] }), ...many(54, nothing)])
  expect(any).toEqual({ kind: 'share', percent: 10, interval: { low: 4, high: 21 } })
})

test('nothing is shown under 20 answers, nor under a higher k of the campaign', () => {
  expect(release(many(19, { families: ['one'] }))).toEqual({ kind: 'suppressed', reason: 'too-few-answers' })
  expect(release(many(29, nothing), { k: 30, population: null }).kind).toBe('suppressed')
})

test.each([0, 1, 2, 3, 4])('%d people look like nobody, and so does what is left', (number) => {
  const few = shown([...many(number, { families: ['one'], who: 'boss' }), ...many(40 - number, nothing)])
  const none = shown(many(40, nothing))
  expect({ ...few }).toEqual({ ...none })
  const nearly = shown([...many(40 - number, { families: ['one'] }), ...many(number, nothing)])
  expect(nearly.any).toEqual({ kind: 'all-but-fewer-than-five' })
})

test('where everybody answered the share has no interval', () => {
  const released = releasedPrevalence(spec, count([...many(10, { families: ['one'] }), ...many(20, nothing)]), 30, {
    k: 10,
    population: { women: 15, men: 15 },
  })
  expect(released.kind === 'shown' && released.any).toEqual({ kind: 'share', percent: 33, interval: null })
})

const PROTECTS = { kind: 'suppressed', reason: 'protects-another' }

test('a shown family goes with the hidden ones, and where that leaves none all read the same', () => {
  // Total 8, "one" 7: without complementary suppression the difference would tell of one person in the others.
  const { families } = shown([...many(7, { families: ['one'] }), { families: ['two'] }, ...many(40, nothing)])
  expect(families).toEqual(['one', 'two', 'three'].map((id) => ({ id, share: PROTECTS })))
})

test('a family stays where it outnumbers those who suffered hidden families alone', () => {
  const people = (three: number) => [
    ...many(12, { families: ['one'] }),
    ...many(8, { families: ['two'] }),
    ...many(three, { families: ['three'] }),
    ...many(40, nothing),
  ]
  expect(shown(people(3)).families.map(({ share }) => share.kind)).toEqual(['share', 'suppressed', 'fewer-than-five'])
  // 8 and 4 people are as many as those of "one": were there nobody in "three", "two" would need 12 people and not be the smaller one.
  expect(shown(people(4)).families.map(({ share }) => share)).toEqual([PROTECTS, PROTECTS, PROTECTS])
})

test('a family has the base of the whole part, so that nobody learns how many left it out', () => {
  const counter = createPrevalenceCounter(spec)
  for (let person = 0; person < 60; person += 1)
    counter.add(
      {
        one: person < 30 ? 'si' : 'no',
        ...(person % 2 ? { two: person < 12 ? 'si' : 'no' } : {}),
        three: person < 6 ? 'si' : 'no',
      },
      null,
    )
  const released = releasedPrevalence(spec, counter.finish(), 60, TERMS)
  expect(
    released.kind === 'shown' && released.families.map(({ share }) => share.kind === 'share' && share.percent),
  ).toEqual([50, 10, 10])
})

test('with one to nine people missing the interval is that of the number of answers which is named', () => {
  const of = (answered: number, participants: number) =>
    releasedPrevalence(
      spec,
      count([...many(20, { families: ['one'] }), ...many(answered - 20, nothing)]),
      participants,
      TERMS,
    )
  const [three, all] = [of(97, 100), of(100, 100)]
  expect(three.kind === 'shown' && three.count).toEqual({ kind: 'at-least', n: 91 })
  expect(three.kind === 'shown' && three.any).toEqual({ kind: 'share', percent: 21, interval: { low: 13, high: 31 } })
  expect(all.kind === 'shown' && all.any).toEqual({ kind: 'share', percent: 20, interval: { low: 13, high: 29 } })
})

test('women and men are shown together, and only where nobody is left over', () => {
  const women = [...many(10, { families: ['one'], sex: 'mujer' }), ...many(30, { ...nothing, sex: 'mujer' })]
  const men = [...many(6, { families: ['one'], sex: 'hombre' }), ...many(30, { ...nothing, sex: 'hombre' })]
  expect(shown([...women, ...men]).sexes).not.toBe('none')
  expect(shown([...women, ...men, ...many(3, { ...nothing, sex: 'pnr' })]).sexes).toBe('none')
  expect(shown([...women, ...men, ...many(12, { ...nothing, sex: '' })]).sexes).toBe('none')
  expect(shown([...women, ...men.slice(2)]).sexes).toBe('none')
  expect(shown([...women.slice(0, 29), ...men]).sexes).toBe('none')
})

test('who did it: three bands of five or more, otherwise two are hidden, otherwise all', () => {
  const who = (boss: number, peer: number, other: number) =>
    shown([
      ...many(boss, { families: ['one'], who: 'boss' }),
      ...many(peer, { families: ['one'], who: 'peer' }),
      ...many(other, { families: ['one'], who: 'public' }),
      ...many(40, nothing),
    ]).chain[0]?.classes
  expect(who(6, 7, 7)).toEqual([
    { id: 'boss', percent: 30, interval: { low: 14, high: 52 } },
    { id: 'peer', percent: 35, interval: { low: 18, high: 57 } },
    { id: 'public', percent: 35, interval: { low: 18, high: 57 } },
  ])
  expect(who(12, 6, 2)).toEqual([
    { id: 'boss', percent: 60, interval: null },
    { id: 'peer', percent: null, interval: null },
    { id: 'public', percent: null, interval: null },
  ])
  expect(who(12, 9, 3)).toBe('none')
  expect(who(15, 1, 0)).toBe('none')
  expect(who(4, 3, 2)).toBe('none')
})

const person = fc.record({
  families: fc.subarray(['one', 'two', 'three']),
  sex: fc.constantFrom('mujer', 'hombre', 'pnr', ''),
  who: fc.constantFrom('boss', 'peer', 'public'),
})

test('no difference between shown numbers reaches fewer than five people', () => {
  fc.assert(
    fc.property(
      fc.array(person, { minLength: 20, maxLength: 90 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (people, quiet) => {
        const made = people.map((each, index) =>
          index < quiet * people.length ? { ...each, families: [], who: undefined as never } : each,
        )
        const counts = count(made)
        const released = release(made)
        if (released.kind !== 'shown') return
        const n = counts.any.answered
        // Counts that a reader works out from whole percents; n is known to within nine people at best.
        const isSafe = (number: number) => number >= 5 && n - number >= 5
        if (released.any.kind === 'share') expect(isSafe(counts.any.happened)).toBe(true)
        const open = released.families.filter(({ share }) => share.kind === 'share')
        for (const { id } of open)
          expect(isSafe(made.filter(({ families }) => families.includes(id)).length)).toBe(true)
        const hidden = released.families.filter(({ share }) => share.kind !== 'share').map(({ id }) => id)
        const behind = made.filter(({ families }) => families.some((id) => hidden.includes(id))).length
        if (open.length > 0 && hidden.length > 0) expect(behind).toBeGreaterThanOrEqual(5)
        if (released.sexes !== 'none') {
          const rest = made.filter(({ sex }) => sex !== 'mujer' && sex !== 'hombre')
          const told = rest.filter(({ families }) => families.length > 0).length
          expect(rest.length === 0 || (told >= 5 && rest.length - told >= 5)).toBe(true)
        }
        const [who] = released.chain
        if (who && who.classes !== 'none') {
          const unseen = who.classes.filter(({ percent }) => percent === null)
          const total = unseen.reduce((sum, { id }) => sum + (counts.chain['who']?.[id] ?? 0), 0)
          expect(unseen.length === 0 || (unseen.length > 1 && total >= 5)).toBe(true)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

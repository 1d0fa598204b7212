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
  chain: [{ id: 'who', title: 'who', classes: ['boss', 'peer', 'public'].map((id) => ({ id, title: id, choices: [id] })) }],
}
const TERMS = { k: 10, population: null }

type Person = { readonly families: readonly string[]; readonly sex?: string; readonly who?: string; readonly seen?: boolean }

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
const release = (people: readonly Person[], terms = TERMS) => releasedPrevalence(spec, count(people), people.length, terms)

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
  const released = releasedPrevalence(spec, count([...many(10, { families: ['one'] }), ...many(20, nothing)]), 30, { k: 10, population: { women: 15, men: 15 } })
  expect(released.kind === 'shown' && released.any).toEqual({ kind: 'share', percent: 33, interval: null })
})

test('a shown family goes with the hidden ones until five people stand behind them', () => {
  // Total 8, "one" 7: without complementary suppression the difference would tell of one person in the others.
  const { families } = shown([...many(7, { families: ['one'] }), { families: ['two'] }, ...many(40, nothing)])
  expect(families).toEqual([
    { id: 'one', share: { kind: 'suppressed', reason: 'protects-another' } },
    { id: 'two', share: { kind: 'fewer-than-five' } },
    { id: 'three', share: { kind: 'fewer-than-five' } },
  ])
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
  expect(who(6, 7, 7)).toEqual([{ id: 'boss', percent: 30 }, { id: 'peer', percent: 35 }, { id: 'public', percent: 35 }])
  expect(who(12, 6, 2)).toEqual([{ id: 'boss', percent: 60 }, { id: 'peer', percent: null }, { id: 'public', percent: null }])
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
    fc.property(fc.array(person, { minLength: 20, maxLength: 90 }), fc.double({ min: 0, max: 1, noNaN: true }), (people, quiet) => {
      const made = people.map((each, index) => (index < quiet * people.length ? { ...each, families: [], who: undefined as never } : each))
      const counts = count(made)
      const released = release(made)
      if (released.kind !== 'shown') return
      const n = counts.any.answered
      // Counts that a reader works out from whole percents; n is known to within nine people at best.
      const isSafe = (number: number) => number >= 5 && n - number >= 5
      if (released.any.kind === 'share') expect(isSafe(counts.any.happened)).toBe(true)
      const open = released.families.filter(({ share }) => share.kind === 'share')
      for (const { id } of open) expect(isSafe(counts.families[id]?.happened ?? 0)).toBe(true)
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
    }),
    { numRuns: 2000 },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChainBase, PrevalenceSpec } from '#surveys/model/instrument.ts'
import type { Occurrence, PrevalenceCounts } from '#surveys/scoring/prevalence.ts'
import { releasedPrevalence } from './prevalence.ts'

/**
 * Somebody who has the JSON of a release and this program, and lists every set of answers that would have given the
 * same JSON. Of no count that is nobody to four people may she find out whether it is nobody, nor that it is not.
 */

type Counts = Readonly<Record<string, number>>
type World = {
  readonly counts: PrevalenceCounts
  readonly secrets: Counts /** What she knows besides. */
  readonly known?: number
}

const HAPPENED: ChainBase = { group: 'happened', says: 'quienes contaron que les pasó' }
const question = (id: string, ...classes: string[]) => ({
  id,
  title: id,
  classes: classes.map((each) => ({ id: each, title: each, choices: [each] })),
})

function specWith(
  families: readonly string[],
  chain: PrevalenceSpec['chain'] = [],
  bases: Readonly<Record<string, ChainBase>> = {},
): PrevalenceSpec {
  return {
    happened: ['si'],
    notHappened: ['no'],
    families: families.map((id) => ({ id, title: id, items: [id] })),
    witnessed: { id: 'seen', title: 'seen', yes: ['si'], no: ['no'] },
    chain,
    reading: { gravity: [], bases, trust: 'pro', reportBack: 'none' },
  }
}

const NOBODY: Occurrence = { answered: 0, happened: 0 }

function countsWith(more: Partial<PrevalenceCounts>): PrevalenceCounts {
  return { any: NOBODY, combinations: {}, sexes: {}, witnessed: NOBODY, chain: {}, ...more }
}

/** All ways to put at most `people` people into `parts` places. */
function* placements(people: number, parts: number): Generator<number[]> {
  if (parts === 0) {
    yield []
    return
  }
  for (let here = 0; here <= people; here += 1)
    for (const rest of placements(people - here, parts - 1)) yield [here, ...rest]
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
/** A count with what is left of its base, in pairs of secrets. */
const both = (id: string, { answered, happened }: Occurrence) => ({
  [id]: happened,
  [`not ${id}`]: answered - happened,
})

/** Values that each secret may have for somebody who read the release, as bits. */
function possibleValues(spec: PrevalenceSpec, worlds: Iterable<World>, k = 10): Map<string, Map<string, number>> {
  const seen = new Map<string, Map<string, number>>()
  for (const { counts, secrets, known } of worlds) {
    const read = JSON.stringify([
      releasedPrevalence(spec, counts, counts.any.answered, { k, population: null }),
      known ?? null,
    ])
    const values = seen.get(read) ?? new Map<string, number>()
    seen.set(read, values)
    for (const [id, value] of Object.entries(secrets))
      values.set(id, (values.get(id) ?? 0) | (1 << Math.min(value, 30)))
  }
  return seen
}

const bits = (value: number) => Array.from({ length: 31 }, (_, bit) => bit).filter((bit) => value & (1 << bit))

/** Releases that tell nobody from one to four people; the first few of them. */
function leaks(spec: PrevalenceSpec, worlds: Iterable<World>, k = 10): string[] {
  const found = [...possibleValues(spec, worlds, k)].flatMap(([read, values]) =>
    [...values].flatMap(([id, value]) => {
      const small = value & 0b11111
      const isOpen = small === 0 || ((small & 1) === 1 && small > 1)
      return isOpen ? [] : [`${id} is one of ${bits(value).join(', ')} where she reads ${read}`]
    }),
  )
  return found.slice(0, 3)
}

const peopleIn = (id: string, combinations: Counts) =>
  sum(Object.entries(combinations).map(([key, count]) => (key.split('+').includes(id) ? count : 0)))

/** Every way in which at most `happened` of `answered` people suffered any set of the families. */
function* familyWorlds(families: readonly string[], answered: number, most: number): Generator<World> {
  const keys = Array.from({ length: 2 ** families.length - 1 }, (_, index) =>
    families.filter((_id, place) => (index + 1) & (1 << place)).join('+'),
  )
  for (const people of placements(most, keys.length)) {
    const combinations = Object.fromEntries(keys.map((key, index) => [key, people[index] ?? 0]))
    const any = { answered, happened: sum(people) }
    const secrets = Object.assign(
      both('any', any),
      ...families.map((id) => both(id, { answered, happened: peopleIn(id, combinations) })),
    ) as Counts
    yield { counts: countsWith({ any, combinations }), secrets }
  }
}

test('total and two families, all numbers of 20 people', () => {
  expect(leaks(specWith(['one', 'two']), familyWorlds(['one', 'two'], 20, 20))).toEqual([])
})

test('total and three families that overlap in every way, up to 13 of 26 people', () => {
  expect(leaks(specWith(['one', 'two', 'three']), familyWorlds(['one', 'two', 'three'], 26, 13))).toEqual([])
})

/** Every distribution of up to `most` answers over the classes of one question, asked of 24 people. */
function* classWorlds(classes: readonly string[], most: number, knowsBase: boolean): Generator<World> {
  for (const people of placements(most, classes.length)) {
    const answered = sum(people)
    if (answered === 0) continue
    const chain = { q: Object.fromEntries(classes.map((id, index) => [id, people[index] ?? 0])) }
    const secrets = Object.assign(
      {},
      ...classes.map((id, index) => both(id, { answered, happened: people[index] ?? 0 })),
    ) as Counts
    yield {
      counts: countsWith({ any: { answered: 60, happened: 24 }, combinations: { one: 24 }, chain }),
      secrets,
      ...(knowsBase ? { known: answered } : {}),
    }
  }
}

test.each([false, true])('classes of a chain question, its base known besides: %s', (knowsBase) => {
  for (const [most, ...classes] of [
    [24, 'a', 'b'],
    [24, 'a', 'b', 'c'],
    [24, 'a', 'b', 'c', 'd'],
    [20, 'a', 'b', 'c', 'd', 'e'],
  ] as const) {
    const spec = specWith(['one'], [question('q', ...classes)], { q: HAPPENED })
    expect(leaks(spec, classWorlds(classes, most, knowsBase))).toEqual([])
  }
})

const REPORT = specWith(
  ['one'],
  [
    question('report', 'yes', 'no'),
    question('why', 'fear', 'shame', 'useless'),
    question('health', 'offered', 'refused'),
  ],
  {
    report: HAPPENED,
    why: { group: 'no', says: 'quienes no denunciaron' },
    health: { group: 'yes', says: 'quienes denunciaron' },
  },
)

/** Whether they reported, and what they were asked then; the last of the people did not answer. */
function* reportWorlds(happened: number): Generator<World> {
  for (const [fear = 0, shame = 0, useless = 0, noReason = 0, offered = 0, refused = 0, noHealth = 0] of placements(
    happened,
    7,
  )) {
    const report = { yes: offered + refused + noHealth, no: fear + shame + useless + noReason }
    const chain = { report, why: { fear, shame, useless }, health: { offered, refused } }
    const secrets = { ...report, fear, shame, useless, offered, refused }
    yield {
      counts: countsWith({ any: { answered: 40, happened }, combinations: { one: happened }, chain }),
      secrets,
      known: happened,
    }
  }
}

test('what was asked after a report, or after none, does not tell how many reported', () => {
  expect(leaks(REPORT, reportWorlds(11))).toEqual([])
  expect(leaks(REPORT, reportWorlds(14))).toEqual([])
})

test('where all but a few suffered something, or saw it, what followed does not tell how few', () => {
  const spec = specWith(['one'], [question('q', 'a', 'b'), question('did', 'nothing', 'something')], {
    q: HAPPENED,
    did: { group: 'witnessed', says: 'quienes lo vieron' },
  })
  function* worlds(): Generator<World> {
    for (const [a = 0, b = 0, silent = 0] of placements(20, 3)) {
      const any = { answered: 20, happened: a + b + silent }
      yield {
        counts: countsWith({ any, combinations: { one: any.happened }, chain: { q: { a, b } } }),
        secrets: both('any', any),
      }
      const witnessed = any
      yield {
        counts: countsWith({
          any: { answered: 20, happened: 0 },
          witnessed,
          chain: { did: { nothing: a, something: b } },
        }),
        secrets: both('seen', witnessed),
      }
    }
  }
  expect(leaks(spec, worlds())).toEqual([])
})

/** Every way in which `happened` of `answered` people are women, men or others, about 30 of each sex. */
function* sexWorlds(answered: number, happened: number): Generator<World> {
  const any = { answered, happened }
  for (let others = 0; others <= 13; others += 1) {
    for (let women = 27; women <= answered - others - 27; women += 1) {
      const men = answered - others - women
      for (let o = 0; o <= Math.min(others, happened); o += 1) {
        for (let w = Math.max(0, happened - o - men); w <= Math.min(women, happened - o); w += 1) {
          const sexes = {
            mujer: { answered: women, happened: w },
            hombre: { answered: men, happened: happened - o - w },
            pnr: { answered: others, happened: o },
          }
          const secrets = {
            ...both('women', sexes.mujer),
            ...both('men', sexes.hombre),
            ...(others > 0 ? both('others', sexes.pnr) : {}),
          }
          yield { counts: countsWith({ any, combinations: { one: happened }, sexes }), secrets }
        }
      }
    }
  }
}

test.each([5, 9, 10, 12, 14, 15, 16, 35, 55, 60, 63, 65])(
  'women, men and who is left over, where %d of 70 suffered something',
  (happened) => {
    expect(leaks(specWith(['one']), sexWorlds(70, happened))).toEqual([])
  },
)

const FAMILIES = ['one', 'two', 'three', 'four', 'five']
type Sets = readonly (readonly string[])[]

function releaseOf(spec: PrevalenceSpec, suffered: Sets, answered: number) {
  const combinations: Record<string, number> = {}
  for (const families of suffered) {
    const key = FAMILIES.filter((id) => families.includes(id)).join('+')
    combinations[key] = (combinations[key] ?? 0) + 1
  }
  return releasedPrevalence(
    spec,
    countsWith({ any: { answered, happened: suffered.length }, combinations }),
    answered,
    { k: 10, population: null },
  )
}

/** The same people with the same shown families, and none in the hidden families but in those that protect. */
function withoutFew(suffered: Sets, shown: readonly string[], protecting: readonly string[]): Sets {
  const [first = '', ...others] = protecting
  const alone = suffered.filter((families) => !families.some((id) => shown.includes(id))).length
  const size =
    others.length > 0 ? alone : Math.max(alone, suffered.filter((families) => families.includes(first)).length)
  let left = { first: size - alone, others: size }
  return suffered.map((families) => {
    const kept = families.filter((id) => shown.includes(id))
    if (kept.length === 0) return [first]
    const more = [...(left.first > 0 ? [first] : []), ...(left.others > 0 ? others : [])]
    left = { first: left.first - 1, others: left.others - 1 }
    return [...kept, ...more]
  })
}

/** People who mostly suffered one family; how many each family has, and what each of them suffered besides. */
const crowd = fc
  .tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 3, max: 9 }),
    fc.integer({ min: 3, max: 12 }),
    fc.integer({ min: 5, max: 40 }),
    fc.integer({ min: 5, max: 40 }),
  )
  .chain((sizes) => {
    const main = FAMILIES.flatMap((id, index) => Array.from({ length: sizes[index] ?? 0 }, () => id))
    const besides = fc.oneof(
      { weight: 6, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.subarray(FAMILIES, { maxLength: 2 }) },
    )
    return fc
      .array(besides, { minLength: main.length, maxLength: main.length })
      .map((more): Sets => main.map((id, person) => [...new Set([id, ...(more[person] ?? [])])]))
  })

test('five families: beside every hidden one of a few people the same release comes from nobody and from one', () => {
  const spec = specWith(FAMILIES)
  let protectedBySeveral = 0
  fc.assert(
    fc.property(crowd, (suffered) => {
      const released = releaseOf(spec, suffered, 150)
      if (released.kind !== 'shown' || released.any.kind !== 'share') return
      const shown = released.families.filter(({ share }) => share.kind === 'share').map(({ id }) => id)
      const protecting = released.families.filter(({ share }) => share.kind === 'suppressed').map(({ id }) => id)
      for (const id of FAMILIES.filter((each) => suffered.filter((families) => families.includes(each)).length < 5)) {
        const other = FAMILIES.find((each) => each !== id) ?? ''
        const nobody = shown.length > 0 ? withoutFew(suffered, shown, protecting) : suffered.map(() => [other])
        const one = nobody.map((families, person) => (person === 0 ? [...families, id] : families))
        expect(releaseOf(spec, nobody, 150)).toEqual(released)
        expect(releaseOf(spec, one, 150)).toEqual(released)
        protectedBySeveral += Number(shown.length > 0 && protecting.length > 1)
      }
    }),
    { numRuns: 3000, seed: 35 },
  )
  expect(protectedBySeveral).toBeGreaterThan(20)
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { attackResults } from '#app/features/anonymity/attack-results.server.ts'
import { ALL_DEFENCES, DEFENCE_NAMES, type Defence } from '#surveys/disclosure/defences.ts'
import { width } from './interval.ts'
import { ATTACKS } from './all.ts'
import { without } from './attack.ts'
import { attackOn, removed, rowsIn, tableRows } from './defences-table.ts'
import { madeEntity } from './entities.ts'
import { learnedOfNumbers } from './bisected-population.ts'
import { play, PLAYED, publishedKinds } from './every-figure.ts'
import { FIGURE_RULES, ruleOf } from './figure-rules.ts'
import { kindAt, leavesOf } from './leaves.ts'
import { leftToRead } from './left-to-read.ts'
import { othersMean } from './known-answers.ts'
import { PLACES } from './places.ts'

/** Entities of the reduced run, two of each shape; `npm run attack` takes 300. */
const SIZE = 18
/** What shows only in some entities is looked for in more of them. */
const RARE = new Map<Defence, number>([
  ['mean-from-shares', 81],
  ['cut-counts-rounded', 81],
])

describe('with all defences, an attacker learns nothing that the rules do not tell', () => {
  test.each(ATTACKS.map((attack) => [attack.id, attack] as const))('%s', async (_, attack) => {
    const { tries, found, examples } = await attack.run(SIZE, ALL_DEFENCES)
    expect(examples).toEqual([])
    expect(found).toBe(0)
    expect(tries).toBeGreaterThan(0)
  })
})

describe('each defence is taken away once, and the attack aimed at it notices', () => {
  test.each(DEFENCE_NAMES)('without %s', async (defence) => {
    expect((await removed(defence, RARE.get(defence) ?? SIZE)).found, attackOn(defence).id).toBeGreaterThan(0)
  })
})

test('what is said of known answers is true: nine of ten leave the mean of one person open, nine of nineteen that of ten', () => {
  const [dimension = ''] = Object.keys(madeEntity(1).aggregate.total.dimensions)
  const others = madeEntity(1).people
  const one = othersMean(others.slice(0, 1), dimension, ALL_DEFENCES)
  const ten = othersMean(others.slice(0, 10), dimension, ALL_DEFENCES)
  expect(one && width(one)).toBeLessThanOrEqual(10)
  expect(ten && width(ten)).toBeLessThanOrEqual(2)
})

describe('somebody who knows any number of the other answers', () => {
  test('reads no kind of figure that no attack reads, and each kind that an attack names is there', () => {
    const kinds = publishedKinds()
    expect([...kinds].filter((kind) => !ruleOf(kind))).toEqual([])
    expect(FIGURE_RULES.flatMap((rule) => rule.kinds).filter((kind) => !kinds.has(kind))).toEqual([])
  })

  test('would be noticed to read one that is new', () => {
    const places = leavesOf({ release: { participation: { n: 20 }, median: { value: 50 } } }, new Set())
    expect([...places.keys()].filter((place) => !ruleOf(kindAt(place)))).toEqual(['release.median.value'])
  })

  const [culture, harassment] = PLAYED
  test.each([
    ['k-answers', 9, 5, culture],
    ['detail-from-twenty', 19, 9, culture],
    ['experience-noise', 21, 20, harassment],
    ['lot-hides-few', 19, 1, culture],
  ] as const)('reads too much without %s, of %i answers with %i known', (defence, n, known, instrument) => {
    if (!instrument) throw new Error('nothing is played')
    const one = { n, known, instrument, seed: n }
    expect(play(one, ALL_DEFENCES).flat()).toEqual([])
    expect(play(one, without(defence)).flat()).not.toEqual([])
  })

  test('reads what is said that she reads: all of the last person, of two, and whether somebody came', () => {
    const read = leftToRead()
    const of = (figure: string, known: number, others: number) =>
      read.find((each) => each.figure === figure && each.known === known && each.others === others)?.reads
    expect(of('dimensions', 9, 1)).toBe('9 of 9 means')
    expect(of('questions', 9, 9)).toBe('0 of 45 questions')
    expect(of('dimensions', 19, 1)).toBe('9 of 9 means')
    expect(of('questions', 19, 1)).toBe('45 of 45 questions')
    expect(of('questions', 18, 2)).toBe('45 of 45 questions')
    expect(read.filter(({ figure }) => figure === 'participation while open').map(({ reads }) => reads)).toEqual(
      Array.from({ length: 2 }, () => 'whether one more person answered until the next day'),
    )
  })
})

test('who tries figures one after another would be noticed where each try told more or fewer', () => {
  const tries = [300, 250, 225, 212, 206, 203]
  const read = (answers: number) => tries.map((figure) => (answers > figure ? 'more answers than people' : 'they fit'))
  const worlds = new Map([204, 240].map((answers) => [answers, read(answers)] as const))
  expect(learnedOfNumbers(worlds, 203)).toEqual([
    '240 answers are told from 204 after step 2',
    '240 answers are told from 204 after step 2',
  ])
  expect(
    learnedOfNumbers(new Map([204, 240].map((answers) => [answers, tries.map(() => 'waits')] as const)), 203),
  ).toEqual([])
})

describe('the table of defences', () => {
  const document = readFileSync('docs/anonymity.md', 'utf8')

  test('names every defence, where it lives and what it does, in step with the code', () => {
    const upToFinding = (row: string) => row.split('|').slice(0, 4).join('|')
    expect(rowsIn(document).map(upToFinding)).toEqual(tableRows(new Map()).map(upToFinding))
  })

  test('says of every defence what was found without it', () => {
    for (const row of rowsIn(document)) expect(row).toMatch(/\| \d+ of \d+: \S/)
  })

  test('each place holds its defence', () => {
    for (const defence of DEFENCE_NAMES) {
      const name = defence === 'nine-months-apart' ? 'releases_nine_months_apart' : `defences['${defence}']`
      expect(readFileSync(PLACES[defence].file, 'utf8').includes(name), `${PLACES[defence].file} has ${name}`).toBe(
        true,
      )
    }
  })
})

/** Attacks that need a database of their own for each try: fewer of them are made. */
const ON_FILES: ReadonlySet<string> = new Set([
  ...['two-backups', 'same-ids', 'order-of-arrival', 'traces-after-close'],
  ...['backups-compared', 'closed-backups', 'one-copy', 'reader-at-close', 'polled-codes', 'bisected-population'],
])

test('the last full run tried every attack, on at least 300 cases of what entities release, and found nothing', () => {
  const results = attackResults()
  expect(results?.attacks.map(({ id, title }) => ({ id, title }))).toEqual(
    ATTACKS.map(({ id, title }) => ({ id, title })),
  )
  for (const { id, tries, found } of results?.attacks ?? []) {
    expect(found, id).toBe(0)
    if (!ON_FILES.has(id)) expect(tries, id).toBeGreaterThanOrEqual(id === 'year-minus-year' ? 250 : 300)
  }
})

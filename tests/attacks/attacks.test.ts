import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { attackResults } from '#app/features/anonymity/attack-results.server.ts'
import { ALL_DEFENCES, DEFENCE_NAMES, type Defence } from '#surveys/disclosure/defences.ts'
import { width } from './interval.ts'
import { ATTACKS } from './all.ts'
import { attackOn, removed, rowsIn, tableRows } from './defences-table.ts'
import { madeEntity } from './entities.ts'
import { othersMean } from './known-answers.ts'
import { PLACES } from './places.ts'

/** Entities of the reduced run, two of each shape; `npm run attack` takes 300. */
const SIZE = 18
/** What shows only in some entities is looked for in more of them. */
const RARE = new Map<Defence, number>([['mean-from-shares', 81]])

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
  ...['backups-compared', 'closed-backups', 'one-copy', 'reader-at-close', 'polled-codes'],
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

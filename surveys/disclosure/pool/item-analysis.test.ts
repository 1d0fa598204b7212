import { expect, test } from 'vitest'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { createAggregator } from '#surveys/scoring/aggregate.ts'
import { createCrossProducts, type ItemTotals } from '#surveys/scoring/item-totals.ts'
import type { Release } from '../release.ts'
import { releasedItemAnalysis } from './item-analysis.ts'
import { makeItemLot, totalsWith, type LotMember } from './item-lot.ts'

const ITEMS = instrument.scoring.dimensions.flatMap(({ items }) => items)
const check = compileCheck(instrument.survey)

function totalsOf(people: number): ItemTotals {
  const cross = createCrossProducts(instrument)
  const aggregator = createAggregator(instrument, [])
  for (let person = 0; person < people; person += 1) {
    const answers = Object.fromEntries(
      ITEMS.map(({ id }, place) => [id, String(1 + ((person + ((person * place) % 7)) % 5))]),
    )
    const checked = check(answers)
    if (!checked.ok) throw new Error(JSON.stringify(checked.reasons))
    cross.add(checked.answers)
    aggregator.add(checked.answers, checked.visible, {})
  }
  const { total, items } = aggregator.finish()
  return { ...cross.finish(), participants: total.participants, counts: items }
}

type Detail = 'choices' | 'groups' | 'none'

/** A release that shows every question in this detail, but those that are named. */
function releaseWith(detail: Detail, but: Readonly<Record<string, Detail>> = {}): Release {
  const items = ITEMS.flatMap(({ id }) => {
    const of = but[id] ?? detail
    return of === 'none' ? [] : [{ id, distribution: { kind: 'shown', detail: of } }]
  })
  return { items } as unknown as Release
}

const member = (name: string, people: number, release: Release): LotMember => ({
  campaign: `c-${name}`,
  entity: name,
  release,
  responses: people,
  totals: totalsOf(people),
})
const several = (names: string, people: number, release: Release) =>
  [...names].map((name) => member(name, people, release))
const inLot = (members: readonly LotMember[]) =>
  makeItemLot(instrument, members)?.campaigns.map((id) => id.slice(2)) ?? null

const open = several('abcde', 41, releaseWith('choices'))
const [one = '', two = ''] = ITEMS.map(({ id }) => id)

test('five entities with 200 answers make a lot, four do not, nor 199 answers', () => {
  expect(inLot(open)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(inLot(open.slice(1))).toBeNull()
  expect(inLot(several('abcde', 39, releaseWith('choices')))).toBeNull()
})

test('two campaigns of an entity are one: the second waits', () => {
  expect(inLot([...open, { ...member('a', 41, releaseWith('choices')), campaign: 'c-a2' }])).toHaveLength(5)
})

test('one to four entities of which nothing is shown wait; five enter', () => {
  expect(inLot([...open, member('z', 12, releaseWith('none'))])).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(inLot([...open, ...several('wxyz', 12, releaseWith('none'))])).toHaveLength(5)
  expect(inLot([...open, ...several('vwxyz', 12, releaseWith('none'))])).toHaveLength(10)
})

test('each question is judged: who alone does not show one waits, though it shows all others', () => {
  const but = (id: string) => releaseWith('choices', { [id]: 'groups' })
  expect(inLot([...open, member('z', 40, but(one))])).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(inLot([...open, ...several('vwxyz', 40, but(one))])).toHaveLength(10)
  expect(inLot([...open, ...several('vwxy', 40, but(one)), member('z', 40, but(two))])).toHaveLength(5)
})

test('beside four that show their questions in groups, one that shows nothing is alone', () => {
  expect(inLot([...open, ...several('wxyz', 40, releaseWith('groups')), member('v', 12, releaseWith('none'))])).toEqual(
    ['a', 'b', 'c', 'd', 'e'],
  )
})

test('of five that show nothing none may have more than half', () => {
  const four = several('wxyz', 10, releaseWith('none'))
  expect(inLot([...open, ...four, member('v', 41, releaseWith('none'))])).toHaveLength(5)
  expect(inLot([...open, ...four, member('v', 40, releaseWith('none'))])).toHaveLength(10)
})

test('the analysis holds rounded values only, and no number of participants', () => {
  const lot = makeItemLot(instrument, open)
  if (!lot) throw new Error('no lot')
  const totals = totalsWith(null, lot)
  const analysis = releasedItemAnalysis(instrument, totals, { campaigns: 5, entities: 5 })
  expect(analysis).toMatchObject({ campaigns: 5, entities: 5 })
  for (const { casesFrom, usedPercent } of analysis?.dimensions ?? []) {
    expect(casesFrom).toBe(205)
    expect(usedPercent).toBe(100)
  }
  for (const item of analysis?.items ?? []) {
    expect(item.mean === null || Math.abs(item.mean * 10 - Math.round(item.mean * 10)) < 1e-9).toBe(true)
    expect(Number.isInteger(item.unknownPercent) && Number.isInteger(item.floorPercent)).toBe(true)
  }
  expect(JSON.stringify(analysis)).not.toMatch(/participants|"sums"|"products"/)
  expect(releasedItemAnalysis(instrument, totals, { campaigns: 5, entities: 4 })).toBeNull()
  expect(totalsWith(totals, lot).participants).toBe(410)
})

import { describe, expect, test } from 'vitest'
import { complementsOf } from '#surveys/disclosure/pool/complements.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { bandsOf, type MeasureBands } from '#surveys/open-data/bands.ts'
import type { OpenFacts } from '#surveys/open-data/facts.ts'
import { makeEdition } from '#surveys/open-data/tables.ts'
import { laterFacts, madeFacts } from '#tests/support/made-open-data.ts'
import { OPEN_POINTS, SCORE, width, within, type Interval } from './interval.ts'

/**
 * What anybody can take away, taken apart: groups minus groups, an edition minus the one before, groups minus what entities
 * published of themselves. Each attack is tried on what is published, and on the same with a leak planted in it, which it
 * must find.
 */

/** A group with the level that is told of it. */
type Told = { readonly entities: readonly string[]; readonly mean: Interval }

const CUTS = { initial: [0, 40], 'in-process': [40, 60], advanced: [60, 80], consolidated: [80, 100] } as const
const levelBand = (level: keyof typeof CUTS): Interval => ({ low: CUTS[level][0], high: CUTS[level][1] })

/** Half a point on each side: the mean was rounded before its level was read. */
const told = ({ cells }: Pick<MeasureBands, 'cells'>): Told[] =>
  cells.flatMap(({ entities, band }) => {
    if (!band) return []
    const { low, high } = levelBand(band.level)
    return [{ entities, mean: { low: low - 0.5, high: high + 0.5 } }]
  })

/** What is left of a group once another that lies in it is subtracted, with what can be said of its mean. */
function differencesOf(groups: readonly Told[]): Told[] {
  return groups.flatMap((one) =>
    groups.flatMap((other): Told[] => {
      const left = one.entities.filter((entity) => !other.entities.includes(entity))
      if (left.length === 0 || left.length !== one.entities.length - other.entities.length) return []
      const [n, m] = [one.entities.length, other.entities.length]
      const low = (n * one.mean.low - m * other.mean.high) / left.length
      const high = (n * one.mean.high - m * other.mean.low) / left.length
      return [{ entities: left, mean: { low, high } }]
    }),
  )
}

/** What is known of each entity: the narrowest that the sums allow, again and again until nothing moves. */
function narrowed(groups: readonly Told[], known: ReadonlyMap<string, Interval>): Map<string, Interval> {
  const entities = [...new Set(groups.flatMap((group) => group.entities))]
  const found = new Map(entities.map((entity) => [entity, known.get(entity) ?? SCORE]))
  const of = (entity: string) => found.get(entity) ?? SCORE
  for (let round = 0; round < 20; round += 1)
    for (const { entities: inside, mean } of groups) {
      const lows = inside.reduce((sum, entity) => sum + of(entity).low, 0)
      const highs = inside.reduce((sum, entity) => sum + of(entity).high, 0)
      for (const entity of inside) {
        const { low, high } = of(entity)
        const bound = { low: inside.length * mean.low - (highs - high), high: inside.length * mean.high - (lows - low) }
        found.set(entity, within({ low, high }, bound))
      }
    }
  return found
}

/** What the public pages of entities tell of a measure: a level, or the score. */
function publishedOf({ pages, figures }: OpenFacts, { instrument, measure }: MeasureBands): Map<string, Interval> {
  const own = pages.filter((page) => page.instrument === instrument.slug)
  return new Map(
    own.flatMap(({ entityId, levels, tellsScores }) => {
      const level = levels?.find((each) => each.measure === measure)?.level
      const value = figures.find(
        (each) => each.entityId === entityId && each.instrument === instrument.slug && each.measure === measure,
      )?.value
      if (!level || value === undefined) return []
      return [[entityId, tellsScores ? { low: value, high: value } : levelBand(level.id)] as const]
    }),
  )
}

/** Entities that published nothing and are narrowed to less than 60 points. */
function exposed(groups: readonly Told[], known: ReadonlyMap<string, Interval>): string[] {
  const all = [...groups, ...differencesOf(groups)]
  return [...narrowed(all, known)]
    .filter(([entity, interval]) => !known.has(entity) && width(interval) < OPEN_POINTS)
    .map(([entity]) => entity)
}

const SEEDS = Array.from({ length: 12 }, (_, seed) => seed + 100)

describe('whoever reads everything that is published', () => {
  test('narrows no entity that published nothing, from groups, groups minus groups and own pages', () => {
    for (const seed of SEEDS) {
      const facts = madeFacts(seed)
      for (const bands of bandsOf(facts)) expect(exposed(told(bands), publishedOf(facts, bands))).toEqual([])
    }
  })

  test('nor from an edition minus the one before', () => {
    for (const seed of SEEDS) {
      const facts = madeFacts(seed)
      const later = { ...laterFacts(facts, seed), earlier: [makeEdition(facts).basis] }
      const before = bandsOf(facts)
      for (const [at, bands] of bandsOf(later).entries()) {
        const old = before[at]
        const groups = [...told(bands), ...(old ? told(old) : [])]
        expect(exposed(groups, publishedOf(facts, bands))).toEqual([])
      }
    }
  })

  test('nor where an entity knows her own result too', () => {
    for (const seed of SEEDS.slice(0, 4)) {
      const facts = madeFacts(seed)
      for (const bands of bandsOf(facts).filter(({ measure }) => measure === OVERALL))
        for (const { entity, value } of bands.members.slice(0, 6)) {
          const known = new Map([...publishedOf(facts, bands), [entity, { low: value, high: value }] as const])
          expect(exposed(told(bands), known)).toEqual([])
        }
    }
  })
})

describe('the attacks find what is planted', () => {
  const instrument = latestInstrument('organizational-culture')
  const of = (from: number, to: number) => Array.from({ length: to - from }, (_, place) => `e${from + place}`)
  const band = (entities: readonly string[], level: keyof typeof CUTS): Told => ({ entities, mean: levelBand(level) })

  test('a group of two', () => {
    expect(exposed([band(of(0, 2), 'consolidated')], new Map()).length).toBeGreaterThan(0)
  })

  test('the same group with one entity less in a later edition', () => {
    const leak = [band(of(0, 6), 'initial'), band(of(0, 5), 'in-process')]
    expect(exposed(leak, new Map())).toContain('e5')
    const named = leak.map(({ entities }) => ({ kind: 'level', group: 'ministry', entities }))
    expect(complementsOf(named.slice(0, 1), named.slice(1), { k: 10, answers: () => 30 })).toHaveLength(1)
  })

  test('a group of which all but one published their scores', () => {
    const known = new Map(of(0, 5).map((entity) => [entity, { low: 85, high: 85 }] as const))
    expect(exposed([band(of(0, 6), 'consolidated')], known)).toEqual(['e5'])
    expect(instrument.scoring.levels).toEqual([40, 60, 80])
  })
})

test('open data minus the board: who reads both learns no more than the board, for every band follows from released figures', () => {
  for (const seed of SEEDS) {
    const facts = madeFacts(seed)
    // Whoever reads the country has every figure that enters: made again from these alone, the edition is the same.
    const again = makeEdition({ ...facts, figures: facts.figures.map((figure) => ({ ...figure })) })
    expect(again.tables).toEqual(makeEdition(facts).tables)
    // An entity whose figure is hidden enters nothing: with or without it every band is the same.
    const hidden = facts.entities[0]?.id
    const without = { ...facts, figures: facts.figures.filter(({ entityId }) => entityId !== hidden) }
    for (const { members } of bandsOf(without)) expect(members.some(({ entity }) => entity === hidden)).toBe(false)
  }
})

test('no cell that anybody gets is a number that the gate gave, but the year and what a report prints', () => {
  for (const seed of SEEDS)
    for (const { rows } of makeEdition(madeFacts(seed)).tables)
      for (const [, ...cells] of rows) expect(cells.filter((cell) => typeof cell === 'number')).toEqual([])
})

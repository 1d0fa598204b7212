import { expect, test } from 'vitest'
import { bandOf } from '#surveys/comparison/bands.ts'
import { postStratified } from '#surveys/comparison/post-stratify.ts'
import { ALL_DEFENCES } from '#surveys/disclosure/defences.ts'
import { groupMeans, type GroupMember } from '#surveys/disclosure/pool/group-means.ts'
import { groupQuartiles } from '#surveys/disclosure/pool/group-quartiles.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import type { ReleaseCut } from '#surveys/disclosure/release.ts'
import { HIDDEN, shownFigure } from '#tests/support/shown-figure.ts'
import { K, madeEntity, readRelease, type MadeEntity } from './entities.ts'
import { isExact, meanOf, OPEN_POINTS, SCORE, width, within, type Interval } from './interval.ts'

/**
 * What a comparison shows beside the releases, taken apart: post-stratified minus raw, group minus group, bands before and
 * after. Each attack is tried on what the product shows, and on the same page with a leak planted in it, which it must find.
 */

const ENTITIES = Array.from({ length: 81 }, (_, number) => madeEntity(number))
type Shown = NonNullable<ReturnType<typeof postStratified>>

const SEXES = ['mujer', 'hombre'] as const
const answersOf = ({ aggregate }: MadeEntity, sex: (typeof SEXES)[number]) => aggregate.cuts['sex']?.[sex]

/**
 * Raw and post-stratified are two sums of the same two means: whoever knows how many of each sex answered solves them. She
 * counts as having found something where fewer than k people are narrowed to less than 60 points.
 */
function postStratifiedMinusRaw(entity: MadeEntity, shown: Shown | null): string[] {
  const release = readRelease(entity, ALL_DEFENCES)
  const raw = isExact(release.overall) ? meanOf(release.overall) : null
  const [women, men] = SEXES.map((sex) => answersOf(entity, sex)?.overall.n ?? 0)
  if (!shown || !raw || !women || !men) return []
  const people = entity.population.women + entity.population.men
  const [answered, staff] = [men / (women + men), entity.population.men / people]
  if (Math.abs(answered - staff) < 0.02 || Math.min(women, men) >= K) return []
  const half = Number.isInteger(shown.value) ? 0.5 : 0.05
  // men − women = (raw − post-stratified) / (share answered − share of the staff), and men = raw + (1 − share) × that.
  const ends = [-1, 1].flatMap((side) =>
    [raw.low, raw.high].map(
      (mean) => mean + ((1 - answered) * (mean - shown.value - side * half)) / (answered - staff),
    ),
  )
  const found: Interval = within(SCORE, { low: Math.min(...ends), high: Math.max(...ends) })
  return width(found) < OPEN_POINTS && width(found) >= 0
    ? [`${Math.min(women, men)} people lie between ${found.low.toFixed(0)} and ${found.high.toFixed(0)}`]
    : []
}

const shownOf = (entity: MadeEntity) => {
  const release = readRelease(entity, ALL_DEFENCES)
  const cells = release.cuts.find(({ segment }) => segment === 'sex')?.cells ?? 'none'
  return postStratified(cells, OVERALL, release.population)
}

/** As if the page took the means of the sexes from the answers and not from the release. */
function leaked(entity: MadeEntity) {
  const cells = SEXES.map((value) => {
    const { mean = 50, n = 1 } = answersOf(entity, value)?.overall ?? {}
    return { value, overall: shownFigure(Math.round(mean * 10) / 10, 4.1, n), dimensions: {} }
  })
  return postStratified(cells as ReleaseCut['cells'], OVERALL, entity.population)
}

test('post-stratified minus raw tells of no few people, and would where it read the answers', () => {
  expect(ENTITIES.flatMap((entity) => postStratifiedMinusRaw(entity, shownOf(entity)))).toEqual([])
  expect(ENTITIES.flatMap((entity) => postStratifiedMinusRaw(entity, leaked(entity)))).not.toEqual([])
  expect(ENTITIES.filter((entity) => shownOf(entity)).length).toBeGreaterThan(0)
})

const open = (count: number): GroupMember[] =>
  Array.from({ length: count }, (_, at) => ({
    entity: `e${at}`,
    figure: shownFigure(42.1 + ((at * 7) % 40), 3.4, 40 + at),
    population: 90,
  }))
const secret = (value: number): GroupMember => ({ entity: 'hidden', figure: shownFigure(value, 9, 9), population: 30 })
const hidden: GroupMember = { entity: 'hidden', figure: HIDDEN, population: 30 }

/** The mean of a group with an entity, times its number, less that of the group without it. */
function groupMinusGroup(all: readonly GroupMember[], without: readonly GroupMember[]): Interval | null {
  const [whole, part] = [groupMeans(all), groupMeans(without)]
  if ('kind' in whole || 'kind' in part || whole.entities === part.entities) return null
  const difference = whole.entities * whole.plain.value - part.entities * part.plain.value
  const rounding = (whole.entities + part.entities) / 2
  return within(SCORE, { low: difference - rounding, high: difference + rounding })
}

test('group minus group is nothing where an entity is hidden, and would be its score', () => {
  for (let count = 5; count < 12; count += 1) {
    expect(groupMinusGroup([...open(count), hidden], open(count))).toBeNull()
    const found = groupMinusGroup([...open(count), secret(91)], open(count))
    expect(found && width(found) < OPEN_POINTS && found.high >= 91).toBe(true)
  }
})

test('a hidden entity changes no band and no quartile from one quarter to the next, and would', () => {
  const read = (members: readonly GroupMember[]) => {
    const found = groupQuartiles(members)
    return 'kind' in found
      ? found
      : { cuts: found.cuts, bands: [45, 58, 70].map((at) => bandOf({ low: at, high: at }, found.cuts)) }
  }
  const others = open(9)
  expect(read([...others, hidden])).toEqual(read(others))
  const moved = Array.from({ length: 41 }, (_, at) => read([...open(8), secret(40 + at)]))
  expect(new Set(moved.map((each) => JSON.stringify(each))).size).toBeGreaterThan(1)
})

test('no quartile is to the point the score of an entity more often than by chance of five', () => {
  for (let count = 9; count < 30; count += 2) {
    const found = groupQuartiles(open(count))
    if ('kind' in found) throw new Error(found.kind)
    expect(found.cuts.every((cut) => cut % 5 === 0)).toBe(true)
  }
})

test('under five entities, and beside one with more than half of the answers, a group tells nothing', () => {
  expect(groupMeans([...open(4), hidden])).toEqual({ kind: 'few-entities' })
  const giant = { entity: 'giant', figure: shownFigure(88.8, 2, 900), population: 2000 }
  expect(groupMeans([...open(8), giant])).toEqual({ kind: 'one-outweighs' })
  expect(groupQuartiles([...open(8), giant])).toEqual({ kind: 'one-outweighs' })
})

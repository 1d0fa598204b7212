import { seededRandom, type Random } from '#scripts/demo/random.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import {
  cutsBeside,
  makeScoreLots,
  type GroupedResult,
  type GroupResult,
} from '#surveys/disclosure/pool/score-group.ts'
import { Findings, type Attack } from './attack.ts'
import { OPEN_POINTS } from './interval.ts'

/**
 * Up to three entities of a group lay side by side what each reads of the others, in one quarter and in the next. They
 * know their own scores, whose results are in the group, and every rule. Of each of the others they look for countries in
 * which they would read letter by letter the same: between the lowest and the highest score that it has in those, its
 * score stays open.
 */

/** Ends of what a score that is shown as a number can be. */
const [LOWEST, HIGHEST] = [5, 95]

type Played = {
  readonly groups: readonly (readonly GroupedResult[])[]
  readonly colluding: readonly string[]
}

/** How far the scores of a country lie apart: from nearly alike to anything. */
const SPREADS = [2, 5, 10, 18] as const
const scoreOf = (random: Random, middle: number, spread: number) =>
  Math.round(Math.min(94, Math.max(6, middle + spread * random.normal())) * 10) / 10

/** Who colludes: one to three, at the lower end, at the upper end, about the middle, or anywhere. */
function colluders(random: Random, members: readonly GroupedResult[]): string[] {
  const sorted = [...members].sort((one, other) => one.value - other.value).map(({ entity }) => entity)
  const count = random.between(1, 3)
  const from = [0, sorted.length - count, Math.floor((sorted.length - count) / 2)][random.between(0, 3)]
  if (from !== undefined) return sorted.slice(Math.max(0, from), from + count)
  return sorted.filter(() => random.next() < 0.3).slice(0, 3)
}

function country(number: number, defences: Defences): Played {
  const random = seededRandom(7100 + number)
  const [middle, spread] = [random.between(30, 70), SPREADS[number % SPREADS.length] ?? 10]
  const result = (at: number, quarter: number): GroupResult => ({
    entity: `e${at}`,
    result: `e${at}-${quarter}`,
    value: scoreOf(random, middle, spread),
    answers: random.between(10, 90),
    size: null,
    isGrouped: false,
  })
  const size = random.between(6, 22)
  const first = Array.from({ length: size }, (_, at) => result(at, 1))
  const before = makeScoreLots(first, { hadNoneForAYear: true }, defences).map(({ members }) => members)
  const grouped = new Set(before.flat().map((each) => each.result))
  // In the next quarter somebody new, somebody who measured again, or many.
  const came = number % 5 === 0 ? random.between(8, 20) : random.between(1, 2)
  const again = number % 3 === 0 ? [result(random.between(0, size - 1), 2)] : []
  const later = [
    ...first.filter(({ entity }) => !again.some((each) => each.entity === entity)),
    ...again,
    ...Array.from({ length: came }, (_, at) => result(size + at, 2)),
  ].map((each) => ({ ...each, isGrouped: grouped.has(each.result) }))
  const after = makeScoreLots(later, { hadNoneForAYear: number % 2 === 0 }, defences).map(({ members }) => members)
  return { groups: [...before, ...after], colluding: colluders(random, before[0] ?? first) }
}

type Scores = ReadonlyMap<string, number>

/** Everything that those who collude read, were these the scores. */
function readIn({ groups, colluding }: Played, scores: Scores, defences: Defences): string {
  return JSON.stringify(
    groups.map((members) => {
      const so = members.map((each) => ({ ...each, value: scores.get(each.result) ?? each.value }))
      return colluding.map((entity) => cutsBeside(so, entity, defences))
    }),
  )
}

/** Scores in which one is another, and perhaps one of the others too. */
function* otherCountries(truth: Scores, mine: string, others: readonly string[]): Generator<Scores> {
  const of = (result: string) => truth.get(result) ?? 0
  const steps = Array.from({ length: HIGHEST - LOWEST + 1 }, (_, at) => LOWEST + at)
  // Nearly always one of these is enough: nothing tells them apart, so she may stand where another stands.
  for (const score of [LOWEST, HIGHEST])
    for (const other of others) yield new Map(truth).set(other, of(mine)).set(mine, score)
  for (const score of steps) for (const other of others) yield new Map(truth).set(other, of(mine)).set(mine, score)
  for (const score of steps.filter((step) => step % 5 === 0))
    for (const other of others)
      for (const end of [LOWEST, of(mine), HIGHEST])
        for (const third of others)
          yield new Map(truth)
            .set(third, end)
            .set(other, third === other ? end : of(mine))
            .set(mine, score)
}

function openPoints(played: Played, mine: string, defences: Defences): number {
  const members = played.groups.flat()
  const truth = new Map(members.map(({ result, value }) => [result, value]))
  const others = [
    ...new Set(members.filter(({ entity }) => !played.colluding.includes(entity)).map(({ result }) => result)),
  ]
  const read = readIn(played, truth, defences)
  let [low, high] = [truth.get(mine) ?? 0, truth.get(mine) ?? 0]
  for (const scores of otherCountries(truth, mine, others)) {
    const score = scores.get(mine) ?? 0
    if (score >= low && score <= high) continue
    if (readIn(played, scores, defences) !== read) continue
    ;[low, high] = [Math.min(low, score), Math.max(high, score)]
    if (high - low >= OPEN_POINTS) break
  }
  return high - low
}

/** A cut that is to the decimal what one of the others scored, though it names nobody. */
function tellsOne({ groups, colluding }: Played, defences: Defences): string[] {
  return groups.flatMap((members) =>
    colluding.flatMap((entity) => {
      const cuts = cutsBeside(members, entity, defences)
      const read = cuts ? [cuts.median, ...(cuts.quartiles ?? [])] : []
      const told = members.find(
        ({ entity: other, value }) => !colluding.includes(other) && read.includes(value) && value % 5 !== 0,
      )
      return told ? [`a cut is to the decimal the score of one of ${members.length}: ${told.value}`] : []
    }),
  )
}

/** The first of the others whose score does not stay open. */
function narrowed(played: Played, defences: Defences): string[] {
  const others = played.groups.flat().filter(({ entity }) => !played.colluding.includes(entity))
  for (const result of new Set(others.map((each) => each.result))) {
    const open = openPoints(played, result, defences)
    if (open < OPEN_POINTS)
      return [
        `of ${others.length} others, ${played.colluding.length} read that of ${result} within ${open.toFixed(1)} points`,
      ]
  }
  return []
}

function tryCountry(number: number, defences: Defences): string[] {
  const played = country(number, defences)
  return [...narrowed(played, defences), ...tellsOne(played, defences)]
}

export const WHERE_ATTACK: Attack = {
  id: 'where-we-stand',
  title:
    'Juntar lo que tres entidades leen de su grupo, cada una sin sí misma, en dos trimestres, para saber el puntaje de otra',
  against: ['group-cuts-inside', 'group-by-lot', 'group-in-steps'],
  run: (size, defences) => {
    const findings = new Findings()
    for (let number = 0; number < size; number += 1) findings.add(tryCountry(number, defences))
    return findings.finish()
  },
}

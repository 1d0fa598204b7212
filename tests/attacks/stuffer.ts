import { seededRandom, type Random } from '#scripts/demo/random.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import type { Figure, Release } from '#surveys/disclosure/release.ts'
import type { MadeResponse } from '#tests/support/aggregates.ts'
import { Findings, type Attack } from './attack.ts'
import { entityOf, instrument, K, madePeople, readRelease } from './entities.ts'
import { isExact, isScored, OPEN_POINTS, possibleCounts, SCORE, stepOfFigure, width, within } from './interval.ts'
import { readScored, type ScoredPerson } from './scored-entities.ts'

/**
 * Somebody who also answers: any number of a campaign's answers are hers, or told to her, up to all but one. What she
 * subtracts she reads; so nothing may be shown of a group that is only she and somebody who can be named.
 */

const DIMENSIONS = instrument.scoring.dimensions
const SENT = 50

const scoresOf = (random: Random, mean: number) =>
  DIMENSIONS.map(() => Math.min(95, Math.max(5, mean + 15 * random.normal())))
const people = (random: Random, n: number, segments: Readonly<Record<string, string>>): ScoredPerson[] =>
  Array.from({ length: n }, () => ({ segments, scores: scoresOf(random, 35 + 30 * random.next()) }))
const own = (n: number, segments: Readonly<Record<string, string>>): ScoredPerson[] =>
  Array.from({ length: n }, () => ({ segments, scores: DIMENSIONS.map(() => SENT) }))

/** The one honest person of a group, once the others are taken away. */
function oneLeft(figure: Figure | undefined, sent: number): boolean {
  if (!isScored(figure)) return false
  if (!isExact(figure)) return true
  const half = stepOfFigure(figure) / 2
  return possibleCounts(figure.count).some((n) => {
    if (n !== sent + 1) return false
    const [low, high] = [figure.value - half, figure.value + half].map((mean) => n * mean - sent * SENT)
    return width(within(SCORE, { low: low ?? 0, high: high ?? 100 })) < OPEN_POINTS
  })
}

function ofGroup(release: Release, segment: string, value: string, sent: number, who: string): string[] {
  const cells = release.cuts.find((cut) => cut.segment === segment)?.cells ?? 'none'
  const cell = cells === 'none' ? undefined : cells.find((each) => each.value === value)
  const read = DIMENSIONS.filter(({ id }) => oneLeft(cell?.dimensions[id], sent)).length
  return read > 0 ? [`${who}: ${read} of ${DIMENSIONS.length} scores`] : []
}

/** The other sex is read from the difference: women's level from the total, where all men are hers but one. */
function fromDifference(release: Release, who: string): string[] {
  const told = Object.values(release.gaps).filter(({ kind }) => kind === 'estimated').length
  return told > 0 ? [`${who}: the difference to the others in ${told} places`] : []
}

/** Few men work there, one of whom answered; nine or more answers are hers. */
function fewMen(number: number, defences: Defences): string[] {
  const random = seededRandom(8100 + number)
  const men = random.between(1, 14)
  const sent = random.between(K - 1, K + 4)
  const women = people(random, random.between(20, 50), { sex: 'mujer' })
  const he = people(random, 1, { sex: 'hombre' })
  const population = { women: women.length + random.between(0, 20), men }
  const release = (there: readonly ScoredPerson[]) =>
    readScored({ people: [...women, ...there, ...own(sent, { sex: 'hombre' })], population }, defences)
  const read = release(he)
  // Beside ten counted men whom nobody can tell apart he is one of ten: said, and not prevented.
  const named = men < K || sent + 1 > men
  const said = `one man of ${men}, ${sent} answers sent as his`
  const verdict = (one: Release) => JSON.stringify(one.representativeness)
  const short = own(K - 1, { sex: 'hombre' })
  const tells =
    men < K &&
    verdict(readScored({ people: [...women, ...short], population }, defences)) !==
      verdict(readScored({ people: [...women, ...he, ...short.slice(0, K - 1)], population }, defences))
  return [
    ...(named ? [...ofGroup(read, 'sex', 'hombre', sent, said), ...fromDifference(read, said)] : []),
    ...(tells ? [`one man of ${men}: whether he answered, from the verdict`] : []),
  ]
}

/** Nobody counts the people of an age: one of them answered, nine answers are hers. */
function oneOfAnAge(number: number, defences: Defences): string[] {
  const random = seededRandom(8200 + number)
  const others = people(random, random.between(40, 80), { sex: 'mujer', 'age-band': '30-39' })
  const more = people(random, random.between(20, 40), { sex: 'hombre', 'age-band': '40-49' })
  const one = people(random, 1, { sex: 'mujer', 'age-band': '60-mas' })
  const hers = own(K - 1, { sex: 'mujer', 'age-band': '60-mas' })
  const entity = { people: [...others, ...more, ...one, ...hers], population: { women: 300, men: 300 } }
  const release = readScored(entity, defences, { segments: ['sex', 'age-band'] })
  return ofGroup(release, 'age-band', '60-mas', K - 1, 'one person of 60 or more')
}

/** By the single link she answers as often as she likes: what is opened of few answers is opened of nobody else. */
function byLink(number: number, defences: Defences): string[] {
  const random = seededRandom(8300 + number)
  const honest = madePeople(9 * (number % 30) + 1).slice(0, random.between(1, 20))
  const hers: MadeResponse = {
    answers: Object.fromEntries(DIMENSIONS.flatMap(({ items }) => items.map(({ id }) => [id, '3']))),
    segments: { sex: number % 2 ? 'hombre' : 'mujer' },
  }
  const sent = Array.from({ length: random.between(20, 99 - honest.length) }, () => hers)
  const release = readRelease(entityOf([...honest, ...sent], 120), defences, { singleLink: true })
  const questions = release.items.filter(({ distribution }) => distribution.kind === 'shown').length
  const groups = release.cuts.filter(({ cells }) => cells !== 'none').length
  return questions + groups > 0
    ? [`${sent.length} answers by the link and ${honest.length} others: ${questions} questions, ${groups} groups`]
    : []
}

function knownAnswers(size: number, defences: Defences) {
  const findings = new Findings()
  for (let number = 0; number < size; number += 1) {
    findings.add(fewMen(number, defences))
    findings.add(oneOfAnAge(number, defences))
    if (number % 3 === 0) findings.add(byLink(number, defences))
  }
  return findings.finish()
}

export const STUFFER_ATTACK: Attack = {
  id: 'own-answers-in-a-group',
  title: 'Enviar respuestas propias como parte de un grupo pequeño, o muchas por el enlace único, y restarlas',
  against: ['cell-population-at-least-k', 'cell-within-population', 'link-from-hundred'],
  run: knownAnswers,
}

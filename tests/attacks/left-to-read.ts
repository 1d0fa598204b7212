import { seededRandom, type Random } from '#scripts/demo/random.ts'
import { ALL_DEFENCES } from '#surveys/disclosure/defences.ts'
import { smallestClass } from '#surveys/disclosure/distribution.ts'
import { openParticipation } from '#surveys/disclosure/participation.ts'
import type { AnswerClass, Release } from '#surveys/disclosure/release.ts'
import { aggregateOf, type MadeResponse } from '#tests/support/aggregates.ts'
import type { NotPromised } from './attack.ts'
import { entityOf, instrument, K, readRelease } from './entities.ts'
import { isExact, meanOf, OPEN_POINTS, SCORE, width, within } from './interval.ts'
import { answersAt, askedItems, choicesOf, evenly } from './published.ts'

/**
 * What known answers do give, because nobody promised otherwise (`docs/anonymity.md`): measured, so that what is said of
 * it has a number. She sends each answer as often as the others, so that none is too rare to be shown, and takes hers away.
 */

const ITEMS = askedItems(instrument)
const honest = (random: Random): MadeResponse => ({
  answers: answersAt(instrument, (item) => evenly(random, choicesOf(item).length)),
  segments: { sex: random.next() < 0.5 ? 'mujer' : 'hombre' },
})
const hers = (person: number): MadeResponse => ({
  answers: answersAt(instrument, (item) => ((person + ITEMS.indexOf(item)) % 5) / 4),
  segments: { sex: 'mujer' },
})
const allHers = (known: number) => Array.from({ length: known }, (_, person) => hers(person))

/** Dimensions in which the mean of the others is known within less than 60 points; of one person: her score. */
function scoresRead(release: Release, known: number): number {
  const sent = aggregateOf(instrument, allHers(known)).total.dimensions
  return release.dimensions.filter(({ id, figure }) => {
    if (!isExact(figure) || figure.count.kind !== 'exact') return false
    const { n } = figure.count
    const { low, high } = meanOf(figure)
    const sum = known * (sent[id]?.mean ?? 0)
    const left = within(SCORE, { low: (n * low - sum) / (n - known), high: (n * high - sum) / (n - known) })
    return width(left) < OPEN_POINTS
  }).length
}

/** How many of n answers a class has, where whole percents say so exactly. */
function countIn({ share }: AnswerClass, n: number): number | null {
  if (share.kind !== 'percent') return null
  const [low, high] = [Math.ceil(((share.percent - 0.5) * n) / 100), Math.floor(((share.percent + 0.5) * n) / 100)]
  return low === high ? low : null
}

/** Questions of which she knows exactly how many of the others gave each answer; of one person: her answer. */
function questionsRead(release: Release, known: number): number {
  if (release.participation.kind !== 'shown') return 0
  const { n } = release.participation
  const sent = aggregateOf(instrument, allHers(known)).items
  return release.items.filter(({ id, distribution }) => {
    if (distribution.kind !== 'shown' || distribution.count.kind !== 'exact') return false
    const counts = distribution.classes.map((each) => {
      const all = countIn(each, n)
      const own = each.choices.reduce((sum, choice) => sum + (sent[id]?.choices[choice] ?? 0), 0)
      return all === null ? null : all - own
    })
    if (n - known > 1) return distribution.detail === 'choices' && counts.every((count) => count !== null)
    // Of one person it is enough that her answer is the only one of its class.
    const [only, ...more] = distribution.classes.filter((_, place) => counts[place] === 1)
    return more.length === 0 && only?.choices.length === 1
  }).length
}

function ofOthers(known: number, others: number, random: Random): NotPromised[] {
  const people = [...allHers(known), ...Array.from({ length: others }, () => honest(random))]
  const release = readRelease(entityOf(people), ALL_DEFENCES)
  const dimensions = instrument.scoring.dimensions.length
  return [
    { figure: 'dimensions', known, others, reads: `${scoresRead(release, known)} of ${dimensions} means` },
    { figure: 'questions', known, others, reads: `${questionsRead(release, known)} of ${ITEMS.length} questions` },
  ]
}

/** With t − 1 answers of a kind her own, the first of another person makes the class exact: it says that there is one. */
function firstOfAKind(n: number, random: Random): NotPromised {
  const known = smallestClass(n) - 1
  const lowest = { answers: answersAt(instrument, () => 0), segments: { sex: 'mujer' } }
  const people = Array.from({ length: n - known }, (_, person) => ({
    // Of the others nobody gives the lowest answer, but one of them to the questions with an even place.
    answers: answersAt(instrument, (item) => {
      const place = ITEMS.indexOf(item)
      return person === 0 && place % 2 === 0 ? 0 : 0.25 + 0.75 * ((person + random.between(0, 1)) % 4) * (1 / 3)
    }),
    segments: { sex: person % 2 ? 'mujer' : 'hombre' },
  }))
  const release = readRelease(entityOf([...Array.from({ length: known }, () => lowest), ...people]), ALL_DEFENCES)
  const told = release.items.filter(({ id, distribution }) => {
    const place = ITEMS.findIndex((item) => item.id === id)
    return distribution.kind === 'shown' && distribution.detail === 'choices' && place % 2 === 0
  }).length
  const asked = release.items.filter(({ id }) => ITEMS.findIndex((item) => item.id === id) % 2 === 0).length
  return {
    ...{ figure: 'questions', known, others: n - known },
    reads: `that one other gave the lowest answer, in ${told} of ${asked} questions`,
  }
}

/** Days and own answers after which the count that is shown once a day says whether anybody else answered that day. */
function dayByDay(before: number): NotPromised {
  const shown = (sent: number, others: number) => {
    const read = openParticipation(others + sent)
    return read.kind === 'at-least' ? read.n : 0
  }
  let sent = 0
  // One a day, while nobody else answers, until the number rises: then the next one of anybody is the fifth.
  while (shown(sent, before) === shown(sent + 1, before)) sent += 1
  sent += 5
  const told = shown(sent, before) !== shown(sent, before + 1)
  return {
    ...{ figure: 'participation while open', known: sent, others: before },
    reads: told ? 'whether one more person answered until the next day' : 'nothing',
  }
}

/** Everything of it. The same every time. */
export function leftToRead(): readonly NotPromised[] {
  const random = seededRandom(2027)
  return [
    ...(
      [
        [9, 1],
        [19, 1],
        [18, 2],
        [9, 9],
        [9, 10],
        [10, 10],
        [20, 20],
      ] as const
    ).flatMap(([known, others]) => ofOthers(known, others, random)),
    firstOfAKind(40, random),
    ...[0, K + 2].map(dayByDay),
  ]
}

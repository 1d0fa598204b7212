import { seededRandom, type Random } from '#scripts/demo/random.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import { SHOWN_FROM } from '#surveys/disclosure/noise/allocation.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { organizationalCultureV1 } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { sexualHarassmentV1 } from '#surveys/instruments/sexual-harassment/v1/instrument.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import type { MadeResponse } from '#tests/support/aggregates.ts'
import { countsOf, entityDraws, poolDraws, type Drawn, type Part } from '#tests/support/experience.ts'
import { Findings, type Attack } from './attack.ts'
import { K } from './entities.ts'
import { ruleOf, SECRETS, type Secret } from './figure-rules.ts'
import { kindAt, leavesOf, namesAt, type Leaves } from './leaves.ts'
import { leftToRead } from './left-to-read.ts'
import {
  answersAt,
  askedItems,
  choicesOf,
  evenly,
  NO_NOISES,
  published,
  type Closed,
  type Noises,
} from './published.ts'

/**
 * Somebody who sent, or knows, m of the n answers of a campaign, for every m from one to n − 1, and reads every figure
 * that there is. Of the others she asks five things. Two campaigns that differ in nothing but that are released: what
 * comes out differently tells her, and only what `figure-rules.ts` names may.
 */

export const PLAYED: readonly Instrument[] = [
  organizationalCultureV1,
  sexualHarassmentV1,
  latestInstrument('gender-stereotypes'),
]
/** On both sides of 10 and 20, where figures open. */
const SIZES = [2, 9, 10, 11, 19, 20, 21, 30]

type Case = { readonly n: number; readonly known: number; readonly instrument: Instrument; readonly seed: number }

/** Each number of known answers from one to all but one, for each size, the instruments in turns. */
const CASES: readonly Case[] = SIZES.flatMap((n) =>
  Array.from({ length: n - 1 }, (_, place): Case[] => {
    const instrument = PLAYED[(n + place) % PLAYED.length]
    return instrument ? [{ n, known: place + 1, instrument, seed: 40 * n + place }] : []
  }).flat(),
)

/** What she sends herself: all in the middle, all at one end, in turns at both, or as honest people do. */
const SENDS: readonly ((random: Random, person: number) => number)[] = [
  () => 0.5,
  () => 0,
  (_, person) => person % 2,
  (random) => random.next(),
]
const HAPPENED: Part = {
  answers: { 'exp-01': 'una', 'wit-01': 'si', 'cha-who': 'superior', 'cha-told': 'nadie', 'cha-report': 'si' },
  sex: null,
}

type World = { readonly people: readonly MadeResponse[]; readonly parts: readonly Part[] }
type Made = World & { readonly population: Closed['population']; readonly known: number }

function madeWorld({ n, known, instrument, seed }: Case, random: Random): Made {
  const send = SENDS[seed % SENDS.length] ?? (() => 0.5)
  const fewMen = seed % 3 === 0
  const sexOf = (person: number) => (fewMen && person >= known ? 'mujer' : person % 2 ? 'mujer' : 'hombre')
  const people = Array.from({ length: n }, (_, person) => ({
    answers: answersAt(instrument, (item) =>
      person < known ? send(random, person) : evenly(random, choicesOf(item).length),
    ),
    segments: { sex: sexOf(person) },
  }))
  const parts = people.map((): Part => (random.next() < 0.3 ? HAPPENED : null))
  return { people, parts, known, population: { women: n + 5, men: fewMen ? random.between(1, K - 1) : n + 5 } }
}

/** The dimension to which the others answer otherwise. */
const dimensionAt = ({ instrument, known }: Case) =>
  instrument.scoring.dimensions[known % instrument.scoring.dimensions.length]

function othersWith(made: Made, change: (person: MadeResponse) => MadeResponse): World {
  return { ...made, people: made.people.map((person, place) => (place < made.known ? person : change(person))) }
}

/** The same campaign, but for one thing about the people whose answers she does not know. */
function otherWorld(secret: Secret, one: Case, made: Made, random: Random): World {
  const { people, parts, known } = made
  const items = dimensionAt(one)?.items ?? []
  const answer = (changed: Readonly<Record<string, string>>) =>
    othersWith(made, ({ answers, segments = {} }) => ({ answers: { ...answers, ...changed }, segments }))
  switch (secret) {
    case 'scored': {
      const end = random.between(0, 1)
      return answer(Object.fromEntries(items.map((item) => [item.id, choicesOf(item).at(end === 0 ? 0 : -1) ?? ''])))
    }
    case 'left-out': {
      const [left] = items
      return othersWith(made, ({ answers, segments = {} }) => ({
        answers: Object.fromEntries(Object.entries(answers).filter(([id]) => id !== left?.id)),
        segments,
      }))
    }
    case 'sex':
      return othersWith(made, ({ answers, segments }) => ({
        answers,
        segments: { sex: segments?.['sex'] === 'mujer' ? 'hombre' : 'mujer' },
      }))
    case 'experience':
      return { people, parts: parts.map((part, place) => (place < known ? part : part ? null : HAPPENED)) }
    case 'came':
      return { people: people.slice(0, -1), parts: parts.slice(0, -1) }
  }
}

/** Noise such that the noisy counts of both worlds are those that were drawn in the first. */
function sameNoisyCounts(drawn: readonly number[], before: readonly Drawn[], now: readonly Drawn[]) {
  const left = now.map(({ count }, place) => (drawn[place] ?? 0) + (before[place]?.count ?? count) - count)
  return () => left.shift() ?? 0
}

const namesOf = new Map(
  PLAYED.map(({ hash, scoring }) => [hash, new Set(scoring.dimensions.map(({ id }) => id))] as const),
)

/** Everything that is read of a world, by place. */
function readAll(one: Case, made: Made, world: World, seed: number, defences: Defences): Leaves {
  const { instrument, n, known } = one
  const drawn = Array.from({ length: 12 }, (_, place) => ((seed * 31 + place * 17) % 7) - 3)
  const all = [made.parts, world.parts] as const
  const noises = (): Noises => {
    const release = all.map((parts) => entityDraws(countsOf(parts), n, false))
    const pool = all.map((parts) => poolDraws(countsOf(parts)))
    return {
      release: sameNoisyCounts(drawn, release[0] ?? [], release[1] ?? []),
      // An entity whose block is not shown enters no pool.
      pool: n < SHOWN_FROM ? () => 1 : sameNoisyCounts(drawn, pool[0] ?? [], pool[1] ?? []),
    }
  }
  const closed: Closed = {
    ...{ instrument, people: world.people, parts: world.parts, population: made.population },
    withoutCountry: known > 1 && known < n - 1,
  }
  return leavesOf(published(closed, noises(), defences), namesOf.get(instrument.hash) ?? new Set())
}

const dimensionOf = new Map(
  PLAYED.map(({ hash, scoring }) => {
    const of = new Map(
      scoring.dimensions.flatMap(({ id, items }) =>
        [id, ...items.map((item) => item.id)].map((each) => [each, id] as const),
      ),
    )
    for (const item of scoring.unscored) if (item.kind === 'perceived-norm') of.set(item.id, of.get(item.about) ?? '')
    return [hash, of] as const
  }),
)

/** Why a place may not move with this secret, or null where it may. */
function toldBy(place: string, secret: Secret, one: Case, made: Made, isThere: boolean): string | null {
  const rule = ruleOf(kindAt(place))
  if (!rule) return 'a figure that no attack reads'
  const from = rule.moves[secret]
  const told = `${rule.figure}, ${one.known} of ${one.n} known`
  if (from === undefined) return `${told}: moves with ${secret}`
  if (one.n < from) return `${told}: moves with ${secret} under ${from} answers`
  const { women, men } = made.population
  if (rule.groups && secret !== 'came' && (women < K || men < K)) return `${told}: moves with ${secret} of ${men} men`
  const of = dimensionOf.get(one.instrument.hash)
  const about = namesAt(place).flatMap((name) => of?.get(name) ?? [])
  const asked = secret === 'scored' || secret === 'left-out'
  return rule.own && asked && isThere && about.some((id) => id !== dimensionAt(one)?.id)
    ? `${told}: moves with answers to another dimension`
    : null
}

/** Places that differ although nothing of the others' answers may move them. */
function learnedOf(secret: Secret, one: Case, made: Made, first: Leaves, other: Leaves): string[] {
  const moved: { readonly place: string; readonly isThere: boolean }[] = []
  for (const [place, value] of first) {
    const isThere = other.has(place)
    if (!isThere || other.get(place) !== value) moved.push({ place, isThere })
  }
  for (const place of other.keys()) if (!first.has(place)) moved.push({ place, isThere: false })
  return moved.flatMap(({ place, isThere }) => {
    const told = toldBy(place, secret, one, made, isThere)
    return told === null ? [] : [`${told} (${place})`]
  })
}

/** What she learns in one case, of each of the five things that she asks. */
export function play(one: Case, defences: Defences): string[][] {
  const random = seededRandom(9900 + one.seed)
  const made = madeWorld(one, random)
  const first = readAll(one, made, made, one.seed, defences)
  const unread = [...first.keys()].flatMap((place) =>
    ruleOf(kindAt(place)) ? [] : [`a figure that no attack reads: ${kindAt(place)}`],
  )
  const asked = SECRETS.filter((secret) => secret !== 'experience' || one.instrument.scoring.prevalence)
  return asked.map((secret) => {
    const other = readAll(one, made, otherWorld(secret, one, made, random), one.seed, defences)
    return [...unread, ...learnedOf(secret, one, made, first, other)]
  })
}

/** @param size comparisons, about; a case is four or five of them, and in a full run each number of known answers is one. */
function everyFigure(size: number, defences: Defences) {
  const findings = new Findings()
  const cases = Math.min(Math.ceil(size / 2), CASES.length)
  for (let number = 0; number < cases; number += 1) {
    const one = CASES[Math.floor((number * CASES.length) / cases)]
    if (one) for (const learned of play(one, defences)) findings.add(learned)
  }
  return findings.finish()
}

/** Shares of the population that answer alike, for the kinds of figures that only some entities show. */
const LEANS: readonly ((random: Random, person: number, item: number) => number)[] = [
  (random) => random.next(),
  // Women are all at one end of the first dimension, and below men in the others.
  (random, person, item) => (person % 2 ? (item < 5 ? 1 : 0.1 + random.next() / 2) : 0.4 + random.next() / 2),
  () => 1,
  (random) => (random.next() < 0.04 ? 0 : random.next() < 0.5 ? 0.5 : 1),
]

/** Every kind of figure that campaigns of all sizes and leans show. */
export function publishedKinds(): ReadonlySet<string> {
  const kinds = new Set<string>()
  const random = seededRandom(12)
  for (const instrument of PLAYED) {
    const all = askedItems(instrument)
    for (const n of [9, 15, 40, 60, 310]) {
      for (const lean of n < 40 ? LEANS.slice(0, 1) : LEANS) {
        const people = Array.from({ length: n }, (_, person) => {
          const answers = Object.entries(answersAt(instrument, (item) => lean(random, person, all.indexOf(item))))
          // A few leave questions out, and a few do not say whether they are women or men.
          const given = person < 4 ? answers.slice(1, -1) : answers
          const unsaid = n === 40 ? lean === LEANS[0] : n > 60 && person % 12 === 1
          const sex = unsaid ? '' : person % 2 ? 'mujer' : 'hombre'
          return { answers: Object.fromEntries(given), ...(sex === '' ? {} : { segments: { sex } }) }
        })
        const closed: Closed = {
          ...{ instrument, people, parts: people.map(() => null), population: { women: n, men: n } },
          singleLink: n === 60,
          withoutCountry: n !== 40,
        }
        const read = leavesOf(published(closed, NO_NOISES), namesOf.get(instrument.hash) ?? new Set())
        for (const at of read.keys()) kinds.add(kindAt(at))
      }
    }
  }
  return kinds
}

export const EVERY_FIGURE_ATTACK: Attack = {
  id: 'known-answers-in-every-figure',
  title: 'Enviar o conocer de una a todas las respuestas menos una, y leer con ellas cada dato que se muestra',
  against: [],
  run: everyFigure,
  notPromised: leftToRead,
}

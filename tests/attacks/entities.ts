import { NO_NOISE } from '#tests/support/noise.ts'
import { seededRandom, type Random } from '#scripts/demo/random.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import { makeRelease, type ReleaseTerms } from '#surveys/disclosure/make-release.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import type { Aggregate, Population } from '#surveys/scoring/report.ts'
import { aggregateOf, type MadeResponse } from '#tests/support/aggregates.ts'

export { instrument }
export const K = 10
const DIMENSIONS = instrument.scoring.dimensions

/** A made-up entity: what everybody answered, and what an attacker reads of it. */
export type MadeEntity = {
  readonly people: readonly MadeResponse[]
  readonly aggregate: Aggregate
  readonly population: Population
}

type Person = {
  readonly sex: string
  readonly leans: readonly number[]
  readonly spread: number
  readonly skips: ReadonlySet<number>
  readonly unknowns: number
}

function answer(random: Random, { leans, spread, skips, unknowns }: Person): Record<string, string> {
  return Object.fromEntries(
    DIMENSIONS.flatMap(({ items }, place) =>
      skips.has(place)
        ? []
        : items.map(({ id, keyed }) => {
            if (random.next() < unknowns) return [id, 'ns']
            const wanted = Math.min(5, Math.max(1, Math.round((leans[place] ?? 3) + random.normal() * spread)))
            return [id, String(keyed === 'reverse' ? 6 - wanted : wanted)]
          }),
    ),
  )
}

/** Shapes that entities have: what is rare in a plain random draw is what attacks live on. */
const SHAPES = [
  'plain',
  'complete',
  'alike',
  'one-end',
  'few-answer-one-topic',
  'one-sex-at-an-end',
  'few-of-one-sex',
  'unknowns',
  'one-odd-item',
] as const
type Shape = (typeof SHAPES)[number]

const SIZES: Readonly<Record<Shape, readonly [number, number]>> = {
  plain: [10, 80],
  complete: [20, 24],
  alike: [10, 40],
  'one-end': [20, 60],
  'few-answer-one-topic': [32, 70],
  'one-sex-at-an-end': [24, 60],
  'few-of-one-sex': [22, 70],
  unknowns: [30, 60],
  'one-odd-item': [30, 30],
}

function sexOf(random: Random, shape: Shape, place: number): string {
  if (shape === 'few-of-one-sex') return place < 6 ? 'hombre' : place < 8 ? 'pnr' : 'mujer'
  if (shape === 'one-sex-at-an-end' || shape === 'complete') return place % 2 ? 'mujer' : 'hombre'
  return random.next() < 0.92
    ? random.next() < 0.55
      ? 'mujer'
      : 'hombre'
    : (['', 'otra', 'pnr'][random.between(0, 2)] ?? '')
}

function leanOf(random: Random, shape: Shape, base: number, sex: string, place: number, person: number): number {
  if (shape === 'one-end' && place === 2) return base < 3 ? 0 : 6
  if (shape === 'one-sex-at-an-end' && place === 2) return sex === 'mujer' ? 6.5 : 3.2
  if (shape === 'few-answer-one-topic' && place === 2) return 1
  if (shape === 'few-of-one-sex' && sex === 'hombre') return 1.5
  return base + (shape === 'alike' ? 0 : random.normal() * 0.5) + (person % 3) * (shape === 'alike' ? 0 : 0.2)
}

function skipsOf(random: Random, shape: Shape, person: number): ReadonlySet<number> {
  if (shape === 'few-answer-one-topic') return person < 7 ? new Set() : new Set([2])
  if (shape === 'plain' && random.next() < 0.1)
    return new Set(Array.from({ length: random.between(1, 4) }, (_, place) => place))
  return new Set()
}

/** Every item is answered in five equal parts, but one of a topic, to which nobody answers unfavourably. */
function oddItem(person: number): Record<string, string> {
  return Object.fromEntries(
    DIMENSIONS.flatMap(({ items }, place) =>
      items.map(({ id, keyed }, index) => {
        const wanted = place === 1 && index === 1 ? (person % 3 === 0 ? 3 : 5) : 1 + ((person + index + place) % 5)
        return [id, String(keyed === 'reverse' ? 6 - wanted : wanted)]
      }),
    ),
  )
}

/** People of an entity of this number; the same for the same number. */
export function madePeople(number: number): MadeResponse[] {
  const random = seededRandom(7001 + number)
  const shape = SHAPES[number % SHAPES.length] ?? 'plain'
  const [least, most] = SIZES[shape]
  const base = shape === 'few-answer-one-topic' ? 4.4 : 2 + random.next() * 2.4
  const spread = shape === 'alike' ? 0.05 : shape === 'one-end' ? 0.4 : 0.3 + random.next()
  const unknowns = shape === 'unknowns' ? 0.12 : shape === 'plain' ? 0.04 : 0
  return Array.from({ length: random.between(least, most) }, (_, person) => {
    const sex = sexOf(random, shape, person)
    const leans = DIMENSIONS.map((_each, place) => leanOf(random, shape, base, sex, place, person))
    const answers =
      shape === 'one-odd-item'
        ? oddItem(person)
        : answer(random, { sex, leans, spread, skips: skipsOf(random, shape, person), unknowns })
    return { answers, ...(sex === '' ? {} : { segments: { sex } }) }
  })
}

/** An entity with these people; everybody else of its population did not answer. */
export function entityOf(people: readonly MadeResponse[], more = 15): MadeEntity {
  const side = (sex: string) => people.filter(({ segments }) => segments?.['sex'] === sex).length + more
  return {
    people,
    aggregate: aggregateOf(instrument, people),
    population: { women: side('mujer'), men: side('hombre') },
  }
}

const known = new Map<number, MadeEntity>()

/** The entity of this number, made once: scoring everybody costs most of an attack. */
export function madeEntity(number: number): MadeEntity {
  const made = known.get(number) ?? entityOf(madePeople(number))
  known.set(number, made)
  return made
}

/** What a reader of the entity gets: the release as it goes over the wire. */
export function readRelease(
  { aggregate, population }: MadeEntity,
  defences: Defences,
  more: Partial<ReleaseTerms> = {},
): Release {
  const terms = { k: K, population, noise: NO_NOISE, ...more }
  return JSON.parse(JSON.stringify(makeRelease(instrument, aggregate, terms, defences))) as Release
}

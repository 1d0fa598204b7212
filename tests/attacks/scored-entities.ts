import { seededRandom, type Random } from '#scripts/demo/random.ts'
import type { Defences } from '#surveys/disclosure/defences.ts'
import { makeRelease, type ReleaseTerms } from '#surveys/disclosure/make-release.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import type { Aggregate, FigureMoments, Population } from '#surveys/scoring/report.ts'
import { momentsOf } from '#tests/support/aggregates.ts'
import { instrument, K } from './entities.ts'
import { NO_NOISE } from '#tests/support/noise.ts'

/** Somebody's scores by dimension, without the answers behind them: the joint attack reads no questions. */
export type ScoredPerson = { readonly segments: Readonly<Record<string, string>>; readonly scores: readonly number[] }
export type ScoredEntity = { readonly people: readonly ScoredPerson[]; readonly population: Population }

const DIMENSIONS = instrument.scoring.dimensions
export const OVERALL = DIMENSIONS.length

function figuresOf(people: readonly ScoredPerson[]): FigureMoments {
  const column = (place: number) => people.map(({ scores }) => scores[place] ?? 0)
  const overall = people.map(({ scores }) => scores.reduce((sum, score) => sum + score, 0) / scores.length)
  return {
    participants: people.length,
    overall: momentsOf(overall),
    dimensions: Object.fromEntries(DIMENSIONS.map(({ id }, place) => [id, momentsOf(column(place))])),
  }
}

/** What a campaign of these people comes to. */
export function scoredAggregate(people: readonly ScoredPerson[], segments: readonly string[] = ['sex']): Aggregate {
  const { slug, version, hash } = instrument
  const cells = (segment: string) => {
    const values = [...new Set(people.map((person) => person.segments[segment] ?? ''))]
    return Object.fromEntries(
      values.map((value) => [value, figuresOf(people.filter((person) => (person.segments[segment] ?? '') === value))]),
    )
  }
  return {
    instrument: { slug, version, hash },
    accepted: people.length,
    total: figuresOf(people),
    items: {},
    cuts: Object.fromEntries(segments.map((segment) => [segment, cells(segment)])),
  }
}

/** The release as it goes over the wire. */
export function readScored(
  { people, population }: ScoredEntity,
  defences: Defences,
  more: Partial<ReleaseTerms> & { readonly segments?: readonly string[] } = {},
): Release {
  const aggregate = scoredAggregate(people, more.segments)
  return JSON.parse(
    JSON.stringify(makeRelease(instrument, aggregate, { k: K, population, noise: NO_NOISE, ...more }, defences)),
  ) as Release
}

const SHAPES = ['plain', 'few-outside', 'alike', 'two-poles', 'ten-outside', 'one-end', 'all-answered'] as const
type Shape = (typeof SHAPES)[number]

const clip = (score: number) => Math.min(100, Math.max(0, score))

/** Mean and spread of a group in a dimension. */
function leanOf(shape: Shape, sex: string, place: number, base: number): { mean: number; spread: number } {
  if (shape === 'alike' && sex === 'mujer') return { mean: base, spread: 0.2 }
  if (shape === 'two-poles') return { mean: sex === 'mujer' ? base + 18 : base - 18, spread: 0.4 }
  if (shape === 'ten-outside' && sex === 'pnr') return place < 2 ? { mean: 1, spread: 1 } : { mean: base, spread: 0.3 }
  if (shape === 'one-end' && sex === 'mujer' && place < 3) return { mean: 1.5, spread: 1 }
  if (shape === 'few-outside' && sex === 'pnr') return { mean: base < 50 ? 90 : 10, spread: 3 }
  return { mean: base + (sex === 'mujer' ? -3 : 3), spread: shape === 'one-end' && place < 3 ? 6 : 15 }
}

function outsideOf(random: Random, shape: Shape): number {
  if (shape === 'ten-outside') return random.between(10, 16)
  if (shape === 'few-outside') return random.next() < 0.5 ? 1 : random.between(2, 9)
  return shape === 'plain' ? random.between(0, 3) : 0
}

/** The entity of this number; the same for the same number. What is rare in a plain draw is what attacks live on. */
export function scoredEntity(number: number): ScoredEntity {
  const random = seededRandom(9301 + number)
  const shape = SHAPES[number % SHAPES.length] ?? 'plain'
  const base = 35 + 30 * random.next()
  const groups = [
    ['mujer', random.between(10, 45)],
    ['hombre', random.between(10, 45)],
    ['pnr', outsideOf(random, shape)],
  ] as const
  const people = groups.flatMap(([sex, n]) =>
    Array.from({ length: n }, (): ScoredPerson => {
      const scores = DIMENSIONS.map((_, place) => {
        const { mean, spread } = leanOf(shape, sex, place, base)
        return clip(mean + spread * random.normal())
      })
      return { segments: { sex }, scores }
    }),
  )
  const more = () => (shape === 'all-answered' ? 0 : random.between(0, 25))
  return { people, population: { women: groups[0][1] + more(), men: groups[1][1] + groups[2][1] + more() } }
}

import type { Defences } from '#surveys/disclosure/defences.ts'
import { makeExperiencePool, type ExperienceMember } from '#surveys/disclosure/experience-pool.ts'
import { makeRelease } from '#surveys/disclosure/make-release.ts'
import type { Participants } from '#surveys/disclosure/prevalence.ts'
import { releasedPrevalence } from '#surveys/disclosure/prevalence.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { sexualHarassmentV1 as harassment } from '#surveys/instruments/sexual-harassment/v1/instrument.ts'
import { aggregateOf } from '#tests/support/aggregates.ts'
import {
  bestGuess,
  countsOf,
  entityDraws,
  mostRight,
  poolDraws,
  prevalenceSpec,
  spent,
  type Drawn,
  type Part,
} from '#tests/support/experience.ts'
import { givenNoise, NO_NOISE, seededBelow } from '#tests/support/noise.ts'
import { Findings, type Attack } from './attack.ts'

/**
 * Somebody who sent, or knows, every answer but one sees everything that is released, and guesses whether something
 * happened to the last person. The best guess there is: by the exact chances of what is published in either case.
 */

/** ε of one entity, and of a pool. */
const OF_ENTITY = 2.25
const OF_POOL = 0.75
const EVERYTHING: Readonly<Record<string, string>> = {
  ...Object.fromEntries(prevalenceSpec.families.flatMap(({ items }) => items).map((id) => [id, 'varias'])),
  'wit-01': 'si',
  'cha-who': 'superior',
  'cha-told': 'nadie',
  'cha-report': 'si',
  'cha-reprisal': 'si',
  'cha-protection': 'no',
}
const SEXES = ['mujer', 'hombre', null] as const

type Case = {
  /** Counts with noise if nothing happened to her (she filled nothing), and if everything did. */
  readonly nothing: readonly Drawn[]
  readonly everything: readonly Drawn[]
  /** What is read, from the noise that was drawn. */
  readonly read: (happened: boolean, noise: readonly number[]) => string
  readonly epsilon: number
}

function othersOf(people: number, below: (n: number) => number): Part[] {
  return Array.from({ length: people }, (): Part => {
    if (below(4) === 0) return null
    const families = prevalenceSpec.families.filter(() => below(7) === 0).flatMap(({ items }) => items.slice(0, 1))
    return {
      answers: {
        ...Object.fromEntries(families.map((id) => [id, 'una'])),
        'wit-01': below(5) === 0 ? 'si' : 'no',
        ...(families.length > 0 ? { 'cha-who': 'superior', 'cha-report': below(3) === 0 ? 'si' : 'no' } : {}),
      },
      sex: SEXES[below(3)] ?? null,
    }
  })
}

function entityCase(people: Participants, number: number, defences: Defences): Case {
  const others = othersOf(people.all - 1, seededBelow(number))
  const bySex = people.women >= 100 && people.men >= 100
  const countsIf = (happened: boolean) =>
    countsOf([...others, happened ? { answers: EVERYTHING, sex: SEXES[number % 3] ?? null } : null])
  const worlds = { nothing: countsIf(false), everything: countsIf(true) }
  return {
    nothing: entityDraws(worlds.nothing, people.all, bySex),
    everything: entityDraws(worlds.everything, people.all, bySex),
    read: (happened, noise) =>
      JSON.stringify(
        releasedPrevalence(
          prevalenceSpec,
          happened ? worlds.everything : worlds.nothing,
          people,
          { k: 10, population: number % 2 ? { women: 400, men: 400 } : null, noise: givenNoise(noise) },
          defences,
        ),
      ),
    epsilon: OF_ENTITY,
  }
}

const answers = Object.fromEntries(
  harassment.scoring.dimensions.flatMap(({ items }) =>
    items.map(({ id, points }) => [id, Object.entries(points).find(([, value]) => value === 1)?.[0] ?? '']),
  ),
)
let releasedBefore: Release | undefined

/** Members of a pool whose own blocks are out already: what is read new is the pool. */
function poolMembers(happened: boolean): ExperienceMember[] {
  const told = Array.from({ length: 60 }, (): Part => ({ answers: EVERYTHING, sex: null }))
  const last: Part = happened ? { answers: EVERYTHING, sex: null } : null
  releasedBefore ??= makeRelease(
    harassment,
    {
      ...aggregateOf(
        harassment,
        Array.from({ length: 80 }, () => ({ answers })),
      ),
      prevalence: countsOf(told),
    },
    { k: 10, population: null, noise: NO_NOISE },
  )
  const release = releasedBefore
  return ['a', 'b', 'c', 'd', 'e'].map((entity, place) => ({
    entity,
    release,
    counts: countsOf(place === 0 ? [...told, last] : told),
  }))
}

function poolCase(defences: Defences): Case {
  const worlds = { nothing: poolMembers(false), everything: poolMembers(true) }
  const drawsOf = (members: readonly ExperienceMember[]) => {
    const each = members.map(({ counts }) => poolDraws(counts))
    return (each[0] ?? []).map(({ epsilon }, place) => ({
      epsilon,
      count: each.reduce((sum, draws) => sum + (draws[place]?.count ?? 0), 0),
    }))
  }
  return {
    nothing: drawsOf(worlds.nothing),
    everything: drawsOf(worlds.everything),
    read: (happened, noise) =>
      JSON.stringify(
        makeExperiencePool(
          harassment,
          happened ? worlds.everything : worlds.nothing,
          2026,
          givenNoise(noise),
          defences,
        ),
      ),
    epsilon: OF_POOL,
  }
}

/** Noisy counts that are looked at, near the two that are possible. */
const OUTPUTS = 12

/**
 * What she learns too much. Wherever the noisy counts are the same, what is read must be the same, whichever of the two
 * is true: then all she has is the noisy counts, and the best guess from those is worked out exactly.
 */
function learned({ nothing, everything, read, epsilon }: Case, number: number): string[] {
  const below = seededBelow(number)
  for (let output = 0; output < OUTPUTS; output += 1) {
    const noisy = nothing.map(({ count }) => count + below(9) - 4)
    const noiseFor = (draws: readonly Drawn[]) => draws.map(({ count }, place) => (noisy[place] ?? 0) - count)
    if (read(false, noiseFor(nothing)) !== read(true, noiseFor(everything)))
      return ['of the last person: whether something happened to her']
  }
  const right = bestGuess(nothing, everything)
  return right > mostRight(epsilon) + 1e-12 || spent(nothing, everything) > epsilon + 1e-12
    ? [`the guess is right in ${(100 * right).toFixed(0)} %`]
    : []
}

const SHAPES: readonly Participants[] = [
  { all: 20, women: 1, men: 19 },
  { all: 60, women: 30, men: 30 },
  { all: 150, women: 80, men: 60 },
  { all: 230, women: 110, men: 110 },
  { all: 320, women: 150, men: 160 },
]

export const PREVALENCE_ATTACKS: readonly Attack[] = [
  {
    id: 'prevalence-stuffer',
    title: 'Deducir, sabiendo todas las respuestas menos una, si a esa persona le pasó algo',
    against: ['experience-noise'],
    run: (size, defences) => {
      const findings = new Findings()
      for (let number = 0; number < size; number += 1) {
        const shape = SHAPES[number % SHAPES.length]
        if (shape) findings.add(learned(entityCase(shape, number, defences), number))
      }
      findings.add(learned(poolCase(defences), size))
      return findings.finish()
    },
  },
]

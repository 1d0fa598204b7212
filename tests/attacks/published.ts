import { itemEnds } from '#app/features/results/item-ends.ts'
import { askedQuestions } from '#app/features/results/questions/question-order.ts'
import { describe } from '#app/features/results/view-results.server.ts'
import { participationBand } from '#app/features/certificates/conditions.ts'
import { seededRandom, type Random } from '#scripts/demo/random.ts'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import { separableExtremes } from '#surveys/disclosure/extremes.ts'
import { makeExperiencePool, type ExperienceMember } from '#surveys/disclosure/experience-pool.ts'
import { makeRelease } from '#surveys/disclosure/make-release.ts'
import type { NoiseSource } from '#surveys/disclosure/noise/discrete-laplace.ts'
import { changeOverTime } from '#surveys/disclosure/over-time.ts'
import { openParticipation } from '#surveys/disclosure/participation.ts'
import { makePool, type PoolMember } from '#surveys/disclosure/pool.ts'
import { releasedItemAnalysis } from '#surveys/disclosure/pool/item-analysis.ts'
import { makeItemLot, totalsWith, type LotMember } from '#surveys/disclosure/pool/item-lot.ts'
import { levelCounts } from '#surveys/disclosure/pool/level-counts.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { comparability } from '#surveys/model/crosswalk.ts'
import { proposeActions } from '#surveys/planning/propose-actions.ts'
import { createCrossProducts } from '#surveys/scoring/item-totals.ts'
import type { Aggregate, Population } from '#surveys/scoring/report.ts'
import { aggregateOf, type MadeResponse } from '#tests/support/aggregates.ts'
import { countsOf, type Part } from '#tests/support/experience.ts'
import { NO_NOISE, seededNoise } from '#tests/support/noise.ts'
import { K } from './entities.ts'

/** A campaign that closed: what everybody answered, and what happened to them where that is asked. */
export type Closed = {
  readonly instrument: Instrument
  readonly people: readonly MadeResponse[]
  /** What happened to each, or null where she skipped that part. */
  readonly parts: readonly Part[]
  readonly population: Population
  readonly singleLink?: boolean
  /** What takes long to work out over several entities is left out. */
  readonly withoutCountry?: boolean
}

type Choosable = { readonly id: string; readonly points: Readonly<Record<string, number | null>> }

/** Items that one may answer with points: those scored, and what people think that others think. */
export const askedItems = ({ scoring }: Instrument): readonly Choosable[] => [
  ...scoring.dimensions.flatMap(({ items }) => items),
  ...scoring.unscored.flatMap((item) => (item.kind === 'perceived-norm' ? [item] : [])),
]

/** Choices with points, from the least favourable. */
export function choicesOf(item: Choosable): readonly string[] {
  const known = choices.get(item)
  if (known) return known
  const made = Object.entries(item.points)
    .flatMap(([choice, value]) => (value === null ? [] : [{ choice, value }]))
    .sort((one, other) => one.value - other.value)
    .map(({ choice }) => choice)
  choices.set(item, made)
  return made
}
const choices = new WeakMap<Choosable, readonly string[]>()

/** Answers of one person; `place` says where among the choices of an item, 0 the least favourable, 1 the most. */
export function answersAt(instrument: Instrument, place: (item: Choosable) => number): Record<string, string> {
  return Object.fromEntries(
    askedItems(instrument).map((item) => {
      const all = choicesOf(item)
      const at = Math.min(all.length - 1, Math.max(0, Math.round(place(item) * (all.length - 1))))
      return [item.id, all[at] ?? '']
    }),
  )
}

/** Each of so many choices as often as the others. */
export const evenly = (random: Random, choices: number) => random.between(0, choices - 1) / Math.max(1, choices - 1)

function aggregateWith({ instrument, people, parts }: Closed): Aggregate {
  const aggregate = aggregateOf(instrument, people)
  return instrument.scoring.prevalence ? { ...aggregate, prevalence: countsOf(parts) } : aggregate
}

/** Other entities of the same instrument, of which everything is shown, with what they published before. */
type Beside = {
  readonly earlier: Release
  readonly pool: readonly PoolMember[]
  readonly lot: readonly LotMember[]
  readonly told: readonly ExperienceMember[]
}
const OTHERS = 5
const QUARTER = '2026-T4'
const beside = new Map<string, Beside>()

function lotMember(name: string, closed: Closed, aggregate: Aggregate, release: Release): LotMember {
  const cross = createCrossProducts(closed.instrument)
  const check = compileCheck(closed.instrument.survey)
  for (const { answers } of closed.people) {
    const checked = check(answers)
    if (checked.ok) cross.add(checked.answers)
  }
  const totals = { ...cross.finish(), participants: aggregate.total.participants, counts: aggregate.items }
  return { campaign: `c-${name}`, entity: name, release, responses: closed.people.length, totals }
}

const TOLD = { 'exp-01': 'una', 'wit-01': 'si', 'cha-who': 'superior', 'cha-told': 'nadie', 'cha-report': 'no' }

function evenEntity(instrument: Instrument, random: Random): Closed {
  // Each choice as often as the others, so that every question is shown choice by choice.
  const turns = new Map(
    askedItems(instrument).map(({ id }) => [
      id,
      { step: [1, 7, 11, 13][random.between(0, 3)] ?? 1, start: random.between(0, 59) },
    ]),
  )
  const people = Array.from({ length: 60 }, (_, person) => ({
    answers: answersAt(instrument, (item) => {
      const { step = 1, start = 0 } = turns.get(item.id) ?? {}
      const many = choicesOf(item).length
      return ((person * step + start) % many) / Math.max(1, many - 1)
    }),
    segments: { sex: person % 2 ? 'mujer' : 'hombre' },
  }))
  const parts = people.map((): Part => ({ answers: TOLD, sex: null }))
  return { instrument, people, parts, population: { women: 50, men: 50 } }
}

function besideOf(instrument: Instrument): Beside {
  const known = beside.get(instrument.hash)
  if (known) return known
  const random = seededRandom(4711)
  const all = Array.from({ length: OTHERS }, (_, place) => {
    const closed = evenEntity(instrument, random)
    const aggregate = aggregateWith(closed)
    const terms = { k: K, population: closed.population, noise: seededNoise(place) }
    const release = makeRelease(instrument, aggregate, terms)
    const name = `e${place}`
    return {
      pool: { entity: name, quarter: QUARTER, release, moments: aggregate.total },
      lot: lotMember(name, closed, aggregate, release),
      told: { entity: name, release, counts: countsOf(closed.parts) },
    }
  })
  const [first] = all
  if (!first) throw new Error('nobody beside')
  const made = {
    earlier: first.pool.release,
    pool: all.map(({ pool }) => pool),
    lot: all.map(({ lot }) => lot),
    told: all.map(({ told }) => told),
  }
  beside.set(instrument.hash, made)
  return made
}

/** Noise of the release, and of the yearly pool. */
export type Noises = { readonly release: NoiseSource; readonly pool: NoiseSource }
export const NO_NOISES: Noises = { release: NO_NOISE, pool: NO_NOISE }

function nationalItems(lot: readonly LotMember[], { instrument }: Closed, defences: Defences) {
  const made = makeItemLot(instrument, lot, defences)
  if (!made) return null
  const counted = { campaigns: made.campaigns.length, entities: made.campaigns.length }
  return releasedItemAnalysis(instrument, totalsWith(null, made), counted)
}

/** What is proposed and why; the wording of actions and of what asks for them is the instrument's, whoever answered. */
function planOf(instrument: Instrument, release: Release) {
  return proposeActions(instrument, release).map(({ action: { id }, reasons, ...rest }) => ({
    ...rest,
    id,
    reasons: reasons.map((reason) => ({ ...reason, trigger: undefined })),
  }))
}

/** Questions as a page puts them in an order, by their ids. */
function sortedBy(orden: 'menor' | 'nose', release: Release, instrument: Instrument): string {
  const { groups } = askedQuestions(release, describe(instrument), { orden })
  return groups.flatMap(({ questions }) => questions.map(({ item }) => item.id)).join(' ')
}

/**
 * Everything with numbers that anybody is shown of a campaign, made by the functions that the product calls: its
 * release, what is read off it (plan, change, strongest and weakest, certificate), the count while it was open, and every
 * figure over several entities that it enters.
 */
export function published(closed: Closed, noises: Noises, defences: Defences = ALL_DEFENCES) {
  const { instrument, people, parts, population, singleLink = false } = closed
  const aggregate = aggregateWith(closed)
  const release = makeRelease(instrument, aggregate, { k: K, population, noise: noises.release, singleLink }, defences)
  const { earlier, pool, lot, told } = besideOf(instrument)
  const mine = { entity: 'hers', release }
  return {
    open: openParticipation(people.length, defences),
    release,
    change: changeOverTime(earlier, release, comparability([instrument], instrument, instrument)),
    extremes: separableExtremes(release.dimensions),
    ranked: Object.values(itemEnds(release, describe(instrument)) ?? {})
      .flat()
      // The question is told by its text.
      .map(({ id: _id, ...end }) => end),
    sorted: { score: sortedBy('menor', release, instrument), unknown: sortedBy('nose', release, instrument) },
    plan: planOf(instrument, release),
    certificate: { participationFrom: participationBand({ release }) },
    pool: makePool(
      instrument,
      [...pool, { ...mine, quarter: QUARTER, moments: aggregate.total }],
      QUARTER,
      K,
      defences,
    ),
    levels: levelCounts([...pool, mine].map(({ release: { overall } }) => ({ overall, reviewed: null }))),
    ...(closed.withoutCountry
      ? {}
      : { nationalItems: nationalItems([...lot, lotMember('hers', closed, aggregate, release)], closed, defences) }),
    ...(instrument.scoring.prevalence && !closed.withoutCountry
      ? {
          experiencePool: makeExperiencePool(
            instrument,
            [...told, { ...mine, counts: countsOf(parts) }],
            2026,
            noises.pool,
            defences,
          ),
        }
      : {}),
  }
}

import type { Instrument, ScoredDimension } from '#surveys/model/instrument.ts'
import { placedQuestions } from '#surveys/model/survey-json.ts'
import type { Aggregate, ItemCounts, Population } from '#surveys/scoring/report.ts'
import { shownCount } from './count.ts'
import { releasedCut } from './cuts.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { mayShowChoices, releasedDistribution } from './distribution.ts'
import { overallBesideBounds, PROTECTS_ANOTHER, releasedFigure, type FigureRules } from './figure.ts'
import { releasedGaps } from './gaps.ts'
import { releasedNorms } from './perceived-norms.ts'
import type { NoiseSource } from './noise/discrete-laplace.ts'
import { releasedPrevalence, type Participants } from './prevalence.ts'
import { releasedParticipation, releasedRepresentativeness } from './participation.ts'
import type { Figure, Release, ReleaseContent, ReleaseCut } from './release.ts'
import { DETAIL_FROM } from './rounding.ts'

export type ReleaseTerms = {
  /** Answers with points that a figure needs; fixed when the campaign opened. */
  readonly k: number
  readonly population: Population | null
  /** Draws the noise of what happened to people, from the generator of the operating system; asked in a fixed order. */
  readonly noise: NoiseSource
}

const NO_COUNTS: ItemCounts = { choices: {}, notAnswered: 0, hidden: 0 }

function peopleOf(population: Population | null): number | null {
  return population ? population.women + population.men : null
}

function releasedDimensions(
  instrument: Instrument,
  { total }: Aggregate,
  rules: FigureRules,
  defences: Defences,
): Release['dimensions'] {
  return instrument.scoring.dimensions.map(({ id }) => {
    const moments = total.dimensions[id] ?? { n: 0, mean: 0, sumOfSquaredDeviations: 0 }
    return {
      id,
      figure: releasedFigure(moments, shownCount(moments.n, total.participants, rules.k, defences), rules, defences),
    }
  })
}

/**
 * The overall follows from the dimensions where everybody answered everything. So it is hidden with a hidden
 * dimension; beside one that is only bounded it is rounded to whole points and does not move with it.
 */
function releasedOverall(
  instrument: Instrument,
  { total }: Aggregate,
  dimensions: Release['dimensions'],
  rules: FigureRules,
  defences: Defences,
): Figure {
  if (defences['overall-hides'] && dimensions.some(({ figure }) => figure.kind === 'suppressed'))
    return total.overall.n < rules.k ? releasedFigure(total.overall, { kind: 'exact', n: 0 }, rules) : PROTECTS_ANOTHER
  const protect = defences['overall-tells-no-bound']
  const bounded = protect && dimensions.some(({ figure }) => figure.kind === 'scored' && figure.bound !== 'exact')
  const count = shownCount(total.overall.n, total.participants, rules.k, defences)
  const parts = instrument.scoring.dimensions.map(({ id, weight }) => ({
    figure: dimensions.find((each) => each.id === id)?.figure,
    moments: total.dimensions[id],
    weight,
  }))
  return releasedFigure(
    protect ? overallBesideBounds(total.overall, parts) : total.overall,
    count,
    bounded ? { ...rules, atLeastStep: 1 } : rules,
    defences,
  )
}

/**
 * Items of a dimension that are shown in groups only. The mean of the dimension and all its other items would give
 * the mean of a single item in groups; so a second one, the next of the form, goes with it.
 */
function groupedItems(dimension: ScoredDimension, items: Aggregate['items'], defences: Defences): ReadonlySet<string> {
  const grouped = dimension.items
    .filter((item) => !mayShowChoices(item, items[item.id] ?? NO_COUNTS))
    .map(({ id }) => id)
  if (!defences['items-in-pairs'] || grouped.length !== 1 || dimension.items.length === 1) return new Set(grouped)
  const at = dimension.items.findIndex(({ id }) => id === grouped[0])
  const next = dimension.items[(at + 1) % dimension.items.length]
  return new Set(next ? [...grouped, next.id] : grouped)
}

function releasedItems(instrument: Instrument, aggregate: Aggregate, k: number, defences: Defences): Release['items'] {
  const { participants } = aggregate.total
  if (defences['detail-from-twenty'] && participants < DETAIL_FROM) return []
  return instrument.scoring.dimensions.flatMap((dimension) => {
    const grouped = groupedItems(dimension, aggregate.items, defences)
    return dimension.items.map((item) => ({
      id: item.id,
      distribution: releasedDistribution(
        item,
        aggregate.items[item.id] ?? NO_COUNTS,
        { participants, k, grouped: grouped.has(item.id) },
        defences,
      ),
    }))
  })
}

function releasedCuts(
  instrument: Instrument,
  aggregate: Aggregate,
  { k, population }: ReleaseTerms,
  defences: Defences,
): ReleaseCut[] {
  if (defences['detail-from-twenty'] && aggregate.total.participants < DETAIL_FROM) return []
  const questions = new Map(placedQuestions(instrument.survey).map(({ question }) => [question.name, question]))
  const weights = Object.fromEntries(instrument.scoring.dimensions.map(({ id, weight }) => [id, weight]))
  return Object.entries(aggregate.cuts).map(([segment, cells]) => {
    const values = (questions.get(segment)?.choices ?? []).map(({ value }) => value)
    const populations = segment === 'sex' && population ? { mujer: population.women, hombre: population.men } : {}
    return releasedCut(
      { segment, total: aggregate.total, cells, values, populations, k, levels: instrument.scoring.levels, weights },
      defences,
    )
  })
}

function participantsOf({ total, cuts }: Aggregate): Participants {
  const ofSex = (sex: string) => cuts['sex']?.[sex]?.participants ?? 0
  return { all: total.participants, women: ofSex('mujer'), men: ofSex('hombre') }
}

/**
 * The gate: turns the exact counts of a closed campaign into what may be shown of it. Nothing else makes a release.
 * Pure: the same answers, terms and noise give the same release, to the byte.
 * @param defences all, but in a test that takes one away.
 */
export function makeRelease(
  instrument: Instrument,
  aggregate: Aggregate,
  terms: ReleaseTerms,
  defences: Defences = ALL_DEFENCES,
): Release {
  const { k, population } = terms
  const rules: FigureRules = { k, population: peopleOf(population), cuts: instrument.scoring.levels }
  const dimensions = releasedDimensions(instrument, aggregate, rules, defences)
  const dimensionIds = instrument.scoring.dimensions.map(({ id }) => id)
  const items = releasedItems(instrument, aggregate, k, defences)
  const { prevalence } = instrument.scoring
  const sexes =
    defences['detail-from-twenty'] && aggregate.total.participants < DETAIL_FROM ? {} : (aggregate.cuts['sex'] ?? {})
  const content: ReleaseContent = {
    format: 1,
    instrument: aggregate.instrument,
    k,
    population,
    participation: releasedParticipation(aggregate.total.participants, population, k),
    representativeness: releasedRepresentativeness(aggregate, population, k),
    overall: releasedOverall(instrument, aggregate, dimensions, rules, defences),
    dimensions,
    items,
    ...releasedNorms(instrument, aggregate, items, k, defences),
    ...(prevalence && aggregate.prevalence
      ? {
          prevalence: releasedPrevalence(prevalence, aggregate.prevalence, participantsOf(aggregate), terms, defences),
        }
      : {}),
    cuts: releasedCuts(instrument, aggregate, terms, defences),
    gaps: releasedGaps({ women: sexes['mujer'], men: sexes['hombre'] }, dimensionIds, population, k, defences),
  }
  return content as Release
}

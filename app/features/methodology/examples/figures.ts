import { releasedDistribution } from '#surveys/disclosure/distribution.ts'
import { releasedFigure } from '#surveys/disclosure/figure.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { maturityLevel } from '#surveys/scoring/levels.ts'
import { marginOfError, populationCorrection, tQuantile } from '#surveys/scoring/margin.ts'
import { sampleVariance } from '#surveys/scoring/moments.ts'
import type { Moments } from '#surveys/scoring/report.ts'
import { representativenessProblems, requiredParticipation, requiredSample } from '#surveys/scoring/representative.ts'
import { PARAMETERS } from '../parameters.ts'
import { momentsOf, momentsWith } from './moments.ts'

const TWELVE_SCORES = [35, 42, 50, 55, 58, 60, 62, 65, 70, 75, 80, 88] as const
const POPULATION = 40

/** A figure as a page shows it. */
export function shown(moments: Moments, population: number | null = null) {
  return releasedFigure(
    moments,
    { kind: 'exact', n: moments.n },
    { k: PARAMETERS.k, population, cuts: PARAMETERS.levels },
  )
}

/** Twelve scores of forty people, with every step of their margin. */
export function marginExample() {
  const moments = momentsOf(TWELVE_SCORES)
  return {
    scores: TWELVE_SCORES,
    population: POPULATION,
    n: moments.n,
    mean: moments.mean,
    deviation: Math.sqrt(sampleVariance(moments) ?? 0),
    t: tQuantile(0.975, moments.n - 1),
    correction: Math.sqrt(populationCorrection(moments.n, POPULATION)),
    margin: marginOfError(moments, POPULATION) ?? 0,
    withoutCorrection: marginOfError(moments, null) ?? 0,
    ofEverybody: marginOfError(moments, moments.n) ?? 0,
    ofTooFewPeople: marginOfError(moments, moments.n - 2) ?? 0,
    shown: shown(moments, POPULATION),
  }
}

/** Figures at the ends: an interval that is cut off at 100, and one in which all answered alike. */
export function edgeExamples() {
  const high = momentsWith(12, 91, 18)
  const alike = momentsOf(TWELVE_SCORES.map(() => 60))
  return {
    high: { mean: high.mean, margin: marginOfError(high, null) ?? 0, shown: shown(high) },
    alike: { margin: marginOfError(alike, null) ?? 0, shown: shown(alike) },
  }
}

/** Where the mean would lie if those who did not answer had all scored 0, or all 100. */
export function silenceExample() {
  const { n, mean } = momentsOf(TWELVE_SCORES)
  const silent = POPULATION - n
  return {
    n,
    population: POPULATION,
    silent,
    low: (n * mean) / POPULATION,
    high: (n * mean + 100 * silent) / POPULATION,
  }
}

/** Answers needed for staffs of several sizes. */
export function sampleExamples() {
  return [50, 100, 300, 1000, 5000].map((population) => ({
    population,
    sample: requiredSample(population),
    participation: requiredParticipation(population),
  }))
}

/** A campaign with enough answers in all, and rates of women and men too far apart. */
export function representativeExample() {
  const population = { women: 60, men: 60 }
  const answered = { total: 66, women: 44, men: 22 }
  return { population, answered, problems: representativenessProblems(population, answered) }
}

/** An item that a third of the staff cannot answer. */
export function unknownExample() {
  const item = latestInstrument('organizational-culture').scoring.dimensions[0]?.items.find(({ unknown }) =>
    unknown.includes('ns'),
  )
  if (!item) throw new Error('The instrument has no item with no sé')
  const counts = {
    choices: { ...Object.fromEntries(Object.keys(item.points).map((choice) => [choice, 12])), ns: 34 },
    notAnswered: 0,
    hidden: 0,
  }
  const distribution = releasedDistribution(item, counts, { participants: 94, k: PARAMETERS.k, grouped: false })
  return { unknown: 34, participants: 94, isFinding: distribution.kind === 'shown' && distribution.unknownIsFinding }
}

/** One score in both scales of levels, and a figure whose interval reaches into two. */
export function levelExamples() {
  const score = 78
  const edges = [39.9, 40, 79.9, 80].map((value) => ({ score: value, level: maturityLevel(value, PARAMETERS.levels) }))
  return {
    score,
    staff: maturityLevel(score, PARAMETERS.levels),
    budget: maturityLevel(score, PARAMETERS.budgetLevels),
    edges,
    spanning: shown(momentsWith(40, 58.3, 20), 100),
  }
}

import { compileCheck } from '#surveys/answers/compile-check.ts'
import { releasedDistribution } from '#surveys/disclosure/distribution.ts'
import { releasedFigure } from '#surveys/disclosure/figure.ts'
import { changeOf } from '#surveys/disclosure/over-time.ts'
import { openParticipation } from '#surveys/disclosure/participation.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { placedQuestions, spanish } from '#surveys/model/survey-json.ts'
import { holm, meanDifference } from '#surveys/scoring/gap.ts'
import { cronbachAlpha } from '#surveys/scoring/item-analysis.ts'
import { maturityLevel } from '#surveys/scoring/levels.ts'
import { marginOfError, populationCorrection, tQuantile } from '#surveys/scoring/margin.ts'
import { RunningMoments, sampleVariance } from '#surveys/scoring/moments.ts'
import type { Moments } from '#surveys/scoring/report.ts'
import { representativenessProblems, requiredParticipation, requiredSample } from '#surveys/scoring/representative.ts'
import { scoreRubric } from '#surveys/scoring/rubric.ts'
import { scorePerson } from '#surveys/scoring/score-person.ts'
import { wilsonInterval } from '#surveys/scoring/wilson.ts'

function momentsOf(values: readonly number[]): Moments {
  const running = new RunningMoments()
  for (const value of values) running.add(value)
  return running.finish()
}

/** Moments with a given mean and sample standard deviation. */
function momentsWith(n: number, mean: number, deviation: number): Moments {
  return { n, mean, sumOfSquaredDeviations: deviation ** 2 * (n - 1) }
}

/** One person's answers in the first dimension of the culture instrument, scored. */
function personExample() {
  const instrument = latestInstrument('organizational-culture')
  const [dimension] = instrument.scoring.dimensions
  if (!dimension) throw new Error('The instrument has no dimension')
  const questions = new Map(placedQuestions(instrument.survey).map(({ question }) => [question.name, question]))
  const chosen = ['4', '5', 'ns', '2', '3', '4', '4'].map((choice, index) => [dimension.items[index], choice] as const)
  const first = chosen.flatMap(([item, choice]) => (item && choice in item.points ? [[item.id, choice] as const] : []))
  // In four more dimensions she answers the same to everything: enough for an overall score of nine.
  const others = instrument.scoring.dimensions.slice(1, 5)
  const raw = Object.fromEntries([...first, ...others.flatMap(({ items }) => items.map(({ id }) => [id, '4'] as const))])
  const checked = compileCheck(instrument.survey)(raw)
  if (!checked.ok) throw new Error('The example does not fit its instrument')
  const report = scorePerson(instrument, checked.answers, checked.visible)
  const rows = report.items
    .filter(({ id }) => dimension.items.some((item) => item.id === id))
    .map(({ id, choice, points, weight }) => {
      const question = questions.get(id)
      const answer = question?.choices.find(({ value }) => value === choice)
      return { text: question ? spanish(question.title) : id, answer: answer ? spanish(answer.text) : null, points: points === null ? null : points * 100, weight }
    })
  const elsewhere = others.map(({ id, title }) => ({ title, score: report.dimensions[id] ?? null }))
  return { dimension: dimension.title, rows, elsewhere, overall: report.overall, score: report.dimensions[dimension.id] ?? null, minimumAnsweredShare: instrument.scoring.minimumAnsweredShare, cuts: instrument.scoring.levels }
}

const TWELVE_SCORES = [35, 42, 50, 55, 58, 60, 62, 65, 70, 75, 80, 88] as const

function marginExample() {
  const population = 40
  const moments = momentsOf(TWELVE_SCORES)
  const margin = marginOfError(moments, population) ?? 0
  const cuts = latestInstrument('organizational-culture').scoring.levels
  return {
    scores: TWELVE_SCORES,
    population,
    n: moments.n,
    mean: moments.mean,
    deviation: Math.sqrt(sampleVariance(moments) ?? 0),
    t: tQuantile(0.975, moments.n - 1),
    correction: Math.sqrt(populationCorrection(moments.n, population)),
    margin,
    withoutCorrection: marginOfError(moments, null) ?? 0,
    level: maturityLevel(moments.mean, cuts),
    shown: releasedFigure(moments, { kind: 'exact', n: moments.n }, { k: 10, population, cuts }),
  }
}

function gapExample() {
  const women = { moments: momentsWith(40, 56, 20), population: 60 }
  const men = { moments: momentsWith(35, 68, 18), population: 70 }
  const second = meanDifference({ moments: momentsWith(40, 60, 20), population: 60 }, { moments: momentsWith(35, 64, 18), population: 70 })
  const first = meanDifference(women, men)
  if (!first || !second) throw new Error('The example has enough answers')
  const [one, two] = holm([first, second])
  return { first: { ...first, ...one }, second: { ...second, ...two } }
}

function budgetExample() {
  const instrument = latestInstrument('public-budget')
  const levels = instrument.scoring.dimensions.flatMap(({ items }, place) => items.map(({ id }): [string, 0 | 3] => [id, place === 0 ? 0 : 3]))
  const { declared } = scoreRubric(instrument, Object.fromEntries(levels.map(([id, level]) => [id, { declared: level, verified: null }])))
  const weakest = instrument.scoring.dimensions.find(({ id }) => id === declared.level?.weakest)
  return { overall: declared.overall.kind === 'scored' ? declared.overall.score : null, level: declared.level, weakest: weakest?.title ?? '', cuts: instrument.scoring.levels }
}

function alphaExample() {
  const rows = [[1, 0.75, 1], [0.75, 0.75, 0.5], [0.5, 0.25, 0.5], [0.25, 0.25, 0], [0, 0.25, 0.25]]
  const column = (index: number) => momentsOf(rows.map((row) => row[index] ?? 0)).mean
  const covariance = (i: number, j: number) => rows.reduce((sum, row) => sum + ((row[i] ?? 0) - column(i)) * ((row[j] ?? 0) - column(j)), 0) / (rows.length - 1)
  return { rows, alpha: cronbachAlpha([0, 1, 2], covariance) }
}

function disclosureExamples() {
  const rules = { k: 10, population: null, cuts: latestInstrument('organizational-culture').scoring.levels }
  const figure = (n: number, mean: number) => ({ n, mean, shown: releasedFigure(momentsWith(n, mean, 18), { kind: 'exact', n }, rules) })
  return { figures: [figure(9, 61.37), figure(24, 61.37), figure(64, 61.37), figure(64, 97.2)], open: [7, 23].map((count) => ({ count, shown: openParticipation(count) })) }
}

function overTimeExample() {
  const rules = { k: 10, population: null, cuts: latestInstrument('organizational-culture').scoring.levels }
  const before = releasedFigure(momentsWith(120, 54, 20), { kind: 'exact', n: 120 }, rules)
  const after = releasedFigure(momentsWith(150, 60.5, 20), { kind: 'exact', n: 150 }, rules)
  return { before, after, alone: changeOf(before, after, 1), amongSeven: changeOf(before, after, 7) }
}

/** A campaign with enough answers in all, and rates of women and men too far apart. */
function representativeExample() {
  const population = { women: 60, men: 60 }
  const answered = { total: 66, women: 44, men: 22 }
  return { population, answered, problems: representativenessProblems(population, answered) }
}

/** An item that a third of the staff cannot answer. */
function unknownExample() {
  const item = latestInstrument('organizational-culture').scoring.dimensions[0]?.items.find(({ unknown }) => unknown.includes('ns'))
  if (!item) throw new Error('The instrument has an item with no sé')
  const counts = { choices: { ...Object.fromEntries(Object.keys(item.points).map((choice) => [choice, 12])), ns: 34 }, notAnswered: 0, hidden: 0 }
  const shown = releasedDistribution(item, counts, { participants: 94, k: 10, grouped: false })
  return { unknown: 34, participants: 94, isFinding: shown.kind === 'shown' && shown.unknownIsFinding }
}

/** Small examples of every formula, worked out by the code that scores: nothing in them is typed by hand but the data. */
export function workedExamples() {
  return {
    person: personExample(),
    margin: marginExample(),
    samples: [50, 100, 300, 1000, 5000].map((population) => ({ population, sample: requiredSample(population), participation: requiredParticipation(population) })),
    representative: representativeExample(),
    unknown: unknownExample(),
    wilson: { count: 6, n: 60, all: wilsonInterval(6, 60, null), corrected: wilsonInterval(6, 60, 90) },
    gap: gapExample(),
    budget: budgetExample(),
    alpha: alphaExample(),
    disclosure: disclosureExamples(),
    overTime: overTimeExample(),
  }
}

export type WorkedExamples = ReturnType<typeof workedExamples>

import { latestInstrument } from '#surveys/instruments/index.ts'
import type { RubricLevel } from '#surveys/model/instrument.ts'
import type { PersonScore } from '#surveys/scoring/report.ts'
import { scoreRubric, type RatedItem } from '#surveys/scoring/rubric.ts'

const scoreOf = (score: PersonScore) => (score.kind === 'scored' ? score.score : null)

/** Five questions of one dimension, as the entity declared them and as the review left them. */
const DIMENSION: readonly RatedItem[] = [
  { declared: 3, verified: 3 },
  { declared: 3, verified: 2 },
  { declared: 2, verified: null },
  { declared: 'na', verified: null },
  { declared: 0, verified: 0 },
]

const NOT_APPLICABLE = DIMENSION.findIndex(({ declared }) => declared === 'na')

/** The same, once the review has accepted what does not apply. */
const ACCEPTED = DIMENSION.map((item) => (item.declared === 'na' ? { ...item, verified: 'na' as const } : item))

/** A dimension of the budget with a level of each kind, declared and verified. */
export function budgetDimensionExample() {
  const instrument = latestInstrument('public-budget')
  const dimension = instrument.scoring.dimensions.find(
    ({ items }) => items.length === DIMENSION.length && items[NOT_APPLICABLE]?.notApplicable.includes('na'),
  )
  if (!dimension) throw new Error('No dimension has five questions of which the fourth may not apply')
  const scores = (rated: readonly RatedItem[]) =>
    scoreRubric(
      instrument,
      Object.fromEntries(dimension.items.flatMap(({ id }, place) => (rated[place] ? [[id, rated[place]]] : []))),
    )
  const of = (score: { readonly dimensions: Readonly<Record<string, PersonScore>> }) =>
    scoreOf(score.dimensions[dimension.id] ?? { kind: 'insufficient', answered: 0, applicable: 0 })
  const first = scores(DIMENSION)
  const accepted = scores(ACCEPTED)
  return {
    title: dimension.title,
    rows: DIMENSION.map(({ declared, verified }) => ({ declared, verified })),
    declared: of(first.declared),
    verified: of(first.verified),
    verifiedWhenAccepted: of(accepted.verified),
    unverified: first.unverified,
    points: ([0, 1, 2, 3] as const).map((level: RubricLevel) => ({
      level,
      points: 100 * (dimension.items[0]?.points[String(level)] ?? 0),
    })),
  }
}

/** Level 3 in everything but one dimension. */
export function budgetCapExample() {
  const instrument = latestInstrument('public-budget')
  const levels = instrument.scoring.dimensions.flatMap(({ items }, place) =>
    items.map(({ id }): [string, 0 | 3] => [id, place === 0 ? 0 : 3]),
  )
  const { declared } = scoreRubric(
    instrument,
    Object.fromEntries(levels.map(([id, level]) => [id, { declared: level, verified: null }])),
  )
  const weakest = instrument.scoring.dimensions.find(({ id }) => id === declared.level?.weakest)
  return { overall: scoreOf(declared.overall), level: declared.level, weakest: weakest?.title ?? '' }
}

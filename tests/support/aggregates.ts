import { compileCheck } from '#surveys/answers/compile-check.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { createAggregator } from '#surveys/scoring/aggregate.ts'
import type { Aggregate, Moments } from '#surveys/scoring/report.ts'

export type MadeResponse = {
  readonly answers: Readonly<Record<string, string>>
  readonly segments?: Readonly<Record<string, string>>
}

/** What a campaign with these responses comes to. */
export function aggregateOf(
  instrument: Instrument,
  responses: readonly MadeResponse[],
  segmentIds: readonly string[] = ['sex'],
): Aggregate {
  const check = compileCheck(instrument.survey)
  const aggregator = createAggregator(instrument, segmentIds)
  for (const { answers, segments = {} } of responses) {
    const checked = check(answers)
    if (!checked.ok) throw new Error(JSON.stringify(checked.reasons))
    aggregator.add(checked.answers, checked.visible, segments)
  }
  return aggregator.finish()
}

/** Moments of a list of numbers, calculated the plain way. */
export function momentsOf(values: readonly number[]): Moments {
  const n = values.length
  const mean = n === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / n
  return { n, mean, sumOfSquaredDeviations: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) }
}

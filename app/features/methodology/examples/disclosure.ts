import { roundedDown } from '#surveys/disclosure/count.ts'
import { residualInterval, shownCells } from '#surveys/disclosure/cuts.ts'
import { releasedDistribution, smallestClass } from '#surveys/disclosure/distribution.ts'
import { openParticipation } from '#surveys/disclosure/participation.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { ScoredItem } from '#surveys/model/instrument.ts'
import type { ItemCounts } from '#surveys/scoring/report.ts'
import { PARAMETERS } from '../parameters.ts'
import { shown } from './figures.ts'
import { momentsWith } from './moments.ts'

const { k } = PARAMETERS

function opinion(): ScoredItem {
  const item = latestInstrument('organizational-culture').scoring.dimensions[0]?.items.find(
    ({ unknown, notApplicable }) => unknown.includes('ns') && notApplicable.length === 0,
  )
  if (!item) throw new Error('The instrument has an opinion with no sé')
  return item
}

/** Answers to one opinion: five choices from the least favourable, *no sé*, and blank. */
function distributionOf(scale: readonly number[], unknown = 0, blank = 0) {
  const item = opinion()
  const choices = { ...Object.fromEntries(scale.map((count, place) => [String(place + 1), count])), ns: unknown }
  const counts: ItemCounts = { choices, notAnswered: blank, hidden: 0 }
  const participants = scale.reduce((sum, count) => sum + count, 0) + unknown + blank
  return { participants, shown: releasedDistribution(item, counts, { participants, k, grouped: false }) }
}

/** Figures of several sizes, as they may be shown. */
function figureExamples() {
  const figure = (n: number, mean: number) => ({ n, mean, shown: shown(momentsWith(n, mean, 18)) })
  return { hidden: figure(9, 61.37), whole: figure(24, 61.37), decimal: figure(64, 61.37), extreme: figure(64, 97.2) }
}

/** Women and men with a few people in neither group: what the two levels and the total would tell of the few. */
function cutExample(women: number, men: number, others: number) {
  const n = women + men + others
  const total = momentsWith(n, (60 * women + 40 * men + 50 * others) / n, 18)
  const cells = [
    { value: 'mujer', moments: momentsWith(women, 60, 18) },
    { value: 'hombre', moments: momentsWith(men, 40, 18) },
  ]
  const { low, high } = residualInterval(total, cells, k)
  return { women, men, others, low, high, shown: shownCells(total, cells, k).size > 0 }
}

/** The rules of what is hidden, each on a case in which it decides. */
export function disclosureExamples() {
  return {
    figures: figureExamples(),
    small: distributionOf([3, 3, 4, 5, 4]),
    cutCount: { n: 43, shown: roundedDown(43) },
    leftOut: [
      distributionOf([8, 8, 8, 8, 8], 4, 3),
      distributionOf([8, 8, 8, 8, 8], 12, 11),
      distributionOf([8, 8, 8, 8, 8], 12, 4),
    ],
    cuts: [cutExample(43, 38, 4), cutExample(160, 135, 5)],
    shares: {
      smallest: [40, 60, 200].map((n) => ({ n, t: smallestClass(n) })),
      unanimous: distributionOf([0, 1, 0, 30, 29]),
    },
    open: [7, 23].map((count) => ({ count, shown: openParticipation(count) })),
  }
}

import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { roundedDown } from '#surveys/disclosure/count.ts'
import { releasedDistribution, smallestClass } from '#surveys/disclosure/distribution.ts'
import { makeRelease } from '#surveys/disclosure/make-release.ts'
import { openParticipation } from '#surveys/disclosure/participation.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { ScoredItem } from '#surveys/model/instrument.ts'
import type { FigureMoments, ItemCounts, Moments, Population } from '#surveys/scoring/report.ts'
import { PARAMETERS } from '../parameters.ts'
import { shown } from './figures.ts'
import { momentsWith } from './moments.ts'
import { tellsOfNobody } from './noise.ts'

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

/** Women and men with a few people in neither group, out of a population: which of the rules decides. */
function cutExample(women: number, men: number, others: number, population: Population) {
  const instrument = latestInstrument('organizational-culture')
  const moments = {
    women: momentsWith(women, 60, 18),
    men: momentsWith(men, 48, 18),
    others: momentsWith(others, 54, 18),
  }
  const figures = (all: Moments, participants: number): FigureMoments => ({
    participants,
    overall: all,
    dimensions: Object.fromEntries(instrument.scoring.dimensions.map(({ id }) => [id, all])),
  })
  const n = women + men + others
  const mean = (60 * women + 48 * men + 54 * others) / n
  const { slug, version, hash } = instrument
  const release = makeRelease(
    instrument,
    {
      instrument: { slug, version, hash },
      accepted: n,
      total: figures(momentsWith(n, mean, 19), n),
      items: {},
      cuts: {
        sex: {
          mujer: figures(moments.women, women),
          hombre: figures(moments.men, men),
          ...(others > 0 ? { pnr: figures(moments.others, others) } : {}),
        },
      },
    },
    { k, population, noise: tellsOfNobody },
  )
  const cells = release.cuts[0]?.cells ?? 'none'
  const gap = release.gaps['overall'] ?? null
  const says = gap?.kind === 'estimated' ? claimSentence({ kind: 'gap', gap, k }) : null
  return { women, men, others, population, levels: cells !== 'none', gap, says }
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
    cuts: [
      cutExample(43, 38, 0, { women: 70, men: 60 }),
      cutExample(43, 38, 4, { women: 70, men: 60 }),
      cutExample(43, 10, 0, { women: 70, men: 6 }),
    ],
    shares: {
      smallest: [40, 60, 200].map((n) => ({ n, t: smallestClass(n) })),
      unanimous: distributionOf([0, 1, 0, 30, 29]),
    },
    open: [7, 23].map((count) => ({ count, shown: openParticipation(count) })),
  }
}

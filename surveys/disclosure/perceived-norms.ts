import type { Instrument, PerceivedNormItem, ScoredItem } from '#surveys/model/instrument.ts'
import type { Aggregate, ItemCounts } from '#surveys/scoring/report.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { releasedDistribution } from './distribution.ts'
import type { ItemDistribution, ReleasedNorm, ReleaseContent } from './release.ts'

const NO_COUNTS: ItemCounts = { choices: {}, notAnswered: 0, hidden: 0 }

/** Percent of favourable answers, where every class of them is shown exactly. */
function favourablePercent(points: ScoredItem['points'], distribution: ItemDistribution | undefined): number | null {
  if (distribution?.kind !== 'shown') return null
  const favourable = distribution.classes.filter(({ choices }) =>
    choices.every((choice) => (points[choice] ?? 0) > 0.5),
  )
  let percent = 0
  for (const { share } of favourable) {
    if (share.kind !== 'percent') return null
    percent += share.percent
  }
  return percent
}

function gapOf(own: number | null, perceived: number | null): ReleasedNorm['gap'] {
  return own === null || perceived === null ? null : { own, perceived, difference: own - perceived }
}

/** Perceived norms pass the same rules as items; the gap is taken from what the two distributions already show. */
export function releasedNorms(
  instrument: Instrument,
  aggregate: Aggregate,
  items: ReleaseContent['items'],
  { k, detailFrom }: { readonly k: number; readonly detailFrom: number },
  defences: Defences = ALL_DEFENCES,
): Pick<ReleaseContent, 'perceivedNorms'> {
  const norms = instrument.scoring.unscored.filter((item): item is PerceivedNormItem => item.kind === 'perceived-norm')
  if (norms.length === 0) return {}
  const { participants } = aggregate.total
  const scored = new Map(
    instrument.scoring.dimensions.flatMap((dimension) => dimension.items.map((item) => [item.id, item])),
  )
  return {
    perceivedNorms: norms.map(({ id, about, keyed, points, unknown }) => {
      const item: ScoredItem = { id, weight: 1, keyed, points, unknown, notApplicable: [] }
      const distribution = releasedDistribution(
        item,
        aggregate.items[id] ?? NO_COUNTS,
        { participants, k, grouped: false, detailFrom },
        defences,
      )
      const own = items.find((each) => each.id === about)?.distribution
      return {
        id,
        about,
        distribution,
        gap: gapOf(favourablePercent(scored.get(about)?.points ?? {}, own), favourablePercent(points, distribution)),
      }
    }),
  }
}

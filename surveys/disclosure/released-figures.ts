import { seriesOf } from '#surveys/model/crosswalk.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import type { Figure, Release } from './release.ts'

/** Name of the figure over all dimensions, wherever measures are named. */
export const OVERALL = 'overall'

/** One figure of a release, with where it stands in it. */
export type ReleasedFigure = {
  /** `overall`, or a dimension. */
  readonly measure: string
  /** Oldest version whose figures of this measure may be laid beside this one. */
  readonly series: number
  /** Segment of a cut and its cell; both empty where the figure is of everybody. */
  readonly cut: string
  readonly cell: string
  readonly figure: Figure
}

/**
 * The scores of a release one by one, as the release says them: of everybody, and of each cell of its cuts. Nothing of
 * the questions, of the gaps, or of what happened to people. It computes nothing, so it tells nothing that the release
 * does not tell.
 * @param versions every version of every instrument; of a version that is not among them nothing is known to be comparable.
 */
export function releasedFigures(release: Release, versions: readonly Instrument[]): ReleasedFigure[] {
  const { slug, version } = release.instrument
  const instrument = versions.find((each) => each.slug === slug && each.version === version)
  const series = instrument && seriesOf(versions, instrument)
  const sinceOf = (measure: string) => (measure === OVERALL ? series?.overall : series?.dimensions[measure]) ?? version
  const figuresOf = (cut: string, cell: string, figures: readonly (readonly [string, Figure])[]) =>
    figures.map(([measure, figure]) => ({ measure, series: sinceOf(measure), cut, cell, figure }))
  return [
    ...figuresOf('', '', [
      [OVERALL, release.overall],
      ...release.dimensions.map(({ id, figure }) => [id, figure] as const),
    ]),
    ...release.cuts.flatMap(({ segment, cells }) =>
      cells === 'none'
        ? []
        : cells.flatMap(({ value, overall, dimensions }) =>
            figuresOf(segment, value, [[OVERALL, overall], ...Object.entries(dimensions)]),
          ),
    ),
  ]
}

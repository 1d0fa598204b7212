import type { PairRow } from '#app/kit/figures/pair-plot.tsx'
import type { CutCell, Release } from '#surveys/disclosure/release.ts'
import type { InstrumentDescription } from '../view-results.server.ts'
import type { CompareAsked } from './compare-search.ts'

type Described = Pick<InstrumentDescription, 'segments' | 'dimensions' | 'levels'>

const isShown = ({ overall, dimensions }: CutCell) =>
  [overall, ...Object.values(dimensions)].some(({ kind }) => kind === 'scored')

/**
 * Questions about the person, but for the sex, of which a release holds figures, with the classes that it holds any of.
 * New applications ask none, and no gate lets a group through that nobody counts: only a release of before has them.
 */
function openedSegments({ cuts }: Pick<Release, 'cuts'>, { segments }: Described) {
  return segments.flatMap(({ id, title, choices }) => {
    const cells = id === 'sex' ? 'none' : (cuts.find(({ segment }) => segment === id)?.cells ?? 'none')
    if (cells === 'none') return []
    const classes = cells.flatMap((cell) => {
      const text = choices.find(({ value }) => value === cell.value)?.text
      return text !== undefined && isShown(cell) ? [{ value: cell.value, text, cell }] : []
    })
    return classes.length > 1 ? [{ id, title, classes }] : []
  })
}

/**
 * Two classes side by side, as the release holds them. No difference is worked out: none was released, and a distance
 * without an interval would be read as a finding. Null where the release holds no classes.
 */
export function twoClasses(release: Pick<Release, 'cuts' | 'k'>, instrument: Described, asked: CompareAsked) {
  const opened = openedSegments(release, instrument)
  if (opened.length === 0) return null
  const segment = opened.find(({ id }) => id === asked.segmento)
  const [one, other] = [asked.una, asked.otra].map((word) => segment?.classes.find(({ value }) => value === word))
  return {
    segments: opened.map(({ id, title, classes }) => ({
      id,
      title,
      classes: classes.map(({ value, text }) => ({ value, text })),
    })),
    asked: { segmento: segment?.id ?? null, una: one?.value ?? null, otra: other?.value ?? null },
    shown:
      segment && one && other && one !== other
        ? {
            title: segment.title,
            levels: instrument.levels,
            sides: [
              { name: one.text, k: release.k },
              { name: other.text, k: release.k },
            ] as const,
            rows: rowsOf(one.cell, other.cell, instrument),
          }
        : null,
  }
}

function rowsOf(one: CutCell, other: CutCell, { dimensions }: Described): readonly PairRow[] {
  return [
    { id: 'overall', title: 'Resultado general', first: one.overall, second: other.overall },
    ...dimensions.map(({ id, title }) => ({
      id,
      title,
      first: one.dimensions[id] ?? null,
      second: other.dimensions[id] ?? null,
    })),
  ]
}

export type TwoClasses = NonNullable<ReturnType<typeof twoClasses>>

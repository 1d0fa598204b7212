import type { LevelCuts } from '#surveys/model/instrument.ts'
import type { FigureMoments, Moments } from '#surveys/scoring/report.ts'
import { roundedDown } from './count.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { overallBesideBounds, PROTECTS_ANOTHER, releasedFigure, TOO_FEW } from './figure.ts'
import type { CutCell, Figure, ReleaseCut } from './release.ts'
import { roundTo, stepOf } from './rounding.ts'

/** Answers that never make a cell of their own. */
const NEVER_A_CELL: ReadonlySet<string> = new Set(['', 'otra', 'pnr'])
/** The mean of the people in no shown cell must stay open over at least this many points. */
export const OPEN_POINTS = 60

type Cell = { readonly value: string; readonly moments: Moments }
type Interval = { readonly low: number; readonly high: number }

function rounded(moments: Moments): Interval {
  const step = stepOf(moments.n)
  const value = roundTo(step, moments.mean)
  return { low: value - step / 2, high: value + step / 2 }
}

/** Numbers of answers that a cell may have, for somebody who reads its rounded number. */
function possibleCounts(n: number, k: number): number[] {
  const shown = roundedDown(n).n
  return [0, 1, 2, 3, 4].map((more) => shown + more).filter((count) => count >= k)
}

function combinations(cells: readonly Cell[], k: number): number[][] {
  return cells.reduce<number[][]>(
    (all, { moments }) => all.flatMap((counts) => possibleCounts(moments.n, k).map((count) => [...counts, count])),
    [[]],
  )
}

/**
 * What the rounded figures say of the mean of the one to k − 1 people who stand in no shown cell: the union over all
 * numbers of answers that the shown cells may have.
 */
export function residualInterval(total: Moments, shown: readonly Cell[], k: number): Interval {
  const whole = rounded(total)
  const means = shown.map(({ moments }) => rounded(moments))
  let low = 100
  let high = 0
  for (const counts of combinations(shown, k)) {
    const rest = total.n - counts.reduce((sum, count) => sum + count, 0)
    if (rest < 1 || rest >= k) continue
    const most = counts.reduce((sum, count, index) => sum + count * (means[index]?.high ?? 0), 0)
    const least = counts.reduce((sum, count, index) => sum + count * (means[index]?.low ?? 0), 0)
    low = Math.min(low, Math.max(0, (total.n * whole.low - most) / rest))
    high = Math.max(high, Math.min(100, (total.n * whole.high - least) / rest))
  }
  return { low, high }
}

function residualIsOpen(total: Moments, shown: readonly Cell[], k: number): boolean {
  const rest = total.n - shown.reduce((sum, { moments }) => sum + moments.n, 0)
  if (rest === 0 || rest >= k) return true
  const { low, high } = residualInterval(total, shown, k)
  return high - low >= OPEN_POINTS
}

/**
 * Cells of one figure that may be shown: those with k answers, less the smallest ones while the people in no shown
 * cell could be read from the difference to the total. A single cell is never shown.
 */
export function shownCells(
  total: Moments,
  cells: readonly Cell[],
  k: number,
  defences: Defences = ALL_DEFENCES,
): ReadonlySet<string> {
  let shown = cells
    .filter(({ moments }) => moments.n >= (defences['k-answers'] ? k : 1))
    .sort((one, other) => other.moments.n - one.moments.n)
  while (defences['cut-rest-open'] && shown.length > 1 && !residualIsOpen(total, shown, k)) shown = shown.slice(0, -1)
  return new Set(shown.length > 1 || !defences['cut-never-alone'] ? shown.map(({ value }) => value) : [])
}

export type CutInput = {
  readonly segment: string
  readonly total: FigureMoments
  /** Value → cell, in the order of the form; values nobody chose may be missing. */
  readonly cells: Readonly<Record<string, FigureMoments>>
  readonly values: readonly string[]
  readonly populations: Readonly<Record<string, number | null>>
  readonly k: number
  readonly levels: LevelCuts
  /** Dimension → weight in the overall; equal where left out. */
  readonly weights?: Readonly<Record<string, number>>
}

const NOBODY: Moments = { n: 0, mean: 0, sumOfSquaredDeviations: 0 }

type Pick = (moments: FigureMoments, value?: string) => Moments | undefined
type FiguresByValue = ReadonlyMap<string, Figure>

function figuresOf(
  { total, cells, values, populations, k, levels }: CutInput,
  pick: Pick,
  defences: Defences,
  atLeastStep = 0,
): FiguresByValue {
  const all = values.map((value) => ({ value, moments: (cells[value] && pick(cells[value], value)) ?? NOBODY }))
  const whole = pick(total) ?? NOBODY
  const shown = whole.n < (defences['k-answers'] ? k : 1) ? new Set<string>() : shownCells(whole, all, k, defences)
  return new Map(
    all.map(({ value, moments }) => {
      if (!shown.has(value)) return [value, moments.n < k ? TOO_FEW : PROTECTS_ANOTHER]
      const rules = { k, population: populations[value] ?? null, cuts: levels, atLeastStep }
      return [value, releasedFigure(moments, roundedDown(moments.n, defences), rules, defences)]
    }),
  )
}

const isShown = (figure: Figure | undefined) => figure?.kind === 'scored'
const isBounded = (figure: Figure) => figure.kind === 'scored' && figure.bound !== 'exact'

type Dimensions = ReadonlyMap<string, FiguresByValue>

/** As for the whole entity: beside a hidden dimension the overall is hidden, beside a bounded one it is coarser and tells nothing of it. */
function overallOf(input: CutInput, byId: Dimensions, defences: Defences): FiguresByValue {
  const dimensions = [...byId.values()]
  const protect = defences['overall-tells-no-bound']
  const bounded = protect && dimensions.some((byValue) => [...byValue.values()].some(isBounded))
  const pick: Pick = (moments, value) => {
    if (!protect || value === undefined) return moments.overall
    return overallBesideBounds(
      moments.overall,
      [...byId].map(([id, byValue]) => ({
        figure: byValue.get(value),
        moments: moments.dimensions[id],
        weight: input.weights?.[id] ?? 1,
      })),
    )
  }
  const overall = figuresOf(input, pick, defences, bounded ? 1 : 0)
  if (!defences['overall-hides']) return overall
  const complete = [...overall].every(
    ([value, figure]) => !isShown(figure) || dimensions.every((byValue) => isShown(byValue.get(value))),
  )
  if (complete) return overall
  return new Map([...overall].map(([value, figure]) => [value, isShown(figure) ? PROTECTS_ANOTHER : figure]))
}

/** One-way cut of all figures by one segment; hidden and empty cells look the same. */
export function releasedCut(asked: CutInput, defences: Defences = ALL_DEFENCES): ReleaseCut {
  const input = { ...asked, values: asked.values.filter((value) => !NEVER_A_CELL.has(value)) }
  const ids = Object.keys(input.total.dimensions)
  const dimensions = new Map(ids.map((id) => [id, figuresOf(input, (moments) => moments.dimensions[id], defences)]))
  const overall = overallOf(input, dimensions, defences)
  const cells = input.values.map(
    (value): CutCell => ({
      value,
      overall: overall.get(value) ?? TOO_FEW,
      dimensions: Object.fromEntries([...dimensions].map(([id, byValue]) => [id, byValue.get(value) ?? TOO_FEW])),
    }),
  )
  const anything = cells.some((cell) => isShown(cell.overall) || Object.values(cell.dimensions).some(isShown))
  return { segment: input.segment, cells: anything ? cells : 'none' }
}

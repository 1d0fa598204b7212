import type { LevelCuts } from '#surveys/model/instrument.ts'
import type { FigureMoments, Moments } from '#surveys/scoring/report.ts'
import { mayBeTold } from './cell.ts'
import { roundedDown } from './count.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { BY_LINK, overallBesideBounds, PROTECTS_ANOTHER, releasedFigure, TOO_FEW } from './figure.ts'
import type { CutCell, Figure, ReleaseCut } from './release.ts'
import { EXTREME, stepOf } from './rounding.ts'
import { isExact, spreadsStayOpen, type ShownMean } from './subtraction.ts'

/** Answers that never make a cell of their own. */
const NEVER_A_CELL: ReadonlySet<string> = new Set(['', 'otra', 'pnr'])

/** The figures of everybody as they are shown, each with the step to which it was rounded. */
export type ShownTotals = {
  readonly overall: ShownTotal
  readonly dimensions: Readonly<Record<string, ShownTotal>>
}
export type ShownTotal = { readonly figure: Figure; readonly step: number }

export type CutInput = {
  readonly segment: string
  readonly total: FigureMoments
  readonly shownTotals: ShownTotals
  /** Everybody in the scope; null where not known. */
  readonly population: number | null
  /** Value → cell, in the order of the form; values nobody chose may be missing. */
  readonly cells: Readonly<Record<string, FigureMoments>>
  readonly values: readonly string[]
  readonly populations: Readonly<Record<string, number | null>>
  readonly k: number
  /** Answers that a cell needs in a figure; k where left out. */
  readonly fewest?: number
  readonly levels: LevelCuts
  /** Dimension → weight in the overall; equal where left out. */
  readonly weights?: Readonly<Record<string, number>>
}

const NOBODY: Moments = { n: 0, mean: 0, sumOfSquaredDeviations: 0 }

type FiguresByValue = ReadonlyMap<string, Figure>
type Cell = { readonly value: string; readonly moments: Moments; readonly figure: Figure }
/** One figure of everybody and of each value. */
type Place = {
  readonly total: Moments
  readonly shownTotal: ShownTotal | undefined
  readonly of: (cell: FigureMoments, value: string) => Moments | undefined
  readonly atLeastStep?: number
}

const isShown = (figure: Figure | undefined) => figure?.kind === 'scored'
const isBounded = (figure: Figure) => figure.kind === 'scored' && figure.bound !== 'exact'
const boundOf = (figure: Figure | undefined) => (figure?.kind === 'scored' ? figure.bound : null)

/** Values that k counted people or more could have chosen, and no more answers than people. */
function toldValues({ values, cells, populations, k, fewest = k }: CutInput, defences: Defences): readonly string[] {
  return values.filter((value) =>
    mayBeTold(
      { answers: cells[value]?.participants ?? 0, population: populations[value] ?? null },
      { k, fewest },
      defences,
    ),
  )
}

/**
 * Whether the levels of these cells may stand beside the total. Whoever subtracts them reads the people in none of
 * them: those scored in this figure who gave another answer to the segment, or none. So there is nobody outside, or k
 * of them whose mean may be read; no level is bounded beside one that is not; and no spread can be subtracted.
 */
function mayShowLevels(
  { total, shownTotal }: Place,
  shown: readonly Cell[],
  { k, populations, population }: CutInput,
  step: (n: number) => number,
  defences: Defences,
): boolean {
  const outside = total.n - shown.reduce((sum, { moments }) => sum + moments.n, 0)
  if (defences['levels-need-nobody-outside'] && outside !== 0 && outside < k) return false
  const bounds = new Set([shownTotal?.figure, ...shown.map(({ figure }) => figure)].map(boundOf))
  if (defences['levels-of-one-kind'] && bounds.size > 1) return false
  if (!shownTotal || !isExact(shownTotal.figure) || !defences['spread-stays-open']) return true
  const whole: ShownMean = { figure: shownTotal.figure, n: total.n, population, step: shownTotal.step }
  const parts = shown.flatMap(({ value, moments, figure }): ShownMean[] =>
    isExact(figure) ? [{ figure, n: moments.n, population: populations[value] ?? null, step: step(moments.n) }] : [],
  )
  return (outside === 0 || !isNearAnEnd(total, shown, outside)) && spreadsStayOpen(whole, parts, Math.max(0, outside))
}

/** Whether the people in no shown cell have a mean that would itself be only bounded. */
function isNearAnEnd(total: Moments, shown: readonly Cell[], outside: number): boolean {
  const taken = shown.reduce((sum, { moments }) => sum + moments.n * moments.mean, 0)
  const mean = (total.n * total.mean - taken) / outside
  return mean <= EXTREME || mean >= 100 - EXTREME
}

function figuresOf(input: CutInput, told: readonly string[], place: Place, defences: Defences): FiguresByValue {
  const { values, cells, populations, k, fewest = k, levels } = input
  const step = (n: number) => Math.max(stepOf(n), place.atLeastStep ?? 0)
  const all = values.map((value): Cell => {
    const cell = cells[value]
    const moments = (cell && place.of(cell, value)) ?? NOBODY
    if (!told.includes(value) || moments.n < (defences['k-answers'] ? fewest : 1))
      return { value, moments, figure: fewest > k ? BY_LINK : TOO_FEW }
    const population = populations[value] ?? null
    const rules = { k, population, cuts: levels, atLeastStep: place.atLeastStep ?? 0, neverComplete: true }
    return { value, moments, figure: releasedFigure(moments, roundedDown(moments.n, defences), rules, defences) }
  })
  const shown = all.filter(({ figure }) => isShown(figure))
  // A single level is no comparison.
  const some = shown.length > 1 && mayShowLevels(place, shown, input, step, defences)
  return new Map(all.map(({ value, figure }) => [value, some || !isShown(figure) ? figure : PROTECTS_ANOTHER]))
}

type Dimensions = ReadonlyMap<string, FiguresByValue>

/** As for the whole entity: beside a hidden dimension the overall is hidden, beside a bounded one it is coarser and tells nothing of it. */
function overallOf(input: CutInput, told: readonly string[], byId: Dimensions, defences: Defences): FiguresByValue {
  const dimensions = [...byId.values()]
  const protect = defences['overall-tells-no-bound']
  const bounded = protect && dimensions.some((byValue) => [...byValue.values()].some(isBounded))
  const of = (moments: FigureMoments, value: string): Moments => {
    if (!protect) return moments.overall
    return overallBesideBounds(
      moments.overall,
      [...byId].map(([id, byValue]) => ({
        figure: byValue.get(value),
        moments: moments.dimensions[id],
        weight: input.weights?.[id] ?? 1,
      })),
    )
  }
  const { overall: total } = input.total
  const place: Place = { total, shownTotal: input.shownTotals.overall, of, atLeastStep: bounded ? 1 : 0 }
  const overall = figuresOf(input, told, place, defences)
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
  const told = toldValues(input, defences)
  const dimensions = new Map(
    Object.entries(input.total.dimensions).map(([id, total]) => {
      const place: Place = {
        total,
        shownTotal: input.shownTotals.dimensions[id],
        of: (moments) => moments.dimensions[id],
      }
      return [id, figuresOf(input, told, place, defences)]
    }),
  )
  const overall = overallOf(input, told, dimensions, defences)
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

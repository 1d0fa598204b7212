import { quantityOf, type CountryYear } from './country-year.ts'
import { FIGURE_IDS, FIGURES, type FigureId } from './figures.ts'
import type { Quantity } from './quantity.ts'

/** A figure beside that of the year before. */
export type Change = {
  readonly figure: FigureId
  readonly then: Quantity
  readonly now: Quantity
  /** Difference in the unit of the figure; in points of a percentage. Null where one of both is not known. */
  readonly change: number | null
  /** Whether it changed so much that somebody should say why. */
  readonly jumps: boolean
}

/** A count doubles or halves and moves by at least this many; a choice of this project. */
const LEAST_JUMP = 10
/** Points of a percentage that are a jump. */
const POINTS_JUMP = 20

function isJump(figure: FigureId, then: number, now: number): boolean {
  const moved = Math.abs(now - then)
  if (FIGURES[figure].unit === 'percent') return moved >= POINTS_JUMP
  return moved >= LEAST_JUMP && (now >= 2 * then || now * 2 <= then)
}

/** Every figure that is known in one of two years, in the order of the report. */
export function compareYears(year: CountryYear, before: CountryYear): Change[] {
  return FIGURE_IDS.filter((id) => year.values[id] !== undefined || before.values[id] !== undefined).map((figure) => {
    const [then, now] = [quantityOf(before, figure), quantityOf(year, figure)]
    const known = then.value !== null && now.value !== null
    return {
      ...{ figure, then, now },
      change: known ? (now.value as number) - (then.value as number) : null,
      jumps: known && isJump(figure, then.value as number, now.value as number),
    }
  })
}

import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import type { ReleaseCut } from '#surveys/disclosure/release.ts'
import type { Population } from '#surveys/scoring/report.ts'
import { intervalOf, knownMean, weightedSum } from './known-mean.ts'

/** A mean in which each sex weighs what it weighs in the staff. */
export type PostStratified = { readonly value: number; readonly low: number; readonly high: number }

const SEXES = { women: 'mujer', men: 'hombre' } as const

/**
 * Mean of a measure with women and men in the shares of the population (post-stratification: Holt & Smith 1979): Σ W_h y_h
 * with W_h = N_h / N. Out of the released figures of both sexes and of nothing else, so that beside the raw mean it tells
 * nothing which those two do not tell; who said neither sex does not enter it.
 * @param cells of the cut by sex.
 * @returns null where one of the two is hidden or only bounded, or one sex does not work there.
 */
export function postStratified(
  cells: ReleaseCut['cells'],
  measure: string,
  population: Population | null,
): PostStratified | null {
  if (cells === 'none' || !population || population.women <= 0 || population.men <= 0) return null
  const meanOf = (value: string) => {
    const cell = cells.find((each) => each.value === value)
    return knownMean(measure === OVERALL ? cell?.overall : cell?.dimensions[measure])
  }
  const [women, men] = [meanOf(SEXES.women), meanOf(SEXES.men)]
  if (!women || !men) return null
  const people = population.women + population.men
  const mean = weightedSum([
    { mean: women, weight: population.women / people },
    { mean: men, weight: population.men / people },
  ])
  const step = Math.max(women.rounding, men.rounding) > 0.25 ? 1 : 0.1
  return { value: Math.round(mean.value * (1 / step)) / (1 / step), ...intervalOf(mean, step) }
}

import { covarianceOf, cronbachAlpha } from '#surveys/scoring/item-analysis.ts'
import type { CrossProducts } from '#surveys/scoring/item-totals.ts'

const ROWS = [
  [1, 0.75, 1],
  [0.75, 0.75, 0.5],
  [0.5, 0.25, 0.5],
  [0.25, 0.25, 0],
  [0, 0.25, 0.25],
] as const

/** Sums and cross-products of a few rows of points: all that is kept of answers. */
function crossProducts(rows: readonly (readonly number[])[]): CrossProducts {
  const places = rows[0]?.map((_, place) => place) ?? []
  const at = (row: readonly number[], place: number) => row[place] ?? 0
  const total = (value: (row: readonly number[]) => number) => rows.reduce((sum, row) => sum + value(row), 0)
  return {
    cases: rows.length,
    sums: places.map((i) => total((row) => at(row, i))),
    products: places.flatMap((i) => places.slice(i).map((j) => total((row) => at(row, i) * at(row, j)))),
  }
}

/** Alpha of five people and three questions. */
export function alphaExample() {
  const totals = crossProducts(ROWS)
  const covariance = covarianceOf(totals)
  const places = totals.sums.map((_, place) => place)
  return {
    rows: ROWS,
    variances: places.map((place) => covariance(place, place)),
    alpha: cronbachAlpha(places, covariance),
  }
}

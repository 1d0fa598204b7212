import type { RelevantAnswers } from '#surveys/answers/relevant-answers.ts'
import type { Instrument, ScoredItem } from '#surveys/model/instrument.ts'
import { placedQuestions } from '#surveys/model/survey-json.ts'
import type { ItemCounts } from './report.ts'

/**
 * Sums over the complete cases of one dimension: responses with points in each of its analysed items. Points are 0-1;
 * `products` holds Σ xᵢxⱼ for i ≤ j, row by row of the upper triangle.
 */
export type CrossProducts = {
  readonly cases: number
  readonly sums: readonly number[]
  readonly products: readonly number[]
}

/** What is kept of many responses for the analysis of the items: sums, never rows. */
export type ItemTotals = {
  readonly participants: number
  /** Of each dimension with analysed items, on its own complete cases: *no sé* in one takes nothing from another. */
  readonly dimensions: Readonly<Record<string, CrossProducts>>
  /** Of every scored item, over all participants. */
  readonly counts: Readonly<Record<string, ItemCounts>>
}

export type AnalysedItem = { readonly dimension: string; readonly item: ScoredItem }

/**
 * Items whose reliability can be studied: opinions that everybody is asked. Where *no sé* has points knowledge is
 * tested, and a conditional question is answered only by those whom it concerns; both stay out.
 */
export function analysedItems({ scoring, survey }: Instrument): AnalysedItem[] {
  const unconditional = new Set(
    placedQuestions(survey)
      .filter(({ conditions }) => conditions.length === 0)
      .map(({ question }) => question.name),
  )
  const testsKnowledge = ({ points, unknown }: ScoredItem) =>
    unknown.some((choice) => typeof points[choice] === 'number')
  return scoring.dimensions.flatMap(({ id, items }) =>
    items
      .filter((item) => unconditional.has(item.id) && !testsKnowledge(item))
      .map((item) => ({ dimension: id, item })),
  )
}

/** Place of Σ xᵢxⱼ (i ≤ j) in the upper triangle of a matrix of `size` rows. */
export function triangleIndex(size: number, i: number, j: number): number {
  return i * size - (i * (i - 1)) / 2 + (j - i)
}

/** The analysed items of each dimension that has some, in the order of the instrument. */
export function analysedByDimension(instrument: Instrument): ReadonlyMap<string, readonly ScoredItem[]> {
  const analysed = analysedItems(instrument)
  return new Map(
    [...new Set(analysed.map(({ dimension }) => dimension))].map((id) => [
      id,
      analysed.flatMap(({ dimension, item }) => (dimension === id ? [item] : [])),
    ]),
  )
}

function crossProductsOf(items: readonly ScoredItem[]) {
  const sums = items.map(() => 0)
  const products = new Array<number>((items.length * (items.length + 1)) / 2).fill(0)
  let cases = 0
  return {
    add(answers: RelevantAnswers) {
      const points = items.map(({ id, points: table }) => table[answers[id] ?? ''] ?? null)
      if (points.some((each) => each === null)) return
      const values = points as number[]
      cases += 1
      let at = 0
      values.forEach((value, i) => {
        sums[i] = (sums[i] ?? 0) + value
        for (let j = i; j < values.length; j += 1, at += 1)
          products[at] = (products[at] ?? 0) + value * (values[j] ?? 0)
      })
    },
    finish: (): CrossProducts => ({ cases, sums, products }),
  }
}

/** Adds up complete cases of each dimension one by one, without keeping any. */
export function createCrossProducts(instrument: Instrument): {
  add: (answers: RelevantAnswers) => void
  finish: () => Pick<ItemTotals, 'dimensions'>
} {
  const dimensions = [...analysedByDimension(instrument)].map(([id, items]) => [id, crossProductsOf(items)] as const)
  return {
    add: (answers) => dimensions.forEach(([, each]) => each.add(answers)),
    finish: () => ({ dimensions: Object.fromEntries(dimensions.map(([id, each]) => [id, each.finish()])) }),
  }
}

function addProducts(one: CrossProducts, other: CrossProducts | undefined): CrossProducts {
  if (one.products.length !== other?.products.length) throw new RangeError('Totals of two different instruments')
  return {
    cases: one.cases + other.cases,
    sums: one.sums.map((sum, i) => sum + (other.sums[i] ?? 0)),
    products: one.products.map((product, i) => product + (other.products[i] ?? 0)),
  }
}

function addCounts(one: ItemCounts, other: ItemCounts): ItemCounts {
  const values = new Set([...Object.keys(one.choices), ...Object.keys(other.choices)])
  return {
    choices: Object.fromEntries(
      [...values].map((value) => [value, (one.choices[value] ?? 0) + (other.choices[value] ?? 0)]),
    ),
    notAnswered: one.notAnswered + other.notAnswered,
    hidden: one.hidden + other.hidden,
  }
}

const NO_COUNTS: ItemCounts = { choices: {}, notAnswered: 0, hidden: 0 }

/** Totals of both, of the same instrument version. @throws {RangeError} where they are of another length. */
export function addTotals(one: ItemTotals, other: ItemTotals): ItemTotals {
  const ids = new Set([...Object.keys(one.counts), ...Object.keys(other.counts)])
  return {
    participants: one.participants + other.participants,
    dimensions: Object.fromEntries(
      Object.entries(one.dimensions).map(([id, each]) => [id, addProducts(each, other.dimensions[id])]),
    ),
    counts: Object.fromEntries(
      [...ids].map((id) => [id, addCounts(one.counts[id] ?? NO_COUNTS, other.counts[id] ?? NO_COUNTS)]),
    ),
  }
}

import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import type { CountedBy } from './counted-by.ts'
import type { CountedMoney } from './counted-money.ts'
import { FIGURES, type FigureId } from './figures.ts'
import type { Quantity } from './quantity.ts'

/** How many of those who could told something: «83 de 137 entidades informaron». */
export type Completeness = { readonly reported: number; readonly of: number }

/** A practice in the words of whoever reported it. */
export type Practice = { readonly entity: string; readonly texts: readonly string[] }

/**
 * All that the report of a year is composed of: counts of acts and totals of records of offices. Of the answers of staff it
 * holds how many applications were closed and nothing else.
 */
export type CountryYear = {
  readonly year: number
  /** ISO date on which everything is counted. */
  readonly cutOff: string
  /** `published`: copied from a report that was published elsewhere; `record`: counted here. */
  readonly source: 'published' | 'record'
  /** A figure that stands here with zero is zero; one that is left out nobody knows. */
  readonly values: Readonly<Partial<Record<FigureId, number>>>
  /** Left out where nothing says how many reported. */
  readonly completeness: Readonly<Partial<Record<FigureId, Completeness>>>
  /** Names of the entities with a mechanism, as they were called in the year. */
  readonly named: Readonly<Record<GovernmentLevel, readonly string[]>>
  readonly practices: readonly Practice[]
  /** Left out of what was published elsewhere: nothing says which. */
  readonly counted?: CountedBy
  /** What MEF told, pliego by pliego; left out where nothing of it was brought in. */
  readonly money?: CountedMoney
}

/** A figure of a year with its unit; its value is null where nobody knows it. */
export function quantityOf({ values }: Pick<CountryYear, 'values'>, id: FigureId): Quantity {
  return { value: values[id] ?? null, unit: FIGURES[id].unit }
}

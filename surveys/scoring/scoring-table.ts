import type { Instrument, ScoredDimension, ScoredItem } from '#surveys/model/instrument.ts'

/** One item ready for scoring many people: look-ups instead of searches. */
export type TableItem = {
  readonly id: string
  readonly weight: number
  readonly points: ReadonlyMap<string, number | null>
  readonly notApplicable: ReadonlySet<string>
}

export type TableDimension = { readonly id: string; readonly weight: number; readonly items: readonly TableItem[] }

/** An instrument's scoring data, made once and used for every respondent. */
export type ScoringTable = { readonly minimumAnsweredShare: number; readonly dimensions: readonly TableDimension[] }

function tableItem({ id, weight, points, notApplicable }: ScoredItem): TableItem {
  return { id, weight, points: new Map(Object.entries(points)), notApplicable: new Set(notApplicable) }
}

function tableDimension({ id, weight, items }: ScoredDimension): TableDimension {
  return { id, weight, items: items.map(tableItem) }
}

const tables = new WeakMap<Instrument, ScoringTable>()

/** The table of an instrument; the same object for the same instrument. */
export function scoringTable(instrument: Instrument): ScoringTable {
  const known = tables.get(instrument)
  if (known) return known
  const { minimumAnsweredShare, dimensions } = instrument.scoring
  const table = { minimumAnsweredShare, dimensions: dimensions.map(tableDimension) }
  tables.set(instrument, table)
  return table
}

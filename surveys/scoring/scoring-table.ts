import type { Instrument, ScoredDimension, ScoredItem } from '#surveys/model/instrument.ts'
import type { ItemWorking } from './report.ts'

/** One item ready for scoring many people: what each choice comes to is worked out once, not for each of them. */
export type TableItem = {
  readonly id: string
  readonly byChoice: ReadonlyMap<string, ItemWorking>
  /** Of a choice that the table does not know, which has no points. */
  readonly unknown: (choice: string) => ItemWorking
  readonly notAnswered: ItemWorking
  readonly hidden: ItemWorking
}

export type TableDimension = { readonly id: string; readonly weight: number; readonly items: readonly TableItem[] }

/** An instrument's scoring data, made once and used for every respondent. */
export type ScoringTable = { readonly minimumAnsweredShare: number; readonly dimensions: readonly TableDimension[] }

function tableItem({ id, weight, points, notApplicable }: ScoredItem): TableItem {
  const chosen = (choice: string): ItemWorking => {
    if (notApplicable.includes(choice)) return { id, weight, choice, points: null, counted: 'not-applicable' }
    const earned = points[choice] ?? null
    return { id, weight, choice, points: earned, counted: earned === null ? 'left-out' : 'points' }
  }
  return {
    id,
    byChoice: new Map([...Object.keys(points), ...notApplicable].map((choice) => [choice, chosen(choice)])),
    unknown: (choice) => ({ id, weight, choice, points: null, counted: 'left-out' }),
    notAnswered: { id, weight, choice: null, points: null, counted: 'not-answered' },
    hidden: { id, weight, choice: null, points: null, counted: 'hidden' },
  }
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

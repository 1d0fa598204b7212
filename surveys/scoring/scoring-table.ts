import { HIDDEN, numberChoices, type Numbering } from '#surveys/answers/choice-numbers.ts'
import type { Instrument, ScoredDimension, ScoredItem } from '#surveys/model/instrument.ts'
import type { ItemWorking } from './report.ts'

/** One item ready for scoring many people: what each choice comes to is worked out once, not for each of them. */
export type TableItem = {
  readonly id: string
  readonly notAnswered: ItemWorking
  readonly hidden: ItemWorking
  /** Where it stands among numbered answers, and what each number comes to. */
  readonly place: number
  readonly byNumber: readonly ItemWorking[]
}

export type TableDimension = { readonly id: string; readonly weight: number; readonly items: readonly TableItem[] }

/** An instrument's scoring data, made once and used for every respondent. */
export type ScoringTable = {
  readonly minimumAnsweredShare: number
  readonly dimensions: readonly TableDimension[]
  readonly numbering: Numbering
}

function tableItem({ id, weight, points, notApplicable }: ScoredItem, { questions }: Numbering): TableItem {
  const chosen = (choice: string): ItemWorking => {
    if (notApplicable.includes(choice)) return { id, weight, choice, points: null, counted: 'not-applicable' }
    const earned = points[choice] ?? null
    return { id, weight, choice, points: earned, counted: earned === null ? 'left-out' : 'points' }
  }
  const place = questions.findIndex(({ name }) => name === id)
  const notAnswered = { id, weight, choice: null, points: null, counted: 'not-answered' } as const
  return {
    id,
    notAnswered,
    hidden: { id, weight, choice: null, points: null, counted: 'hidden' },
    place,
    byNumber: [notAnswered, ...(questions[place]?.values ?? []).map(chosen)],
  }
}

function tableDimension({ id, weight, items }: ScoredDimension, numbering: Numbering): TableDimension {
  return { id, weight, items: items.map((item) => tableItem(item, numbering)) }
}

/** How an item enters a score by its number among those of a person. */
export function workingByNumber({ byNumber, hidden, notAnswered, place }: TableItem, numbers: Uint8Array): ItemWorking {
  const number = numbers[place] ?? HIDDEN
  return number === HIDDEN ? hidden : (byNumber[number] ?? notAnswered)
}

const tables = new WeakMap<Instrument, ScoringTable>()

/** The table of an instrument; the same object for the same instrument. */
export function scoringTable(instrument: Instrument): ScoringTable {
  const known = tables.get(instrument)
  if (known) return known
  const { minimumAnsweredShare, dimensions } = instrument.scoring
  const numbering = numberChoices(instrument.survey)
  const table = {
    minimumAnsweredShare,
    dimensions: dimensions.map((dimension) => tableDimension(dimension, numbering)),
    numbering,
  }
  tables.set(instrument, table)
  return table
}

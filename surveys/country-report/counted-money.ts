import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import type { MefState } from '#surveys/mef-budget/answers.ts'
import { sumCentimos, type Centimos } from '#surveys/mef-budget/money.ts'
import type { ProgrammeFigure } from '#surveys/mef-budget/totals.ts'
import type { FigureId } from './figures.ts'

/** What MEF tells of one entity (pliego) in the year of a report. */
export type CountedPliego = {
  /** Name and level of the year. */
  readonly entity: string
  readonly level: GovernmentLevel
  /** The whole budget of the entity; null where MEF's sheet did not tell it. */
  readonly totalPim: Centimos | null
  /** Empty where MEF told that it has none for equality: a zero, and no gap. */
  readonly programmes: readonly (ProgrammeFigure & { readonly name: string })[]
  /** What the entity and the Ministry said of these figures. */
  readonly state: MefState
  /** Place among the sources. */
  readonly source: number
}

/** Where figures of MEF come from, ISO date of them, and ISO date on which they were brought in. */
export type MoneySource = { readonly name: string; readonly on: string; readonly importedOn: string }

/** What the money of a year is added up of; frozen with the report that says it. */
export type CountedMoney = {
  readonly pliegos: readonly CountedPliego[]
  readonly sources: readonly MoneySource[]
  /** Entities of the year of which MEF told nothing, by level: that is no zero. */
  readonly untold: Readonly<Record<GovernmentLevel, number>>
}

type Counts = 'programmes' | 'every-pliego' | 'regional-governments'

/** What the figures of MEF count: programmes, or the pliegos whose money they add up. */
export const MONEY_FIGURES = {
  'budget-programmes': 'programmes',
  'budget-executed': 'every-pliego',
  'budget-modified': 'every-pliego',
  'budget-executed-percent': 'every-pliego',
  'budget-regional-executed': 'regional-governments',
  'budget-regional-modified': 'regional-governments',
  'budget-regional-share': 'regional-governments',
} as const satisfies Readonly<Partial<Record<FigureId, Counts>>>
export type MoneyFigure = keyof typeof MONEY_FIGURES

export const isMoneyFigure = (figure: FigureId): figure is MoneyFigure => figure in MONEY_FIGURES

/** What a pliego has in all of its programmes for equality. */
export function pliegoMoney({ programmes }: Pick<CountedPliego, 'programmes'>) {
  return {
    pim: sumCentimos(programmes.map((each) => each.pim)),
    executed: sumCentimos(programmes.map((each) => each.executed)),
  }
}

/** Pliegos that a figure adds up; one without programmes adds nothing, and stands there because MEF told so. */
export function pliegosOf({ pliegos }: CountedMoney, figure: MoneyFigure): CountedPliego[] {
  const isRegional = MONEY_FIGURES[figure] === 'regional-governments'
  return pliegos.filter(({ level }) => !isRegional || level === 'regional-government')
}

/** A programme, with the pliegos that have it: the one with which it counts, and those that share it. */
export type CountedProgramme = ProgrammeFigure & {
  readonly name: string
  /** Whoever has most of its PIM; of two with as much, the first by name. */
  readonly countsIn: CountedPliego
  readonly sharedBy: readonly CountedPliego[]
}

const byName = new Intl.Collator('es')

/** Programmes of a year, by code: one that several pliegos share once, with the money of all. */
export function countedProgrammes({ pliegos }: Pick<CountedMoney, 'pliegos'>): CountedProgramme[] {
  const holders = new Map<string, { pliego: CountedPliego; programme: CountedPliego['programmes'][number] }[]>()
  for (const pliego of pliegos)
    for (const programme of pliego.programmes) {
      const held = holders.get(programme.code)
      if (held) held.push({ pliego, programme })
      else holders.set(programme.code, [{ pliego, programme }])
    }
  return [...holders]
    .flatMap(([code, held]): CountedProgramme[] => {
      const [first, ...others] = held.toSorted(
        (one, other) =>
          other.programme.pim - one.programme.pim || byName.compare(one.pliego.entity, other.pliego.entity),
      )
      if (!first) return []
      const programme = {
        ...{ code, name: first.programme.name, countsIn: first.pliego, sharedBy: others.map(({ pliego }) => pliego) },
        pim: sumCentimos(held.map(({ programme }) => programme.pim)),
        executed: sumCentimos(held.map(({ programme }) => programme.executed)),
      }
      return [programme]
    })
    .toSorted((one, other) => one.code.localeCompare(other.code))
}

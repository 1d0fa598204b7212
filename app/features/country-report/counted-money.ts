import {
  countedProgrammes,
  MONEY_FIGURES,
  pliegoMoney,
  pliegosOf,
  type CountedMoney,
  type CountedPliego,
  type MoneyFigure,
} from '#surveys/country-report/counted-money.ts'
import { mefTotals } from '#surveys/mef-budget/totals.ts'
import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'

/** Whole and part in céntimos, and the part in percent; null where there is nothing to take it of. */
function shareOf(part: number, whole: number | null): number | null {
  return whole === null || whole === 0 ? null : (100 * part) / whole
}

const byName = new Intl.Collator('es')

/** A pliego as a row: money in céntimos. */
function pliegoRow(pliego: CountedPliego, { sources }: CountedMoney, shared: ReadonlySet<string>) {
  const { entity, level, totalPim, programmes, state } = pliego
  const { pim, executed } = pliegoMoney(pliego)
  return {
    ...{ entity, level, state, pim, executed, executedPercent: shareOf(executed, pim) },
    ...{ totalPim, totalPercent: shareOf(executed, totalPim), source: sources[pliego.source] ?? null },
    programmes: programmes.map(({ code }) => ({ code, isShared: shared.has(code) })),
  }
}
export type PliegoRow = ReturnType<typeof pliegoRow>

function programmeRow({ code, name, pim, executed, countsIn, sharedBy }: ReturnType<typeof countedProgrammes>[number]) {
  return { code, name, pim, executed, countsIn: countsIn.entity, sharedBy: sharedBy.map(({ entity }) => entity) }
}
export type ProgrammeRow = ReturnType<typeof programmeRow>

function programmeTable(money: CountedMoney) {
  const { pim, executed, executedPercent } = mefTotals(money.pliegos)
  const sums = { pim, executed, executedPercent }
  return { kind: 'programmes' as const, rows: countedProgrammes(money).map(programmeRow), sums, ...gaps(money, false) }
}

/** What MEF told nothing of, what it told of without a programme, and which whole budgets keep a sum from being known. */
function gaps(money: CountedMoney, isRegional: boolean) {
  const levels = isRegional ? (['regional-government'] as const) : GOVERNMENT_LEVELS
  const told = money.pliegos.filter(({ level }) => levels.some((each) => each === level))
  return {
    told: told.length,
    without: told.filter(({ programmes }) => programmes.length === 0).length,
    untold: levels.reduce((sum, level) => sum + money.untold[level], 0),
    sources: money.sources,
  }
}

function pliegoTable(money: CountedMoney, figure: MoneyFigure) {
  const isRegional = MONEY_FIGURES[figure] === 'regional-governments'
  const shared = new Set(countedProgrammes(money).flatMap(({ code, sharedBy }) => (sharedBy.length > 0 ? [code] : [])))
  const rows = pliegosOf(money, figure).map((pliego) => pliegoRow(pliego, money, shared))
  const ranked = figure === 'budget-modified' ? ('pim' as const) : ('executed' as const)
  const { pim, executed, executedPercent, regional } = mefTotals(pliegosOf(money, figure))
  return {
    kind: 'pliegos' as const,
    isRegional,
    rows: rows.toSorted(
      (one, other) =>
        Number(one.programmes.length === 0) - Number(other.programmes.length === 0) ||
        other[ranked] - one[ranked] ||
        byName.compare(one.entity, other.entity),
    ),
    sums: { pim, executed, executedPercent, totalPim: regional.totalPim, totalPercent: regional.sharePercent },
    /** Pliegos with a programme whose whole budget MEF's sheet did not tell: with one of them there is no sum of it. */
    totalUnknown: isRegional
      ? rows
          .filter(({ programmes, totalPim }) => programmes.length > 0 && totalPim === null)
          .map(({ entity }) => entity)
      : [],
    ...gaps(money, isRegional),
  }
}

/** What a figure of MEF is added up of, all rows, with the sums of them all. Money in céntimos. */
export function moneyTable(money: CountedMoney, figure: MoneyFigure) {
  return MONEY_FIGURES[figure] === 'programmes' ? programmeTable(money) : pliegoTable(money, figure)
}

export type MoneyTable = ReturnType<typeof moneyTable>
export type PliegoTable = Extract<MoneyTable, { kind: 'pliegos' }>
export type ProgrammeTable = Extract<MoneyTable, { kind: 'programmes' }>

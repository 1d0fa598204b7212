import { FIGURES, type FigureId } from '#surveys/country-report/figures.ts'
import type { CountryReport } from '#surveys/country-report/frozen-report.ts'
import { GOVERNMENT_LEVELS, type GovernmentLevel } from '#surveys/model/entity-kind.ts'
import { isMoneyFigure, MONEY_FIGURES } from '#surveys/country-report/counted-money.ts'
import { moneyTable, type MoneyTable } from './counted-money.ts'
import { completenessWords, basisWords } from './words.ts'
import { quantityWords } from './figure-words.ts'

const ROWS_OF_A_PAGE = 100

/** A report as its page needs it: which figures say what they count, without saying it of all of them. */
export type ShownReport = Omit<CountryReport, 'counted' | 'money' | 'named'> & {
  /** How many entities of a level have a mechanism, and their names in one text: a thousand texts cost a page more to send. */
  readonly mechanisms: Readonly<Record<GovernmentLevel, { readonly count: number; readonly names: string }>>
  /** Names in a text of the figures that say what they count. */
  readonly countedSlots: Readonly<Partial<Record<FigureId, string>>>
}

export function shownReport({ counted, money, named, ...report }: CountryReport): ShownReport {
  const ids = [...Object.keys(counted?.figures ?? {}), ...(money ? Object.keys(MONEY_FIGURES) : [])] as FigureId[]
  const mechanisms = GOVERNMENT_LEVELS.map((level) => {
    const names = named[level]
    return [level, { count: names.length, names: names.length > 0 ? `${names.join(', ')}.` : 'Ninguno.' }]
  })
  return {
    ...report,
    mechanisms: Object.fromEntries(mechanisms) as ShownReport['mechanisms'],
    countedSlots: Object.fromEntries(ids.map((id) => [id, FIGURES[id].slot])),
  }
}

/** Entities that a figure counts, the most first; those of one name stand apart, as they do in the year. */
export function countedRows({ counted }: CountryReport, figure: FigureId): { entity: string; count: number }[] {
  return (counted?.figures[figure] ?? [])
    .map(([entity, count]) => ({ entity: counted?.entities[entity] ?? '', count }))
    .toSorted((one, other) => other.count - one.count || one.entity.localeCompare(other.entity, 'es'))
}

type EntityTable = { readonly kind: 'entities'; readonly rows: ReturnType<typeof countedRows> }

/** All that a figure counts; null where the report does not say it. */
function tableOf(report: CountryReport, figure: FigureId): EntityTable | MoneyTable | null {
  if (isMoneyFigure(figure)) return report.money ? moneyTable(report.money, figure) : null
  const rows = countedRows(report, figure)
  return rows.length === 0 ? null : { kind: 'entities', rows }
}

/** The rows of one page of a table. */
function paged<Table extends EntityTable | MoneyTable>(table: Table, page: number): Table {
  return { ...table, rows: table.rows.slice((page - 1) * ROWS_OF_A_PAGE, page * ROWS_OF_A_PAGE) }
}

/**
 * One page of what a figure of a report counts.
 * @returns null where the report does not say it.
 */
export function viewCounted(report: CountryReport, figure: FigureId, asked: number) {
  const table = tableOf(report, figure)
  const said = report.figures.find(({ id }) => id === figure)
  if (table === null || !said) return null
  const pages = Math.max(1, Math.ceil(table.rows.length / ROWS_OF_A_PAGE))
  const page = Math.min(asked, pages)
  const { title, definition, unit, value, completeness } = said
  return {
    ...{ year: report.year, slot: FIGURES[figure].slot, title, definition, value: quantityWords({ value, unit }) },
    ...{ told: completenessWords(completeness, report.source), basis: basisWords(report) },
    ...{ count: table.rows.length, page, pages, table: paged(table, page) },
  }
}

export type CountedView = NonNullable<ReturnType<typeof viewCounted>>

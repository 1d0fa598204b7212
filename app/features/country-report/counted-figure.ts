import { FIGURES, type FigureId } from '#surveys/country-report/figures.ts'
import type { CountryReport } from '#surveys/country-report/frozen-report.ts'
import { completenessWords, basisWords } from './words.ts'
import { quantityWords } from './figure-words.ts'

const ROWS_OF_A_PAGE = 100

/** A report as its page needs it: which figures say what they count, without saying it of all of them. */
export type ShownReport = Omit<CountryReport, 'counted'> & {
  /** Names in a text of the figures that say what they count. */
  readonly countedSlots: Readonly<Partial<Record<FigureId, string>>>
}

export function shownReport({ counted, ...report }: CountryReport): ShownReport {
  const ids = Object.keys(counted?.figures ?? {}) as FigureId[]
  return { ...report, countedSlots: Object.fromEntries(ids.map((id) => [id, FIGURES[id].slot])) }
}

/** Entities that a figure counts, the most first; those of one name stand apart, as they do in the year. */
export function countedRows({ counted }: CountryReport, figure: FigureId): { entity: string; count: number }[] {
  return (counted?.figures[figure] ?? [])
    .map(([entity, count]) => ({ entity: counted?.entities[entity] ?? '', count }))
    .toSorted((one, other) => other.count - one.count || one.entity.localeCompare(other.entity, 'es'))
}

/**
 * One page of what a figure of a report counts.
 * @returns null where the report does not say it.
 */
export function viewCounted(report: CountryReport, figure: FigureId, asked: number) {
  const all = countedRows(report, figure)
  const said = report.figures.find(({ id }) => id === figure)
  if (all.length === 0 || !said) return null
  const pages = Math.ceil(all.length / ROWS_OF_A_PAGE)
  const page = Math.min(asked, pages)
  const { title, definition, unit, value, completeness } = said
  return {
    ...{ year: report.year, slot: FIGURES[figure].slot, title, definition, value: quantityWords({ value, unit }) },
    ...{ told: completenessWords(completeness, report.source), basis: basisWords(report) },
    ...{ entities: all.length, page, pages },
    rows: all.slice((page - 1) * ROWS_OF_A_PAGE, page * ROWS_OF_A_PAGE),
  }
}

export type CountedView = NonNullable<ReturnType<typeof viewCounted>>

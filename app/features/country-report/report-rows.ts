import type { ReportPart } from '#surveys/country-report/figures.ts'
import type { CountryReport, ReportChange } from '#surveys/country-report/frozen-report.ts'
import { formatDifference } from '#app/kit/format.ts'
import { quantityWords } from './figure-words.ts'
import { completenessWords } from './words.ts'

// What page, document and workbook say in their tables, in the same words.

/** Figures of a part: name, figure, who told. */
export function figureRows({ figures, source }: Pick<CountryReport, 'figures' | 'source'>, part: ReportPart) {
  return figures
    .filter((figure) => figure.part === part)
    .map(({ id, title, definition, value, unit, completeness }) => ({
      ...{ id, title, definition, value: quantityWords({ value, unit }) },
      told: completenessWords(completeness, source),
    }))
}

/** A change, in the unit of its figure: of a percentage in points. */
export function changeWords({ then, now, unit }: ReportChange): string {
  if (then === null || now === null) return 'no se puede comparar'
  const change = now - then
  if (unit === 'percent') return `${formatDifference(change)} puntos`
  return formatDifference(change)
}

/** The comparison with the year before, a row a figure. */
export function changeRows({ comparison }: Pick<CountryReport, 'comparison'>) {
  return (comparison?.changes ?? []).map((change) => ({
    title: change.title,
    then: quantityWords({ value: change.then, unit: change.unit }),
    now: quantityWords({ value: change.now, unit: change.unit }),
    change: changeWords(change),
  }))
}

/** Paragraphs of a text of a block. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

import { formatDate } from '#app/kit/format.ts'
import type { ProgressReport } from './progress-report.ts'
import { purposeWords, standingWords } from './report-words.ts'

/** What is known of a report itself, as names with values. @param norm that asks for it, as it is cited. */
export function reportFacts(
  report: ProgressReport,
  mechanism: string,
  norm: string,
): (readonly [name: string, value: string])[] {
  const { entity, year, cutOff, approval } = report
  return [
    ['Entidad', entity.name],
    [
      'Qué es',
      `Avance del plan de mejora ${year}, que es el plan de actividades del ${mechanism}. ${purposeWords(report, norm)}`,
    ],
    ['Corte', formatDate(cutOff)],
    ['Estado del corte', standingWords(report)],
    ...approval,
  ]
}

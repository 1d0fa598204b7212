import { COMPLAINT_COUNTS } from '#surveys/complaints/report.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { workbook, type Row } from '#app/kit/sheets/xlsx.server.ts'
import type { ReportView } from './view-reports.server.ts'
import { COUNT_NAMES } from './words.ts'

/** A report is put right, so the file says of which minute it is. */
export function reportFileName({ entityName, id }: ReportView, clock: Clock = systemClock): string {
  return fileName({ what: 'Hoja para SERVIR', entity: entityName, apart: [id], date: clock() }, 'xlsx')
}

/**
 * The sheet of a half year, to be handed to SERVIR.
 * @throws {AppError} `not-found` where there were no cases: then there is nothing to send.
 */
export function reportWorkbook({ entityName, title, report }: ReportView): Promise<Buffer> {
  if (report?.state !== 'counted') throw new AppError('not-found')
  const rows: Row[] = [
    ['Reporte semestral sobre hostigamiento sexual', ''],
    ['Base legal', 'Reglamento de la Ley 27942 (D.S. 014-2019-MIMP), artículo 38'],
    ['Entidad', entityName],
    ['Semestre', title],
    ...COMPLAINT_COUNTS.map((count): Row => [COUNT_NAMES[count], report.counts[count]]),
    ['Medidas para mejorar el ambiente laboral', report.improvements],
    ['Aviso', 'Contiene datos reservados: entréguela solo a SERVIR y no la publique.'],
  ]
  return workbook([{ name: 'SERVIR', widths: [44, 70], rows }])
}

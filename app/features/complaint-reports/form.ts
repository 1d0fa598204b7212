import { COMPLAINT_COUNTS, type ComplaintCounts, type ComplaintReport } from '#surveys/complaints/report.ts'
import { lineOf, linesOf, typedValues, type FieldProblems } from '#app/kit/forms/fields.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { COUNT_FIELDS } from './words.ts'

const LONGEST_TEXT = 1000

export type ReportForm = { readonly revision: number } & (
  | { readonly ok: true; readonly report: ComplaintReport }
  | { readonly ok: false; readonly problems: FieldProblems }
)

function readCounts(form: FormData) {
  const problems: Record<string, string> = {}
  const counts = COMPLAINT_COUNTS.map((count) => {
    const typed = lineOf(form, COUNT_FIELDS[count])
    if (!/^\d{1,5}$/.test(typed))
      problems[COUNT_FIELDS[count]] =
        typed === '' ? 'Escriba el número. Si no hubo, escriba 0' : 'Escriba un número entero'
    return [count, Number(typed)] as const
  })
  return { problems, counts: Object.fromEntries(counts) as ComplaintCounts }
}

function readCounted(form: FormData): ComplaintReport | { readonly problems: FieldProblems } {
  const { problems, counts } = readCounts(form)
  const improvements = linesOf(form, 'mejoras')
  const deliveredOn = lineOf(form, 'entregada')
  if (improvements.length > LONGEST_TEXT) problems['mejoras'] = `Escriba menos de ${LONGEST_TEXT} letras`
  if (deliveredOn !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(deliveredOn))
    problems['entregada'] = 'Elija la fecha de entrega'
  if (Object.keys(problems).length > 0) return { problems }
  return { state: 'counted', counts, improvements, deliveredOn: deliveredOn === '' ? null : deliveredOn }
}

/** Fields that go with cases alone. */
const CASE_FIELDS = [...COMPLAINT_COUNTS.map((count) => COUNT_FIELDS[count]), 'mejoras', 'entregada']

/**
 * Reads what Recursos Humanos says of a half year.
 * @throws {AppError} `invalid-input` without the revision that the page showed.
 */
export function readReportForm(form: FormData): ReportForm {
  const typedRevision = lineOf(form, 'revision')
  if (!/^\d{1,6}$/.test(typedRevision)) throw new AppError('invalid-input')
  const revision = Number(typedRevision)
  const state = lineOf(form, 'estado')
  if (state === 'hubo') {
    const read = readCounted(form)
    return 'problems' in read ? { revision, ok: false, ...read } : { revision, ok: true, report: read }
  }
  if (state !== 'no-hubo') return { revision, ok: false, problems: { estado: 'Elija si hubo quejas o casos' } }
  const strays = CASE_FIELDS.filter((field) => !['', '0'].includes(lineOf(form, field)))
  const stray = strays[0]
  return stray === undefined
    ? { revision, ok: true, report: { state: 'none' } }
    : {
        revision,
        ok: false,
        problems: { [stray]: 'Dijo que no hubo quejas ni casos: borre este dato, o cambie la respuesta' },
      }
}

/** What was typed, so that the page shows it again; never the revision. */
export function typedReport(form: FormData): Record<string, string> {
  const typed = typedValues(form)
  return Object.fromEntries(['estado', ...CASE_FIELDS].map((field) => [field, typed[field] ?? '']))
}

import { formatDate, formatMoment } from '#app/kit/format.ts'
import type { Row, WorkbookSheet } from '#app/kit/sheets/workbook-sheet.ts'
import type { DrawnReport } from './report-manuscript.ts'
import { completenessWords, figureWords, letterWords, reportTitle, signatureWords } from './words.ts'

/** The sheets of a report: what it is, every figure with its definition, every text, every table. */
export function reportSheets({ content, version, digest }: DrawnReport): WorkbookSheet[] {
  const { report, letter } = content
  const { entity, sections } = report
  const facts: Row[] = [
    ['Dato', 'Valor'],
    ...(entity.invented ? ([['Aviso', 'Demostración: los datos son inventados.']] satisfies Row[]) : []),
    ['Documento', reportTitle(report.year)],
    ['Entidad', entity.name],
    ['Oficio', letterWords(letter)],
    ['Corte', formatDate(report.cutOff)],
    ['Cuánto informa', completenessWords(report.completeness)],
    ...(version === null
      ? ([['Estado', 'Borrador: todavía no se ha presentado']] satisfies Row[])
      : ([
          ['Número de recepción', version.number],
          ['Presentado', formatMoment(version.receivedAt)],
          ['Firma', signatureWords(version.signature, version.receivedAt)],
          ...(version.correctionReason === '' ? [] : [['Corrección', version.correctionReason]]),
        ] satisfies Row[])),
    ['Huella SHA-256', digest],
  ]
  const figures: Row[] = sections.flatMap(({ title, figures: all }) =>
    all.map(
      (figure): Row => [
        title,
        figure.label,
        figure.told.kind === 'reported' ? figure.told.value : figureWords(figure),
        figure.unit,
        figure.definition,
        figure.source,
        formatDate(figure.cutOff),
      ],
    ),
  )
  const texts: Row[] = sections.flatMap(({ title, paragraphs, written }) => [
    ...paragraphs.map((line): Row => [title, 'De los datos', line]),
    ...written.map((line): Row => [title, 'De la entidad', line]),
  ])
  const tables: Row[] = sections.flatMap(({ tables: all }) =>
    all.flatMap(({ caption, columns, rows }): Row[] =>
      rows.map((row) => [caption, ...row, ...columns.slice(row.length)]),
    ),
  )
  return [
    { name: 'Informe', widths: [24, 90], rows: facts },
    {
      name: 'Cifras',
      widths: [40, 36, 16, 16, 60, 36, 22],
      rows: [['Parte', 'Cifra', 'Valor', 'Unidad', 'Qué cuenta', 'Fuente', 'Corte'], ...figures],
    },
    { name: 'Textos', widths: [40, 16, 100], rows: [['Parte', 'De quién', 'Texto'], ...texts] },
    { name: 'Tablas', widths: [50, 50, 50, 50], rows: [['Tabla', 'Primera columna', 'Segunda', 'Tercera'], ...tables] },
  ]
}

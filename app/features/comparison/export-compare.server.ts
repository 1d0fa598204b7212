import { csv } from '#app/kit/sheets/csv.server.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { workbook, type WorkbookSheet } from '#app/kit/sheets/xlsx.server.ts'
import { limaDate, systemClock } from '#app/kit/program/clock.ts'
import { LEVEL_NAMES } from '#app/kit/words/names.ts'
import { COMPARE_BY_NAMES } from './compare-address.ts'
import type { Comparison } from './view-compare.server.ts'

function scores({ sides, measures }: Comparison): WorkbookSheet {
  const rows = sides.flatMap(({ name, cells }) =>
    measures.map(({ id, title }) => {
      const cell = cells[id]
      return cell?.kind === 'shown'
        ? [name, title, cell.said, cell.low, cell.high, LEVEL_NAMES[cell.level], cell.range]
        : [name, title, null, null, null, null, cell?.why ?? 'no se preguntaba']
    }),
  )
  return {
    name: 'Puntajes',
    rows: [['Entidad o grupo', 'Dimensión', 'Puntaje', 'Desde', 'Hasta', 'Nivel', 'Nota'], ...rows],
    widths: [40, 36, 10, 8, 8, 14, 60],
  }
}

function pairs({ comparison, measures }: Comparison): WorkbookSheet {
  const titles = new Map(measures.map(({ id, title }) => [id, title]))
  return {
    name: 'Pares',
    rows: [
      ['Dimensión', 'La primera', 'La segunda', 'Primera menos segunda', 'Conclusión'],
      ...(comparison?.pairs ?? []).map(({ measure, one, other, difference, verdict }) => [
        titles.get(measure) ?? measure,
        one,
        other,
        difference === '' ? null : difference,
        verdict,
      ]),
    ],
    widths: [36, 40, 40, 34, 60],
  }
}

function readWithCare({ comparison, fairness, yearsApart, whyNot }: Comparison): WorkbookSheet {
  const rows = [
    ...(whyNot ? [['Todas', 'No se compara', 'Esta herramienta no se compara entre entidades.']] : []),
    ...(comparison ? [['Todas', 'Qué se puede afirmar', comparison.sentence]] : []),
    ...(yearsApart ? [['Todas', 'Años distintos', yearsApart]] : []),
    ...(comparison?.findings ?? []).map(({ said, reversal }) => ['Todas', 'Diferencia', `${said} ${reversal}`.trim()]),
    ...fairness.flatMap(({ name, facts, warnings }) => [
      ...facts.map(([fact, said]) => [name, fact, said]),
      ...warnings.map((warning) => [name, 'Advertencia', warning]),
    ]),
  ]
  return { name: 'Para leer', rows: [['Entidad o grupo', 'Dato', 'Qué dice'], ...rows], widths: [40, 30, 100] }
}

/** What the page shows, and nothing else: the file reads the view that the page draws. */
export function compareSheets(view: Comparison): WorkbookSheet[] {
  return [scores(view), pairs(view), readWithCare(view)]
}

export function compareWorkbook(view: Comparison): Promise<Buffer> {
  return workbook(compareSheets(view))
}

export function compareCsv(view: Comparison): string {
  return csv(compareSheets(view))
}

export function compareFileName({ asked, instruments }: Comparison, ending: 'xlsx' | 'csv'): string {
  const instrument = instruments.find(({ slug }) => slug === asked.instrument)?.title ?? asked.instrument
  const apart = [COMPARE_BY_NAMES[asked.by], ...asked.chosen]
  return fileName(
    { what: 'Comparación', entity: null, instrument, apart: [apart.join(' ')], date: limaDate(systemClock()) },
    ending,
  )
}

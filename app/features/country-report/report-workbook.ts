import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'
import type { CountryReport } from '#surveys/country-report/frozen-report.ts'
import { countedProgrammes, type CountedMoney } from '#surveys/country-report/counted-money.ts'
import { MEF_STATE_NAMES } from '#app/features/mef-budget/words.ts'
import type { WorkbookSheet } from '#app/kit/sheets/workbook-sheet.ts'
import { GOVERNMENT_LEVEL_NAMES } from '#app/kit/words/names.ts'
import { countedRows } from './counted-figure.ts'
import { changeWords } from './report-rows.ts'
import { basisWords, completenessWords, SEVERITY_WORDS } from './words.ts'

const UNITS = {
  count: 'número',
  people: 'personas',
  percent: '%',
  soles: 'soles',
  'million-soles': 'millones de soles',
} as const

const inSoles = (centimos: number | null) => (centimos === null ? null : centimos / 100)

/**
 * MEF's figures, a row a programme of a pliego, in soles: each column of money and the one that counts programmes add up
 * to what the report says. One that has no programme has a row of zeros; the whole budget stands once for each.
 */
function moneySheet(money: CountedMoney): WorkbookSheet {
  const countsIn = new Map(countedProgrammes(money).map((programme) => [programme.code, programme.countsIn]))
  return {
    name: 'Presupuesto según el MEF',
    widths: [60, 26, 12, 48, 12, 22, 22, 22, 40, 40, 14, 14],
    rows: [
      [
        ...['Entidad', 'Nivel', 'Programa', 'Nombre del programa', 'Cuenta', 'PIM, en soles', 'Ejecutado, en soles'],
        ...['PIM total de la entidad, en soles', 'Qué dijo la entidad', 'Fuente', 'Fecha de la fuente', 'Cargada el'],
      ],
      ...money.pliegos.flatMap((pliego) => {
        const source = money.sources[pliego.source]
        const rows = pliego.programmes.length > 0 ? pliego.programmes : [null]
        return rows.map((programme, place) => [
          ...[
            pliego.entity,
            GOVERNMENT_LEVEL_NAMES[pliego.level],
            programme?.code ?? 'ninguno',
            programme?.name ?? null,
          ],
          Number(programme !== null && countsIn.get(programme.code) === pliego),
          ...[inSoles(programme?.pim ?? 0), inSoles(programme?.executed ?? 0)],
          place === 0 ? inSoles(pliego.totalPim) : null,
          ...[MEF_STATE_NAMES[pliego.state], source?.name ?? null, source?.on ?? null, source?.importedOn ?? null],
        ])
      }),
    ],
  }
}

/** A published report as sheets: figures as numbers, with what each counts. An empty cell is what nobody knows. */
export function reportSheets(report: CountryReport): WorkbookSheet[] {
  const { figures, named, practices, observations, comparison, source, year } = report
  return [
    {
      name: 'Cifras',
      widths: [56, 16, 20, 34, 90],
      rows: [
        ['Cifra', 'Valor', 'Unidad', 'Quiénes informaron', 'Definición'],
        ...figures.map(({ title, value, unit, completeness, definition }) => [
          ...[title, value, UNITS[unit], completenessWords(completeness, source), definition],
        ]),
        [basisWords(report), null, null, null, null],
      ],
    },
    {
      name: 'Mecanismos',
      widths: [46, 60],
      rows: [
        ['Nivel', 'Entidad'],
        ...GOVERNMENT_LEVELS.flatMap((level) => named[level].map((name) => [GOVERNMENT_LEVEL_NAMES[level], name])),
      ],
    },
    ...(report.counted
      ? [
          {
            name: 'Qué cuenta cada cifra',
            widths: [56, 60, 14],
            rows: [
              ['Cifra', 'Entidad', 'Cuánto'],
              ...figures.flatMap(({ id, title }) =>
                countedRows(report, id).map(({ entity, count }) => [title, entity, count]),
              ),
            ],
          },
        ]
      : []),
    ...(report.money ? [moneySheet(report.money)] : []),
    {
      name: 'Buenas prácticas',
      widths: [46, 110],
      rows: [['Entidad', 'Práctica'], ...practices.flatMap(({ entity, texts }) => texts.map((each) => [entity, each]))],
    },
    {
      name: 'Observaciones',
      widths: [12, 16, 90, 70],
      rows: [
        ['Código', 'Clase', 'Observación', 'Resuelto porque'],
        ...observations.map(({ code, severity, words, explanation }) => [
          ...[code, SEVERITY_WORDS[severity], words, explanation],
        ]),
      ],
    },
    ...(comparison
      ? [
          {
            name: `Comparación con ${comparison.year}`,
            widths: [56, 16, 16, 24],
            rows: [
              ['Cifra', String(comparison.year), String(year), 'Cambio'],
              ...comparison.changes.map((change) => [change.title, change.then, change.now, changeWords(change)]),
            ],
          },
        ]
      : []),
  ]
}

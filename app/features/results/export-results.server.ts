import { claimSentence } from '#app/kit/words/claims/claims.ts'
import {
  columnDecimals,
  countWords,
  differenceAloneWords,
  figureValue,
  isDifferenceAlone,
  levelWords,
  releaseDecimals,
  shareWords,
} from '#app/kit/words/figure-words.ts'
import type { Decimals } from '#app/kit/format.ts'
import { orderedClasses } from '#app/kit/figures/distribution-classes.ts'
import { entityNames, SEX_NAMES, SINGLE_LINK_WORDS, suppressionWords } from '#app/kit/words/names.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import { roundTo } from '#surveys/disclosure/rounding.ts'
import { csv } from '#app/kit/sheets/csv.server.ts'
import { dateCell, workbook, type CellValue, type Row, type WorkbookSheet } from '#app/kit/sheets/xlsx.server.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { normsSheets } from './norms-sheet.server.ts'
import type { Results } from './view-results.server.ts'

const INVENTED = 'Demostración: los datos son inventados.'

const TOLD_ON_THE_PAGE =
  'Se lee en la página y en el informe, junto a la confianza en el procedimiento. No va en este archivo, que puede pasar de mano en mano.'

/** A number of a column with the decimals of the column, as on the page. */
function inColumn(value: number, decimals: Decimals): CellValue {
  return { number: roundTo(decimals === 0 ? 1 : 0.1, value), decimals }
}

/** A number where the figure is one, words where it is bounded or hidden. */
function figureCells(figure: Figure, k: number, decimals: Decimals): Row {
  if (figure.kind === 'suppressed') return [suppressionWords(figure.reason, k), null, null, null, null]
  const exact = figure.bound === 'exact'
  return [
    exact ? inColumn(figure.value, decimals) : figureValue(figure),
    exact ? inColumn(figure.low, decimals) : null,
    exact ? inColumn(figure.high, decimals) : null,
    figure.count.kind === 'exact' ? figure.count.n : countWords(figure.count),
    levelWords(figure),
  ]
}

function summarySheet({ record, instrument }: Results): WorkbookSheet {
  const { release } = record
  const { participation, population } = release
  return {
    name: 'Resumen',
    widths: [34, 60],
    rows: [
      ['Dato', 'Valor'],
      ...(record.invented ? ([['Aviso', INVENTED]] satisfies Row[]) : []),
      ['Entidad', entityNames(record)],
      ['Herramienta', `${instrument.title}, versión ${instrument.version}`],
      ['Se respondió desde', dateCell(record.opensOn)],
      ['Se respondió hasta', dateCell(record.closedOn ?? record.closesOn)],
      ['Resultado congelado', dateCell(record.releasedOn)],
      ['Mujeres en la población', population?.women ?? 'sin dato'],
      ['Hombres en la población', population?.men ?? 'sin dato'],
      [
        'Respuestas',
        participation.kind === 'shown' ? participation.n : suppressionWords(participation.reason, release.k),
      ],
      [
        'Participación (%)',
        participation.kind === 'shown' ? (participation.percentOfPopulation ?? 'sin dato') : 'no se muestra',
      ],
      ...(release.singleLink ? ([['Forma de entrar', SINGLE_LINK_WORDS]] satisfies Row[]) : []),
      ['¿Suficiente y pareja?', claimSentence({ kind: 'evenness', found: release.representativeness, k: release.k })],
      ['Menor número de respuestas por dato', release.k],
      ...(instrument.prevalence ? ([['Lo que contó el personal', TOLD_ON_THE_PAGE]] satisfies Row[]) : []),
      ['Huella SHA-256', record.digest],
      ['Advertencia', 'Nunca intente averiguar quién respondió.'],
    ],
  }
}

/**
 * Where people are asked what happened to them, their trust in the procedure comes first and the score last, as on the
 * page. What they told stands in no file: files are sent on.
 */
function dimensionsSheet({ record, instrument }: Results): WorkbookSheet {
  const { release } = record
  const titles = new Map(instrument.dimensions.map(({ id, title }) => [id, title]))
  const decimals = releaseDecimals(release)
  const overall: Row = ['Resultado general', ...figureCells(release.overall, release.k, decimals)]
  const trust = instrument.prevalence?.trust
  const isTrust = ({ id }: { readonly id: string }) => Number(id === trust)
  const trustFirst = [...release.dimensions].sort((a, b) => isTrust(b) - isTrust(a))
  return {
    name: 'Dimensiones',
    widths: [40, 14, 10, 10, 14, 40],
    rows: [
      ['Dimensión', 'Puntaje', 'Desde', 'Hasta', 'Respuestas', 'Nivel'],
      ...(trust === undefined ? [overall] : []),
      ...trustFirst.map(({ id, figure }): Row => [titles.get(id) ?? id, ...figureCells(figure, release.k, decimals)]),
      ...(trust === undefined ? [] : [overall]),
    ],
  }
}

function itemsSheet({ record, instrument }: Results): WorkbookSheet {
  const { release } = record
  const rows = instrument.dimensions.flatMap((dimension) =>
    dimension.items.flatMap((item): Row[] => {
      const found = release.items.find(({ id }) => id === item.id)?.distribution
      if (found?.kind !== 'shown')
        return [
          [
            dimension.title,
            item.text,
            suppressionWords(found?.reason ?? (release.singleLink ? 'single-link' : 'small-entity'), release.k),
            null,
          ],
        ]
      return orderedClasses(found, item.choices, item.points).map((each) => [
        dimension.title,
        item.text,
        each.text,
        each.share.kind === 'percent' ? each.share.percent : shareWords(each.share),
      ])
    }),
  )
  return {
    name: 'Preguntas',
    widths: [36, 60, 50, 20],
    rows: [['Dimensión', 'Pregunta', 'Respuesta', 'Porcentaje'], ...rows],
  }
}

function sexesSheet({ record, instrument }: Results): WorkbookSheet {
  const { release } = record
  const places = [{ id: 'overall', title: 'Resultado general' }, ...instrument.dimensions]
  const cells = release.cuts.find(({ segment }) => segment === 'sex')?.cells ?? 'none'
  const decimals = columnDecimals(
    cells === 'none' ? [] : cells.flatMap(({ overall, dimensions }) => [overall, ...Object.values(dimensions)]),
    Object.values(release.gaps).flatMap((gap) =>
      gap.kind === 'estimated' ? [{ value: gap.difference, low: gap.low, high: gap.high }] : [],
    ),
  )
  const rows = places.flatMap(({ id, title }): Row[] => {
    const gap = release.gaps[id]
    const claim = gap ? claimSentence({ kind: 'gap', gap, k: release.k, decimals }) : ''
    const alone = isDifferenceAlone(release, id)
    if (cells === 'none' || alone) {
      const [difference, low, high] =
        gap?.kind === 'estimated'
          ? [gap.difference, gap.low, gap.high].map((value) => inColumn(value, decimals))
          : [null, null, null]
      const said = alone ? `${claim} ${differenceAloneWords(release.k)}` : claim
      return [[title, 'Mujeres menos hombres', difference ?? null, low ?? null, high ?? null, null, said]]
    }
    return cells.map((cell) => {
      const figure = id === 'overall' ? cell.overall : cell.dimensions[id]
      const name = SEX_NAMES[cell.value as keyof typeof SEX_NAMES] ?? cell.value
      const [value = null, low = null, high = null, n = null] = figure ? figureCells(figure, release.k, decimals) : []
      return [title, name, value, low, high, n, claim]
    })
  })
  return {
    name: 'Mujeres y hombres',
    widths: [40, 22, 14, 10, 10, 14, 70],
    rows: [['Dimensión', 'Grupo', 'Puntaje', 'Desde', 'Hasta', 'Respuestas', 'Conclusión'], ...rows],
  }
}

/** One row for each dimension and application, and the change since the last one; none for a first application. */
function historySheets({ history, instrument }: Results): WorkbookSheet[] {
  if (!history) return []
  const places = [{ id: 'overall', title: 'Resultado general' }, ...instrument.dimensions]
  const decimals = columnDecimals(
    history.releases.flatMap(({ overall, dimensions }) => [overall, ...dimensions.map(({ figure }) => figure)]),
    [history.change.overall, ...history.change.dimensions.map(({ change }) => change)].flatMap((change) =>
      change.kind === 'estimated' ? [{ ...change, value: change.difference }] : [],
    ),
  )
  const rows = places.flatMap(({ id, title }) => {
    const change =
      id === 'overall' ? history.change.overall : history.change.dimensions.find((each) => each.id === id)?.change
    return history.releases.map(({ releasedOn, version, k, overall, dimensions }, index): Row => {
      const figure = id === 'overall' ? overall : dimensions.find((dimension) => dimension.id === id)?.figure
      const [value = null, low = null, high = null] = figure ? figureCells(figure, k, decimals) : []
      const claim =
        index === history.releases.length - 1 && change ? claimSentence({ kind: 'change', change, decimals }) : null
      return [title, dateCell(releasedOn), version, value, low, high, claim]
    })
  })
  return [
    {
      name: 'Cambio en el tiempo',
      widths: [40, 24, 10, 14, 10, 10, 70],
      rows: [['Dimensión', 'Resultado del', 'Versión', 'Puntaje', 'Desde', 'Hasta', 'Conclusión'], ...rows],
    },
  ]
}

function resultsSheets(results: Results): WorkbookSheet[] {
  return [
    summarySheet(results),
    dimensionsSheet(results),
    sexesSheet(results),
    itemsSheet(results),
    ...historySheets(results),
    ...normsSheets(results),
  ]
}

/** An entity applies an instrument once in a time, so the first day tells two applications of it apart. */
export function resultsFileName(
  { record, instrument }: Pick<Results, 'record' | 'instrument'>,
  ending: 'xlsx' | 'csv' | 'pdf' | 'docx',
): string {
  const { entityName: entity, opensOn, releasedOn: date } = record
  return fileName({ what: 'Resultados', entity, instrument: instrument.title, apart: [opensOn], date }, ending)
}

export function onePageFileName({ record, instrument }: Pick<Results, 'record' | 'instrument'>): string {
  const { entityName: entity, opensOn, releasedOn: date } = record
  return fileName({ what: 'Para decidir', entity, instrument: instrument.title, apart: [opensOn], date }, 'pdf')
}

/** The released results as a workbook: the same numbers as the page, with typed cells. */
export function resultsWorkbook(results: Results): Promise<Buffer> {
  return workbook(resultsSheets(results))
}

/** The sheets of the workbook one below the other, for programs that read no workbooks. */
export function resultsCsv(results: Results): string {
  return csv(resultsSheets(results))
}

import { formatCount, formatDate, formatNumber } from '#app/kit/format.ts'
import type { TableBlock } from '#app/kit/documents/manuscript.ts'
import type { ProgressReport, ReportedAction } from './progress-report.ts'
import {
  countRows,
  dayWords,
  indicatorWords,
  proofWords,
  responsibleWords,
  stateWords,
  toldWords,
  untoldWords,
  whyWords,
} from './report-words.ts'

/** A part of a report; the page and both files draw the same ones. */
export type ReportSection = {
  readonly title: string
  readonly blocks: readonly (TableBlock | { readonly kind: 'text'; readonly words: string; readonly tone?: 'note' })[]
}

const text = (words: string) => ({ kind: 'text', words }) as const
const note = (words: string) => ({ kind: 'text', words, tone: 'note' }) as const

function counts(report: ProgressReport): ReportSection {
  const untold = untoldWords(report)
  return {
    title: 'Cuántas acciones, por estado',
    blocks: [
      {
        kind: 'table',
        caption: 'Acciones aceptadas, por su estado al corte',
        columns: [
          { title: 'Estado', share: 34 },
          { title: 'Acciones', share: 12, numeric: true },
          { title: 'Cuáles, por su N.º', share: 54 },
        ],
        rows: countRows(report),
      },
      ...(untold === '' ? [] : [text(untold)]),
      note(
        'Este informe cuenta actividades: qué se hizo, no qué cambió con ello. Lo que cambió se mide con la siguiente aplicación y se lee en «Antes y después», en la página del plan.',
      ),
    ],
  }
}

function actionTable(report: ProgressReport): TableBlock {
  return {
    kind: 'table',
    caption: `Acciones del plan ${report.year} y su avance`,
    columns: [
      { title: 'N.º', share: 3.5 },
      { title: 'Acción', share: 24 },
      { title: 'Responsable', share: 15 },
      { title: 'Vence', share: 8 },
      { title: 'Estado', share: 15 },
      { title: 'Avance del indicador', share: 18 },
      { title: 'Medios de verificación', share: 16.5 },
    ],
    rowHead: 1,
    dense: true,
    rows: report.actions.map((action) => [
      String(action.number),
      action.title,
      responsibleWords(action),
      dayWords(action.dueOn),
      stateWords(action, report),
      indicatorWords(action),
      proofWords(action.proofs),
    ]),
  }
}

/** Actions of a part with what was said about it. */
function withReasons(
  report: ProgressReport,
  { caption, day, of }: { caption: string; day: string; of: readonly ReportedAction[] },
): TableBlock {
  return {
    kind: 'table',
    caption,
    columns: [
      { title: 'N.º', share: 4 },
      { title: 'Acción', share: 34 },
      { title: 'Responsable', share: 20 },
      { title: day, share: 12 },
      { title: 'Por qué', share: 30 },
    ],
    rowHead: 1,
    dense: true,
    rows: of.map((action) => [
      String(action.number),
      action.title,
      responsibleWords(action),
      action.part === 'overdue' ? dayWords(action.dueOn) : toldWords(action, report),
      whyWords(action),
    ]),
  }
}

function late(report: ProgressReport): ReportSection {
  const of = report.actions
    .filter(({ part }) => part === 'overdue')
    .sort((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? ''))
  const table = withReasons(report, { caption: 'Acciones cuya fecha pasó sin estar hechas', day: 'Venció', of })
  return {
    title: 'Vencidas y su razón',
    blocks: of.length > 0 ? [table] : [text('Ninguna acción venció sin estar hecha.')],
  }
}

function stopped(report: ProgressReport): ReportSection {
  const of = report.actions.filter(({ part }) => part === 'stopped')
  const table = withReasons(report, { caption: 'Acciones que se detuvieron', day: 'Se informó', of })
  return { title: 'Detenidas y su razón', blocks: of.length > 0 ? [table] : [text('Ninguna acción se detuvo.')] }
}

function amendments(report: ProgressReport): ReportSection {
  const { amendments: all, isSigned, isBeingAmended, previous, year, on } = report
  const since = previous === null ? `desde que empezó ${year}` : `desde el corte del ${formatDate(previous)}`
  const none = isSigned
    ? `El plan firmado no se modificó ${since}.`
    : 'El plan no estaba firmado: se cambia sin modificaciones.'
  const table: TableBlock = {
    kind: 'table',
    caption: `Modificaciones firmadas ${since}`,
    columns: [
      { title: 'Modificación', share: 14 },
      { title: 'Se firmó', share: 14 },
      { title: 'Razón', share: 42 },
      { title: 'Entraron', share: 10, numeric: true },
      { title: 'Salieron', share: 10, numeric: true },
      { title: 'Cambiaron', share: 10, numeric: true },
    ],
    dense: true,
    rows: all.map(({ version, signedOn, reason, came, went, changed }) => [
      `Modificación ${version - 1}`,
      dayWords(signedOn),
      reason,
      ...[came, went, changed].map(formatNumber),
    ]),
  }
  return {
    title: 'Modificaciones del plan',
    blocks: [
      all.length > 0 ? table : text(none),
      ...(isBeingAmended
        ? [text(`Al ${formatDate(on)} se preparaba otra modificación, que cuenta cuando se firma.`)]
        : []),
    ],
  }
}

function opening(report: ProgressReport): ReportSection[] {
  if (report.actions.length > 0) return [counts(report)]
  return [
    {
      title: 'Cuántas acciones, por estado',
      blocks: [text(`Al ${formatDate(report.on)} el plan no tenía acciones aceptadas.`)],
    },
  ]
}

/** What a report says, part by part. */
export function reportSections(report: ProgressReport): ReportSection[] {
  const { actions, whole } = report
  return [
    ...opening(report),
    ...(actions.length === 0
      ? []
      : [
          {
            title: 'Acción por acción',
            blocks: [
              text(
                `${formatCount(actions.length, 'acción', 'acciones')}, en el orden del plan. De los medios de verificación que nombran a personas solo se dice cuántos son.`,
              ),
              actionTable(report),
            ],
          },
          late(report),
          stopped(report),
        ]),
    ...(whole ? [amendments(report)] : []),
  ]
}

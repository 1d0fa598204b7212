import { reasonWords } from '#app/kit/words/reason-words.ts'
import { EFFORT_NAMES } from '#app/kit/words/names.ts'
import { PLAN_STATUS_NAMES } from './words.ts'
import { csv } from '#app/kit/sheets/csv.server.ts'
import { workbook, type Row, type WorkbookSheet } from '#app/kit/sheets/xlsx.server.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import type { Plan, ShownAction } from './view-plan.server.ts'

const HEADER = [
  'Orden',
  'Estado',
  'Acción',
  'Por qué se propone',
  'Explicación',
  'Responsable',
  'Plazo (meses)',
  'Esfuerzo',
  'Medio de verificación',
  'Indicador',
  'Obliga una norma',
  'Normas relacionadas',
  'Razón del rechazo',
]

function actionRow(action: ShownAction, order: number, { texts }: Plan): Row {
  return [
    order,
    PLAN_STATUS_NAMES[action.status],
    action.title,
    action.reasons.map((reason) => reasonWords(reason, texts)).join(' '),
    action.rationale,
    action.responsible,
    action.termMonths,
    EFFORT_NAMES[action.effort],
    action.verification,
    action.indicator,
    action.obliges ? 'Sí' : 'No',
    action.norms.map(({ label, marks }) => (marks.length > 0 ? `${label} (${marks.join('; ')})` : label)).join('; '),
    action.decisionReason,
  ]
}

function planSheets(plan: Plan): WorkbookSheet[] {
  const facts: Row[] = [
    ['Dato', 'Valor'],
    ...(plan.entity.invented ? ([['Aviso', 'Demostración: los datos son inventados.']] satisfies Row[]) : []),
    ['Entidad', plan.entity.name],
    ['Año', plan.year],
  ]
  return [
    {
      name: 'Plan',
      widths: [8, 14, 50, 50, 50, 30, 10, 10, 36, 30, 10, 36, 30],
      rows: [HEADER, ...plan.actions.map((action, index) => actionRow(action, index + 1, plan))],
    },
    { name: 'Datos', widths: [20, 60], rows: facts },
  ]
}

/** A plan changes while people work on it, so its file says of which minute it is. */
export function planFileName(
  { entity, year }: Plan,
  ending: 'xlsx' | 'csv' | 'pdf' | 'docx',
  clock: Clock = systemClock,
): string {
  return fileName({ what: 'Plan', entity: entity.name, apart: [year], date: clock() }, ending)
}

/** The plan, as it may be exported, as a workbook with typed cells. */
export function planWorkbook(plan: Plan): Promise<Buffer> {
  return workbook(planSheets(plan))
}

/** The sheets of the workbook one below the other, for programs that read no workbooks. */
export function planCsv(plan: Plan): string {
  return csv(planSheets(plan))
}

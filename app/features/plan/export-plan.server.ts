import { reasonWords } from '#app/kit/words/reason-words.ts'
import { EFFORT_NAMES } from '#app/kit/words/names.ts'
import { headStateWords, PART_NAMES, PLAN_STATUS_NAMES } from './words.ts'
import { csv } from '#app/kit/sheets/csv.server.ts'
import { dateCell, workbook, type Row, type WorkbookSheet } from '#app/kit/sheets/xlsx.server.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import type { Plan, ShownAction } from './view-plan.server.ts'

const HEADER = [
  'Orden',
  'Estado',
  'Acción',
  'Por qué se propone',
  'Explicación',
  'Unidad responsable',
  'Quién está a cargo',
  'Empieza',
  'Fecha límite',
  'Plazo (meses)',
  'Esfuerzo',
  'Medio de verificación',
  'Indicador',
  'Obliga una norma',
  'Normas relacionadas',
  'Costo en soles',
  'Actividad del POI',
  'Año del POI',
  'PEI',
  'Avance',
  'Razón de no hacerla o de aplazarla',
]

const dayCell = (day: string | null) => (day === null ? null : dateCell(day))

/** How far an accepted action is; nothing of the others. */
function progressName({ status, progress }: ShownAction): string {
  if (status !== 'accepted') return ''
  return PART_NAMES[progress === 'not-started' ? 'accepted' : progress](1)
}

function actionRow(action: ShownAction, order: number, { texts }: Plan): Row {
  return [
    order,
    PLAN_STATUS_NAMES[action.status],
    action.title,
    action.reasons.map((reason) => reasonWords(reason, texts)).join(' '),
    action.rationale,
    action.responsible,
    action.inCharge,
    dayCell(action.startsOn),
    dayCell(action.dueOn),
    action.termMonths,
    EFFORT_NAMES[action.effort],
    action.verification,
    action.indicator,
    action.obliges ? 'Sí' : 'No',
    action.norms.map(({ label, marks }) => (marks.length > 0 ? `${label} (${marks.join('; ')})` : label)).join('; '),
    action.soles,
    action.poiActivity,
    action.poiYear,
    action.pei,
    progressName(action),
    action.decisionReason,
  ]
}

function planSheets(plan: Plan): WorkbookSheet[] {
  const state = headStateWords(plan.head)
  const facts: Row[] = [
    ['Dato', 'Valor'],
    ...(plan.entity.invented ? ([['Aviso', 'Demostración: los datos son inventados.']] satisfies Row[]) : []),
    ['Entidad', plan.entity.name],
    ['Año', plan.year],
    ...(state.length === 0 ? [] : ([['Estado del plan', state.join('. ')]] satisfies Row[])),
  ]
  return [
    {
      name: 'Plan',
      widths: [8, 14, 50, 50, 50, 30, 30, 14, 14, 10, 10, 36, 30, 10, 36, 14, 30, 10, 30, 14, 30],
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

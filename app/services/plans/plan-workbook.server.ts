import { reasonWords } from '#app/components/plan/reason-words.ts'
import { EFFORT_NAMES } from '#app/i18n/es.ts'
import { PLAN_STATUS_NAMES } from '#app/components/plan/status-names.ts'
import { workbook, type Row } from '../xlsx.server.ts'
import type { Plan, ShownAction } from './plans.server.ts'

const HEADER = ['Orden', 'Estado', 'Acción', 'Por qué se propone', 'Explicación', 'Responsable', 'Plazo (meses)', 'Esfuerzo', 'Medio de verificación', 'Indicador', 'Normas', 'Razón del rechazo']

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
    action.norms.map(({ label, verified }) => (verified ? label : `${label} (por verificar)`)).join('; '),
    action.rejectionReason,
  ]
}

/** The plan, as it may be exported, as a workbook with typed cells. */
export function planWorkbook(plan: Plan): Promise<Buffer> {
  const facts: Row[] = [
    ['Dato', 'Valor'],
    ...(plan.entity.invented ? ([['Aviso', 'Demostración: los datos son inventados.']] satisfies Row[]) : []),
    ['Entidad', plan.entity.name],
    ['Año', plan.year],
  ]
  return workbook([
    { name: 'Plan', widths: [8, 14, 50, 50, 50, 30, 10, 10, 36, 30, 36, 30], rows: [HEADER, ...plan.actions.map((action, index) => actionRow(action, index + 1, plan))] },
    { name: 'Datos', widths: [20, 60], rows: facts },
  ])
}

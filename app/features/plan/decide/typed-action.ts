import type { PlanAction } from '#db/queries/plans.server.ts'
import { movableValue } from './movable-dimensions.ts'

type Typed = Pick<
  PlanAction,
  | 'title'
  | 'responsible'
  | 'inCharge'
  | 'startsOn'
  | 'dueOn'
  | 'verification'
  | 'indicator'
  | 'baseline'
  | 'target'
  | 'soles'
  | 'poiActivity'
  | 'poiYear'
  | 'pei'
>

const costOf = ({ soles }: Pick<PlanAction, 'soles'>) => (soles === null ? '' : soles === 0 ? 'sin' : 'con')

/** An action as its form would say it, by the names of the fields. */
export function typedAction(action: Typed): Readonly<Record<string, string>> {
  return {
    titulo: action.title,
    responsable: action.responsible,
    encargo: action.inCharge,
    inicio: action.startsOn ?? '',
    limite: action.dueOn ?? '',
    verificacion: action.verification,
    indicador: action.indicator,
    mueve: action.baseline ? movableValue(action.baseline) : '',
    meta: action.target === null ? '' : String(action.target),
    costo: costOf(action),
    soles: action.soles ? String(action.soles) : '',
    poi: action.poiActivity,
    'poi-anio': action.poiYear === null ? '' : String(action.poiYear),
    pei: action.pei,
  }
}

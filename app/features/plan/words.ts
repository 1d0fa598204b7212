import type { PlanActionStatus } from '#db/schema/plan-actions.ts'
import type { PlanApproval } from '#db/schema/plans.ts'
import type { PlanPart } from './plan-progress.ts'

export const PLAN_STATUS_NAMES = {
  proposed: 'Propuesta',
  accepted: 'Aceptada',
  rejected: 'Rechazada',
  deferred: 'Aplazada',
} satisfies Record<PlanActionStatus, string>

export const APPROVAL_NAMES = {
  draft: 'En preparación',
  submitted: 'Espera la firma de la persona titular',
  returned: 'Devuelto por la persona titular',
  signed: 'Firmado',
} satisfies Record<PlanApproval, string>

/** What a part of the plan is called after its number. */
export const PART_NAMES = {
  'to-decide': () => 'por decidir',
  accepted: () => 'sin empezar',
  'under-way': () => 'en marcha',
  done: (count) => (count === 1 ? 'hecha' : 'hechas'),
  overdue: (count) => (count === 1 ? 'vencida' : 'vencidas'),
  stopped: (count) => (count === 1 ? 'detenida' : 'detenidas'),
} satisfies Record<PlanPart, (count: number) => string>

const NOT_SAVED = 'Lo suyo no se ha guardado'

/** Where a form does not say which state of the action it showed. */
export const SHOWN_UNKNOWN = `Esta página no dice qué versión de la acción mostraba. ${NOT_SAVED}: revise y guarde de nuevo`

/** @param who saved it since; null where nobody is known to have. */
export function changedMeanwhile(who: string | null): string {
  return `${who ?? 'Otra persona'} cambió esta acción mientras usted la revisaba. ${NOT_SAVED}: compare y guarde de nuevo`
}

import type { PlanActionStatus } from '#db/schema/plan-actions.ts'

export const PLAN_STATUS_NAMES = {
  proposed: 'Propuesta',
  accepted: 'Aceptada',
  rejected: 'Rechazada',
  deferred: 'Aplazada',
} satisfies Record<PlanActionStatus, string>

const NOT_SAVED = 'Lo suyo no se ha guardado'

/** Where a form does not say which state of the action it showed. */
export const SHOWN_UNKNOWN = `Esta página no dice qué versión de la acción mostraba. ${NOT_SAVED}: revise y guarde de nuevo`

/** @param who saved it since; null where nobody is known to have. */
export function changedMeanwhile(who: string | null): string {
  return `${who ?? 'Otra persona'} cambió esta acción mientras usted la revisaba. ${NOT_SAVED}: compare y guarde de nuevo`
}

import type { PlanActionStatus } from '#db/schema/plans.ts'

export const PLAN_STATUS_NAMES = {
  proposed: 'Propuesta',
  accepted: 'Aceptada',
  rejected: 'Rechazada',
} satisfies Record<PlanActionStatus, string>

import type { PlanActionStatus } from '#db/schema/plan-actions.ts'
import type { PlanLock } from '#db/queries/plan-head.server.ts'
import type { PlanApproval } from '#db/schema/plans.ts'
import type { PlanPart } from './plan-progress.ts'

export const PLAN_STATUS_NAMES = {
  proposed: 'Propuesta',
  accepted: 'Aceptada',
  rejected: 'Rechazada',
  deferred: 'Aplazada',
} satisfies Record<PlanActionStatus, string>

const APPROVAL_NAMES = {
  draft: 'En preparación',
  submitted: 'Espera la firma de la persona titular',
  returned: 'Devuelto por la persona titular',
  signed: 'Firmado',
} satisfies Record<PlanApproval, string>

type PlanState = {
  readonly approval: PlanApproval
  /** How many versions were signed. */
  readonly version: number
  /** Whether its year is over. */
  readonly isClosed: boolean
}

function approvalWords({ approval, version, isClosed }: PlanState): string {
  if (approval === 'signed') return APPROVAL_NAMES.signed
  if (isClosed) return version === 0 ? 'Sin firma de la persona titular' : 'Firmado, con una modificación sin firmar'
  return version === 0 ? APPROVAL_NAMES[approval] : `Modificación: ${APPROVAL_NAMES[approval].toLowerCase()}`
}

/** How far a plan is, in the same words on every page, in every list and in every file: its approval, and that its year is over. */
export function planStateWords(state: PlanState): string[] {
  return [approvalWords(state), ...(state.isClosed ? ['Cerrado'] : [])]
}

/** The same as the head of a plan says it; nothing to a reader, to whom the plan as a whole is not shown. */
export function headStateWords({ approval, version, lock }: HeadState): string[] {
  return approval === null ? [] : planStateWords({ approval, version, isClosed: lock === 'year' })
}

type HeadState = {
  readonly approval: PlanApproval | null
  readonly version: number
  readonly lock: PlanLock | null
}

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

/** Where a plan that waits for the head or is signed is to be changed. */
export const LOCKED = {
  approval: `El plan está firmado o espera la firma: cambia solo con una modificación. ${NOT_SAVED}`,
  year: `El año de este plan terminó y ya no cambia. ${NOT_SAVED}`,
} satisfies Record<PlanLock, string>

export const DUTY_NOT_REJECTED = 'Una norma obliga a esta acción: no se rechaza. Puede aplazarla y decir por qué'

export const ONLY_DUTIES_WAIT = 'Solo se aplaza lo que una norma obliga. Esta acción puede rechazarla y decir por qué'

export const ENDS_BEFORE_IT_STARTS = 'La fecha límite debe ser igual o posterior al inicio'

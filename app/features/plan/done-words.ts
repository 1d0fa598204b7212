import type { Done } from '#app/kit/shell/done.ts'
import type { PlanAction } from '#db/queries/plans.server.ts'
import type { PlanEventKind } from '#db/schema/plan-actions.ts'
import { bindsSurely } from '#surveys/planning/duties.ts'
import { formatCount } from '#app/kit/format.ts'
import { typedAction } from './decide/typed-action.ts'

/** A decision that was saved: the action as it stood before, and its revision now. Of one that was added, there is no before. */
export type ActionDone = {
  readonly id: string
  readonly title: string
  readonly year: number
  readonly event: PlanEventKind
  readonly revision: number
  readonly before: PlanAction | null
  /** Whether its texts were changed too. */
  readonly wasWritten: boolean
}

/** What is said after a step with an action; its title is short. */
export const DECISION_WORDS: Record<PlanEventKind, (title: string) => string> = {
  added: (title) => `«${title}» se agregó al plan.`,
  accepted: (title) => `«${title}» está aceptada: es parte del plan.`,
  changed: (title) => `Los cambios de «${title}» se guardaron.`,
  rejected: (title) => `«${title}» está rechazada, con su razón.`,
  reopened: (title) => `«${title}» vuelve a las propuestas por decidir.`,
  deferred: (title) => `«${title}» está aplazada, con su razón.`,
  moved: (title) => `«${title}» pasó al plan de otro año.`,
  carried: (title) => `«${title}» pasó al plan del año siguiente.`,
  assigned: (title) => `Se guardó quién da seguimiento a «${title}».`,
  'followed-up': (title) => `El avance de «${title}» se guardó.`,
  'evidence-added': (title) => `El medio de verificación de «${title}» se guardó.`,
  'evidence-removed': (title) => `El medio de verificación de «${title}» se retiró.`,
  'sent-back': (title) => `«${title}» vuelve a estar en marcha, con lo que se pide.`,
}

const SHOWN = 70

/** A title may have several hundred letters; what was done is one sentence. */
export function shortTitle(title: string): string {
  return title.length <= SHOWN ? title : `${title.slice(0, SHOWN).trimEnd()}…`
}

type Fields = readonly (readonly [string, string])[]

/** Fields of the form that brings an action back to what it was; null where one form cannot. */
function backTo(before: PlanAction, event: PlanEventKind, details: Fields, wasWritten: boolean): Fields | null {
  if (wasWritten) return event === 'changed' ? [['accion', 'borrador'], ...details] : null
  switch (before.status) {
    case 'proposed':
      return [['accion', 'proponer']]
    case 'accepted':
      return [['accion', 'aceptar']]
    case 'rejected':
      // Of a duty it was decided so before that was refused.
      return before.reasons.some(bindsSurely)
        ? null
        : [
            ['accion', 'rechazar'],
            ['razon', before.decisionReason ?? ''],
          ]
    case 'deferred':
      return [
        ['accion', 'aplazar'],
        ['razon', before.decisionReason ?? ''],
      ]
  }
}

/**
 * What the plan says after a decision, where it is seen, and how it is taken back: by another decision, which the
 * history keeps like every other.
 */
export function actionDone({
  id,
  title,
  year,
  event,
  revision,
  before,
  wasWritten,
}: ActionDone): [text: string, more: Pick<Done, 'at' | 'undo'>] {
  const back = before && backTo(before, event, Object.entries(typedAction(before)), wasWritten)
  const undo = back && {
    action: `/panel/plan/${year}/acciones/${id}`,
    fields: [...back, ['revision', String(revision)] as const],
  }
  return [DECISION_WORDS[event](shortTitle(title)), { at: 'ficha', ...(undo ? { undo } : {}) }]
}

/** What the plan says after so many duties were accepted at once. */
export function dutiesDone(count: number): string {
  return `${formatCount(count, 'acción obligatoria está aceptada', 'acciones obligatorias están aceptadas')}. Falta decir quién está a cargo de cada una.`
}

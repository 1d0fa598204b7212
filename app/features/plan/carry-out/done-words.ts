import { formatCount } from '#app/kit/format.ts'
import type { Done } from '#app/kit/shell/done.ts'
import type { Rhythm } from '#db/queries/plan-rhythm.server.ts'
import type { PlanEventKind } from '#db/schema/plan-actions.ts'
import { DECISION_WORDS, shortTitle } from '../done-words.ts'

type Of = { readonly id: string; readonly title: string }

const said = (event: PlanEventKind, title: string) => DECISION_WORDS[event](shortTitle(title))

/** @param inList whether the next page lists the action, and stands where it is. */
export function followedUpDone({ id, title }: Of, inList: boolean): [text: string, more: Pick<Done, 'at'>] {
  return [said('followed-up', title), inList ? { at: `accion-${id}` } : {}]
}

export function proofDone({ title, event }: Of & { readonly event: PlanEventKind }): string {
  return said(event, title)
}

/** @property at id of the element of the next page that is the action. */
export function sentBackDone({ title, at }: Of & Pick<Done, 'at'>): [text: string, more: Pick<Done, 'at'>] {
  return [said('sent-back', title), at === undefined ? {} : { at }]
}

export const RHYTHM_DONE = {
  quarterly: 'El avance se informa desde ahora cada trimestre.',
  'twice-a-year': 'El avance se informa desde ahora en los dos cortes del año.',
} satisfies Record<Rhythm, string>

/** @property name of the account; null where none follows up any more. */
export function assignedDone({ actions, name }: { readonly actions: number; readonly name: string | null }): string {
  const those = formatCount(actions, 'acción', 'acciones')
  return name === null ? `Ninguna cuenta da ya el seguimiento de ${those}.` : `${name} da el seguimiento de ${those}.`
}

import { formatDate } from '#app/kit/format.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import type { MechanismState } from './mechanism-state.ts'
import type { AppliedState, AttachedView } from './view-attached.server.ts'

export const MECHANISM_WORDS = {
  'in-force': 'Vigente',
  'not-in-force': 'No vigente',
  unknown: 'Sin dato',
} satisfies Record<MechanismState, string>

/** "En curso (2026)", "Aplicada (2025)"; of the budget it is handed in and not applied. */
export function appliedWords(slug: string, state: AppliedState): string {
  if (state.kind === 'none') return 'Ninguna'
  if (slug === 'public-budget')
    return state.kind === 'open' ? `En elaboración (${state.year})` : `Presentado (${state.year})`
  return state.kind === 'open' ? `En curso (${state.year})` : `Aplicada (${state.year})`
}

/** "En curso", "Terminada el 3 de agosto de 2026": of the sheet of adaptation that was begun. */
export function adaptationWords({ endedOn }: { readonly endedOn: string | null }): string {
  return endedOn === null ? 'En curso' : `Terminada el ${formatDate(endedOn)}`
}

/** "Presentado el 20 de noviembre de 2026": and that it has no signature, where it has none. */
export function reportWords({ receivedAt, signed }: { readonly receivedAt: string; readonly signed: boolean }): string {
  return `${signed ? 'Presentado' : 'Presentado sin firma'} el ${formatDate(limaDate(new Date(receivedAt)))}`
}

export function planWords(plan: AttachedView['rows'][number]['plan']): string {
  if (plan === null) return 'Ninguno'
  return plan.signed ? `Firmado (${plan.year})` : `En borrador (${plan.year})`
}

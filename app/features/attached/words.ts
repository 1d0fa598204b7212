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

export function planWords(plan: AttachedView['rows'][number]['plan']): string {
  if (plan === null) return 'Ninguno'
  return plan.signed ? `Firmado (${plan.year})` : `En borrador (${plan.year})`
}

import type { Addition } from './commitment-words.ts'

/** Name of the field by which each part is chosen, in the address of the preview and in the form. */
export const ADDITION_FIELDS = {
  scores: 'puntajes',
  gaps: 'brechas',
  'due-dates': 'fechas',
} as const satisfies Record<Addition, string>

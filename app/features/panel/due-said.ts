import type { DueFactOf, DueKind } from './due-facts.ts'

/** How a kind of card is said, and where it leads. */
export type Said<Kind extends DueKind> = {
  readonly title: (fact: DueFactOf<Kind>) => string
  readonly to: (fact: DueFactOf<Kind>) => string
  /** What happens on its day, before and after it; of what only waits nothing is said but for how long. */
  readonly day?: readonly [coming: string, past: string]
}

/** What happens on a day, before and after it. */
export const CUTS_OFF = ['el corte es', 'el corte fue'] as const
export const EXPIRES = ['vence', 'venció'] as const

import type { Attack } from './attack.ts'

/** What happened to people. */
export const PREVALENCE_ATTACKS: readonly Attack[] = []

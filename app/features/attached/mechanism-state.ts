import type { MechanismAct } from '#db/queries/attached.server.ts'

/** Whether a mechanism stands: `unknown` where nothing was ever told of it, which is no "no". */
export type MechanismState = 'in-force' | 'not-in-force' | 'unknown'

/**
 * State of the mechanism on a day, by what was told: an act of that day or before stands until the day that it sets.
 * @param acts of one entity. @param today ISO date.
 */
export function mechanismState(acts: readonly Omit<MechanismAct, 'entityId'>[], today: string): MechanismState {
  const told = acts.filter(({ occurredOn }) => occurredOn <= today)
  if (told.length === 0) return 'unknown'
  const stands = told.some(({ act }) => act !== null && (act.expiresOn ?? today) >= today)
  return stands ? 'in-force' : 'not-in-force'
}

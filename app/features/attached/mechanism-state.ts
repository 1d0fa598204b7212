/** An act of a mechanism as it was told; null content: that there is none. */
export type ToldAct = {
  readonly occurredOn: string
  readonly content: { readonly expiresOn?: string | null } | null
}

/** Whether a mechanism stands: `unknown` where nothing was ever told of it, which is no "no". */
export type MechanismState = 'in-force' | 'not-in-force' | 'unknown'

/**
 * State of the mechanism on a day, by what was told: an act of that day or before stands until the day that it sets.
 * @param acts of one entity. @param today ISO date.
 */
export function mechanismState(acts: readonly ToldAct[], today: string): MechanismState {
  const told = acts.filter(({ occurredOn }) => occurredOn <= today)
  if (told.length === 0) return 'unknown'
  const stands = told.some(({ content }) => content !== null && (content.expiresOn ?? today) >= today)
  return stands ? 'in-force' : 'not-in-force'
}

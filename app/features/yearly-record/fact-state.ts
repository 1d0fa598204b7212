import type { ShownFact } from './view-record.server.ts'
import { FACT_STATE_NAMES } from './words.ts'

/** How a fact stands, and whether the Ministry recorded it. */
export function stateWords({
  state,
  origin,
  letter,
  ofMinistry,
}: Pick<ShownFact, 'state' | 'origin' | 'letter' | 'ofMinistry'>): string {
  if (origin === 'entity') return FACT_STATE_NAMES[state]
  return ofMinistry || letter === null ? 'Registrado por el MIMP' : `Registrado por el MIMP (${letter})`
}

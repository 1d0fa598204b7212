import { latestInstrument } from '#surveys/instruments/index.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'

/**
 * Why the scores of named entities are not laid side by side, or null where they are. `attitudes`: a climate of opinion
 * tells of a place, not of how well its entity does. `trust`: where people are asked what happened to them, a low score
 * may be the trust to speak.
 */
export function whyNotCompared(instrument: InstrumentSlug): 'attitudes' | 'trust' | null {
  const { presentation, scoring } = latestInstrument(instrument)
  if (presentation.describes === 'attitudes') return 'attitudes'
  return scoring.prevalence ? 'trust' : null
}

/** Whether scores of named entities are laid side by side. */
export function isCompared(instrument: InstrumentSlug): boolean {
  return whyNotCompared(instrument) === null
}

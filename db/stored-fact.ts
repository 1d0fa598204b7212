import type { RecordFact } from '#surveys/yearly-record/fact.ts'
import type { recordFacts } from './schema/index.ts'

/** A fact of a yearly record as it is stored. */
export type StoredFact = typeof recordFacts.$inferSelect

/** A stored fact as totals read it; the column's type cannot say that its content is of its kind. */
export function factOf(stored: StoredFact): RecordFact {
  const { id, entityId, year, kind, content, occurredOn, origin, letterNumber, letterOn, state, submittedOn } = stored
  const letter = letterNumber === null || letterOn === null ? null : { number: letterNumber, on: letterOn }
  return { id, entityId, year, on: occurredOn, origin, letter, state, submittedOn, kind, content } as RecordFact
}

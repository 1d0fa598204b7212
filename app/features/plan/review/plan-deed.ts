import type { ReviewPlace } from './review-address.ts'

/** A deed about a signed version of a plan; what was said stands with the plan alone. */
export function planDeed(action: string, { entityId, year, version }: ReviewPlace) {
  return { action, objectKind: 'plan', objectId: `${entityId}-${year}`, entityId, detail: { version } }
}

import type { Actor } from '#app/door/actor.ts'
import { findShown, keepShown } from '#app/door/shown-once.server.ts'
import type { Visitor } from '#app/door/visitor.ts'
import type { PrintedBatch } from './print-slips.server.ts'

const placeOf = (actor: Actor, campaignId: string, visitor: Visitor) => ({
  visitor,
  actor,
  path: `/custodia/${campaignId}/papeletas`,
})

/** Keeps slips that were just printed for an hour, so that a page that was left or loaded anew loses no code. @returns the header. */
export function keepPrinted(
  actor: Actor,
  campaignId: string,
  visitor: Visitor,
  batches: readonly PrintedBatch[],
): string {
  return keepShown(placeOf(actor, campaignId, visitor), batches)
}

/** The slips that this person printed last in this browser, within the hour; null where there are none. */
export function findPrinted(actor: Actor, campaignId: string, visitor: Visitor): readonly PrintedBatch[] | null {
  return findShown(placeOf(actor, campaignId, visitor)) as readonly PrintedBatch[] | null
}

export function countSlips(batches: readonly PrintedBatch[]): number {
  return batches.reduce((sum, { codes }) => sum + codes.length, 0)
}

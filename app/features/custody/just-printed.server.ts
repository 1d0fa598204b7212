import type { Actor } from '#app/door/actor.ts'
import { listShown } from '#app/door/shown-once.server.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { limaTime } from '#app/kit/program/clock.ts'
import type { PrintedBatch } from './print-slips.server.ts'

/** Slips that were printed within the hour: where they stand, since when (HH:MM in Lima), how many. */
export type JustPrinted = { readonly search: string; readonly since: string; readonly slips: number }

/** What this person printed for a campaign in this browser within the hour, the newest first. */
export function listJustPrinted(actor: Actor, campaignId: string, visitor: Visitor): JustPrinted[] {
  const place = { visitor, owner: actor, path: `/custodia/${campaignId}/papeletas` }
  return listShown(place).map(({ search, since, thing }) => ({
    search,
    since: limaTime(new Date(since)),
    slips: (thing as readonly PrintedBatch[]).reduce((sum, { codes }) => sum + codes.length, 0),
  }))
}

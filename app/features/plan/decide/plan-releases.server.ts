import type { PlanAction } from '#db/queries/plans.server.ts'
import { findRelease } from '#db/queries/releases.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { movableDimensions, type MovableDimension } from './movable-dimensions.ts'

/** Campaigns whose releases gave a plan actions or reasons. */
function campaignsOf(actions: readonly Pick<PlanAction, 'campaignId' | 'reasons'>[]): string[] {
  const ids = actions.flatMap(({ campaignId, reasons }) => [
    ...(campaignId === null ? [] : [campaignId]),
    ...reasons.flatMap(({ added }) => (added && 'campaignId' in added ? [added.campaignId] : [])),
  ])
  return [...new Set(ids)]
}

/** Dimensions that the actions of a plan may be meant to move, of the releases that the actor may read. */
export async function listMovableDimensions(
  actor: Actor,
  actions: readonly Pick<PlanAction, 'campaignId' | 'reasons'>[],
): Promise<MovableDimension[]> {
  const { database } = runtime()
  const found = await Promise.all(campaignsOf(actions).map((id) => findRelease(database, actor.scope, id)))
  return movableDimensions(found.filter((record) => record !== null))
}

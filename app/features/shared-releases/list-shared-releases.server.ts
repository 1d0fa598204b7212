import { listPlanActions } from '#db/queries/plans.server.ts'
import { listReleases } from '#db/queries/releases.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** What was shared with a reader: results, and the years whose plans hold actions that they proposed. */
export async function getSharedReleases(actor: Actor) {
  const { database } = runtime()
  const releases = await listReleases(database, actor.scope)
  const years = [...new Set(releases.map(({ releasedOn }) => Number(releasedOn.slice(0, 4))))]
  const plans = await Promise.all(
    years.map(async (year) => ({
      year,
      actions: await listPlanActions(database, actor.scope, actor.entity?.id ?? '', year),
    })),
  )
  return {
    entityName: actor.entity?.name ?? '',
    planYears: plans.filter(({ actions }) => actions.length > 0).map(({ year }) => year),
    releases: releases.map(({ campaignId, releasedOn, release }) => ({
      campaignId,
      releasedOn,
      title: instrumentByHash(release.instrument.hash).title,
    })),
  }
}

export type SharedReleases = Awaited<ReturnType<typeof getSharedReleases>>

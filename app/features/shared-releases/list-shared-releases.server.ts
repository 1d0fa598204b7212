import { listPlanActions } from '#db/queries/plans.server.ts'
import { listReleases } from '#db/queries/releases.server.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { planYearsFor } from '#surveys/planning/plan-year.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import { calledGapsWords } from '#app/kit/words/card-words.ts'
import { participationSentence } from '#app/kit/words/claims/claims.ts'
import { figureSentence } from '#app/kit/words/figure-words.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** What a result says in short; of harassment participation alone: a low score may be confidence to speak. */
function inShort(release: Release, ofHarm: boolean): string[] {
  const { overall, gaps, k } = release
  const told = participationSentence(release)
  return ofHarm ? [told] : [`${figureSentence(overall, k)}.`.replace('..', '.'), calledGapsWords(gaps), told]
}

/** What was shared with a reader: results, and the years whose plans hold actions that they proposed. */
export async function getSharedReleases(actor: Actor) {
  const { database } = runtime()
  const releases = await listReleases(database, actor.scope)
  const years = [...new Set(releases.flatMap(({ releasedOn }) => planYearsFor(releasedOn)))]
  const plans = await Promise.all(
    years.map(async (year) => ({
      year,
      actions: await listPlanActions(database, actor.scope, actor.entity?.id ?? '', year),
    })),
  )
  return {
    entityName: actor.entity?.name ?? '',
    planYears: plans.filter(({ actions }) => actions.length > 0).map(({ year }) => year),
    releases: releases.map(({ campaignId, releasedOn, release }) => {
      const instrument = instrumentByHash(release.instrument.hash)
      return { campaignId, releasedOn, title: instrument.title, says: inShort(release, asksAboutHarm(instrument)) }
    }),
  }
}

export type SharedReleases = Awaited<ReturnType<typeof getSharedReleases>>

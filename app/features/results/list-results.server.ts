import { listReleases, type ReleaseRecord } from '#db/queries/releases.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import { asksAboutHarm } from '#surveys/model/handling.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { participationSentence } from '#app/kit/words/claims/claims.ts'
import { figureSentence, releaseDecimals } from '#app/kit/words/figure-words.ts'

/** What stands in a list of one release, each as its own page says it. Of what asks for harm no score stands in a list. */
function lineOf({ campaignId, releasedOn, opensOn, release }: ReleaseRecord) {
  const { overall, k } = release
  return {
    campaignId,
    releasedOn,
    year: Number(opensOn.slice(0, 4)),
    participation: participationSentence(release),
    score: asksAboutHarm(instrumentByHash(release.instrument.hash))
      ? null
      : figureSentence(overall, k, releaseDecimals(release)),
  }
}

/** Every release of the actor's entity by instrument, in the order of the newest of each; the years of one newest first. */
export async function listResults(actor: Actor) {
  const records = await listReleases(runtime().database, actor.scope)
  const slugs = [...new Set(records.map(({ release }) => release.instrument.slug))]
  return slugs.map((slug) => {
    const own = records.filter(({ release }) => release.instrument.slug === slug)
    const [newest] = own
    return {
      slug,
      title: newest ? instrumentByHash(newest.release.instrument.hash).title : slug,
      releases: own.map(lineOf),
    }
  })
}

export type ResultsList = Awaited<ReturnType<typeof listResults>>

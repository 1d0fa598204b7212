import { listSharedCampaigns } from '#db/queries/shared-releases.server.ts'
import { listReleases } from '#db/queries/releases.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { Actor } from '#app/door/actor.ts'
import { confirmBy } from '#app/door/current-account.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { isLastAdministrator, ministryMemberOf } from './end-account.server.ts'
import { viewKeeper } from './view-keeper.server.ts'
import { MINISTRY_NAME } from '#app/kit/words/names.ts'
import { entityOf, memberOf, shown } from './list-accounts.server.ts'

/** One account of the entity; of a reader with the releases that may be shared. @throws {AppError} `not-found`. */
export async function getEntityAccount(actor: Actor, membershipId: string, clock: Clock = systemClock) {
  const { database } = runtime()
  const today = limaDate(clock())
  const entity = entityOf(actor)
  const found = await memberOf(actor, membershipId)
  const member = shown(actor, found, await confirmBy(database, actor.scope, today), today)
  const keeper = await viewKeeper(actor, found, today)
  if (member.role !== 'reader') return { entityName: entity.name, member, releases: [], keeper }
  const shared = await listSharedCampaigns(database, found)
  const releases = (await listReleases(database, actor.scope)).map(({ campaignId, releasedOn, release }) => ({
    campaignId,
    releasedOn,
    title: instrumentByHash(release.instrument.hash).title,
    shared: shared.includes(campaignId),
  }))
  return { entityName: entity.name, member, releases, keeper }
}

export type EntityAccount = Awaited<ReturnType<typeof getEntityAccount>>

/** One account of the Ministry; `mayEnd` is false for the last one that administers. @throws {AppError} `not-found`. */
export async function getMinistryAccount(
  actor: Actor,
  membershipId: string,
  clock: Clock = systemClock,
): Promise<EntityAccount> {
  const member = await ministryMemberOf(actor, membershipId)
  const today = limaDate(clock())
  const seen = shown(actor, member, null, today)
  return {
    entityName: MINISTRY_NAME,
    member: { ...seen, mayEnd: seen.mayEnd && !isLastAdministrator(runtime().database, actor, member, today) },
    releases: [],
    keeper: null,
  }
}

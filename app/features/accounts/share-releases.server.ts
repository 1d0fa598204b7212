import { listReleases } from '#db/queries/releases.server.ts'
import { updateSharedReleases } from '#db/queries/shared-releases.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { memberOf } from './list-accounts.server.ts'

/** Sets which releases of the entity a reader may read. Releases of others are not found. @throws {AppError} `not-found`. */
export async function shareReleases(
  actor: Actor,
  membershipId: string,
  campaignIds: readonly string[],
  clock: Clock = systemClock,
): Promise<void> {
  const member = await memberOf(actor, membershipId)
  if (member.role !== 'reader' || member.endedAt !== null) throw new AppError('not-found')
  const { database } = runtime()
  const own = new Set((await listReleases(database, actor.scope)).map(({ campaignId }) => campaignId))
  if (campaignIds.some((id) => !own.has(id))) throw new AppError('not-found')
  const now = clock()
  const deed: Deed = {
    action: 'membership.releases-shared',
    objectKind: 'membership',
    objectId: membershipId,
    detail: { releases: campaignIds.length },
  }
  inTransaction(database, (transaction) =>
    updateSharedReleases(transaction, member, [...new Set(campaignIds)], (noted) =>
      recordDeed(noted, actor, deed, now),
    ),
  )
}

import { eq, inArray, max } from 'drizzle-orm'
import { ownerOf } from '#db/campaign-keys.server.ts'
import type { Database } from '#db/client.server.ts'
import { campaigns, destructionActs, experiencePools, releases, type ResponsePart } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'

/** A key to which nothing is sealed any more that anybody needs. */
export type EndedKey = {
  readonly key: string
  readonly campaignId: string
  readonly entityId: string
  /** The part of the answers of a closed campaign that it is of; null where it is of a campaign without a release. */
  readonly part: ResponsePart | null
  /** Whether a release, an act or a yearly figure stands in the place of what was sealed: a backup must hold it first. */
  readonly isReplaced: boolean
}

/**
 * Which of these keys have ended: that of a campaign with its end; that of a part of the answers with the act of their
 * destruction; that of what happened to people also with the figure of the year in which the campaign was released. Needs the country's scope.
 */
export async function listEndedKeys(database: Database, scope: Scope, keys: readonly string[]): Promise<EndedKey[]> {
  if (scope.kind !== 'country') return []
  const owners = keys.flatMap((key) => {
    const owner = ownerOf(key)
    return owner ? [{ key, ...owner }] : []
  })
  const found = database
    .select({
      id: campaigns.id,
      entityId: campaigns.entityId,
      status: campaigns.status,
      slug: campaigns.instrumentSlug,
      releasedOn: releases.releasedOn,
      destroyedOn: destructionActs.destroyedOn,
    })
    .from(campaigns)
    .leftJoin(releases, eq(releases.campaignId, campaigns.id))
    .leftJoin(destructionActs, eq(destructionActs.campaignId, campaigns.id))
    .where(inArray(campaigns.id, [...new Set(owners.map(({ campaignId }) => campaignId))]))
    .all()
  const drawn = new Map(
    database
      .select({ slug: experiencePools.instrumentSlug, year: max(experiencePools.year) })
      .from(experiencePools)
      .groupBy(experiencePools.instrumentSlug)
      .all()
      .map(({ slug, year }) => [slug, year ?? 0]),
  )
  const byId = new Map(found.map((campaign) => [campaign.id, campaign]))
  return owners.flatMap(({ key, campaignId, part }) => {
    const campaign = byId.get(campaignId)
    if (!campaign) return []
    const { entityId, status, slug, releasedOn, destroyedOn } = campaign
    const isClosed = status === 'closed'
    const isDrawn = releasedOn !== null && Number(releasedOn.slice(0, 4)) <= (drawn.get(slug) ?? 0)
    const hasEnded =
      status === 'annulled' ||
      status === 'cancelled' ||
      (isClosed && (part === null || destroyedOn !== null || (part === 'experience' && isDrawn)))
    return hasEnded ? [{ key, campaignId, entityId, part, isReplaced: isClosed }] : []
  })
}

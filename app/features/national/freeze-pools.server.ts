import { setImmediate } from 'node:timers/promises'
import type { Database } from '#db/client.server.ts'
import {
  listReleasedCampaigns,
  freezePool,
  listFrozenPools,
  findPool,
  listMainAnswers,
  type ClosedCampaign,
} from '#db/queries/pools.server.ts'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import { makePool, poolDigest, type PoolMember } from '#surveys/disclosure/pool.ts'
import { instrumentByHash, LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import { createAggregator } from '#surveys/scoring/aggregate.ts'
import type { FigureMoments } from '#surveys/scoring/report.ts'
import { areFew, besideLoop } from '#app/kit/program/beside-loop.server.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { programScope, type Actor } from '#app/door/actor.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { endedQuarters, quarterDays } from '#app/kit/program/quarters.ts'

declare module '#app/kit/program/beside-loop.server.ts' {
  interface DatabaseWorks {
    readonly 'pool-moments': { readonly facts: CampaignRows; readonly made: FigureMoments }
  }
}

/** Rows of a campaign, and what they were answered with. */
export type CampaignRows = { readonly campaignId: string; readonly instrumentHash: string }

/** A pool needs the rows, which are kept for a year. */
const QUARTERS_BACK = 4
/** Answers that a set of hidden entities needs. */
const K = 10

/** Instruments that tell of an institution: a climate of opinion has no average over entities. */
const POOLED = LATEST_INSTRUMENTS.filter(
  ({ nature, presentation }) => nature === 'staff' && presentation.describes === 'institution',
).map(({ slug }) => slug)

/** Campaigns of the version that most entities used; of two, the newer one. */
export function ofOneVersion(campaigns: readonly ClosedCampaign[]): readonly ClosedCampaign[] {
  const byHash = new Map<string, ClosedCampaign[]>()
  for (const campaign of campaigns)
    byHash.set(campaign.instrumentHash, [...(byHash.get(campaign.instrumentHash) ?? []), campaign])
  const versionOf = ([first]: readonly ClosedCampaign[]) => first?.release.instrument.version ?? 0
  const [most = []] = [...byHash.values()].sort(
    (one, other) => other.length - one.length || versionOf(other) - versionOf(one),
  )
  return most
}

/** Scores the rows of a campaign anew: moments of every figure, which only a pool may read. */
export function poolMoments(database: Database, { campaignId, instrumentHash }: CampaignRows): FigureMoments {
  const instrument = instrumentByHash(instrumentHash)
  const check = compileCheck(instrument.survey)
  const aggregator = createAggregator(instrument, [])
  for (const answers of listMainAnswers(database, { campaignId })) {
    const checked = check(answers)
    if (!checked.ok) throw new Error('A stored response does not fit its instrument')
    aggregator.add(checked.answers, checked.visible, {})
  }
  return aggregator.finish().total
}

async function memberOf(database: Database, quarter: string, campaign: ClosedCampaign): Promise<PoolMember> {
  const { entityId, release, campaignId, instrumentHash } = campaign
  const rows = { campaignId, instrumentHash }
  const moments = areFew(database, campaignId)
    ? poolMoments(database, rows)
    : await besideLoop(database, 'pool-moments', rows)
  return { entity: entityId, quarter, release, moments }
}

async function freezeQuarter(database: Database, slug: InstrumentSlug, quarter: string, now: Date): Promise<boolean> {
  if (await findPool(database, slug, quarter)) return false
  const { from, to } = quarterDays(quarter)
  const campaigns = ofOneVersion(await listReleasedCampaigns(database, programScope(), slug, from, to))
  const [first] = campaigns
  if (!first) return false
  const instrument = instrumentByHash(first.instrumentHash)
  const members: PoolMember[] = []
  for (const campaign of campaigns) {
    members.push(await memberOf(database, quarter, campaign))
    // Somebody may be waiting for a page meanwhile.
    await setImmediate()
  }
  const pool = makePool(instrument, members, quarter, K)
  const row = { instrumentSlug: slug, quarter, computedOn: limaDate(now), content: pool, digest: poolDigest(pool) }
  const detail = { digest: row.digest, computedOn: row.computedOn }
  const deed = { action: 'pool.frozen', objectKind: 'pool', objectId: `${slug}-${quarter}`, detail }
  return freezePool(database, row, (transaction) => recordDeed(transaction, PROGRAM, deed, now))
}

/**
 * Freezes the pools of the quarters that have ended, one of each instrument. Once frozen nothing changes them; also a
 * quarter of which nothing may be said is frozen as such. Safe to call at any time and as often as one likes.
 * @returns the pools that were frozen now, as `instrument-quarter`.
 */
export async function freezeDuePools(database: Database, now: Date): Promise<string[]> {
  const frozen: string[] = []
  for (const slug of POOLED) {
    for (const quarter of endedQuarters(limaDate(now), QUARTERS_BACK))
      if (await freezeQuarter(database, slug, quarter, now)) frozen.push(`${slug}-${quarter}`)
  }
  return frozen
}

/** The newest frozen pool of each instrument, with the wording of its dimensions. Never what happened to people. */
export async function viewPools(actor: Actor) {
  const frozen = await listFrozenPools(runtime().database, actor.scope)
  return POOLED.flatMap((slug) => {
    const newest = frozen.find(({ instrumentSlug }) => instrumentSlug === slug)
    if (!newest) return []
    const { title, scoring } = instrumentByHash(newest.content.instrument.hash)
    return [
      {
        title,
        quarter: newest.quarter,
        computedOn: newest.computedOn,
        digest: newest.digest,
        pool: newest.content,
        dimensions: scoring.dimensions.map((dimension) => ({ id: dimension.id, title: dimension.title })),
      },
    ]
  })
}

export type PoolView = Awaited<ReturnType<typeof viewPools>>[number]

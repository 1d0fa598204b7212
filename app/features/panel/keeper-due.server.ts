import { listBatchesEndingFrom } from '#db/queries/typing.server.ts'
import { listKeptCampaigns, type KeptCampaign } from '#db/queries/waiting.server.ts'
import { instrumentByHash } from '#surveys/instruments/index.ts'
import type { Actor } from '#app/door/actor.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { lastTypingDay } from '#app/features/campaigns/untyped-paper.ts'
import { isTypedBy } from '#app/features/typing/load-batch.server.ts'
import type { DueFact } from './due-facts.ts'

/** States in which the act can be signed: while a close is under way codes may still be counted. */
const ENDED: ReadonlySet<KeptCampaign['status']> = new Set(['population-review', 'closed', 'annulled', 'cancelled'])
/** Days after the last one of a campaign in which its act of destruction is asked for here. */
const ACT_DAYS = 365

/**
 * What waits for who keeps the codes: by days and by what she printed or entered herself. How a campaign ended and whether
 * anybody answered are not asked.
 */
export async function custodianDue(actor: Actor, now: Date): Promise<DueFact[]> {
  const today = limaDate(now)
  const kept = await listKeptCampaigns(runtime().database, actor.scope, addDays(today, -ACT_DAYS))
  return kept.flatMap((each): DueFact[] => {
    const of = { campaignId: each.id, title: instrumentByHash(each.instrumentHash).title }
    const runs = (each.status === 'open' || each.status === 'scheduled') && today <= each.closesOn
    if (!runs) {
      const isDue =
        ENDED.has(each.status) && (each.bySlips || each.byMail) && each.slips + each.forms > 0 && !each.isSigned
      return isDue ? [{ kind: 'act-to-sign', since: each.closesOn < today ? each.closesOn : null, ...of }] : []
    }
    const by = each.opensOn
    return [
      ...(each.bySlips && each.slips === 0 ? [{ kind: 'slips-to-print', by, ...of } as const] : []),
      ...(each.byMail && !each.addresses ? [{ kind: 'addresses-to-enter', by, ...of } as const] : []),
    ]
  })
}

/** Batches that a transcriber may still type, but those that another person opened. */
export async function transcriberDue(actor: Actor, now: Date): Promise<DueFact[]> {
  const today = limaDate(now)
  const batches = await listBatchesEndingFrom(runtime().database, actor.scope, today)
  return batches
    .filter(
      (batch) =>
        batch.campaignStatus === 'open' &&
        batch.opensOn <= today &&
        (batch.status === 'printed' || (batch.status === 'opened' && isTypedBy(actor, batch))),
    )
    .map((batch) => ({
      kind: 'batch-to-type',
      by: lastTypingDay(batch.closesOn, today),
      batchId: batch.id,
      code: batch.code,
      title: instrumentByHash(batch.instrumentHash).title,
    }))
}

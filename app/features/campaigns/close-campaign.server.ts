import type { Database } from '#db/client.server.ts'
import { countCodesUpTo } from '#db/queries/admissions.server.ts'
import { settleCampaign, type CloseOutcome } from '#db/queries/closing.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { areFew, besideLoop } from '#app/kit/program/beside-loop.server.ts'
import { systemClock } from '#app/kit/program/clock.ts'
import { PROGRAM } from '#app/kit/program/record-deed.server.ts'
import { freezeCampaign } from './freeze-campaign.server.ts'
import { noteOf } from './load-campaign.server.ts'

/** Codes that are deleted in one go without anybody's waiting for it. */
const FEW_CODES = 4000

/** Who closes, and the instant that the audit log keeps. */
export type ClosedBy = { readonly actor: Actor | typeof PROGRAM; readonly at: Date }

/**
 * Closes a campaign for good and freezes its release. With more answers than people nothing is released: the
 * campaign waits until the population was looked at, and is then closed by a second call. While somebody reads the
 * database so that deleted codes stay in its log, the campaign goes on closing, and the schedule ends it.
 * @param today ISO date in Lima time.
 * @param earlyReason required before the last day is over.
 * @returns null when there is nothing to close.
 */
export async function closeCampaign(
  database: Database,
  campaignId: string,
  today: string,
  earlyReason: string | null,
  by: ClosedBy = { actor: PROGRAM, at: systemClock() },
): Promise<{ kind: CloseOutcome } | null> {
  const kind = await settleCampaign(
    database,
    {
      campaignId,
      today,
      earlyReason,
      noteBegin: (transaction, campaign) =>
        noteOf(by.actor, campaign, 'campaign.closing', by.at, { early: earlyReason !== null })(transaction),
      note: (transaction, campaign, frozen) => {
        const early = campaign.closingReason !== null
        const action = frozen === null ? 'campaign.held-for-population' : 'campaign.closed'
        noteOf(by.actor, campaign, action, by.at, frozen === null ? { early } : { ...frozen, early })(transaction)
      },
    },
    (freezing) =>
      areFew(database, campaignId) && countCodesUpTo(database, campaignId, FEW_CODES) < FEW_CODES
        ? freezeCampaign(database, freezing)
        : besideLoop(database, 'freeze-release', freezing),
  )
  return kind && { kind }
}

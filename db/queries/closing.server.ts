import { and, eq } from 'drizzle-orm'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import type { ProposedAction } from '#surveys/planning/proposal.ts'
import { truncateLog, type Database } from '#db/client.server.ts'
import { insertProposals } from './plans.server.ts'
import { moveWaiting } from './response-buffer.server.ts'
import { insertResponses, listResponses, type StoredResponse } from './responses.server.ts'
import type { ResponsePart } from '#db/schema/campaigns.ts'
import {
  accessCodes,
  campaigns,
  formReceipts,
  invitedAddresses,
  mails,
  releases,
  responses,
  swapLinks,
} from '#db/schema/index.ts'
import { inTransaction, preparedOnce, type Transaction } from '#db/unit-of-work.server.ts'

type Campaign = typeof campaigns.$inferSelect

/** Parts of an answer beside which the sex is kept, each with the sexes that may stay. */
export type KeptSexes = Readonly<Record<ResponsePart, ReadonlySet<string>>>

/** What the rows of a campaign come to: a release, or the wait for a look at the population. */
export type Settlement =
  | {
      readonly kind: 'released'
      readonly release: Release
      readonly digest: string
      readonly keptSexes: KeptSexes
      readonly proposals: readonly ProposedAction[]
    }
  | { readonly kind: 'population-review' }

export type Closing = {
  readonly campaignId: string
  /** Notes the close in the audit log, in its transaction. */
  readonly note: (transaction: Transaction, campaign: Campaign, settlement: Settlement) => void
  /** ISO date in Lima time. */
  readonly today: string
  /** Why before the last day; null when the last day is over. */
  readonly earlyReason: string | null
}

const prepared = preparedOnce(({ $client }) => ({
  eraseSegments: $client.prepare<[string | null, string, Buffer]>(
    'UPDATE responses SET sex = ?, extra_segment = NULL WHERE campaign_id = ? AND id = ?',
  ),
}))

/**
 * Writes the campaign's rows anew in the order of their random keys. Rows that arrived together share pages of
 * the file, and within a page their cells lie in order of arrival (measured); rewriting destroys that order.
 */
function rewriteInKeyOrder(
  transaction: Transaction,
  campaignId: string,
  keptSexes: KeptSexes,
  defences: Defences,
): void {
  const rows = [...listResponses(transaction, campaignId)].map((row) => {
    const sex = row.sex !== null && keptSexes[row.part].has(row.sex) ? row.sex : null
    return defences['segments-erased'] ? { ...row, sex, extraSegment: null } : row
  })
  if (defences['rewritten-in-key-order']) {
    transaction.delete(responses).where(eq(responses.campaignId, campaignId)).run()
    insertResponses(transaction, campaignId, rows)
  } else if (defences['segments-erased']) {
    for (const { id, sex } of rows) prepared(transaction).eraseSegments.run(sex, campaignId, id)
  }
}

/** Deletes codes, links, form ids, addresses and mails of a campaign; runs inside the caller's transaction. */
export function deleteAdmissions(transaction: Transaction, campaignId: string): void {
  for (const table of [mails, accessCodes, swapLinks, formReceipts, invitedAddresses])
    transaction.delete(table).where(eq(table.campaignId, campaignId)).run()
}

function storeRelease(
  transaction: Transaction,
  campaign: Campaign,
  today: string,
  settlement: Extract<Settlement, { kind: 'released' }>,
  defences: Defences,
): void {
  transaction
    .insert(releases)
    .values({
      campaignId: campaign.id,
      entityId: campaign.entityId,
      instrumentSlug: campaign.instrumentSlug,
      releasedOn: today,
      content: settlement.release,
      digest: settlement.digest,
    })
    .run()
  insertProposals(transaction, {
    origin: { campaignId: campaign.id },
    entityId: campaign.entityId,
    today,
    proposals: settlement.proposals,
  })
  rewriteInKeyOrder(transaction, campaign.id, settlement.keptSexes, defences)
}

/**
 * Ends a campaign in one transaction: its rows are settled, the release is frozen, the rows are rewritten in key
 * order without segments, codes and form ids are deleted; then the write-ahead log is emptied.
 * @param defences all, but in a test that takes one away.
 * @returns null when the campaign is not there or not in a state that can be closed.
 */
export async function settleCampaign(
  database: Database,
  closing: Closing,
  settle: (campaign: Campaign, rows: Iterable<StoredResponse>) => Settlement,
  defences: Defences = ALL_DEFENCES,
): Promise<Settlement['kind'] | null> {
  const outcome = inTransaction(
    database,
    (transaction) => {
      const campaign = transaction.select().from(campaigns).where(eq(campaigns.id, closing.campaignId)).get()
      if (!campaign || !['open', 'closing', 'population-review'].includes(campaign.status)) return null
      // What still waits belongs to the result, also what was typed from paper.
      moveWaiting(transaction, campaign.id, 'all', 1, defences)
      const settlement = settle(campaign, listResponses(transaction, campaign.id))
      const status = settlement.kind === 'released' ? 'closed' : 'population-review'
      if (settlement.kind === 'released') storeRelease(transaction, campaign, closing.today, settlement, defences)
      if (defences['admissions-forgotten']) deleteAdmissions(transaction, campaign.id)
      transaction
        .update(campaigns)
        .set({
          status,
          closedOn: campaign.closedOn ?? closing.today,
          closingReason: campaign.closingReason ?? closing.earlyReason,
        })
        .where(and(eq(campaigns.id, campaign.id), eq(campaigns.status, campaign.status)))
        .run()
      closing.note(transaction, campaign, settlement)
      return settlement.kind
    },
    'immediate',
  )
  if (defences['log-emptied']) truncateLog(database)
  return outcome
}

import { and, asc, eq, inArray, ne, notInArray } from 'drizzle-orm'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import type { ProposedAction } from '#surveys/planning/proposal.ts'
import { truncateLog, type Database } from '#db/client.server.ts'
import { insertProposals } from './plans.server.ts'
import { moveWaiting } from './response-buffer.server.ts'
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

type Campaign = typeof campaigns.$inferSelect

export type StoredResponse = {
  readonly answers: Readonly<Record<string, string>>
  readonly sex: string | null
  readonly extraSegment: string | null
  readonly part: ResponsePart
}

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
  readonly note: (transaction: Pick<Database, 'select' | 'insert'>, campaign: Campaign, settlement: Settlement) => void
  /** ISO date in Lima time. */
  readonly today: string
  /** Why before the last day; null when the last day is over. */
  readonly earlyReason: string | null
}

type Row = { id: Buffer; answers: string; sex: string | null; extraSegment: string | null; part: ResponsePart }

function* storedResponses(database: Database, campaignId: string): Generator<StoredResponse> {
  const rows = database.$client
    .prepare<[string], Row>(
      'SELECT id, answers, sex, extra_segment AS extraSegment, part FROM responses WHERE campaign_id = ? ORDER BY id',
    )
    .iterate(campaignId)
  for (const row of rows) yield { ...row, answers: JSON.parse(row.answers) as Record<string, string> }
}

/**
 * Writes the campaign's rows anew in the order of their random keys. Rows that arrived together share pages of
 * the file, and within a page their cells lie in order of arrival (measured); rewriting destroys that order.
 */
function rewriteInKeyOrder(database: Database, campaignId: string, keptSexes: KeptSexes, defences: Defences): void {
  const mine = eq(responses.campaignId, campaignId)
  const rows = database.select().from(responses).where(mine).orderBy(asc(responses.id)).all()
  if (defences['rewritten-in-key-order']) database.delete(responses).where(mine).run()
  const insert = database.$client.prepare<[string, Buffer, string, string | null, string | null, ResponsePart]>(
    'INSERT INTO responses (campaign_id, id, answers, sex, extra_segment, part) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const erase = database.$client.prepare<[string | null, string, Buffer]>(
    'UPDATE responses SET sex = ?, extra_segment = NULL WHERE campaign_id = ? AND id = ?',
  )
  for (const row of rows) {
    const sex = row.sex !== null && keptSexes[row.part].has(row.sex) ? row.sex : null
    const kept = defences['segments-erased'] ? { sex, extraSegment: null } : row
    if (defences['rewritten-in-key-order'])
      insert.run(campaignId, row.id, JSON.stringify(row.answers), kept.sex, kept.extraSegment, row.part)
    else if (defences['segments-erased']) erase.run(sex, campaignId, row.id)
  }
}

/** Mails to people who are invited to answer. */
const INVITING_MAILS = ['swap', 'reminder']

/** Whom a campaign invited must not stand among the sent mails either, unless another campaign still invites her. */
function forgetMails(database: Pick<Database, 'select' | 'delete'>, campaignId: string): void {
  const mine = database
    .select({ address: invitedAddresses.address })
    .from(invitedAddresses)
    .where(eq(invitedAddresses.campaignId, campaignId))
  const elsewhere = database
    .select({ address: invitedAddresses.address })
    .from(invitedAddresses)
    .where(ne(invitedAddresses.campaignId, campaignId))
  database
    .delete(mails)
    .where(
      and(inArray(mails.kind, INVITING_MAILS), inArray(mails.recipient, mine), notInArray(mails.recipient, elsewhere)),
    )
    .run()
}

/** Deletes codes, links, form ids, addresses and mails of a campaign; runs inside the caller's transaction. */
export function forgetAdmissions(database: Pick<Database, 'select' | 'delete'>, campaignId: string): void {
  forgetMails(database, campaignId)
  for (const table of [accessCodes, swapLinks, formReceipts, invitedAddresses])
    database.delete(table).where(eq(table.campaignId, campaignId)).run()
}

function storeRelease(
  database: Database,
  campaign: Campaign,
  today: string,
  settlement: Extract<Settlement, { kind: 'released' }>,
  defences: Defences,
): void {
  database
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
  insertProposals(database, {
    origin: { campaignId: campaign.id },
    entityId: campaign.entityId,
    today,
    proposals: settlement.proposals,
  })
  rewriteInKeyOrder(database, campaign.id, settlement.keptSexes, defences)
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
  const outcome = database.transaction(
    (transaction) => {
      const campaign = transaction.select().from(campaigns).where(eq(campaigns.id, closing.campaignId)).get()
      if (!campaign || !['open', 'closing', 'population-review'].includes(campaign.status)) return null
      // What still waits belongs to the result, also what was typed from paper.
      moveWaiting(database, campaign.id, 'all', 1, defences)
      const settlement = settle(campaign, storedResponses(database, campaign.id))
      const status = settlement.kind === 'released' ? 'closed' : 'population-review'
      if (settlement.kind === 'released') storeRelease(database, campaign, closing.today, settlement, defences)
      if (defences['admissions-forgotten']) forgetAdmissions(database, campaign.id)
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
    { behavior: 'immediate' },
  )
  if (defences['log-emptied']) truncateLog(database)
  return outcome
}

import { randomBytes } from 'node:crypto'
import { truncateLog, type Database } from '#db/client.server.ts'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import type { AdmissionWay, ResponsePart } from '#db/schema/campaigns.ts'
import { countWaiting, moveWaiting, SMALLEST_LOT } from './response-buffer.server.ts'
import { campaigns, entities } from '#db/schema/index.ts'
import { and, eq, ne, sql } from 'drizzle-orm'
import { inSavepoint, inTransaction, preparedOnce, type Transaction } from '#db/unit-of-work.server.ts'

/** A campaign as far as admitting somebody needs it. */
export type AdmittingCampaign = Pick<
  typeof campaigns.$inferSelect,
  | 'id'
  | 'entityId'
  | 'status'
  | 'complaintChannel'
  | 'helpLinesCheckedOn'
  | 'opensOn'
  | 'closesOn'
  | 'selfExtended'
  | 'k'
  | 'instrumentHash'
  | 'extraSegment'
  | 'consentText'
> & { readonly entityName: string; readonly invented: boolean }

/** A campaign and the way by which a code leads to it. */
export type FoundCampaign = { readonly campaign: AdmittingCampaign; readonly way: AdmissionWay }

const columns = {
  id: campaigns.id,
  entityId: campaigns.entityId,
  status: campaigns.status,
  opensOn: campaigns.opensOn,
  closesOn: campaigns.closesOn,
  selfExtended: campaigns.selfExtended,
  k: campaigns.k,
  instrumentHash: campaigns.instrumentHash,
  extraSegment: campaigns.extraSegment,
  consentText: campaigns.consentText,
  complaintChannel: campaigns.complaintChannel,
  helpLinesCheckedOn: campaigns.helpLinesCheckedOn,
  entityName: entities.name,
  invented: entities.invented,
} as const

const prepared = preparedOnce((database) => {
  const byCampaign = database.select(columns).from(campaigns).innerJoin(entities, eq(entities.id, campaigns.entityId))
  const client = database.$client
  return {
    byLink: byCampaign
      .where(and(eq(campaigns.linkCode, sql.placeholder('code')), ne(campaigns.status, 'draft')))
      .prepare(),
    byId: byCampaign.where(eq(campaigns.id, sql.placeholder('id'))).prepare(),
    code: client.prepare<[Buffer], { campaignId: string; batchId: string | null; spent: number }>(
      'SELECT campaign_id AS campaignId, batch_id AS batchId, spent FROM access_codes WHERE mac = ?',
    ),
    swapLink: client.prepare<[Buffer], { campaignId: string; used: number }>(
      'SELECT campaign_id AS campaignId, used FROM swap_links WHERE mac = ?',
    ),
    spend: client.prepare<[Buffer, string]>(
      'UPDATE access_codes SET spent = 1 WHERE mac = ? AND campaign_id = ? AND spent = 0',
    ),
    receipt: client.prepare<[string, Buffer], { contentMac: Buffer }>(
      'SELECT content_mac AS contentMac FROM form_receipts WHERE campaign_id = ? AND form_mac = ?',
    ),
    addReceipt: client.prepare<[string, Buffer, Buffer]>(
      'INSERT INTO form_receipts (campaign_id, form_mac, content_mac) VALUES (?, ?, ?)',
    ),
    addWaiting: client.prepare<[string, Buffer, string, string | null, string | null, ResponsePart]>(
      'INSERT OR IGNORE INTO response_buffer (campaign_id, id, answers, sex, extra_segment, part) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    stored: client.prepare<[string], { count: number }>(
      "SELECT count(*) AS count FROM responses WHERE campaign_id = ? AND part = 'main'",
    ),
    status: client.prepare<[string], { status: string; opensOn: string }>(
      'SELECT status, opens_on AS opensOn FROM campaigns WHERE id = ?',
    ),
  }
})

/** The campaign that a link's code (as it is compared) belongs to; drafts have none. */
export async function findCampaignByLink(database: Database, code: string): Promise<FoundCampaign | null> {
  const campaign = prepared(database).byLink.get({ code })
  return campaign ? { campaign, way: 'single-link' } : null
}

/**
 * The campaign that a one-time code belongs to, free or spent: only a sending tells them apart, for whoever holds a
 * printed list could otherwise count by looking who has answered.
 */
export async function findCampaignByCode(
  database: Database,
  mac: Buffer,
  defences: Defences = ALL_DEFENCES,
): Promise<FoundCampaign | null> {
  const found = prepared(database).code.get(mac)
  if (!found || (found.spent !== 0 && !defences['spent-looks-free'])) return null
  const campaign = prepared(database).byId.get({ id: found.campaignId })
  return campaign ? { campaign, way: found.batchId === null ? 'email-swap' : 'slips' } : null
}

/** The campaign that a link from a mail invites to, used or not: only its button tells, by the same reason. */
export async function findCampaignBySwapLink(
  database: Database,
  mac: Buffer,
  defences: Defences = ALL_DEFENCES,
): Promise<FoundCampaign | null> {
  const link = prepared(database).swapLink.get(mac)
  if (!link || (link.used !== 0 && !defences['spent-looks-free'])) return null
  const campaign = prepared(database).byId.get({ id: link.campaignId })
  return campaign ? { campaign, way: 'email-swap' } : null
}

export type Sending = {
  readonly campaignId: string
  readonly formMac: Buffer
  readonly contentMac: Buffer
  /** Keyed hash of the one-time code; null for a single link. */
  readonly codeMac: Buffer | null
  /** Answers as JSON, without segments. */
  readonly answers: string
  /** Answers of the prevalence part as JSON: a row of its own under another id. */
  readonly experience: string | null
  readonly sex: string | null
  readonly extraSegment: string | null
}

export type SendingOutcome = 'stored' | 'already-stored' | 'other-answers-stored' | 'not-admitted'

function store(transaction: Transaction, sending: Sending): SendingOutcome {
  const { receipt, addReceipt, spend, addWaiting, status } = prepared(transaction)
  const known = receipt.get(sending.campaignId, sending.formMac)
  if (known) return known.contentMac.equals(sending.contentMac) ? 'already-stored' : 'other-answers-stored'
  // Its first day may have come before the scheduler has said so; the caller has looked at the dates.
  if (!['open', 'scheduled'].includes(status.get(sending.campaignId)?.status ?? '')) return 'not-admitted'
  if (sending.codeMac && spend.run(sending.codeMac, sending.campaignId).changes === 0) return 'not-admitted'
  addReceipt.run(sending.campaignId, sending.formMac, sending.contentMac)
  addWaiting.run(sending.campaignId, randomBytes(16), sending.answers, sending.sex, sending.extraSegment, 'main')
  if (sending.experience !== null)
    addWaiting.run(sending.campaignId, randomBytes(16), sending.experience, sending.sex, null, 'experience')
  return 'stored'
}

/**
 * Stores sendings in one transaction that is durable when this returns. The form's id is looked at first, then the
 * code is spent, then the row is written; it waits in the buffer until ten of its campaign do. A fault of one sending
 * undoes that one alone.
 * @returns an outcome, or the fault, for each sending in the order given.
 */
export function storeSendings(
  database: Database,
  sendings: readonly Sending[],
  defences: Defences = ALL_DEFENCES,
): (SendingOutcome | Error)[] {
  const { outcomes, moved } = inTransaction(
    database,
    (transaction) => {
      const outcomes = sendings.map((sending) => {
        try {
          return inSavepoint(transaction, () => store(transaction, sending))
        } catch (error) {
          return error instanceof Error ? error : new Error('unknown')
        }
      })
      const touched = new Set(sendings.map(({ campaignId }) => campaignId))
      const moved = [...touched]
        .map((campaignId) =>
          moveWaiting(transaction, campaignId, 'ready', defences['stored-in-lots'] ? SMALLEST_LOT : 1, defences),
        )
        .includes(true)
      return { outcomes, moved }
    },
    'immediate',
  )
  if (moved) truncateLog(database)
  return outcomes
}

/** Number of people who answered a campaign. Never shown as it is. */
export async function countResponses(database: Database, campaignId: string): Promise<number> {
  const stored = prepared(database).stored.get(campaignId)?.count ?? 0
  return stored + (await countWaiting(database, campaignId))
}

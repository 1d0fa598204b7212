import { setImmediate as othersTurn } from 'node:timers/promises'
import { and, eq, ne, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import type { AdmissionWay } from '#db/schema/campaigns.ts'
import { campaigns, commitments, entities } from '#db/schema/index.ts'
import { preparedOnce } from '#db/unit-of-work.server.ts'
import { waitingOf } from '#db/waiting-file.server.ts'
import { createWhileUnchanged } from '#db/while-unchanged.server.ts'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import { countSheets } from './typed-sheets.server.ts'

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
> & {
  readonly entityName: string
  readonly invented: boolean
  /** Public id of the page that its notice promises, and the day of the promise; both null where it promises none. */
  readonly publicId: string | null
  readonly promisedOn: string | null
}

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
  publicId: commitments.publicId,
  promisedOn: commitments.promisedOn,
} as const

/** Stands in the text of a statement for what is asked. */
const ASKED = '?'

const COLUMNS = Object.entries(columns)

/** A row as it is read a thousand times a second: its columns in the order in which they are asked for. */
function admittingOf(row: readonly unknown[] | undefined): AdmittingCampaign | null {
  if (!row) return null
  const campaign: Record<string, unknown> = {}
  for (const [place, [name, column]] of COLUMNS.entries()) {
    const value = row[place] ?? null
    campaign[name] = value === null ? null : column.mapFromDriverValue(value as never)
  }
  return campaign as AdmittingCampaign
}

const prepared = preparedOnce((database) => {
  const byCampaign = database
    .select(columns)
    .from(campaigns)
    .innerJoin(entities, eq(entities.id, campaigns.entityId))
    .leftJoin(commitments, eq(commitments.campaignId, campaigns.id))
  const client = database.$client
  const one = (where: SQL | undefined) => {
    const { sql: text, params } = byCampaign.where(where).toSQL()
    const statement = client.prepare<unknown[], unknown[]>(text).raw()
    const remembered = createWhileUnchanged<AdmittingCampaign>(client)
    const read = (asked: string) => admittingOf(statement.get(...params.map((each) => (each === ASKED ? asked : each))))
    return (asked: string) => remembered(asked, () => read(asked))
  }
  return {
    byLink: one(and(eq(campaigns.linkCode, ASKED), ne(campaigns.status, 'draft'))),
    byId: one(eq(campaigns.id, ASKED)),
    code: client.prepare<[Buffer], { campaignId: string; batchId: string | null; spent: number }>(
      'SELECT campaign_id AS campaignId, batch_id AS batchId, spent FROM access_codes WHERE mac = ?',
    ),
    swapLink: client.prepare<[Buffer], { campaignId: string; used: number }>(
      'SELECT campaign_id AS campaignId, used FROM swap_links WHERE mac = ?',
    ),
    storedBetween: client.prepare<[string, Buffer, Buffer], { count: number }>(
      "SELECT count(*) AS count FROM responses WHERE campaign_id = ? AND id >= ? AND id < ? AND part = 'main'",
    ),
    storedUpTo: client.prepare<[string, number], { count: number }>(
      "SELECT count(*) AS count FROM (SELECT 1 FROM responses WHERE campaign_id = ? AND part = 'main' LIMIT ?)",
    ),
  }
})

/** The campaign that a link's code (as it is compared) belongs to; drafts have none. */
export async function findCampaignByLink(database: Database, code: string): Promise<FoundCampaign | null> {
  const campaign = prepared(database).byLink(code)
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
  if (!found) return null
  const isSpent = found.spent !== 0 || waitingOf(database).isCodeUsed(found.campaignId, mac)
  if (isSpent && !defences['spent-looks-free']) return null
  const campaign = prepared(database).byId(found.campaignId)
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
  const campaign = prepared(database).byId(link.campaignId)
  return campaign ? { campaign, way: 'email-swap' } : null
}

/** People of a campaign whose sent answers wait. */
function countSent(database: Database, campaignId: string): number {
  return waitingOf(database)
    .listLots(1, campaignId)
    .filter(({ part }) => part.startsWith('main'))
    .reduce((sum, { answers }) => sum + answers.length, 0)
}

/** From so many rows on they are counted in parts: 300,000 at once would keep everybody waiting for a third of a second. */
const MANY_ROWS = 5000
const PARTS = 64
/** Ids are random: between these lie as many as between those. */
const PART_BOUNDS = [...Array.from({ length: PARTS }, (_, part) => Buffer.from([part * 4])), Buffer.alloc(17, 255)]

/**
 * People whose answers are in the database; others are served meanwhile where they are many. Of many, whose answers are moved
 * there meanwhile may be missing. Never shown as it is.
 */
export async function countStored(database: Database, campaignId: string): Promise<number> {
  const { storedUpTo, storedBetween } = prepared(database)
  const few = storedUpTo.get(campaignId, MANY_ROWS)?.count ?? 0
  if (few < MANY_ROWS) return few
  let sum = 0
  for (const [part, from] of PART_BOUNDS.slice(0, PARTS).entries()) {
    sum += storedBetween.get(campaignId, from, PART_BOUNDS[part + 1] ?? from)?.count ?? 0
    await othersTurn()
  }
  return sum
}

/** Number of people who answered a campaign; others are served meanwhile where they are many. Never shown as it is. */
export async function countResponses(database: Database, campaignId: string): Promise<number> {
  const stored = await countStored(database, campaignId)
  return stored + countSent(database, campaignId) + (await countSheets(database, campaignId))
}

/** The same, counted no further than `most`. */
export async function countAnsweredUpTo(database: Database, campaignId: string, most: number): Promise<number> {
  const stored = prepared(database).storedUpTo.get(campaignId, most)?.count ?? 0
  return Math.min(most, stored + countSent(database, campaignId) + (await countSheets(database, campaignId)))
}

import { randomBytes } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import { sexBesideExperience, SEX_STAYS_FROM } from '#db/sex-beside-experience.ts'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import type { AdmissionWay, ResponsePart } from '#db/schema/campaigns.ts'
import type { SendingWriter, WaitingPart } from '#db/waiting-answers.server.ts'
import { waitingOf } from '#db/waiting-file.server.ts'
import { codeLotSize, planMove } from './lots.server.ts'
import { countSheets } from './typed-sheets.server.ts'
import { campaigns, commitments, entities } from '#db/schema/index.ts'
import { and, eq, ne, type SQL } from 'drizzle-orm'
import { preparedOnce } from '#db/unit-of-work.server.ts'

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

type Admitting = {
  readonly status: string
  readonly instrument: string
  readonly women: number
  readonly men: number
}

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
    return (asked: string) => admittingOf(statement.get(...params.map((each) => (each === ASKED ? asked : each))))
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
    stored: client.prepare<[string], { count: number }>(
      "SELECT count(*) AS count FROM responses WHERE campaign_id = ? AND part = 'main'",
    ),
    storedUpTo: client.prepare<[string, number], { count: number }>(
      "SELECT count(*) AS count FROM (SELECT 1 FROM responses WHERE campaign_id = ? AND part = 'main' LIMIT ?)",
    ),
    admitting: client.prepare<[string], Admitting>(
      'SELECT status, instrument_slug AS instrument, population_women AS women, population_men AS men FROM campaigns WHERE id = ?',
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

/**
 * With whom an answer waits. What happened to people waits, and is moved, apart from their other answers; where it
 * keeps the sex, both parts do so by sex, or a lot of ten with one man in it would tell which experience is his.
 */
function waitsWith(
  part: ResponsePart,
  sex: string | null,
  { instrument, women, men }: Admitting,
  defences: Defences,
): WaitingPart {
  const enough = { women: SEX_STAYS_FROM, men: SEX_STAYS_FROM }
  const kept = sexBesideExperience(sex, defences['experience-without-sex'] ? { women, men } : enough)
  return instrument === 'sexual-harassment' && kept !== null ? `${part}:${kept}` : part
}

/** Ids of answers, drawn together: one alone costs nearly as much as all. */
function drawIds(count: number): () => Buffer {
  const drawn = randomBytes(16 * count)
  let next = 0
  return () => drawn.subarray(next, (next += 16))
}

type Storing = { readonly writer: SendingWriter; readonly defences: Defences; readonly nextId: () => Buffer }

function store(database: Database, { writer, defences, nextId }: Storing, sending: Sending): SendingOutcome {
  const { campaignId, formMac, contentMac, codeMac, sex } = sending
  const receipt = writer.findReceipt(campaignId, formMac)
  if (receipt) return receipt.equals(contentMac) ? 'already-stored' : 'other-answers-stored'
  const campaign = prepared(database).admitting.get(campaignId)
  // Its first day may have come before the scheduler has said so; the caller has looked at the dates.
  if (!campaign || !['open', 'scheduled'].includes(campaign.status)) return 'not-admitted'
  if (codeMac) {
    const code = prepared(database).code.get(codeMac)
    if (code?.campaignId !== campaignId || code.spent !== 0 || writer.isCodeUsed(campaignId, codeMac))
      return 'not-admitted'
  }
  // The one statement of a sending that can be refused: what follows is written for all of them together.
  writer.insertReceipt(campaignId, formMac, contentMac)
  if (codeMac) writer.useCode(campaignId, codeMac)
  const answer = { id: nextId(), answers: sending.answers, sex, extraSegment: sending.extraSegment }
  writer.insertAnswer(campaignId, waitsWith('main', sex, campaign, defences), answer)
  if (sending.experience === null) return 'stored'
  const part = waitsWith('experience', sex, campaign, defences)
  const kept = { sex: part === 'experience' ? null : sex, extraSegment: null }
  writer.insertAnswer(campaignId, part, { id: nextId(), answers: sending.experience, ...kept })
  return 'stored'
}

/** What becomes of sendings, in the order given. */
type Outcomes = (SendingOutcome | Error)[]

/** Writes sendings one after the other; a fault of one undoes that one alone. */
function storing(database: Database, sendings: readonly Sending[], defences: Defences) {
  return (writer: SendingWriter): Outcomes => {
    // Two of each at most: the answers, and what happened to the person.
    const of = { writer, defences, nextId: drawIds(2 * sendings.length) }
    return sendings.map((sending) => {
      try {
        return store(database, of, sending)
      } catch (error) {
        return error instanceof Error ? error : new Error('unknown')
      }
    })
  }
}

/**
 * Stores sendings in one commit of the file of waiting answers that is durable when this comes back, while this thread
 * goes on. The form's id is looked at first, then the code is used up, then the answers are written. Nothing of it touches
 * the database: used codes are marked there, and answers moved there, ten together and outside of anybody's reply. A fault
 * of one sending undoes that one alone. Whoever calls waits for the sendings before.
 * @returns an outcome, or the fault, for each sending in the order given.
 */
export async function storeSendingsBeside(
  database: Database,
  sendings: readonly Sending[],
  defences: Defences = ALL_DEFENCES,
): Promise<Outcomes> {
  const outcomes = await waitingOf(database).insertSendingsBeside(
    codeLotSize(defences),
    defences['waiting-in-id-order'],
    storing(database, sendings, defences),
  )
  planMove(database, defences)
  return outcomes
}

/** The same, durable when this returns: for what takes one step after the other. */
export function storeSendings(
  database: Database,
  sendings: readonly Sending[],
  defences: Defences = ALL_DEFENCES,
): Outcomes {
  const outcomes = waitingOf(database).insertSendings(
    codeLotSize(defences),
    defences['waiting-in-id-order'],
    storing(database, sendings, defences),
  )
  planMove(database, defences)
  return outcomes
}

/** People of a campaign whose sent answers wait. */
function countSent(database: Database, campaignId: string): number {
  return waitingOf(database)
    .listLots(1, campaignId)
    .filter(({ part }) => part.startsWith('main'))
    .reduce((sum, { answers }) => sum + answers.length, 0)
}

/** Number of people who answered a campaign. Never shown as it is. Of 300,000 it takes a third of a second. */
export async function countResponses(database: Database, campaignId: string): Promise<number> {
  const stored = prepared(database).stored.get(campaignId)?.count ?? 0
  return stored + countSent(database, campaignId) + (await countSheets(database, campaignId))
}

/** The same, counted no further than `most`. */
export async function countAnsweredUpTo(database: Database, campaignId: string, most: number): Promise<number> {
  const stored = prepared(database).storedUpTo.get(campaignId, most)?.count ?? 0
  return Math.min(most, stored + countSent(database, campaignId) + (await countSheets(database, campaignId)))
}

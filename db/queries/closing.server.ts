import { eq } from 'drizzle-orm'
import { randomBytes } from 'node:crypto'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import type { FittedProposal } from '#surveys/planning/proposal.ts'
import type { Database } from '#db/client.server.ts'
import { emptyLog } from '#db/empty-log.server.ts'
import type { ResponsePart } from '#db/schema/campaigns.ts'
import {
  accessCodes,
  campaigns,
  frozenReleases,
  invitedAddresses,
  mails,
  responses,
  swapLinks,
} from '#db/schema/index.ts'
import { inTransaction, preparedOnce, type Transaction } from '#db/unit-of-work.server.ts'
import { waitingOf } from '#db/waiting-file.server.ts'
import { deleteFrozenRelease, findFrozenRelease, publishRelease } from './frozen-releases.server.ts'
import { moveLots } from './lots.server.ts'
import { moveSheets } from './typed-sheets.server.ts'
import { insertResponseTexts, listResponseTexts, type ResponseText, type StoredResponse } from './responses.server.ts'

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
      readonly proposals: readonly FittedProposal[]
    }
  | { readonly kind: 'population-review' }

/** What a close came to; `unfinished` where somebody still reads what must be gone first. */
export type CloseOutcome = Settlement['kind'] | 'unfinished'

/** What of a settled campaign is noted: its release, or null where it waits for a look at the population. */
export type SettledNote = (
  transaction: Transaction,
  campaign: Campaign,
  frozen: { readonly digest: string; readonly releasedOn: string } | null,
) => void

export type Closing = {
  readonly campaignId: string
  /** Notes that nobody is admitted any more, in the transaction that says so. */
  readonly noteBegin: (transaction: Transaction, campaign: Campaign) => void
  /** Notes the close in the audit log, in its transaction. */
  readonly note: SettledNote
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

/** The same rows under fresh ids and in their order: whoever kept a copy of the file knows the old ones. */
function underFreshIds(rows: readonly ResponseText[]): ResponseText[] {
  const bytes = randomBytes(rows.length * 16)
  return rows
    .map((row, place) => ({ ...row, id: bytes.subarray(place * 16, (place + 1) * 16) }))
    .sort((one, other) => Buffer.compare(one.id, other.id))
}

/** The rows as they are to stand after the close. */
function renewed(rows: readonly ResponseText[], keptSexes: KeptSexes, defences: Defences): readonly ResponseText[] {
  const erased = defences['segments-erased']
    ? rows.map((row) => {
        const sex = row.sex !== null && keptSexes[row.part].has(row.sex) ? row.sex : null
        return { ...row, sex, extraSegment: null }
      })
    : rows
  return defences['rewritten-in-key-order'] && defences['fresh-ids'] ? underFreshIds(erased) : erased
}

/**
 * Writes the campaign's rows anew, as they are to stand. Rows that arrived together share pages of the file, and within
 * a page their cells lie in order of arrival (measured); rewriting destroys that order.
 * @throws where there are not as many as were read.
 */
function rewriteRows(
  transaction: Transaction,
  campaignId: string,
  rows: readonly ResponseText[],
  defences: Defences,
): void {
  if (defences['rewritten-in-key-order']) {
    const deleted = transaction.delete(responses).where(eq(responses.campaignId, campaignId)).run().changes
    if (deleted !== rows.length) throw new Error('Answers came or went while the release was computed')
    insertResponseTexts(transaction, campaignId, rows)
  } else if (defences['segments-erased']) {
    for (const { id, sex } of rows) prepared(transaction).eraseSegments.run(sex, campaignId, id)
  }
}

/** Deletes codes, links, addresses and mails of a campaign; runs inside the caller's transaction. */
export function deleteAdmissions(transaction: Transaction, campaignId: string): void {
  for (const table of [mails, accessCodes, swapLinks, invitedAddresses])
    transaction.delete(table).where(eq(table.campaignId, campaignId)).run()
}

function findCampaignIn(handle: Database | Transaction, campaignId: string): Campaign | undefined {
  return handle.select().from(campaigns).where(eq(campaigns.id, campaignId)).get()
}

/**
 * First step of a close: from here on nobody is admitted, also when the rest takes long or the program stops.
 * @returns whether the campaign is one that can be closed.
 */
export function beginClose(
  database: Database,
  { campaignId, noteBegin, today, earlyReason }: Pick<Closing, 'campaignId' | 'noteBegin' | 'today' | 'earlyReason'>,
): boolean {
  return inTransaction(
    database,
    (transaction) => {
      const campaign = findCampaignIn(transaction, campaignId)
      if (!campaign || !['open', 'closing', 'population-review'].includes(campaign.status)) return false
      if (campaign.status === 'closing' && campaign.closedOn !== null) return true
      transaction
        .update(campaigns)
        .set({
          status: 'closing',
          closedOn: campaign.closedOn ?? today,
          closingReason: campaign.closingReason ?? earlyReason,
        })
        .where(eq(campaigns.id, campaignId))
        .run()
      if (campaign.status === 'open') noteBegin(transaction, campaign)
      return true
    },
    'immediate',
  )
}

/** Second step: what still waits belongs to the result, also what was typed from paper. */
export function moveAll(database: Database, campaignId: string): void {
  moveLots(database, 1, campaignId)
  if (inTransaction(database, (transaction) => moveSheets(transaction, campaignId, 'all', 1), 'immediate'))
    emptyLog(database)
}

/** What answers say, one after another: all of them at once, read, take several times the memory of their text. */
function* readRows(rows: Iterable<ResponseText>): Generator<StoredResponse> {
  for (const { answers, sex, extraSegment, part } of rows)
    yield { answers: JSON.parse(answers) as Record<string, string>, sex, extraSegment, part }
}

/** A campaign whose release is to be computed. @throws where it is not closing any more. */
function requireClosing(transaction: Transaction, campaignId: string): Campaign {
  const campaign = findCampaignIn(transaction, campaignId)
  if (campaign?.status !== 'closing') throw new Error('The campaign is not closing any more')
  return campaign
}

/** What a third step is told: it is data, so that another thread may take it. */
export type Freezing = Pick<Closing, 'campaignId' | 'today'>

/**
 * Third step: the rows are read and settled, and in one transaction the release is frozen where nobody sees it, the
 * rows are rewritten, codes, links and addresses are deleted. What takes long is done before that transaction, so that
 * nobody waits for it who writes; no answer comes or goes meanwhile, for nobody is admitted. A release that is frozen
 * already is left as it is.
 * @returns what the rows came to.
 */
export function freezeRelease(
  database: Database,
  { campaignId, today }: Pick<Closing, 'campaignId' | 'today'>,
  settle: (campaign: Campaign, rows: Iterable<StoredResponse>) => Settlement,
  defences: Defences = ALL_DEFENCES,
): Settlement['kind'] {
  const read = inTransaction(database, (transaction) =>
    findFrozenRelease(transaction, campaignId)
      ? null
      : { campaign: requireClosing(transaction, campaignId), rows: listResponseTexts(transaction, campaignId) },
  )
  if (read === null) return 'released'
  const { campaign, rows } = read
  const settlement = settle(campaign, readRows(rows))
  const toStand = settlement.kind === 'released' ? renewed(rows, settlement.keptSexes, defences) : []
  return inTransaction(
    database,
    (transaction) => {
      if (findFrozenRelease(transaction, campaignId)) return 'released'
      requireClosing(transaction, campaignId)
      if (settlement.kind === 'released') {
        const { release: content, digest, proposals } = settlement
        const { entityId, instrumentSlug } = campaign
        transaction
          .insert(frozenReleases)
          .values({ campaignId, entityId, instrumentSlug, releasedOn: today, content, digest, proposals })
          .run()
        rewriteRows(transaction, campaignId, toStand, defences)
      }
      if (defences['admissions-forgotten']) deleteAdmissions(transaction, campaignId)
      return settlement.kind
    },
    'immediate',
  )
}

/** Fourth step: the file of waiting answers keeps neither receipts nor codes of the campaign. */
export function deleteReceipts(database: Database, campaignId: string, defences: Defences = ALL_DEFENCES): void {
  if (defences['admissions-forgotten']) waitingOf(database).deleteCampaign(campaignId)
}

/** Last step, when nothing of codes and links is left: the release is shown, or the wait for a look at the population. */
export function endClose(
  database: Database,
  { campaignId, note }: Pick<Closing, 'campaignId' | 'note'>,
  kind: Settlement['kind'],
): void {
  inTransaction(
    database,
    (transaction) => {
      const campaign = findCampaignIn(transaction, campaignId)
      if (campaign?.status !== 'closing') throw new Error('The campaign is not closing any more')
      const frozen = findFrozenRelease(transaction, campaignId)
      if (kind === 'released' && frozen) publishRelease(transaction, frozen)
      transaction
        .update(campaigns)
        .set({ status: kind === 'released' ? 'closed' : 'population-review' })
        .where(eq(campaigns.id, campaignId))
        .run()
      deleteFrozenRelease(transaction, campaignId)
      note(transaction, campaign, frozen && { digest: frozen.digest, releasedOn: frozen.releasedOn })
    },
    'immediate',
  )
}

async function takeSteps(
  database: Database,
  closing: Closing,
  freeze: (closing: Freezing) => Settlement['kind'] | Promise<Settlement['kind']>,
  defences: Defences,
): Promise<CloseOutcome | null> {
  const { campaignId, today } = closing
  // Where another process has the answers that wait, nothing is begun.
  waitingOf(database)
  if (!beginClose(database, closing)) return null
  if (!findFrozenRelease(database, campaignId)) moveAll(database, campaignId)
  const kind = await freeze({ campaignId, today })
  deleteReceipts(database, campaignId, defences)
  const isEmpty = defences['log-emptied'] ? emptyLog(database) : true
  if (!isEmpty && defences['log-checked']) return 'unfinished'
  endClose(database, closing, kind)
  return kind
}

/** Closes in progress, by campaign: whoever comes second waits for the first. */
const inProgress = new WeakMap<Database, Map<string, ReturnType<typeof takeSteps>>>()

/**
 * Ends a campaign step by step; one that was begun and not ended is ended, and what was computed is never computed
 * again. It is done, and its release shown, only when nothing of codes and links is left in the write-ahead log.
 * @param freeze does the third step, `freezeRelease`, here or in another thread.
 * @param defences all, but in a test that takes one away.
 * @returns null when the campaign is not there or not in a state that can be closed.
 */
export async function settleCampaign(
  database: Database,
  closing: Closing,
  freeze: (closing: Freezing) => Settlement['kind'] | Promise<Settlement['kind']>,
  defences: Defences = ALL_DEFENCES,
): Promise<CloseOutcome | null> {
  const { campaignId } = closing
  const closes = inProgress.get(database) ?? new Map<string, ReturnType<typeof takeSteps>>()
  inProgress.set(database, closes)
  const running = closes.get(campaignId)
  if (running) return running
  const steps = takeSteps(database, closing, freeze, defences).finally(() => closes.delete(campaignId))
  closes.set(campaignId, steps)
  return steps
}
